/** Blocks of the tree, set in Word files in the look of the paragraphs around them. */
import { describe, expect, it } from 'vitest';
import { paragraph } from '../../support/word-file.js';
import { fillWithPassages } from '../../support/word-passages.js';
import { styledFile } from '../../support/word-tree.js';

const LOOK = '<w:pPr><w:pStyle w:val="House"/><w:spacing w:after="200"/></w:pPr>';
const RUN = '<w:rPr><w:color w:val="112233"/></w:rPr>';
/** A paragraph that holds the tag of a passage, in a look of its own. */
const tag = (properties = LOOK) => `<w:p>${properties}<w:r>${RUN}<w:t>{{passage x}}</w:t></w:r></w:p>`;

async function bodyOf(passage: string, body = tag(), values = {}) {
  const filled = await fillWithPassages(
    styledFile(`${paragraph('Before')}${body}${paragraph('After')}`),
    { x: passage },
    values,
  );
  expect(filled.problems).toEqual([]);
  return filled;
}

describe('paragraphs', () => {
  it('have the look of the paragraph whose place they take, each the whole of it', async () => {
    const { body } = await bodyOf('Call **us**.\n\nAt once.');
    expect(body).toBe(
      paragraph('Before') +
        `<w:p>${LOOK}<w:r>${RUN}<w:t xml:space="preserve">Call </w:t></w:r>` +
        '<w:r><w:rPr><w:b/><w:bCs/><w:color w:val="112233"/></w:rPr><w:t xml:space="preserve">us</w:t></w:r>' +
        `<w:r>${RUN}<w:t xml:space="preserve">.</w:t></w:r></w:p>` +
        `<w:p>${LOOK}<w:r>${RUN}<w:t xml:space="preserve">At once.</w:t></w:r></w:p>` +
        paragraph('After'),
    );
  });
});
