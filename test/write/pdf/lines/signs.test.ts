/** The face of each sign that a text's own face lacks. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_THEME, type FaceFamily } from '../../../../src/model/theme.js';
import { openFaces } from '../../../../src/write/pdf/lines/faces.js';
import { inkedParts } from '../../../../src/write/pdf/lines/signs.js';
import { type TypeStyle, typeStyles } from '../../../../src/write/pdf/lines/type-styles.js';
import { openTypesetter } from '../../../../src/write/pdf/lines/typeset.js';
import { fontFile, sharedFonts } from '../../../support/pdf/fonts.js';
import { text } from '../../../support/sample-document.js';

const faces = await openFaces(DEFAULT_THEME.faces, sharedFonts);
const { body } = typeStyles(DEFAULT_THEME, faces);

function partsOf(words: string, ink = body.ink({}), among = faces): readonly string[] {
  return inkedParts(words, ink, among).map((part) => `${part.ink.face}: ${part.text}`);
}

describe('a sign that the text’s face lacks', () => {
  it.each([
    ['☒ ★ ☎ ⚠ 🢂', ['symbols: ☒', 'symbols: ★', 'symbols: ☎', 'symbols: ⚠', 'symbols: 🢂']],
    ['① Ⅳ ❶ ⚥', ['more-symbols: ①', 'more-symbols: Ⅳ', 'more-symbols: ❶', 'more-symbols: ⚥']],
    ['⇔ ∴ ↳', ['mathematics: ⇔', 'mathematics: ∴', 'mathematics: ↳']],
    ['✅ ❌ 🔴 ⭐ ℹ', ['emoji: ✅', 'emoji: ❌', 'emoji: 🔴', 'emoji: ⭐', 'emoji: ℹ']],
    ['├─ ░', ['mono-regular: ├─', 'mono-regular: ░']],
  ])('is in the face that has it: %s', (words, expected) => {
    expect(words.split(' ').flatMap((word) => partsOf(word))).toEqual(expected);
  });

  it('is cut out of a word, and the letters stay in their own face', () => {
    expect(partsOf('(a☒b★★c)')).toEqual(['regular: (a', 'symbols: ☒', 'regular: b', 'symbols: ★★', 'regular: c)']);
  });

  it('is a picture where its variation selector says so, and an outline where it says that', () => {
    expect(partsOf('⚠\ufe0f')).toEqual(['emoji: ⚠\ufe0f']);
    expect(partsOf('⚠\ufe0e')).toEqual(['symbols: ⚠\ufe0e']);
    expect(partsOf('☎')).toEqual(['symbols: ☎']);
    expect(partsOf('☎\ufe0f')).toEqual(['emoji: ☎\ufe0f']);
  });

  it('stays in the text’s face where that has it, whatever the selector', () => {
    expect(partsOf('✔\ufe0f☑\ufe0f★')).toEqual(['regular: ✔\ufe0f☑\ufe0f', 'symbols: ★']);
  });

  it.each(['👍🏽', '👩🏽‍⚕️', '👨‍👩‍👧', '🇬🇧', '🏴󠁧󠁢󠁷󠁬󠁳󠁿', '1️⃣', '#️⃣', '🏳️‍🌈', '❤️‍🔥'])(
    'is one glyph though it is several characters: %s',
    (sign) => {
      expect(partsOf(sign)).toEqual([`emoji: ${sign}`]);
      expect(faces.of('emoji').clusters(sign)).toHaveLength(1);
      expect(faces.of('emoji').shape(sign).missingCodePoints).toEqual([]);
    },
  );

  it('is drawn as its parts where no face has it whole', () => {
    expect(partsOf('🐕‍👍')).toEqual(['emoji: 🐕‍👍']);
    expect(faces.of('emoji').shape('🐕‍👍').width).toBe(2 * faces.of('emoji').shape('🐕').width);
    expect(partsOf('★🏽')).toEqual(['symbols: ★', 'emoji: 🏽']);
    expect(partsOf('🇬★')).toEqual(['emoji: 🇬', 'symbols: ★']);
  });

  it('keeps its ink where nothing has it, nor is a letter or a control character taken from a face of signs', () => {
    for (const lost of ['名', 'ا', 'ประ', '\ue000', '\u0000', '\r', 'e\u0338\u20e3'])
      expect(partsOf(`${lost}★`)[0]).toBe(`regular: ${lost}`);
    expect(partsOf('名★')).toEqual(['regular: 名', 'symbols: ★']);
  });

  it('is as bold as the text where the face that steps in is one of letters', () => {
    const ink = (strong: boolean, emphasis: boolean) => body.ink({ strong, emphasis });
    expect(partsOf('│', ink(true, false))).toEqual(['mono-bold: │']);
    expect(partsOf('│', ink(true, true))).toEqual(['mono-boldItalic: │']);
    expect(partsOf('★│', ink(false, true))).toEqual(['symbols: ★', 'mono-italic: │']);
  });
});

describe('an organisation’s own font', () => {
  // A font of code lacks many of the letters and signs that the program's own have.
  const file = (name: string) => ({ kind: 'supplied', path: name, bytes: fontFile(name) }) as const;
  const client: FaceFamily = {
    name: 'Client',
    regular: file('SourceCodePro-Regular.ttf'),
    bold: file('SourceCodePro-Bold.ttf'),
    italic: file('SourceCodePro-It.ttf'),
    boldItalic: file('SourceCodePro-BoldIt.ttf'),
  };

  it('is helped out by the program’s own, in the same weight, and by the faces of signs', async () => {
    const own = await openFaces({ body: client, headings: client, code: client }, sharedFonts);
    const style = typeStyles({ ...DEFAULT_THEME, faces: { body: client, headings: client, code: client } }, own).body;
    expect(partsOf('✗ẅ★✅', style.ink({ strong: true }), own)).toEqual([
      'sans-bold: ✗',
      'bold: ẅ',
      'symbols: ★',
      'emoji: ✅',
    ]);
  });
});

describe('a line', () => {
  const typesetter = openTypesetter(faces);
  const linesOf = (words: string, style: TypeStyle) => typesetter.set([text(words)], style, 200).lines;

  it('of signs is as long as they are, its emoji a little smaller than the letters', () => {
    const [line] = linesOf('a ✅ b', body);
    expect(line?.runs.map(({ ink }) => [ink.face, ink.size])).toEqual([
      ['regular', 11],
      ['emoji', 11 * 0.85],
      ['regular', 11],
    ]);
    expect(line?.width).toBeCloseTo(line?.runs.reduce((sum, run) => sum + run.width, 0) ?? 0);
  });

  it('may end among signs that are longer than a line, and none is lost', () => {
    const lines = linesOf('🔴🟡🟢'.repeat(20), body);
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) expect(line.width).toBeLessThanOrEqual(200);
    const whole = typesetter.extent([text('🔴🟡🟢'.repeat(20))], body).natural;
    expect(lines.reduce((sum, line) => sum + line.width, 0)).toBeCloseTo(whole);
  });
});
