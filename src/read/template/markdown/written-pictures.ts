/**
 * Turns a picture that a text shows, `![alt](path)` or `<img>`, into a block that prints behind the words it stands among. In a
 * document to import, a picture that can't be had becomes its description, so that nothing is refused for a picture.
 */
import type { Image, ImageReference } from 'mdast';
import { type Diagnostic, error, type Outcome, warning } from '../../../model/diagnostic.js';
import type { Inlines, Leaf, Picture } from '../../../model/document.js';
import type { Span } from '../../../model/source.js';
import { inlineRun, leaves, type RunPart } from '../inline-run.js';
import { unmask } from '../mask.js';
import { isInWeb } from './pictures.js';
import { type MarkdownReading, nodeSpan, partsOf, reportChanged } from './reading.js';

/** A picture as its author wrote it, with tags hidden. */
export interface WrittenPicture {
  readonly path: string;
  readonly alt: string;
  readonly title: string | undefined;
  readonly span: Span;
}

/** Reads a picture of Markdown. */
export function writtenPicture(node: Image | ImageReference, reading: MarkdownReading): WrittenPicture | undefined {
  const target = node.type === 'image' ? node : reading.definitions.get(node.identifier);
  if (!target) return undefined;
  return { path: target.url, alt: node.alt ?? '', title: target.title ?? undefined, span: nodeSpan(node, reading) };
}

/** The part that a picture is among words. */
export function pictureParts(written: WrittenPicture, reading: MarkdownReading): readonly RunPart[] {
  const { path, span } = written;
  if (written.title) reportTitle(written.title, span, reading);
  const { value: picture, diagnostics }: Outcome<Picture> = reading.pictures.get(path) ?? notFound(span);
  if (!picture && reading.purpose === 'import') return describedParts(written, diagnostics, reading);
  for (const diagnostic of diagnostics) reading.diagnostics.push({ ...diagnostic, span });
  const alt = leaves(partsOf(written.alt, span, reading), 'a picture’s description', reading);
  const description = isSaid(alt) ? alt : nameInstead(written, reading);
  if (!picture) return [];
  return [{ kind: 'apart', block: { type: 'image', picture, alt: description, span } }];
}

function isSaid(alt: readonly Leaf[]): boolean {
  return alt.some((leaf) => leaf.type === 'field' || leaf.value.trim() !== '');
}

/** A tag of HTML over several lines of a quotation has a path that only the HTML parser sees. */
function notFound(span: Span): Outcome<Picture> {
  const hint = 'Write its tag on one line.';
  return { diagnostics: [error('picture-missing', 'This picture’s path can’t be read', span, { hint })] };
}

function nameInstead({ path, span }: WrittenPicture, reading: MarkdownReading): readonly Leaf[] {
  if (reading.purpose === 'template') {
    const hint = 'Describe what it shows: ![The way to the fire exit](exit.png).';
    reading.diagnostics.push(error('picture-alt', 'A picture has no description', span, { hint }));
    return [];
  }
  const name = fileName(path);
  const message = `A picture has no description, so its file’s name became one: ${name}`;
  reading.diagnostics.push(warning('import-loss', message, span));
  return [{ type: 'text', value: name, span }];
}

/** `The way out` in `images/The%20way%20out.svg?raw=true`. */
function fileName(path: string): string {
  if (/^data:/i.test(path)) return 'picture';
  const name =
    path
      .replace(/[?#].*$/s, '')
      .split(/[\\/]/)
      .findLast((step) => step !== '') ?? '';
  return decodedName(name).trim() || 'picture';
}

function decodedName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** The words that stand for a picture that can't be had: a link to it where it is in the web. */
function describedParts(
  { path, alt, span }: WrittenPicture,
  diagnostics: readonly Diagnostic[],
  reading: MarkdownReading,
): readonly RunPart[] {
  const [reason] = diagnostics;
  const why = reason ? `: ${reason.message.charAt(0).toLowerCase()}${reason.message.slice(1)}` : '';
  reading.diagnostics.push(warning('import-loss', `A picture became its description${why}`, span));
  const name = unmask(fileName(path), reading.tags)
    .map((part) => (part.kind === 'words' ? part.value : ''))
    .join('');
  const words: readonly RunPart[] =
    alt.trim() === '' ? [{ kind: 'words', value: name || 'picture', span }] : partsOf(alt, span, reading);
  const hasTags = partsOf(path, span, reading).some(({ kind }) => kind === 'tag');
  if (hasTags || !isInWeb(path)) return words;
  const children: Inlines<Leaf> = inlineRun(words, reading);
  const address = (path.startsWith('//') ? `https:${path}` : path).trim().replace(/\s/g, '%20');
  const target = { kind: 'address', address: [{ type: 'text', value: address, span }] } as const;
  return [{ kind: 'node', node: { type: 'link', target, children, span } }];
}

function reportTitle(title: string, span: Span, reading: MarkdownReading): void {
  const message = 'The title of a picture doesn’t print';
  const hint = 'Put the words below it, in a paragraph.';
  const lost = `The title of a picture was left out: ${title}`;
  reportChanged(span, { code: 'markdown-unsupported', message, hint, lost }, reading);
}
