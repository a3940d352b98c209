/** Takes out footnotes, endnotes and comments that nothing refers to any more, since what referred to them was taken out of the text. */
import { changedPackage } from '../../../formats/word/changed-package.js';
import { isWordText } from '../../../formats/word/content-types.js';
import type { WordPackage } from '../../../formats/word/package.js';
import { XmlEdits } from '../../../formats/xml/edits.js';
import { type PlacedElement, parseXmlPlaces, placedChildren } from '../../../formats/xml/places.js';

const REFERENCE = /^w:(footnote|endnote|comment)Reference$/;
const MAY_REFER = /[<:](?:footnote|endnote|comment)Reference[\s/>]/;
const MAY_HOLD_NOTES = /\.(?:footnotes|endnotes|comments)\+xml$/i;

/** Gives `after` without the notes that only `before` refers to. */
export function withoutUnreferenced(before: WordPackage, after: WordPackage): WordPackage {
  if (before === after) return after;
  const still = references(after);
  const lost = new Set([...references(before)].filter((reference) => !still.has(reference)));
  if (lost.size === 0) return after;
  const texts = new Map<string, string>();
  for (const { path, xml, contentType } of after.parts.values()) {
    const mayHold = MAY_HOLD_NOTES.test(contentType) || lostComments(lost, xml);
    if (xml !== undefined && mayHold) texts.set(path, without(xml, lost));
  }
  return changedPackage(after, {
    texts: new Map([...texts].filter(([path, xml]) => xml !== after.parts.get(path)?.xml)),
  });
}

function lostComments(lost: ReadonlySet<string>, xml = ''): boolean {
  return [...lost].some((each) => each.startsWith('comment ')) && /commentRange/.test(xml);
}

/** `footnote 2`, `comment 0` */
function references(word: WordPackage): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (element: PlacedElement): void => {
    const kind = REFERENCE.exec(element.name)?.[1];
    if (kind !== undefined) found.add(`${kind} ${element.attributes.get('w:id')}`);
    for (const child of placedChildren(element)) walk(child);
  };
  for (const { xml, contentType } of word.parts.values())
    if (xml !== undefined && isWordText(contentType) && MAY_REFER.test(xml)) walk(parseXmlPlaces(xml));
  return found;
}

function without(xml: string, lost: ReadonlySet<string>): string {
  const edits = new XmlEdits(xml);
  const walk = (element: PlacedElement): void => {
    for (const child of placedChildren(element)) {
      const kind = /^w:(footnote|endnote|comment)(?:RangeStart|RangeEnd)?$/.exec(child.name)?.[1];
      if (kind !== undefined && lost.has(`${kind} ${child.attributes.get('w:id')}`)) edits.remove(child);
      else walk(child);
    }
  };
  walk(parseXmlPlaces(xml));
  return edits.text();
}
