/** The terminal, for World: two streams, and colour only where a person and NO_COLOR allow it. */
import { Chalk, type ChalkInstance } from 'chalk';
import type { Paint, Terminal } from '../model/world.js';

interface Stream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** https://no-color.org: any value that is not empty; FORCE_COLOR and dumb terminals as other programs take them. */
function wantsColour(stream: Stream, environment: Environment): boolean {
  if (environment.NO_COLOR) return false;
  if (environment.FORCE_COLOR !== undefined)
    return environment.FORCE_COLOR !== '0' && environment.FORCE_COLOR !== 'false';
  return stream.isTTY === true && environment.TERM !== 'dumb';
}

function paintWith(chalk: ChalkInstance): Paint {
  return {
    error: (text) => chalk.red.bold(text),
    warning: (text) => chalk.yellow(text),
    success: (text) => chalk.green(text),
    strong: (text) => chalk.bold(text),
    faint: (text) => chalk.dim(text),
  };
}

/** Opens the terminal on a process's two streams. */
export function openTerminal(out: Stream, err: Stream, environment: Environment): Terminal {
  return {
    out: (text) => void out.write(text),
    err: (text) => void err.write(text),
    interactive: err.isTTY === true && environment.TERM !== 'dumb' && !environment.CI,
    width: err.columns ?? 80,
    paint: paintWith(new Chalk({ level: wantsColour(err, environment) ? 1 : 0 })),
  };
}
