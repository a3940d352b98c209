/** Values are data: whatever an organisation is called, the page says it letter by letter and keeps its shape. */

import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Block, Document, Link } from '../../../src/model/document.js';
import { numberFootnotes } from '../../../src/model/footnotes.js';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { cssString } from '../../../src/write/html/escape.js';
import { openHtmlWriter } from '../../../src/write/html/index.js';
import type { Resources, Writer } from '../../../src/write/writer.js';
import { anyDocument, anyWords, stepwise } from '../../support/any-document.js';
import { anyWrittenTheme, themeOf } from '../../support/any-theme.js';
import { expectedWords } from '../../support/expected-words.js';
import { FORBIDDEN, HOSTILE, saying, UNPRINTABLE } from '../../support/hostile-values.js';
import {
  elementsByTag,
  inlineWords,
  linksOf,
  outlineOf,
  parseHtml,
  skeletonOf,
  wordsOf,
} from '../../support/html-reader.js';
import { documentOf, link, p, text } from '../../support/sample-document.js';
import { runs } from '../../support/tier.js';

const NO_FONTS: Resources = { font: () => Promise.reject(new Error('HTML embeds no font.')) };

let writer: Writer;

beforeAll(async () => {
  writer = await openHtmlWriter(DEFAULT_THEME, NO_FONTS);
});

async function sourceOf(document: Document, by = writer): Promise<string> {
  const { value, diagnostics } = await by.write(document);
  expect(diagnostics).toEqual([]);
  return Buffer.from(value ?? []).toString('utf8');
}

const VALUES = [
  ...Object.entries(HOSTILE),
  ...Object.entries(UNPRINTABLE).map(([name, { words }]) => [name, words] as const),
];

describe.each(VALUES)('a value of %s', (_, words) => {
  it('comes out as it went in, everywhere', async () => {
    const page = parseHtml(await sourceOf(saying(words)));
    const [head, table] = [Array(5).fill(words), [words, words, 'Duty', words, words]];
    expect(wordsOf(page)).toEqual([...head, `1 ${words}`, words.repeat(4), words, ...table, words]);
    expect(elementsByTag(page, 'img').map(({ attributes }) => attributes.get('alt'))).toEqual([words, words]);
    expect(elementsByTag(page, 'title').map(inlineWords)).toEqual([`${words} – ${words}`]);
  });

  it('leaves the structure that a plain value has', async () => {
    const plain = skeletonOf(parseHtml(await sourceOf(saying('Plain'))));
    expect(skeletonOf(parseHtml(await sourceOf(saying(words))))).toBe(plain);
  });
});

describe('any document in any look', () => {
  const pageOf = async (document: Document, look: string) =>
    parseHtml(await sourceOf(document, await openHtmlWriter(await themeOf(look), NO_FONTS)));

  it('has its words in reading order', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, anyWrittenTheme, async (document, look) => {
        expect(wordsOf(await pageOf(document, look))).toEqual(pageWords(document));
      }),
      { numRuns: runs(40, 3_000) },
    );
  });

  it('has one h1, and no heading level skipped that the document does not skip', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, anyWrittenTheme, async (any, look) => {
        const document = stepwise(any);
        const levels = outlineOf(await pageOf(document, look)).map(({ level }) => level);
        const footnotes = numberFootnotes(document).notes.length > 0 ? [2] : [];
        expect(levels).toEqual([1, ...document.outline.map(({ heading }) => heading.level + 1), ...footnotes]);
        expect(levels.filter((level, n) => level > (levels[n - 1] ?? 0) + 1)).toEqual([]);
      }),
      { numRuns: runs(20, 1_000) },
    );
  });
});

/** Footnotes come at the end of a page, below their heading. */
function pageWords(document: Document): readonly string[] {
  const { text: said, footnotes } = expectedWords(document, { lineBreak: ' ', numbered: true });
  return [...said, ...(footnotes.length > 0 ? [document.wording.page.footnotes] : []), ...footnotes.flat()];
}

describe('strings in style sheets', () => {
  it('hold no sign that could end them, the rule or the style element', () => {
    expect(cssString('</style>"\\\n'.trim())).toBe('"\\3c \\2f style\\3e \\22 \\5c "');
    fc.assert(
      fc.property(anyWords, (words) => {
        expect(cssString(words)).toMatch(/^"(?:[A-Za-z0-9 ]|\\[0-9a-f]{1,6} )*"$/);
      }),
    );
  });

  it('mean the words they were made of', () => {
    const meaning = (css: string) =>
      css
        .slice(1, -1)
        .replace(/\\([0-9a-f]{1,6}) /g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
    fc.assert(fc.property(anyWords, (words) => meaning(cssString(words)) === words));
  });
});

describe('what cannot be written is refused by name, and nothing is given', () => {
  const refusals = async (document: Document) => {
    const { value, diagnostics } = await writer.write(document);
    expect(value).toBeUndefined();
    return diagnostics.map(({ code, message }) => `${code}: ${message}`);
  };

  it.each(FORBIDDEN)('the character %j', async (character, name) => {
    const value = { type: 'text', value: `a${character}b`, from: 'org_field_name' } as const;
    const message = `contains ${name}, which no HTML document can contain`;
    expect(await refusals(documentOf([p(value)]))).toEqual([`value-character: The value of org_field_name ${message}`]);
    expect(await refusals(documentOf([], { title: [text(character)] }))).toEqual([
      `value-character: The text ${message}`,
    ]);
  });

  it('every block that cannot be, not the first alone', async () => {
    expect(await refusals(documentOf([p('\u0001'), p('fine'), p('\u0002')]))).toHaveLength(2);
  });

  it.each([
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    '//example.org',
    'page.html',
    'https://example.org/a b',
    '',
  ])('a link to %j', async (address) => {
    expect(await refusals(documentOf([p(link(address, 'words'))]))).toEqual([
      'link-target: A link must go to a web, e-mail or telephone address',
    ]);
  });
});

it('writes addresses so that no sign of theirs is markup', async () => {
  const addresses = [
    'tel:+442920180000',
    'HTTPS://example.org/',
    'https://example.org/?a=1&b="<c>"#{d}',
    'mailto:a@example.org',
  ];
  const blocks = addresses.map((address): Block => p(link(address, 'words')));
  expect(
    linksOf(parseHtml(await sourceOf(documentOf(blocks))))
      .slice(1)
      .map(({ href }) => href),
  ).toEqual([
    'tel:+442920180000',
    'HTTPS://example.org/',
    'https://example.org/?a=1&b=%22%3Cc%3E%22#%7Bd%7D',
    'mailto:a@example.org',
  ]);
});

it('joins an address from the leaves that a template and a value gave', async () => {
  const target: Link['target'] = { kind: 'address', address: [text('mailto:'), text('a@example.org')] };
  const page = parseHtml(await sourceOf(documentOf([p({ type: 'link', target, children: [text('Write')] })])));
  expect(linksOf(page).at(-1)).toEqual({ href: 'mailto:a@example.org', words: 'Write' });
});
