/** The desk of a person in a test: files are saved by the test, and each save is told as a system would tell it. */
import type { Desk, Watching } from '../../src/model/desk.js';

/** What a person does at a moment at which the program waits: saves files, and names them; or nothing, for a moment. */
export type Save = () => readonly string[] | undefined | Promise<readonly string[] | undefined>;

/**
 * Gives a desk on which the saves happen one after the other, whenever the program waits. A save that gives nothing is a
 * moment in which nothing changes, for a program that waits no longer than that. After the last one the watch ends.
 */
export function watchedDesk(saves: readonly Save[]): Desk & { readonly watched: { closed: number } } {
  const waiting = [...saves];
  const watched = { closed: 0 };
  const next = async () => waiting.shift()?.();
  const watching: Watching = {
    changes: async () => {
      while (waiting.length > 0) {
        const paths = await next();
        if (paths) return paths;
      }
      return undefined;
    },
    changesWithin: async () => (await next()) ?? [],
    close: async () => {
      watched.closed++;
    },
  };
  return {
    watch: async () => watching,
    serve: () => Promise.reject(new Error('Nothing is served here')),
    open: async () => false,
    watched,
  };
}
