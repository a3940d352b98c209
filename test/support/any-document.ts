/**
 * Documents of every shape for property tests: blocks nested as the tree allows, words of any characters that a document
 * can hold.
 */
import fc from 'fast-check';
import { findForbidden } from '../../src/model/characters.js';
import type { Block, Cell, Document, Heading, HeadingLevel, Inline, ListItem, Text } from '../../src/model/document.js';
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

/** A finished document of up to a dozen blocks, with hostile words wherever words can stand. */
export const anyDocument: fc.Arbitrary<Document> = documentOfWords(anyWords, 99);

/**
 * A document like that which all formats say alike: lists end before the 27th letter, since Word goes on with `bb` after
 * `aa` (ISO/IEC 29500-1, 17.18.59) and browsers and PDF with `ab`.
 */
export const printableDocument: fc.Arbitrary<Document> = documentOfWords(printableWords, 23);

function documentOfWords(anyWords: fc.Arbitrary<string>, lastStart: number): fc.Arbitrary<Document> {
  const anyText: fc.Arbitrary<Text> = anyWords.map(text);

  // A label with a tab within is none that Word shows.
  const label = fc.oneof(
    fc.constantFrom('', '4.1', '(a)', 'iv.'),
    anyWords.map((words) => words.replaceAll('\t', ' ')),
  );
  const someLabel = fc.option(label, { nil: undefined }).map((one) => (one === undefined ? {} : { label: one }));

  function inlineOf(depth: number, withLinks: boolean): fc.Arbitrary<Inline> {
    const plain: fc.Arbitrary<Inline>[] = [anyText, fc.constant<Inline>({ type: 'break' })];
    if (depth === 0) return fc.oneof(...plain);
    const children = fc.array(inlineOf(depth - 1, withLinks), { minLength: 1, maxLength: 3 });
    const within = fc.array(inlineOf(depth - 1, false), { minLength: 1, maxLength: 3 });
    return fc.oneof(
      ...plain,
      children.map((nodes): Inline => ({ type: 'strong', children: nodes })),
      children.map((nodes): Inline => ({ type: 'emphasis', children: nodes })),
      ...(withLinks
        ? [
            within.map(
              (nodes): Inline => ({
                type: 'link',
                target: { kind: 'address', address: [text('https://example.org/')] },
                children: nodes,
              }),
            ),
          ]
        : []),
    );
  }

  const someInlines = fc
    .tuple(anyText, fc.array(inlineOf(2, true), { maxLength: 4 }))
    .map(([first, rest]): readonly Inline[] => [first, ...rest]);

  const paragraph = someInlines.map((children): Block => ({ type: 'paragraph', children }));
  const image = anyText.map((alt): Block => ({ type: 'image', picture: picture(2, 2), alt: [alt] }));

  const table = fc.integer({ min: 1, max: 4 }).chain((width) => {
    const cell = fc
      .oneof(someInlines, fc.constant<readonly Inline[]>([]))
      .map((children): Cell => ({ type: 'cell', children }));
    const row = fc
      .array(cell, { minLength: width, maxLength: width })
      .map((cells) => ({ type: 'row' as const, cells }));
    return fc.tuple(fc.option(someInlines, { nil: undefined }), row, fc.array(row, { minLength: 1, maxLength: 3 })).map(
      ([caption, header, rows]): Block => ({
        type: 'table',
        ...(caption ? { caption } : {}),
        columns: header.cells.map((_, at) => (['left', 'centre', 'right'] as const)[at % 3] ?? 'left'),
        header,
        rows,
      }),
    );
  });

  function blockOf(depth: number): fc.Arbitrary<Block> {
    if (depth === 0) return paragraph;
    const blocks = fc.array(blockOf(depth - 1), { minLength: 1, maxLength: 3 });
    const list = fc
      .tuple(
        fc.boolean(),
        fc.integer({ min: 1, max: lastStart }),
        fc.array(fc.tuple(blocks, someLabel), { minLength: 1, maxLength: 3 }),
      )
      .map(
        ([ordered, start, items]): Block => ({
          type: 'list',
          ordered,
          start: ordered ? start : 1,
          items: items.map(([inner, label]): ListItem => ({ type: 'item', ...label, blocks: inner })),
        }),
      );
    const quote = blocks.map((inner): Block => ({ type: 'quote', blocks: inner }));
    return fc.oneof({ weight: 3, arbitrary: paragraph }, list, quote, table, image);
  }

  const heading = fc
    .tuple(fc.integer({ min: 1, max: 5 }), someLabel, someInlines)
    .map(
      ([level, label, children]): Heading => ({ type: 'heading', level: level as HeadingLevel, ...label, children }),
    );

  const topBlock: fc.Arbitrary<Block> = fc.oneof(
    heading,
    blockOf(2),
    fc.constant<Block>({ type: 'rule' }),
    fc.constant<Block>({ type: 'page-break' }),
  );

  return fc
    .record({
      blocks: fc.array(topBlock, { maxLength: 12 }),
      title: someInlines,
      organisation: anyText,
      control: fc.array(fc.record({ label: anyWords, value: anyWords }), { maxLength: 5 }),
      words: anyWords,
    })
    .map(({ blocks, title, organisation, control, words }) =>
      documentOf(blocks, {
        title,
        control,
        masthead: { organisation },
        properties: { title: words, organisation: organisation.value, code: words, status: 'draft' },
      }),
    );
}
