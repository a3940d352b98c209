/**
 * The best mix of peers as one run: reads organisations’ files of the working folder, fills the templates of a folder for each, and
 * writes three formats. Arguments: the folder of templates, the folder for documents.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { easyTemplate, handlebars, typst } from './programs.mjs';

const [templates, out] = process.argv.slice(2);

const codes = readdirSync(templates).flatMap((name) => (name.endsWith('.typ') ? [name.replace(/\.typ$/, '')] : []));
const read = (name) => readFileSync(join(templates, name));
const programs = codes.map((code) => ({
  code,
  html: handlebars(read(`${code}.html`).toString()),
  docx: easyTemplate(read(`${code}.docx`)),
  pdf: typst(read(`${code}.typ`).toString()),
}));

for (const file of readdirSync('orgs').filter((name) => name.endsWith('.yaml'))) {
  const { name, phone, registration_no, registered_manager } = parse(readFileSync(join('orgs', file), 'utf8'));
  const manager = `${registered_manager.first_name} ${registered_manager.last_name}`;
  const values = { name, phone, registration: registration_no, manager };
  const folder = join(out, file.replace(/\.yaml$/, ''));
  mkdirSync(folder, { recursive: true });
  for (const { code, html, docx, pdf } of programs) {
    writeFileSync(join(folder, `${code}.html`), html(values));
    writeFileSync(join(folder, `${code}.docx`), await docx(values));
    writeFileSync(join(folder, `${code}.pdf`), pdf(values));
  }
}
