/**
 * A finished DOCX into what a reader gets from it: paragraphs in reading order with their labels, the outline, tables,
 * links, pictures, furniture. Labels are counted as Word counts them (ISO/IEC 29500-1, 17.9), so that tests hold numbers
 * that stand nowhere in the text. Shares no code with the writer but zip and XML.
 */
import { childElements, descendants, parseXml, type XmlElement } from '../../src/formats/xml/parse.js';
import { readZip } from '../../src/formats/zip/read.js';
import { fillInMark, footnoteMark, tickBoxMark } from './structure/line.js';

export interface ReadParagraph {
  /** The style's id; `Normal` where none is named. */
  readonly style: string;
  /** A line break is `\n`, a tab `\t`. */
  readonly text: string;
  /** The same with `[1]` for the mark of a footnote, `[_ Signed]` for a line to write on. */
  readonly said: string;
  /** `•`, `3.`, `1.1`: what Word prints before the text, or what stands there as text of a paragraph taken out of its list. A task's box is in it: `☐`, `2. ☑`. */
  readonly label?: string;
  /** The list level from 0, where there is a label. */
  readonly level?: number;
  readonly bookmarks: readonly string[];
  readonly pageBreakBefore: boolean;
  /** Whether the box of a task is ticked, where there is one. */
  readonly checked?: boolean;
  readonly inTable: boolean;
  /** The table it stands in, by its place among `ReadDocx.tables`. */
  readonly table?: number;
  /** The tables and cells around it, from the outermost; cells are numbered through the file. */
  readonly cells: readonly { readonly table: number; readonly cell: number }[];
  /** The alternative texts of its pictures. */
  readonly pictures: readonly string[];
}

export interface ReadTable {
  readonly style: string;
  /** Rows that repeat as headers, from the top. */
  readonly headerRows: number;
  readonly rows: readonly (readonly string[])[];
  /** How many columns and rows each cell covers; no columns for one that a cell above covers. */
  readonly spans: readonly (readonly { readonly columns: number; readonly rows: number }[])[];
  /** Twips. */
  readonly grid: readonly number[];
}

export interface ReadLink {
  readonly text: string;
  /** An address, or `#bookmark`. */
  readonly target: string;
}

/** A content control. */
export interface ReadControl {
  /** `task`, `fill-in`, `tick-box`: its tag without its number. */
  readonly kind: string;
  readonly title: string;
  /** What it holds. */
  readonly text: string;
}

/** A footnote, by its place among the notes. */
export interface ReadFootnote {
  readonly number: number;
  readonly paragraphs: readonly ReadParagraph[];
  readonly links: readonly ReadLink[];
}

export interface ReadDocx {
  readonly parts: ReadonlyMap<string, string>;
  readonly media: ReadonlyMap<string, Uint8Array>;
  readonly paragraphs: readonly ReadParagraph[];
  readonly outline: readonly {
    readonly level: number;
    readonly number: string;
    readonly text: string;
    readonly bookmark: string;
  }[];
  readonly tables: readonly ReadTable[];
  /** In reading order, those in footnotes last. */
  readonly links: readonly ReadLink[];
  readonly pictures: readonly { readonly alt: string; readonly part: string }[];
  /** In reading order, those in footnotes last. */
  readonly controls: readonly ReadControl[];
  readonly footnotes: readonly ReadFootnote[];
  /** The numbers that marks of footnotes show, in reading order. */
  readonly footnoteMarks: readonly number[];
  readonly header: string;
  readonly footer: string;
  /** What the first page has instead; the same as on the others where the section does not set it apart. */
  readonly firstHeader: string;
  readonly firstFooter: string;
  /** Words of the body, a paragraph an entry, empty ones left out. */
  readonly words: readonly string[];
}

