/** What lines to write on are called for those who don't see the page. */
import { describe, expect, it } from 'vitest';
import { withFormLabels } from '../../src/fill/form-labels.js';
import type { Inline, Text } from '../../src/model/document.js';
import { textsIn, visit } from '../../src/model/walk.js';
import { fillIn } from '../support/sample-constructs.js';
import { lineBreak, p, strong, text } from '../support/sample-document.js';

const value = (words: string): Text => ({ ...text(words), from: 'org_field_name' });
const LINE = fillIn(6);

function labelsIn(...words: (string | Inline)[]): readonly string[] {
  const labels: string[] = [];
  visit(withFormLabels([p(...words)]), (node) => {
    if (node.type === 'fill-in') labels.push(node.label);
  });
  return labels;
}

describe('a line to write on', () => {
  it.each<[string, (string | Inline)[], string[]]>([
    ['the words before it', ['Signed: ', LINE], ['Signed']],
    ['none, where there are none', [LINE, ' (signature)'], ['']],
    ['those since the line before', ['Signed: ', LINE, ' on ', LINE], ['Signed', 'on']],
    ['those of its line', ['I agree.', lineBreak, 'Signed', LINE], ['Signed']],
    ['those of its sentence', ['I agree. Now sign: ', LINE], ['Now sign']],
    ['those of its sentence, whatever marks it begins with', [strong('I agree.'), ' Sign: ', LINE], ['Sign']],
    [
      'a value whole, with its full stops',
      ['For ', value('J. Jones & Co. (Bala); Ltd'), ': ', LINE],
      ['For J. Jones & Co. (Bala); Ltd'],
    ],
    ['those behind a sentence that a value ends', ['Care by ', value('Jones Ltd.'), ' Sign: ', LINE], ['Sign']],
  ])('is called by %s', (_, words, labels) => {
    expect(labelsIn(...words)).toEqual(labels);
  });

  it('is called by the last whole words of a long value', () => {
    const [label = ''] = labelsIn(value(`Acme ${'care '.repeat(40)}end`), LINE);
    expect(label).toMatch(/^care .*care end$/);
    expect(label.length).toBeLessThanOrEqual(80);
  });

  it('is never called by half a character', () => {
    for (const words of ['🔴'.repeat(90), `${'🔴'.repeat(90)}a`, `a ${'🔴'.repeat(90)}`])
      expect(labelsIn(value(words), LINE)[0]).toMatch(/^(?:🔴|a|\s)+$/u);
  });

  it('leaves the words as they are', () => {
    const block = p('Signed: ', value('Ann; Bo'), LINE);
    expect(textsIn(withFormLabels([block]))).toEqual(textsIn([block]));
  });
});
