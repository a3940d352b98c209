/** The words of a node on one line. */
import type { AnyNode } from '../../model/walk.js';

/** Letters; more aren't needed to know a block again. */
const MOST_LISTED = 400;

/** The words of a block, as a list names them. */
export function plainWords(block: AnyNode): string {
  return lineOfWords(block).slice(0, MOST_LISTED);
}

/** All words of a node, with a space between its parts. */
export function lineOfWords(node: AnyNode | readonly AnyNode[]): string {
  const texts: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) walk(each);
    else if (typeof value === 'object' && value !== null) {
      if ('type' in value && value.type === 'text' && 'value' in value) texts.push(String(value.value));
      else
        for (const key of ['title', 'caption', 'header', 'rows', 'cells', 'items', 'blocks', 'children'])
          if (key in value) walk(Reflect.get(value, key));
      if ('type' in value && value.type !== 'text') texts.push(' ');
    }
  };
  walk(node);
  return texts.join('').replace(/\s+/g, ' ').trim();
}
