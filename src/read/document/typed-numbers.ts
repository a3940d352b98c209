/** Takes the numbers that people typed from the headings of a document: the program numbers headings itself. */
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Block, Blocks, Branching, Inlines, Leaf } from '../../model/document.js';
import { type SourceText, spanOf } from '../../model/source.js';
import { HeadingNumbers, typedNumber } from '../template/heading-numbers.js';

/** Removes numbers typed before the words of headings, because headings are numbered for the author, as in Markdown. */
export function withoutTypedNumbers(
  blocks: Blocks<Leaf>,
  source: SourceText,
): { readonly blocks: Blocks<Leaf>; readonly diagnostics: readonly Diagnostic[] } {
  const numbers = new HeadingNumbers();
  const diagnostics: Diagnostic[] = [];
  const stripped = blocks.map((block): Branching<Leaf, Block<Leaf>> => {
    if (block.type !== 'heading') return block;
    const { typed, children } = withoutNumber(block.children);
    const span = block.span ?? spanOf(source, 0);
    for (const diagnostic of numbers.take({ level: block.level, typed, conditional: false, span }))
      diagnostics.push(diagnostic);
    return typed === undefined ? block : { ...block, children };
  });
  return { blocks: stripped, diagnostics };
}

interface NumberedWords {
  readonly typed?: string;
  readonly children: Inlines<Leaf>;
}

/** Takes the number off the first words, even if they are strong or emphasised. */
function withoutNumber(children: Inlines<Leaf>): NumberedWords {
  const [first, ...following] = children;
  if (first?.type === 'strong' || first?.type === 'emphasis') {
    const unnumbered = withoutNumber(first.children);
    return unnumbered.typed === undefined
      ? { children }
      : { typed: unnumbered.typed, children: [{ ...first, children: unnumbered.children }, ...following] };
  }
  const typed = first?.type === 'text' ? typedNumber(first.value) : undefined;
  if (first?.type !== 'text' || typed === undefined) return { children };
  return { typed, children: [{ ...first, value: first.value.slice(typed.length) }, ...following] };
}
