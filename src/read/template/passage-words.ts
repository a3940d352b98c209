/** Finds the passage that a tag means, and gives its words where it stands among words. */
import { error } from '../../model/diagnostic.js';
import type { Inlines, Leaf } from '../../model/document.js';
import type { PassageBody, PassagePlace } from './open-passages.js';
import type { TagReading } from './tag-reading.js';
import type { Tag } from './tags.js';

/** What the paragraph of a tag knows of its place. */
export type OuterPlace = Pick<PassagePlace, 'depth' | 'lift'>;

/** Said where only the words of one paragraph can stand. */
export const SEVERAL_BLOCKS = 'This passage is more than one paragraph of words, so it can’t stand here';

/** Gives the words of a passage that stands among words; refuses one that is more than a paragraph. */
export function passageAmongWords(tag: Tag, reading: TagReading): Inlines<Leaf> {
  const [paragraph, another] = passageBody(tag, { depth: 1, lift: 0 }, reading)?.blocks ?? [];
  if (!paragraph) return [];
  if (paragraph.type === 'paragraph' && !another) return paragraph.children;
  const hint = 'Put its tag in a paragraph of its own.';
  reading.diagnostics.push(error('passage-place', SEVERAL_BLOCKS, tag.span, { hint }));
  return [];
}

/** Reads the passage of a tag for its place; undefined where it was refused. */
export function passageBody(tag: Tag, place: OuterPlace, reading: TagReading): PassageBody | undefined {
  const use = reading.blocks.passages.get(tag);
  if (!reading.passages) {
    const hint = 'Put it in a paragraph of the text.';
    reading.diagnostics.push(error('passage-place', 'A passage can’t stand here', tag.span, { hint }));
    return undefined;
  }
  const passage = use && reading.passages.get(use.name);
  if (!passage) return undefined;
  const body = passage.read({ ...place, inEach: use.inEach, inFootnote: reading.inFootnote ?? false });
  reading.diagnostics.push(...body.diagnostics);
  return body;
}
