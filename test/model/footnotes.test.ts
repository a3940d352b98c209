import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Blocks, Footnote, Inline, Inlines } from '../../src/model/document.js';
import { numberFootnotes } from '../../src/model/footnotes.js';

const text = (value: string): Inline => ({ type: 'text', value });
const p = (...children: Inline[]): Block => ({ type: 'paragraph', children });
const note = (key: string, words = key): Footnote => ({ type: 'footnote', key, blocks: [p(text(words))] });
const shown = (title: Inlines, blocks: Blocks) => {
  const { notes, marks } = numberFootnotes({ title, blocks });
  return {
    notes: notes.map(({ number, footnote, marks }) => `${number} ${footnote.key} ×${marks}`),
    marks: marks.map(({ number, occurrence }) => `${number}.${occurrence}`),
  };
};

describe('numberFootnotes', () => {
  it('numbers by the first mark in reading order: title, blocks, and what is in them', () => {
    const table: Block = {
      type: 'table',
      caption: [text('Times'), note('caption')],
      columns: ['left', 'left'],
      header: {
        type: 'row',
        cells: [
          { type: 'cell', children: [note('head')] },
          { type: 'cell', children: [] },
        ],
      },
      rows: [
        {
          type: 'row',
          cells: [
            { type: 'cell', children: [{ type: 'strong', children: [note('strong')] }] },
            {
              type: 'block-cell',
              blocks: [
                { type: 'list', ordered: false, start: 1, items: [{ type: 'item', blocks: [p(note('item'))] }] },
                p(note('after')),
              ],
            },
          ],
        },
      ],
    };
    expect(
      shown(
        [text('Title'), note('title')],
        [
          { type: 'heading', level: 1, children: [text('One'), note('heading')] },
          table,
          { type: 'note', kind: 'tip', title: [note('note title')], blocks: [p(note('in a note'))] },
          { type: 'quote', blocks: [p(note('quote'))] },
        ],
      ).notes,
    ).toEqual([
      '1 title ×1',
      '2 heading ×1',
      '3 caption ×1',
      '4 head ×1',
      '5 strong ×1',
      '6 item ×1',
      '7 after ×1',
      '8 note title ×1',
      '9 in a note ×1',
      '10 quote ×1',
    ]);
  });

  it('gives a second mark of one note its number again, and says which mark it is', () => {
    expect(shown([], [p(note('a'), note('b')), p(note('a')), p(note('b'), note('a'))])).toEqual({
      notes: ['1 a ×3', '2 b ×2'],
      marks: ['1.1', '2.1', '1.2', '2.2', '1.3'],
    });
  });

  it('tells notes with one key apart where their words came out differently, as within an each', () => {
    expect(shown([], [p(note('a', 'Ann')), p(note('a', 'Ben')), p(note('a', 'Ann'))])).toEqual({
      notes: ['1 a ×2', '2 a ×1'],
      marks: ['1.1', '2.1', '1.2'],
    });
  });

  it('tells notes with the same words apart by their keys, and by links and marks in them', () => {
    const link = (address: string): Footnote => ({
      type: 'footnote',
      key: 'a',
      blocks: [
        p({
          type: 'link',
          target: { kind: 'address', address: [{ type: 'text', value: address }] },
          children: [text('x')],
        }),
      ],
    });
    expect(
      shown([], [p(note('a', 'x'), note('b', 'x'), link('https://a.example'), link('https://b.example'))]).notes,
    ).toEqual(['1 a ×1', '2 b ×1', '3 a ×1', '4 a ×1']);
  });

  it('takes one note from several places in the file for the same', () => {
    const filled = (start: number): Footnote => ({
      type: 'footnote',
      key: 'a',
      blocks: [
        p({
          type: 'text',
          value: 'Ann',
          from: 'org_field_name',
          span: { source: { path: 'a', text: '' }, start, end: 9 },
        }),
      ],
      span: { source: { path: 'a', text: '' }, start, end: 9 },
    });
    expect(shown([], [p(filled(1)), p(filled(2))]).notes).toEqual(['1 a ×2']);
  });

  it('counts a node that stands in a document twice as two marks', () => {
    const block = p(note('a'));
    const { marks, numberOf } = numberFootnotes({ title: [], blocks: [block, p(note('b')), block] });
    expect(marks.map(({ number, occurrence }) => [number, occurrence])).toEqual([
      [1, 1],
      [2, 1],
      [1, 2],
    ]);
    expect(numberOf(note('b'))).toBe(2);
  });

  it('refuses the number of a note from elsewhere', () => {
    expect(() => numberFootnotes({ title: [], blocks: [] }).numberOf(note('a'))).toThrow(/outside the document/);
  });

  it('gives numbers without a gap, each first mark the next, and as many marks as were counted', () => {
    const keys = fc.array(fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor', '1'));
    fc.assert(
      fc.property(keys, (order) => {
        const { notes, marks } = numberFootnotes({ title: [], blocks: order.map((key) => p(note(key))) });
        expect(notes.map(({ footnote }) => footnote.key)).toEqual([...new Set(order)]);
        expect(notes.map(({ number }) => number)).toEqual(notes.map((_, index) => index + 1));
        expect(marks.map(({ number }) => notes[number - 1]?.footnote.key)).toEqual(order);
        for (const { number, marks: count } of notes)
          expect(marks.filter((mark) => mark.number === number).map(({ occurrence }) => occurrence)).toEqual(
            Array.from({ length: count }, (_, index) => index + 1),
          );
      }),
    );
  });
});
