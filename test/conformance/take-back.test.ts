/** A Word file that was edited and saved by LibreOffice is taken back as one that was saved by Word. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { run as policyRun } from '../../src/commands/index.js';
import { EDITED_WORKSPACE, saidIn } from '../support/edited-policy.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';
import { WordEditor } from '../support/word-editor.js';
import { scratchFolder } from './support/documents.js';
import { requirePrograms, run } from './support/programs.js';

beforeAll(() => requirePrograms('soffice'));

const profile = `-env:UserInstallation=${pathToFileURL(scratchFolder()).href}`;
const PATH = '/workspace/out/acme/docx/DC1-lone-working.docx';

async function policy(world: MemoryWorld, line: string) {
  world.printed.out = '';
  world.printed.err = '';
  const code = await policyRun(line.split(' '), world, '1.0.0');
  return { code, ...world.printed };
}

/** The bytes as LibreOffice saves them. */
function savedAgain(bytes: Uint8Array): Uint8Array {
  const [from, to] = [scratchFolder(), scratchFolder()];
  writeFileSync(join(from, 'edited.docx'), bytes);
  run(
    'soffice',
    [profile, '--headless', '--norestore', '--convert-to', 'docx', '--outdir', to, join(from, 'edited.docx')],
    120,
  );
  return new Uint8Array(readFileSync(join(to, 'edited.docx')));
}

async function sentFile(): Promise<Uint8Array> {
  const world = memoryWorld(EDITED_WORKSPACE);
  await policy(world, 'render --all');
  return world.disk.get(PATH) ?? new Uint8Array();
}

it('finds no edit in a file that was only saved', async () => {
  const world = memoryWorld({ ...EDITED_WORKSPACE, 'edited.docx': savedAgain(await sentFile()) });
  const { code, out } = await policy(world, 'take-back edited.docx --org acme');
  expect(out).toContain('Nothing is left to take back');
  expect(code).toBe(0);
});

it('takes back words, items, rows, values and paragraphs', async () => {
  const editor = new WordEditor(await sentFile());
  const at = (words: string) => editor.words().findIndex((each) => each.includes(words));
  editor.replaceIn(at('Keep a blanket'), 'a blanket', 'two blankets');
  editor.addBehind(at('Read the care plan'), 'Wear good shoes');
  editor.remove(at('Take a spare battery'));
  editor.addBehind(at('Everyone learns'), 'And again each spring.');
  editor.addRowBehind(0, 'All of us');
  editor.replaceEverywhere('029 2018 0110', '029 2018 0177');
  const edited = editor.bytes();
  const world = memoryWorld({ ...EDITED_WORKSPACE, 'edited.docx': savedAgain(edited) });
  const { code, out } = await policy(world, 'take-back edited.docx --org acme --accept all');
  expect(code, out).toBe(0);
  await policy(world, 'render --all');
  expect(saidIn(world.disk.get(PATH) ?? new Uint8Array())).toEqual(saidIn(edited));
  expect((await policy(world, 'take-back edited.docx --org acme')).out).toContain('Nothing is left to take back');
});
