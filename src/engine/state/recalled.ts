/**
 * What was read of files that haven't changed since. Whatever is read notes the questions that it asks of the disk; while all of them
 * have the same answers, what was read is the same.
 */
import type { Files } from '../../model/world.js';
import { type Answers, type Asked, AskedFiles, type AskedPlaces } from './asked.js';

interface Reading<Value> {
  /** What it was made of beside files. */
  readonly sources: readonly unknown[];
  readonly asked: readonly Asked[];
  readonly value: Value;
}

/** How the files are now. */
export interface Look {
  readonly files: Files;
  readonly places: AskedPlaces;
  readonly answers: Answers;
}

/** Values by their names, for as long as nothing changes that they were read of. */
export class Recalled<Value> {
  private readonly readings = new Map<string, Reading<Value>>();

  /** Gives what was read under a name, if it was read of the same sources and files; else reads it. */
  async recall(
    look: Look,
    name: string,
    sources: readonly unknown[],
    read: (files: Files) => Promise<Value>,
  ): Promise<Value> {
    const earlier = this.readings.get(name);
    if (earlier && areSame(earlier.sources, sources) && (await allSame(look.answers, earlier.asked)))
      return earlier.value;
    const noting = new AskedFiles(look.files);
    noting.settle(look.places);
    const value = await read(noting.files);
    this.readings.set(name, { sources, asked: noting.asked, value });
    return value;
  }
}

function areSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((each, at) => each === others[at]);
}

/** Whether questions have the answers that they had. */
export async function allSame(answers: Answers, asked: readonly Asked[]): Promise<boolean> {
  for (const question of asked) if (!(await answers.isSame(question))) return false;
  return true;
}
