/** Shows progress while documents are made: one line that is redrawn on a terminal, nothing elsewhere. */
import { visibleOnLine } from '../model/visible.js';
import type { Terminal } from '../model/world.js';

export interface Progress {
  /** Sets the number of steps; a single step is not shown. */
  readonly expect: (total: number) => void;
  readonly step: (words: string) => void;
  readonly done: () => void;
}

/** Starts a progress line, which shows nothing until the number of steps is set. */
export function startProgress(terminal: Terminal): Progress {
  let total = 0;
  let count = 0;
  const isShown = () => terminal.interactive && total > 1;
  return {
    expect: (steps) => {
      total = steps;
    },
    step: (words) => {
      count++;
      if (!isShown()) return;
      const line = `${String(count).padStart(String(total).length)}/${total} ${words}`;
      terminal.status(visibleOnLine(line).slice(0, terminal.width - 1));
    },
    done: () => {
      if (isShown()) terminal.status('');
    },
  };
}
