/**
 * The sections of a template's tree: where each heading stands, and where its section ends. Headings may stand inside block tags and
 * landscape ranges; a section that such a block cuts through has no end that could be told.
 */
import { headingKey, type NamedHeading, unnumberedKey } from '../../model/additions.js';
import type { Block, Blocks, Branching, Heading, Inlines, Leaf } from '../../model/document.js';
import type { Span } from '../../model/source.js';

type Node = Branching<Leaf, Block<Leaf>>;

/** A place among the blocks of a list: the list by its path from the top (`3.then.0.body`), and the index in it. */
export interface Place {
  readonly path: string;
  readonly at: number;
}

/** A heading of the text, and its section. */
export interface TextSection {
  readonly heading: Heading<Leaf>;
  /** Its words, placeholders as `<<name>>`. */
  readonly words: string;
  readonly place: Place;
  /** Whether it stands in an each, whose entries' keys are names there. */
  readonly inEach: boolean;
  /** The index behind its last block in the same list; or the block that cuts it through. */
  readonly end: { readonly at: number } | { readonly cutBy: Cut };
  /** The blocks of the section, the heading left out; of one that is cut through, those of its list. */
  readonly blocks: Blocks<Leaf>;
}

/** What cuts a section through. */
export interface Cut {
  readonly kind: 'condition' | 'list' | 'range';
  readonly span?: Span;
}

/** What follows a place in the lists around it, the innermost first. */
interface Around {
  readonly rest: Blocks<Leaf>;
  /** The block in which the list is. */
  readonly cut: Cut;
  readonly outer: Around | undefined;
}

/** The branches of a block that holds other blocks with headings among them; undefined for any other. */
export function branchesOf(node: Node): readonly (readonly [name: string, blocks: Blocks<Leaf>])[] | undefined {
  switch (node.type) {
    case 'if':
      return [
        ['then', node.then],
        ['otherwise', node.otherwise],
      ];
    case 'each':
      return [
        ['body', node.body],
        ['otherwise', node.otherwise],
      ];
    case 'landscape':
      return [['blocks', node.blocks]];
    default:
      return undefined;
  }
}

/** Lists the sections in reading order. */
export function sectionsOf(blocks: Blocks<Leaf>): readonly TextSection[] {
  const sections: TextSection[] = [];
  const walk = (list: Blocks<Leaf>, path: string, around: Around | undefined, inEach: boolean): void => {
    for (const [at, node] of list.entries()) {
      if (node.type === 'heading') {
        const end = endOf(list.slice(at + 1), node.level, around);
        const last = 'length' in end ? at + 1 + end.length : list.length;
        sections.push({
          heading: node,
          words: writtenWords(node.children),
          place: { path, at },
          inEach,
          end: 'length' in end ? { at: last } : end,
          blocks: list.slice(at + 1, last),
        });
      }
      for (const [name, branch] of branchesOf(node) ?? []) {
        const outer = { rest: list.slice(at + 1), cut: cutBy(node), outer: around };
        walk(branch, pathOf({ path, at }, name), outer, inEach || (node.type === 'each' && name === 'body'));
      }
    }
  };
  walk(blocks, '', undefined, false);
  return sections;
}

/** The path of a branch's list. */
export function pathOf({ path, at }: Place, branch: string): string {
  return `${path}${at}.${branch}.`;
}

/** The sections that a heading named so may be: by its words, or if there are none such without the number before them. */
export function sectionsNamed(sections: readonly TextSection[], { words }: NamedHeading): readonly TextSection[] {
  const key = headingKey(words);
  const bare = unnumberedKey(words);
  const inFull = sections.filter((section) => headingKey(section.words) === key);
  if (inFull.length > 0) return inFull;
  const keys = new Set([key, ...(bare === undefined ? [] : [bare])]);
  return sections.filter(
    (section) => keys.has(headingKey(section.words)) || keys.has(unnumberedKey(section.words) ?? ''),
  );
}

/** How many of the blocks behind a heading its section has; or what cuts it through. */
function endOf(
  rest: Blocks<Leaf>,
  level: number,
  around: Around | undefined,
): { readonly length: number } | { readonly cutBy: Cut } {
  for (const [at, node] of rest.entries()) {
    if (isStop(node, level)) return { length: at };
    if (!holdsStop(node, level)) continue;
    const isWhole = beginsWithStop(node, level) && endsHere(rest.slice(at + 1), level, around);
    return isWhole ? { length: at } : { cutBy: cutBy(node) };
  }
  if (!around || endsHere(around.rest, level, around.outer)) return { length: rest.length };
  return { cutBy: around.cut };
}

/** Whether a section that ends before some blocks would have none of them, nor of those behind the blocks around them. */
function endsHere(rest: Blocks<Leaf>, level: number, around: Around | undefined): boolean {
  const [next] = rest;
  if (!next) return !around || endsHere(around.rest, level, around.outer);
  if (isStop(next, level)) return true;
  return holdsStop(next, level) && beginsWithStop(next, level) && endsHere(rest.slice(1), level, around);
}

function isStop(node: Node, level: number): boolean {
  return node.type === 'heading' && node.level <= level;
}

function holdsStop(node: Node, level: number): boolean {
  return (branchesOf(node) ?? []).some(([, blocks]) =>
    blocks.some((inner) => isStop(inner, level) || holdsStop(inner, level)),
  );
}

/** Whether each branch that isn't empty begins with a heading that ends the section. */
function beginsWithStop(node: Node, level: number): boolean {
  return (branchesOf(node) ?? []).every(([, [first]]) => !first || isStop(first, level) || beginsBranch(first, level));
}

function beginsBranch(node: Node, level: number): boolean {
  return holdsStop(node, level) && beginsWithStop(node, level);
}

function cutBy(node: Node): Cut {
  const kind = node.type === 'landscape' ? 'range' : node.type === 'each' ? 'list' : 'condition';
  return { kind, ...('span' in node && node.span ? { span: node.span } : {}) };
}

/** Words as an author would write them, placeholders as `<<name>>`; what prints in a footnote is left out. */
export function writtenWords(run: Inlines<Leaf>): string {
  return run
    .map((node): string => {
      switch (node.type) {
        case 'text':
          return node.value;
        case 'field':
          return `<<${node.name}>>`;
        case 'break':
          return ' ';
        case 'footnote':
        case 'fill-in':
        case 'tick-box':
          return '';
        case 'if':
          return `<<#${node.negated ? 'unless' : 'if'} ${node.name}>>${writtenWords(node.then)}${elseOf(node.otherwise)}<</${node.negated ? 'unless' : 'if'}>>`;
        case 'each':
          return `<<#each ${node.name}>>${writtenWords(node.body)}${elseOf(node.otherwise)}<</each>>`;
        default:
          return writtenWords(node.children);
      }
    })
    .join('');
}

function elseOf(run: Inlines<Leaf>): string {
  return run.length > 0 ? `<<else>>${writtenWords(run)}` : '';
}
