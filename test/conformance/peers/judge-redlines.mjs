/**
 * Hands the Word files of a folder to Docxodus: `node judge-redlines.mjs FOLDER`. Writes each with all changes accepted and with all rejected
 * into the folders `accepted` and `rejected` in it, and what Docxodus lists as revisions, by the file's name, as `revisions.json`.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
// The package's main entry needs a browser.
import { docxDiffAcceptRevisions, docxDiffRejectRevisions, getRevisions, initialize } from 'docxodus/core';

const [folder] = process.argv.slice(2);
for (const name of ['accepted', 'rejected']) mkdirSync(join(folder, name), { recursive: true });
await initialize(new URL('./node_modules/docxodus/dist/wasm/', import.meta.url).href);

const revisions = {};
for (const name of readdirSync(folder).filter((path) => path.endsWith('.docx'))) {
  const file = readFileSync(join(folder, name));
  revisions[name] = await getRevisions(file);
  writeFileSync(join(folder, 'accepted', name), await docxDiffAcceptRevisions(file));
  writeFileSync(join(folder, 'rejected', name), await docxDiffRejectRevisions(file));
}
writeFileSync(join(folder, 'revisions.json'), JSON.stringify(revisions));
