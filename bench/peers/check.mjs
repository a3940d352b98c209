/** Whether what a program made holds the values that it was given. */

import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import PizZip from 'pizzip';

/** Throws, naming the program, where a value is missing from a file's words. */
export async function holdsValues(program, format, bytes, values) {
  const words = squeezed(await WORDS[format](bytes));
  for (const [key, value] of Object.entries(values))
    if (!words.includes(squeezed(value))) throw new Error(`${program}: ${key} (“${value}”) is not in its ${format}`);
}

const squeezed = (text) => text.replace(/\s+/g, '');

const WORDS = {
  html: async (bytes) => new TextDecoder().decode(bytes).replaceAll('&amp;', '&'),
  docx: async (bytes) => {
    const zip = new PizZip(bytes);
    const parts = Object.keys(zip.files).filter((name) => /^word\/(?:document|header\d*|footer\d*)\.xml$/.test(name));
    return parts
      .map((name) =>
        zip
          .file(name)
          .asText()
          .replace(/<[^>]*>/g, ''),
      )
      .join(' ')
      .replaceAll('&amp;', '&');
  },
  pdf: async (bytes) => {
    const pdf = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
    const pages = Array.from({ length: pdf.numPages }, async (_, at) => {
      const { items } = await (await pdf.getPage(at + 1)).getTextContent();
      return items.map(({ str }) => str).join(' ');
    });
    return (await Promise.all(pages)).join(' ');
  },
};
