/**
 * Finds the pictures of a Markdown text, `![alt](path)` alone in its paragraph, and loads them. Refuses pictures from the
 * network, and paths with placeholders: an organisation's value never becomes a path.
 */
import type { Definition, Image, ImageReference, Nodes, Paragraph } from 'mdast';
import { type Diagnostic, error } from '../../../model/diagnostic.js';
import type { Leaf, Picture, Image as PictureBlock } from '../../../model/document.js';
import type { Span } from '../../../model/source.js';
import type { LoadPicture } from '../../picture.js';
import { leaves } from '../inline-run.js';
import { unmask } from '../mask.js';
import type { Tag } from '../tags.js';
import { picturesInCell } from './cell-lines.js';
import { type MarkdownReading, nodeSpan, partsOf, refuseNode, reportChanged } from './reading.js';

/** The picture of a paragraph that holds nothing else. */
export function pictureOf(paragraph: Paragraph): Image | ImageReference | undefined {
  const [picture, second] = paragraph.children;
  return !second && (picture?.type === 'image' || picture?.type === 'imageReference') ? picture : undefined;
}

/** Lists the pictures that stand alone in a paragraph or in a line of a cell, in reading order. */
export function findPictures(root: Nodes): (Image | ImageReference)[] {
  const pictures: (Image | ImageReference)[] = [];
  // A stack, not recursion: quotes may be nested by the thousand.
  const queue: Nodes[] = [root];
  for (let node = queue.pop(); node; node = queue.pop()) {
    const picture = node.type === 'paragraph' ? pictureOf(node) : undefined;
    if (picture) pictures.push(picture);
    else if (node.type === 'tableCell') pictures.push(...picturesInCell(node));
    else if ('children' in node && node.type !== 'paragraph') queue.push(...node.children.toReversed());
  }
  return pictures;
}

/** Loads pictures by the paths in the template; one that can't be loaded is absent, and reported. */
export async function loadPictures(
  pictures: readonly (Image | ImageReference)[],
  definitions: ReadonlyMap<string, Definition>,
  tags: readonly Tag[],
  spanOfNode: (node: Nodes) => Span,
  load: LoadPicture,
): Promise<{
  readonly loaded: ReadonlyMap<Image | ImageReference, Picture>;
  readonly diagnostics: readonly Diagnostic[];
}> {
  const loaded = new Map<Image | ImageReference, Picture>();
  const diagnostics: Diagnostic[] = [];
  for (const node of pictures) {
    const path = node.type === 'image' ? node.url : definitions.get(node.identifier)?.url;
    if (path === undefined) continue;
    const span = spanOfNode(node);
    const trouble = troubleWith(path, tags, span);
    const outcome = trouble ? { diagnostics: [trouble] } : await load(path, span);
    for (const diagnostic of outcome.diagnostics) diagnostics.push(diagnostic);
    if ('value' in outcome && outcome.value) loaded.set(node, outcome.value);
  }
  return { loaded, diagnostics };
}

function troubleWith(path: string, tags: readonly Tag[], span: Span): Diagnostic | undefined {
  if (unmask(path, tags).some((part) => part.kind === 'tag'))
    return error('placeholder-kind', 'A picture’s path can’t contain a placeholder', span, {
      hint: 'For the organisation’s logo, use <<org_field_logo>> in a paragraph of its own.',
    });
  if (/^(?:[a-z][a-z0-9+.-]+:|\/\/)/i.test(path))
    return error('picture-missing', 'A picture must be a file, not a web address', span, {
      hint: 'Save the picture in the templates folder and give its path.',
    });
  return path === '' ? error('picture-missing', 'A picture has no path', span) : undefined;
}

/** Makes the block for a picture; undefined if it could not be loaded. */
export function imageBlock(node: Image | ImageReference, reading: MarkdownReading): PictureBlock<Leaf> | undefined {
  const span = nodeSpan(node, reading);
  const title = node.type === 'image' ? node.title : reading.definitions.get(node.identifier)?.title;
  if (title) {
    const message = 'The title of a picture doesn’t print';
    const hint = 'Put the words below it, in a paragraph.';
    const lost = `The title of a picture was left out: ${title}`;
    reportChanged(span, { code: 'markdown-unsupported', message, hint, lost }, reading);
  }
  const alt = leaves(partsOf(node.alt ?? '', span, reading), 'a picture’s description', reading);
  if (alt.length === 0)
    refuseNode(
      node,
      'picture-alt',
      'A picture has no description',
      reading,
      'Describe what it shows: ![The way to the fire exit](exit.png).',
    );
  const picture = reading.pictures.get(node);
  return picture && { type: 'image', picture, alt, span };
}
