/**
 * A finished PDF into what a reader gets from it: words in the order of the tag tree, the tree, bookmarks, links, metadata,
 * and all that each page shows. Throws where the file contradicts itself: a tag without content, content without a tag.
 */
import { readContent, type ShownPiece } from './content.js';
import { type Dictionary, isReference, isString, PdfObjects, type Reference, type Value } from './objects.js';

export interface ReadElement {
  /** `P`, `H2`, `TD`. */
  readonly type: string;
  /** Its dictionary, for what tests want to know of attributes. */
  readonly dictionary: Dictionary;
  readonly kids: readonly (ReadElement | ReadContent)[];
}

/** Content of a page, as an element holds it. */
export interface ReadContent {
  readonly type: 'content';
  readonly page: number;
  /** Of the sequence on that page. */
  readonly number: number;
  readonly text: string;
}

export interface ReadBookmark {
  readonly title: string;
  readonly page: number;
  /** From the page's bottom, in points. */
  readonly top: number;
  readonly children: readonly ReadBookmark[];
}

export interface ReadLink {
  readonly page: number;
  /** Left, bottom, right, top. */
  readonly area: readonly number[];
  readonly contents: string;
  /** An address, another file's name, or the page and height it leads to. */
  readonly target: string | { readonly page: number; readonly top: number };
}

export interface ReadPage {
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly ShownPiece[];
}

export interface ReadPdf {
  readonly objects: PdfObjects;
  readonly catalogue: Dictionary;
  readonly information: Readonly<Record<string, string>>;
  readonly xmp: string;
  readonly language: string;
  readonly pages: readonly ReadPage[];
  /** The Document element. */
  readonly tree: ReadElement;
  readonly bookmarks: readonly ReadBookmark[];
  readonly links: readonly ReadLink[];
}

/** Reads a finished file. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const objects = new PdfObjects(bytes);
  const catalogue = objects.dictionary(objects.trailer.get('Root'));
  const references = objects.array(objects.dictionary(catalogue.get('Pages')).get('Kids')).filter(isReference);
  const pages = references.map((reference) => readPage(objects, objects.dictionary(reference)));
  return {
    objects,
    catalogue,
    information: readInformation(objects),
    xmp: objects.data(catalogue.get('Metadata')).toString('utf8'),
    language: objects.text16(catalogue.get('Lang')),
    pages,
    tree: new TreeReading(objects, catalogue, references, pages).read(),
    bookmarks: readBookmarks(objects, objects.dictionary(catalogue.get('Outlines')), references),
    links: references.flatMap((reference, page) => readLinks(objects, objects.dictionary(reference), page, references)),
  };
}

function readPage(objects: PdfObjects, page: Dictionary): ReadPage {
  const box = objects.array(page.get('MediaBox')).map((value) => objects.number(value));
  return { width: box[2] ?? 0, height: box[3] ?? 0, pieces: readContent(objects, page) };
}

function readInformation(objects: PdfObjects): Readonly<Record<string, string>> {
  const entries = [...objects.dictionary(objects.trailer.get('Info'))];
  return Object.fromEntries(entries.map(([key, value]) => [key, objects.text16(value)]));
}

function pageOf(value: Value | undefined, references: readonly Reference[]): number {
  return references.findIndex((one) => isReference(value) && one.object === value.object);
}

class TreeReading {
  private readonly objects: PdfObjects;
  private readonly references: readonly Reference[];
  private readonly pages: readonly ReadPage[];
  private readonly root: Reference;
  /** The parent tree: key to what it says. */
  private readonly parents = new Map<number, Value>();
  private readonly seen = new Set<string>();

  constructor(
    objects: PdfObjects,
    catalogue: Dictionary,
    references: readonly Reference[],
    pages: readonly ReadPage[],
  ) {
    this.objects = objects;
    this.references = references;
    this.pages = pages;
    const root = catalogue.get('StructTreeRoot');
    if (!isReference(root)) throw new Error('The file has no tag tree.');
    this.root = root;
    const numbers = objects.array(objects.dictionary(objects.dictionary(root).get('ParentTree')).get('Nums'));
    for (let n = 0; n < numbers.length; n += 2) {
      const value = numbers[n + 1];
      if (value !== undefined) this.parents.set(objects.number(numbers[n]), value);
    }
  }

  read(): ReadElement {
    const top = this.objects.array(this.objects.dictionary(this.root).get('K'));
    const [only] = top;
    if (top.length !== 1 || !isReference(only)) throw new Error('The tag tree does not begin with one element.');
    const tree = this.element(only, this.root, undefined);
    this.checkNothingLeft();
    return tree;
  }

  private element(reference: Reference, parent: Reference, inherited: number | undefined): ReadElement {
    const dictionary = this.objects.dictionary(reference);
    const up = dictionary.get('P');
    if (!isReference(up) || up.object !== parent.object) throw new Error('An element has another parent than its own.');
    const page = dictionary.has('Pg') ? pageOf(dictionary.get('Pg'), this.references) : inherited;
    const held = dictionary.get('K');
    const found = this.objects.value(held);
    const kids = held === undefined ? [] : Array.isArray(found) ? found : [held];
    return {
      type: this.objects.name(dictionary.get('S')),
      dictionary,
      kids: kids.flatMap((kid: Value) => this.kid(kid, reference, page)),
    };
  }

  private kid(kid: Value, element: Reference, page: number | undefined): readonly (ReadElement | ReadContent)[] {
    if (typeof kid === 'number') return [this.content(page ?? -1, kid, element)];
    if (isReference(kid)) return [this.element(kid, element, page)];
    const dictionary = this.objects.dictionary(kid);
    const own = dictionary.has('Pg') ? pageOf(dictionary.get('Pg'), this.references) : page;
    if (this.objects.name(dictionary.get('Type')) === 'MCR')
      return [this.content(own ?? -1, this.objects.number(dictionary.get('MCID')), element)];
    const key = this.objects.number(this.objects.dictionary(dictionary.get('Obj')).get('StructParent'));
    const parent = this.parents.get(key);
    if (!isReference(parent) || parent.object !== element.object) throw new Error('An annotation has another parent.');
    return [];
  }

  private content(page: number, number: number, element: Reference): ReadContent {
    const parent = this.objects.array(this.parents.get(page))[number];
    if (!isReference(parent) || parent.object !== element.object)
      throw new Error(`Content ${number} of page ${page + 1} has another parent in the parent tree.`);
    const key = `${page}/${number}`;
    if (this.seen.has(key)) throw new Error(`Content ${number} of page ${page + 1} stands in the tree twice.`);
    this.seen.add(key);
    const pieces =
      this.pages[page]?.pieces.filter(({ owner }) => owner.kind === 'tag' && owner.number === number) ?? [];
    if (pieces.length === 0) throw new Error(`Content ${number} of page ${page + 1} is not on the page.`);
    return { type: 'content', page, number, text: pieces.map((piece) => piece.text).join('') };
  }

  private checkNothingLeft(): void {
    this.pages.forEach(({ pieces }, page) => {
      for (const { owner } of pieces)
        if (owner.kind === 'tag' && !this.seen.has(`${page}/${owner.number}`))
          throw new Error(`Content ${owner.number} of page ${page + 1} stands in no element.`);
    });
  }
}