/** Reads a finished file. Throws where a part is missing or not well-formed. */
export function readDocx(bytes: Uint8Array): ReadDocx {
  const files = readZip(bytes);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const isMedia = (path: string) => path.startsWith('word/media/');
  const parts = new Map(
    [...files].filter(([path]) => !isMedia(path)).map(([path, one]) => [path, decoder.decode(one)]),
  );
  const body = childElements(part(parts, 'word/document.xml'), 'w:body')[0];
  if (!body) throw new Error('There is no body');
  const target = targetsOf(parts, 'document');
  const section = childElements(body, 'w:sectPr')[0] ?? body;
  const ownFirst = childElements(section, 'w:titlePg').length > 0;
  const furniture = (kind: 'header' | 'footer', page: 'default' | 'first'): string => {
    const wanted = ownFirst ? page : 'default';
    const reference = childElements(section, `w:${kind}Reference`).find((one) => one.attributes['w:type'] === wanted);
    return reference ? textOf(part(parts, `word/${target(reference.attributes['r:id'])}`)) : '';
  };
  const labelOf = labeller(parts);
  const paragraphs = readParagraphs(body, labelOf);
  const footnotes = readFootnotes(parts, labelOf);
  return {
    parts,
    media: new Map([...files].filter(([path]) => isMedia(path))),
    paragraphs,
    outline: paragraphs
      .filter(({ style }) => /^Heading\d$/.test(style))
      .map(({ style, text, label, bookmarks }) => ({
        level: Number(style.slice(-1)),
        number: label ?? '',
        text,
        bookmark: bookmarks[0] ?? '',
      })),
    tables: descendants(body, 'w:tbl').map(readTable),
    links: [...readLinks(body, target), ...footnotes.flatMap(({ links }) => links)],
    pictures: descendants(body, 'w:drawing').map((drawing) => ({
      alt: descendants(drawing, 'wp:docPr')[0]?.attributes.descr ?? '',
      part: `word/${target(descendants(drawing, 'a:blip')[0]?.attributes['r:embed'])}`,
    })),
    controls: [body, part(parts, 'word/footnotes.xml')].flatMap(readControls),
    footnotes,
    footnoteMarks: readFootnoteMarks(body),
    header: furniture('header', 'default'),
    footer: furniture('footer', 'default'),
    firstHeader: furniture('header', 'first'),
    firstFooter: furniture('footer', 'first'),
    words: paragraphs.map(({ text }) => text).filter((text) => text !== ''),
  };
}

function part(parts: ReadonlyMap<string, string>, path: string): XmlElement {
  const xml = parts.get(path);
  if (xml === undefined) throw new Error(`There is no ${path}`);
  return parseXml(xml);
}

type Target = (id: string | undefined) => string;

/** What the relationships of a part lead to. */
function targetsOf(parts: ReadonlyMap<string, string>, name: string): Target {
  const path = `word/_rels/${name}.xml.rels`;
  const relationships = parts.has(path) ? childElements(part(parts, path)) : [];
  const targets = new Map(relationships.map(({ attributes }) => [attributes.Id, attributes.Target ?? '']));
  return (id) => {
    const found = targets.get(id);
    if (found === undefined) throw new Error(`There is no relationship ${id}`);
    return found;
  };
}

function readLinks(element: XmlElement, target: Target): readonly ReadLink[] {
  return descendants(element, 'w:hyperlink').map((link) => {
    const { 'w:anchor': anchor, 'r:id': id } = link.attributes;
    // With both, the bookmark is in the other file.
    const file = id === undefined && anchor !== undefined ? '' : target(id);
    return { text: textOf(link), target: anchor === undefined ? file : `${file}#${anchor}` };
  });
}

/** All controls but the list of contents. */
function readControls(element: XmlElement): readonly ReadControl[] {
  return descendants(element, 'w:sdt').flatMap((control) => {
    const properties = first(control, 'w:sdtPr');
    const tag = value(first(properties, 'w:tag'));
    if (tag === undefined) return [];
    const content = first(control, 'w:sdtContent') ?? control;
    const words = descendants(content, 'w:t').flatMap(({ children }) => children);
    return [{ kind: tag.replace(/-\d+$/, ''), title: value(first(properties, 'w:alias')) ?? '', text: words.join('') }];
  });
}

/** Throws where the notes are not numbered from 1 in the order in which they stand. */
function readFootnotes(parts: ReadonlyMap<string, string>, labelOf: Labeller): readonly ReadFootnote[] {
  const target = targetsOf(parts, 'footnotes');
  const notes = childElements(part(parts, 'word/footnotes.xml'), 'w:footnote');
  return notes
    .filter((note) => note.attributes['w:type'] === undefined)
    .map((note, i) => {
      if (note.attributes['w:id'] !== String(i + 1)) throw new Error('A footnote is out of order');
      if (descendants(note, 'w:footnoteRef').length !== 1) throw new Error('A footnote has not one number');
      return { number: i + 1, paragraphs: readParagraphs(note, labelOf), links: readLinks(note, target) };
    });
}

