/** Takes the comments out of a Word file: their marks in the text, the parts with their words, and those with their authors' names. */
import { changedPackage } from '../../../formats/word/changed-package.js';
import { isWordText } from '../../../formats/word/content-types.js';
import type { WordPackage, WordPart } from '../../../formats/word/package.js';
import { XmlEdits } from '../../../formats/xml/edits.js';
import { type PlacedElement, parseXmlPlaces, placedChildren } from '../../../formats/xml/places.js';
import { type Diagnostic, note } from '../../../model/diagnostic.js';
import { type Finding, firstOf, firstWithWords, lettersIn, paragraphNumbers, placeOfFinding } from './findings.js';
import type { Cleaned } from './step.js';

/** Their words, what Word keeps beside them (replies, dates), tasks that were given in them, and the people who wrote them. */
const COMMENT_PARTS = /\.comments(?:Extended|Ids|Extensible)?\+xml$|\.(?:people|documenttasks)\+xml$/i;
const COMMENT_TEXTS = /\.comments\+xml$/i;
const MARKS = /[<:]comment(?:RangeStart|RangeEnd|Reference)[\s/>]/;

/** Whether a part belongs to the comments. */
export function isOfComments({ contentType }: WordPart): boolean {
  return COMMENT_PARTS.test(contentType);
}

/** Removes all comments; `path` is the file's, for messages. */
export function withoutComments(path: string, word: WordPackage): Cleaned {
  const parts = [...word.parts.values()];
  const gone = new Set(parts.filter(isOfComments).map((part) => part.path));
  const comments = commentWords(parts);
  const texts = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const part of parts) {
    if (part.xml === undefined || gone.has(part.path) || !isWordText(part.contentType) || !MARKS.test(part.xml))
      continue;
    const { text, findings } = withoutMarks(part.xml, comments);
    texts.set(part.path, text);
    if (findings.length > 0) diagnostics.push(commentsLeftOut(path, part.path, findings));
  }
  const [first] = comments.values();
  const textPart = parts.find(({ contentType }) => COMMENT_TEXTS.test(contentType));
  if (diagnostics.length === 0 && textPart && first !== undefined)
    diagnostics.push(
      commentsLeftOut(
        path,
        textPart.path,
        [...comments.values()].map((words) => ({ words })),
      ),
    );
  return { package: changedPackage(word, { texts, gone }), diagnostics };
}

/** By their ids. */
function commentWords(parts: readonly WordPart[]): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const { xml, contentType } of parts) {
    if (xml === undefined || !COMMENT_TEXTS.test(contentType)) continue;
    for (const comment of placedChildren(parseXmlPlaces(xml), 'w:comment'))
      words.set(comment.attributes.get('w:id') ?? '', lettersIn(comment).trim());
  }
  return words;
}

function withoutMarks(
  xml: string,
  comments: ReadonlyMap<string, string>,
): { readonly text: string; readonly findings: readonly Finding[] } {
  const root = parseXmlPlaces(xml);
  const edits = new XmlEdits(xml);
  const findings: Finding[] = [];
  const numbers = paragraphNumbers(root);
  const walk = (element: PlacedElement): void => {
    for (const child of placedChildren(element)) {
      if (child.name === 'w:commentRangeStart' || child.name === 'w:commentRangeEnd') edits.remove(child);
      else if (child.name === 'w:commentReference') {
        const paragraph = numbers(child);
        const words = comments.get(child.attributes.get('w:id') ?? '') ?? '';
        findings.push({ words, ...(paragraph === undefined ? {} : { paragraph }) });
        edits.remove(isAlone(child, element) ? element : child);
      } else walk(child);
    }
  };
  walk(root);
  return { text: edits.text(), findings };
}

/** Whether a run holds nothing but the reference. */
function isAlone(reference: PlacedElement, run: PlacedElement): boolean {
  return run.name === 'w:r' && placedChildren(run).every((child) => child === reference || child.name === 'w:rPr');
}

function commentsLeftOut(path: string, part: string, findings: readonly Finding[]): Diagnostic {
  const first = firstWithWords(findings);
  const count = findings.length === 1 ? 'a comment' : `${findings.length} comments`;
  const hint = 'Organisations get the document without comments. To keep them, write "keep: [comments]".';
  return note('word-comments', `The file has ${count}${firstOf(findings)}`, placeOfFinding(path, part, first), {
    hint,
  });
}
