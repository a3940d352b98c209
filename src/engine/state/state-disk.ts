/** The folder of a workspace's state on disk: what stands there, and how runs write there one after the other. */
import { joinPath } from '../../model/paths.js';
import { FileTrouble, type Hold, type OutputFile, type World } from '../../model/world.js';
import { isStateName } from './pack-state.js';
import type { StateFolder } from './state-file.js';

/** Reads and writes for a run. What the disk refuses is passed over: it is worked out again next time. */
export class StateDisk {
  private readonly files: World['files'];
  private readonly folder: StateFolder;
  /** Whether the run leaves everything as it is. */
  private readonly isDry: boolean;

  constructor({ files }: World, folder: StateFolder, isDry: boolean) {
    this.files = files;
    this.folder = folder;
    this.isDry = isDry;
  }

  /** Whether any pack is remembered. */
  async hasPacks(): Promise<boolean> {
    return (await this.listed(this.folder.path)).some(isStateName);
  }

  /** Whether an earlier run began a change that the next one to take the lock undoes. */
  async wasInterrupted(): Promise<boolean> {
    return (await this.listed(joinPath(this.folder.above, 'journal'))).length > 0;
  }

  private async listed(folder: string): Promise<readonly string[]> {
    try {
      return await this.files.list(folder);
    } catch (cause) {
      if (cause instanceof FileTrouble) return [];
      throw cause;
    }
  }

  /** Removes the locks of runs that were killed, which taking any lock does: for a run that makes nothing, and so takes none. */
  async removeDeadLocks(): Promise<void> {
    if (this.isDry || (await this.listed(joinPath(this.folder.above, 'locks'))).length === 0) return;
    await this.holding([this.placeOfAll], async () => undefined);
  }

  private get placeOfAll(): string {
    return joinPath(this.folder.path, '_all');
  }

  /** Writes files of the state, if there are any; what can't be written now is worked out again next time. */
  async write(files: () => Promise<readonly OutputFile[]>, places = [this.placeOfAll]): Promise<void> {
    if (this.isDry) return;
    try {
      if ((await files()).length === 0) return;
    } catch (cause) {
      if (cause instanceof FileTrouble) return;
      throw cause;
    }
    await this.holding(places, async (hold) => hold.write({ files: await files() }));
  }

  /** Takes a lock for as long as something is done; passes over what the disk refuses. */
  private async holding(places: readonly string[], act: (hold: Hold) => Promise<unknown>): Promise<void> {
    let hold: Hold | undefined;
    try {
      hold = await this.files.lock(places);
      await act(hold);
    } catch (cause) {
      if (!(cause instanceof FileTrouble)) throw cause;
    } finally {
      await hold?.release();
    }
  }
}
