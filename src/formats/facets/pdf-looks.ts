/**
 * How a PDF looks and is built: all that can be reached from its catalogue, but for the metadata. Objects are named in the order in which
 * they are reached and streams unpacked, so neither numbers nor packing count.
 */
import { type PdfPart, PdfTrouble, packedStream, streamOf } from '../finished/pdf-objects.js';
import { valueForm } from './pdf-value.js';

/** Of the catalogue: what the file says of itself. */
const OF_ITSELF = new Set(['/Metadata']);
/** Of a stream: how it is packed. */
const PACKING = new Set(['/Length', '/Filter']);
const NOTHING = new Set<string>();

/** Gives the objects in one form; throws PdfTrouble. */
export function pdfLooks(text: string, objects: ReadonlyMap<number, PdfPart>): readonly string[] {
  const catalogue = [...objects].find(([, { head }]) => /\/Type\s*\/Catalog\b/.test(head))?.[0];
  if (catalogue === undefined) throw new PdfTrouble('no catalogue');
  const reached: number[] = [catalogue];
  const names = new Map([[catalogue, 'o0']]);
  const nameObject = (number: number): string => {
    const name = names.get(number) ?? `o${names.size}`;
    if (!names.has(number)) reached.push(number);
    names.set(number, name);
    return name;
  };
  const forms: string[] = [];
  for (let at = 0; at < reached.length; at++) {
    const number = reached[at] ?? 0;
    const part = objects.get(number);
    if (!part) forms.push('null');
    else if (part.stream === undefined)
      forms.push(valueForm(part.head, nameObject, number === catalogue ? OF_ITSELF : NOTHING));
    else forms.push(valueForm(part.head, nameObject, isDeflated(part) ? PACKING : NOTHING), unpacked(text, part));
  }
  return forms;
}

const isDeflated = ({ head }: PdfPart): boolean => head.includes('/FlateDecode');

function unpacked(text: string, part: PdfPart): string {
  return isDeflated(part) ? streamOf(text, part) : packedStream(text, part);
}
