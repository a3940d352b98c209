/**
 * What a finished document says, in one notation for all formats: a line for each heading, paragraph, list item, caption,
 * table row, figure, note, block of code and footnote, in reading order. Two files that say the same have the same lines. Furniture, contents lists, rules
 * and page breaks say nothing.
 */

/** `row: *Code | DCW1 | *Version | 1.0`: the stars are header cells. */
export interface SaidCell {
  readonly head: boolean;
  readonly words: string;
  /** How much of the grid it covers, where that is more than its own place. */
  readonly columns?: number;
  readonly rows?: number;
}

export const headingLine = (level: number, number: string, words: string): string =>
  `heading ${level}: ${number === '' ? '' : `${number} `}${words}`;

/** What paragraphs stand in where nothing stands between: a quote or a note; items, cells and footnotes leave them paragraphs. */
export type Around = 'paragraph' | 'quote' | 'in note';

export const wordsLine = (around: Around, words: string): string => `${around}: ${words}`;

/** The title of a note; what stands in the note follows. */
export const noteLine = (title: string): string => `note: ${title}`;

/** A block of code, its lines in one. */
export const codeLine = (words: string): string => `code: ${words.replace(/\n$/, '').replaceAll('\n', '⏎')}`;

/** The footnotes stand behind the text, whatever their place in the file, each below its number. */
export const footnoteLine = (number: number): string => `footnote ${number}`;

/** The mark of a footnote among words. */
export const footnoteMark = (number: string): string => `[${number}]`;

/** A line to write on among words, by the beginning of its label: in Word names are short, and have no tabs. */
export const fillInMark = (label: string): string =>
  `[_ ${[...label.replace(/^To fill in(?:: )?/, '').replace(/\s+/g, ' ')].slice(0, 20).join('').trim()}]`;

/** A box to tick among words, by its sign and the beginning of its label. */
export const tickBoxMark = (sign: string, label: string): string => {
  const words = label.replace(/^(?:Not ticked|Ticked|Box to tick)(?:: |$)/, '').replace(/\s+/g, ' ');
  return `[${sign} ${[...words].slice(0, 20).join('').trim()}]`;
};

/** `depth` counts from 1; `mark` is what prints before the item: `•`, `3.`, `☑`, `2. ☐`, nothing where it has no mark. */
export const itemLine = (depth: number, mark: string): string => `item ${depth} ${mark}`;

export const captionLine = (words: string): string => `caption: ${words}`;

export const TABLE_LINE = 'table';

/** A row of a table; `repeats` where it stands at the head of each page. */
export const rowLine = (repeats: boolean, cells: readonly SaidCell[]): string =>
  `${repeats ? 'header row' : 'row'}: ${cells.map((cell) => cellWords(isLastOfControl(cells) ? { ...cell, columns: 1 } : cell)).join(' | ')}`;

/** An odd entry of the control block stands in a row of its own, over the places of another or beside them. */
const isLastOfControl = (cells: readonly SaidCell[]): boolean =>
  cells.length === 2 && cells[0]?.head === true && cells[1]?.columns === 3;

const cellWords = ({ head, words, columns = 1, rows = 1 }: SaidCell): string =>
  `${head ? '*' : ''}${words}${columns > 1 || rows > 1 ? ` {${columns}×${rows}}` : ''}`;

/** What a cell of blocks says in its row's line; the lines of its blocks follow. */
export const BLOCKS = '¶';

export const figureLine = (alt: string): string => `figure: ${alt}`;
