/** What an author typed is told from what a value or the program put there, by the words around it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authorsWords } from '../../src/check/authors-words.js';
import type { Block, Inline } from '../../src/model/document.js';
import { type SourceText, spanOf } from '../../src/model/source.js';
import { documentOf } from '../support/sample-document.js';

const SOURCE: SourceText = { path: 'templates/a.md', text: 'x'.repeat(1000) };
const typed = (value: string): Inline => ({ type: 'text', value, span: spanOf(SOURCE, 0, value.length) });
const filled = (value: string): Inline => ({
  type: 'text',
  value,
  from: 'org_field_phone',
  span: spanOf(SOURCE, 0, 20),
});
const program = (value: string): Inline => ({ type: 'text', value });
const code = (value: string): Inline => ({ type: 'code', children: [typed(value)] });
const paragraph = (...children: readonly Inline[]): Block => ({ type: 'paragraph', children });

/** Where `words` stand in what a reader of the file sees, as the author's own. */
function find(blocks: readonly Block[], finished: string, words = 'undefined') {
  return authorsWords([documentOf(blocks)])(finished, finished.indexOf(words), words);
}

describe('words that the author typed', () => {
  it('are found, and are known to be code', () => {
    expect(find([paragraph(typed('Such work is undefined here.'))], 'Such work is undefined here.')).toMatchObject({
      inCode: false,
      span: { start: 13, end: 22 },
    });
    expect(
      find([paragraph(typed('It gives '), code('undefined'), typed(' back.'))], 'It gives undefined back.'),
    ).toEqual(expect.objectContaining({ inCode: true }));
  });

  it('are found where lines break, and beside marks of items and pages', () => {
    const block = paragraph(typed('Such work is undefined in this place.'));
    expect(find([block], 'page 3\nSuch work\nis undefined in')).toBeDefined();
    expect(
      find([paragraph(code('Thrust::undefined')), paragraph(typed('Next'))], '• Thrust::undefined\n• Next'),
    ).toBeDefined();
    expect(find([paragraph(typed('One')), paragraph(code('undefined'))], 'One\n• undefined\n• Two')).toBeDefined();
    expect(
      find([{ type: 'heading', level: 1, children: [code('undefined')] }], '1.2 undefined ..... 14\n'),
    ).toBeDefined();
  });

  it.each([
    [
      'a value beside them',
      [paragraph(typed('Ring '), filled('undefined'), typed(' at any time of day or night.'))],
      'Ring undefined at any time of day or night.',
    ],
    [
      'words of the program',
      [paragraph(program('Version undefined of this policy'))],
      'Version undefined of this policy',
    ],
    ['a place whose neighbours differ', [paragraph(typed('Such work is undefined here.'))], 'Ring undefined now.'],
    ['a sentence, where only a line of code has them', [paragraph(code('undefined'))], 'Ring undefined now.'],
    [
      'words that a value completes',
      [paragraph(typed('This work is un'), filled('defined'), typed(' in every place.'))],
      'This work is undefined in every place.',
    ],
  ])('are not %s', (_, blocks, finished) => {
    expect(find(blocks as readonly Block[], finished)).toBeUndefined();
  });

  it('are never what a value gave, whatever stands around it', () => {
    const words = fc.string({ minLength: 12, maxLength: 30, unit: fc.constantFrom('a', 'b', 'c', ' ') });
    fc.assert(
      fc.property(words, words, words, (before, behind, other) => {
        const blocks = [
          paragraph(typed(`${before} `), filled('undefined'), typed(` ${behind}`)),
          paragraph(typed(`Z${other}Z undefined Y${other}Y`)),
        ];
        expect(find(blocks, `${before} undefined ${behind}`)).toBeUndefined();
        const whole = `${before} x ${behind}\nZ${other}Z undefined Y${other}Y`;
        expect(find(blocks, whole)).toBeDefined();
      }),
    );
  });
});
