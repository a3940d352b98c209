/** What authors write beyond plain words, lists and tables, in HTML: lists as marked, tasks, code, notes, lines to write on, footnotes. */
import { beforeAll, describe, expect, it } from 'vitest';
import { htmlContent } from '../../../src/formats/finished/html.js';
import type { Block, Document, Text } from '../../../src/model/document.js';
import { DEFAULT_THEME, themeWith } from '../../../src/model/theme.js';
import { changeParts, type PartChanges } from '../../../src/model/walk.js';
import { ENGLISH } from '../../../src/model/wording/english.js';
import { blockMarkup } from '../../../src/write/html/blocks.js';
import { contextOf } from '../../../src/write/html/context.js';
import { openHtmlWriter } from '../../../src/write/html/index.js';
import { inlineMarkup } from '../../../src/write/html/inlines.js';
import type { Writer } from '../../../src/write/writer.js';
import { HOSTILE } from '../../support/hostile-values.js';
import {
  elementsByTag,
  elementsOf,
  inlineWords,
  linksOf,
  parseHtml,
  skeletonOf,
  wordsOf,
} from '../../support/html-reader.js';
import {
  appendix,
  code,
  codeBlock,
  everyConstruct,
  fillIn,
  footnote,
  marked,
  note,
  styled,
  task,
  tickBox,
  titled,
} from '../../support/sample-constructs.js';
import {
  bullets,
  documentOf,
  h,
  item,
  link,
  numbered,
  p,
  row,
  strong,
  table,
  text,
} from '../../support/sample-document.js';

let writer: Writer;

beforeAll(async () => {
  writer = await openHtmlWriter(DEFAULT_THEME, { font: () => Promise.reject(new Error('HTML embeds no font.')) });
});

async function sourceOf(document: Document): Promise<string> {
  const { value, diagnostics } = await writer.write(document);
  expect(diagnostics).toEqual([]);
  return Buffer.from(value ?? []).toString('utf8');
}

const markupOf = (block: Exclude<Block, { type: 'heading' }>) =>
  blockMarkup(block, contextOf(ENGLISH)).replaceAll('>\n', '>');
const inline = (node: Parameters<typeof inlineMarkup>[0][number]) => inlineMarkup([node], contextOf(ENGLISH));

describe('words', () => {
  it('keep a telephone number on one line, with the spaces that it has', () => {
    const line = (number: string) => `<span class="one-line">${number}</span>`;
    expect(inline(text('Ring 029 2018 0100 & wait.'))).toBe(`Ring ${line('029 2018 0100')} &amp; wait.`);
    expect(inline({ ...text('029 2018 0100'), from: 'org_field_phone' })).toBe(line('029 2018 0100'));
    expect(inline(text('Ring the office.'))).toBe('Ring the office.');
  });

  it('struck, underlined, raised and lowered', () => {
    expect(inline(styled('struck', 'old', strong('er')))).toBe('<s>old<strong>er</strong></s>');
    expect(inline(styled('underlined', 'a'))).toBe('<u>a</u>');
    expect(inline(styled('superscript', '2'))).toBe('<sup>2</sup>');
    expect(inline(styled('subscript', '2'))).toBe('<sub>2</sub>');
  });

  it('of code, with all their spaces', () => {
    expect(inline(code('a  <b>'))).toBe('<code>a  &lt;b&gt;</code>');
  });

  it('and a line to write on, which is read aloud as what belongs on it', () => {
    expect(inline(fillIn(4, 'Signed <by>'))).toBe(
      '<span class="fill-in" role="img" aria-label="To fill in: Signed &lt;by&gt;">____</span>',
    );
    expect(inline(fillIn(3))).toContain('aria-label="To fill in"');
  });
});

