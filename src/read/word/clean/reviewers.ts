/**
 * Takes out where else a Word file names the people who worked on it: properties that Outlook leaves when a file is sent for review,
 * ranges that only somebody named may edit, and the people with whom SharePoint shared the file. Authors in the properties are replaced when the file is filled.
 */
import { changedPackage } from '../../../formats/word/changed-package.js';
import { isWordText } from '../../../formats/word/content-types.js';
import type { WordPackage } from '../../../formats/word/package.js';
import { XmlEdits } from '../../../formats/xml/edits.js';
import { type PlacedElement, parseXmlPlaces, placedChildren } from '../../../formats/xml/places.js';
import type { Cleaned } from './step.js';

const SENT_FOR_REVIEW =
  /^_(?:AuthorEmail|AuthorEmailDisplayName|EmailSubject|ReviewingToolsShownOnce|AdHocReviewCycleID|PreviousAdHocReviewCycleID|NewReviewCycle)$/;
const MAY_NAME = /_(?:Author|Email|Reviewing|AdHocReview|PreviousAdHocReview|NewReview)|[<:]permStart\s/;

/** Removes them; organisations' documents look the same without. */
export function withoutReviewers(_: string, word: WordPackage): Cleaned {
  const texts = new Map<string, string>();
  for (const { path, xml, contentType } of word.parts.values()) {
    const isPart = isWordText(contentType) || /custom-properties\+xml$/i.test(contentType);
    if (xml === undefined || !(isPart ? MAY_NAME.test(xml) : isOfSharePoint(xml))) continue;
    const text = withoutNames(xml);
    if (text !== xml) texts.set(path, text);
  }
  return { package: changedPackage(word, { texts }), diagnostics: [] };
}

/** Whether XML holds the properties that SharePoint keeps of a file, and people are among them. */
function isOfSharePoint(xml: string): boolean {
  return xml.includes('/office/2006/metadata/properties') && xml.includes('UserInfo');
}

function withoutNames(xml: string): string {
  const edits = new XmlEdits(xml);
  const editors = new Set<string | undefined>();
  const walk = (element: PlacedElement): void => {
    for (const child of placedChildren(element)) {
      const { name, attributes } = child;
      const id = attributes.get('w:id');
      const isNamed = name === 'w:permStart' && attributes.has('w:ed');
      if (isNamed) editors.add(id);
      const isProperty = name === 'custom:property' && SENT_FOR_REVIEW.test(attributes.get('name') ?? '');
      const isPerson = /^(?:[\w-]+:)?UserInfo$/.test(name);
      if (isNamed || isProperty || isPerson || (name === 'w:permEnd' && editors.has(id))) edits.remove(child);
      else walk(child);
    }
  };
  walk(parseXmlPlaces(xml));
  return edits.isEmpty ? xml : edits.text();
}
