/** How the letters of a Word paragraph look, and small helpers for runs of words. */
import type { PlacedElement } from '../../../formats/xml/places.js';
import type { InlineStyle, Inlines, Leaf, LinkTarget } from '../../../model/document.js';
import type { RunPart } from '../../template/inline-run.js';

/** How letters look, and the target of their link. */
export interface LetterLook {
  readonly strong: boolean;
  readonly emphasis: boolean;
  /** Whether they are of one width. */
  readonly code?: boolean;
  /** Innermost first. */
  readonly styles: readonly InlineStyle[];
  /** BCP 47, if it differs from the document's. */
  readonly language: string | undefined;
  readonly link: LinkTarget<Leaf> | undefined;
}

export const PLAIN: LetterLook = {
  strong: false,
  emphasis: false,
  styles: [],
  language: undefined,
  link: undefined,
};

export function sameLook(first: LetterLook, second: LetterLook): boolean {
  return (
    first.strong === second.strong &&
    first.emphasis === second.emphasis &&
    first.code === second.code &&
    first.styles.join() === second.styles.join() &&
    first.language === second.language &&
    first.link === second.link
  );
}

/** Reads a property that is on or off (ISO/IEC 29500-1, 17.17.4); undefined if the property is absent. */
export function toggle(element: PlacedElement | undefined): boolean | undefined {
  return element && !/^(?:0|false|off|none)$/.test(element.attributes.get('w:val') ?? '');
}

export function isBlank(part: RunPart): boolean {
  return part.kind === 'words' ? part.value.trim() === '' : part.kind === 'node' && part.node.type === 'break';
}

/** Removes white space and line breaks from both ends. */
export function trimmed(nodes: Inlines<Leaf>): Inlines<Leaf> {
  const words = [...nodes];
  for (let first = words[0]; first?.type === 'break' || first?.type === 'text'; first = words[0]) {
    const value = first.type === 'text' ? first.value.trimStart() : '';
    if (first.type === 'text' && value !== '') {
      words[0] = value === first.value ? first : { ...first, value };
      break;
    }
    words.shift();
  }
  for (let last = words.at(-1); last?.type === 'break' || last?.type === 'text'; last = words.at(-1)) {
    const value = last.type === 'text' ? last.value.trimEnd() : '';
    if (last.type === 'text' && value !== '') {
      words[words.length - 1] = value === last.value ? last : { ...last, value };
      break;
    }
    words.pop();
  }
  return words;
}

/** Removes spaces from both ends, and leaves the no-break spaces and line breaks that the program wrote. */
export function trimmedSpaces(nodes: Inlines<Leaf>): Inlines<Leaf> {
  const words = [...nodes];
  const [first, last] = [words[0], words.at(-1)];
  if (first?.type === 'text') words[0] = { ...first, value: first.value.replace(/^[ \t]+/, '') };
  const end = words.at(-1);
  if (last?.type === 'text' && end?.type === 'text')
    words[words.length - 1] = { ...end, value: end.value.replace(/[ \t]+$/, '') };
  return words.filter((node) => node.type !== 'text' || node.value !== '');
}
