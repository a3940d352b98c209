/**
 * Leads links to headings to the anchors that these have in the finished document, however the author wrote them, and finds those
 * that lead nowhere.
 */
import type { Anchors } from '../model/anchors.js';
import { changeLinksIn, changeRunLinks } from '../model/change-links.js';
import { type Diagnostic, error } from '../model/diagnostic.js';
import type { Block, Blocks, Inlines, Link } from '../model/document.js';
import { didYouMean } from '../model/names.js';
import type { Job } from '../model/plan.js';
import { rememberByValue, rememberShared, sharedAs } from '../model/remember.js';
import type { Span } from '../model/source.js';
import { type AnyNode, changeEach, everyPart, linksIn } from '../model/walk.js';
import { about } from './filling.js';

/** A link to a heading, by the anchor that its author wrote. */
export interface HeadingLink {
  readonly anchor: string;
  readonly span?: Span | undefined;
}

const NONE: readonly HeadingLink[] = [];

/** The links to headings in a node; nodes that organisations share are searched once. */
const linksOf = rememberShared((node: AnyNode): readonly HeadingLink[] => {
  if (leadsNowhere(node)) return NONE;
  return linksIn(node).flatMap(({ target, span }) =>
    target.kind === 'heading' ? [{ anchor: target.anchor, span }] : [],
  );
});

function leadsNowhere(node: AnyNode): boolean {
  return node.type !== 'link' && everyPart(node, leadsNowhere);
}

/** The links to headings in a document's title and text; most documents have none. */
export function headingLinks(title: Inlines, blocks: Blocks): readonly HeadingLink[] {
  const links: HeadingLink[] = [];
  for (const nodes of [title, blocks]) for (const node of nodes) for (const link of linksOf(node)) links.push(link);
  return links;
}

/** An error for each link whose heading a document doesn't have. */
export function deadLinks(links: readonly HeadingLink[], anchors: Anchors, job: Job): readonly Diagnostic[] {
  return links
    .filter(({ anchor }) => anchors.find(anchor) === undefined)
    .map(({ anchor, span }) =>
      error('link-target', `This document has no heading for "#${anchor}"`, span, {
        ...about(job),
        hint: didYouMean(anchor, anchors.all),
      }),
    );
}

/** Each written anchor with that of the heading it means; only where they differ. */
type Renamed = ReadonlyMap<string, string>;

/** The block with its links renamed: the same object for the same names, since organisations share blocks. */
const renamedBlock = rememberShared((block: Block) =>
  rememberByValue(
    (_names: string, renamed: Renamed): Block =>
      sharedAs(
        block,
        changeLinksIn(block, (link) => [rename(link, renamed)]),
      ),
    'small',
  ),
);

function rename(link: Link, renamed: Renamed): Link {
  const anchor = link.target.kind === 'heading' ? renamed.get(link.target.anchor) : undefined;
  return anchor === undefined ? link : { ...link, target: { kind: 'heading', anchor } };
}

/** Leads the links of blocks to the headings' own anchors. */
export function ledToHeadings(blocks: Blocks, anchors: Anchors): Blocks {
  return changeEach(blocks, (block) => {
    if (linksOf(block).length === 0) return block;
    const renamed = namesIn(block, anchors);
    return renamed.size === 0 ? block : renamedBlock(block)(JSON.stringify([...renamed]), renamed);
  });
}

/** The same for a title. */
export function titleLedToHeadings(title: Inlines, anchors: Anchors): Inlines {
  return changeRunLinks(title, (link) => {
    const meant = link.target.kind === 'heading' ? anchors.find(link.target.anchor) : undefined;
    return [meant === undefined ? link : { ...link, target: { kind: 'heading', anchor: meant } }];
  });
}

function namesIn(block: Block, anchors: Anchors): Renamed {
  const names = linksOf(block).flatMap(({ anchor }): (readonly [string, string])[] => {
    const meant = anchors.find(anchor);
    return meant === undefined || meant === anchor ? [] : [[anchor, meant]];
  });
  return new Map(names);
}
