/**
 * The terminal, for World: two streams, and colour only where a person and NO_COLOR allow it. All that is printed passes
 * here, and characters that could steer a terminal are made visible, but for our own colours and line of progress.
 */
import { Chalk, type ChalkInstance } from 'chalk';
import { PAINT_MARKS, visible, visibleOnLine } from '../model/visible.js';
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

type Style = keyof Paint;

/** Colours are marked first and set when they are printed: an escape in between is then somebody else's. */
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

/** Those of PAINT_MARKS. */
const EVERY_MARK = /([\uFDD0-\uFDD5])/u;

/** Sets marked words in colour, and makes visible what could steer the terminal. */
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

/** Opens the terminal on a process's two streams. */
export function openTerminal(out: Stream, err: Stream, environment: Environment): Terminal {
  const isPainted = wantsColour(err, environment);
  const ink = inkOf(new Chalk({ level: isPainted ? 1 : 0 }));
  const printable = (text: string) => (isPainted ? coloured(text, ink) : visible(text));
  return {
    out: (text) => void out.write(printable(text)),
    data: (text) => void out.write(out.isTTY ? visible(text) : text),
    err: (text) => void err.write(printable(text)),
    status: (text) => void err.write(`\r\u001b[K${visibleOnLine(text)}`),
    interactive: err.isTTY === true && environment.TERM !== 'dumb' && !environment.CI,
    width: err.columns ?? 80,
    paint: isPainted ? MARKS : PLAIN,
  };
}