/** Word numbers notes by the order of their marks; a further mark is a field that leads to a bookmark around the first. */
function readFootnoteMarks(body: XmlElement): readonly number[] {
  const marks: number[] = [];
  let count = 0;
  let bookmark = '';
  const marked = new Map<string, number>();
  const read = (element: XmlElement) => {
    for (const child of childElements(element)) {
      if (child.name === 'w:bookmarkStart') bookmark = child.attributes['w:name'] ?? '';
      else if (child.name === 'w:bookmarkEnd') bookmark = '';
      else if (child.name === 'w:footnoteReference') {
        count += 1;
        if (child.attributes['w:id'] !== String(count)) throw new Error('A mark of a footnote is out of order');
        marked.set(bookmark, count);
        marks.push(count);
      } else if (child.name === 'w:instrText') {
        const name = /^ NOTEREF (\w+) /.exec(child.children.join(''))?.[1];
        const number = name === undefined ? undefined : marked.get(name);
        if (name !== undefined && number === undefined) throw new Error(`A mark leads to ${name}, which is not there`);
        if (number !== undefined) marks.push(number);
      } else read(child);
    }
  };
  read(body);
  return marks;
}

/** Whether a run is the mark of a footnote, or a piece of one. */
function isFootnoteMark(run: XmlElement): boolean {
  return run.name === 'w:r' && value(first(first(run, 'w:rPr'), 'w:rStyle')) === 'FootnoteReference';
}

/** What stands around signs that are no words of their own, until a paragraph's words are parted from them. */
const [SIGN, SIGN_END] = ['\ufdd0', '\ufdd1'];
const sign = (said: string): string => `${SIGN}${said}${SIGN_END}`;
const withoutSigns = (text: string): string => text.replace(/\ufdd0[^\ufdd1]*\ufdd1/g, '');
const withSigns = (text: string): string => text.replace(/[\ufdd0\ufdd1]/g, '');

/** The number that a piece of a footnote's mark shows; a field's mark is its result. */
function numberOf(run: XmlElement): string {
  const number = first(run, 'w:footnoteReference')?.attributes['w:id'] ?? first(run, 'w:t')?.children.join('');
  return number === undefined ? '' : sign(footnoteMark(number));
}

/** What a control says among words; the box of a task is told with its item's mark. */
function controlText(control: XmlElement): string | undefined {
  const properties = first(control, 'w:sdtPr');
  const kind = /^(task|fill-in|tick-box)-/.exec(value(first(properties, 'w:tag')) ?? '')?.[1];
  if (kind === undefined) return undefined;
  const alias = value(first(properties, 'w:alias')) ?? '';
  if (kind === 'tick-box') return sign(tickBoxMark(boxOf(control).sign, alias));
  return kind === 'task' ? '' : sign(fillInMark(alias));
}

/**
 * The words of an element; fields show what they would: `PAGE` and `NUMPAGES` as their names. Marks of footnotes, boxes of tasks
 * and lines to write on are no words.
 */
const textOf = (element: XmlElement): string => withoutSigns(markedText(element));

function markedText(element: XmlElement): string {
  let text = '';
  for (const child of childElements(element)) {
    if (isFootnoteMark(child)) text += numberOf(child);
    else if (child.name === 'w:sdt') text += controlText(child) ?? markedText(child);
    else if (child.name === 'w:t' || child.name === 'w:instrText') text += child.children.join('');
    else if (child.name === 'w:br') text += '\n';
    else if (child.name === 'w:tab') text += '\t';
    else if (!child.name.endsWith('Pr')) text += markedText(child);
  }
  return text;
}

const value = (element: XmlElement | undefined): string | undefined => element?.attributes['w:val'];
const first = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element && childElements(element, name)[0];

