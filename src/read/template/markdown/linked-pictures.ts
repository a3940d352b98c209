/** Reads links around words and pictures: documents have links on words alone, so a picture prints without its link. */
import type { Link, LinkReference } from 'mdast';
import type { Inline, Inlines, Leaf } from '../../../model/document.js';
import { changeBranched, changeParts } from '../../../model/walk.js';
import { inlineRun, type RunPart } from '../inline-run.js';
import { linkParts } from './links.js';
import { apartParts, withoutPictures } from './pictures-apart.js';
import { type MarkdownReading, nodeSpan, reportChanged } from './reading.js';

/** Makes the link of its words; the pictures in it come behind. `parts` are all that it holds. */
export function linkWithPictures(
  node: Link | LinkReference,
  parts: readonly RunPart[],
  reading: MarkdownReading,
): readonly RunPart[] {
  const pictures = apartParts(parts, reading);
  const words = pictures.length > 0 ? withoutPictures(parts) : parts;
  if (pictures.length > 0) reportDropped(node, reading);
  const isOnlyPictures = words.every((part) => part.kind === 'words' && part.value.trim() === '');
  if (pictures.length > 0 && isOnlyPictures) return pictures;
  const link = linkParts(node, { within: () => withoutLinks(inlineRun(words, reading)), apart: () => words }, reading);
  return [...link, ...pictures];
}

/** The words for a picture of the web are a link, but links never nest. */
function withoutLinks(run: Inlines<Leaf>): Inlines<Leaf> {
  return changeBranched<Inline<Leaf>>(run, (node) =>
    node.type === 'link' ? withoutLinks(node.children) : [changeParts(node, { inlines: withoutLinks })],
  );
}

function reportDropped(node: Link | LinkReference, reading: MarkdownReading): void {
  const message = 'A picture is no link here, so it prints without its link';
  const hint = 'Put the link on words below the picture.';
  const lost = 'The link of a picture was left out';
  reportChanged(nodeSpan(node, reading), { code: 'markdown-unsupported', message, hint, lost }, reading);
}
