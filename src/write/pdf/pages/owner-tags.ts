/**
 * Makes the elements of what words are part of: links, words in another language, styled words, code, lines to write on,
 * boxes to tick. If one
 * continues on the next page, it has another element there.
 */
import type { FillIn, Styled, TickBox } from '../../../model/document.js';
import type { Wording } from '../../../model/wording/wording.js';
import { number, textString } from '../container/syntax.js';
import type { Element, TagTree } from '../container/tags.js';
import type { LineRun } from '../lines/break.js';
import type { Clickable, Owner } from '../lines/context.js';

/** The elements on one page. */
export class OwnerTags {
  private readonly tags: TagTree;
  private readonly wording: Wording;
  /** The last element of each owner. */
  private readonly elements = new Map<Owner, Element>();
  private readonly struckWords = new Map<Element, string>();

  constructor(tags: TagTree, wording: Wording) {
    this.tags = tags;
    this.wording = wording;
  }

  /** The element that words belong to, in a block's element or that of a link or style within it. */
  elementOf(run: LineRun, block: Element): Element {
    let element = block;
    for (const owner of run.context.owners) element = this.within(owner, element, run);
    return element;
  }

  /** The element of a link whose words were just shown. */
  linkElement(link: Clickable): Element {
    const element = this.elements.get(link);
    if (!element) throw new Error('A link was placed before its words.');
    return element;
  }

  /** Notes struck words that were just shown: what is said of them depends on all of them. */
  strike({ context, struckWords = '' }: LineRun): void {
    for (const owner of context.owners) {
      const element = owner.type === 'styled' && owner.style === 'struck' ? this.elements.get(owner) : undefined;
      if (element) this.struckWords.set(element, (this.struckWords.get(element) ?? '') + struckWords);
    }
  }

  /**
   * Ends the page. A stroke through words is seen but not heard, and no screen reader says it by the attribute. So their
   * alternative says that they are struck out: who listens must not take them for words that count.
   */
  finish(): void {
    for (const [element, words] of this.struckWords)
      element.entries += `/Alt${textString(this.wording.page.struckOut(words.trim()))}`;
  }

  /** The element of an owner in another: the same as before, unless something else has come between. */
  private within(owner: Owner, parent: Element, run: LineRun): Element {
    const previous = this.elements.get(owner);
    if (previous && previous === parent.kids.at(-1)) return previous;
    const element = this.newElement(owner, parent, run);
    this.elements.set(owner, element);
    return element;
  }

  private newElement(owner: Owner, parent: Element, { ink }: LineRun): Element {
    switch (owner.type) {
      case 'link':
      case 'note-label':
        return this.tags.element('Link', parent);
      case 'note-mark':
        return this.tags.element('Link', this.tags.element('Reference', parent));
      case 'passage':
        return this.tags.element('Span', parent, `/Lang${textString(owner.language)}`);
      case 'code':
        return this.tags.element('Code', parent);
      case 'styled':
        return this.tags.element('Span', parent, `/A<</O/Layout${layoutOf(owner, ink.rise)}>>`);
      case 'fill-in':
        return this.tags.element('Form', parent, this.fieldEntries(owner));
      case 'tick-box':
        return this.tags.element('Form', parent, this.boxEntries(owner));
    }
  }

  /** A field of a form that is filled in on paper (ISO 32000-1, 14.8.5.6). */
  private fieldEntries({ label }: FillIn): string {
    const { fillIn, fillInFor } = this.wording.page;
    const words = textString(label === '' ? fillIn : fillInFor(label));
    return `/A<</O/PrintField/Role/tv/Desc${words}>>/Alt${words}`;
  }

  /** A box of it. */
  private boxEntries({ checked, label }: TickBox): string {
    const { ticked, notTicked, boxFor } = this.wording.page;
    const words = textString(label === '' ? (checked ? ticked : notTicked) : boxFor(checked, label));
    return `/A<</O/PrintField/Role/cb/checked/${checked ? 'on' : 'off'}/Desc${words}>>/Alt${words}`;
  }
}

/** The layout attributes of styled words (ISO 32000-1, 14.8.5.4.4). */
function layoutOf({ style }: Styled, rise: number): string {
  if (style === 'struck') return '/TextDecorationType/LineThrough';
  return style === 'underlined' ? '/TextDecorationType/Underline' : `/BaselineShift ${number(rise)}`;
}
