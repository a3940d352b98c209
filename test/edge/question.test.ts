/** Questions at the terminal, answered by keys as a person presses them. */
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { openQuestions } from '../../src/edge/question.js';
import { openTerminal } from '../../src/edge/terminal.js';

const DOWN = '\u001b[B';
const CTRL_C = '\u0003';

function person() {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
  const printed: string[] = [];
  const output = new PassThrough();
  output.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  let stops = 0;
  const ask = openQuestions({ input, output, stop: () => void stops++ });
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) {
      await new Promise((resolve) => setImmediate(resolve));
      input.write(key);
    }
  };
  return { ask, press, printed: () => printed.join(''), stops: () => stops };
}

/** The first question loads what asks it. */
const asked = async ({ printed }: ReturnType<typeof person>, words: string) => {
  while (!printed().includes(words)) await new Promise((resolve) => setImmediate(resolve));
};

describe('a question', () => {
  it.each([
    [['Bryn', ' Care ', '\r'], 'Bryn Care'],
    [['\r'], ''],
  ])('gives the line that is typed: %j', async (keys, expected) => {
    const somebody = person();
    const answer = somebody.ask.line('What is it called?');
    await asked(somebody, 'What is it called?');
    await somebody.press(...keys);
    expect(await answer).toBe(expected);
  });

  it('is asked again where an answer is needed', async () => {
    const somebody = person();
    const answer = somebody.ask.line('What is it called?', { needed: true });
    await asked(somebody, 'What is it called?');
    await somebody.press('\r');
    await asked(somebody, 'Please type an answer.');
    await somebody.press('Bryn', '\r');
    expect(await answer).toBe('Bryn');
  });

  it('lets a person choose', async () => {
    const somebody = person();
    const answer = somebody.ask.choose('Where?', [
      { value: 'wales', words: 'Wales' },
      { value: 'england', words: 'England' },
    ]);
    await asked(somebody, 'Where?');
    await somebody.press(DOWN, '\r');
    expect(await answer).toBe('england');
    expect(somebody.printed()).toContain('Wales');
  });

  it('stops the program with Ctrl-C, and is never answered then', async () => {
    const somebody = person();
    let answered = false;
    void somebody.ask.line('Well?').then(() => {
      answered = true;
    });
    await asked(somebody, 'Well?');
    await somebody.press(CTRL_C);
    while (somebody.stops() === 0) await new Promise((resolve) => setImmediate(resolve));
    expect([somebody.stops(), answered]).toEqual([1, false]);
  });

  it.each([
    [true, true, {}, true],
    [false, true, {}, false],
    [true, false, {}, false],
    [true, true, { CI: 'true' }, false],
  ])('is asked of a person alone: input %s, output %s, %j', (isTTY, isOutput, environment, isAsked) => {
    const output = { write: () => true, isTTY: isOutput };
    const terminal = openTerminal(output, output, environment, { isTTY, ask: person().ask });
    expect(terminal.ask !== undefined).toBe(isAsked);
  });
});
