/** The same input gives the same bytes, wherever and in whatever language the machine stands; and nothing is left open. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { expect, inject, it } from 'vitest';
import { readZip } from '../../src/formats/zip/read.js';
import { MANIFEST_FILE } from '../../src/model/manifest.js';
import { parseHtml, wordsOf } from '../support/html-reader.js';
import {
  documentsOf,
  filesBelow,
  isAttachment,
  isBook,
  nameOf,
  SEEDS,
  STATE_FOLDER,
  scratchFolder,
} from './support/documents.js';
import { run } from './support/programs.js';
import { CLIENTS, render, seedArguments } from './support/render-documents.js';

const isManifest = (path: string) => basename(path) === MANIFEST_FILE;

it('writes every planned file and no other but a manifest a client, in all formats', () => {
  const all = filesBelow(inject('documents'));
  const files = all.filter((path) => !isManifest(path));
  expect(files).toEqual([...inject('planned')].sort());
  const clients = files.flatMap((path) => /^(.*\/clients\/[^/]+)\//.exec(path)?.[1] ?? []);
  expect(all.filter(isManifest)).toEqual([...new Set(clients)].sort().map((folder) => join(folder, MANIFEST_FILE)));
  const counts = (['docx', 'pdf', 'html'] as const).map(
    (kind) => documentsOf(kind).filter((path) => !isBook(path)).length,
  );
  expect(new Set(counts).size).toBe(1);
  expect(files.filter((path) => !isBook(path) && !isAttachment(path))).toHaveLength(
    counts.reduce((sum, count) => sum + count, 0),
  );
});

it('writes documents for every sample client', () => {
  const clients = readdirSync('orgs').flatMap((name) => /^([^_.].*)\.yaml$/.exec(name)?.[1] ?? []);
  expect(clients.length).toBeGreaterThan(0);
  const folders = readdirSync(join(inject('documents'), 'clients')).filter((name) => name !== STATE_FOLDER);
  expect(folders.sort()).toEqual(clients.sort());
});

it('gives the same bytes in another time zone and language', () => {
  const folder = scratchFolder();
  const elsewhere = { TZ: 'Pacific/Chatham', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', LANGUAGE: 'tr' };
  render(CLIENTS(join(folder, 'clients')), elsewhere);
  if (existsSync(SEEDS)) render(seedArguments(join(folder, 'samples')), elsewhere);
  const first = filesBelow(inject('documents')).filter((path) => !nameOf(path).startsWith('nodes/'));
  const again = filesBelow(folder);
  expect(again.map((path) => relative(folder, path))).toEqual(first.map((path) => relative(inject('documents'), path)));
  const different = first.filter((path, at) => !readFileSync(path).equals(readFileSync(again[at] ?? '')));
  expect(different.map(nameOf)).toEqual([]);
});

const ZONES = ['Pacific/Kiritimati', 'America/New_York'];
const LANGUAGES = ['en_GB.UTF-8', 'tr_TR.UTF-8'];
/** One document in the process, some, all; clients and formats in another order. */
const SCOPES = [
  ['--all'],
  ['--org', 'ty-gwyn', '--org', 'acme'],
  ['--org', 'acme', '--policy', 'DCW34'],
  ['--all', '--format', 'html'],
  ['--org', 'harbour-home-care', '--format', 'html,pdf,docx', '--as-of', '2031-05-01'],
];

it('gives one hash a file in 20 runs, whatever the zone, the language and what else is rendered', () => {
  const hashes = new Map<string, Set<string>>();
  for (const TZ of ZONES) {
    for (const LANG of LANGUAGES) {
      for (const scope of SCOPES) {
        const folder = scratchFolder();
        render([...scope, '--out', folder], { TZ, LANG, LC_ALL: LANG });
        for (const path of filesBelow(folder)) {
          // Manifest, index and the links between pages say what else was rendered: they are the same for the same scope.
          const namesOthers = /^(?:manifest|index)\.\w+$/.test(basename(path));
          const isAlone = path.endsWith('.html') && scope.includes('--policy');
          const name = `${namesOthers || isAlone ? `${scope.join(' ')} ` : ''}${relative(folder, path)}`;
          const seen = hashes.get(name) ?? new Set();
          hashes.set(name, seen.add(createHash('sha256').update(readFileSync(path)).digest('hex')));
        }
      }
    }
  }
  expect(hashes.size).toBeGreaterThan(0);
  expect([...hashes].filter(([, seen]) => seen.size > 1).map(([name]) => name)).toEqual([]);
});

/** What a reader must never see: a placeholder in any spelling, or what JavaScript prints for nothing. */
const LEFT_OPEN = /\{\{|\}\}|<<|>>|org_field_|\bundefined\b|\bnull\b(?! and void)|\bNaN\b|\[object/;

const TEXTS = {
  html: (path: string) => wordsOf(parseHtml(readFileSync(path, 'utf8'))).join('\n'),
  pdf: (path: string) => run('pdftotext', [path, '-']).stdout,
  docx: (path: string) =>
    [...readZip(readFileSync(path))]
      .filter(([name]) => /^(word|docProps)\/.*\.xml$/.test(name))
      .map(([, bytes]) =>
        Buffer.from(bytes)
          .toString('utf8')
          .replace(/<[^>]*>/g, '')
          .replace(/&[lg]t;/g, (sign) => (sign === '&lt;' ? '<' : '>')),
      )
      .join('\n'),
} as const;

it.each(['docx', 'pdf', 'html'] as const)('leaves no placeholder and no "undefined" in any %s', (kind) => {
  const paths = documentsOf(kind).filter((path) => !nameOf(path).startsWith('nodes/'));
  expect(paths.length).toBeGreaterThan(0);
  for (const path of paths) expect(TEXTS[kind](path).match(LEFT_OPEN), nameOf(path)).toBeNull();
  // The sample of every node says {{not}} on purpose: the check sees it.
  const node = documentsOf(kind).find((path) => nameOf(path) === `nodes/${kind}/every-node.${kind}`) ?? '';
  expect(TEXTS[kind](node)).toMatch(LEFT_OPEN);
});
