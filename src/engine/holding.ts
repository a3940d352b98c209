/** Works on an organisation's files while no other run can write them, and reports files that cannot be written. */
import { type Diagnostic, error, note } from '../model/diagnostic.js';
import { FileTrouble, type Hold, type LockOptions, type World } from '../model/world.js';
import { displayPath } from './workspace.js';

/** Is told which other run this one waits for. */
export type WaitListener = Pick<LockOptions, 'onWait'>;

/** Does some work while places are locked, and always releases them. */
export async function holding<T>(
  world: World,
  places: readonly string[],
  options: LockOptions,
  work: (hold: Hold) => Promise<T>,
): Promise<T> {
  const hold = await world.files.lock(places, options);
  try {
    return await work(hold);
  } finally {
    await hold.release();
  }
}

/** Locks the places of one organisation at a time: before its last state is read, until it has been written. */
export class OrganisationHold {
  private readonly world: World;
  private readonly options: LockOptions;
  private hold: Hold | undefined;
  private trouble: FileTrouble | undefined;

  constructor(world: World, options: LockOptions) {
    this.world = world;
    this.options = options;
  }

  /** Locks places and releases the earlier ones; an error is kept and thrown by `current`. */
  async take(places: readonly string[]): Promise<void> {
    await this.release();
    try {
      this.hold = await this.world.files.lock(places, this.options);
    } catch (cause) {
      if (!(cause instanceof FileTrouble)) throw cause;
      this.trouble = cause;
    }
  }

  /** The last hold; throws the FileTrouble that prevented it. */
  current(): Hold {
    if (this.trouble) throw this.trouble;
    if (!this.hold) throw new Error('No place is held');
    return this.hold;
  }

  async release(): Promise<void> {
    const { hold } = this;
    this.hold = undefined;
    this.trouble = undefined;
    await hold?.release();
  }
}

/** The error for something that could not be written. */
export function unwritable(
  world: World,
  trouble: FileTrouble,
  extras: { readonly organisation?: string; readonly hint?: string } = {},
): Diagnostic {
  const hint = trouble.hint ?? extras.hint;
  const { organisation } = extras;
  const place = displayPath(world, trouble.path);
  const details = { ...(hint === undefined ? {} : { hint }), ...(organisation === undefined ? {} : { organisation }) };
  if (trouble.kind === 'locked') return error('organisation-locked', trouble.message, place, details);
  return error('output-unwritable', `Couldn’t write the file: ${trouble.message}`, place, details);
}

/** A note that the changes of an interrupted run were undone; none where there were none. */
export function undoneNotes(world: World, { undone }: Hold, organisation?: string): readonly Diagnostic[] {
  const [first] = undone;
  if (first === undefined) return [];
  const files = undone.length === 1 ? '1 file' : `${undone.length} files`;
  const message = `An earlier run was interrupted while it was writing: ${files} put back as before it`;
  return [
    note('run-interrupted', message, displayPath(world, first), organisation === undefined ? {} : { organisation }),
  ];
}
