/**
 * Makes all that belongs to a release, in `build/release/`: the package, the portable programs, the list of what they contain, the
 * words of the changelog, and the checksums of the rest.
 * Usage: npm run package:release -- PAGES, the web address of the project's files at this version.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bill, billOfMaterials } from './bill-of-materials.js';
import { LICENCES_FILE, PACKAGES_FILE } from './bundled-packages.js';
import { makePortable } from './make-portable.js';
import { npm } from './npm.js';
import { manifestHere } from './program-files.js';
import { releaseNotes } from './release-notes.js';
import { NODE_VERSION, SYSTEM_NAMES } from './systems.js';

/** Beside the others, but not for people who download a release. */
const NOTES = 'NOTES.md';
const CHECKSUMS = 'SHA256SUMS';

const [pages] = process.argv.slice(2);
if (pages === undefined) {
  console.error('error The web address of the project’s files is missing.');
  console.error('  hint: npm run package:release -- https://github.com/OWNER/NAME/blob/v1.0.0');
  process.exit(2);
}

const manifest = manifestHere();
const notes = releaseNotes(readFileSync('CHANGELOG.md', 'utf8'), manifest.version, pages);
const folder = join('build', 'release');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, NOTES), notes);

npm(['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], 120);
makePortable(manifest, SYSTEM_NAMES, folder);

const installed = Object.keys(manifest.dependencies).map((name) =>
  JSON.parse(readFileSync(join('node_modules', name, 'package.json'), 'utf8')),
);
const builtIn = JSON.parse(readFileSync(join('dist', PACKAGES_FILE), 'utf8'));
const listed: Bill = JSON.parse(npm(['sbom', '--sbom-format', 'cyclonedx'], 120));
const bill = billOfMaterials(listed, [...builtIn, ...installed], NODE_VERSION);
writeFileSync(join(folder, `policy-${manifest.version}.cdx.json`), `${JSON.stringify(bill, null, 2)}\n`);
writeFileSync(join(folder, LICENCES_FILE), readFileSync(join('dist', LICENCES_FILE)));

const sum = (name: string) =>
  createHash('sha256')
    .update(readFileSync(join(folder, name)))
    .digest('hex');
const names = readdirSync(folder)
  .filter((name) => name !== NOTES)
  .sort();
writeFileSync(join(folder, CHECKSUMS), names.map((name) => `${sum(name)}  ${name}\n`).join(''));
console.log(readFileSync(join(folder, CHECKSUMS), 'utf8').trimEnd());