function readDestination(objects: PdfObjects, value: Value | undefined, references: readonly Reference[]) {
  const [page, , , top] = objects.array(value);
  return { page: pageOf(page, references), top: objects.number(top) };
}

function readBookmarks(
  objects: PdfObjects,
  parent: Dictionary,
  references: readonly Reference[],
): readonly ReadBookmark[] {
  const bookmarks: ReadBookmark[] = [];
  for (let next = parent.get('First'); next !== undefined; ) {
    const item = objects.dictionary(next);
    bookmarks.push({
      title: objects.text16(item.get('Title')),
      ...readDestination(objects, item.get('Dest'), references),
      children: readBookmarks(objects, item, references),
    });
    next = item.get('Next');
  }
  return bookmarks;
}

function readLinks(
  objects: PdfObjects,
  page: Dictionary,
  index: number,
  references: readonly Reference[],
): readonly ReadLink[] {
  return objects.array(page.get('Annots')).map((value) => {
    const annotation = objects.dictionary(value);
    const action = objects.dictionary(annotation.get('A'));
    const file = objects.dictionary(action.get('F')).get('UF');
    // A name in the other file; its beginning is a page.
    const place = isString(action.get('D')) ? `#${objects.text16(action.get('D'))}` : '';
    const address = `${objects.text16(file ?? action.get('URI'))}${place}`;
    return {
      page: index,
      area: objects.array(annotation.get('Rect')).map((one) => objects.number(one)),
      contents: objects.text16(annotation.get('Contents')),
      target: annotation.has('A') ? address : readDestination(objects, annotation.get('Dest'), references),
    };
  });
}

/** The words of an element and all within it, in reading order. */
export function textOf(element: ReadElement): string {
  return element.kids.map((kid) => (isContent(kid) ? kid.text : textOf(kid))).join('');
}

export function isContent(kid: ReadElement | ReadContent): kid is ReadContent {
  return kid.type === 'content';
}

/** All elements of the types, in reading order. */
export function elementsOf(element: ReadElement, ...types: readonly string[]): readonly ReadElement[] {
  const own = types.includes(element.type) ? [element] : [];
  return [...own, ...element.kids.flatMap((kid) => (isContent(kid) ? [] : elementsOf(kid, ...types)))];
}

/** The tree as lines, two spaces a level, words in quotes: what a person compares. */
export function treeText(element: ReadElement, indent = ''): readonly string[] {
  const words = element.kids.filter(isContent).map((kid) => kid.text);
  const own = `${indent}${element.type}${words.length > 0 ? ` "${words.join('|')}"` : ''}`;
  return [own, ...element.kids.flatMap((kid) => (isContent(kid) ? [] : treeText(kid, `${indent}  `)))];
}
