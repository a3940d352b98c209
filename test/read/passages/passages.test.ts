/** Shared passages in Markdown and text templates: what stands in their place, and what is refused. */
import { describe, expect, it } from 'vitest';
import { readFile } from '../../support/template-text.js';

const FRONT = '---\ntitle: Sample Policy\n---\n';

type Passages = Readonly<Record<string, string>>;

function read(body: string, passages: Passages, path = 'sample.md') {
  return readFile(path, FRONT + body, undefined, passages);
}

async function lines(body: string, passages: Passages, path?: string) {
  const { lines, messages } = await read(body, passages, path);
  expect(messages).toEqual([]);
  return lines;
}

const TWO = { two: 'First words.\n\n- item\n' };
const CALL = { call: 'the office on <<org_field_phone>>' };

describe('a passage alone in its paragraph', () => {
  it.each([
    ['A\n\n<<passage two>>\n\nB', ['A', 'First words.', 'ul', '  - item', 'B']],
    ['{{ passage two }}', ['First words.', 'ul', '  - item']],
    ['{{> two}}', ['First words.', 'ul', '  - item']],
    ['- a\n\n  <<passage two>>\n', ['ul', '  - a', '    First words.', '    ul', '      - item']],
    ['> <<passage two>>', ['quote', '  First words.', '  ul', '    - item']],
    ['> [!NOTE]\n> <<passage two>>', ['note note', '  First words.', '  ul', '    - item']],
    ['<<passage two>>\n<<passage two>>', ['First words.', 'ul', '  - item', 'First words.', 'ul', '  - item']],
    ['<<#if x>>\n<<passage two>>\n<</if>>', ['if x', '  First words.', '  ul', '    - item']],
    ['<<#if x>><<passage two>><</if>>', ['if x', '  First words.', '  ul', '    - item']],
    [
      '<<#if x>><<passage two>><<else>><<passage two>><</if>>',
      ['if x', '  First words.', '  ul', '    - item', 'else', '  First words.', '  ul', '    - item'],
    ],
  ])('%j is its blocks', async (body, expected) => {
    expect(await lines(body, TWO)).toEqual(expected);
  });

  it('is its blocks in a text saved from Word', async () => {
    expect(await lines('1. Purpose\n<<passage two>>\n- a\n- <<passage two>>\n', TWO, 'sample.txt')).toEqual([
      'h1 Purpose',
      'First words.',
      'ul',
      '  - item',
      'ul',
      '  - a',
      '  - First words.',
      '    ul',
      '      - item',
    ]);
  });
});

describe('a passage among words', () => {
  it.each([
    ['Call <<passage call>>.', ['Call the office on ‹org_field_phone›.']],
    ['# Call <<passage call>>', ['h1 Call the office on ‹org_field_phone›']],
    ['**Call <<passage call>>**', ['**Call the office on ‹org_field_phone›**']],
    ['<<#if x>>Call <<passage call>><</if>>', ['{if x: Call the office on ‹org_field_phone› | }']],
    ['| a |\n|---|\n| <<passage call>> |', ['table left', '  | a |', '  | the office on ‹org_field_phone› |']],
    ['a[^1]\n\n[^1]: <<passage call>>', ['a[^1: the office on ‹org_field_phone›]']],
  ])('%j is its words', async (body, expected) => {
    expect(await lines(body, CALL)).toEqual(expected);
  });

  it.each([
    ['Call <<passage two>>.', '4:6 error passage-place'],
    ['| a |\n|---|\n| <<passage two>> |', '6:3 error passage-place'],
    ['`<<passage two>>`', '4:2 error passage-place'],
    ['[a](https://<<passage two>>)', '4:13 error passage-place'],
  ])('%j is refused', async (body, problem) => {
    expect((await read(body, TWO)).problems).toEqual([problem]);
  });

  it('cannot stand in a title', async () => {
    const { problems } = await readFile(
      'a.md',
      '---\ntitle: On <<passage call>>\nslug: a\n---\nText.',
      undefined,
      CALL,
    );
    expect(problems).toEqual(['2:11 error passage-place']);
  });
});

