/** Reads the blocks of a page of ours. */
import { readPicture } from '../../formats/picture.js';
import { sha256 } from '../../formats/sha256.js';
import type { Block, Heading, HeadingLevel, Image, Inline, Inlines, Picture } from '../../model/document.js';
import { NOTE_KINDS, type NoteKind } from '../../model/note-kinds.js';
import { elementsIn, findElements, hasClass, isElement, type PageElement, wordsOf } from './elements.js';
import { inlinesOf, runOf } from './inlines.js';
import { listOf } from './lists.js';
import type { BlocksReading } from './reading.js';
import { tableOf } from './tables.js';

/** Reads what stands in an element, one block after the other; words that stand in none are a paragraph. */
export function blocksIn(element: PageElement, reading: BlocksReading): readonly Block[] {
  const blocks: Block[] = [];
  let loose: (typeof element.children)[number][] = [];
  const settle = () => {
    const children = inlinesOf(loose, reading.page);
    loose = [];
    if (children.length > 0) blocks.push({ type: 'paragraph', children });
  };
  for (const node of element.children) {
    const found = isElement(node) ? blockOf(node, reading) : undefined;
    if (!found) {
      loose.push(node);
      continue;
    }
    settle();
    blocks.push(...found);
  }
  settle();
  return blocks;
}

/** The blocks of an element; undefined where it stands among words. */
function blockOf(element: PageElement, reading: BlocksReading): readonly Block[] | undefined {
  const { name } = element;
  const level = /^h([1-6])$/.exec(name)?.[1];
  if (level !== undefined) return headingOf(element, Number(level), reading);
  switch (name) {
    case 'p':
      return paragraphOf(element, reading);
    case 'ul':
    case 'ol':
      return [listOf(element, reading, blocksIn)];
    case 'table':
      return tableOf(element, reading, blocksIn);
    case 'pre':
      return codeOf(element, reading);
    case 'blockquote':
      return within(element, reading, (blocks) => ({ type: 'quote', blocks }));
    case 'hr':
      return [{ type: 'rule' }];
    case 'figure':
    case 'img':
      return picturesIn(element, reading);
    case 'div':
      return divisionOf(element, reading);
    case 'nav':
    case 'style':
    case 'script':
    case 'template':
      return [];
    case 'section':
      return hasClass(element, 'footnotes') ? [] : blocksIn(element, reading);
    case 'article':
    case 'details':
    case 'main':
      reading.page.unknown(element, 'reads what is in');
      return blocksIn(element, reading);
    default:
      return undefined;
  }
}

function within(element: PageElement, reading: BlocksReading, around: (blocks: readonly Block[]) => Block) {
  const blocks = blocksIn(element, reading);
  return blocks.length === 0 ? [] : [around(blocks)];
}

function divisionOf(element: PageElement, reading: BlocksReading): readonly Block[] {
  if (hasClass(element, 'page-break')) return [{ type: 'page-break' }];
  if (hasClass(element, 'landscape')) return within(element, reading, (blocks) => ({ type: 'landscape', blocks }));
  if (!hasClass(element, 'note')) return blocksIn(element, reading);
  // All notes have the class that those of the kind "note" have.
  const kind = NOTE_KINDS.find((each) => each !== 'note' && hasClass(element, each)) ?? 'note';
  return [noteOf(kind, element, reading)];
}

function noteOf(kind: NoteKind, element: PageElement, reading: BlocksReading): Block {
  const [first] = elementsIn(element);
  const heading = first && hasClass(first, 'kind') ? first : undefined;
  const title = heading && reading.titleOf(kind, inlinesOf(heading.children, reading.page));
  const body = { ...element, children: element.children.filter((child) => child !== heading) };
  return { type: 'note', kind, ...(title ? { title } : {}), blocks: blocksIn(body, reading) };
}

/** The number before the words of a heading or paragraph, and what is behind it. */
function numbered({ children }: PageElement): { readonly number: string; readonly words: PageElement['children'] } {
  const [first, ...words] = children;
  if (!isElement(first) || !hasClass(first, 'number')) return { number: '', words: children };
  return { number: wordsOf(first).replace(/ $/, ''), words };
}

function headingOf(element: PageElement, rank: number, reading: BlocksReading): readonly Block[] {
  const { number, words } = numbered(element);
  const children = inlinesOf(words, reading.page);
  if (children.length === 0) return [];
  const id = element.attributes.get('id');
  const level = Math.min(5, Math.max(1, rank - 1)) as HeadingLevel;
  const heading: Heading = { type: 'heading', level, ...(id ? { anchor: id } : {}), children };
  reading.onHeading(heading, number);
  return [heading];
}

function paragraphOf(element: PageElement, reading: BlocksReading): readonly Block[] {
  const { number, words } = numbered(element);
  const children = inlinesOf(words, reading.page);
  if (children.length === 0) return [];
  if (number !== '') return [{ type: 'paragraph', clause: number, children }];
  const align = (['centre', 'right'] as const).find((each) => hasClass(element, each));
  return [{ type: 'paragraph', ...(align ? { align } : {}), children }];
}

/** Each line is an element of its own, with the end of the line in it. */
function codeOf(element: PageElement, reading: BlocksReading): readonly Block[] {
  const lines = findElements(element, (each) => hasClass(each, 'line'));
  if (lines.length === 0) return [{ type: 'code-block', children: textLines(wordsOf(element)) }];
  const children = lines.flatMap((line, at): Inlines => {
    const run = runOf(line.children, reading.page);
    const last = run.at(-1);
    const whole =
      last?.type === 'text'
        ? [...run.slice(0, -1), { type: 'text', value: last.value.replace(/\n$/, '') } as const]
        : run;
    const words = whole.filter((node) => node.type !== 'text' || node.value !== '');
    return at === 0 ? words : [{ type: 'break' }, ...words];
  });
  return [{ type: 'code-block', children }];
}

function textLines(text: string): Inlines {
  return text
    .replace(/\n$/, '')
    .split('\n')
    .flatMap((value, at): Inline[] => [...(at === 0 ? [] : [{ type: 'break' } as const]), { type: 'text', value }]);
}

/** The pictures in an element; those that the program can't read are told of. */
export function picturesIn(element: PageElement, reading: BlocksReading): readonly Image[] {
  const images = element.name === 'img' ? [element] : findElements(element, ({ name }) => name === 'img');
  return images.flatMap((image): readonly Image[] => {
    const picture = pictureOf(image.attributes.get('src') ?? '');
    const written = image.attributes.get('alt') ?? '';
    const alt = written.trim() === '' ? 'Picture' : written;
    if (!picture) {
      reading.page.tell('img', `A picture isn’t in the page itself, and is left out: “${alt.slice(0, 60)}”`);
      return [];
    }
    return [
      {
        type: 'image',
        picture,
        alt: [{ type: 'text', value: alt }],
        ...(hasClass(element, 'logo') ? { isLogo: true } : {}),
      },
    ];
  });
}

function pictureOf(address: string): Picture | undefined {
  const data = /^data:image\/(?:png|jpeg);base64,([A-Za-z0-9+/=\s]+)$/.exec(address)?.[1];
  if (data === undefined) return undefined;
  const bytes = new Uint8Array(Buffer.from(data, 'base64'));
  const name = sha256(bytes).slice(0, 16);
  const picture = readPicture(name, bytes);
  return 'trouble' in picture ? undefined : { ...picture, path: `${name}.${picture.format}` };
}
