/** Any hidden text: what shows stays as it was, in its paragraphs and cells, and nothing hidden is left. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStyles } from '../../../../src/formats/word/styles.js';
import { parseXmlPlaces } from '../../../../src/formats/xml/places.js';
import { withoutHidden } from '../../../../src/read/word/clean/hidden/remove.js';
import { HiddenRuns } from '../../../../src/read/word/clean/hidden/runs.js';
import { runs } from '../../../support/tier.js';
import { documentXml } from '../../../support/word-file.js';

interface Words {
  readonly text: string;
  /** How the run says that it is hidden, or that it shows. */
  readonly direct: '' | '<w:vanish/>' | '<w:vanish w:val="0"/>';
  readonly style: '' | 'Note' | 'Plain';
  readonly around: '' | 'w:hyperlink' | 'w:smartTag';
}
interface Line {
  readonly words: readonly Words[];
  readonly style: '' | 'Secret';
  readonly isMarkHidden: boolean;
}
type Piece = Line | { readonly rows: readonly (readonly (readonly Line[])[])[] };

const STYLES = readStyles(
  `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${[
    'paragraph Secret',
    'character Note',
    'character Plain',
  ]
    .map((each) => each.split(' '))
    .map(
      ([type, id]) =>
        `<w:style w:type="${type}" w:styleId="${id}">${id === 'Plain' ? '' : '<w:rPr><w:vanish/></w:rPr>'}</w:style>`,
    )
    .join('')}</w:styles>`,
);

const words: fc.Arbitrary<Words> = fc.record({
  text: fc.stringMatching(/^[a-z]{1,4}$/),
  direct: fc.constantFrom('', '', '<w:vanish/>', '<w:vanish w:val="0"/>'),
  style: fc.constantFrom('', 'Note', 'Plain'),
  around: fc.constantFrom('', '', 'w:hyperlink', 'w:smartTag'),
});
const line: fc.Arbitrary<Line> = fc.record({
  words: fc.array(words, { maxLength: 4 }),
  style: fc.constantFrom('', 'Secret'),
  isMarkHidden: fc.boolean(),
});
const table = fc.record({
  rows: fc.array(fc.array(fc.array(line, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 }), {
    minLength: 1,
    maxLength: 3,
  }),
});
const text: fc.Arbitrary<readonly Piece[]> = fc.array(fc.oneof({ weight: 3, arbitrary: line }, table), {
  maxLength: 6,
});

/** A toggle: the run decides, or else one of two styles, not both. */
function isHidden({ direct, style }: Words, line: Line): boolean {
  if (direct !== '') return direct === '<w:vanish/>';
  return (style === 'Note') !== (line.style === 'Secret');
}

function lineXml(line: Line): string {
  const style = line.style && `<w:pStyle w:val="${line.style}"/>`;
  const mark = line.isMarkHidden ? '<w:rPr><w:vanish/></w:rPr>' : '';
  const inside = line.words.map(({ text, direct, style, around }) => {
    const run = `<w:r><w:rPr>${style && `<w:rStyle w:val="${style}"/>`}${direct}</w:rPr><w:t>${text}</w:t></w:r>`;
    return around ? `<${around}>${run}</${around}>` : run;
  });
  return `<w:p><w:pPr>${style}${mark}</w:pPr>${inside.join('')}</w:p>`;
}

function pieceXml(piece: Piece): string {
  if (!('rows' in piece)) return lineXml(piece);
  const cell = (lines: readonly Line[]) => `<w:tc>${lines.map(lineXml).join('')}</w:tc>`;
  return `<w:tbl>${piece.rows.map((cells) => `<w:tr>${cells.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
}

const linesOf = (piece: Piece): readonly Line[] => ('rows' in piece ? piece.rows.flat(2) : [piece]);
const shown = (line: Line) => line.words.filter((each) => !isHidden(each, line)).map(({ text }) => text);

describe('any hidden text', () => {
  it('goes, and nothing else', () => {
    fc.assert(
      fc.property(text, (pieces) => {
        const xml = documentXml(`${pieces.map(pieceXml).join('')}<w:p/><w:sectPr/>`);
        const { text: cleaned } = withoutHidden(xml, parseXmlPlaces(xml), new HiddenRuns(STYLES));
        parseXmlPlaces(cleaned);
        const paragraphs = cleaned.match(/<w:p>.*?<\/w:p>/g) ?? [];
        const left = paragraphs.map((each) => [...each.matchAll(/<w:t>(.*?)<\/w:t>/g)].map(([, words]) => words));
        const expected = pieces.flatMap(linesOf).map(shown);
        expect(left.filter(({ length }) => length > 0)).toEqual(expected.filter(({ length }) => length > 0));
        // What Word calls corrupt, or shows as one table.
        expect(cleaned).not.toMatch(/<w:tc><\/w:tc>|<w:tr><\/w:tr>|<w:tbl><\/w:tbl>|<w:(?:hyperlink|smartTag)><\/w:/);
        const tablesMeet = (each: string) => each.match(/<\/w:tbl><w:tbl>/g)?.length ?? 0;
        expect(tablesMeet(cleaned)).toBeLessThanOrEqual(tablesMeet(xml));
      }),
      { numRuns: runs(300, 20_000) },
    );
  });
});
