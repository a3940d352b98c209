/** Cuts a text node, with the place of the part in its source. */
import type { Text } from '../model/document.js';
import { spanWithin } from '../model/source.js';

/** The letters of a text from one offset to another. */
export function partOfText(text: Text, start: number, end: number): Text {
  const { span } = text;
  return {
    ...text,
    value: text.value.slice(start, end),
    ...(span ? { span: spanWithin(span, text.value, start, end) } : {}),
  };
}
