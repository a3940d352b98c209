/** What a person sees while documents are made: one line that is redrawn on a terminal, nothing elsewhere. */
import type { Terminal } from '../model/world.js';

export interface Progress {
  step(words: string): void;
  done(): void;
}

/** Starts counting towards a total. */
export function startProgress(terminal: Terminal, total: number): Progress {
  if (!terminal.interactive || total < 2) return { step: () => undefined, done: () => undefined };
  let count = 0;
  return {
    step: (words) => {
      count++;
      const line = `${String(count).padStart(String(total).length)}/${total} ${words}`;
      terminal.err(`\r\u001b[K${line.slice(0, terminal.width - 1)}`);
    },
    done: () => terminal.err('\r\u001b[K'),
  };
}
