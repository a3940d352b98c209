/** Word files with styles, lists and tables for tests of the tree, and what the tree says in lines. */
import { fillTemplate } from '../../src/fill/fill-template.js';
import { placeOf } from '../../src/model/diagnostic.js';
import { openWordTemplate } from '../../src/read/word/head.js';
import { readWordTemplate } from '../../src/read/word/index.js';
import { type Given, jobOf, organisationOf } from './organisations.js';
import { outlineText } from './outline-text.js';
import { documentXml, relsXml, typesXml, W, wordFile } from './word-file.js';

const style = (id: string, name: string, inner = '', type = 'paragraph', based = '') =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${based ? `<w:basedOn w:val="${based}"/>` : ''}${inner}</w:style>`;

/** Headings under German ids, as a German Word names them; a style based on one; strong and emphatic characters. */
const STYLES = `<w:styles xmlns:w="${W}">
<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>
${style('Standard', 'Normal').replace('<w:style ', '<w:style w:default="1" ')}
${style('Titel', 'Title')}
${style('Caption', 'caption')}
${style('berschrift1', 'heading 1', '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr>')}
${style('berschrift2', 'heading 2', '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr>')}
${style('Own', 'House heading', '', 'paragraph', 'berschrift1')}
${style('Plain', 'Unnumbered', '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr>')}
${style('Grid', 'Table Grid', '<w:tblPr/>', 'table')}
${style('Headed', 'House table', '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="EEEEEE"/></w:tcPr></w:tblStylePr><w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr>', 'table')}
${style('BasedOnHeaded', 'House table 2', '', 'table', 'Headed')}
${style('NotBold', 'Plain table', '<w:tblStylePr w:type="firstCol"><w:rPr><w:b w:val="0"/></w:rPr><w:tblPr/></w:tblStylePr>', 'table', 'Headed')}
${style('Strong', 'Strong', '<w:rPr><w:b/></w:rPr>', 'character')}
${style('Signs', 'Signs', '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>', 'character')}
${style('OwnSigns', 'Own signs', '<w:rPr><w:b/></w:rPr>', 'character', 'Signs')}
${style('SignLine', 'Line of signs', '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>')}
</w:styles>`;

const level = (n: number, format: string, words: string, more = '') =>
  `<w:lvl w:ilvl="${n}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${words}"/><w:pPr><w:ind w:left="${720 * (n + 1)}" w:hanging="360"/></w:pPr></w:lvl>`;

/** 1: headings and clauses; 2: bullets; 3: a, i; 4: the same list as 3 begun anew at 5; 5: legal; 6: bullets of symbol fonts; 7: Chinese. */
const NUMBERING = `<w:numbering xmlns:w="${W}">
<w:abstractNum w:abstractNumId="1">${level(0, 'decimal', '%1.')}${level(1, 'decimal', '%1.%2')}${level(2, 'lowerLetter', '(%3)')}</w:abstractNum>
<w:abstractNum w:abstractNumId="2">${level(0, 'bullet', '')}${level(1, 'bullet', 'o')}</w:abstractNum>
<w:abstractNum w:abstractNumId="3">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '%2.')}</w:abstractNum>
<w:abstractNum w:abstractNumId="5">${level(0, 'upperRoman', 'Part %1')}${level(1, 'decimal', '%1.%2', '<w:isLgl/>')}</w:abstractNum>
<w:abstractNum w:abstractNumId="6"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xFC;"/><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr></w:lvl>${level(1, 'bullet', '&#xF0A7;')}${level(2, 'decimal', '&#xF0A7;%3')}</w:abstractNum>
<w:abstractNum w:abstractNumId="7">${level(0, 'decimal', '第%1')}${level(1, 'decimal', '條%2')}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="5"/></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="6"/></w:num>
<w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num>
</w:numbering>`;

/** A paragraph of a style, perhaps in a list: `para('text', { style, list: [numId, level] })`. */
export function para(
  words: string,
  look: { readonly style?: string; readonly list?: readonly [number, number]; readonly more?: string } = {},
): string {
  const properties =
    (look.style ? `<w:pStyle w:val="${look.style}"/>` : '') +
    (look.list ? `<w:numPr><w:ilvl w:val="${look.list[1]}"/><w:numId w:val="${look.list[0]}"/></w:numPr>` : '') +
    (look.more ?? '');
  const runs = words.startsWith('<') ? words : `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
  return `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}${runs}</w:p>`;
}

interface Parts {
  readonly rels?: Parameters<typeof relsXml>[0];
  readonly files?: Readonly<Record<string, readonly [type: string, content: string | Uint8Array]>>;
}

/** A file around a body. */
export function styledFile(body: string, { rels = [], files = {} }: Parts = {}): Uint8Array {
  const types = Object.fromEntries(
    Object.entries(files)
      .filter(([, [type]]) => type !== '')
      .map(([path, [type]]) => [path, type]),
  );
  return wordFile({
    '[Content_Types].xml': typesXml({
      'word/document.xml': 'document.main',
      'word/styles.xml': 'styles',
      'word/numbering.xml': 'numbering',
      ...types,
    }),
    'word/document.xml': documentXml(body),
    'word/styles.xml': STYLES,
    'word/numbering.xml': NUMBERING,
    'word/_rels/document.xml.rels': relsXml([
      ['s', 'styles', 'styles.xml'],
      ['n', 'numbering', 'numbering.xml'],
      ...rels,
    ]),
    ...Object.fromEntries(Object.entries(files).map(([path, [, content]]) => [path, content])),
  });
}

/** Reads and fills a body; gives the document's lines, and what was complained of. */
export function treeOf(body: string, values: Readonly<Record<string, Given>> = {}, parts: Parts = {}) {
  const opened = openWordTemplate('templates/a.docx', styledFile(body, parts), {
    path: 'templates/a.yaml',
    text: 'title: Care at home\n',
  });
  if (!opened.head || !opened.read) throw new Error(opened.diagnostics.map(({ message }) => message).join('\n'));
  const template = readWordTemplate(opened.head, opened.read);
  if (!template.value) throw new Error(template.diagnostics.map(({ message }) => message).join('\n'));
  const named = Object.fromEntries(Object.entries(values).map(([name, value]) => [`org_field_${name}`, value]));
  const filled = fillTemplate(
    template.value.tree,
    jobOf(organisationOf(named), { ...opened.head, code: 'DC1' }, { control: { code: 'DC1' } }),
  );
  const problems = [...template.diagnostics, ...filled.diagnostics].map(
    (one) => `${placeOf(one).replace('templates/a.docx:', '')} ${one.code}: ${one.message}`,
  );
  return { lines: filled.value ? outlineText(filled.value) : [], document: filled.value, problems };
}
