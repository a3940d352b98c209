/** Adds the change history at the end of a policy (DOMAIN: what a policy document holds). */
import type { Change } from '../model/change.js';
import { type Block, type Blocks, type Heading, inlineText, type Row, type Text } from '../model/document.js';
import { withoutRanges } from '../model/landscape.js';
import type { Job } from '../model/plan.js';
import { remember, share } from '../model/remember.js';
import type { TreeTemplate } from '../model/template.js';
import type { Wording } from '../model/wording/wording.js';
import { isPlaced } from './placed.js';

const text = (value: string): Text => ({ type: 'text', value });

/** Marks words as coming from the record, so that nobody looks for references to policies in them. */
const recorded = (value: string): Text => ({ type: 'text', value, from: 'change_history' });

const row = (...words: readonly Text[]): Row => ({
  type: 'row',
  cells: words.map((word) => ({ type: 'cell', children: [word] })),
});

/** Behind the numbered sections it is one of them; behind appendices it has no number, as the back matter of books has none. */
const headingIn = remember((wording: Wording): Readonly<Record<'section' | 'behindAppendix', Heading>> => {
  const section: Heading = { type: 'heading', level: 1, children: [text(wording.policy.history)] };
  return { section: share(section), behindAppendix: share({ ...section, kind: 'unnumbered' }) };
});

/** The same block for the same history in the same language: most organisations share the template's. */
const tableIn = remember((wording: Wording) =>
  remember((changes: readonly Change[]): readonly Block[] => {
    const { labels, date } = wording;
    const table: Block = {
      type: 'table',
      columns: ['left', 'left', 'left'],
      widths: [14, 26, 60],
      header: row(...[labels.version, labels.date, labels.whatChanged].map(recorded)),
      rows: changes.map(({ version, date: day, note }) => row(...[version, date(day), note].map(recorded))),
    };
    return [share(table)];
  }),
);

/** The history as a table; undefined where no change is recorded. */
export function historyTable({ control: { changes }, pack }: Job): Block | undefined {
  return changes && tableIn(pack.wording)(changes)[0];
}

/** The heading of a history that the text itself contains. */
const OWN = /^(?:(?:change|version|revision|document|amendment)s?\s+(?:history|log|record)|history of changes)$/i;

const isOwn = remember(({ children }: Heading): boolean => OWN.test(inlineText(children).trim()));

/**
 * Adds the history after the text, unless the text has a place or a heading for it. A Word file never gets one: its DOCX is the author's own
 * file, and PDF and HTML must say the same.
 */
export function withHistory(blocks: readonly Block[], template: TreeTemplate, job: Job): Blocks {
  const { changes } = job.control;
  if (!changes || template.head.kind === 'word' || blocks.length === 0) return blocks;
  if (isPlaced('change_history', template)) return blocks;
  const text = withoutRanges(blocks);
  if (text.some((block) => block.type === 'heading' && isOwn(block))) return blocks;
  const { section, behindAppendix } = headingIn(job.pack.wording);
  const last = text.findLast((block) => block.type === 'heading' && block.level === 1);
  const isBehindAppendix = last?.type === 'heading' && last.kind === 'appendix';
  const history = [isBehindAppendix ? behindAppendix : section, ...tableIn(job.pack.wording)(changes)];
  const end = blocks.at(-1);
  // Behind a landscape range at the very end it stays on its pages, rather than on an upright page with nothing else on it.
  if (end?.type === 'landscape') return [...blocks.slice(0, -1), { ...end, blocks: [...end.blocks, ...history] }];
  return [...blocks, ...history];
}
