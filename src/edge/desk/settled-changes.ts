/** Gathers the changes that a system tells of one by one, until they have come to rest. */
import type { Watching } from '../../model/desk.js';

/** Milliseconds without a change after which a save is taken to be over. */
const REST = 25;
/** Milliseconds after which changes are passed on, even if more come all the time. */
const LONGEST = 250;

interface Asker {
  readonly give: (paths: readonly string[] | undefined) => void;
  readonly fail: (cause: Error) => void;
}

/** Changes as they come in, and the one who waits for them. */
export class SettledChanges {
  private readonly paths = new Set<string>();
  private asker: Asker | undefined;
  private rest: NodeJS.Timeout | undefined;
  private longest: NodeJS.Timeout | undefined;
  private isSettled = false;
  private hasEnded = false;
  private trouble: Error | undefined;

  /** Hears of a change. */
  note(path: string): void {
    this.paths.add(path);
    this.isSettled = false;
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.settle(), REST);
    this.longest ??= setTimeout(() => this.settle(), LONGEST);
  }

  /** Hears that there will be no more changes; of a trouble, whoever asks next is told. */
  end(trouble?: Error): void {
    this.hasEnded = true;
    this.trouble = trouble;
    this.stopTimers();
    this.answer();
  }

  readonly changes: Watching['changes'] = () =>
    new Promise((give, fail) => {
      this.asker = { give, fail };
      this.answer();
    });

  readonly changesWithin: Watching['changesWithin'] = (milliseconds) =>
    new Promise((give, fail) => {
      const timer = setTimeout(() => {
        // A save that has begun is waited for.
        if (this.paths.size > 0) return;
        this.asker = undefined;
        give([]);
      }, milliseconds);
      const before =
        <Told>(tell: (told: Told) => void) =>
        (told: Told) => {
          clearTimeout(timer);
          tell(told);
        };
      this.asker = { give: before(give), fail: before(fail) };
      this.answer();
    });

  private settle(): void {
    this.stopTimers();
    this.isSettled = true;
    this.answer();
  }

  private stopTimers(): void {
    clearTimeout(this.rest);
    clearTimeout(this.longest);
    this.longest = undefined;
  }

  private answer(): void {
    const { asker } = this;
    if (!asker || !(this.hasEnded || this.isSettled)) return;
    this.asker = undefined;
    if (this.trouble) asker.fail(this.trouble);
    else asker.give(this.hasEnded ? undefined : this.takePaths());
  }

  private takePaths(): readonly string[] {
    const paths = [...this.paths].sort();
    this.paths.clear();
    this.isSettled = false;
    return paths;
  }
}
