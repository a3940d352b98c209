/** Tabs and spaces that draw a line in Word are lines to write on. */
import { expect, it } from 'vitest';
import { para, treeOf } from '../../../support/word-tree.js';

const tabs = (...stops: readonly [pos: number, leader?: string][]) =>
  `<w:tabs>${stops.map(([pos, leader]) => `<w:tab w:val="left" w:pos="${pos}"${leader ? ` w:leader="${leader}"` : ''}/>`).join('')}</w:tabs>`;
const run = (inner: string, look = '') => `<w:r>${look ? `<w:rPr>${look}</w:rPr>` : ''}${inner}</w:r>`;
const t = (words: string) => `<w:t xml:space="preserve">${words}</w:t>`;
const TAB = '<w:tab/>';
const linesOf = (...paragraphs: string[]) => treeOf(paragraphs.join('')).lines;

it('a tab whose stop has a line or dots, to the end or between labels', () => {
  expect(
    linesOf(
      para(run(t('Signed') + TAB), { more: tabs([3200, 'underscore']) }),
      para(run(t('Name') + TAB + t(' Date') + TAB), { more: tabs([3200, 'dot'], [4800, 'dot']) }),
      para(run(`${t('Sum')}<w:ptab w:relativeTo="margin" w:alignment="right" w:leader="underscore"/>`)),
    ),
  ).toEqual([
    'Signed[____________________ Signed]',
    'Name[____________________ Name] Date[__________ Date]',
    'Sum[________ Sum]',
  ]);
});

it('not dots that lead to words, nor a tab without a leader', () => {
  expect(
    linesOf(
      para(run(t('Complaints') + TAB + t('3')), { more: tabs([9000, 'dot']) }),
      para(run(t('A') + TAB + t('B')), { more: tabs([3000]) }),
      para(run(t('A') + TAB + t('B') + TAB), { more: tabs([3000], [4600, 'underscore']) }),
    ),
  ).toEqual(['Complaints 3', 'A B', 'A B[__________ A B]']);
});

it('counts the tabs of each line, and joins lines that touch', () => {
  expect(
    linesOf(
      para(run(`${t('One')}${TAB}<w:br/>${t('Two')}${TAB}`), { more: tabs([1600, 'underscore']) }),
      para(run(t('Long') + TAB + TAB), { more: tabs([1600, 'underscore'], [3200, 'underscore']) }),
    ),
  ).toEqual(['One[__________ One] / Two[__________ Two]', 'Long[____________________ Long]']);
});

it('underlined tabs and spaces, but not those among underlined words', () => {
  const underlined = (inner: string) => run(inner, '<w:u w:val="single"/>');
  expect(
    linesOf(
      para(run(t('Signed ')) + underlined(TAB + TAB)),
      para(run(t('Signed ')) + underlined(t('          '))),
      para(underlined(t('two  words'))),
    ),
  ).toEqual(['Signed [____________________ Signed]', 'Signed [__________ Signed]', '__two words__']);
});
