/**
 * Ends a run early, at Ctrl-C: a change that is being made is undone, and the locks are released. Nothing further is
 * started.
 */

/** Thrown inside a change if the run must end. */
class Stopped extends Error {}

export class Stopping {
  private isStopping = false;
  private readonly running = new Set<Promise<unknown>>();
  private readonly releases = new Set<() => Promise<void>>();

  /** Throws if the run must end; called between two operations on files. */
  check(): void {
    if (this.isStopping) throw new Stopped('stopped');
  }

  /**
   * Does some work that `stop` waits for. If the run must end, the promise never settles, so that the caller doesn't go
   * on.
   */
  async during<T>(work: () => Promise<T>): Promise<T> {
    if (this.isStopping) return never();
    const running = work();
    this.running.add(running);
    try {
      const result = await running;
      return this.isStopping ? await never() : result;
    } catch (cause) {
      if (cause instanceof Stopped) return never();
      throw cause;
    } finally {
      this.running.delete(running);
    }
  }

  /** Registers a function that releases a lock. */
  onStop(release: () => Promise<void>): void {
    this.releases.add(release);
  }

  /** Removes such a function: the lock is released. */
  forget(release: () => Promise<void>): void {
    this.releases.delete(release);
  }

  /** Ends the run: waits until unfinished changes have been undone, and releases all locks. */
  async stop(): Promise<void> {
    this.isStopping = true;
    await Promise.allSettled(this.running);
    await Promise.allSettled([...this.releases].map((release) => release()));
  }
}

function never<T>(): Promise<T> {
  return new Promise(() => undefined);
}
