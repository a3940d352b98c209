/**
 * Documents of every shape for property tests: blocks nested as the tree allows, words of any characters that a document
 * can hold.
 */
import fc from 'fast-check';
import { findForbidden } from '../../src/model/characters.js';
import type {
  Block,
  Cell,
  Document,
  Heading,
  HeadingLevel,
  Image,
  Inline,
  InlineStyle,
  Inlines,
  LinkTarget,
  ListItem,
  ListMarks,
  Paragraph,
} from '../../src/model/document.js';
import { NOTE_KINDS } from '../../src/model/note-kinds.js';
import { HeadingCounter, resolveOutline } from '../../src/model/outline.js';
import { changeParts } from '../../src/model/walk.js';
import { ENGLISH } from '../../src/model/wording/english.js';
import { documentOf, picture, text } from './sample-document.js';

/** Characters that some format or other would take for its own. */
const SIGNS = '&<>"\'`\\/{}[]()*_#=;:!-%$^~|+@.,\t \u00a0\u00ad\u200b\u200d\u202e\u2066\u2028\ufeff';

const sign = fc.constantFrom(...SIGNS);
const anySign = fc.string({ unit: 'binary', minLength: 1, maxLength: 1 });

/** Words of any printing characters, at least one of them no space. */
export const anyWords: fc.Arbitrary<string> = fc
  .string({ unit: fc.oneof(sign, fc.constantFrom(...'aeŵŷ€'), anySign), minLength: 1, maxLength: 30 })
  .filter((words) => words.trim() !== '' && findForbidden(words, '\t') === undefined);

/** What PDF has no character for: a tab becomes a space there, and no face holds U+2028. */
const NOT_IN_PDF = /[\t\u2028]/g;

/** Words of characters that every face holds, so that all formats can say them. */
const printableWords: fc.Arbitrary<string> = fc
  .string({ unit: fc.oneof(sign, fc.constantFrom(...'aeŵŷ€Ωж')), minLength: 1, maxLength: 30 })
  .map((words) => words.replace(NOT_IN_PDF, ''))
  .filter((words) => words.trim() !== '');

/** What passages are in, as templates name it. */
const LANGUAGES = ['cy', 'gd', 'pl', 'ur', 'fr-CA', 'zh-Hant'] as const;

/** Files of other policies: of a code and a slug, and of a slug alone. */
const POLICIES = [
  { kind: 'policy', name: 'DCW29', file: 'DCW29-whistleblowing' },
  { kind: 'policy', name: 'lone-working', file: 'lone-working', anchor: 'visits-at-night' },
] as const;

const ADDRESSES = [
  'https://example.org/',
  'https://example.org/a?b=1&c=(2)',
  'mailto:a@example.org',
  'tel:01632960000',
];

/** Where links lead; the anchor of a heading is a number until the document is whole: that of the heading, as `pointed` counts. */
const anyTarget: fc.Arbitrary<LinkTarget> = fc.oneof(
  fc.constantFrom(...ADDRESSES).map((address): LinkTarget => ({ kind: 'address', address: [text(address)] })),
  fc.constantFrom(...POLICIES),
  fc.nat({ max: 11 }).map((heading): LinkTarget => ({ kind: 'heading', anchor: `${heading}` })),
);

/** Which of the nodes that never stand within themselves may stand here. */
interface Allowed {
  readonly link: boolean;
  readonly passage: boolean;
  readonly footnote: boolean;
}

const STYLES: readonly InlineStyle[] = ['struck', 'superscript', 'subscript', 'underlined'];

/**
 * Runs of inlines, the first of them words: marks, links to all that there are, words in another language, line breaks, and
 * footnotes where they are asked for.
 */
