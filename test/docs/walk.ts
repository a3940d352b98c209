/**
 * A walk: a page whose code blocks, done in order, tell a story that holds. A block's first line says what it is: `write=PATH`
 * is a whole file, `change=PATH` a diff of it, `on=DATE` what is typed that day and printed (with `exit=CODE`, that of the last
 * command), `holds=PATH` a part of a file, and `says=PATH` what finished documents say, all formats of one name.
 */
import type { Code } from 'mdast';
import type { CalendarDate } from '../../src/model/calendar.js';
import { codeBlocks, type Page, placeOf } from './pages.js';

/** One call of the program, as a shell would give it, with what is printed. */
export interface Call {
  readonly line: string;
  readonly words: readonly string[];
  /** Absent where the page does not show it. */
  readonly printed?: string;
}

type Deed =
  | { readonly kind: 'write' | 'change' | 'holds' | 'says'; readonly path: string; readonly text: string }
  | { readonly kind: 'type'; readonly on: CalendarDate; readonly exit: number; readonly calls: readonly Call[] };

export type Step = Deed & { readonly place: string };

/** The steps of a page, in its order; blocks that say nothing beside their language are no steps. */
export function stepsOf(page: Page): readonly Step[] {
  return codeBlocks(page.root.children).flatMap((block) => {
    const deed = deedOf(block);
    if (!deed && block.meta) throw new Error(`${placeOf(page, block)}: "${block.meta}" says no step`);
    return deed ? [{ ...deed, place: placeOf(page, block) }] : [];
  });
}

/** Whether a block belongs to a walk, so that nothing else need run it. */
export function isStep(block: Code): boolean {
  return deedOf(block) !== undefined;
}

function deedOf({ lang, meta, value }: Code): Deed | undefined {
  const keys = keysOf(meta ?? '');
  for (const kind of ['write', 'change', 'holds', 'says'] as const) {
    const path = keys.get(kind);
    if (path !== undefined) return { kind, path, text: value };
  }
  const on = keys.get('on');
  if (on === undefined) return undefined;
  return { kind: 'type', on: dateOf(on), exit: Number(keys.get('exit') ?? 0), calls: callsOf(lang, value) };
}

/** `key=value` and `key="a value"`. */
function keysOf(meta: string): ReadonlyMap<string, string> {
  return new Map(
    [...meta.matchAll(/(\w+)=(?:"([^"]*)"|(\S+))/g)].map(([, key = '', quoted, bare = '']) => [key, quoted ?? bare]),
  );
}

function dateOf(text: string): CalendarDate {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (day === undefined) throw new Error(`"${text}" is no date`);
  return { year: Number(year), month: Number(month), day: Number(day) };
}

/** In `console` a line with `$` is typed and what follows is printed; in `sh` every line is typed. */
function callsOf(lang: string | null | undefined, value: string): readonly Call[] {
  const lines = value.split('\n').filter((line) => line !== '' || lang === 'console');
  if (lang === 'sh') return lines.map((line) => ({ line, words: shellWords(line) }));
  return value
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const [line = '', ...printed] = part.split('\n');
      return { line, words: shellWords(line), printed: printed.join('\n') };
    });
}

/** The words of a line, without `npx policy`; double quotes hold a word together, and their backslashes keep a quote. */
function shellWords(line: string): readonly string[] {
  const words = [...line.matchAll(/(?:"((?:\\.|[^"\\])*)"|([^\s"]+))(?=\s|$)/g)].map(
    ([, quoted, bare]) => quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '',
  );
  const [npx, policy, ...rest] = words;
  if (npx !== 'npx' || policy !== 'policy') throw new Error(`"${line}" doesn’t begin with "npx policy"`);
  return rest;
}
