/** Reads the letters that print in an element of a Word file. */
import type { PlacedElement } from '../../formats/xml/places.js';

/** Gives the letters of an element and its children, without text boxes. A tab, break or picture counts as one letter. */
export function plainLetters(element: PlacedElement): string {
  if (element.name === 'w:pPr' || element.name === 'w:rPr') return '';
  if (element.name === 'w:t')
    return element.children.map((child) => (child.kind === 'text' ? child.text : '')).join('');
  if (element.name === 'w:tab' || element.name === 'w:br' || element.name === 'w:cr')
    return element.attributes.get('w:type') === 'page' ? '\uFFFC' : ' ';
  if (
    /^(?:w:drawing|w:pict|w:object|w:footnoteReference|w:endnoteReference|mc:AlternateContent|w:sym|m:oMath)/.test(
      element.name,
    )
  )
    return '\uFFFC';
  return element.children.map((child) => (child.kind === 'element' ? plainLetters(child) : '')).join('');
}
