/**
 * Reads a page that the program wrote back into what it was written from, to compare it with another document. Pages from elsewhere are
 * refused: without the program's own markup, nobody can tell a policy's text from what is around it.
 */

import { withApprovalInOneEntry } from '../../model/approval-entry.js';
import { withHeadings } from '../../model/comparable-document.js';
import { type Diagnostic, error, type Outcome } from '../../model/diagnostic.js';
import type { Block, ControlEntry, Footnote, Heading } from '../../model/document.js';
import { resolveOutline } from '../../model/outline.js';
import type { ReadDocument } from '../../model/read-document.js';
import type { Wording } from '../../model/wording/wording.js';
import { noteWords } from '../note-words.js';
import { blocksIn, picturesIn } from './blocks.js';
import { elementsIn, findElements, hasClass, type PageElement, parsePage, wordsOf } from './elements.js';
import { inlinesOf } from './inlines.js';
import { type BlocksReading, PageReading } from './reading.js';

/** Reads the text of a page; `path` is the file's, for messages. */
export function readPage(path: string, html: string, wording: Wording): Outcome<ReadDocument> {
  const page = parsePage(html);
  const [main] = findElements(page, ({ name, attributes }) => name === 'main' && attributes.get('id') === 'Text');
  const [header] = findElements(page, ({ name }) => name === 'header');
  if (!main || !header) return { diagnostics: [foreignPage(path)] };
  return new PageText(path, wording).read(main, header);
}

function foreignPage(path: string): Diagnostic {
  const message = 'This page isn’t a document that the program wrote, so it can’t be compared';
  const hint = 'Open it in Word, save it as a Word document (.docx), and compare that.';
  return error('file-unreadable', message, path, { hint });
}

class PageText {
  private readonly wording: Wording;
  private readonly page: PageReading;
  private readonly shown = new Map<Heading, string>();
  private readonly notes = new Map<string, Footnote>();
  private noteElements: ReadonlyMap<string, PageElement> = new Map();

  constructor(path: string, wording: Wording) {
    this.wording = wording;
    this.page = new PageReading(path, (id) => this.noteOf(id));
  }

  read(main: PageElement, header: PageElement): Outcome<ReadDocument> {
    this.noteElements = new Map(
      findElements(main, (element) => hasClass(element, 'footnotes'))
        .flatMap((section) => findElements(section, ({ name, attributes }) => name === 'li' && attributes.has('id')))
        .map((note) => [note.attributes.get('id') ?? '', note]),
    );
    const parts = elementsIn(main);
    const heading = parts.find(({ name }) => name === 'h1');
    const table = parts.find((element) => element.name === 'table' && hasClass(element, 'control'));
    const text = { ...main, children: main.children.filter((child) => child !== heading && child !== table) };
    const title = heading ? inlinesOf(heading.children, this.page) : [];
    const blocks = this.numbered(blocksIn(text, this.reading));
    const line = (name: string) => wordsOf(elementsIn(header).find((each) => hasClass(each, name)) ?? '');
    const registration = line('registration');
    const [logo] = picturesIn(header, this.reading);
    const value: ReadDocument = {
      isRendered: true,
      ...(logo ? { logo } : {}),
      organisation: line('organisation'),
      ...(registration === '' ? {} : { registration }),
      title,
      control: table ? withApprovalInOneEntry(entriesOf(table), this.wording) : [],
      blocks,
      properties: {},
    };
    return { value, diagnostics: this.page.diagnostics };
  }

  private get reading(): BlocksReading {
    return {
      page: this.page,
      titleOf: (kind, words) => noteWords(kind, words, this.wording),
      onHeading: (heading, number) => this.shown.set(heading, number),
    };
  }

  /** The note of an id: read when its first mark is met, without the links back to its marks. */
  private noteOf(id: string): Footnote | undefined {
    const earlier = this.notes.get(id);
    const element = this.noteElements.get(id);
    if (earlier || !element) return earlier;
    const key = id.replace(/^Note-/, 'footnote-');
    const footnote: Footnote = { type: 'footnote', key, blocks: [] };
    // A mark in the note itself is none: notes hold no notes.
    this.notes.set(id, footnote);
    const read: Footnote = { ...footnote, blocks: blocksIn(element, this.reading) };
    this.notes.set(id, read);
    return read;
  }

  /** Gives each heading the number that the page shows, where the program's own count would be another. */
  private numbered(blocks: readonly Block[]): readonly Block[] {
    const becomes = new Map<Heading, Heading>();
    for (const [heading, number] of this.shown) becomes.set(heading, this.withKind(heading, number));
    for (;;) {
      const numbered = withHeadings(blocks, (heading) => becomes.get(heading) ?? heading);
      const outline = resolveOutline(numbered, this.wording);
      const headings = [...this.shown];
      const wrong = outline.findIndex(({ number }, at) => number !== headings[at]?.[1]);
      const [heading, number] = headings[wrong] ?? [];
      if (!heading || number === undefined || becomes.get(heading)?.label !== undefined) return numbered;
      becomes.set(heading, { ...heading, label: number });
    }
  }

  private withKind(heading: Heading, number: string): Heading {
    if (number === '') return { ...heading, label: '' };
    const [before = ''] = this.wording.page.appendix('\u0000').split('\u0000');
    const isAppendix = heading.level === 1 && before !== '' && number.startsWith(before);
    return isAppendix ? { ...heading, kind: 'appendix' } : heading;
  }
}

/** Two pairs of label and words in each row. */
function entriesOf(table: PageElement): readonly ControlEntry[] {
  return findElements(table, ({ name }) => name === 'tr').flatMap((row) => {
    const cells = elementsIn(row).map(wordsOf);
    return cells.flatMap((label, at): ControlEntry[] => (at % 2 === 0 ? [{ label, value: cells[at + 1] ?? '' }] : []));
  });
}
