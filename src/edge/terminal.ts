/**
 * Opens the terminal, for World: two streams, with colour only if a person is reading and NO_COLOR allows it.
 * Everything that is printed passes through here. Characters that could control a terminal are made visible, except the
 * program's own colours and progress line.
 */
import { Chalk, type ChalkInstance } from 'chalk';
import { PAINT_MARKS, visible, visibleOnLine } from '../model/visible.js';
import type { Paint, Questions, Terminal } from '../model/world.js';

interface Stream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * NO_COLOR counts with any value that isn't empty (https://no-color.org); FORCE_COLOR and dumb terminals as in other
 * programs.
 */
function wantsColour(stream: Stream, environment: Environment): boolean {
  if (environment.NO_COLOR) return false;
  if (environment.FORCE_COLOR !== undefined)
    return environment.FORCE_COLOR !== '0' && environment.FORCE_COLOR !== 'false';
  return stream.isTTY === true && environment.TERM !== 'dumb';
}

type Style = keyof Paint;

/**
 * Marks words for a colour. The colours are set when the text is printed, so that any other escape in it isn't the
 * program's.
 */
function mark(style: Style): (text: string) => string {
  return (text) => `${PAINT_MARKS[style]}${text}${PAINT_MARKS.end}`;
}

const MARKS: Paint = {
  error: mark('error'),
  warning: mark('warning'),
  success: mark('success'),
  strong: mark('strong'),
  faint: mark('faint'),
};

const asIs = (text: string) => text;

const PLAIN: Paint = { error: asIs, warning: asIs, success: asIs, strong: asIs, faint: asIs };

function inkOf(chalk: ChalkInstance): Paint {
  return {
    error: (text) => chalk.red.bold(text),
    warning: (text) => chalk.yellow(text),
    success: (text) => chalk.green(text),
    strong: (text) => chalk.bold(text),
    faint: (text) => chalk.dim(text),
  };
}

const STYLES = new Map(
  (['error', 'warning', 'success', 'strong', 'faint'] as const).map((style) => [PAINT_MARKS[style] as string, style]),
);

/** Matches all PAINT_MARKS. */
const EVERY_MARK = /([\uFDD0-\uFDD5])/u;

/** Prints marked words in colour, and makes characters visible that could control the terminal. */
function coloured(text: string, ink: Paint): string {
  const styles: Style[] = [];
  let printed = '';
  for (const piece of text.split(EVERY_MARK)) {
    const style = STYLES.get(piece);
    if (style) styles.push(style);
    else if (piece === PAINT_MARKS.end) styles.pop();
    else if (piece !== '') printed += styles.reduceRight((words, styleName) => ink[styleName](words), visible(piece));
  }
  return printed;
}

/** Where a person types, and how one asks there. */
export interface Input {
  readonly isTTY?: boolean;
  readonly ask: Questions;
}

/** Opens the terminal on a process's streams; without an input nobody can be asked. */
export function openTerminal(out: Stream, err: Stream, environment: Environment, input?: Input): Terminal {
  const isPainted = wantsColour(err, environment);
  const ink = inkOf(new Chalk({ level: isPainted ? 1 : 0 }));
  const printable = (text: string) => (isPainted ? coloured(text, ink) : visible(text));
  const interactive = err.isTTY === true && environment.TERM !== 'dumb' && !environment.CI;
  return {
    ...(interactive && input?.isTTY ? { ask: input.ask } : {}),
    out: (text) => void out.write(printable(text)),
    data: (text) => void out.write(out.isTTY ? visible(text) : text),
    err: (text) => void err.write(printable(text)),
    status: (text) => void err.write(`\r\u001b[K${visibleOnLine(text)}`),
    interactive,
    width: err.columns ?? 80,
    paint: isPainted ? MARKS : PLAIN,
  };
}