function inlinesOf(words: fc.Arbitrary<string>, footnotes = false): fc.Arbitrary<readonly Inline[]> {
  const anyText = words.map(text);
  const run = (rest: fc.Arbitrary<Inline>, maxLength: number): fc.Arbitrary<readonly Inline[]> =>
    fc.tuple(anyText, fc.array(rest, { maxLength })).map(([first, others]) => [first, ...others]);

  function inlineOf(depth: number, allowed: Allowed): fc.Arbitrary<Inline> {
    const plain: fc.Arbitrary<Inline>[] = [anyText, fc.constant<Inline>({ type: 'break' })];
    if (depth === 0) return fc.oneof(...plain);
    const within = (changes: Partial<Allowed>) => run(inlineOf(depth - 1, { ...allowed, ...changes }), 2);
    // A mark among a link's words stands behind the link in HTML, where links never nest, and among them in Word.
    const link = fc
      .tuple(anyTarget, within({ link: false, footnote: false }))
      .map(([target, children]): Inline => ({ type: 'link', target, children }));
    const passage = fc
      .tuple(fc.constantFrom(...LANGUAGES), within({ passage: false }))
      .map(([language, children]): Inline => ({ type: 'passage', language, children }));
    const footnote = fc
      .tuple(fc.constantFrom('1', '2', 'a'), fc.array(within({ footnote: false }), { minLength: 1, maxLength: 2 }))
      .map(
        ([key, runs]): Inline => ({
          type: 'footnote',
          key,
          blocks: runs.map((children) => ({ type: 'paragraph', children })),
        }),
      );
    return fc.oneof(
      ...plain,
      within({}).map((children): Inline => ({ type: 'strong', children })),
      within({}).map((children): Inline => ({ type: 'emphasis', children })),
      fc
        .tuple(fc.constantFrom(...STYLES), within({}))
        .map(([style, children]): Inline => ({ type: 'styled', style, children })),
      within({}).map((children): Inline => ({ type: 'code', children })),
      fc
        .tuple(fc.integer({ min: 3, max: 40 }), fc.option(words, { nil: '' }))
        .map(([width, label]): Inline => ({ type: 'fill-in', width, label })),
      fc
        .tuple(fc.boolean(), fc.option(words, { nil: '' }))
        .map(([checked, label]): Inline => ({ type: 'tick-box', checked, label })),
      ...(allowed.footnote ? [footnote] : []),
      ...(allowed.link ? [link] : []),
      ...(allowed.passage ? [passage] : []),
    );
  }

  return run(inlineOf(2, { link: true, passage: true, footnote: footnotes }), 4);
}

/** Tables with and without a head and heads of rows, whose cells are merged or not, also where there is nothing to go on from. */
function tablesOf(
  someInlines: fc.Arbitrary<readonly Inline[]>,
  someBlocks?: fc.Arbitrary<readonly Block[]>,
): fc.Arbitrary<Block> {
  return fc.integer({ min: 1, max: 4 }).chain((width) => {
    const filled = someInlines.map((children): Cell => ({ type: 'cell', children }));
    const merged = fc
      .constantFrom('left', 'above')
      .map((continues): Cell => ({ type: 'cell', continues, children: [] }));
    const plain = fc.oneof(filled, fc.constant<Cell>({ type: 'cell', children: [] }), merged);
    // One paragraph alone makes no cell of blocks.
    const ofBlocks = someBlocks
      ?.filter(([only, another]) => another !== undefined || only?.type !== 'paragraph')
      .map((blocks): Cell => ({ type: 'block-cell', blocks }));
    const cell = ofBlocks ? fc.oneof({ weight: 3, arbitrary: plain }, { weight: 1, arbitrary: ofBlocks }) : plain;
    const row = fc
      .array(cell, { minLength: width, maxLength: width })
      .map((cells) => ({ type: 'row' as const, cells }));
    const bodyRow = fc
      .tuple(row, fc.constantFrom(true as const, undefined))
      .map(([one, isForm]) => ({ ...one, ...given({ isForm }) }));
    return fc
      .record({
        caption: fc.option(someInlines, { nil: undefined }),
        header: fc.option(row, { nil: undefined }),
        rowHeaders: fc.constantFrom(true as const, undefined),
        rows: fc.array(bodyRow, { minLength: 1, maxLength: 4 }),
      })
      .map(
        ({ rows, ...others }): Block => ({
          type: 'table',
          columns: Array.from({ length: width }, (_, at) => (['left', 'centre', 'right'] as const)[at % 3] ?? 'left'),
          ...given(others),
          rows,
        }),
      );
  });
}

/** A number or mark that a heading or an item brings along, mostly none. A label with a tab within is none that Word shows. */
function labelsOf(words: fc.Arbitrary<string>): fc.Arbitrary<{ readonly label?: string }> {
  const label = fc.oneof(
    fc.constantFrom('', '4.1', '(a)', 'iv.'),
    words.map((one) => one.replaceAll('\t', ' ')),
  );
  return fc.option(label, { nil: undefined }).map((one) => (one === undefined ? {} : { label: one }));
}

