/** The one walk over the tree: what it meets and in which order, what it changes and what it leaves as it is. */
import { describe, expect, it } from 'vitest';
import type { Block, Blocks, Inline, Inlines, Leaf, Text } from '../../src/model/document.js';
import { changeBranched, changeParts, everyPart, textsIn, visit, withoutLinks } from '../../src/model/walk.js';
import { ALL_POSITIONS } from '../support/every-position.js';
import { bullets, everyNode, headingLink, item, link, p, strong, table, text } from '../support/sample-document.js';

const SPAN = { source: { path: 'a.md', text: '' }, start: 0, end: 0 };
const louder = (run: Inlines<Leaf>): Inlines<Leaf> =>
  changeBranched<Inline<Leaf>>(run, (node) => [
    node.type === 'text'
      ? { ...node, value: node.value.toUpperCase() }
      : changeParts(node, { inlines: louder, blocks: louderBlocks }),
  ]);
const louderBlocks = (blocks: Blocks<Leaf>): Blocks<Leaf> =>
  changeBranched<Block<Leaf>>(blocks, (block) => [
    changeParts(block, {
      inlines: louder,
      leaves: (run) => run.map((leaf) => (leaf.type === 'text' ? { ...leaf, value: leaf.value.toUpperCase() } : leaf)),
      blocks: louderBlocks,
    }),
  ]);

describe('visiting', () => {
  it('meets nodes in reading order, parents first', () => {
    const met: string[] = [];
    visit([p('a', strong('b')), bullets(item('c', bullets('d')))], (node) =>
      met.push(node.type === 'text' ? node.value : node.type),
    );
    expect(met.join(' ')).toBe('paragraph a strong b list item paragraph c list item paragraph d');
  });

  it('reads a table by its caption, head and rows', () => {
    expect(textsIn(table('Who', ['A', 'B'], ['c', 'd'])).map(({ value }) => value)).toEqual([
      'Who',
      'A',
      'B',
      'c',
      'd',
    ]);
  });

  it('goes into both branches of block tags, however deep', () => {
    const branch = (then: Inlines<Leaf>, otherwise: Inlines<Leaf>) =>
      ({ type: 'if', name: 'x', negated: false, then, otherwise, span: SPAN }) as const;
    const each = {
      type: 'each',
      name: 'y',
      optional: true,
      body: [text('b')],
      otherwise: [text('c')],
      span: SPAN,
    } as const;
    expect(textsIn(branch([branch([text('a')], []), each], [text('d')])).map(({ value }) => value)).toEqual([
      ...'abcd',
    ]);
  });

  it.each(ALL_POSITIONS)('finds the words of a %s', (_, template) => {
    const { title, blocks } = template(text('here'));
    expect(textsIn([...title, ...blocks]).filter(({ value }) => value === 'here')).toHaveLength(1);
  });

  it('asks parts no further than it must', () => {
    const asked: string[] = [];
    const isShort = (node: { readonly type: string }) => {
      asked.push(node.type);
      return false;
    };
    expect(everyPart(p('a', 'b'), isShort)).toBe(false);
    expect(asked).toEqual(['text']);
    expect(everyPart(text('a'), isShort)).toBe(true);
  });
});

describe('changing', () => {
  it('gives a node back where nothing changed', () => {
    for (const block of everyNode().blocks)
      expect(changeParts(block, { inlines: (run) => run, leaves: (run) => run, blocks: (blocks) => blocks })).toBe(
        block,
      );
  });

  it.each(ALL_POSITIONS)('reaches the words of a %s', (_, template) => {
    const { blocks, title } = template(text('here'));
    const words = (texts: readonly Text[]) => texts.map(({ value }) => value);
    const changed = words(textsIn([...louder(title), ...louderBlocks(blocks)]));
    expect(changed).toEqual(words(textsIn([...title, ...blocks])).map((value) => value.toUpperCase()));
  });

  it('says what stands in an each', () => {
    const each = (body: Inlines<Leaf>) =>
      ({ type: 'each', name: 'x', optional: true, body, otherwise: [text('c')], span: SPAN }) as const;
    const seen: string[] = [];
    changeBranched<{ readonly type: 'text'; readonly value: string }>(
      [text('a'), { ...each([]), body: [text('b')], otherwise: [text('c')] }],
      (node, inEach) => {
        seen.push(`${node.value} ${inEach}`);
        return [node];
      },
    );
    expect(seen).toEqual(['a false', 'b true', 'c false']);
  });

  it('takes links off words, and nothing where there are none', () => {
    const plain = [strong('a'), text('b')];
    expect(withoutLinks(plain)).toBe(plain);
    expect(withoutLinks([strong(link('https://example.org/', 'a'), 'b'), headingLink('x', strong('c'))])).toEqual([
      strong('a', 'b'),
      strong('c'),
    ]);
  });
});