function readParagraphs(body: XmlElement, labelOf: Labeller): readonly ReadParagraph[] {
  let tables = 0;
  let cellCount = 0;
  const read = (element: XmlElement, table: number | undefined, cells: ReadParagraph['cells']): ReadParagraph[] =>
    childElements(element).flatMap((child) => {
      if (child.name === 'w:tbl') return read(child, tables++, cells);
      if (child.name === 'w:tc') return read(child, table, [...cells, { table: table ?? 0, cell: cellCount++ }]);
      if (child.name !== 'w:p') return child.name === 'w:tr' ? read(child, table, cells) : [];
      const properties = first(child, 'w:pPr');
      const style = value(first(properties, 'w:pStyle')) ?? 'Normal';
      const item = readItem(child, properties, () => labelOf(style, first(properties, 'w:numPr')));
      return {
        style,
        ...item,
        text: withoutSigns(item.text),
        said: withSigns(item.text),
        bookmarks: descendants(child, 'w:bookmarkStart').map((mark) => mark.attributes['w:name'] ?? ''),
        pageBreakBefore: first(properties, 'w:pageBreakBefore') !== undefined,
        inTable: table !== undefined,
        ...(table === undefined ? {} : { table }),
        cells,
        pictures: descendants(child, 'wp:docPr').map((picture) => picture.attributes.descr ?? ''),
      };
    });
  return read(body, undefined, []);
}

type Marked = Pick<ReadParagraph, 'text' | 'label' | 'level' | 'checked'>;

/** The words of a paragraph and what marks it. */
function readItem(
  paragraph: XmlElement,
  properties: XmlElement | undefined,
  wordsLabel: () => { label?: string; level?: number },
): Marked {
  // In a footnote, a space stands between its number and its words.
  const isNumbered = descendants(paragraph, 'w:footnoteRef').length > 0;
  const words = isNumbered ? markedText(paragraph).slice(1) : markedText(paragraph);
  const box = readBox(paragraph);
  if (!box) return ownLabel(properties, words) ?? { text: words, ...wordsLabel() };
  const level = Number(value(first(first(properties, 'w:numPr'), 'w:ilvl')) ?? 0);
  const tabs = words.split('\t');
  const isBare = value(first(first(properties, 'w:numPr'), 'w:numId')) === '0';
  const own = isBare && tabs.length > 2 && tabs[0] !== '' ? tabs.shift() : undefined;
  if (tabs.shift() !== '') throw new Error(`A box stands amid words: ${words.slice(0, 60)}`);
  const { label } = isBare ? { label: own } : wordsLabel();
  return {
    text: tabs.join('\t'),
    label: label === undefined ? box.sign : `${label} ${box.sign}`,
    level,
    checked: box.checked,
  };
}

/** The box of a task. */
function readBox(paragraph: XmlElement): Box | undefined {
  const [control, another] = descendants(paragraph, 'w:sdt').filter((one) =>
    value(first(first(one, 'w:sdtPr'), 'w:tag'))?.startsWith('task-'),
  );
  if (another) throw new Error('A paragraph has two boxes');
  return control && boxOf(control);
}

interface Box {
  readonly checked: boolean;
  readonly sign: string;
}

/** The box of a control; throws where its sign is not that of its state. */
function boxOf(control: XmlElement): Box {
  const checked = descendants(control, 'w14:checked')[0]?.attributes['w14:val'] === '1';
  const sign = textOf(first(control, 'w:sdtContent') ?? control);
  const state = descendants(control, checked ? 'w14:checkedState' : 'w14:uncheckedState')[0];
  if (state?.attributes['w14:val'] !== sign.charCodeAt(0).toString(16)) throw new Error(`The box shows ${sign}`);
  return { checked, sign };
}

/** The label that a paragraph taken out of its list has as text, before a tab; one that does not hang has none. */
function ownLabel(properties: XmlElement | undefined, words: string): Marked | undefined {
  const numPr = first(properties, 'w:numPr');
  if (value(first(numPr, 'w:numId')) !== '0') return undefined;
  const level = Number(value(first(numPr, 'w:ilvl')));
  if (first(properties, 'w:ind')?.attributes['w:hanging'] === '0') return { label: '', text: words, level };
  const tab = words.indexOf('\t');
  if (tab < 1) throw new Error(`A label with no tab behind it: ${words.slice(0, 60)}`);
  return { label: words.slice(0, tab), text: words.slice(tab + 1), level };
}

function readTable(table: XmlElement): ReadTable {
  const rows = childElements(table, 'w:tr');
  const isHeader = (row: XmlElement) => first(first(row, 'w:trPr'), 'w:tblHeader') !== undefined;
  const plain = rows.findIndex((row) => !isHeader(row));
  return {
    style: value(first(first(table, 'w:tblPr'), 'w:tblStyle')) ?? '',
    headerRows: plain < 0 ? rows.length : plain,
    rows: rows.map((row) =>
      childElements(row, 'w:tc').map((cell) => childElements(cell, 'w:p').map(textOf).join('\n')),
    ),
    spans: readSpans(rows),
    grid: childElements(first(table, 'w:tblGrid') ?? table, 'w:gridCol').map((column) =>
      Number(column.attributes['w:w']),
    ),
  };
}

