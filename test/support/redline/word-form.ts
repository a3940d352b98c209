/**
 * The text of a Word file in a form that two files share if they say the same in the same structure: paragraphs with their properties, runs
 * with their looks, rows, cells and spans, links by what they lead to, lists by how they count, footnotes in their place. Numbers that only
 * tell things apart are left out, and how wide columns are.
 */

import { childElements, descendants, parseXml, type XmlElement } from '../../../src/formats/xml/parse.js';
import { readZip } from '../../../src/formats/zip/read.js';
import { resolved } from './resolve.js';

/** What becomes of the tracked changes in a story. */
export type Resolve = (story: XmlElement, xml: string) => XmlElement;

export const accepted: Resolve = (story) => resolved(story, 'accept');
export const rejected: Resolve = (story) => resolved(story, 'reject');

/** Gives lines, from the title on. */
export function wordForm(file: Uint8Array, resolve: Resolve = (story) => story): readonly string[] {
  const parts = readZip(file);
  const read = (path: string, change: Resolve = (part) => part): XmlElement | undefined => {
    const bytes = parts.get(path);
    if (!bytes) return undefined;
    const xml = new TextDecoder().decode(bytes);
    return change(parseXml(xml), xml);
  };
  const story = read('word/document.xml', resolve);
  const body = story && childElements(story, 'w:body')[0];
  if (!body) throw new Error('There is no text');
  const notes = read('word/footnotes.xml', resolve);
  const form = new Form({
    relations: targetsOf(read('word/_rels/document.xml.rels')),
    noteRelations: targetsOf(read('word/_rels/footnotes.xml.rels')),
    numbering: read('word/numbering.xml'),
    notes: new Map(
      (notes ? childElements(notes, 'w:footnote') : []).map((note) => [note.attributes['w:id'] ?? '', note]),
    ),
    bookmarks: bookmarksIn(body),
  });
  return form.lines(fromTitle(childElements(body)), '');
}

interface Parts {
  readonly relations: ReadonlyMap<string, string>;
  readonly noteRelations: ReadonlyMap<string, string>;
  readonly numbering: XmlElement | undefined;
  readonly notes: ReadonlyMap<string, XmlElement>;
  /** The words that each bookmark is around. */
  readonly bookmarks: ReadonlyMap<string, string>;
}

function targetsOf(relations: XmlElement | undefined): ReadonlyMap<string, string> {
  return new Map(
    (relations ? childElements(relations) : []).map(({ attributes }) => [
      attributes.Id ?? '',
      (attributes.Target ?? '').replace(/^media\/.*(\.\w+)$/, 'media/*$1'),
    ]),
  );
}

function fromTitle(children: readonly XmlElement[]): readonly XmlElement[] {
  return children.slice(children.findIndex((child) => styleOf(child) === 'Title'));
}

function styleOf(paragraph: XmlElement): string | undefined {
  const [properties] = childElements(paragraph, 'w:pPr');
  return properties && childElements(properties, 'w:pStyle')[0]?.attributes['w:val'];
}

function bookmarksIn(body: XmlElement): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const paragraph of descendants(body, 'w:p'))
    for (const { attributes } of descendants(paragraph, 'w:bookmarkStart'))
      words.set(attributes['w:name'] ?? '', textOf(paragraph));
  return words;
}

const textOf = (element: XmlElement): string =>
  descendants(element, 'w:t')
    .flatMap(({ children }) => children)
    .join('');

/** No change of the last section says which header and footer it had: there is no room for that in the format (17.13.5.32). */
function withoutFurniture(section: XmlElement): XmlElement {
  const children = childElements(section).filter(
    ({ name }) => !/^w:(?:header|footer)Reference$|^w:titlePg$/.test(name),
  );
  return { ...section, children };
}

/** In a cell, how far words are set in hangs on how wide the column is. */
function withoutRoom(properties: XmlElement): XmlElement {
  return {
    ...properties,
    children: childElements(properties).filter(({ name }) => name !== 'w:ind' && name !== 'w:tabs'),
  };
}

/**
 * What is left out wherever it stands: it tells things apart, or says how wide they are, as the size of a picture or of code does in a narrow
 * column. The title of a control is that of the later document.
 */
const LEFT_OUT = new Set([
  ...['w:bookmarkStart', 'w:bookmarkEnd', 'w:alias', 'w:id', 'w:tag', 'pic:cNvPr'],
  ...['w:tblGrid', 'w:tblW', 'w:tcW', 'w:tblCellMar', 'w:sz', 'w:szCs', 'wp:extent', 'a:ext'],
  // Which rows are divided between pages hangs on their height, and so on how wide columns are.
  'w:cantSplit',
]);
const EMPTY_WITHOUT_CONTENT = new Set(['w:rPr', 'w:pPr', 'w:tcPr', 'w:trPr']);

class Form {
  private readonly parts: Parts;
  private readonly lists = new Map<string, string>();

  constructor(parts: Parts) {
    this.parts = parts;
  }

