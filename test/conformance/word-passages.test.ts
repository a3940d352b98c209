/** Passages set in Word templates: the schemas of ISO/IEC 29500, and a program that opens the file and keeps its words. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { inlineText } from '../../src/model/document.js';
import { textsIn } from '../../src/model/walk.js';
import { paragraph } from '../support/word-file.js';
import { fillWithPassages } from '../support/word-passages.js';
import { para, styledFile } from '../support/word-tree.js';
import { scratchFolder, sharedCheck } from './support/documents.js';
import { requirePrograms, run } from './support/programs.js';

beforeAll(() => requirePrograms('python3', 'xmllint', 'soffice', 'pdftotext'));

const PASSAGE = `Call **us** on <<org_field_phone>>, or [write](mailto:a@example.org).

- one
  - two

  1. a
     1. deep

5. five

- [ ] open task

> [!WARNING] Never alone
> Words of it.

| Name | Role |
|---|---:|
| Ann | Lead |

Signed: [__________]
`;

const SECTION =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>';
const table = (inner: string) =>
  '<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid>' +
  `<w:tr><w:tc><w:tcPr/>${paragraph('Left')}</w:tc><w:tc><w:tcPr/>${inner}</w:tc></w:tr></w:tbl>`;

describe('a Word template with passages', async () => {
  const tag = paragraph('{{passage x}}');
  const body = [
    paragraph('Before'),
    tag,
    para('{{passage x}}', { list: [3, 0] }),
    table(tag),
    `<w:p><w:pPr>${SECTION}</w:pPr><w:r><w:t>{{passage x}}</w:t></w:r></w:p>`,
    `<w:p><w:bookmarkStart w:id="4" w:name="mark"/><w:r><w:t>{{passage x}}</w:t></w:r><w:bookmarkEnd w:id="4"/></w:p>`,
    SECTION,
  ].join('');
  const { file, problems, document } = await fillWithPassages(styledFile(body), { x: PASSAGE }, { phone: '029 <&>' });
  const path = join(scratchFolder(), 'filled.docx');
  writeFileSync(path, file ?? new Uint8Array());

  const schemas = sharedCheck('docx-schema-check.py');
  it.skipIf(!schemas.stands)(`holds to the schemas (${schemas.note})`, () => {
    expect(problems).toEqual([]);
    const { stdout } = run('python3', [schemas.script, '-v', path], 120);
    expect(stdout).toContain('1 files, valid 1, invalid 0');
  });

  it('keeps all its words in LibreOffice', () => {
    const profile = `-env:UserInstallation=${pathToFileURL(scratchFolder()).href}`;
    const folder = scratchFolder();
    run('soffice', [profile, '--headless', '--norestore', '--convert-to', 'pdf', '--outdir', folder, path], 120);
    const { stdout } = run('pdftotext', ['-layout', join(folder, 'filled.pdf'), '-'], 60);
    const shown = stdout.replace(/\s/g, '');
    const words = document ? [...textsIn(document.blocks)].map((text) => inlineText([text])) : [];
    expect(words.length).toBeGreaterThan(60);
    for (const word of words.flatMap((each) => each.split(/\s+/))) expect(shown).toContain(word);
    expect(stdout.match(/Never alone/g)).toHaveLength(5);
  });
});
