/** Method 1 finds the placeholders and blocks that documents are filled from: today's readers and its own agree. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { TextPiece } from '../../../src/model/master-text.js';
import { findTags } from '../../../src/read/template/tags.js';
import { openWordTemplate } from '../../../src/read/word/head.js';
import { compileWord } from '../../../src/read/word/template.js';
import { headOfBytes, keptTemplate } from './open-template.js';

const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));
const STARTERS = readdirSync(join(PROJECT, 'templates'), { recursive: true })
  .map(String)
  .filter((path) => /[\\/][^\\/]*\.md$/.test(path) && !/readme\.md$|_passages/i.test(path))
  .map((path) => join(PROJECT, 'templates', path));

function namesIn(pieces: readonly TextPiece[]): readonly string[] {
  return pieces.flatMap((piece) => {
    if (typeof piece === 'string') return [];
    if (piece.kind === 'field') return [piece.name];
    return [piece.name, ...namesIn(piece.kind === 'if' ? piece.then : piece.body), ...namesIn(piece.otherwise)];
  });
}

it.each([...STARTERS, 'every-tag.md', 'notice.txt'])('in %s', (path) => {
  const head = path.includes('templates') ? headOfBytes('starter.md', readFileSync(path)) : keptTemplate(path);
  const { tags } = findTags(head.source, head.bodyStart, head.source.text.length);
  const expected = tags.flatMap(({ form }) => (form.kind === 'field' || form.kind === 'open' ? [form.name] : []));
  const title = namesIn([...head.title.matchAll(/org_field_\w+/g)].map(([name]) => ({ kind: 'field', name })));
  expect(namesIn(head.text.pieces)).toEqual(head.kind === 'text' ? expected : [...title, ...expected]);
});

it.each(['visitors.docx', 'missing.docx'])('in %s', (name) => {
  const bytes = readFileSync(new URL(`templates/${name}`, import.meta.url));
  const { head, read } = openWordTemplate(name, bytes, undefined);
  const used = read ? compileWord(read).uses.map((use) => use.name) : [];
  const names = namesIn(head?.text.pieces ?? []);
  expect(new Set(names.filter((field) => /^(?:org_field_|nation_)/.test(field)))).toEqual(
    new Set(used.filter((field) => /^(?:org_field_|nation_)/.test(field))),
  );
});
