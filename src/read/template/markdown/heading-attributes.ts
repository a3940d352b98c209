/**
 * Reads what stands in braces at a Markdown heading's end: `{.unnumbered}` or `{-}`, `{.appendix}`, `{#name}`, as pandoc has it.
 */
import type { Heading as MarkdownHeading } from 'mdast';
import type { Heading } from '../../../model/document.js';
import { NOTHING } from './html/comments.js';

/** How a heading is numbered, and what links call it. */
export type Attributes = Pick<Heading, 'kind' | 'anchor'>;

/** Attributes as they are written. */
export interface WrittenAttributes {
  readonly attributes: Attributes;
  /** The braces, with the white space around them. */
  readonly written: string;
  /** Where they begin in the masked Markdown. */
  readonly at: number;
  /** An attribute that says nothing here. */
  readonly unknown?: string;
}

const BRACES = /[ \t]*(?<!\\)\{(?<inner>[^{}\\]*)\}[ \t]*$/;
/** A hidden comment behind the attributes. */
const COMMENT_AT_END = new RegExp(`${NOTHING}+$`);

const ATTRIBUTE = /^(?:-|[.#][\p{L}\d][\p{L}\d_:.-]*|[a-z][\w-]*=\S*)$/u;

/** Finds the attributes of a heading; braces that hold anything else are words. */
export function attributesAt(node: MarkdownHeading, masked: string): WrittenAttributes | undefined {
  const from = node.position?.start.offset ?? 0;
  const words = masked.slice(from, node.children.at(-1)?.position?.end.offset ?? from);
  const braces = BRACES.exec(words.replace(COMMENT_AT_END, ''));
  const names = braces?.groups?.inner?.split(/\s+/).filter((name) => name !== '') ?? [];
  if (braces === null || names.length === 0 || !names.every((name) => ATTRIBUTE.test(name))) return undefined;
  const unknown = names.find((name) => !/^(?:-|\.unnumbered|\.appendix|#.+)$/.test(name));
  return {
    attributes: attributesOf(names),
    written: braces[0],
    at: from + braces.index,
    ...(unknown === undefined ? {} : { unknown }),
  };
}

function attributesOf(names: readonly string[]): Attributes {
  const anchor = names.find((name) => name.startsWith('#'))?.slice(1);
  const kind = names.includes('.appendix')
    ? 'appendix'
    : names.some((name) => name === '-' || name === '.unnumbered')
      ? 'unnumbered'
      : undefined;
  return { ...(kind ? { kind } : {}), ...(anchor ? { anchor } : {}) };
}
