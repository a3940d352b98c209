/** What links to headings mean, as this program, GitHub and other sites make anchors, and as people type them. */
import { describe, expect, it } from 'vitest';
import { Anchors } from '../../src/model/anchors.js';

const HEADINGS = [
  ['introduction', 'Introduction'],
  ['what-you-must-do-when-somebody-goes', 'What you must do when somebody goes missing at night'],
  ['r-and-d', 'R&D'],
  ['introduction-2', 'Introduction'],
  ['caffi', 'Caffi’r tŷ'],
  ['24-hours-notice', '24 hours’ notice'],
  ['section', '日本語'],
  ['rules', 'Rules'],
  ['forms', 'Forms', 'Appendix A'],
  ['forms-2', 'Forms', 'Appendix B'],
].map(([anchor = '', words = '', number], at) => ({ anchor, words, number: number ?? String(at + 1) }));

const anchors = new Anchors(HEADINGS);

describe('an anchor', () => {
  it.each([
    ['introduction', 'introduction'],
    ['introduction-1', 'introduction-2'],
    ['introduction_1', 'introduction-2'],
    ['introduction-2', 'introduction-2'],
    ['Introduction', 'introduction'],
    ['user-content-rules', 'rules'],
    ['what-you-must-do-when-somebody-goes-missing-at-night', 'what-you-must-do-when-somebody-goes'],
    ['rd', 'r-and-d'],
    ['r--d', undefined],
    ['caffir-tŷ', 'caffi'],
    ['24-hours-notice', '24-hours-notice'],
    ['日本語', 'section'],
    ['8-rules', 'rules'],
    ['4-introduction', 'introduction-2'],
    ['1-introduction', 'introduction'],
    ['81-rules', 'rules'],
    ['8.1_Rules', 'rules'],
    ['section-8-rules', 'rules'],
    ['appendix-a-forms', 'forms'],
    ['appendix-b--forms', 'forms-2'],
    ['appendix-c-rules', 'rules'],
    ['appendix-a-letters', undefined],
    ['rule', undefined],
    ['old-anchor', undefined],
    ['', undefined],
  ])('%j is that of %j', (written, meant) => {
    expect(anchors.find(written)).toBe(meant);
  });

  it('of the title counts on sites, where the title is a heading', () => {
    expect(new Anchors(HEADINGS, 'Introduction').find('introduction-1')).toBe('introduction');
    expect(new Anchors(HEADINGS, 'Introduction').find('introduction-2')).toBe('introduction-2');
  });
});
