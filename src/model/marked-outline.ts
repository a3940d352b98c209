/** The headings of a compared document, numbered as a reader knows them: as the later document has them, or as the earlier one had those that went. */
import type { Block, Document, Heading, OutlineEntry, Paragraph } from './document.js';
import type { Revision, Revisions } from './revisions.js';

/** The two documents that were compared, as far as their headings go. */
export interface ComparedOutlines {
  readonly before: Document['outline'];
  readonly after: Document['outline'];
}

/** A heading of a compared document. */
export interface MarkedHeading {
  readonly heading: Heading;
  /** Of the later document, or of the earlier one for a heading that went; empty where it has none. */
  readonly number: string;
  /** Whether the later document has it, in this place. */
  readonly isLater: boolean;
}

/** Lists the headings of a compared document, in reading order. */
export function markedOutline(marked: Document, { before, after }: ComparedOutlines): readonly MarkedHeading[] {
  const { marks } = marked.revisions ?? NO_REVISIONS;
  const [earlier, later] = [numbersOf(before), numbersOf(after)];
  return headingsIn(marked.blocks, marks).flatMap(({ block, mark }): MarkedHeading[] => {
    const was = mark?.kind === 'restyled' ? mark.before : block;
    const numberBefore = isNew(mark) || was.type !== 'heading' ? undefined : earlier();
    const numberAfter = isGone(mark) || block.type !== 'heading' ? undefined : later();
    if (block.type !== 'heading') return [];
    const number = numberAfter ?? numberBefore ?? '';
    return [{ heading: block, number, isLater: numberAfter !== undefined }];
  });
}

const NO_REVISIONS: Pick<Revisions, 'marks'> = { marks: new Map() };

/** Whether a marked node isn't in the later document. */
export function isGone(mark: Revision | undefined): boolean {
  return mark?.kind === 'deleted' || mark?.kind === 'moved-away';
}

/** Whether a marked node wasn't in the earlier document, or not in this place. */
export function isNew(mark: Revision | undefined): boolean {
  return mark?.kind === 'inserted' || mark?.kind === 'moved-here';
}

/** Gives one number after the other. */
function numbersOf(outline: readonly OutlineEntry[]): () => string | undefined {
  let next = 0;
  return () => outline[next++]?.number;
}

interface MarkedBlock {
  readonly block: Heading | Paragraph;
  readonly mark: Revision | undefined;
}

/** Headings, and paragraphs that were headings, with the mark that they have or are within. */
function headingsIn(blocks: readonly Block[], marks: Revisions['marks']): readonly MarkedBlock[] {
  return blocks.flatMap((block): readonly MarkedBlock[] => {
    const mark = marks.get(block);
    if (block.type === 'landscape') {
      const inner = headingsIn(block.blocks, marks);
      return mark ? inner.map((each) => ({ ...each, mark })) : inner;
    }
    const wasHeading = block.type === 'paragraph' && mark?.kind === 'restyled';
    return block.type === 'heading' || wasHeading ? [{ block, mark }] : [];
  });
}
