/**
 * Marks the places in XML where a document's own words go. docx writes the XML once, with a mark at each place. We cut it at
 * the marks, and each document joins the pieces with its own words, escaped. No value ever passes through docx, because its
 * packer would replace `{…}` within the value.
 */
import { escapeXml } from '../../formats/xml/escape.js';

/** Private-use characters. None of our words contain them, and an organisation's values are never searched for them. */
const OPEN = '\ue000';
const CLOSE = '\ue001';

/** XML cut at its marks. `literals` has one entry more than `names`. */
export interface MarkedXml {
  readonly literals: readonly string[];
  readonly names: readonly string[];
}

/** Gives the mark that stands for a value while docx builds a part. */
export function valueMark(name: string): string {
  return OPEN + name + CLOSE;
}

/** Cuts XML at its marks. */
export function cutAtMarks(xml: string): MarkedXml {
  const pieces = xml.split(/[\ue000\ue001]/u);
  return {
    literals: pieces.filter((_, i) => i % 2 === 0),
    names: pieces.filter((_, i) => i % 2 === 1),
  };
}

/** Joins the pieces behind the first with values, escaped. Throws if a mark has no value, which is a fault in the program. */
export function fillMarks(marked: MarkedXml, values: Readonly<Record<string, string | undefined>>): string {
  let xml = '';
  marked.names.forEach((name, i) => {
    const value = values[name];
    if (value === undefined) throw new Error(`No value for the mark ${name}`);
    xml += escapeXml(value) + (marked.literals[i + 1] ?? '');
  });
  return xml;
}
