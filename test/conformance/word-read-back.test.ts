/** A Word document that LibreOffice saved again says the same as the one that the program wrote. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { compareFiles } from '../../src/engine/diff/files/two-packs.js';
import { memoryWorld } from '../support/memory-world.js';
import { documentsOf, scratchFolder } from './support/documents.js';
import { requirePrograms, run } from './support/programs.js';

beforeAll(() => requirePrograms('soffice'));

it('in all its words, in each of an organisation’s policies', async () => {
  const written = documentsOf('docx').filter((path) => /\/acme\/docx\/DCW[^/]*\.docx$/.test(path));
  expect(written.length).toBeGreaterThan(5);
  const saved = scratchFolder();
  const profile = `-env:UserInstallation=${pathToFileURL(scratchFolder()).href}`;
  run('soffice', [profile, '--headless', '--norestore', '--convert-to', 'docx', '--outdir', saved, ...written], 240);
  const bytesOf = (path: string) => new Uint8Array(readFileSync(path));
  const world = memoryWorld(
    Object.fromEntries(
      written.flatMap((path) => [
        [`old/${basename(path)}`, bytesOf(path)],
        [`new/${basename(path)}`, bytesOf(join(saved, basename(path)))],
      ]),
    ),
  );
  const { pack, diagnostics } = await compareFiles(world, { before: 'old', after: 'new' });
  expect(diagnostics).toEqual([]);
  expect(pack).toMatchObject({ policies: [], same: written.length });
});
