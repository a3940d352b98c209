/**
 * Any tracked changes: a text that was typed as a list of paragraphs and tables, some of it inserted and some deleted. Accepted, it
 * says what is new; rejected, what it said before; and nothing tells that anybody changed anything.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseXmlPlaces } from '../../../../src/formats/xml/places.js';
import { MAY_BE_TRACKED } from '../../../../src/read/word/clean/tracked/names.js';
import { resolveChanges } from '../../../../src/read/word/clean/tracked/resolve.js';
import { runs } from '../../../support/tier.js';
import { documentXml } from '../../../support/word-file.js';

type State = 'same' | 'ins' | 'del' | 'moveFrom' | 'moveTo';
interface Words {
  readonly state: State;
  readonly text: string;
  readonly inLink: boolean;
}
interface Line {
  readonly words: readonly Words[];
  readonly mark: State;
  readonly reshaped: boolean;
}
interface Row {
  readonly state: 'same' | 'ins' | 'del';
  readonly cells: readonly (readonly Line[])[];
}
type Piece = Line | { readonly rows: readonly Row[] };

const state = fc.constantFrom<State>('same', 'same', 'ins', 'del', 'moveFrom', 'moveTo');
const words = fc.record({ state, text: fc.stringMatching(/^[a-z]{1,4}$/), inLink: fc.boolean() });
const line: fc.Arbitrary<Line> = fc.record({
  words: fc.array(words, { maxLength: 4 }),
  mark: state,
  reshaped: fc.boolean(),
});
const row: fc.Arbitrary<Row> = fc.record({
  state: fc.constantFrom('same', 'ins', 'del'),
  cells: fc.array(fc.array(line, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 }),
});
const table = fc.record({ rows: fc.array(row, { minLength: 1, maxLength: 3 }) });
const text: fc.Arbitrary<readonly Piece[]> = fc.array(
  fc.oneof({ weight: 4, arbitrary: line }, { weight: 1, arbitrary: table }),
  {
    minLength: 1,
    maxLength: 6,
  },
);

const BY = 'w:id="1" w:author="Jo"';

function lineXml({ words, mark, reshaped }: Line): string {
  const change = reshaped ? `<w:pPrChange ${BY}><w:pPr><w:jc w:val="left"/></w:pPr></w:pPrChange>` : '';
  const properties = `<w:pPr><w:jc w:val="right"/><w:rPr>${mark === 'same' ? '' : `<w:${mark} ${BY}/>`}</w:rPr>${change}</w:pPr>`;
  return `<w:p>${properties}${words.map(wordsXml).join('')}</w:p>`;
}

function wordsXml({ state, text, inLink }: Words): string {
  const name = state === 'del' ? 'delText' : 't';
  const run = `<w:r><w:${name}>${text}</w:${name}></w:r>`;
  const tracked = state === 'same' ? run : `<w:${state} ${BY}>${run}</w:${state}>`;
  return inLink ? `<w:hyperlink r:id="rId1">${tracked}</w:hyperlink>` : tracked;
}

function pieceXml(piece: Piece): string {
  if (!('rows' in piece)) return lineXml(piece);
  const rows = piece.rows.map(({ state, cells }) => {
    const properties = state === 'same' ? '' : `<w:trPr><w:${state} ${BY}/></w:trPr>`;
    return `<w:tr>${properties}${cells.map((lines) => `<w:tc>${lines.map(lineXml).join('')}</w:tc>`).join('')}</w:tr>`;
  });
  return `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`;
}

/** The lines that print, without empty ones: a line goes on in the next where its mark goes. */
function printed(pieces: readonly Piece[], goes: (state: State) => boolean): readonly string[] {
  const lines: string[] = [];
  let open = '';
  const end = () => {
    if (open !== '') lines.push(open);
    open = '';
  };
  for (const piece of pieces) {
    if ('rows' in piece) {
      // What was deleted may reach from a paragraph over a whole table into the next.
      if (piece.rows.every(({ state }) => goes(state))) continue;
      end();
      for (const { state, cells } of piece.rows)
        if (!goes(state)) for (const cell of cells) lines.push(...printed(cell, goes));
      continue;
    }
    open += piece.words.map(({ state, text }) => (goes(state) ? '' : text)).join('');
    if (!goes(piece.mark)) end();
  }
  end();
  return lines;
}

function linesOf(xml: string): readonly string[] {
  const paragraphs = xml.match(/<w:p>.*?<\/w:p>/g) ?? [];
  const wordsIn = (paragraph: string) =>
    [...paragraph.matchAll(/<w:t>(.*?)<\/w:t>/g)].map(([, inside]) => inside).join('');
  return paragraphs.map(wordsIn).filter((line) => line !== '');
}

const DELETED = new Set<State>(['del', 'moveFrom']);
const INSERTED = new Set<State>(['ins', 'moveTo']);

describe('any tracked changes', () => {
  it.each([
    ['accept', DELETED],
    ['reject', INSERTED],
  ] as const)('are all gone after %s, and the words are those that this leaves', (decision, going) => {
    fc.assert(
      fc.property(text, (pieces) => {
        const xml = documentXml(`${pieces.map(pieceXml).join('')}<w:sectPr/>`);
        const resolved = resolveChanges(xml, parseXmlPlaces(xml), decision);
        parseXmlPlaces(resolved);
        expect(resolved).not.toMatch(MAY_BE_TRACKED);
        expect(resolved).not.toMatch(/Jo/);
        expect(linesOf(resolved)).toEqual(printed(pieces, (each) => going.has(each)));
        // Word wants a paragraph at the end of each cell.
        expect(resolved).not.toMatch(/<w:tc><\/w:tc>|<\/w:tbl><\/w:tc>/);
        expect(resolveChanges(resolved, parseXmlPlaces(resolved), decision)).toBe(resolved);
      }),
      { numRuns: runs(300, 10_000) },
    );
  });
});
