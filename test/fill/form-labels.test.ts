/** What lines to write on and boxes to tick are called, and which rows people write in. */
import { describe, expect, it } from 'vitest';
import { withFormLabels } from '../../src/fill/form-labels.js';
import type { Inlines } from '../../src/model/document.js';
import { visit } from '../../src/model/walk.js';
import { fillIn, footnote, tickBox } from '../support/sample-constructs.js';
import { blockCell, lineBreak, p, row, strong, table, text } from '../support/sample-document.js';

const box = tickBox(false);
const line = fillIn(6);

function labelsOf(blocks: Parameters<typeof withFormLabels>[0]): readonly string[] {
  const labels: string[] = [];
  visit(withFormLabels(blocks), (node) => {
    if (node.type === 'tick-box' || node.type === 'fill-in') labels.push(node.label);
  });
  return labels;
}

describe('a label', () => {
  it('of a line is the words before it, of a box those after it, up to the next', () => {
    expect(labelsOf([p('Read the rules. Signed: ', line, ' Date: ', line)])).toEqual(['Signed', 'Date']);
    expect(labelsOf([p('Consent: ', box, ' Yes, ', box, strong(' No'), '.')])).toEqual(['Yes', 'No']);
    expect(labelsOf([p(box, ' Other: ', line)])).toEqual(['Other', 'Other']);
  });

  it('of boxes that stand behind their words is these', () => {
    expect(labelsOf([p('Yes ', box, ' No ', box)])).toEqual(['Yes', 'No']);
    expect(labelsOf([p('Told the family: ', box)])).toEqual(['Told the family']);
  });

  it('ends with its line, and is cut between words', () => {
    expect(labelsOf([p(box, ' Yes', lineBreak, 'and so on ', box)])).toEqual(['Yes', 'and so on']);
    expect(labelsOf([p(box, ` ${'word '.repeat(40)}`)])[0]).toMatch(/^(?:word )+word$/);
  });

  it('in a table is that of the row and the column, where the cell has no words', () => {
    const form = table(
      undefined,
      ['Check', 'Yes', 'Initials'],
      ['Door locked', [box], [line]],
      [[], [box], [text('By '), line]],
    );
    expect(labelsOf([form])).toEqual(['Door locked: Yes', 'Door locked: Initials', 'Yes', 'By']);
    expect(labelsOf([table(undefined, ['', ''], ['Name', [line]], ['Date', [line]])])).toEqual(['Name', 'Date']);
    const pairs = table(undefined, ['', '', '', ''], ['Name', [line], 'Date', [line]]);
    expect(labelsOf([pairs])).toEqual(['Name', 'Date']);
  });

  it('reaches the blocks of a cell and of a footnote', () => {
    const cells = { ...table(undefined, ['What', 'Done']), rows: [row('Gas', blockCell(p(box), p(box, ' later')))] };
    expect(labelsOf([cells])).toEqual(['Gas: Done', 'later']);
    expect(labelsOf([p('Words', footnote('1', p(box, ' in a note')))])).toEqual(['in a note']);
  });

  it('leaves blocks without any as they are', () => {
    const blocks = [p('Words'), table('Caption', ['A', 'B'], ['a', 'b'])];
    expect(withFormLabels(blocks)).toBe(blocks);
  });
});

describe('a row that people write in', () => {
  const isForm = (...cells: (string | Inlines)[]): boolean => {
    const heads = cells.map(() => 'Head');
    let found = false;
    visit(withFormLabels([table(undefined, heads, cells)]), (node) => {
      if (node.type === 'row' && node.isForm) found = true;
    });
    return found;
  };

  it('has a line in a cell of its own, or nothing in its cells but for the first', () => {
    expect(isForm('Name', [line])).toBe(true);
    expect(isForm([], [])).toBe(true);
    expect(isForm('1', [], [])).toBe(true);
    expect(isForm([])).toBe(true);
  });

  it('is no other: not one with an empty cell, or with boxes', () => {
    expect(isForm('Night staff', [])).toBe(false);
    expect(isForm('Door', [box], [box])).toBe(false);
    expect(isForm('a', [], 'c')).toBe(false);
    expect(isForm('Name', [text('By '), line])).toBe(false);
  });
});
