/** The page that shows what differs: what a person sees, what a screen reader says, and where its links lead. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { writeChangesPage } from '../../../src/write/html/changes/index.js';
import { changedPolicy, sampleChanges } from '../../support/changes-page.js';
import { HOSTILE } from '../../support/hostile-values.js';
import {
  elementsByTag,
  elementsOf,
  type HtmlElement,
  inlineWords,
  keepsOneLine,
  linksOf,
  outlineOf,
  parseHtml,
} from '../../support/html-reader.js';

function sourceOf(page = sampleChanges()): string {
  const { value, diagnostics } = writeChangesPage(page, DEFAULT_THEME);
  expect(diagnostics).toEqual([]);
  return Buffer.from(value ?? []).toString('utf8');
}

const page = parseHtml(sourceOf());
const words = (element: HtmlElement) => inlineWords(element).replace(/\s+/g, ' ').trim();
const wordsOfAll = (tag: string) => elementsByTag(page, tag).map(words);
const byId = (id: string) => elementsOf(page).find(({ attributes }) => attributes.get('id') === id);
const hasClass = (element: HtmlElement, name: string) =>
  (element.attributes.get('class') ?? '').split(' ').includes(name);

it('is written as the page kept in goldens/changes, the same twice', async () => {
  expect(sourceOf()).toBe(sourceOf());
  await expect(sourceOf()).toMatchFileSnapshot('goldens/changes/page.html');
});

describe('the list of what changed', () => {
  const nav = elementsByTag(page, 'nav')[0];

  it('leads to each policy, and to each section that changed, as the later document numbers it', () => {
    const links = nav ? linksOf(nav).map(({ words: label }) => label.trim()) : [];
    expect(links).toEqual([
      'DC1 Keys Policy',
      '3 Visitors',
      '4.2 On the road',
      '3.3 Pagers',
      '5 Contact and help',
      'DC2 Pets',
      'DC3 Fax',
      'Pagers',
      'DC4 Signs',
      'Forms, leaflets and other files',
    ]);
  });

  it('says what became of policies that are in one pack only', () => {
    const facts = elementsOf(page).filter((element) => hasClass(element, 'facts'));
    expect(facts.map(words)).toEqual([
      'New in the pack',
      'Withdrawn on 1 April 2026: Merged. In its place there is now: DC1, DC2',
      'No longer in the pack',
    ]);
  });

  it('leads nowhere else than to places on the page', () => {
    const ids = new Set(elementsOf(page).flatMap(({ attributes }) => attributes.get('id') ?? []));
    const lost = linksOf(page).filter(({ href }) => !href.startsWith('#') || !ids.has(href.slice(1)));
    expect(lost).toEqual([]);
  });
});

describe('words for screen readers', () => {
  it('stand around words that came and words that went', () => {
    expect(wordsOfAll('ins')).toContain('inserted: before and after end of insertion');
    expect(wordsOfAll('del')).toContain('deleted: before end of deletion');
  });

  it('say of a value that a detail changed', () => {
    expect(wordsOfAll('del')).toContain('detail changed, it was: 029 2018 0100 end of deletion');
    expect(wordsOfAll('ins')).toContain('detail changed, it is now: 029 2018 0200 end of insertion');
    const details = elementsByTag(page, 'ins').filter((element) => hasClass(element, 'detail'));
    expect(details.map(words)).toContain('detail changed, it is now: 029 2018 0200 end of insertion');
  });

  it('say it once of a row, and of a block that came or went as a whole', () => {
    const rows = elementsByTag(page, 'tr');
    expect(rows.filter((element) => hasClass(element, 'came')).map(words)).toEqual(['inserted: WednesdayBo']);
    expect(wordsOfAll('ins').filter((each) => each.startsWith('inserted: Quoted'))).toEqual(['inserted: Quoted.']);
  });

  it('are in every ins and del, or in the first of its row, or in those that it holds', () => {
    const silent = [...elementsByTag(page, 'ins'), ...elementsByTag(page, 'del')]
      .map(words)
      .filter((each) => !/^(?:inserted|deleted|detail changed, it (?:was|is now)):/.test(each));
    expect(silent.sort()).toEqual(
      [
        // The samples in the key.
        ...['new words', 'words that went', 'a detail that changed'],
        // The second cells of two rows.
        ...['Bo', 'Cy in the morning'],
        // What moved away, below links that say so.
        'What was last is second.',
        'This was at the beginning.',
        '4 Visitors Visitors sign in at the desk.',
      ].sort(),
    );
  });
});

describe('what moved', () => {
  it('says where it was and where it is, with a link from either end to the other', () => {
    const moves = linksOf(page).filter(({ words: label }) => /^Moved/.test(label));
    expect(moves.map(({ words: label, href }) => [label, href])).toEqual([
      ['Moved to 5 Contact and help', '#Policy-dc1-Here-3'],
      ['Moved here from 4 Visitors', '#Policy-dc1-Away-1'],
      ['Moved here from 4.2 On the road', '#Policy-dc1-Away-2'],
      ['Moved to 4.2 On the road', '#Policy-dc1-Here-2'],
      ['Moved to 3 Visitors', '#Policy-dc1-Here-1'],
      ['Moved here from the beginning', '#Policy-dc1-Away-3'],
    ]);
    expect(byId('Policy-dc1-Away-1')).toBeDefined();
    expect(byId('Policy-dc1-Here-1')).toBeDefined();
  });
});

describe('what did not change', () => {
  it('is folded away behind a checkbox with a name, and words say how much it is', () => {
    const [show] = elementsByTag(page, 'input');
    expect(show?.attributes.get('type')).toBe('checkbox');
    const label = elementsByTag(page, 'label').find(
      ({ attributes }) => attributes.get('for') === show?.attributes.get('id'),
    );
    expect(label && words(label)).toBe('Show the whole document');
    const left = elementsOf(page).filter((element) => hasClass(element, 'left-out'));
    expect(left.map(words)).toEqual([
      '2 sections without changes',
      'One section without changes',
      'One section without changes',
      'One section without changes',
    ]);
  });

  it('is not folded where it is a heading above a section that changed', () => {
    const folded = elementsOf(page).filter((element) => hasClass(element, 'unchanged'));
    const headings = folded.flatMap((element) => [...elementsByTag(element, 'h3'), ...elementsByTag(element, 'h4')]);
    expect(headings.map(words)).toEqual(['1 Purpose', '2 The rota', '4.1 At the desk', 'Notes', '1 Fax']);
  });
});

it('has one h1, and no level of headings is left out', () => {
  const levels = outlineOf(page).map(({ level }) => level);
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  expect(levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1)).toEqual([]);
});

it('has each id once, and no script or address from which anything is loaded', () => {
  const ids = elementsOf(page).flatMap(({ attributes }) => attributes.get('id') ?? []);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  expect(elementsByTag(page, 'script')).toEqual([]);
  expect(sourceOf()).not.toMatch(/(?:src|href)="https?:/);
});

it('says so where nothing is different', () => {
  const source = sourceOf({ ...sampleChanges(), policies: [], attachments: [], same: 1 });
  expect(source).toContain('<p>Nothing is different.</p>');
  expect(source).toContain('One other policy says the same.');
});

describe('values of organisations', () => {
  it.each(Object.entries(HOSTILE))('are words and no more: %s', (_, hostile) => {
    const plain = { before: 'Aaa', after: 'Bbb' };
    const shape = (values: typeof plain) =>
      elementsOf(parseHtml(sourceOf({ ...sampleChanges(), policies: [changedPolicy(undefined, values)] }))).flatMap(
        (element) => (keepsOneLine(element) ? [] : element.tag),
      );
    const both = { before: hostile, after: `${hostile}!` };
    expect(shape(both)).toEqual(shape(plain));
    const shown = parseHtml(sourceOf({ ...sampleChanges(), policies: [changedPolicy(undefined, both)] }));
    expect(
      elementsByTag(shown, 'ins')
        .map((element) => inlineWords(element))
        .join('\n'),
    ).toContain(`${hostile}!`);
  });
});
