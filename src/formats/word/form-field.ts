/** What an older form field of a Word file shows (`w:ffData`; ISO/IEC 29500-1, 17.16.17): its words, its box, or words that people type. */
import { type PlacedElement, placedChild, placedChildren } from '../xml/places.js';

export type FormField =
  | { readonly kind: 'choice'; readonly chosen: string }
  | { readonly kind: 'box'; readonly checked: boolean }
  | { readonly kind: 'text' };

/** Reads the form field that begins with an element (`w:fldChar`); undefined for any other field. */
export function formField(begin: PlacedElement): FormField | undefined {
  const data = placedChild(begin, 'w:ffData');
  const list = placedChild(data, 'w:ddList');
  if (list) {
    const chosen = settingOf(list, 'w:result') ?? settingOf(list, 'w:default');
    const entry = placedChildren(list, 'w:listEntry')[Number(chosen ?? 0)];
    return { kind: 'choice', chosen: entry?.attributes.get('w:val') ?? '' };
  }
  const box = placedChild(data, 'w:checkBox');
  if (box) {
    const state = placedChild(box, 'w:checked') ?? placedChild(box, 'w:default');
    return {
      kind: 'box',
      checked: state !== undefined && !/^(?:0|false|off)$/.test(state.attributes.get('w:val') ?? ''),
    };
  }
  return placedChild(data, 'w:textInput') ? { kind: 'text' } : undefined;
}

function settingOf(element: PlacedElement, name: string): string | undefined {
  return placedChild(element, name)?.attributes.get('w:val');
}
