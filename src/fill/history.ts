/** Adds the change history at the end of a policy (DOMAIN: what a policy document holds). */
import type { Change } from '../model/change.js';
import { type Block, type Blocks, type Heading, inlineText, type Row, type Text } from '../model/document.js';
import { withoutRanges } from '../model/landscape.js';
import type { Job } from '../model/plan.js';
import { remember } from '../model/remember.js';
import type { TreeTemplate } from '../model/template.js';
import type { Wording } from '../model/wording/wording.js';

const text = (value: string): Text => ({ type: 'text', value });

const row = (...words: readonly string[]): Row => ({
  type: 'row',
  cells: words.map((value) => ({ type: 'cell', children: [text(value)] })),
});

/** The same blocks for the same history in the same language: most organisations share the template's. */
const historyIn = remember((wording: Wording) =>
  remember((changes: readonly Change[]): readonly Block[] => {
    const { labels, policy, date } = wording;
    const heading: Heading = { type: 'heading', level: 1, children: [text(policy.history)] };
    return [
      heading,
      {
        type: 'table',
        columns: ['left', 'left', 'left'],
        widths: [14, 26, 60],
        header: row(labels.version, labels.date, labels.whatChanged),
        rows: changes.map(({ version, date: day, note }) => row(version, date(day), note)),
      },
    ];
  }),
);

/** The heading of a history that the text itself contains. */
const OWN = /^(?:(?:change|version|revision|document|amendment)s?\s+(?:history|log|record)|history of changes)$/i;

/**
 * Adds the history after the text, unless the text has a heading for it. A Word file never gets one: its DOCX is the author's own
 * file, and PDF and HTML must say the same.
 */
export function withHistory(blocks: readonly Block[], template: TreeTemplate, job: Job): Blocks {
  const { changes } = job.control;
  if (!changes || template.head.kind === 'word' || blocks.length === 0) return blocks;
  const hasOwn = withoutRanges(blocks).some(
    (block) => block.type === 'heading' && OWN.test(inlineText(block.children).trim()),
  );
  return hasOwn ? blocks : [...blocks, ...historyIn(job.pack.wording)(changes)];
}
