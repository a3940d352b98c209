/** Stands in until the tree's reader is merged. */
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Blocks, Inlines, Leaf } from '../../model/document.js';
import type { Span } from '../../model/source.js';
import type { ReadWord } from './template.js';
export interface WordTree {
  readonly title?: { readonly words: Inlines<Leaf>; readonly text: string; readonly span: Span };
  readonly blocks: Blocks<Leaf>;
  readonly front: readonly Inlines<Leaf>[];
  readonly ownControl: boolean;
  readonly diagnostics: readonly Diagnostic[];
}
export function readWordTree(_: ReadWord): WordTree {
  return {
    blocks: [{ type: 'paragraph', children: [{ type: 'text', value: 'x' }] }],
    front: [],
    ownControl: false,
    diagnostics: [],
  };
}
