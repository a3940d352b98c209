/** Work on an organisation's files while no other run may write them, and what is said where they cannot be written. */
import { type Diagnostic, error, note } from '../model/diagnostic.js';
import { FileTrouble, type Hold, type LockOptions, type World } from '../model/world.js';
import { displayPath } from './workspace.js';

/** Hears for whom a run waits. */
export type WaitListener = Pick<LockOptions, 'onWait'>;

/** Does some work while places are held; gives them back whatever happens. */
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

/** The places of one organisation at a time: taken before its last state is read, given back after it is written. */
export class OrganisationHold {
  private readonly world: World;
  private readonly options: LockOptions;
  private hold: Hold | undefined;
  private trouble: FileTrouble | undefined;

  constructor(world: World, options: LockOptions) {
    this.world = world;
    this.options = options;
  }

  /** Takes places instead of those before; what prevents it is kept for `current`. */
  async take(places: readonly string[]): Promise<void> {
    await this.release();
    try {
      this.hold = await this.world.files.lock(places, this.options);
    } catch (cause) {
      if (!(cause instanceof FileTrouble)) throw cause;
      this.trouble = cause;
    }
  }

  /** The hold that was taken last; throws the FileTrouble that prevented it. */
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

/** What to say where something could not be written. */
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

/** Says that what an interrupted run had begun was undone; nothing where nothing was. */
export function undoneNotes(world: World, { undone }: Hold, organisation?: string): readonly Diagnostic[] {
  const [first] = undone;
  if (first === undefined) return [];
  const files = undone.length === 1 ? '1 file' : `${undone.length} files`;
  const message = `An earlier run was interrupted while it was writing: ${files} put back as before it`;
  return [
    note('run-interrupted', message, displayPath(world, first), organisation === undefined ? {} : { organisation }),
  ];
}
