/**
 * Templates for the peers, made from what this program makes of the same policy: for HTML and DOCX its own output with tags in the
 * place of the values, for PDF the same words in Typst's language, and as pdfmake's document.
 */
import PizZip from 'pizzip';
import { withValues } from './simple.mjs';

/** Handlebars: with this page filled, it is this program's output byte for byte. */
export function htmlTemplate(html, values) {
  return withValues(new TextDecoder().decode(html), values, (key) => `{{${key}}}`);
}

/** A Word file with tags in its body, headers, footers and properties. */
export function docxTemplate(docx, values) {
  const zip = new PizZip(docx);
  for (const { name, dir } of Object.values(zip.files))
    if (!dir && name.endsWith('.xml'))
      zip.file(
        name,
        withValues(zip.file(name).asText(), values, (key) => `{{${key}}}`),
      );
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}

const quoted = (text) => `#${JSON.stringify(text)};`;
const typstRun = ({ text, value, strong }) => {
  const words = text === undefined ? `#v.${value};` : quoted(text);
  return strong ? `#strong[${words}];` : words;
};
const typstRuns = (runs) => `[${runs.map(typstRun).join('')}]`;

function typstBlock({ kind, runs, items, header, rows }) {
  if (kind === 'heading') return `#heading(level: 1)${typstRuns(runs)}`;
  if (kind === 'paragraph') return `#par${typstRuns(runs)}`;
  if (kind === 'list') return `#list(${items.map(typstRuns).join(', ')})`;
  const columns = `(${header.map(() => '1fr').join(', ')})`;
  return `#table(columns: ${columns}, table.header(${header.map(typstRuns).join(', ')}), ${rows.flat().map(typstRuns).join(', ')})`;
}

/** A source for Typst, with the values as its inputs. */
export function typstSource({ organisation, registration, title, control, blocks }) {
  const rows = control.flat().map(typstRuns).join(', ');
  return `#let v = sys.inputs
#set document(title: ${typstRuns(title)}, author: v.name)
#set text(font: "Source Sans 3", size: 10.5pt, lang: "en", region: "GB")
#set par(justify: false)
#set heading(numbering: "1")
#set page(paper: "a4", margin: (x: 2.2cm, y: 2.4cm), header: context if counter(page).get().first() > 1 [#v.name #h(1fr) ${typstRuns(title).slice(1, -1)}], footer: context [Page #counter(page).display("1 of 1", both: true)])
#strong${typstRuns(organisation)}

#par${typstRuns(registration)}

#text(size: 20pt, weight: "bold")${typstRuns(title)}

#table(columns: (1fr, 3fr), ${rows})

${blocks.map(typstBlock).join('\n\n')}
`;
}

const pdfmakeRuns = (runs, values) =>
  runs.map(({ text, value, strong }) => ({ text: text ?? values[value], bold: strong === true }));

function pdfmakeBlock({ kind, runs, items, header, rows }, values, number) {
  if (kind === 'heading') return { text: [`${number} `, ...pdfmakeRuns(runs, values)], style: 'heading' };
  if (kind === 'paragraph') return { text: pdfmakeRuns(runs, values), margin: [0, 0, 0, 6] };
  if (kind === 'list') return { ul: items.map((item) => ({ text: pdfmakeRuns(item, values) })) };
  const body = [header, ...rows].map((row) => row.map((cell) => ({ text: pdfmakeRuns(cell, values) })));
  return { table: { headerRows: 1, widths: header.map(() => '*'), body } };
}

/** A document for pdfmake; it has no templates, so each organisation's is made anew. */
export function pdfmakeDocument({ organisation, registration, title, control, blocks }, values) {
  let number = 0;
  const words = (runs) =>
    pdfmakeRuns(runs, values)
      .map(({ text }) => text)
      .join('');
  return {
    info: { title: words(title), author: values.name },
    pageSize: 'A4',
    header: (page) => (page > 1 ? `${values.name}   ${words(title)}` : ''),
    footer: (page, pages) => `Page ${page} of ${pages}`,
    content: [
      { text: pdfmakeRuns(organisation, values), bold: true },
      { text: pdfmakeRuns(registration, values) },
      { text: words(title), style: 'title' },
      {
        table: {
          widths: ['25%', '75%'],
          body: control.map((row) => row.map((cell) => ({ text: pdfmakeRuns(cell, values) }))),
        },
      },
      ...blocks.map((block) => pdfmakeBlock(block, values, block.kind === 'heading' ? ++number : number)),
    ],
    styles: { title: { fontSize: 20, bold: true }, heading: { fontSize: 14, bold: true, margin: [0, 10, 0, 4] } },
    defaultStyle: { font: 'SourceSans3', fontSize: 10.5 },
  };
}
