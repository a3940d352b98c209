/** Finds links to headings that the finished document does not have. */
import { type Diagnostic, error } from '../model/diagnostic.js';
import type { OutlineEntry } from '../model/document.js';
import { didYouMean } from '../model/names.js';
import type { Job } from '../model/plan.js';
import { remember } from '../model/remember.js';
import type { Span } from '../model/source.js';
import { type AnyNode, linksIn } from '../model/walk.js';
import { about } from './filling.js';

interface HeadingLink {
  readonly anchor: string;
  readonly span?: Span | undefined;
}

/** The links to headings in a node; nodes that organisations share are searched once. */
const headingLinks = remember((node: AnyNode): readonly HeadingLink[] =>
  linksIn(node).flatMap(({ target, span }) => (target.kind === 'heading' ? [{ anchor: target.anchor, span }] : [])),
);

/** An error for each link in a document's title and text whose heading is not in the outline. */
export function deadLinks(
  nodes: readonly AnyNode[],
  outline: readonly OutlineEntry[],
  job: Job,
): readonly Diagnostic[] {
  const links = nodes.flatMap((node) => headingLinks(node));
  if (links.length === 0) return [];
  const anchors = new Set(outline.map((entry) => entry.anchor));
  return links
    .filter(({ anchor }) => !anchors.has(anchor))
    .map(({ anchor, span }) =>
      error('link-target', `This document has no heading for "#${anchor}"`, span, {
        ...about(job),
        hint: didYouMean(anchor, anchors),
      }),
    );
}
