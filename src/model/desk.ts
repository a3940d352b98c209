/** What the machine of a person at work offers beside files and a terminal; part of World. */

export interface Desk {
  /** Begins to watch folders. Throws FileTrouble where the system can’t. */
  watch(places: WatchedPlaces): Promise<Watching>;
  /** Shows a site to browsers on this machine, and to nobody else. Throws FileTrouble where the port can’t be had. */
  serve(site: Site, options: { readonly port?: number }): Promise<Served>;
  /** Opens an address in the person’s browser; whether there was one to ask. */
  open(address: string): Promise<boolean>;
}

/** What is shown to a browser. It is asked only by browsers that were given the secret address. */
export interface Site {
  /** Gives a file by the parts of its path, decoded; nothing where there is no such file. */
  file(path: readonly string[]): Promise<SiteFile | undefined>;
  /** Begins to tell a browser what happens, in texts; the function that it gives ends that. */
  follow(query: ReadonlyMap<string, string>, tell: (text: string) => void): () => void;
}

/** A file of a site. */
export interface SiteFile {
  readonly type: 'html' | 'css' | 'js' | 'svg' | 'pdf' | 'docx' | 'other';
  readonly bytes: Uint8Array;
  /** Whether it is part of the site’s own page, or a document that the page shows. */
  readonly from: 'site' | 'document';
}

/** A site that is being shown. */
export interface Served {
  /** The address to open first: it holds a secret, and opens once. */
  readonly address: string;
  readonly close: () => Promise<void>;
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