function blocksOf(words: fc.Arbitrary<string>, lastStart: number): fc.Arbitrary<readonly Block[]> {
  const someLabel = labelsOf(words);
  const someInlines = inlinesOf(words, true);
  const someAlign = fc.option(fc.constantFrom('centre', 'right'), { freq: 4, nil: undefined });
  const paragraph = fc
    .tuple(someInlines, someAlign)
    .map(([children, align]): Block => ({ type: 'paragraph', ...given({ align }), children }));
  const image = words.map((alt): Block => ({ type: 'image', picture: picture(2, 2), alt: [text(alt)] }));
  const plainTable = tablesOf(someInlines);
  /** Letters run on as `aa`, `ab` in one format and as `aa`, `bb` in another: such lists stay short of that. */
  const someMarks: fc.Arbitrary<ListMarks> = fc.record({
    numbers: fc.constantFrom('decimal', 'lower-letter', 'upper-letter', 'lower-roman', 'upper-roman'),
    around: fc.constantFrom('.', ')', '()'),
  });
  const someMark = fc.oneof(
    { weight: 3, arbitrary: someLabel },
    fc.boolean().map((checked) => ({ checked })),
  );
  const someKind = fc.constantFrom({ kind: 'unnumbered' as const }, { kind: 'appendix' as const });
  const codeBlock = fc.array(words, { minLength: 1, maxLength: 3 }).map(
    (lines): Block => ({
      type: 'code-block',
      children: lines.flatMap((line, at): readonly Inline[] => [
        ...(at > 0 ? [{ type: 'break' } as const] : []),
        text(line),
      ]),
    }),
  );

  function blockOf(depth: number): fc.Arbitrary<Block> {
    if (depth === 0) return paragraph;
    const blocks = fc.array(blockOf(depth - 1), { minLength: 1, maxLength: 3 });
    const list = fc
      .tuple(
        fc.boolean(),
        fc.integer({ min: 1, max: lastStart }),
        fc.option(someMarks, { nil: undefined }),
        fc.array(fc.tuple(fc.oneof({ weight: 6, arbitrary: blocks }, fc.constant([])), someMark), {
          minLength: 1,
          maxLength: 3,
        }),
      )
      .map(
        ([ordered, start, marks, items]): Block => ({
          type: 'list',
          ordered,
          start: ordered ? start : 1,
          ...(ordered && marks ? { marks } : {}),
          items: items.map(([inner, mark]): ListItem => ({ type: 'item', ...mark, blocks: inner })),
        }),
      );
    const quote = blocks.map((inner): Block => ({ type: 'quote', blocks: inner }));
    const note = fc
      .tuple(fc.constantFrom(...NOTE_KINDS), fc.option(someInlines, { nil: undefined }), blocks)
      .map(([kind, title, inner]): Block => ({ type: 'note', kind, ...(title ? { title } : {}), blocks: inner }));
    const table = depth > 1 ? tablesOf(someInlines, blocks) : plainTable;
    return fc.oneof({ weight: 3, arbitrary: paragraph }, list, quote, note, codeBlock, table, image);
  }

  const heading = fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.oneof({ weight: 3, arbitrary: someLabel }, someKind), someInlines)
    .map(
      ([level, mark, children]): Heading => ({
        type: 'heading',
        level: 'kind' in mark && mark.kind === 'appendix' ? 1 : (level as HeadingLevel),
        ...mark,
        children,
      }),
    );

  const topBlock: fc.Arbitrary<Block> = fc.oneof(
    heading,
    blockOf(2),
    fc.constant<Block>({ type: 'rule' }),
    fc.constant<Block>({ type: 'page-break' }),
  );
  const range = fc
    .array(topBlock, { minLength: 1, maxLength: 3 })
    .filter((blocks) => blocks.some(({ type }) => type !== 'page-break'))
    .map((blocks): Block => ({ type: 'landscape', blocks }));
  return fc.array(fc.oneof({ weight: 9, arbitrary: topBlock }, range), { maxLength: 12 });
}

