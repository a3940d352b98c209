/** Reads links around words and pictures: documents have links on words alone, so a picture's description becomes the link. */
import type { Link, LinkReference } from 'mdast';
import type { Inline, Inlines, Leaf } from '../../../model/document.js';
import { changeBranched, changeParts } from '../../../model/walk.js';
import { inlineRun, type RunPart } from '../inline-run.js';
import { linkParts } from './links.js';
import { apartParts, withoutPictures } from './pictures-apart.js';
import type { MarkdownReading } from './reading.js';

/** Makes the link of its words; the pictures in it come behind. `parts` are all that it holds. */
export function linkWithPictures(
  node: Link | LinkReference,
  parts: readonly RunPart[],
  reading: MarkdownReading,
): readonly RunPart[] {
  const pictures = apartParts(parts, reading);
  const words = pictures.length > 0 ? withoutPictures(parts) : parts;
  const isOnlyPictures = words.every((part) => part.kind === 'words' && part.value.trim() === '');
  const description = isOnlyPictures ? descriptionOf(pictures) : [];
  const within = () => (description.length > 0 ? description : withoutLinks(inlineRun(words, reading)));
  return [...linkParts(node, { within, apart: () => words }, reading), ...pictures];
}

/** The words for pictures that are all that a link holds. */
function descriptionOf(pictures: readonly RunPart[]): Inlines<Leaf> {
  const alts = pictures.flatMap((part) =>
    part.kind === 'apart' && part.block.type === 'image' && part.block.alt.length > 0 ? [part.block.alt] : [],
  );
  return alts.flatMap((alt, at): Inlines<Leaf> => (at === 0 ? alt : [{ type: 'text', value: ' ' }, ...alt]));
}

/** The words for a picture of the web are a link, but links never nest. */
function withoutLinks(run: Inlines<Leaf>): Inlines<Leaf> {
  return changeBranched<Inline<Leaf>>(run, (node) =>
    node.type === 'link' ? withoutLinks(node.children) : [changeParts(node, { inlines: withoutLinks })],
  );
}
