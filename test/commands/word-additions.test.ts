/** Additions to a policy whose template is a Word file: what each organisation’s Word document says. */
import { describe, expect, it } from 'vitest';
import { readZip } from '../../src/formats/zip/read.js';
import { wordsOf } from '../support/fill-word.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';
import { policy } from '../support/policy-call.js';
import { para, styledFile } from '../support/word-tree.js';

const FILES = {
  'policy.yaml': 'formats: [docx, html]\n',
  'templates/DC4-visits.docx': styledFile(
    para('Purpose', { style: 'berschrift1' }) +
      para('Why {{org_field_name}} has visits.') +
      para('Keys', { style: 'berschrift1' }) +
      para('In the safe.'),
  ),
  'templates/DC4-visits.yaml':
    'title: Visits\ncode: DC4\nversion: "1.0"\nreview: {last: 2026-01-12}\nchanges: [{version: "1.0", date: 2026-01-12, note: First.}]\n',
  'orgs/acme.yaml': 'name: Acme <&> Sons\nphone: 029 2018 0100\n',
  'orgs/bala.yaml': 'name: Bala\n',
  'orgs/acme/DC4.additions.md': '<<after "Purpose">>\n\nCall **<<org_field_phone>>**.\n\n<<leave out "Keys">>\n',
};

const docxWords = (world: MemoryWorld, path: string) => {
  const bytes = world.disk.get(`/workspace/${path}`);
  const xml = Buffer.from((bytes && readZip(bytes).get('word/document.xml')) ?? '').toString();
  return wordsOf(/<w:body>([\s\S]*)<\/w:body>/.exec(xml)?.[1] ?? '');
};

describe('an organisation’s additions to a Word template', () => {
  it('are in its Word document, and in nobody else’s', async () => {
    const world = memoryWorld(FILES);
    expect((await policy('render --all', world)).err).not.toContain('error');
    expect(docxWords(world, 'out/acme/docx/DC4-visits.docx')).toEqual([
      'Purpose',
      'Call 029 2018 0100.',
      'Why Acme <&> Sons has visits.',
    ]);
    expect(docxWords(world, 'out/bala/docx/DC4-visits.docx')).toEqual([
      'Purpose',
      'Why Bala has visits.',
      'Keys',
      'In the safe.',
    ]);
  });

  it('leave what its fields show as it is', async () => {
    const named = '<w:p><w:fldSimple w:instr="FILENAME"><w:r><w:t>old.docx</w:t></w:r></w:fldSimple></w:p>';
    const world = memoryWorld({
      ...FILES,
      'templates/DC4-visits.docx': styledFile(
        para('Purpose', { style: 'berschrift1' }) +
          named +
          para('Keys', { style: 'berschrift1' }) +
          para('In the safe.'),
      ),
    });
    await policy('render --all', world);
    expect(docxWords(world, 'out/acme/docx/DC4-visits.docx')).toEqual([
      'Purpose',
      'Call 029 2018 0100.',
      'DC4-visits.docx',
    ]);
  });
});
