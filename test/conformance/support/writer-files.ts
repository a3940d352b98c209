/** Texts of LibreOffice Writer, which it saves as Word files, each with the words that Word shows of it. */

const NAMES = 'urn:oasis:names:tc:opendocument:xmlns';
const NAMESPACES = ['office', 'style', 'text', 'table', 'drawing'].map(
  (name) => `xmlns:${name === 'drawing' ? 'draw' : name}="${NAMES}:${name}:1.0"`,
);

/** A flat file of a text's XML, between two paragraphs. */
export function writerDocument(text: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${NAMESPACES.join(' ')} xmlns:fo="${NAMES}:xsl-fo-compatible:1.0" xmlns:svg="${NAMES}:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="1"/>
<style:style style:name="Frame" style:family="graphic"/>
<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/><text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>
<text:notes-configuration text:note-class="footnote" style:num-format="1"/>
</office:styles>
<office:automatic-styles>
<style:style style:name="Hid" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="Two" style:family="section"><style:section-properties><style:columns fo:column-count="2"/></style:section-properties></style:style>
<style:style style:name="Ends" style:family="paragraph"><style:paragraph-properties><style:tab-stops><style:tab-stop style:position="12cm" style:type="right" style:leader-style="dotted" style:leader-text="."/></style:tab-stops></style:paragraph-properties></style:style>
</office:automatic-styles>
<office:body><office:text>${p('Start')}${text}${p('Finish')}</office:text></office:body></office:document>`;
}

interface WriterFile {
  readonly text: string;
  readonly words: string;
  /** Those of notes. */
  readonly behind?: string;
}

const p = (words: string, style = 'Standard'): string => `<text:p text:style-name="${style}">${words}</text:p>`;
const item = (inner: string): string => `<text:list-item>${inner}</text:list-item>`;
const list = (...items: readonly string[]): string =>
  `<text:list text:style-name="Bullets">${items.map(item).join('')}</text:list>`;
const cell = (inner: string, more = ''): string =>
  `<table:table-cell office:value-type="string"${more}>${inner}</table:table-cell>`;
const row = (...cells: readonly string[]): string => `<table:table-row>${cells.join('')}</table:table-row>`;
const table = (name: string, ...rows: readonly string[]): string =>
  `<table:table table:name="${name}"><table:table-column table:number-columns-repeated="2"/>${rows.join('')}</table:table>`;
const note = (kind: string, inner: string): string =>
  `<text:note text:id="n1" text:note-class="${kind}"><text:note-citation>1</text:note-citation><text:note-body>${inner}</text:note-body></text:note>`;
const frame = (inner: string): string =>
  `<draw:frame draw:style-name="Frame" draw:name="Frame1" text:anchor-type="paragraph" svg:width="6cm"><draw:text-box fo:min-height="2cm">${inner}</draw:text-box></draw:frame>`;

/** By what they hold. */
export const WRITER_FILES: Readonly<Record<string, WriterFile>> = {
  headings: {
    text: `<text:h text:style-name="Heading_20_1" text:outline-level="1">Purpose</text:h>${p('Of it')}`,
    words: 'Purpose Of it',
  },
  'lists within lists': {
    text: list(p('Apple') + list(p('Bramley'), p('Cox')), p('Pear')),
    words: 'Apple Bramley Cox Pear',
  },
  'lists in cells': {
    text: table('A', row(cell(p('Duties')), cell(list(p('Wash'), p('Cook')) + p('Then')))),
    words: 'Duties Wash Cook Then',
  },
  'tables within tables': {
    text: table(
      'A',
      row(cell(p('Out') + table('B', row(cell(p('In')), cell(p('Deep')))) + p('After')), cell(p('Beside'))),
    ),
    words: 'Out In Deep After Beside',
  },
  'merged cells': {
    text: table(
      'A',
      row(cell(p('Wide'), ' table:number-columns-spanned="2"'), '<table:covered-table-cell/>'),
      row(cell(p('Tall'), ' table:number-rows-spanned="2"'), cell(p('Upper'))),
      row('<table:covered-table-cell/>', cell(p('Lower'))),
    ),
    words: 'Wide Tall Upper Lower',
  },
  'a frame': { text: p(`${frame(p('Boxed') + list(p('Listed')))}Anchor`), words: 'Anchor Boxed Listed' },
  'a frame in a cell': {
    text: table('A', row(cell(p(`${frame(p('Boxed'))}Anchor`)), cell(p('Beside')))),
    words: 'Anchor Boxed Beside',
  },
  'a footnote of several paragraphs': {
    text: p(`Said${note('footnote', p('Noted') + p('Twice'))} so`),
    words: 'Said so',
    behind: 'Noted Twice',
  },
  'an endnote': { text: p(`Said${note('endnote', p('Ended'))} so`), words: 'Said so', behind: 'Ended' },
  'a section of two columns': {
    text: `<text:section text:style-name="Two" text:name="S">${p('Left')}${p('Right')}</text:section>`,
    words: 'Left Right',
  },
  'a caption that is counted': {
    text: `${p('Table <text:sequence text:ref-name="refTable0" text:name="Table" text:formula="ooow:Table+1" style:num-format="1">1</text:sequence> of doses')}${table('A', row(cell(p('Morning')), cell(p('Night'))))}`,
    words: 'Table 1 of doses Morning Night',
  },
  'a link and a place': {
    text: p(
      '<text:bookmark text:name="here"/>Read <text:a xlink:type="simple" xlink:href="https://example.org/">online</text:a>',
    ),
    words: 'Read online',
  },
  'a line of a form': { text: p('Signed<text:tab/>', 'Ends'), words: 'Signed' },
  'hidden words': { text: p('Seen <text:span text:style-name="Hid">unseen </text:span>too'), words: 'Seen too' },
  'spaces and breaks': {
    text: p('One<text:s text:c="3"/>two<text:line-break/>three<text:tab/>four'),
    words: 'One two three four',
  },
  placeholders: {
    text: p('For {{org_<text:span text:style-name="Strong">field</text:span>_name}} only'),
    words: 'For Kappa Care only',
  },
};
