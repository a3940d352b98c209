/** What is known of a Word template before it is filled: from the sidecar, from its properties, from its title. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../src/model/diagnostic.js';
import { openWordTemplate } from '../../../src/read/word/head.js';
import { readWordTemplate } from '../../../src/read/word/index.js';
import { runs } from '../../support/tier.js';
import { documentXml, paragraph, relsXml, typesXml, wordFile } from '../../support/word-file.js';

const CORE = 'application/vnd.openxmlformats-package.core-properties+xml';
const CUSTOM = 'application/vnd.openxmlformats-officedocument.custom-properties+xml';

interface Given {
  readonly title?: string;
  readonly custom?: Readonly<Record<string, string>>;
  readonly body?: string;
}

function file({ title, custom = {}, body = paragraph('Text') }: Given): Uint8Array {
  const properties = Object.entries(custom).map(
    ([name, value], n) =>
      `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${n + 2}" name="${name}"><vt:lpwstr>${value}</vt:lpwstr></property>`,
  );
  return wordFile({
    '[Content_Types].xml': typesXml({
      'word/document.xml': 'document.main',
      'docProps/core.xml': CORE,
      'docProps/custom.xml': CUSTOM,
    }),
    'word/document.xml': documentXml(body),
    'docProps/core.xml': `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${title === undefined ? '' : `<dc:title>${title}</dc:title>`}</cp:coreProperties>`,
    'docProps/custom.xml': `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${properties.join('')}</Properties>`,
  });
}

function open(given: Given | Uint8Array, sidecar?: string) {
  const bytes = given instanceof Uint8Array ? given : file(given);
  const beside = sidecar === undefined ? undefined : { path: 'templates/visitors.yaml', text: sidecar };
  const { head, diagnostics } = openWordTemplate('templates/visitors.docx', bytes, beside);
  return { head, problems: diagnostics.map((one) => `${placeOf(one)} ${one.severity} ${one.code}`) };
}

describe('the head of a Word template', () => {
  it('comes from its own properties', () => {
    const { head, problems } = open({
      title: 'Visitors Policy',
      custom: {
        Code: 'DCW90',
        Version: '1.2',
        Owner: 'registered_manager',
        Reviewed: '12 January 2026',
        'Review every': '6 months',
        Nations: 'wales, england',
      },
    });
    expect(problems).toEqual([]);
    expect(head).toMatchObject({
      kind: 'word',
      title: 'Visitors Policy',
      slug: 'visitors',
      code: 'DCW90',
      version: '1.2',
      owner: 'registered_manager',
      reviewLast: { year: 2026, month: 1, day: 12 },
      reviewEvery: { months: 6 },
      nations: ['wales', 'england'],
    });
  });

  it('comes from the sidecar where both say something', () => {
    const { head, problems } = open(
      { title: 'Old', custom: { Code: 'DCW90', Version: '1.2' } },
      'title: Visitors Policy\ncode: DCW91\n',
    );
    expect(problems).toEqual([]);
    expect(head).toMatchObject({ title: 'Visitors Policy', code: 'DCW91', version: '1.2' });
  });

  it('takes no title from what printing to a file leaves behind', () => {
    expect(open({ title: 'Microsoft Word - policy v3 FINAL' }).problems).toEqual([
      'templates/visitors.docx error template-title',
    ]);
  });

  it('is warned of properties that say what it cannot use, at the property', () => {
    const { head, problems } = open({
      title: 'Visitors Policy',
      custom: { Code: 'policy no. 9', Reviewed: 'last spring' },
    });
    expect(problems).toEqual([
      'templates/visitors.docx:docProps/custom.xml:property Code warning invalid-value',
      'templates/visitors.docx:docProps/custom.xml:property Reviewed warning invalid-date',
    ]);
    expect(head?.code).toBeUndefined();
  });

  it('is refused where the sidecar is wrong, at its line', () => {
    expect(open({ title: 'Visitors Policy' }, 'title: Visitors Policy\nreveiw: {}\n').problems).toEqual([
      'templates/visitors.yaml:2:1 error unknown-key',
    ]);
  });

  it('says of a file what it is instead of a Word document', () => {
    expect(open(new TextEncoder().encode('{\\rtf1 x}')).problems).toEqual([
      'templates/visitors.docx error word-unsupported',
    ]);
  });

  it('refuses what fetches from outside, unless the sidecar allows it by name', () => {
    const unsafe = wordFile({
      'word/document.xml': documentXml(
        `${paragraph('x')}<w:p><w:fldSimple w:instr="INCLUDEPICTURE &quot;https://example.org/a.png&quot;"/></w:p>`,
      ),
      'word/_rels/document.xml.rels': relsXml([['rId1', 'frame', 'https://example.org/x.html', 'External']]),
    });
    expect(open(unsafe, 'title: Visitors Policy\n').problems).toEqual([
      'templates/visitors.docx error word-unsafe',
      'templates/visitors.docx error word-unsafe',
    ]);
    expect(open(unsafe, 'title: Visitors Policy\nallows: [frame, INCLUDEPICTURE]\n').problems).toEqual([]);
  });

  it('says once for many links to files that they are refused', () => {
    const rels = Array.from(
      { length: 40 },
      (_, n) => [`rId${n}`, 'hyperlink', `../page${n % 5}.html`, 'External'] as const,
    );
    const linked = wordFile({ 'word/_rels/document.xml.rels': relsXml(rels) });
    const opened = openWordTemplate('templates/visitors.docx', linked, undefined);
    expect(opened.diagnostics.filter(({ code }) => code === 'word-unsafe').map(({ message }) => message)).toEqual([
      'word/document.xml fetches or runs 5 things from outside (hyperlink-file): ../page0.html, ../page1.html, ../page2.html and 2 more',
    ]);
  });
});

describe('any file', () => {
  it('gives a template or a complaint, whatever its XML holds', () => {
    const word = fc.constantFrom(
      '<w:p>',
      '</w:p>',
      '<w:r>',
      '</w:r>',
      '<w:t>',
      '</w:t>',
      '<w:tbl>',
      '</w:tbl>',
      '<w:tr>',
      '</w:tr>',
      '<w:tc>',
      '</w:tc>',
      '{{org_field_name}}',
      '{{#if org_field_phone}}',
      '{{else}}',
      '{{/if}}',
      '{{#each org_field_x}}',
      '{{/each}}',
      '{{',
      '}}',
      '&lt;&lt;',
      '<w:br/>',
      '<w:tab/>',
      '<w:bookmarkStart w:id="1" w:name="x"/>',
      '<w:fldChar w:fldCharType="begin"/>',
      '<w:fldChar w:fldCharType="end"/>',
      '<w:instrText>HYPERLINK "{{x}}"</w:instrText>',
      '<w:sdt><w:sdtContent>',
      '</w:sdtContent></w:sdt>',
      '<w:pPr><w:sectPr/></w:pPr>',
      'words ',
      '<![CDATA[{{org_field_name}}]]>',
      '<!-- x -->',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (pieces) => {
        const bytes = wordFile({ 'word/document.xml': documentXml(balanced(pieces)) });
        const opened = openWordTemplate('templates/x.docx', bytes, { path: 'templates/x.yaml', text: 'title: X\n' });
        if (opened.head && opened.read) expect(readWordTemplate(opened.head, opened.read).value).toBeDefined();
        else expect(opened.diagnostics.length).toBeGreaterThan(0);
      }),
      { numRuns: runs(80, 5_000) },
    );
  });
});

/** The pieces with every element closed that was opened, and no other. */
function balanced(pieces: readonly string[]): string {
  const open: string[] = [];
  let xml = '';
  for (const piece of pieces) {
    const closing = /^<\/(w:\w+)>/.exec(piece)?.[1];
    if (closing && !open.includes(closing)) continue;
    while (closing && open.at(-1) !== closing) xml += `</${open.pop()}>`;
    if (closing) open.pop();
    xml += piece.startsWith('</w:sdtContent') ? '</w:sdtContent></w:sdt>' : piece;
    if (piece.startsWith('</w:sdtContent')) open.pop();
    for (const [, name] of piece.matchAll(/<(w:(?:p|r|t|tbl|tr|tc|sdt|sdtContent))>/g)) open.push(name ?? '');
  }
  while (open.length > 0) xml += `</${open.pop()}>`;
  return xml;
}
