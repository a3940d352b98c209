/** Says where words with placeholders mean the same for the whole document: outside of all blocks. */
import type { PlacedElement } from '../../../formats/xml/places.js';
import { remember } from '../../../model/remember.js';
import { LOGO } from '../../template/block-pairs.js';
import { findTags } from '../../template/tags.js';
import { textOf } from './letters.js';

/** Whether words hold placeholders but no blocks, passages or logo, and no mistakes. */
export function isFieldsAlone(words: string): boolean {
  const { tags, diagnostics } = findTags({ path: '', text: words }, 0, words.length);
  return diagnostics.length === 0 && tags.every(({ form }) => form.kind === 'field' && form.name !== LOGO);
}

/** Whether an element begins within a block (`#if`, `#each`), as far as the text before it says. */
export function isAmongBlocks({ start }: PlacedElement, root: PlacedElement): boolean {
  let depth = 0;
  for (const { at, change } of blockTagsIn(root)) {
    if (at >= start) break;
    depth += change;
  }
  return depth > 0;
}

interface BlockTag {
  /** Where its letters begin in the XML, nearly: where the element begins that holds the first. */
  readonly at: number;
  readonly change: 1 | -1;
}

const blockTagsIn = remember((root: PlacedElement): readonly BlockTag[] => {
  const holders: { readonly from: number; readonly at: number }[] = [];
  let text = '';
  const walk = (element: PlacedElement): void => {
    for (const child of element.children) {
      if (child.kind !== 'element') continue;
      if (child.name === 'w:p') text += '\n';
      if (child.name === 'w:t') {
        holders.push({ from: text.length, at: child.start });
        text += textOf(child);
      } else walk(child);
    }
  };
  walk(root);
  return findTags({ path: '', text }, 0, text.length).tags.flatMap(({ form, span }): readonly BlockTag[] => {
    const change = form.kind === 'open' ? 1 : form.kind === 'close' ? -1 : undefined;
    const at = holders.findLast(({ from }) => from <= span.start)?.at ?? 0;
    return change ? [{ at, change }] : [];
  });
});
