/** What differs, as data for other programs; docs/diff.md describes it. */

import type { ChangedPassage, ChangedWords } from '../../model/changed-words.js';
import type { ComparedPack, ComparedPolicy } from '../../model/compared-pack.js';

/** What every compared pack says in JSON. */
export function packJson({ policies, same, attachments, written }: ComparedPack) {
  return {
    policies: policies.map(policyJson),
    same,
    attachments: attachments.map(({ attachment: { path, title }, change }) => ({ path, title, change })),
    written,
  };
}

function policyJson({ code, title, titleBefore, change, withdrawn, entries, sections, hasOthers }: ComparedPolicy) {
  return {
    ...(code === undefined ? {} : { code }),
    title,
    ...(titleBefore === undefined ? {} : { titleBefore }),
    change,
    ...(withdrawn ? { withdrawnOn: withdrawn.on, reason: withdrawn.reason, replacedBy: withdrawn.replacedBy } : {}),
    control: entries,
    sections: sections.map(({ name, passages }) => ({ section: name, passages: passages.map(passageJson) })),
    ...(hasOthers ? { otherThanWords: true } : {}),
  };
}

function passageJson({ kind, place, words, move }: ChangedPassage) {
  return {
    change: kind,
    place,
    ...(move ? { move: move.number, elsewhere: move.elsewhere } : {}),
    words: words.map(wordsJson),
  };
}

function wordsJson({ words, mark, isDetail }: ChangedWords) {
  return { text: words, mark: mark ?? 'same', ...(isDetail ? { detail: true } : {}) };
}
