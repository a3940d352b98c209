/** The text of a compared document as units of a page: its blocks with their marks, and the headings that they stand under. */
import type { Block, Document, Heading, Link, OutlineEntry } from '../../../model/document.js';
import { type Footnotes, numberFootnotes } from '../../../model/footnotes.js';
import { rangeBlocks } from '../../../model/landscape.js';
import type { Revision, Revisions } from '../../../model/revisions.js';
import { visit } from '../../../model/walk.js';
import { blockMarkup, headingMarkup } from '../blocks.js';
import { type Context, prefixOf } from '../context.js';
import { withMarks } from '../footnote-marks.js';
import { footnotesMarkup } from '../footnotes.js';
import { markupOf } from '../pieces.js';
import { groupsOf, headingWords, markedBlock, withMoves } from '../revisions.js';
import type { Unit, UnitHeading } from './sections.js';

/** Where links to other policies lead on the page: by the names of the policies' files. */
export type PolicyFragments = ReadonlyMap<string, string>;

/** A heading on the page. */
interface PageHeading extends UnitHeading {
  readonly entry: OutlineEntry;
}

/** Makes the units of a document, marked or not; ids begin with `prefix`. Throws an HtmlRefusal. */
export function unitsOf(document: Document, prefix: string, policies: PolicyFragments): readonly Unit[] {
  const marks: Revisions['marks'] = document.revisions?.marks ?? new Map();
  const numbering: Context = {
    wording: document.wording,
    changes: { marks, prefix, ends: new Map(), fragmentOf: () => undefined },
  };
  const headings = pageHeadings(document, numbering);
  const fragments = new Set([...headings.values()].map(({ anchor }) => anchor));
  const fragmentOf = (link: Link) => fragmentIn(link, prefix, fragments, policies);
  const context: Context = {
    wording: document.wording,
    changes: { marks, prefix, ends: endsOf(document, headings, marks), fragmentOf },
  };
  const footnotes = numberFootnotes(document);
  const units = unitsIn(document, headings, context);
  return withFootnotes(units, footnotes, context);
}

type Headings = ReadonlyMap<Heading, PageHeading>;

/** Headings by their nodes. */
function pageHeadings({ outline }: Document, context: Context): Headings {
  return new Map(
    outline.map((entry) => {
      const { heading, number } = entry;
      const words = headingWords(heading.children, context);
      const anchor = prefixOf(context) + entry.anchor;
      const name = number === '' ? words : `${number} ${words}`;
      return [heading, { entry: { ...entry, anchor }, anchor, level: heading.level, name }];
    }),
  );
}

function fragmentIn(
  { target }: Link,
  prefix: string,
  fragments: ReadonlySet<string>,
  policies: PolicyFragments,
): string | undefined {
  if (target.kind === 'heading') {
    const fragment = prefix + target.anchor;
    return fragments.has(fragment) ? fragment : undefined;
  }
  return target.kind === 'policy' ? policies.get(target.file) : undefined;
}

/** The sections of both ends of each move. */
function endsOf(
  { blocks }: Document,
  headings: Headings,
  marks: ReadonlyMap<unknown, Revision>,
): ReadonlyMap<string, string> {
  const ends = new Map<string, string>();
  let name = '';
  visit(blocks, (node) => {
    if (node.type === 'heading') name = headings.get(node as Heading)?.name ?? name;
    const mark = marks.get(node);
    if (!mark || !('move' in mark)) return;
    const end = `${mark.kind} ${mark.move}`;
    if (!ends.has(end)) ends.set(end, name);
  });
  return ends;
}

/** A block of the top level with its markup. */
interface Part {
  readonly block: Block;
  readonly markup: string;
}

function unitsIn(document: Document, headings: Headings, context: Context): readonly Unit[] {
  const marks: ReadonlyMap<unknown, Revision> = context.changes?.marks ?? new Map();
  const parts = partsIn(document.blocks, headings, context);
  return groupsOf(parts, context).map(({ mark, parts: group }): Unit => {
    const [first] = group;
    // What moved away stands in the section above it.
    const isAway = mark?.kind === 'moved-away';
    const heading = first?.block.type === 'heading' && !isAway ? headings.get(first.block) : undefined;
    return {
      markup: withMoves(group, context).join('\n'),
      isChanged: group.some(({ block }) => hasMarks(block, marks)),
      ...(heading ? { heading } : {}),
    };
  });
}

function hasMarks(block: Block, marks: ReadonlyMap<unknown, Revision>): boolean {
  let has = false;
  visit(block, (node) => {
    has ||= marks.has(node);
  });
  return has;
}

function partsIn(blocks: readonly Block[], headings: Headings, context: Context): readonly Part[] {
  let isBelowClause = false;
  return blocks.map((block): Part => {
    if (block.type === 'heading') {
      isBelowClause = false;
      return { block, markup: headingOf(block, headings, context) };
    }
    if (block.type === 'landscape') {
      const inner = withMoves(partsIn(rangeBlocks(block), headings, context), context);
      const markup = inner.length === 0 ? '' : `<div class="landscape">\n${inner.join('\n')}\n</div>`;
      return { block, markup: markedBlock(block, markup, context) };
    }
    const isClause = block.type === 'paragraph' && block.clause !== undefined;
    isBelowClause ||= isClause;
    const markup = markedBlock(block, blockMarkup(block, context), context);
    const belongs = isBelowClause && !isClause && block.type !== 'page-break';
    return { block, markup: belongs ? `<div class="below-clause">\n${markup}\n</div>` : markup };
  });
}

function headingOf(heading: Heading, headings: Headings, context: Context): string {
  const found = headings.get(heading);
  if (!found) throw new Error('The outline does not match the headings of its document.');
  return headingMarkup(found.entry, context);
}

/** Puts the marks of footnotes in their places, and the notes at the end. */
function withFootnotes(units: readonly Unit[], footnotes: Footnotes, context: Context): readonly Unit[] {
  if (footnotes.notes.length === 0) return units;
  const { wording, changes } = context;
  const markup = withMarks(
    units.map((unit) => unit.markup),
    footnotes,
    wording,
    changes?.prefix,
  );
  const marks: ReadonlyMap<unknown, Revision> = changes?.marks ?? new Map();
  const isChanged = footnotes.notes.some(({ footnote }) => footnote.blocks.some((block) => hasMarks(block, marks)));
  const notes: Unit = {
    markup: footnotesMarkup(footnotes, context),
    isChanged,
    heading: { level: 1, name: wording.page.footnotes, anchor: `${changes?.prefix ?? ''}Notes` },
  };
  return [...units.map((unit, at) => ({ ...unit, markup: markupOf(markup[at] ?? '') })), notes];
}
