/** Compares what is around a policy's text: the name and number above the title, the title, document control, headers and footers. */
import { equalForm } from '../../model/equal-form.js';
import type { EditedWord } from './edited-word.js';
import type { UnplacedEdit } from './merge-text.js';
import type { RunMerging } from './run-merging.js';
import type { SentText } from './sent-text.js';

type HeadPart = keyof EditedWord['head'];

/** Lists what changed there; values that changed are told to `changed`, which says whether they stay. */
export function editsAroundText(
  sent: SentText,
  came: EditedWord,
  changed: RunMerging['changed'],
): readonly UnplacedEdit[] {
  const { word } = sent;
  const parts: readonly HeadPart[] = ['organisation', 'registration'];
  const head = parts
    .filter((part) => came.head[part] !== '' && !isHeadTaken(part, sent, came, changed))
    .map((part): UnplacedEdit => ({ reason: 'control', words: came.head[part] }));
  const title: readonly UnplacedEdit[] =
    isSameLine(word.title, came.title) || came.title === '' ? [] : [{ reason: 'title', words: came.title }];
  const others = (reason: 'control' | 'furniture') =>
    came[reason]
      .filter((line) => !word[reason].some((other) => isSameLine(line, other)) && !isOfEarlierRecord(line, sent, came))
      .map((words): UnplacedEdit => ({ reason, words }));
  return [...head, ...title, ...others('control'), ...others('furniture')];
}

function isSameLine(line: string, other: string): boolean {
  return equalForm(line) === equalForm(other);
}

/** Whether all that changed in the organisation's name or its registration number, above the title, is a value. */
function isHeadTaken(part: HeadPart, sent: SentText, came: EditedWord, changed: RunMerging['changed']): boolean {
  const [before, after] = [sent.word.head[part], came.head[part]];
  if (isSameLine(before, after)) return true;
  const text = sent.document.masthead[part];
  const { top } = sent.trace;
  const meaning = text?.from === undefined ? undefined : top.scope.meaning(text.from);
  const value = meaning?.kind === 'text' ? meaning.lines.join(' ') : '';
  const at = before.indexOf(value);
  if (text?.from === undefined || value === '' || at < 0) return false;
  const [start, end] = [before.slice(0, at), before.slice(at + value.length)];
  if (!after.startsWith(start) || !after.endsWith(end) || after.length <= start.length + end.length) return false;
  const span = text.span ?? { source: { path: '', text: '' }, start: 0, end: 0 };
  const field = { kind: 'field', node: { type: 'field', name: text.from, span }, words: value, within: top } as const;
  return changed({ field, value: after.slice(start.length, after.length - end.length) });
}

/** Whether a line around the text only says what the record, or the organisation's name, was when the file was made. */
function isOfEarlierRecord(line: string, { word, job }: SentText, { version, organisation }: EditedWord): boolean {
  if (organisation !== undefined && organisation !== word.organisation && line.includes(organisation)) return true;
  if (version === undefined || version === word.version) return false;
  const { labels } = job.pack.wording;
  const { approvedBy, approvedOn, lastReviewed, nextReview, inForce, status } = labels;
  const recorded = [labels.version, status, approvedBy, approvedOn, lastReviewed, nextReview, inForce];
  return line.includes(version) || recorded.some((label) => line.startsWith(`${label} `));
}
