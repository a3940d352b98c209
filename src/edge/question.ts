/** Asks the person at the terminal. */
import type { Readable, Writable } from 'node:stream';
import type { CANCEL_SYMBOL } from '@clack/prompts';
import { visibleOnLine } from '../model/visible.js';
import type { Choice, Questions } from '../model/world.js';

/** What is asked on, and where the answer comes from. */
export interface Asking {
  readonly input: Readable;
  readonly output: Writable;
  /** Is called where the person would rather stop, with Ctrl-C or Escape. */
  readonly stop: () => void;
}

/** Gives the ways of asking; an answer that doesn't come, because the person stops, is never given. */
export function openQuestions({ input, output, stop }: Asking): Questions {
  const answered = async <Answer>(answer: Promise<Answer | typeof CANCEL_SYMBOL>): Promise<Answer> => {
    const value = await answer;
    if (typeof value !== 'symbol') return value;
    stop();
    return new Promise(() => undefined);
  };
  return {
    line: async (words, { example, needed = false } = {}) => {
      const { text } = await import('@clack/prompts');
      const answer = await answered(
        text({
          message: visibleOnLine(words),
          input,
          output,
          ...(example === undefined ? {} : { placeholder: example }),
          validate: (typed) => (needed && !typed?.trim() ? 'Please type an answer.' : undefined),
        }),
      );
      return (answer ?? '').trim();
    },
    choose: async <Value>(words: string, choices: readonly Choice<Value>[]) => {
      const { select } = await import('@clack/prompts');
      const options = choices.map((choice, at) => ({ value: at, label: choice.words }));
      const choice = choices[await answered(select({ message: visibleOnLine(words), options, input, output }))];
      if (!choice) throw new Error('There is nothing to choose from');
      return choice.value;
    },
  };
}