/** Inlines whose links to headings, numbered so far, lead to these anchors; to the web where there is no heading. */
function pointed(inlines: Inlines, anchors: readonly string[]): Inlines {
  return inlines.map((node): Inline => {
    if (node.type === 'footnote') return { ...node, blocks: node.blocks.map((block) => pointedBlock(block, anchors)) };
    if (!('children' in node)) return node;
    const children = pointed(node.children, anchors);
    if (node.type !== 'link' || node.target.kind !== 'heading') return { ...node, children };
    const anchor = anchors[Number(node.target.anchor) % anchors.length];
    const target: LinkTarget =
      anchor === undefined ? { kind: 'address', address: [text('https://example.org/')] } : { kind: 'heading', anchor };
    return { ...node, target, children };
  });
}

function pointedBlock(block: Block, anchors: readonly string[]): Block {
  return changeParts(block, {
    inlines: (run) => pointed(run, anchors),
    blocks: (inner) => inner.map((one) => pointedBlock(one, anchors)),
  });
}

/**
 * Finished documents of such words; those among the blocks may be others. Ordered lists begin with a number up to
 * `lastStart`.
 */
export function documentsOf(
  words: fc.Arbitrary<string>,
  lastStart: number,
  wordsOfBlocks: fc.Arbitrary<string> = words,
): fc.Arbitrary<Document> {
  const maybe = fc.option(words, { nil: undefined });
  const logo = words.map((alt): Image => ({ type: 'image', picture: picture(4, 2), alt: [text(alt)] }));
  return fc
    .record({
      written: fc
        .tuple(blocksOf(wordsOfBlocks, lastStart), fc.boolean())
        .map(([blocks, isNumbered]) => (isNumbered ? withClauses(blocks, () => true) : blocks)),
      title: inlinesOf(words),
      organisation: words,
      registration: maybe,
      logo: fc.option(logo, { nil: undefined }),
      control: fc.array(fc.record({ label: words, value: words }), { maxLength: 5 }),
      said: fc.record({ title: words, code: maybe, version: maybe, owner: maybe, reviewed: maybe, nextReview: maybe }),
      status: fc.constantFrom('draft', 'approved', 'withdrawn', undefined),
    })
    .map(({ written, title, organisation, registration, logo, control, said, status }) => {
      const anchors = resolveOutline(written, ENGLISH).map(({ anchor }) => anchor);
      const blocks = written.map((block) => pointedBlock(block, anchors));
      return documentOf(blocks, {
        title: pointed(title, anchors),
        control,
        masthead: {
          ...(logo ? { logo } : {}),
          organisation: text(organisation),
          ...(registration === undefined ? {} : { registration: text(registration) }),
        },
        properties: { ...given(said), title: said.title, organisation, ...(status ? { status } : {}) },
      });
    });
}

type Given<T> = { readonly [Key in keyof T]?: NonNullable<T[Key]> };

/** The entries that are given. */
function given<T extends object>(map: T): Given<T> {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== undefined)) as Given<T>;
}

/** Blocks of a text with the numbers of those paragraphs that have one, counted as filling counts them. */
function withClauses(blocks: readonly Block[], isNumbered: (paragraph: Paragraph) => boolean): readonly Block[] {
  const counter = new HeadingCounter(ENGLISH.page.appendix);
  const numbered = (block: Block): Block => {
    if (block.type === 'landscape') return { ...block, blocks: block.blocks.map(numbered) };
    if (block.type === 'heading') counter.next(block);
    if (block.type !== 'paragraph' || block.align || !isNumbered(block)) return block;
    const { clause: _, ...paragraph } = block;
    return { ...paragraph, ...given({ clause: counter.clause() }) };
  };
  return blocks.map(numbered);
}

/** A finished document of up to a dozen blocks, with hostile words wherever words can stand. */
export const anyDocument: fc.Arbitrary<Document> = documentsOf(anyWords, 99);

/**
 * A document like that which all formats say alike: lists end before the 27th letter, since Word goes on with `bb` after
 * `aa` (ISO/IEC 29500-1, 17.18.59) and browsers and PDF with `ab`.
 */
export const printableDocument: fc.Arbitrary<Document> = documentsOf(printableWords, 23);

/** The same document, its headings no more than one level below the one before. */
export function stepwise(document: Document): Document {
  let last = 0;
  const step = (block: Block): Block => {
    if (block.type === 'landscape') return { ...block, blocks: block.blocks.map(step) };
    if (block.type !== 'heading') return block;
    last = Math.min(block.level, last + 1);
    return { ...block, level: last as HeadingLevel };
  };
  const blocks = withClauses(document.blocks.map(step), ({ clause }) => clause !== undefined);
  return { ...document, blocks, outline: resolveOutline(blocks, document.wording) };
}
