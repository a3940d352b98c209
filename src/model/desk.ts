/** What the machine of a person at work offers beside files and a terminal; part of World. */

export interface Desk {
  /** Begins to watch folders. Throws FileTrouble where the system can’t. */
  watch(places: WatchedPlaces): Promise<Watching>;
}

/** Where changes are noticed. Hidden files and folders, and those of packages, are left out. */
export interface WatchedPlaces {
  readonly folders: readonly string[];
  /** Folders below them that are left out. */
  readonly except: readonly string[];
}

/** Folders that are being watched. */
export interface Watching {
  /**
   * Waits until files change, and until no more change for a moment: editors save in several steps. Gives the paths that
   * changed since it was last asked, absolute; nothing once the watch has ended. Throws FileTrouble where the system can’t go on.
   */
  changes(): Promise<readonly string[] | undefined>;
  /** The same, but gives no paths where nothing changes within some milliseconds. */
  changesWithin(milliseconds: number): Promise<readonly string[] | undefined>;
  close(): Promise<void>;
}
