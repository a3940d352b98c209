/** Where placeholders may stand in a Word file, each place filled; and what is refused. */
import { describe, expect, it } from 'vitest';
import type { Organisation } from '../../../src/model/organisation.js';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { fillBody, fillFile, wordsOf } from '../../support/fill-word.js';
import { picture } from '../../support/sample-document.js';
import { documentXml, OFFICE, paragraph, relsXml, typesXml, W, wordFile } from '../../support/word-file.js';

const NAME = '{{org_field_name}}';
const part = (root: string, inner: string) => `<w:${root} xmlns:w="${W}" xmlns:r="${OFFICE}">${inner}</w:${root}>`;
const run = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;

/** A file with further parts beside the main one: path → [content type, XML]. */
function withParts(
  parts: Readonly<Record<string, readonly [string, string]>>,
  body = paragraph('Text'),
  rels: Parameters<typeof relsXml>[0] = [],
) {
  const types = Object.fromEntries(Object.entries(parts).map(([path, [type]]) => [path, type]));
  return wordFile({
    '[Content_Types].xml': typesXml({ 'word/document.xml': 'document.main', ...types }),
    'word/document.xml': documentXml(body),
    'word/_rels/document.xml.rels': relsXml(rels),
    ...Object.fromEntries(Object.entries(parts).map(([path, [, xml]]) => [path, xml])),
  });
}

describe('parts of a file', () => {
  it.each([
    ['header1.xml', 'header', part('hdr', paragraph(NAME))],
    ['header2.xml', 'header', part('hdr', paragraph(NAME))],
    ['footer3.xml', 'footer', part('ftr', paragraph(NAME))],
    ['footnotes.xml', 'footnotes', part('footnotes', `<w:footnote w:id="1">${paragraph(NAME)}</w:footnote>`)],
    ['endnotes.xml', 'endnotes', part('endnotes', `<w:endnote w:id="1">${paragraph(NAME)}</w:endnote>`)],
    ['comments.xml', 'comments', part('comments', `<w:comment w:id="1" w:author="x">${paragraph(NAME)}</w:comment>`)],
  ])('are filled: %s', (name, type, xml) => {
    const filled = fillFile(withParts({ [`word/${name}`]: [type, xml] }));
    expect(filled.problems).toEqual([]);
    expect(wordsOf(filled.part(`word/${name}`))).toEqual(['Acme Home Care']);
  });

  it('keep a paragraph where filling leaves none', () => {
    const filled = fillFile(
      withParts({ 'word/header1.xml': ['header', part('hdr', paragraph('{{#if org_field_phone}}x{{/if}}'))] }),
    );
    expect(filled.part('word/header1.xml')).toContain('<w:p></w:p></w:hdr>');
  });

  it('that do not change keep the bytes they were packed in', () => {
    const header = part('hdr', paragraph('Same for all'));
    const bytes = withParts({ 'word/header1.xml': ['header', header] }, paragraph(NAME));
    expect(fillFile(bytes).part('word/header1.xml')).toBe(header);
  });

  it('in which nothing is filled may hold no placeholder', () => {
    const { problems } = fillFile(
      withParts({ 'word/settings.xml': ['settings', part('settings', `<w:x><w:a>{</w:a>{org_field_name}}</w:x>`)] }),
    );
    expect(problems).toEqual([
      'templates/sample.docx word-placeholder-place: A placeholder is in word/settings.xml, which isn’t filled in: {{org_field_name}}',
    ]);
  });

  const A = 'http://schemas.openxmlformats.org/drawingml/2006/main';
  const OFFICE = 'application/vnd.openxmlformats-officedocument.drawingml';
  const words = (...runs: readonly string[]) =>
    `<x:data xmlns:x="urn:x" xmlns:a="${A}"><a:p>${runs.map((one) => `<a:r><a:t>${one}</a:t></a:r>`).join('')}</a:p></x:data>`;
  const shownBy = (xml: string) =>
    withParts(
      {
        'word/diagrams/data1.xml': [`${OFFICE}.diagramData+xml`, xml],
        'word/diagrams/drawing1.xml': ['application/vnd.ms-office.drawingml.diagramDrawing+xml', xml],
      },
      `${paragraph('One')}<w:p><w:r><w:drawing><d:relIds xmlns:d="urn:d" r:dm="rId0"/></w:drawing></w:r></w:p>`,
      [['rId0', 'diagramData', 'diagrams/data1.xml']],
    );

  it.each([
    [words('A {{org_field_name}} b'), 'A placeholder is', '{{org_field_name}}'],
    [words('A {{org_', 'field_', 'name}} b'), 'A placeholder is', '{{org_field_name}}'],
    [
      words('&lt;&lt;org_field_name&gt;&gt;', '&lt;', '&lt;org_field_phone&gt;', '&gt;'),
      'Placeholders are',
      '<<org_field_name>>, <<org_field_phone>>',
    ],
    [
      words('{{#if org_field_name}}', 'A', '{{/if}}', '{{title}}', '{{code}}'),
      'Placeholders are',
      '{{#if org_field_name}}, {{/if}}, {{title}} and 1 more',
    ],
  ])('that are drawn from other data than their words may hold none either: %s', (xml, are, quoted) => {
    expect(fillFile(shownBy(xml)).problems).toEqual([
      `word/document.xml:paragraph 2 word-placeholder-place: ${are} in SmartArt (word/diagrams/data1.xml), which isn’t filled in: ${quoted}`,
    ]);
    const chart = withParts({ 'word/charts/chart1.xml': [`${OFFICE}.chart+xml`, xml] }, paragraph('One'));
    expect(fillFile(chart).problems).toEqual([
      `templates/sample.docx word-placeholder-place: ${are} in a chart (word/charts/chart1.xml), which isn’t filled in: ${quoted}`,
    ]);
  });
});

