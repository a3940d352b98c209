/**
 * Tracked changes in a Word file: somebody must decide whether a change that is pending is published. The decision is carried out in
 * every part; without one the file is refused, and read on as if they were accepted, so that other messages can be given.
 */
import { changedPackage } from '../../../../formats/word/changed-package.js';
import { isWordText } from '../../../../formats/word/content-types.js';
import type { WordPackage } from '../../../../formats/word/package.js';
import { parseXmlPlaces } from '../../../../formats/xml/places.js';
import { type Diagnostic, error, note } from '../../../../model/diagnostic.js';
import type { TrackedDecision } from '../../../../model/kept-in-word.js';
import { firstOf, firstWithWords, placeOfFinding } from '../findings.js';
import { withoutUnreferenced } from '../notes.js';
import type { Cleaned } from '../step.js';
import { type ChangeKind, type TrackedChange, trackedChanges } from './found.js';
import { MAY_BE_TRACKED } from './names.js';
import { resolveChanges } from './resolve.js';

/** What to do where nobody has decided. */
export interface Undecided {
  readonly hint: string;
}

/** Carries out a decision; `path` is the file's, for messages. */
export function withoutTrackedChanges(path: string, word: WordPackage, decision: TrackedDecision | Undecided): Cleaned {
  const texts = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const { path: part, xml, contentType } of word.parts.values()) {
    if (xml === undefined || !isWordText(contentType) || !MAY_BE_TRACKED.test(xml)) continue;
    const root = parseXmlPlaces(xml);
    const text = resolveChanges(xml, root, typeof decision === 'string' ? decision : 'accept');
    if (text !== xml) texts.set(part, text);
    const changes = trackedChanges(root);
    if (changes.length > 0) diagnostics.push(changesFound({ path, part, changes }, decision));
  }
  return { package: withoutUnreferenced(word, changedPackage(word, { texts })), diagnostics };
}

interface Found {
  readonly path: string;
  readonly part: string;
  readonly changes: readonly TrackedChange[];
}

const IN_WORDS: readonly (readonly [ChangeKind, string, string])[] = [
  ['insertion', 'an insertion', 'insertions'],
  ['deletion', 'a deletion', 'deletions'],
  ['move', 'a move', 'moves'],
  ['formatting', 'a change of formatting', 'changes of formatting'],
];

function changesFound({ path, part, changes }: Found, decision: TrackedDecision | Undecided): Diagnostic {
  const kinds = IN_WORDS.flatMap(([kind, one, several]) => {
    const ofKind = changes.filter((change) => change.kind === kind);
    if (ofKind.length === 0) return [];
    return [`${ofKind.length === 1 ? one : `${ofKind.length} ${several}`}${inBrackets(firstOf(ofKind))}`];
  });
  const list = kinds.join(', ');
  const place = placeOfFinding(path, part, firstWithWords(changes));
  if (typeof decision !== 'string')
    return error('word-tracked-changes', `Nobody has decided about tracked changes: ${list}`, place, decision);
  const done = decision === 'accept' ? 'accepted' : 'rejected';
  return note('word-tracked-changes', `Tracked changes are ${done}: ${list}`, place);
}

/** `, the first “new”` → ` (the first “new”)` */
function inBrackets(words: string): string {
  return words === '' ? '' : ` (${words.replace(/^[:,] /, '')})`;
}
