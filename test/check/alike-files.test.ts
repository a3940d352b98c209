/** The quick check, which reads only what differs between files of one likeness, finds exactly what the plain one finds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorsOf } from '../../src/check/anchors.js';
import { type CheckedFile, checkFinishedFile } from '../../src/check/finished-file.js';
import { identifyingValues } from '../../src/check/foreign-values.js';
import { signsIn } from '../../src/check/leftovers.js';
import { marksOfText } from '../../src/check/text-marks.js';
import { cutIntoWords } from '../../src/check/words.js';
import { finishedContent } from '../../src/formats/finished/index.js';
import { officeXmlWords } from '../../src/formats/finished/office-xml.js';
import { type CodeMap, pageWords } from '../../src/formats/finished/pdf-content.js';
import type { Block } from '../../src/model/document.js';
import type { Format } from '../../src/model/plan.js';
import { DEFAULT_THEME } from '../../src/model/theme.js';
import { openWriter } from '../../src/write/index.js';
import { organisationOf } from '../support/organisations.js';
import { sharedFonts } from '../support/pdf/fonts.js';
import { documentOf, h, p, table } from '../support/sample-document.js';
import { documentXml, paragraph } from '../support/word-file.js';

/** Lines that most texts of a family share, and what sets one text apart from the next. */
const SHARED = [
  'We support people in their own homes, and each of them has a plan that says how.',
  'Speak to Mrs',
  'If you want to know more about how we do this, or about anything else, write to us and ask for Mrs A. B.',
  'Our company is Bright Harbour',
  'Ltd is what stands behind many names, and people know it.',
  'Telephone 029 2018',
  'A long line that ends with a hyphen, as words of a narrow column do, and goes on: safe-',
  'guarding is everybody’s business, whoever they are and wherever they work.',
  '0182 are the last digits. Nothing else is here but words that fill the line.',
  'Write to office@harbour.',
  'example.org if you want to know more about any of this, or about anything else.',
  'The postcode is CF10',
  '1AB, which is in Cardiff, near the castle and the river that runs beside it.',
  'Evans',
  '',
  '&',
  'St',
  'Ty’r Gwyn%20House and bright_home.pdf are how a file is called that nobody opens.',
];
const APART = [
  'Bright Harbour Ltd',
  'Evans’s staff',
  '029 2018 0182',
  'undefined',
  'NaN',
  '()',
  '{{org_field_name}}',
  'Mrs A. B.',
  'A. B. Evans',
  '12345',
  '67',
  'CF10 1AB',
  'x-',
  '%%a%%',
  'office@harbour.example.org',
  '\u00ad',
];
const line = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...SHARED) },
  { weight: 2, arbitrary: fc.constantFrom(...APART) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
);

interface Change {
  readonly at: number;
  readonly kind: 'put' | 'insert' | 'remove';
  readonly line: string;
}

/** A family of lists of lines: each is the one before it with some changes. */
const family = fc
  .tuple(
    fc.array(line, { minLength: 1, maxLength: 40 }),
    fc.array(
      fc.array(
        fc.record({
          at: fc.nat(50),
          kind: fc.constantFrom('put', 'insert', 'remove'),
          line,
        }) satisfies fc.Arbitrary<Change>,
        { maxLength: 4 },
      ),
      { minLength: 2, maxLength: 6 },
    ),
  )
  .map(([first, steps]) => {
    const lists = [first];
    for (const changes of steps) lists.push(changes.reduce(changed, lists.at(-1) ?? []));
    return lists;
  });

function changed(lines: readonly string[], { at, kind, line: words }: Change): string[] {
  const place = at % (lines.length + 1);
  return lines.toSpliced(place, kind === 'insert' ? 0 : 1, ...(kind === 'remove' ? [] : [words]));
}

let likenesses = 0;
const newLikeness = () => `family ${likenesses++}`;

function plainMarks(text: string) {
  const words = cutIntoWords(text);
  return { anchors: anchorsOf(words), signs: signsIn(text), words };
}

describe('of texts of one likeness', () => {
  it('all marks are those of the whole text', () => {
    fc.assert(
      fc.property(family, (lists) => {
        const likeness = newLikeness();
        for (const lines of lists) {
          const text = lines.join('\n');
          const { anchors, signs, words } = marksOfText(text, likeness);
          expect({ anchors, signs, words: words() }).toEqual(plainMarks(text));
        }
      }),
      { numRuns: 150 },
    );
  });
});

