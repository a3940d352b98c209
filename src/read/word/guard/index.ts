/**
 * Holds the tree of a Word file against the file: words that Word shows and the tree doesn't have are named in a warning. How the
 * tree is read is unknown here, so that whatever it loses is noticed.
 */
import { type PlacedElement, placedChildren } from '../../../formats/xml/places.js';
import { type Diagnostic, hasErrors, warning } from '../../../model/diagnostic.js';
import { spanOf } from '../../../model/source.js';
import type { AnyNode } from '../../../model/walk.js';
import type { WordLine } from '../lines.js';
import type { PartReading } from '../reading.js';
import type { ReadWord } from '../template.js';
import { missingWords, SpareWords } from './compare.js';
import { type LetterStyles, readLetterStyles } from './run-styles.js';
import { SIGN, shownText } from './shown-words.js';
import { treeWords } from './tree-words.js';

/** What the tree is made into, as messages name it. */
export type Product = 'pages' | 'draft' | 'comparison';

/** Words of one paragraph that the tree doesn't have. */
interface Loss {
  readonly line: WordLine;
  /** Its place among the paragraphs with words. */
  readonly place: number;
  readonly words: string;
  readonly isAll: boolean;
}

/**
 * Warns of the words that `nodes`, the whole tree, lack. Paragraphs that `told` has a warning about are passed over; with an error
 * there, the tree is unfinished, and nothing is compared.
 */
export function wordsNotInTree(
  read: ReadWord,
  nodes: readonly AnyNode[],
  told: readonly Diagnostic[],
  product: Product,
): readonly Diagnostic[] {
  if (hasErrors(told)) return [];
  const lines = read.parts.flatMap((part) => part.lines);
  const { ofLine, elsewhere } = treeWords(nodes, lines, read.source);
  const spare = new SpareWords(elsewhere);
  const toldPlaces = told.flatMap(({ code, span }) => (code === 'word-left-out' && span ? [span.start] : []));
  const isTold = ({ start, end }: WordLine) => toldPlaces.some((place) => place >= start && place <= end);
  const paragraphs = shownParagraphs(read);
  // A sign that can't be shown is told of once in a file.
  const isSignTold = paragraphs.some(({ line, words }) => words.includes(SIGN) && isTold(line));
  const losses = paragraphs.flatMap(({ line, words }, place): readonly Loss[] => {
    const missing = missingWords(words, ofLine.get(line) ?? '', spare);
    if (!missing || isTold(line) || (missing.isSign && isSignTold)) return [];
    return [{ line, place, words: words.slice(missing.at, missing.end), isAll: missing.isAll }];
  });
  return gathered(losses).map((group) => lossWarning(group, read, product));
}

interface ShownParagraph {
  readonly line: WordLine;
  /** Without placeholders. */
  readonly words: string;
}

/** The paragraphs of the text and of the notes that it has marks of, those without words left out. */
function shownParagraphs(read: ReadWord): readonly ShownParagraph[] {
  const main = read.parts.find(({ part }) => part.path === read.package.main);
  if (!main) return [];
  const styles = readLetterStyles(stylesOf(read, main));
  const { words, notes } = shownText(main.part.root, styles);
  const shownNotes = read.parts.flatMap((part) =>
    notesIn(part)
      .filter(([id]) => notes.has(id))
      .flatMap(([, note]) => paragraphsOf(part, note, styles)),
  );
  return [...linesOf(main, words), ...shownNotes];
}

function stylesOf(read: ReadWord, main: PartReading): string | undefined {
  const related = main.part.part.relationships.find(({ type }) => type.endsWith('/styles'));
  return related?.part === undefined ? undefined : read.package.parts.get(related.part)?.xml;
}

function notesIn({ part }: PartReading): readonly (readonly [id: string, note: PlacedElement])[] {
  const kind = /\.(footnote|endnote)s\+xml$/i.exec(part.part.contentType)?.[1];
  if (kind === undefined) return [];
  return placedChildren(part.root, `w:${kind}`).map((note) => [`${kind} ${note.attributes.get('w:id')}`, note]);
}

const paragraphsOf = (part: PartReading, root: PlacedElement, styles: LetterStyles) =>
  linesOf(part, shownText(root, styles).words);

function linesOf(part: PartReading, words: ReadonlyMap<PlacedElement, string>): readonly ShownParagraph[] {
  const lines = new Map(part.lines.filter(({ kind }) => kind === 'paragraph').map((line) => [line.element, line]));
  return [...words].flatMap(([paragraph, shown]) => {
    const line = lines.get(paragraph);
    const own = line && shown.trim() !== '' ? withoutTags(shown, line, part) : '';
    return line && own.trim() !== '' ? [{ line, words: own }] : [];
  });
}

function withoutTags(shown: string, line: WordLine, { tagsIn, source }: PartReading): string {
  let words = shown;
  for (const { span } of tagsIn.get(line) ?? []) words = words.replace(source.text.slice(span.start, span.end), ' ');
  return words;
}

/** Paragraphs that follow one another and are missing as a whole are one loss. */
function gathered(losses: readonly Loss[]): readonly (readonly [Loss, ...Loss[]])[] {
  const groups: [Loss, ...Loss[]][] = [];
  for (const loss of losses) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last?.isAll && loss.isAll && loss.place === last.place + 1) group.push(loss);
    else groups.push([loss]);
  }
  return groups;
}

const MOST_LETTERS = 80;

const PRODUCTS: Readonly<Record<Product, readonly [message: string, hint: string | undefined]>> = {
  pages: [
    'PDF and HTML would be without',
    'The Word document has them. In Word, put them in a plain paragraph or table of the text.',
  ],
  draft: ['The draft would be without', 'Copy them from the Word file into the draft.'],
  comparison: ['The comparison is without', undefined],
};

function lossWarning([first, ...more]: readonly [Loss, ...Loss[]], read: ReadWord, product: Product): Diagnostic {
  const { line } = first;
  const words = [first, ...more].map((loss) => loss.words).join(' ');
  const [message, hint] = PRODUCTS[product];
  const others =
    more.length === 0 ? '' : more.length === 1 ? ', over 2 paragraphs' : `, over ${more.length + 1} paragraphs`;
  return warning('word-words-missing', `${message} “${quoted(words)}”${others}`, placeOf(first, read, line), {
    ...(hint === undefined ? {} : { hint }),
  });
}

function quoted(words: string): string {
  const said = words.replace(/[\s\uE000]+/g, ' ').trim();
  if (said === '') return 'a sign';
  return said.length > MOST_LETTERS ? `${said.slice(0, MOST_LETTERS).replace(/\s+\S*$/, '')}…` : said;
}

/** From the first missing word on, where the line has it in one piece. */
function placeOf({ words }: Loss, { source }: ReadWord, line: WordLine) {
  const at = line.text.indexOf(words);
  return at < 0
    ? spanOf(source, line.start, line.end)
    : spanOf(source, line.start + at, line.start + at + words.length);
}
