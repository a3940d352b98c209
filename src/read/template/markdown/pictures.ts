/**
 * Finds the paths of the pictures that a Markdown text shows, in Markdown or HTML, and loads them. Refuses pictures from the
 * network, and paths with placeholders: an organisation's value never becomes a path.
 */
import { posix } from 'node:path';
import type { Definition, Nodes, Root } from 'mdast';
import { parseFragment } from 'parse5';
import { error, type Outcome } from '../../../model/diagnostic.js';
import type { Picture } from '../../../model/document.js';
import { type SourceText, type Span, spanOf } from '../../../model/source.js';
import type { LoadPicture } from '../../picture.js';
import { unmask } from '../mask.js';
import type { Tag } from '../tags.js';

/** The pictures of a text by their paths as written; one that can't be had has the reason at its first place. */
export type Pictures = ReadonlyMap<string, Outcome<Picture>>;

/** Where the Markdown is, and what is hidden in it. */
interface Places {
  readonly source: SourceText;
  readonly offset: number;
  readonly masked: string;
  readonly tags: readonly Tag[];
}

/** Loads the pictures of a text, each path once. */
export async function loadPictures(
  root: Root,
  definitions: ReadonlyMap<string, Definition>,
  places: Places,
  load: LoadPicture,
): Promise<Pictures> {
  const pictures = new Map<string, Outcome<Picture>>();
  for (const [path, span] of [...pathsInMarkdown(root, definitions, places), ...pathsInHtml(places)])
    if (!pictures.has(path))
      pictures.set(path, troubleWith(path, places.tags, span) ?? withoutDrawing(await load(path, span), span));
  return pictures;
}

/** Only logos are SVGs: a text's pictures are kept with it, each as one file. */
function withoutDrawing(loaded: Outcome<Picture>, span: Span): Outcome<Picture> {
  if (!loaded.value?.drawing) return loaded;
  const hint = `Name the PNG beside it: ${posix.basename(loaded.value.path)}.`;
  return { diagnostics: [error('picture-unreadable', 'Only a logo can be an SVG', span, { hint })] };
}

type Found = readonly [path: string, span: Span];

function pathsInMarkdown(root: Root, definitions: ReadonlyMap<string, Definition>, places: Places): readonly Found[] {
  const paths: Found[] = [];
  // A stack, not recursion: quotes may be nested by the thousand.
  const queue: Nodes[] = [root];
  for (let node = queue.pop(); node; node = queue.pop()) {
    const path =
      node.type === 'image'
        ? node.url
        : node.type === 'imageReference'
          ? definitions.get(node.identifier)?.url
          : undefined;
    if (path !== undefined) {
      const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
      paths.push([path, spanOf(places.source, places.offset + start, places.offset + end)]);
    } else if ('children' in node) queue.push(...node.children.toReversed());
  }
  return paths;
}

const IMG = /<img(?=[\s/])(?:[^"'<>]|"[^"<]*"|'[^'<]*'){0,2000}>/gi;

/** Finds what looks like a picture in HTML, even in code, where it isn't one. */
function pathsInHtml({ source, offset, masked }: Places): readonly Found[] {
  return [...masked.matchAll(IMG)].flatMap(({ 0: markup, index }): readonly Found[] => {
    const [img] = parseFragment(markup).childNodes;
    const src = img && 'attrs' in img ? img.attrs.find(({ name }) => name === 'src')?.value.trim() : undefined;
    const start = offset + index;
    return src === undefined ? [] : [[src, spanOf(source, start, start + markup.length)]];
  });
}

/** Whether a picture is somewhere in the web. */
export function isInWeb(path: string): boolean {
  return /^(?:https?:)?\/\//i.test(path);
}

function troubleWith(path: string, tags: readonly Tag[], span: Span): Outcome<Picture> | undefined {
  if (unmask(path, tags).some((part) => part.kind === 'tag'))
    return refusal('placeholder-kind', 'A picture’s path can’t contain a placeholder', span, {
      hint: 'For the organisation’s logo, use <<org_field_logo>> in a paragraph of its own.',
    });
  if (isInWeb(path) || /^[a-z][a-z0-9+.-]+:/i.test(path))
    return refusal('picture-missing', 'A picture must be a file, not a web address', span, {
      hint: 'Save the picture in the templates folder and give its path.',
    });
  return path === '' ? refusal('picture-missing', 'A picture has no path', span) : undefined;
}

function refusal(...problem: Parameters<typeof error>): Outcome<Picture> {
  return { diagnostics: [error(...problem)] };
}