/** Pieces of a Word part, closed and not. */
const XML = [
  paragraph('We support people in their own homes, and each of them has a plan that says how it is done.'),
  paragraph('Telephone'),
  paragraph('Bright &amp; Harbour Ltd'),
  '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>REF a</w:instrText><w:fldChar w:fldCharType="end"/></w:r></w:p>',
  '<w:p><w:r><w:instrText> not ended </w:p>',
  '<w:p><w:bookmarkStart w:name="BrightHome"/><w:r><w:t>x</w:t></w:r><w:tab/></w:p>',
  '<!-- a comment </w:p>',
  ' its end --><w:p/>',
  '<![CDATA[ <w:p>words</w:p> ]]>',
  '<w:docPr descr="a picture </w:p>',
  'of a house"/>',
  '<w:docPr title="A house"/>',
  '<w:ins><w:p><w:r><w:t>new words</w:t></w:r></w:p></w:ins>',
  '<w:del><w:r><w:delText>old words</w:delText></w:r></w:del>',
  '<?xml-thing </w:p>',
  '?>',
  '<w:p ',
];

describe('of parts of Word files of one likeness', () => {
  it('all words are those of the whole part', () => {
    const pieces = fc.array(
      fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...XML.slice(0, 6)) }, fc.constantFrom(...XML)),
      {
        maxLength: 14,
      },
    );
    fc.assert(
      fc.property(
        pieces,
        fc.array(fc.tuple(fc.nat(14), fc.constantFrom(...XML)), { maxLength: 5 }),
        (first, changes) => {
          const likeness = newLikeness();
          let list = first;
          for (const [at, piece] of [[99, ''] as const, [99, ''] as const, ...changes]) {
            list = list.map((other, n) => (n === at ? piece : other));
            const xml = documentXml(list.join(''));
            const words = officeXmlWords('word/document.xml', xml, `${likeness}`);
            expect(words).toBe(officeXmlWords('word/document.xml', xml));
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

const HTML = [
  '<p>We support people in their own homes, and each of them has a plan that says how it is done, and when, and by whom.</p>',
  '<p title="Bright">Telephone &amp; <strong>e</strong>mail, which is read by somebody each day, and answered by the next but one.</p>',
  '<style>\np{color:red}\nq{content:"Bright Harbour"}\n</style>',
  '<style>p{color:red}',
  '</style>',
  '<!-- a comment',
  'its end -->',
  '<!-- whole -->',
  '<img src="data:image/png;base64,AAAA" alt="a house">',
  '<img src="data:image/png;base64,AA',
  'AA" alt="two lines">',
  '<p title="a',
  'b">c</p>',
  'a < b',
  'c > d',
  '&am',
];

describe('of web pages of one likeness', () => {
  it('all content is that of the whole page', () => {
    const lines = fc.array(
      fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...HTML.slice(0, 3)) }, fc.constantFrom(...HTML)),
      {
        maxLength: 14,
      },
    );
    fc.assert(
      fc.property(
        lines,
        fc.array(fc.tuple(fc.nat(14), fc.constantFrom(...HTML)), { maxLength: 5 }),
        (first, changes) => {
          const likeness = newLikeness();
          let list = first;
          for (const [at, piece] of [[99, ''] as const, [99, ''] as const, ...changes]) {
            list = list.map((other, n) => (n === at ? piece : other));
            const bytes = Buffer.from(list.join('\n'));
            expect(JSON.stringify(finishedContent('html', bytes, likeness))).toBe(
              JSON.stringify(finishedContent('html', bytes)),
            );
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

const map = (shift: number): CodeMap =>
  Array.from({ length: 128 }, (_, code) => String.fromCharCode(((code + shift) % 90) + 32));
const shown = (text: string) => `[(${Array.from(text, (sign) => `\0${sign}`).join('')})]TJ\n`;
const CONTENT = [
  `/P<</MCID 1>>BDC\nBT\n1 0 0 1 70 600 Tm\n/R 9 Tf\n${shown('We support people in their own homes and gardens')}ET\nEMC\n`,
  `/P<</MCID 2>>BDC\nBT\n1 0 0 1 70 500 Tm\n${shown('A piece that takes its font from the one before it')}ET\nEMC\n`,
  `/H1<</MCID 3>>BDC\nBT\n1 0 0 1 70 500 Tm\n/B 9 Tf\n${shown('A bold heading which goes on for a good while')}ET\nEMC\n`,
  `/Span<</ActualText(in its place)>>BDC\nBT\n${shown('x')}ET\nEMC\n`,
  '/Artifact<</Type/Layout>>BDC\n0.8 0.8 0.8 rg\n70 500 68 34 re f\nEMC\n',
  '0 -12 Td\n(\0a\0bEMC\n\0c)Tj\n',
  '(\0aEMC\n',
  '<0041EMC\n',
  '/R 9 Tf\n',
  '/ActualText (EMC\n) EMC\n',
  'Q EMC\n',
];

describe('of pages of one likeness', () => {
  it('all words are those of the whole page', () => {
    const fonts = [
      new Map([
        ['R', map(0)],
        ['B', map(1)],
      ]),
      new Map([['R', map(2)]]),
    ];
    const pieces = fc.array(
      fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...CONTENT.slice(0, 5)) }, fc.constantFrom(...CONTENT)),
      { maxLength: 14 },
    );
    const changes = fc.array(fc.tuple(fc.nat(14), fc.constantFrom(...CONTENT), fc.nat(1)), { maxLength: 6 });
    fc.assert(
      fc.property(pieces, changes, (first, steps) => {
        const likeness = newLikeness();
        let list = first;
        for (const [at, piece, face] of [[99, '', 0] as const, [99, '', 0] as const, [99, '', 1] as const, ...steps]) {
          list = list.map((other, n) => (n === at ? piece : other));
          const faces = fonts[face] ?? new Map<string, CodeMap>();
          const content = list.join('');
          expect(pageWords(content, faces, likeness)).toBe(pageWords(content, faces));
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('in packs of several organisations', () => {
  const NAMES = ['Sunrise Haven', 'Harbour Bright Care', 'Tŷ Gwyn', 'Maple & Oak Homes'];
  const organisations = NAMES.map((name, n) =>
    organisationOf(
      { org_field_name: name, org_field_phone: `029 2018 01${n}2`, org_field_email: `o@home${n}.example.org` },
      { id: `home-${n}`, name },
    ),
  );
  const values = identifyingValues(organisations);
  const plant = fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    fc.constantFrom(
      ...NAMES,
      '029 2018 0112',
      '02920180132',
      'o@home2.example.org',
      'undefined',
      '()',
      '<<org_field_x>>',
    ),
  );
  const allowed = { sources: [], mentions: [], authors: () => undefined };

  it.each<Format>(['docx', 'html', 'pdf'])('the same is found in a %s as without a likeness', async (format) => {
    const writer = await openWriter(format, DEFAULT_THEME, sharedFonts);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(3), plant, plant, plant), { minLength: 2, maxLength: 5 }),
        async (packs) => {
          const likeness = newLikeness();
          for (const [n, inHeading, inText, inCell] of packs) {
            const organisation = organisations[n];
            if (!organisation) continue;
            const { value: bytes } = await writer.write(
              documentOf(blocksWith(NAMES[n] ?? '', [inHeading, inText, inCell])),
            );
            if (!bytes) throw new Error('not written');
            const file = { path: `out/${n}`, format, organisation, allowed } as const;
            const check = (more: Pick<CheckedFile, 'bytes' | 'likeness'>) =>
              checkFinishedFile({ ...file, ...more }, values);
            expect(check({ bytes, likeness })).toEqual(check({ bytes: Uint8Array.from(bytes) }));
          }
        },
      ),
      { numRuns: 8 },
    );
  });
});

function blocksWith(name: string, [inHeading = '', inText = '', inCell = '']: readonly string[]): readonly Block[] {
  return [
    h(1, `What we do ${inHeading}`),
    ...Array.from({ length: 12 }, (_, n) => p(`We support people at home, and say how in the ${n + 1}. of our plans.`)),
    p(`${name} looks after this ${inText}`),
    table(undefined, ['What', `Who ${inCell}`], ['The plan', name]),
    ...Array.from({ length: 12 }, (_, n) =>
      p(`Nobody is left alone with what they know, on floor ${n + 1} or elsewhere.`),
    ),
  ];
}