function readSpans(rows: readonly XmlElement[]): ReadTable['spans'] {
  const open: { columns: number; rows: number }[] = [];
  return rows.map((row) => {
    let column = 0;
    return childElements(row, 'w:tc').map((cell) => {
      const properties = first(cell, 'w:tcPr');
      const columns = Number(value(first(properties, 'w:gridSpan')) ?? 1);
      const merge = first(properties, 'w:vMerge');
      const above = open[column];
      const covered = merge !== undefined && value(merge) !== 'restart';
      if (covered && !above) throw new Error('A cell goes on from nothing above it');
      if (covered && above) above.rows += 1;
      else open[column] = { columns, rows: 1 };
      const span = covered ? { columns: 0, rows: 0 } : (open[column] ?? { columns, rows: 1 });
      column += columns;
      return span;
    });
  });
}

type Labeller = (style: string, own: XmlElement | undefined) => { label?: string; level?: number };

/** Counts as Word does: instances of one definition count on together, unless an instance says where it starts. */
function labeller(parts: ReadonlyMap<string, string>): Labeller {
  const numbering = part(parts, 'word/numbering.xml');
  const definitions = new Map(
    childElements(numbering, 'w:abstractNum').map((one) => [
      one.attributes['w:abstractNumId'] ?? '',
      childElements(one, 'w:lvl'),
    ]),
  );
  const instances = new Map(childElements(numbering, 'w:num').map((one) => [one.attributes['w:numId'] ?? '', one]));
  const styles = new Map(
    childElements(part(parts, 'word/styles.xml'), 'w:style').map((one) => [
      one.attributes['w:styleId'] ?? '',
      first(first(one, 'w:pPr'), 'w:numPr'),
    ]),
  );
  const counters = new Map<string, number[]>();
  const started = new Set<string>();
  return (style, own) => {
    const numPr = own ?? styles.get(style);
    const id = value(first(numPr, 'w:numId')) ?? '';
    // A list whose id is 0 takes a style's number away (17.9.18).
    if (!numPr || id === '0') return {};
    const level = Number(value(first(numPr, 'w:ilvl')) ?? 0);
    const instance = instances.get(id);
    const definition = value(first(instance, 'w:abstractNumId')) ?? '';
    const levels = definitions.get(definition);
    if (!instance || !levels) throw new Error(`There is no list ${id}`);
    const startOf = (at: number) => Number(value(first(levels[at], 'w:start')) ?? 1);
    const counts = counters.get(definition) ?? [];
    counters.set(definition, counts);
    const override = childElements(instance, 'w:lvlOverride').find((one) => one.attributes['w:ilvl'] === String(level));
    const restart = started.has(`${id} ${level}`) ? undefined : value(first(override, 'w:startOverride'));
    started.add(`${id} ${level}`);
    for (let at = 0; at < level; at++) counts[at] ??= startOf(at);
    const before = counts[level];
    counts[level] = restart !== undefined ? Number(restart) : before === undefined ? startOf(level) : before + 1;
    counts.length = level + 1;
    return { label: labelText(levels, level, counts), level };
  };
}

function labelText(levels: readonly XmlElement[], level: number, counts: readonly number[]): string {
  return (value(first(levels[level], 'w:lvlText')) ?? '').replace(/%(\d)/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    return spell(counts[at] ?? 0, value(first(levels[at], 'w:numFmt')) ?? 'decimal');
  });
}

function spell(n: number, format: string): string {
  if (/Letter$|Roman$/.test(format) && n < 1) throw new Error(`Word has no mark for ${n} in ${format}`);
  const small = format.toLowerCase();
  const mark = small.endsWith('letter') ? letter(n) : small.endsWith('roman') ? roman(n) : String(n);
  return format.startsWith('upper') ? mark.toUpperCase() : mark;
}

/** After `z` come `aa`, `bb`. */
function letter(n: number): string {
  return String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.floor((n - 1) / 26) + 1);
}

function roman(n: number): string {
  const signs: readonly (readonly [number, string])[] = [
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ];
  const sign = signs.find(([worth]) => worth <= n);
  return sign ? sign[1] + roman(n - sign[0]) : '';
}