describe('what a passage holds', () => {
  it('is its own: link definitions, footnotes and pictures', async () => {
    const note = 'See [it][1] and this.[^1]\n\n[1]: https://a.example\n\n[^1]: Of the passage.\n\n![Map](map.png)\n';
    const body = 'See [mine][1].[^1]\n\n<<passage note>>\n\n[1]: https://b.example\n\n[^1]: My own.\n';
    const from: string[] = [];
    const load: Parameters<typeof readFile>[2] = async (path, { source }) => {
      from.push(`${source.path}: ${path}`);
      return { diagnostics: [] };
    };
    const read = await readFile('sample.md', FRONT + body, load, { note });
    expect(read.problems).toEqual([]);
    expect(read.lines).toEqual([
      'See [mine](https://b.example).[^1: My own.]',
      'See [it](https://a.example) and this.[^1: Of the passage.]',
    ]);
    expect(from).toEqual(['_passages/note.md: map.png']);
  });

  it('counts among the uses of names, in reading order, and takes the keys of an entry within an each', async () => {
    const card = { card: '<<town>>: <<org_field_phone>>', outer: 'At <<passage card>>.' };
    const body =
      '<<org_field_name>>\n\n<<#each org_field_offices>>\n<<passage outer>>\n<</each>>\n\n<<org_field_email>>';
    const { template, lines, problems } = await read(body, card);
    expect(problems).toEqual([]);
    expect(template?.uses.map(({ name }) => name)).toEqual([
      'org_field_name',
      'org_field_offices',
      'org_field_phone',
      'org_field_email',
    ]);
    expect(lines).toContain('  At ‹town›: ‹org_field_phone›.');
    const outside = await read('<<passage outer>>', card);
    expect(outside.template?.uses.map(({ name }) => name)).toEqual(['town', 'org_field_phone']);
  });

  it('has headings of the levels around it, counted with those of the template', async () => {
    const raise = { raise: '## Raise a concern\n\nSay so.\n\n### At night\n\nCall.' };
    const written = (text: string) => readFile('sample.md', text, undefined, raise);
    const inFront = await written('---\ntitle: A\n---\n# 1. One\n\nA.\n\n<<passage raise>>\n\n# 2. Two\n\nB.');
    expect([inFront.problems, inFront.lines.filter((line) => line.startsWith('h'))]).toEqual([
      [],
      ['h1 One', 'h2 Raise a concern', 'h3 At night', 'h1 Two'],
    ]);
    const titled = await written('# Title\n\n## 1. One\n\nA.\n\n<<passage raise>>\n\n## 3. Two\n\nB.');
    expect([titled.problems, titled.lines.filter((line) => line.startsWith('h'))]).toEqual([
      [],
      ['h1 One', 'h1 Raise a concern', 'h2 At night', 'h1 Two'],
    ]);
    const alone = await written('---\ntitle: A\n---\nWords.\n\n<<passage raise>>');
    expect([alone.problems, alone.lines.filter((line) => line.startsWith('h'))]).toEqual([
      [],
      ['h1 Raise a concern', 'h2 At night'],
    ]);
    const skipped = await written('---\ntitle: A\n---\n<<passage raise>>\n\n# One\n\nB.');
    expect(skipped.problems).toEqual(['_passages/raise.md:1:1 warning heading-level']);
  });

  it('has headings as bold words in a list', async () => {
    const { problems, lines } = await read('- <<passage h>>', { h: '# One\n\nTwo.' });
    expect(lines).toEqual(['ul', '  - **One**', '    Two.']);
    expect(problems).toEqual(['_passages/h.md:1:1 warning markdown-unsupported']);
  });

  it('may be a blank that the passage accepts, in its own words alone', async () => {
    const device = { device: '---\nblanks: ["[Device Name]"]\n---\nThe [Device Name].' };
    expect((await read('<<passage device>>', device)).problems).toEqual([]);
    expect((await read('<<passage device>>\n\nA [Device Name].', device)).problems).toEqual([
      '6:3 warning placeholder-foreign',
    ]);
    const unused = { device: '---\nblanks: ["[Device Name]"]\n---\nNothing.' };
    expect((await read('<<passage device>>', unused)).problems).toEqual([
      '_passages/device.md:2:10 warning blanks-unused',
    ]);
    const blank = { blank: 'Ask [Name of Person].' };
    for (const path of ['sample.md', 'sample.txt'])
      expect((await read('<<passage blank>>', blank, path)).problems).toEqual([
        '_passages/blank.md:1:5 warning placeholder-foreign',
      ]);
  });

  it('prints as signs behind a backslash, and not at all in a comment', async () => {
    expect(await lines('Write \\<<passage x>> or \\{{> x}}. <!-- <<passage x>> -->', {})).toEqual([
      'Write <<passage x>> or {{> x}}.',
    ]);
  });
});

