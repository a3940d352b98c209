/** Asks the person at the terminal one question, and waits for a line. */
import { createInterface } from 'node:readline';

/** What is asked on, and where the answer comes from; the terminal edits the line itself, so that Ctrl-C stops the program. */
export interface Asking {
  readonly input: NodeJS.ReadableStream;
  readonly output: { write(text: string): unknown };
}

/** Gives the answer without white space around it; empty where the input ends without one. */
export function ask(question: string, { input, output }: Asking): Promise<string> {
  return new Promise((resolve) => {
    const lines = createInterface({ input, terminal: false });
    lines.once('close', () => resolve(''));
    lines.once('line', (answer) => {
      resolve(answer.trim());
      lines.close();
    });
    output.write(question);
  });
}
