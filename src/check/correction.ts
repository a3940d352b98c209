/**
 * Looks at what a correction of the master changed. A correction keeps every approval, so one that touches a number, a date, or
 * what people must, should or must not do is probably none.
 */
import { type Diagnostic, warning } from '../model/diagnostic.js';
import type { MarkedWords } from '../model/marked-words.js';
import { policyName } from '../model/pack.js';
import type { Job } from '../model/plan.js';
import type { WordDifference } from '../model/word-differences.js';

/** Words that decide what is asked of people. Months are told from “may” and “march” by their capital. */
const WEIGHTY: readonly RegExp[] = [
  /\d[\d.,:/]*\d|\d/g,
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|ninety|hundred)\b/gi,
  /\b(?:once|twice)\b/gi,
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/g,
  /\b(?:must|should|not|never|cannot)\b/gi,
  /\b\w+n[’']t\b/gi,
];

/** Warns if the words that a correction changed are of that kind; `differences` are those to the approved text. */
export function weightyCorrection(differences: readonly WordDifference[], job: Job): readonly Diagnostic[] {
  const words = [...new Set(differences.flatMap(weightyWords))];
  if (words.length === 0) return [];
  const { template, organisation } = job;
  const shown = words.slice(0, 6).map((word) => `“${word}”`);
  const message = `A correction of ${policyName(template)} changes ${shown.join(', ')}${words.length > shown.length ? ' and more' : ''} in a text that is approved`;
  return [
    warning('correction-meaning', message, template.source.path, {
      organisation: organisation.id,
      hint: 'If people must now do something else, take "kind: correction" out of the change, so that the new text is approved.',
    }),
  ];
}

/** The words on one side alone. */
function weightyWords({ kind, before, after }: WordDifference): readonly string[] {
  if (kind === 'moved') return [];
  const [earlier, later] = [wordsOf(before), wordsOf(after)];
  return [...without(earlier, later), ...without(later, earlier)];
}

function wordsOf(marked: readonly MarkedWords[]): readonly string[] {
  // What is struck out asks nothing of anybody: a duty that is struck out is gone.
  const changed = marked
    .filter(({ isChanged, isStruck }) => isChanged && !isStruck)
    .map(({ words }) => words.normalize('NFC'));
  return changed.flatMap((words) => WEIGHTY.flatMap((pattern) => words.match(pattern) ?? []));
}

/** The words without as many of them as the others hold. */
function without(words: readonly string[], others: readonly string[]): readonly string[] {
  const rest = others.map((word) => word.toLowerCase());
  return words.filter((word) => {
    const at = rest.indexOf(word.toLowerCase());
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}
