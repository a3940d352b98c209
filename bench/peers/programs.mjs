/** The peers: each takes a template once, and then fills it with an organisation's values. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import Docxtemplater from 'docxtemplater';
import { TemplateHandler } from 'easy-template-x';
import Handlebars from 'handlebars';
import pdfmake from 'pdfmake';
import PizZip from 'pizzip';
import { pdfmakeDocument } from './templates.mjs';

const FONTS = fileURLToPath(new URL('../../fonts', import.meta.url));

export function handlebars(template) {
  const fill = Handlebars.compile(template);
  // A file is written as bytes.
  return (values) => Buffer.from(fill(values), 'utf8');
}

export function easyTemplate(template) {
  const handler = new TemplateHandler({ delimiters: { tagStart: '{{', tagEnd: '}}' } });
  return (values) => handler.process(template, values);
}

export function docxtemplater(template) {
  return (values) => {
    const filled = new Docxtemplater(new PizZip(template), { delimiters: { start: '{{', end: '}}' } });
    filled.render(values);
    return filled.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' });
  };
}

/** Tagged, as PDF/A-2a asks; the binding takes one standard at a time, so without PDF/UA. */
export function typst(source) {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [FONTS] }] });
  return (values) => {
    const pdf = compiler.pdf(
      { mainFileContent: source, inputs: values },
      { pdfStandard: 'a-2a', creationTimestamp: 0 },
    );
    compiler.evictCache(10);
    return pdf;
  };
}

export function pdfMaker(simple) {
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path.startsWith(FONTS));
  const face = (name) => join(FONTS, `SourceSans3-${name}.ttf`);
  pdfmake.setFonts({
    SourceSans3: { normal: face('Regular'), bold: face('Bold'), italics: face('It'), bolditalics: face('BoldIt') },
  });
  return (values) => pdfmake.createPdf(pdfmakeDocument(simple, values)).getBuffer();
}
