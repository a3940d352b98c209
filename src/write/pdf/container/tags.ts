/**
 * The tag tree says what each piece of a page is, in reading order (ISO 32000-1, 14.7 and 14.8). Elements are made while a
 * document is composed, content is marked while it is painted, and then the tree is written as objects of the file.
 */
import { type PdfFile, type PdfObject, referenceOf } from './container.js';
import { textString } from './syntax.js';

/** An element of the tree, with its parts in reading order. */
export interface Element {
  readonly type: string;
  readonly parent: Element | undefined;
  readonly kids: Kid[];
  /** Elements behind all its other kids, whenever those are added. */
  readonly behind: Element[];
  /** More entries of its dictionary, in PDF's notation: `/Alt(…)`, `/A<</O/Table/Scope/Row>>`. */
  entries: string;
  /** How the file refers to it, once the tree is being written. */
  reference: string;
}

type Kid = Element | Mark | Annotation;

/** Content of a page: the marked-content sequence of that number. */
interface Mark {
  readonly type: 'mark';
  readonly page: number;
  readonly number: number;
}

interface Annotation {
  readonly type: 'annotation';
  readonly page: number;
  readonly object: PdfObject;
}

export interface TagTree {
  readonly root: Element;
  element(type: string, parent: Element, entries?: string): Element;
  /** Makes an element right after another and those that were put there before. */
  elementAfter(type: string, sibling: Element, entries?: string): Element;
  /** Makes an element behind all other kids of its parent. */
  elementBehind(type: string, parent: Element, entries?: string): Element;
  /** Names an element that has an identifier among its entries (14.7.2, IDTree). */
  identify(id: string, element: Element): void;
  /** Marks content of a page as this element's, and gives its number on that page. */
  mark(element: Element, page: number): number;
  /** Puts an annotation under an element. Gives its number: its key in the parent tree comes after those of all pages. */
  annotate(element: Element, page: number, object: PdfObject): number;
  /** Writes the tree. `pages` are the references of all pages. */
  write(file: PdfFile, pages: readonly string[]): void;
}

/** Starts a tree with its Document element. In the parent tree the keys of pages come first, then those of annotations. */
export function openTagTree(): TagTree {
  const root: Element = { type: 'Document', parent: undefined, kids: [], behind: [], entries: '', reference: '' };
  const identified = new Map<string, Element>();
  const afterwards = new Map<Element, Element[]>();
  const marks: Element[][] = [];
  const annotated: Element[] = [];
  return {
    root,
    element(type, parent, entries = '') {
      const element: Element = { type, parent, kids: [], behind: [], entries, reference: '' };
      parent.kids.push(element);
      return element;
    },
    elementAfter(type, sibling, entries = '') {
      const { parent } = sibling;
      if (!parent) throw new Error('Nothing can come after the top element.');
      const element: Element = { type, parent, kids: [], behind: [], entries, reference: '' };
      const earlier = afterwards.get(sibling) ?? [];
      parent.kids.splice(parent.kids.indexOf(sibling) + 1 + earlier.length, 0, element);
      afterwards.set(sibling, [...earlier, element]);
      return element;
    },
    elementBehind(type, parent, entries = '') {
      const element: Element = { type, parent, kids: [], behind: [], entries, reference: '' };
      parent.behind.push(element);
      return element;
    },
    identify(id, element) {
      identified.set(id, element);
    },
    mark(element, page) {
      while (marks.length <= page) marks.push([]);
      const pageMarks = marks[page] ?? [];
      element.kids.push({ type: 'mark', page, number: pageMarks.length });
      return pageMarks.push(element) - 1;
    },
    annotate(element, page, object) {
      element.kids.push({ type: 'annotation', page, object });
      return annotated.push(element) - 1;
    },
    write(file, pages) {
      const elements: Element[] = [];
      gather(root, elements);
      const first = file.reserve(elements.length);
      elements.forEach((element, n) => {
        element.reference = referenceOf(first + n);
      });
      elements.forEach((element, n) => {
        file.set(first + n, dictionaryOf(element, element.parent?.reference ?? file.tagRoot, pages));
      });
      const parentTree = file.object();
      const entries = pages.map((_, n) => `${n}[${(marks[n] ?? []).map(({ reference }) => reference).join(' ')}]`);
      annotated.forEach(({ reference }, n) => {
        entries.push(`${pages.length + n} ${reference}`);
      });
      parentTree.set(`<</Nums[${entries.join('\n')}]>>`);
      const nextKey = pages.length + annotated.length;
      file.tags(root.reference, parentTree.reference, nextKey, idTree(identified, file)?.reference);
    },
  };
}

/** The names of elements: a tree of one node, sorted (7.9.6). Undefined if there are none. */
function idTree(identified: ReadonlyMap<string, Element>, file: PdfFile): PdfObject | undefined {
  if (identified.size === 0) return undefined;
  const names = [...identified].sort(([a], [b]) => (a < b ? -1 : 1));
  const tree = file.object();
  tree.set(`<</Names[${names.map(([id, { reference }]) => `${textString(id)} ${reference}`).join('\n')}]>>`);
  return tree;
}

/** Gathers an element and all below it, in reading order. */
function gather(element: Element, elements: Element[]): void {
  elements.push(element);
  for (const kid of element.kids) if (isElement(kid)) gather(kid, elements);
  for (const last of element.behind) gather(last, elements);
}

function isElement(kid: Kid): kid is Element {
  return kid.type !== 'mark' && kid.type !== 'annotation';
}

/** An element's dictionary. Content on the element's main page needs only its number. */
function dictionaryOf(element: Element, parent: string, pages: readonly string[]): string {
  const mainPage = mainPageOf(element);
  let kids = '';
  let count = 0;
  const add = (kid: string) => {
    kids += count++ > 0 ? ` ${kid}` : kid;
  };
  for (const kid of element.kids) add(isElement(kid) ? kid.reference : contentOf(kid, mainPage, pages));
  for (const { reference } of element.behind) add(reference);
  const content = count === 0 ? '' : count === 1 ? `/K ${kids}` : `/K[${kids}]`;
  const page = mainPage === undefined ? '' : `/Pg ${pages[mainPage]}`;
  return `<</S/${element.type}/P ${parent}${page}${element.entries}${content}>>`;
}

/** The page of its first content. */
function mainPageOf({ kids }: Element): number | undefined {
  for (const kid of kids) if (!isElement(kid)) return kid.page;
  return undefined;
}

function contentOf(kid: Mark | Annotation, mainPage: number | undefined, pages: readonly string[]): string {
  const page = kid.page === mainPage ? '' : `/Pg ${pages[kid.page]}`;
  if (kid.type === 'annotation') return `<</Type/OBJR/Obj ${kid.object.reference}${page}>>`;
  return kid.page === mainPage ? `${kid.number}` : `<</Type/MCR${page}/MCID ${kid.number}>>`;
}
