/**
 * Content types of the parts of a package, from `[Content_Types].xml` (ISO/IEC 29500-2, 10.1.2.2): by path, or else by the ending
 * of the name. Paths and endings ignore case.
 */
import { parseXml } from '../xml/parse.js';

export const CONTENT_TYPES = '[Content_Types].xml';

/** Gives the content type of a path, `''` for none. */
export type ContentTypes = (path: string) => string;

/** Whether a part is in Word's own XML: text, styles, lists, settings. Others may hold anything. */
export function isWordText(contentType: string): boolean {
  return /wordprocessingml\.[\w.]+\+xml$/i.test(contentType);
}

/** Reads the part's XML. Throws XmlTrouble. */
export function readContentTypes(xml: string): ContentTypes {
  const byEnding = new Map<string, string>();
  const byPath = new Map<string, string>();
  for (const child of parseXml(xml).children) {
    if (typeof child === 'string') continue;
    const { Extension, PartName, ContentType = '' } = child.attributes;
    if (child.name.endsWith('Default') && Extension) byEnding.set(Extension.toLowerCase(), ContentType);
    if (child.name.endsWith('Override') && PartName) byPath.set(PartName.toLowerCase(), ContentType);
  }
  return (path) => {
    const folded = path.toLowerCase();
    return byPath.get(`/${folded}`) ?? byEnding.get(folded.slice(folded.lastIndexOf('.') + 1)) ?? '';
  };
}