describe('a box to tick', () => {
  it('is a sign as text, and over it a checkbox that is called by its label', () => {
    expect(inline(tickBox(true, 'Yes <b>'))).toBe(
      '<span class="box"><span aria-hidden="true">☑</span><input type="checkbox" disabled="" checked="" aria-label="Yes &lt;b&gt;"></span>',
    );
    expect(inline(tickBox(false))).toContain('aria-label="Not ticked"');
  });

  it('is only looked at in a link, and has no label around it in a task', () => {
    expect(inline(link('https://example.org/', tickBox(false, 'Yes')))).toBe(
      '<a href="https://example.org/"><span class="box" role="img" aria-label="Not ticked: Yes">☐</span></a>',
    );
    const markup = markupOf({ ...bullets(), items: [task(true, p('Gas ', tickBox(false, 'Gas')))] });
    expect(markup).not.toContain('<label>');
    expect(markup).toContain('checked="" aria-label="Gas"');
  });
});

describe('a row that people write in', () => {
  it('says so', () => {
    const rows = [{ ...row(''), isForm: true as const }];
    expect(markupOf({ ...table(undefined, ['Name']), rows })).toContain('<tr class="form"><td></td></tr>');
  });
});

describe('lists', () => {
  it('numbered by a full stop are counted by the browser, by the type that their author chose', () => {
    expect(markupOf(marked('lower-roman', '.', numbered(2, 'b')))).toBe(
      '<ol type="i" start="2" class="lower-roman"><li><p>b</p></li></ol>',
    );
    expect(markupOf(marked('decimal', '.', numbered(1, 'a')))).toBe(
      '<ol type="1" class="decimal"><li><p>a</p></li></ol>',
    );
  });

  it('numbered in brackets have their marks as text', () => {
    expect(markupOf(marked('lower-letter', '()', numbered(2, 'two', 'three')))).toBe(
      [
        '<ol type="a" start="2" class="lower-letter labels">',
        '<li class="labelled"><span class="mark">(b) </span><p>two</p></li>',
        '<li class="labelled"><span class="mark">(c) </span><p>three</p></li></ol>',
      ].join(''),
    );
    expect(markupOf(marked('upper-roman', ')', numbered(8, 'eight')))).toContain('class="upper-roman labels wide"');
  });

  it('keep empty items, which have their mark alone', () => {
    const list = numbered(1, 'one', { type: 'item', blocks: [] }, 'three');
    expect(markupOf(list)).toBe('<ol><li><p>one</p></li><li></li><li><p>three</p></li></ol>');
    expect(markupOf(marked('decimal', ')', list))).toContain('<li class="labelled"><span class="mark">2) </span></li>');
  });

  it('of tasks have a checkbox in each item, whose label are its words', () => {
    const box = (sign: string, attributes: string) =>
      `<span class="box"><span aria-hidden="true">${sign} </span><input type="checkbox" disabled=""${attributes}></span>`;
    expect(markupOf({ ...bullets(), items: [task(false, 'gas'), task(true, 'water', bullets('hot'))] })).toBe(
      [
        `<ul><li class="task"><p><label>${box('☐', '')}gas</label></p></li>`,
        `<li class="task"><p><label>${box('☑', ' checked=""')}water</label></p><ul><li><p>hot</p></li></ul></li></ul>`,
      ].join(''),
    );
    expect(markupOf({ ...numbered(1), items: [{ type: 'item', checked: true, blocks: [] }] })).toBe(
      `<ol><li class="task"><p>${box('☑', ' checked="" aria-label="Ticked"')}</p></li></ol>`,
    );
  });
});