describe('places in a paragraph', () => {
  it('are filled in content controls, insertions, smart tags and links, and over their borders', () => {
    const sdt = `<w:sdt><w:sdtPr/><w:sdtContent>${run(`In ${NAME}`)}</w:sdtContent></w:sdt>`;
    const ins = `<w:ins w:id="1" w:author="x">${run(`new ${NAME}`)}</w:ins>`;
    const { body } = fillBody(
      `<w:p>${sdt}${ins}<w:hyperlink w:anchor="x">${run('{{org_')}</w:hyperlink>${run('field_name}}')}</w:p>`,
    );
    expect(wordsOf(body)).toEqual(['In Acme Home Carenew Acme Home CareAcme Home Care']);
  });

  it('are filled in deleted words too, so that no placeholder is left in the file', () => {
    const deleted = `<w:del w:id="1" w:author="x"><w:r><w:delText>${NAME}</w:delText></w:r></w:del>`;
    const { body, problems } = fillBody(`<w:p>${run('{{org_')}${deleted}${run('field_name}}')}</w:p>`);
    expect(problems).toEqual([]);
    expect(body).toContain('<w:delText xml:space="preserve">Acme Home Care</w:delText>');
  });

  it('are filled in text boxes and their fallbacks', () => {
    const box = (words: string) => `<w:txbxContent>${paragraph(words)}</w:txbxContent>`;
    const drawn = `<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing>${box(NAME)}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box(NAME)}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const { body } = fillBody(`<w:p>${drawn}${run(`beside ${NAME}`)}</w:p>`);
    expect(body.match(/Acme Home Care/g)).toHaveLength(3);
    expect(body).not.toContain('{{');
  });

  it('are filled in alternative texts', () => {
    const { body } = fillBody(
      `<w:p><w:r><w:drawing><wp:docPr xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" id="1" name="x" descr='Home of ${NAME}'/></w:drawing></w:r></w:p>`,
      {
        name: 'A "B" <C>',
      },
    );
    expect(body).toContain('descr="Home of A &quot;B&quot; &lt;C&gt;"');
  });
});