describe('what is wrong with a passage', () => {
  it('is said at its own place, once for all templates', async () => {
    const broken = { broken: 'Words.\n\n<<#if x>>\nNever closed.\n' };
    const { problems } = await read('<<passage broken>>\n\n<<passage broken>>\n\n- <<passage broken>>', broken);
    expect(problems).toEqual(['_passages/broken.md:3:1 error block-unclosed']);
  });

  it('names the nearest passage, or where to put it', async () => {
    const { problems, hints } = await read('<<passage tow>>\n\n<<passage complaints>>', TWO);
    expect(problems).toEqual(['4:1 error passage-unknown', '6:1 error passage-unknown']);
    expect(hints).toEqual(['Did you mean "two"?', 'Put its text into _passages/complaints.md.']);
  });

  it('refuses circles with their chain, and reads the rest', async () => {
    const circle = { a: 'A <<passage b>>', b: 'B <<passage c>>', c: 'C <<passage a>>', self: '<<passage self>>' };
    for (const name of ['a', 'b', 'c']) {
      const { problems, messages } = await read(`<<passage ${name}>>`, circle);
      expect(problems).toHaveLength(1);
      expect(messages[0]).toMatch(/^The passage "." uses itself: . → . → . → .$/);
    }
    expect((await read('<<passage self>>', circle)).messages).toEqual(['The passage "self" uses itself: self → self']);
  });

  it('refuses passages within passages beyond measure', async () => {
    const nested = (count: number): Passages =>
      Object.fromEntries(
        Array.from({ length: count }, (_, at) => [`p${at}`, at === count - 1 ? 'End.' : `<<passage p${at + 1}>>`]),
      );
    expect((await read('<<passage p0>>', nested(8))).lines).toEqual(['End.']);
    expect((await read('<<passage p0>>', nested(9))).problems).toEqual([
      '_passages/p0.md:1:1 error placeholder-syntax',
    ]);
  });

  it.each([
    [
      '---\nchanges:\n  - {version: "1.0", date: 2026-09-01, note: A.}\n---\nWords.',
      '_passages/p.md:3:6 error unknown-key',
    ],
    ['---\ntitle: P\n---\nWords.', '_passages/p.md:2:1 error unknown-key'],
    ['---\nchanges: []\n---\n', '_passages/p.md warning file-empty'],
  ])('%j', async (p, problem) => {
    expect((await read('<<passage p>>\n\nWords.', { p })).problems).toEqual([problem]);
  });

  it.each(['{{passage a b}}', '{{passage "a"}}', '{{> a b=c}}', '<<passage a.md>>', '<<passage ../a>>', '{{>}}'])(
    '%s is refused',
    async (tag) => {
      expect((await read(`Words ${tag}.`, {})).problems).toEqual(['4:7 error placeholder-syntax']);
    },
  );
});
