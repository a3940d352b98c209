/** Recognises what a document's text says about the document: related policies, changes, review cycle, sign-off. */
import { isoDate } from '../model/calendar.js';
import type { Change } from '../model/change.js';
import type { Block, Blocks, Branching, Cell, Leaf, Row, Table } from '../model/document.js';
import { withoutRanges } from '../model/landscape.js';
import { plainRun, runsOf } from '../model/runs.js';
import { cellRun } from '../model/walk.js';
import type { Control } from './control.js';
import { writtenCycle, writtenDate } from './dates.js';
import type { Findings } from './findings.js';
import { blockSpan } from './front.js';
import { labelledLines, shownWords } from './labels.js';
import { holdsTag } from './title-text.js';

type Node = Branching<Leaf, Block<Leaf>>;

/** Reads the text into the findings; nothing is removed from it. */
export function recogniseSections(text: Blocks<Leaf>, findings: Findings, control: Control, path: string): void {
  const blocks = withoutRanges(text);
  signOff(blocks, control);
  reviewSentence(blocks, findings, path);
  relatedPolicies(blocks, findings, path);
  for (const block of blocks) if (block.type === 'table') changeTable(block, findings, path);
}

/** Reads lines such as `Reviewed on: …` after the last heading. */
function signOff(blocks: Blocks<Leaf>, control: Control): void {
  const tail = blocks.slice(blocks.findLastIndex(({ type }) => type === 'heading') + 1);
  for (const block of tail)
    if (block.type === 'paragraph')
      for (const line of labelledLines(block.children)) if (line && line.meaning !== 'title') control.take(line);
}

const REVIEW = /\breview(?:ed|s)?\b[^.\uE000]{0,80}/i;

function reviewSentence(blocks: Blocks<Leaf>, findings: Findings, path: string): void {
  if (findings.values.has('review.every')) return;
  for (const run of runsOf(blocks)) {
    const plain = plainRun(run);
    const match = REVIEW.exec(plain.text);
    const cycle = match && writtenCycle(match[0]);
    if (!match || !cycle) continue;
    const place = plain.placeOf(match.index, match.index + match[0].length) ?? path;
    findings.guess('review.every', cycle, place, `“${match[0].trim()}”`);
    return;
  }
}

const RELATED =
  /^(?:related|associated|linked|relevant|supporting) (?:policies|policy|documents|procedures)|^see also$/i;
const LONGEST_TITLE = 120;

/** `Care Act 2014`, `The Regulated Services (Wales) Regulations 2017`: laws are no policies. */
const LAW = /\b(?:Acts?|Regulations?|Orders?|Measures?|Directives?)(?: \([^)]*\))?,? \d{4}\b/;

/** The list below a heading "Related policies". */
function relatedPolicies(blocks: Blocks<Leaf>, findings: Findings, path: string): void {
  const at = blocks.findIndex(
    (block) => block.type === 'heading' && RELATED.test(shownWords(block.children).replace(/^[\d.\s]+/, '')),
  );
  const heading = blocks[at];
  if (!heading) return;
  for (const block of blocks.slice(at + 1)) {
    if (block.type === 'heading') break;
    if (block.type === 'list') for (const run of runsOf([block])) addRelated(shownWords(run), findings);
  }
  const count = findings.related.length;
  if (count > 0)
    findings.guesses.push({
      key: 'related',
      value: findings.related.join(', '),
      place: blockSpan(heading) ?? path,
      from: `the list below “${headingWords(heading)}”`,
    });
}

function headingWords(heading: Node): string {
  return heading.type === 'heading' ? shownWords(heading.children) : '';
}

function addRelated(words: string, findings: Findings): void {
  const title = words.replace(/[.;,]$/, '').trim();
  const related = /\b([A-Z]{2,5}\d{1,4}[A-Z]?)\b/.exec(title)?.[1] ?? title;
  if (
    related === '' ||
    related.length > LONGEST_TITLE ||
    LAW.test(related) ||
    holdsTag(related) ||
    findings.related.includes(related)
  )
    return;
  findings.related.push(related);
}

/** A table whose header names a version, a date and what changed. */
function changeTable(table: Table<Leaf>, findings: Findings, path: string): void {
  const header = (table.header?.cells ?? []).map((cell) => shownWords(cellRun(cell)).toLowerCase());
  const version = header.findIndex((words) => /^(?:version|issue|revision|ver)\b/.test(words));
  const date = header.findIndex((words) => /\bdate\b/.test(words));
  const note = header.findIndex((words) =>
    /\b(?:changes?|notes?|descriptions?|amendments?|comments?|summary|reasons?|details)\b/.test(words),
  );
  if (version < 0 || date < 0 || note < 0 || findings.changes.length > 0) return;
  const rows = table.rows.filter((row): row is Row<Leaf> => row.type === 'row');
  const changes = rows.flatMap((row): Change | readonly Change[] => changeOf(row, version, date, note) ?? []);
  const place = table.span ?? path;
  if (changes.length !== table.rows.length || changes.length === 0) {
    findings.decide(
      'A table of changes has a row without version, date or note, so it was not taken into the front matter',
      place,
    );
    return;
  }
  findings.changes.push(...changes);
  findings.guesses.push({
    key: 'changes',
    value: `${changes.length} ${changes.length === 1 ? 'entry' : 'entries'}`,
    place,
    from: 'the table of changes',
  });
  findings.decide('The table of changes is in the front matter and in the text. Keep the one you want', place);
}

function cellWords(cell: Cell<Leaf> | undefined): string {
  return cell ? shownWords(cellRun(cell)) : '';
}

function changeOf(row: Row<Leaf>, version: number, date: number, note: number): Change | undefined {
  const words = (index: number) => cellWords(row.cells[index]);
  const day = writtenDate(words(date));
  if (!day || words(version) === '' || words(note) === '' || holdsTag(words(note)) || holdsTag(words(version)))
    return undefined;
  return { version: words(version), date: day, note: words(note) };
}

/** Writes a change as an entry of front matter. */
export function changeEntry({ version, date, note }: Change): Readonly<Record<string, string>> {
  return { version, date: isoDate(date), note };
}
