/** The faces that Word files name for signs that a text's face lacks. */
import { describe, expect, it } from 'vitest';
import type { Inlines } from '../../../src/model/document.js';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { openDocxWriter } from '../../../src/write/docx/index.js';
import { withSignFaces } from '../../../src/write/docx/sign-faces.js';
import { readDocx } from '../../support/docx-reader.js';
import { ownFonts } from '../../support/pdf/fonts.js';
import { documentOf, emphasis, h, link, p, strong, table, text } from '../../support/sample-document.js';

const run = (words: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${words}</w:t></w:r>`;
const faces = (face: string) => `<w:rFonts w:ascii="${face}" w:hAnsi="${face}" w:eastAsia="${face}" w:cs="${face}"/>`;
const symbol = faces('Segoe UI Symbol');
const emoji = faces('Segoe UI Emoji');

describe('runs', () => {
  it.each([
    ['without signs stay as they are', run('Tŷ & £5 – “safe”'), run('Tŷ & £5 – “safe”')],
    ['with signs that Word’s faces have, too', run('a → b ≥ ● ■ ½ ™ ├──'), run('a → b ≥ ● ■ ½ ™ ├──')],
    ['are cut where a symbol stands', run('a ☒ b'), run('a ') + run('☒', symbol) + run(' b')],
    ['hold neighbours of one kind together', run('★★☆✅🔴'), run('★★☆', symbol) + run('✅🔴', emoji)],
    [
      'are pictures by a selector',
      run('⚠ ⚠\ufe0f ☎\ufe0e'),
      `${run('⚠', symbol)}${run(' ')}${run('⚠\ufe0f', emoji)}${run(' ')}${run('☎\ufe0e', symbol)}`,
    ],
    ['keep a sign of several characters whole', run('1️⃣👩🏽‍⚕️🏴󠁧󠁢󠁷󠁬󠁳󠁿'), run('1️⃣👩🏽‍⚕️🏴󠁧󠁢󠁷󠁬󠁳󠁿', emoji)],
    [
      'keep their style and marks, in the order of the schema',
      run('a ☒', '<w:rStyle w:val="Hyperlink"/><w:b/>'),
      run('a ', '<w:rStyle w:val="Hyperlink"/><w:b/>') + run('☒', `<w:rStyle w:val="Hyperlink"/>${symbol}<w:b/>`),
    ],
    [
      'have one face: of the sign, not of code',
      run('├ ☒', `${faces('Consolas')}<w:noProof/>`),
      run('├ ', `${faces('Consolas')}<w:noProof/>`) + run('☒', `${symbol}<w:noProof/>`),
    ],
    [
      'keep tabs, breaks and escaped words',
      '<w:r><w:t>&lt;☒&amp;</w:t><w:tab/><w:br/></w:r>',
      `${run('&lt;')}${run('☒', symbol)}${run('&amp;')}<w:r><w:tab/><w:br/></w:r>`,
    ],
    ['of a picture keep its description', '<w:r><w:drawing descr="☒"/></w:r>', '<w:r><w:drawing descr="☒"/></w:r>'],
  ])('%s', (_, xml, expected) => {
    expect(withSignFaces(xml)).toBe(expected);
  });

  it('are the same when they are gone through again', () => {
    const once = withSignFaces(run('a ☒ ✅ b', '<w:b/>'));
    expect(withSignFaces(once)).toBe(once);
  });
});

describe('a Word file', () => {
  it('names the face of each sign, wherever it stands', async () => {
    const writer = await openDocxWriter(DEFAULT_THEME, ownFonts);
    const words = (...inlines: Inlines) => p('to ', ...inlines);
    const { value, diagnostics } = await writer.write(
      documentOf(
        [
          h(1, 'Heading ☒'),
          words(strong('☒'), emphasis('☒')),
          words(link('tel:1', '☒')),
          table('☒', ['☒', 'x'], ['☒', 'y']),
        ],
        {
          title: [text('Title ☒')],
          control: [{ label: 'Owner', value: '☒' }],
          properties: { title: 'Title ☒', organisation: 'Care ☒' },
          masthead: { organisation: text('Care ☒') },
          contents: true,
        },
      ),
    );
    expect(diagnostics).toEqual([]);
    const { parts } = readDocx(value ?? new Uint8Array());
    const all = [...parts].filter(([path]) => /^word\/(?:document|header\d|footer\d)\.xml$/.test(path));
    const signs = all.flatMap(([path, xml]) =>
      [...xml.matchAll(/<w:r>((?:(?!<\/w:r>).)*☒(?:(?!<\/w:r>).)*)<\/w:r>/gs)].map((match) => [path, match[1] ?? '']),
    );
    expect(new Set(signs.map(([path]) => path?.replace(/\d/, '')))).toEqual(
      new Set(['word/document.xml', 'word/header.xml']),
    );
    expect(signs.length).toBeGreaterThan(9);
    for (const [, xml] of signs) expect(xml).toContain(symbol);
  });
});
