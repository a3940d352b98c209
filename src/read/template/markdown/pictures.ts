/**
 * Finds the pictures of a Markdown text, `![alt](path)`, and loads them. One among words prints below their paragraph; where
 * none can be, its description prints. Refuses pictures from the network, and paths with placeholders: an organisation's
 * value never becomes a path. What can't be loaded from a document to import becomes its description.
 */
import type { Definition, Image, ImageReference, Nodes, Paragraph } from 'mdast';
import { type Diagnostic, error, warning } from '../../../model/diagnostic.js';
import type { Block, Leaf, Picture, Image as PictureBlock } from '../../../model/document.js';
import type { Span } from '../../../model/source.js';
import type { LoadPicture } from '../../picture.js';
import { inlineRun, leaves, type RunPart } from '../inline-run.js';
import { unmask } from '../mask.js';
import type { Tag } from '../tags.js';
import { type MarkdownReading, nodeSpan, type Purpose, partsOf, refuseNode, reportChanged } from './reading.js';

/** The picture of a paragraph that holds nothing else. */
export function pictureOf(paragraph: Paragraph): Image | ImageReference | undefined {
  const [picture, second] = paragraph.children;
  return !second && (picture?.type === 'image' || picture?.type === 'imageReference') ? picture : undefined;
}

/** Lists the pictures below a node, in reading order. */
export function findPictures(root: Nodes): (Image | ImageReference)[] {
  const pictures: (Image | ImageReference)[] = [];
  // A stack, not recursion: quotes may be nested by the thousand.
  const queue: Nodes[] = [root];
  for (let node = queue.pop(); node; node = queue.pop()) {
    if (node.type === 'image' || node.type === 'imageReference') pictures.push(node);
    else if ('children' in node) for (const child of node.children.toReversed()) queue.push(child);
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
  purpose: Purpose,
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
    for (const diagnostic of outcome.diagnostics)
      diagnostics.push(purpose === 'import' ? lossOf(diagnostic) : diagnostic);
    if ('value' in outcome && outcome.value) loaded.set(node, outcome.value);
  }
  return { loaded, diagnostics };
}

/** A picture that a document to import lacks is no reason to refuse its words. */
function lossOf(diagnostic: Diagnostic): Diagnostic {
  const { severity, message, span, hint } = diagnostic;
  if (severity !== 'error') return diagnostic;
  return warning('import-loss', `A picture became its description: ${message}`, span, { hint });
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

/**
 * The pictures among a paragraph's words that print below it. A condition among the words leaves its pictures where they
 * are.
 */
export function picturesBelow(paragraph: Paragraph, reading: MarkdownReading): readonly (Image | ImageReference)[] {
  const { start, end } = nodeSpan(paragraph, reading);
  const isConditional = (tag: Tag) => tag.form.kind === 'open' && start <= tag.span.start && tag.span.start < end;
  const pictures = findPictures(paragraph).filter((node) => reading.pictures.has(node));
  return pictures.length > 0 && !reading.tags.some(isConditional) ? pictures : [];
}

/** What stands for a picture where it can't be shown: its description. */
export function descriptionOf(node: Image | ImageReference, reading: MarkdownReading): readonly RunPart[] {
  const span = nodeSpan(node, reading);
  if (reading.pictures.has(node)) {
    const message = 'A picture stands where none can be shown, so its description prints';
    const hint = 'Put it in a paragraph of its own.';
    const lost = 'A picture became its description, because none can be shown there';
    reportChanged(span, { code: 'markdown-unsupported', message, hint, lost }, reading);
  }
  return partsOf(node.alt ?? '', span, reading);
}

/** Makes the block for a picture; for one that could not be loaded its description, or undefined in a template. */
export function pictureBlock(node: Image | ImageReference, reading: MarkdownReading): Block<Leaf> | undefined {
  if (reading.pictures.has(node) || reading.purpose === 'template') return imageBlock(node, reading);
  const children = inlineRun(descriptionOf(node, reading), reading);
  return children.length > 0 ? { type: 'paragraph', children, span: nodeSpan(node, reading) } : undefined;
}

function imageBlock(node: Image | ImageReference, reading: MarkdownReading): PictureBlock<Leaf> | undefined {
  const span = nodeSpan(node, reading);
  const title = node.type === 'image' ? node.title : reading.definitions.get(node.identifier)?.title;
  if (title) {
    const message = 'The title of a picture doesn’t print';
    const hint = 'Put the words below it, in a paragraph.';
    const lost = `The title of a picture was left out: ${title}`;
    reportChanged(span, { code: 'markdown-unsupported', message, hint, lost }, reading);
  }
  const alt = leaves(partsOf(node.alt ?? '', span, reading), 'a picture’s description', reading);
  const picture = reading.pictures.get(node);
  if (alt.length === 0 && picture && reading.purpose === 'import') {
    const name = picture.path.split('/').at(-1) ?? picture.path;
    reading.diagnostics.push(
      warning('import-loss', 'A picture has no description, so the name of its file stands for it', span),
    );
    return { type: 'image', picture, alt: [{ type: 'text', value: name, span }], span };
  }
  if (alt.length === 0)
    refuseNode(
      node,
      'picture-alt',
      'A picture has no description',
      reading,
      'Describe what it shows: ![The way to the fire exit](exit.png).',
    );
  return picture && { type: 'image', picture, alt, span };
}
