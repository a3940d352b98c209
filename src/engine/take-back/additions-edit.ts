/** Writes parts into the text of a file of additions: what isn't touched stays as its author wrote it. */
import type { AdditionPart } from '../../model/additions.js';
import type { Block, Blocks, HeadingLevel, Image, Leaf } from '../../model/document.js';
import { changeBranched } from '../../model/walk.js';
import { writeMarkdown } from '../../write/markdown/index.js';
import type { TextUnit } from './text-unit.js';

/** The Markdown of a unit, its line included; empty for a part that goes. */
export function unitMarkdown(unit: TextUnit, pathOf: (image: Image<Leaf>) => string): string {
  if (unit.isGone) return '';
  const text = unit.kind === 'without' ? '' : writeMarkdown(lowered(unit.blocks), pathOf).text;
  return text === '' ? `${lineOf(unit)}\n` : `${lineOf(unit)}\n\n${text}`;
}

/** Headings with one more sign: in additions and templates, `##` is one of the first level. */
function lowered(blocks: Blocks<Leaf>): Blocks<Leaf> {
  return changeBranched<Block<Leaf>>(blocks, (node) => {
    if (node.type === 'landscape') return [{ ...node, blocks: lowered(node.blocks) }];
    return [node.type === 'heading' ? { ...node, level: (node.level + 1) as HeadingLevel } : node];
  });
}

function lineOf({ kind, heading }: TextUnit): string {
  const name = heading ? `"${heading.words}"${heading.count === undefined ? '' : ` ${heading.count}`}` : '';
  switch (kind) {
    case 'start':
      return '<<at the start>>';
    case 'after':
      return `<<after ${name}>>`;
    case 'end':
      return `<<at the end of ${name}>>`;
    case 'instead':
      return `<<instead of ${name}>>`;
    case 'without':
      return `<<leave out ${name}>>`;
  }
}

/** The text of the file with units in it; `text` and `parts` are absent where there is no file yet. */
export function withUnits(
  text: string | undefined,
  parts: readonly AdditionPart[],
  units: readonly { readonly unit: TextUnit; readonly markdown: string }[],
): string {
  const newline = text?.includes('\r\n') ? '\r\n' : '\n';
  const pieces: string[] = [];
  const whole = text ?? '';
  const starts = parts.map(({ span }) => span.start);
  if ((starts[0] ?? whole.length) > 0) pieces.push(whole.slice(0, starts[0] ?? whole.length));
  for (const [at, start] of starts.entries()) {
    const unit = units.find((each) => each.unit.instead.includes(at));
    if (!unit) pieces.push(whole.slice(start, starts[at + 1] ?? whole.length));
    else if (unit.unit.instead[0] === at && unit.markdown !== '') pieces.push(unit.markdown);
  }
  for (const { unit, markdown } of units) if (unit.instead.length === 0 && markdown !== '') pieces.push(markdown);
  const joined = pieces
    .map((piece, at) => (at < pieces.length - 1 ? `${piece.trimEnd()}\n\n` : `${piece.trimEnd()}\n`))
    .filter((piece) => piece.trim() !== '')
    .join('');
  return newline === '\n' ? joined : joined.replace(/\r?\n/g, newline);
}
