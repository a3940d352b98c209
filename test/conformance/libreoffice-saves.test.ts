/** What LibreOffice saves of our Word files, compared with them: nothing of a starter policy differs, and what it loses of others is named. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { run as runCommand } from '../../src/commands/index.js';
import { memoryWorld } from '../support/memory-world.js';
import { everyNode } from '../support/sample-document.js';
import { documentsOf, scratchFolder } from './support/documents.js';
import { run } from './support/programs.js';
import { wordFile } from './support/redlines.js';

let folder: string;

beforeAll(async () => {
  folder = scratchFolder();
  mkdirSync(join(folder, 'sent'));
  for (const path of documentsOf('docx').filter((each) => /acme.*DCW(?:13|34)-(?!.*glance)/.test(each)))
    writeFileSync(join(folder, 'sent', basename(path)), readFileSync(path));
  writeFileSync(join(folder, 'sent', 'every-node.docx'), await wordFile(everyNode()));
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  const files = ['DCW13-safeguarding-adults', 'DCW34-confidentiality-and-data-protection', 'every-node'].map((name) =>
    join(folder, 'sent', `${name}.docx`),
  );
  const form = 'docx:MS Word 2007 XML';
  run('soffice', [profile, '--headless', '--convert-to', form, '--outdir', join(folder, 'saved'), ...files], 180);
});

async function compared(name: string): Promise<string> {
  const [sent, saved] = ['sent', 'saved'].map((of) => readFileSync(join(folder, of, `${name}.docx`)));
  if (!sent || !saved) throw new Error(`${name} wasn’t saved`);
  const world = memoryWorld({ 'sent.docx': sent, 'saved.docx': saved });
  expect(await runCommand(['diff', 'sent.docx', 'saved.docx'], world, '1.0.0'), world.printed.err).toBe(0);
  return world.printed.out + world.printed.err;
}

it.each(['DCW13-safeguarding-adults', 'DCW34-confidentiality-and-data-protection'])(
  '%s says the same',
  async (name) => {
    expect(await compared(name)).toBe('sent.docx → saved.docx  no differences\n');
  },
);

it('names what is lost of a document that has everything: only that a row in a cell’s table heads it', async () => {
  // Its words went from the header row and came in a row like others.
  expect(await compared('every-node')).toBe(
    [
      'sent.docx → saved.docx  1 policy changed',
      '',
      'DCW1 Sample Policy',
      '  1.1.1.1.1 Deepest',
      '  ~ A warning sign Signed | Whom [-Name | Number-] {+Name | Number+} Ann | 01632 960001',
      '',
    ].join('\n'),
  );
});
