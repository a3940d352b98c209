/** Threads of the program that work beside one another; part of World. */

export interface Threads {
  /** How many processors this process may use. */
  readonly processors: number;
  /**
   * Does pieces of work at once, each in a thread of its own, and hears what they tell, in the order in which each told it. The types
   * are those of the program's entry for threads. Resolves when every thread has ended; rejects never.
   */
  run<Work, Message>(
    works: readonly Work[],
    hear: (thread: number, message: Message) => void,
  ): Promise<readonly ThreadEnd[]>;
}

/** How a thread ended; `reason` goes on after a colon. */
export type ThreadEnd = { readonly kind: 'done' } | { readonly kind: 'died'; readonly reason: string };
