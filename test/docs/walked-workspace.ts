/** A workspace in memory on which the steps of a walk are done, day after day. */
import { posix } from 'node:path';
import { run } from '../../src/commands/index.js';
import { finishedWords } from '../../src/formats/finished/index.js';
import type { CalendarDate } from '../../src/model/calendar.js';
import { FORMATS } from '../../src/model/plan.js';
import { visible } from '../../src/model/visible.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';

const ROOT = '/workspace';

/** What a document says in one format. */
interface Told {
  readonly format: string;
  readonly words: string;
}

export class WalkedWorkspace {
  private readonly world: MemoryWorld = memoryWorld({});

  write(path: string, text: string): void {
    if (this.world.disk.has(this.at(path))) throw new Error(`${path} is there already: change it`);
    this.world.disk.set(this.at(path), new TextEncoder().encode(`${text}\n`));
  }

  read(path: string): string {
    const bytes = this.world.disk.get(this.at(path));
    if (!bytes) throw new Error(`${path} isn’t there; ${this.neighbours(path)}`);
    return new TextDecoder().decode(bytes);
  }

  /** Applies a diff: its lines without `+` must stand in the file together, exactly once; `@@` begins another place. */
  change(path: string, diff: string): void {
    const hunks = diff.split(/^@@.*\n/m).map((hunk) => hunk.replace(/\n$/, ''));
    const text = hunks.reduce((before, hunk) => {
      const side = (sign: string) =>
        hunk
          .split('\n')
          .filter((line) => !line.startsWith(sign))
          .map((line) => `${line.slice(1)}\n`)
          .join('');
      const parts = `\n${before}`.split(`\n${side('+')}`);
      if (parts.length !== 2)
        throw new Error(`${parts.length - 1} places of ${path} fit:\n${side('+')}\nin\n${before}`);
      return parts.join(`\n${side('-')}`).slice(1);
    }, this.read(path));
    this.world.disk.set(this.at(path), new TextEncoder().encode(text));
  }

  /** Calls the program on a day; gives its exit code and all that it printed, in the order in which it was printed. */
  async type(
    words: readonly string[],
    today: CalendarDate,
  ): Promise<{ readonly code: number; readonly printed: string }> {
    let printed = '';
    const print = (text: string) => {
      printed += text;
    };
    const show = (text: string) => print(visible(text));
    const terminal = { ...this.world.terminal, out: show, err: show, data: print };
    const code = await run(words, { ...this.world, today: () => today, terminal }, '0.1.0');
    return { code, printed };
  }

  /** The words of the documents of one name, such as `out/acme/index`: one for each format that was written. */
  told(path: string): readonly Told[] {
    const { dir, base } = posix.parse(this.at(path));
    const told = FORMATS.flatMap((format) => {
      const bytes =
        this.world.disk.get(posix.join(dir, format, `${base}.${format}`)) ??
        this.world.disk.get(`${dir}/${base}.${format}`);
      return bytes
        ? [
            {
              format,
              words: finishedWords(format, bytes)
                .map(({ words }) => words)
                .join('\n'),
            },
          ]
        : [];
    });
    if (told.length === 0) throw new Error(`No document ${path}; ${this.neighbours(path)}`);
    return told;
  }

  private at(path: string): string {
    return posix.resolve(ROOT, path);
  }

  private neighbours(path: string): string {
    const folder = posix.dirname(this.at(path));
    return `there are ${[...this.world.disk.keys()].filter((one) => one.startsWith(folder)).join(', ')}`;
  }
}
