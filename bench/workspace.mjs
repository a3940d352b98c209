/** The workspaces that are measured: starter policies, or two policies of four pages, and as many organisations as are wanted. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { root } from './measure.mjs';
import { FOUR_PAGES } from './policies.mjs';

/**
 * Makes a workspace in a new folder below `below` (the system's own for temporary files, unless told otherwise): eight starter
 * policies, or where `fourPages` is set two of four pages. `setAside` moves what a run has made out of the way. All goes when the bench ends.
 */
export function openBenchWorkspace(organisations, { fourPages = false, below = tmpdir() } = {}) {
  const folder = folderUntilEnd(below, 'policy-bench-');
  mkdirSync(join(folder, 'orgs', 'logos'), { recursive: true });
  mkdirSync(join(folder, 'templates'), { recursive: true });
  if (fourPages) for (const { file, text } of FOUR_PAGES) writeFileSync(join(folder, 'templates', file), text);
  else cpSync(join(root, 'templates'), join(folder, 'templates'), { recursive: true });
  writeFileSync(join(folder, 'policy.yaml'), `template_source: ${fourPages ? 'own' : 'supplied'}\n`);
  const acme = readFileSync(join(root, 'orgs', 'acme.yaml'), 'utf8');
  const logo = readFileSync(join(root, 'orgs', 'logos', 'acme.png'));
  for (let n = 0; n < organisations; n++) {
    writeFileSync(
      join(folder, 'orgs', `${idOf(n)}.yaml`),
      organisationText(fourPages ? withoutRecords(acme) : acme, n),
    );
    if (!fourPages) writeFileSync(join(folder, 'orgs', 'logos', `${idOf(n)}.png`), pictureOf(logo, n));
  }
  const aside = folderUntilEnd(below, 'policy-aside-');
  let count = 0;
  const setAside = (...names) => {
    const place = join(aside, String(count++));
    mkdirSync(place);
    for (const name of names) if (existsSync(join(folder, name))) renameSync(join(folder, name), join(place, name));
  };
  return { folder, setAside };
}

/**
 * Makes a folder that is removed when the bench ends, and not before: for five minutes after files were deleted, ext4 passes over their
 * entries one by one wherever a file is created (`recently_deleted` in Linux's fs/ext4/ialloc.c), so a round would pay for the deletions
 * of the round before it.
 */
export function folderUntilEnd(below, prefix) {
  const folder = mkdtempSync(join(below, prefix));
  folders.push(folder);
  return folder;
}

const folders = [];
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** `org-0012` */
export function idOf(n) {
  return `org-${String(n).padStart(4, '0')}`;
}

const STARTS = ['Aber', 'Bryn', 'Caer', 'Dol', 'Glan', 'Llan', 'Maes', 'Nant', 'Pen', 'Rhos', 'Tre', 'Ynys'];
const ENDS = [
  'afon',
  'coed',
  'du',
  'eglwys',
  'felin',
  'gwyn',
  'helyg',
  'isaf',
  'las',
  'mawr',
  'newydd',
  'onnen',
  'uchaf',
];
const FIRST = [
  'Ana',
  'Bela',
  'Cai',
  'Dewi',
  'Efa',
  'Ffion',
  'Gwen',
  'Huw',
  'Ifan',
  'Jac',
  'Kit',
  'Lowri',
  'Mair',
  'Nia',
  'Osian',
  'Rhys',
];

/** The name of an organisation, which no other has. */
export function nameOf(n) {
  const start = STARTS[n % STARTS.length];
  const end = ENDS[Math.floor(n / STARTS.length) % ENDS.length];
  const series = Math.floor(n / (STARTS.length * ENDS.length));
  return `${start}${end}${series === 0 ? '' : `${ENDS[series % ENDS.length]}`} Home Care`;
}

/** The sample organisation with its own name, people, numbers, addresses and logo. */
function organisationText(acme, n) {
  const name = nameOf(n);
  const surname = (k) => `${STARTS[(n + k) % STARTS.length]}${ENDS[(n * 7 + k) % ENDS.length]}son`;
  const people = [
    ...new Set(
      [...acme.matchAll(/(?:first_name: (\S+)\n\s+last_name: (\S+)|name: (\w+ \w+)\n\s+role)/g)].map(
        ([, first, last, whole]) => whole ?? `${first} ${last}`,
      ),
    ),
  ];
  let text = acme
    .replaceAll('Acme Home Care', name)
    .replaceAll(/\bAcme\b/g, name)
    .replaceAll('acme.example.org', `${idOf(n)}.example.org`)
    .replaceAll('acme.png', `${idOf(n)}.png`)
    .replaceAll('acme-home-care', idOf(n))
    .replaceAll('acme.home.care', idOf(n))
    .replaceAll('SIN-00012345-ACME', `SIN-${String(10_000_000 + n)}-${lettersOf(n)}`)
    .replaceAll('ZA000100', `ZA${String(100_000 + n)}`)
    .replaceAll(': 00000000', `: ${String(10_000_000 + n)}`)
    .replaceAll('Unit 4, Invention House', `${n + 1} ${STARTS[n % STARTS.length]} House`)
    .replaceAll(/029 2018 0(\d{3})/g, (_, end) => telephone(n, Number(end)));
  for (const [k, person] of people.entries()) {
    const [first, last] = person.split(' ');
    const [newFirst, newLast] = [FIRST[(n + k * 5) % FIRST.length], surname(k)];
    text = text
      .replaceAll(person, `${newFirst} ${newLast}`)
      .replaceAll(`first_name: ${first}\n  last_name: ${last}`, `first_name: ${newFirst}\n  last_name: ${newLast}`);
  }
  return text;
}

/** `AAAB`: four letters. */
function lettersOf(n) {
  return [17_576, 676, 26, 1].map((weight) => String.fromCharCode(65 + (Math.floor(n / weight) % 26))).join('');
}

/** A number that no other organisation has. */
function telephone(n, end) {
  const digits = String(20_000_000 + n * 200 + (end % 200)).padStart(8, '0');
  return `029 ${digits.slice(0, 4)} ${digits.slice(4)}`;
}

function withoutRecords(text) {
  return text.slice(0, text.indexOf('# What Acme has recorded')).replace(/^logo.*\n/gm, '');
}

/** The same picture as a file of its own: with a comment that says whose it is. */
function pictureOf(png, n) {
  const data = Buffer.from(`tEXtComment\0${idOf(n)}`, 'latin1');
  const chunk = Buffer.alloc(data.length + 8);
  chunk.writeUInt32BE(data.length - 4, 0);
  data.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(data), data.length + 4);
  const afterHeader = 33;
  return Buffer.concat([png.subarray(0, afterHeader), chunk, png.subarray(afterHeader)]);
}

/** How many files are below a folder, and how many bytes they have. */
export function sizeOf(folder) {
  let files = 0;
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    files += 1;
    bytes += statSync(join(entry.parentPath, entry.name)).size;
  }
  return { files, bytes };
}
