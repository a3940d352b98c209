/** One PDF by Typst in a new process of Node, of a text as long as four pages. Argument: the folder that it is written to. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FOUR_PAGES } from '../policies.mjs';

const VALUES = { name: 'Aberafon Home Care', phone: '029 2000 0100', manager: 'Ana Davies' };

/** The first policy of four pages in Typst's language, with its values in it. */
function source() {
  const [{ text }] = FOUR_PAGES;
  const body = text
    .replace(/^---[\s\S]*?---\n/, '')
    .replaceAll('<<org_field_name>>', VALUES.name)
    .replaceAll('<<org_field_phone>>', VALUES.phone)
    .replaceAll('<<org_field_registered_manager>>', VALUES.manager)
    .replaceAll('**', '*')
    .replace(/^## /gm, '= ')
    .replace(/^\|-+.*\n/gm, '')
    .replace(
      /^\| (.*) \|$/gm,
      (_, cells) =>
        `#table(columns: (1fr, 3fr), ${cells
          .split(' | ')
          .map((cell) => `[${cell}]`)
          .join(', ')})`,
    );
  return `#set document(title: "Support Policy")\n#set text(font: "Source Sans 3", lang: "en")\n#set page(paper: "a4")\n${body}`;
}

/** Writes that source to a file. */
export async function writeSource(path) {
  writeFileSync(path, source());
}

const [, program, folder] = process.argv;
if (program === import.meta.filename) {
  const { typst } = await import('./programs.mjs');
  writeFileSync(join(folder, 'one.pdf'), typst(source())(VALUES));
}