describe('links', () => {
  const linked = (target: string) =>
    withParts({}, `<w:p><w:hyperlink r:id="rId9">${run('x')}</w:hyperlink></w:p>`, [
      ['rId9', 'hyperlink', target, 'External'],
    ]);
  const target = (bytes: Uint8Array, values: Record<string, string>) => {
    const filled = fillFile(bytes, values);
    return (
      filled.problems[0] ??
      /OrganisationLink1".*Target="([^"]*)"/.exec(filled.part('word/_rels/document.xml.rels'))?.[1]
    );
  };

  it('have their targets filled, each value escaped for its place', () => {
    expect(target(linked('https://example.org/find?q={{org_field_x}}'), { x: 'a&b "c"' })).toBe(
      'https://example.org/find?q=a%26b%20%22c%22',
    );
    expect(target(linked('mailto:%7B%7Borg_field_email%7D%7D'), { email: 'a@example.org' })).toBe(
      'mailto:a@example.org',
    );
    expect(target(linked('{{org_field_website}}'), { website: 'https://example.org/?a=1&b=2' })).toBe(
      'https://example.org/?a=1&amp;b=2',
    );
    expect(target(linked('http://{{org_field_website}}/'), { website: 'https://example.org' })).toBe(
      'https://example.org',
    );
  });

  it('are asked for only where they are reached, and differ for each entry of a list', () => {
    const link = `<w:hyperlink r:id="rId9">${run('write to {{who}}')}</w:hyperlink>`;
    const body = `${paragraph('{{#each org_field_team}}')}<w:p>${link}</w:p>${paragraph('{{/each}}')}${paragraph('End')}`;
    const file = withParts({}, body, [['rId9', 'hyperlink', 'mailto:{{email}}', 'External']]);
    const team = [
      { who: 'Ann', email: 'ann@example.org' },
      { who: 'Bo', email: 'bo@example.org' },
    ];
    const filled = fillFile(file, { team });
    expect(filled.problems).toEqual([]);
    expect(wordsOf(filled.part('word/document.xml'))).toEqual(['write to Ann', 'write to Bo', 'End']);
    const rels = filled.part('word/_rels/document.xml.rels');
    expect([...rels.matchAll(/Id="([^"]*)"[^>]*Target="([^"]*)"/g)].map(([, id, target]) => `${id} ${target}`)).toEqual(
      ['rId9 #', 'rIdOrganisationLink1 mailto:ann@example.org', 'rIdOrganisationLink2 mailto:bo@example.org'],
    );
    expect(filled.part('word/document.xml')).toContain('<w:hyperlink r:id="rIdOrganisationLink2">');
    const unless = `${paragraph('{{#if org_field_phone}}')}<w:p><w:hyperlink r:id="rId9">${run('x')}</w:hyperlink></w:p>${paragraph('{{/if}}')}${paragraph('End')}`;
    expect(
      fillFile(withParts({}, unless, [['rId9', 'hyperlink', 'tel:{{org_field_phone}}', 'External']])).problems,
    ).toEqual([]);
  });

  it('lead to web, mail and telephone alone', () => {
    expect(target(linked('{{org_field_website}}'), { website: 'javascript:alert(1)' })).toContain('link-target');
    expect(target(linked('{{org_field_website}}'), { website: 'file:///etc/passwd' })).toContain('link-target');
  });

  it('in a field’s code are filled, and no value becomes code', () => {
    const code = (words: string) => `<w:r><w:instrText xml:space="preserve">${words}</w:instrText></w:r>`;
    const char = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const field = (...codes: string[]) =>
      `<w:p>${char('begin')}${codes.map(code).join('')}${char('separate')}${run('us')}${char('end')}</w:p>`;
    const link = field(' HYPERLINK "https://example.org/{{org_', 'field_x}}" \\o "tip"');
    expect(fillBody(link, { x: 'a" \\l "b' }).body).toContain(
      '<w:instrText xml:space="preserve"> HYPERLINK &quot;https://example.org/a%22%20%5Cl%20%22b&quot; \\o &quot;tip&quot;</w:instrText>',
    );
    const { problems } = fillBody(field(' IF {{org_field_x}} = 1'), { x: '1' });
    expect(problems[0]).toContain('word-field-code: A placeholder is in the code of a Word field (field IF)');
  });
});

const CORE = (inner: string) =>
  `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${inner}</cp:coreProperties>`;
const CUSTOM = (properties: Readonly<Record<string, string>>) =>
  `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${Object.entries(
    properties,
  )
    .map(
      ([name, value], n) =>
        `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${n + 2}" name="${name}"><vt:lpwstr>${value}</vt:lpwstr></property>`,
    )
    .join('')}</Properties>`;
const CORE_TYPE = 'application/vnd.openxmlformats-package.core-properties+xml';
const CUSTOM_TYPE = 'application/vnd.openxmlformats-officedocument.custom-properties+xml';

describe('properties', () => {
  const file = (body: string) =>
    withParts(
      {
        'docProps/core.xml': [
          CORE_TYPE,
          CORE(
            `<dc:title>Visitors at ${NAME}</dc:title><dc:creator>Jo Bloggs</dc:creator><cp:lastModifiedBy>Jo Bloggs</cp:lastModifiedBy>`,
          ),
        ],
        'docProps/custom.xml': [
          CUSTOM_TYPE,
          CUSTOM({ Client: NAME, Version: '0.1', Mood: 'calm', 'Next review': 'some day' }),
        ],
      },
      body,
    );
  const simple = (code: string, shown: string) =>
    `<w:p><w:fldSimple w:instr="${code}">${run(shown)}</w:fldSimple></w:p>`;

  it('are filled, take the client’s record, and name nobody who wrote the template', () => {
    const filled = fillFile(file(paragraph('x')), {}, {}, { control: { version: '2.3' } });
    expect(filled.part('docProps/core.xml')).toBe(
      CORE(
        '<dc:title>Visitors at Acme Home Care</dc:title><dc:creator>Acme Home Care</dc:creator><cp:lastModifiedBy></cp:lastModifiedBy>',
      ),
    );
    expect(filled.part('docProps/custom.xml')).toBe(
      CUSTOM({ Client: 'Acme Home Care', Version: '2.3', Mood: 'calm', 'Next review': '12 January 2027' }),
    );
  });

  it('are shown anew by the fields that refer to them', () => {
    const filled = fillFile(
      file(
        [
          simple('DOCPROPERTY Client', 'old'),
          simple(' DOCPROPERTY &quot;Next review&quot; \\* MERGEFORMAT', 'old'),
          simple('TITLE', 'old'),
          simple('DOCPROPERTY Mood', 'kept'),
        ].join(''),
      ),
    );
    expect(wordsOf(filled.part('word/document.xml'))).toEqual([
      'Acme Home Care',
      '12 January 2027',
      'Visitors at Acme Home Care',
      'calm',
    ]);
  });

  it('are shown by complex fields in the look of their first letter', () => {
    const char = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const body = `<w:p>${char('begin')}<w:r><w:instrText>DOCPROPERTY Client</w:instrText></w:r>${char('separate')}<w:r><w:rPr><w:b/></w:rPr><w:t>o</w:t></w:r>${run('ld')}${char('end')}</w:p>`;
    const xml = fillFile(file(body)).part('word/document.xml');
    expect(wordsOf(xml)).toEqual(['DOCPROPERTY ClientAcme Home Care']);
    expect(xml).toContain('<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Acme Home Care</w:t></w:r>');
  });
});

describe('the logo', () => {
  const logo: Partial<Organisation> = {
    values: new Map([
      [
        'org_field_logo',
        {
          kind: 'logo',
          picture: picture(300, 100),
          alt: 'Acme’s <oak>',
          span: { source: { path: 'x', text: '' }, start: 0, end: 0 },
        },
      ],
    ]),
  } as never;
  const extent = (xml: string) => /<wp:extent cx="(\d+)" cy="(\d+)"\/>/.exec(xml)?.slice(1).map(Number);

  it('becomes the picture, as high as the theme lets it be, with its alternative text', () => {
    const filled = fillFile(wordFile({ 'word/document.xml': documentXml(paragraph('{{org_field_logo}}')) }), {}, logo);
    const xml = filled.part('word/document.xml');
    const height = DEFAULT_THEME.logo.height * 12_700;
    expect(extent(xml)).toEqual([Math.round(height * 3), Math.round(height)]);
    expect(xml).toContain('descr="Acme’s &lt;oak&gt;"');
    expect(filled.part('word/_rels/document.xml.rels')).toContain('Target="/word/media/organisation-logo.png"');
    expect(filled.part('[Content_Types].xml')).toContain('PartName="/word/media/organisation-logo.png"');
    expect(filled.parts.has('word/media/organisation-logo.png')).toBe(true);
  });

  it('fits its cell and its text box, in proportion', () => {
    const cell = `<w:tbl><w:tr><w:tc><w:tcPr><w:tcW w:w="1216" w:type="dxa"/></w:tcPr>${paragraph('{{org_field_logo}}')}</w:tc></w:tr></w:tbl>`;
    expect(
      extent(fillFile(wordFile({ 'word/document.xml': documentXml(cell) }), {}, logo).part('word/document.xml')),
    ).toEqual([635_000, 211_667]);
    const box = `<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="2000000" cy="391440"/><w:txbxContent>${paragraph('{{org_field_logo}}')}</w:txbxContent></wp:inline></w:drawing></w:r></w:p>`;
    const xml = fillFile(wordFile({ 'word/document.xml': documentXml(box) }), {}, logo).part('word/document.xml');
    expect(extent(xml.slice(xml.indexOf('txbxContent')))).toEqual([900_000, 300_000]);
  });

  it('leaves nothing where the client has none', () => {
    const { body } = fillBody(`${paragraph('A')}${paragraph('{{org_field_logo}}')}${paragraph('B')}`);
    expect(wordsOf(body)).toEqual(['A', 'B']);
  });
});