describe('blocks', () => {
  it('of code keep spaces and lines, and scroll by keyboard', () => {
    expect(blockMarkup(codeBlock('a', '', '  b <c>'), contextOf(ENGLISH))).toBe(
      [
        '<div class="frame" role="group" aria-label="Preformatted text" tabindex="0"><pre><code>',
        '<span class="line">a\n</span><span class="line">\n</span><span class="line">  b &lt;c&gt;\n</span></code></pre></div>',
      ].join(''),
    );
  });

  it('that are notes say their kind, before a title of their own', () => {
    expect(markupOf(note('warning', 'Stop.'))).toBe(
      '<div class="note warning" role="note"><p class="kind">Warning</p><p>Stop.</p></div>',
    );
    expect(markupOf(titled('Never alone', note('tip', 'Stop.')))).toBe(
      '<div class="note tip" role="note"><p class="kind">Tip: Never alone</p><p>Stop.</p></div>',
    );
    expect(markupOf(titled('Tip: rest', note('tip', 'Stop.')))).toContain('<p class="kind">Tip: rest</p>');
    expect(markupOf(titled('Alone', note('tip')))).toBe(
      '<div class="note tip" role="note"><p class="kind">Tip: Alone</p></div>',
    );
  });
});

describe('footnotes', () => {
  const pageOf = async (...blocks: Block[]) => parseHtml(await sourceOf(documentOf(blocks)));
  const marksOf = async (...blocks: Block[]) =>
    linksOf(await pageOf(...blocks)).filter(({ href }) => /^#(?:Note|Mark)-/.test(href));

  it('stand at the end under a heading, with links both ways', async () => {
    const source = await sourceOf(documentOf([p('Words', footnote('a', 'A <note>.'), '.')]));
    expect(source).toContain(
      '<p>Words<sup class="footnote"><a id="Mark-1" href="#Note-1" role="doc-noteref" aria-label="Note 1">[1]</a></sup>.</p>',
    );
    expect(source).toContain(
      [
        '<section class="footnotes" role="doc-endnotes" aria-labelledby="Notes">',
        '<h2 id="Notes" class="unnumbered">Notes</h2>',
        '<ol>',
        '<li id="Note-1"><p>A &lt;note&gt;. <a href="#Mark-1" role="doc-backlink" aria-label="Back to note 1 in the text">↩</a></p></li>',
        '</ol>',
        '</section>',
        '</main>',
      ].join('\n'),
    );
  });

  it('lead back to each of their marks', async () => {
    const again = footnote('a', 'Note.');
    expect(await marksOf(p('One', again), p('Two', footnote('b', 'Other.'), 'and', again))).toEqual([
      { href: '#Note-1', words: '[1]' },
      { href: '#Note-2', words: '[2]' },
      { href: '#Note-1', words: '[1]' },
      { href: '#Mark-1', words: '↩1' },
      { href: '#Mark-1-2', words: '↩2' },
      { href: '#Mark-2', words: '↩' },
    ]);
  });

  it('are numbered anew where the same nodes stand in another document', async () => {
    const [shared, other] = [p('Shared', footnote('a', 'A.')), p('Other', footnote('b', 'B.'))];
    const numbers = async (...blocks: Block[]) =>
      wordsOf(await pageOf(...blocks))
        .slice(-2)
        .map((words) => words.trim());
    expect(await numbers(shared, other)).toEqual(['A.', 'B.']);
    expect(await numbers(other, shared)).toEqual(['B.', 'A.']);
    expect((await marksOf(other, shared)).slice(0, 2).map(({ words }) => words)).toEqual(['[1]', '[2]']);
  });

  it('are numbered in reading order through captions, cells, items, notes and headings', async () => {
    const at = (key: string) => footnote(key, `Note ${key}.`);
    const page = await pageOf(
      h(1, 'Heading', at('heading')),
      {
        ...table(undefined, ['Head'], [[text('Cell'), at('cell')]]),
        caption: [text('Caption'), at('caption')],
      },
      bullets(item(p('Item', at('item')))),
      note('tip', p('Note', at('note'))),
    );
    const [section] = elementsByTag(page, 'section');
    expect(section && elementsByTag(section, 'li').map((one) => inlineWords(one).trim())).toEqual(
      ['heading', 'caption', 'cell', 'item', 'note'].map((key) => `Note ${key}.`),
    );
  });

  it('within a link stand behind it, since links never nest', async () => {
    const page = await pageOf(p(link('https://example.org', 'a', footnote('a', 'A.'), 'b')));
    expect(elementsByTag(page, 'a').filter((one) => elementsByTag(one, 'a').length > 1)).toEqual([]);
    expect(linksOf(page).map(({ words }) => words)).toEqual(['Skip to main content', 'ab', '[1]', '↩']);
  });

  it('give no words to the contents, and their heading is not in it', async () => {
    const page = parseHtml(await sourceOf(documentOf([h(1, 'Heading', footnote('a', 'A.'))], { contents: true })));
    const [contents] = elementsByTag(page, 'nav');
    expect(contents && linksOf(contents)).toEqual([{ href: '#heading', words: '1 Heading' }]);
  });

  it('have links back below a list or a block of code', async () => {
    const [section] = elementsByTag(await pageOf(p('x', footnote('a', bullets('one')))), 'section');
    expect(section && skeletonOf(section)).toBe('section(h2 ol(li(ul(li(p ))p(a ))))');
  });
});

it('brings style rules for what it holds alone', async () => {
  const rules = async (...blocks: Block[]) => {
    const sheets = elementsByTag(parseHtml(await sourceOf(documentOf(blocks))), 'style').map(inlineWords);
    return ['.note', '.fill-in', '.box', 'pre{', 'sup,sub', '.footnotes', 'ol.decimal'].filter((rule) =>
      sheets.join('\n').includes(rule),
    );
  };
  expect(await rules(p('plain'))).toEqual([]);
  expect(await rules(note('tip', 'x'))).toEqual(['.note']);
  expect(await rules(p(code('x')))).toEqual(['pre{']);
  expect(await rules(p('x', footnote('a', bullets(item(p(fillIn(3)))))))).toEqual([
    '.fill-in',
    'sup,sub',
    '.footnotes',
  ]);
  expect(await rules(marked('decimal', '.', numbered(1, 'x')))).toEqual(['ol.decimal']);
});

it('names the theme’s face for code', async () => {
  const face = { ...DEFAULT_THEME.faces.code, name: 'Their Mono' };
  const theme = { ...themeWith({}), faces: { ...DEFAULT_THEME.faces, code: face } };
  const own = await openHtmlWriter(theme, { font: () => Promise.reject(new Error('HTML embeds no font.')) });
  const { value } = await own.write(documentOf([p(code('x'))]));
  expect(Buffer.from(value ?? []).toString('utf8')).toContain('code{font-family:"Their Mono","Source Code Pro"');
});

/** All constructs, every text of theirs replaced. */
function saying(words: string): Document {
  const change: PartChanges<Text> = {
    inlines: (run) => run.map((node) => (node.type === 'text' ? text(words) : changeParts(node, change))),
    blocks: (blocks) => blocks.map((block) => changeParts(block, change)),
  };
  return documentOf(
    everyConstruct().map((block) => changeParts(block, change)),
    { contents: false },
  );
}

describe.each(Object.entries(HOSTILE))('a value of %s', (_, words) => {
  it('leaves the structure that a plain value has, and is read back', async () => {
    const page = parseHtml(await sourceOf(saying(words)));
    expect(skeletonOf(page)).toBe(skeletonOf(parseHtml(await sourceOf(saying('Plain')))));
    expect(wordsOf(page).filter((line) => line.includes(words)).length).toBeGreaterThan(60);
  });
});

it('is read whole by the final check: words, names that are read aloud, and notes', async () => {
  const bytes = Buffer.from(await sourceOf(documentOf([...everyConstruct(), appendix(h(1, 'End'))])));
  const said = htmlContent(bytes)
    .texts.map(({ words }) => words)
    .join('\n');
  for (const words of [
    'H2O',
    '5 m2',
    'backup  now',
    'To fill in: Signed',
    'Where it comes from.',
    'This is a caution.',
    'Never alone',
    '├── Deputy',
  ])
    expect(said).toContain(words);
  expect(elementsOf(parseHtml(bytes.toString('utf8'))).length).toBeGreaterThan(100);
});
