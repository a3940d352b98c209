/**
 * How a run ends early, at Ctrl-C: a change that is being made is put back, and the locks are given back. What the run would
 * have done next does not happen.
 */

/** Thrown inside a change when the run is to end. */
class Stopped extends Error {}

export class Stopping {
  private isStopping = false;
  private readonly running = new Set<Promise<unknown>>();
  private readonly releases = new Set<() => Promise<void>>();

  /** Throws when the run is to end; called between two operations on files. */
  check(): void {
    if (this.isStopping) throw new Stopped('stopped');
  }

  /** Does some work that `stop` waits for. When the run is to end, its caller never hears of it again. */
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

  /** Notes what gives a lock back. */
  onStop(release: () => Promise<void>): void {
    this.releases.add(release);
  }

  /** Forgets what was noted: the lock is given back. */
  forget(release: () => Promise<void>): void {
    this.releases.delete(release);
  }

  /** Ends the run: waits until what is being done to files has been put back, and gives back all locks. */
  async stop(): Promise<void> {
    this.isStopping = true;
    await Promise.allSettled(this.running);
    await Promise.allSettled([...this.releases].map((release) => release()));
  }
}

function never<T>(): Promise<T> {
  return new Promise(() => undefined);
}
