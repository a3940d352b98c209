/**
 * Places in ready-made XML where a document's own words go. docx writes the XML once with a mark at each place; the XML
 * is cut at the marks; each document joins the pieces with its words, escaped. No value ever passes through docx, whose
 * packer would replace `{…}` within it.
 */
import { escapeXml } from '../../formats/xml/escape.js';

/** Private-use characters: no wording of ours holds them, and clients' values are never searched for them. */
const OPEN = '\ue000';
const CLOSE = '\ue001';

/** XML with places left open: `literals` has one entry more than `names`. */
export interface Slotted {
  readonly literals: readonly string[];
  readonly names: readonly string[];
}

/** Gives the mark that stands for a value while docx builds a part. */
export function slot(name: string): string {
  return OPEN + name + CLOSE;
}

/** Cuts XML at its marks. */
export function cutAtSlots(xml: string): Slotted {
  const pieces = xml.split(/[\ue000\ue001]/u);
  return {
    literals: pieces.filter((_, i) => i % 2 === 0),
    names: pieces.filter((_, i) => i % 2 === 1),
  };
}

/** Joins the pieces with values, escaped. Throws for a mark that no value is given for: a fault in the program. */
export function fillSlots(slotted: Slotted, values: Readonly<Record<string, string | undefined>>): string {
  let xml = slotted.literals[0] ?? '';
  slotted.names.forEach((name, i) => {
    const value = values[name];
    if (value === undefined) throw new Error(`No value for the slot ${name}`);
    xml += escapeXml(value) + (slotted.literals[i + 1] ?? '');
  });
  return xml;
}