  lines(elements: readonly XmlElement[], margin: string): readonly string[] {
    return elements.flatMap((element): readonly string[] => {
      if (LEFT_OUT.has(element.name)) return [];
      if (element.name === 'w:p') return this.paragraph(element, margin);
      if (element.name === 'w:sectPr') return [`${margin}section ${this.plain(withoutFurniture(element))}`];
      if (/^w:(?:tbl|tr|tc)$/.test(element.name))
        return [`${margin}${element.name}`, ...this.lines(childElements(element), `${margin}  `)];
      const plain = this.plain(element);
      return plain === '' ? [] : [`${margin}${plain}`];
    });
  }

  private paragraph(element: XmlElement, margin: string): readonly string[] {
    const [properties] = childElements(element, 'w:pPr');
    const content = childElements(element).filter(({ name }) => name !== 'w:pPr');
    const shown = properties && (margin === '' ? properties : withoutRoom(properties));
    return [`${margin}p ${shown ? this.plain(shown) : ''}`, ...this.words(content, `${margin}  `)];
  }

  /** Neighbouring runs that look the same are one run, and neighbouring links to one place one link. */
  private words(elements: readonly XmlElement[], margin: string): readonly string[] {
    const lines: { head: string; rest: readonly XmlElement[]; isRun: boolean }[] = [];
    for (const element of elements) {
      if (LEFT_OUT.has(element.name)) continue;
      const isRun = element.name === 'w:r';
      const head = isRun
        ? `r ${childElements(element, 'w:rPr').map((properties) => this.plain(properties))}`
        : element.name === 'w:hyperlink'
          ? `link ${this.target(element)}`
          : element.name === 'w:sdt'
            ? `control ${this.plain({ ...(childElements(element, 'w:sdtPr')[0] ?? element) })}`
            : this.plain(element);
      const rest =
        element.name === 'w:sdt'
          ? childElements(element, 'w:sdtContent').flatMap((each) => childElements(each))
          : childElements(element).filter(({ name }) => name !== 'w:rPr');
      const last = lines.at(-1);
      if (last?.head === head && element.name !== 'w:sdt') last.rest = [...last.rest, ...rest];
      else lines.push({ head, rest, isRun });
    }
    return lines.flatMap(({ head, rest, isRun }) =>
      isRun ? [`${margin}${head} ${this.runContent(rest)}`] : [`${margin}${head}`, ...this.words(rest, `${margin}  `)],
    );
  }

  private runContent(elements: readonly XmlElement[]): string {
    return elements
      .map((element) => {
        if (element.name === 'w:t') return element.children.join('');
        if (element.name === 'w:footnoteReference') return `{${this.note(element.attributes['w:id'] ?? '')}}`;
        return this.plain(element);
      })
      .join('');
  }

  private note(id: string): string {
    const note = this.parts.notes.get(id);
    if (!note) return 'no note';
    return this.lines(childElements(note), '').join(' / ');
  }

  private target({ attributes }: XmlElement): string {
    const id = attributes['r:id'];
    const address =
      id === undefined ? '' : (this.parts.relations.get(id) ?? this.parts.noteRelations.get(id) ?? 'nowhere');
    const anchor = attributes['w:anchor'];
    return (
      address +
      (anchor === undefined ? '' : `#${address === '' ? (this.parts.bookmarks.get(anchor) ?? 'nowhere') : anchor}`)
    );
  }

  /** An element on one line. */
  private plain(element: XmlElement): string {
    if (LEFT_OUT.has(element.name)) return '';
    if (element.name === 'w:numId') return `<numId ${this.list(element.attributes['w:val'] ?? '')}>`;
    // Tables whose words have no room have smaller letters.
    if (element.name === 'w:pStyle')
      return `<w:pStyle ${element.attributes['w:val']?.replace(/^(Table.*)Narrow$/, '$1')}>`;
    if (element.name === 'wp:docPr') return `<picture ${element.attributes.descr}>`;
    if (element.name === 'w:instrText')
      return `<field ${element.children.join('').replaceAll(/footnote_\d+/g, 'note')}>`;
    const inner = element.children.map((child) => (typeof child === 'string' ? child : this.plain(child))).join('');
    if (inner === '' && EMPTY_WITHOUT_CONTENT.has(element.name)) return '';
    const attributes = Object.entries(element.attributes)
      .filter(([name]) => !name.startsWith('xmlns'))
      .map(([name, value]) => ` ${name}=${name === 'r:embed' ? this.parts.relations.get(value) : value}`)
      .join('');
    return `<${element.name}${attributes}>${inner}`;
  }

  /** A list by when it comes, how it counts, and from which number. */
  private list(id: string): string {
    const name = this.lists.get(id) ?? `${this.lists.size + 1} ${this.counting(id)}`;
    this.lists.set(id, name);
    return name;
  }

  private counting(id: string): string {
    const { numbering } = this.parts;
    if (!numbering || id === '0') return '';
    const instance = childElements(numbering, 'w:num').find(({ attributes }) => attributes['w:numId'] === id);
    if (!instance) return 'no such list';
    const [definition, ...starts] = childElements(instance);
    const levels = childElements(numbering, 'w:abstractNum').find(
      ({ attributes }) => attributes['w:abstractNumId'] === definition?.attributes['w:val'],
    );
    const key = levels && childElements(levels, 'w:nsid')[0]?.attributes['w:val'];
    return `${key} ${starts.map((start) => this.plain(start)).join('')}`;
  }
}
