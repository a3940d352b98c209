/** A question at the terminal: one line is the answer, and an input that ends is none. */
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { ask } from '../../src/edge/question.js';
import { openTerminal } from '../../src/edge/terminal.js';

function asked(question: string) {
  const input = new PassThrough();
  const printed: string[] = [];
  const answer = ask(question, { input, output: { write: (text) => printed.push(text) } });
  return { input, printed, answer };
}

describe('a question', () => {
  it.each([
    ['yes\n', 'yes'],
    ['  no \r\n', 'no'],
    ['\n', ''],
    ['yes\nmore\n', 'yes'],
  ])('is printed, and answered by a line: %j', async (typed, expected) => {
    const { input, printed, answer } = asked('Well? ');
    input.write(typed);
    expect(await answer).toBe(expected);
    expect(printed).toEqual(['Well? ']);
  });

  it('is not answered by an input that ends', async () => {
    const { input, answer } = asked('Well? ');
    input.end();
    expect(await answer).toBe('');
  });

  it.each([
    [true, true, {}, true],
    [false, true, {}, false],
    [true, false, {}, false],
    [true, true, { CI: 'true' }, false],
  ])('is asked of a person alone: input %s, output %s, %j', (isInput, isOutput, environment, isAsked) => {
    const output = { write: () => true, isTTY: isOutput };
    const terminal = openTerminal(output, output, environment, Object.assign(new PassThrough(), { isTTY: isInput }));
    expect(terminal.ask !== undefined).toBe(isAsked);
  });
});
