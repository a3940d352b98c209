/** What a policy says differently, as a table for people to read: where, what it said, what it says. */
import type { Block, Inline, Inlines } from '../../model/document.js';
import type { MarkedWords } from '../../model/marked-words.js';
import type { WordDifference } from '../../model/word-differences.js';
import type { WhatChangedWords } from '../../model/wording/wording.js';
import { plainParagraph, wideTable, words } from './page.js';

/** More differences than anybody would compare line by line. */
const MOST_SHOWN = 60;

/** The three columns, or behind others, with their widths in hundredths. */
const columnsOf = (say: WhatChangedWords, widths: readonly [number, number, number]): readonly Column[] => [
  [say.where, widths[0]],
  [say.said, widths[1]],
  [say.says, widths[2]],
];

type Column = readonly [heading: string, width: number];

/** Makes the blocks that tell the differences; words that differ are strong. */
export function differenceBlocks(
  differences: readonly WordDifference[] | undefined,
  say: WhatChangedWords,
): readonly Block[] {
  if (!differences) return [plainParagraph(words(say.notKept))];
  if (differences.length === 0) return [plainParagraph(words(say.sameWords))];
  if (differences.length > MOST_SHOWN) return [plainParagraph(words(say.rewritten))];
  return [differenceTable(differences, say)];
}

function differenceTable(differences: readonly WordDifference[], say: WhatChangedWords): Block {
  return wideTable(
    columnsOf(say, [22, 39, 39]),
    differences.map((difference) => differenceCells(difference, say)),
  );
}

function differenceCells(difference: WordDifference, say: WhatChangedWords): readonly Inlines[] {
  return [[words(placeWords(difference, say))], saidCell(difference, say), saysCell(difference, say)];
}

/** Whether details can be told by section: the earlier ones were kept, they show in the text, and they aren't too many. */
export function areTold(details: readonly WordDifference[] | undefined): details is readonly WordDifference[] {
  return details !== undefined && details.length > 0 && details.length <= MOST_SHOWN;
}

/** Makes the blocks that tell in which sections a policy has other details; none where that isn't known. */
export function detailBlocks(details: readonly WordDifference[] | undefined, say: WhatChangedWords): readonly Block[] {
  if (!areTold(details)) return [];
  return [
    wideTable(
      detailColumns(say, [30, 70]),
      details.map((detail) => detailCells(detail, say)),
    ),
  ];
}

/**
 * Details are told as they are now alone: a telephone number or a name of yesterday is one that nobody should use, and may be another
 * organisation's today.
 */
const detailColumns = (say: WhatChangedWords, widths: readonly [number, number]): readonly Column[] => [
  [say.where, widths[0]],
  [say.says, widths[1]],
];

function detailCells(detail: WordDifference, say: WhatChangedWords): readonly Inlines[] {
  return [[words(placeWords(detail, say))], saysCell(detail, say, valueWords)];
}

/** Makes one table of the details of several policies. */
export function detailsTable(
  policyColumn: string,
  policies: readonly { readonly name: Inlines; readonly details: readonly WordDifference[] }[],
  say: WhatChangedWords,
): Block {
  return wideTable(
    [[policyColumn, 26], ...detailColumns(say, [26, 48])],
    policies.flatMap(({ name, details }) => details.map((detail) => [name, ...detailCells(detail, say)])),
  );
}

/** The sections in which something differs, each once, in reading order. */
export function changedPlaces(differences: readonly WordDifference[], say: WhatChangedWords): readonly string[] {
  return [...new Set(differences.map((difference) => placeName(difference, say)))];
}

function placeWords(difference: WordDifference, say: WhatChangedWords): string {
  const { addedBy } = difference;
  const place = placeName(difference, say);
  return addedBy === undefined ? place : say.addedBy(place, addedBy);
}

function placeName({ place, section, isSection }: WordDifference, say: WhatChangedWords): string {
  if (place === 'title') return say.title;
  return place === 'heading' && !isSection ? say.heading : (section ?? say.beginning);
}

function saidCell(difference: WordDifference, say: WhatChangedWords): Inlines {
  const { kind, movedFrom, before, isSection } = difference;
  if (kind === 'added') return [words(say.newHere)];
  if (isSection) return [words(say.movedSection)];
  if (kind === 'moved') return [words(movedFrom === undefined ? say.movedHere : say.movedFrom(movedFrom))];
  return markedRun(before, kind === 'changed');
}

function saysCell({ kind, after }: WordDifference, say: WhatChangedWords, ofChanged = words): Inlines {
  return kind === 'removed' ? [words(say.gone)] : markedRun(after, kind === 'changed', ofChanged);
}

/** Words that differ in a detail are those of a value, which prints as it was typed. */
function valueWords(value: string): Inline {
  return { type: 'text', value, from: 'detail' };
}

/** Words of a passage; what is new or gone as a whole needs no marks. `ofChanged` makes a node of words that differ. */
function markedRun(marked: readonly MarkedWords[], withMarks: boolean, ofChanged = words): Inlines {
  return marked.flatMap((part): readonly Inline[] => {
    const isMarked = part.isChanged && withMarks;
    const ofPart = part.isChanged ? ofChanged : words;
    if (!isMarked && !part.isStruck) return [ofPart(part.words)];
    const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(part.words) ?? [];
    const run: Inline = part.isStruck ? { type: 'styled', style: 'struck', children: [ofPart(inner)] } : ofPart(inner);
    return [
      ...(before === '' ? [] : [words(before)]),
      isMarked ? { type: 'strong', children: [run] } : run,
      ...(after === '' ? [] : [words(after)]),
    ];
  });
}
