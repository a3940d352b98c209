/** The style sheet: the theme's sizes and colours on screen and on paper, and nothing that a theme could smuggle in. */
import { describe, expect, it } from 'vitest';
import { contrastRatio, LEAST_CONTRAST } from '../../../src/model/contrast.js';
import { DEFAULT_THEME, SOURCE_SERIF, type Theme, themeWith } from '../../../src/model/theme.js';
import { styleSheet } from '../../../src/write/html/style.js';

it('prints in the theme’s points on the theme’s page', () => {
  const sheet = styleSheet(DEFAULT_THEME);
  expect(sheet).toContain('@page{size:595.28pt 841.89pt;margin:76.535pt 70.866pt 70.866pt 70.866pt;');
  expect(sheet).toContain(':root{--body:11pt;--title:24pt;--small:9pt;--h1:15pt;--h2:12.5pt;--h3:11pt;');
});

it('shows 11 points as 17 px of a reader’s usual 16, and grows with what the reader has set', () => {
  expect(styleSheet(DEFAULT_THEME)).toContain('--body:1.063rem;--title:2.318rem;--small:0.869rem;');
});

it('names no address, imports nothing and cannot close its element', () => {
  expect(styleSheet(DEFAULT_THEME)).not.toMatch(/url\(|@import|https?:|</);
});

it('keeps its own colours apart from their ground (WCAG 2.2, 1.4.3, 1.4.11)', () => {
  const { accent, text, muted, tint } = DEFAULT_THEME.colours;
  const draft = '#e6e9ec';
  for (const ground of ['#ffffff', tint]) {
    for (const ink of [accent, text, muted]) expect(contrastRatio(ink, ground)).toBeGreaterThanOrEqual(LEAST_CONTRAST);
  }
  for (const ink of [accent, text, muted]) expect(contrastRatio(ink, draft)).toBeGreaterThanOrEqual(LEAST_CONTRAST);
});

describe('a theme that is no theme is refused', () => {
  it.each(['red', '#12345', 'url(x)', '#000000;}body{display:none', '</style>'])('the colour %j', (accent) => {
    expect(() => styleSheet(themeWith({ accent }))).toThrow('accent colour is not #rrggbb');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -1])('the length %j', (body) => {
    const theme: Theme = { ...DEFAULT_THEME, sizes: { ...DEFAULT_THEME.sizes, body } };
    expect(() => styleSheet(theme)).toThrow('length');
  });
});

describe('a theme of another look', () => {
  const client = { kind: 'supplied', path: 'x.ttf', bytes: new Uint8Array() } as const;
  const own = { name: 'Brand "X"', regular: client, bold: client, italic: client, boldItalic: client };
  const sheet = styleSheet({
    ...DEFAULT_THEME,
    faces: { ...DEFAULT_THEME.faces, body: SOURCE_SERIF, headings: own },
    logo: { height: 40, place: 'right' },
  });

  it('is set in its faces where the reader has them, else in what comes near', () => {
    expect(sheet).toContain('body{font-family:"Source Serif 4","Source Serif Pro",Georgia,');
    expect(sheet).toContain('h1,h2,h3,h4,h5,h6{font-family:"Brand \\22 X\\22 ","Source Sans 3",');
    expect(styleSheet(DEFAULT_THEME)).toContain('body{font-family:"Source Sans 3","Source Sans Pro",');
  });

  it('shows signs that no face of letters has', () => {
    for (const family of sheet.match(/font-family:[^;}]*|font:[^;}]*/g) ?? [])
      expect(family).toMatch(/"Segoe UI Symbol",.*"Segoe UI Emoji",.*"Noto Color Emoji"$/);
  });

  it('has its logo where it says, as high as it says', () => {
    expect(sheet).toContain('header img{margin:0 0 1em auto}');
    expect(sheet).toContain('--logo:40pt}');
    expect(sheet).toContain('header img,.logo img{width:auto;max-height:var(--logo)}');
    expect(styleSheet(DEFAULT_THEME)).toContain('header img{margin:0 auto 1em 0}');
  });
});
