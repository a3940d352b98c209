/**
 * Takes out the template that a Word file was made with (`attachedTemplate`): Word would look for it on the author's disk or server
 * wherever the file is opened.
 */
import { changedPackage } from '../../../formats/word/changed-package.js';
import type { WordPackage, WordPart } from '../../../formats/word/package.js';
import { relationshipName } from '../../../formats/word/relationships.js';
import { XmlEdits } from '../../../formats/xml/edits.js';
import { parseXmlPlaces, placedChildren } from '../../../formats/xml/places.js';
import { note } from '../../../model/diagnostic.js';
import { quoted } from './findings.js';
import type { Cleaned } from './step.js';

/** Removes it; `path` is the file's, for messages. */
export function withoutHouseTemplate(path: string, word: WordPackage): Cleaned {
  const parts = [...word.parts.values()].filter((part) => targets(part).length > 0);
  const [target] = parts.flatMap(targets);
  if (target === undefined) return { package: word, diagnostics: [] };
  const texts = new Map(parts.flatMap(({ path: part, xml }) => (xml === undefined ? [] : [[part, without(xml)]])));
  const message = `The file names the Word template that it was made with: ${quoted(target)}`;
  const hint =
    'Organisations’ documents don’t name it. They have its styles all the same, since these are in the file.';
  return {
    package: changedPackage(word, { texts, unrelated: (_, each) => relationshipName(each) === 'attachedTemplate' }),
    diagnostics: [note('word-house-template', message, path, { hint })],
  };
}

function targets({ relationships }: WordPart): readonly string[] {
  return relationships.filter((each) => relationshipName(each) === 'attachedTemplate').map((each) => each.target);
}

function without(xml: string): string {
  const edits = new XmlEdits(xml);
  for (const setting of placedChildren(parseXmlPlaces(xml), 'w:attachedTemplate')) edits.remove(setting);
  return edits.text();
}
