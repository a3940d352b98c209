/** A workspace, opened: its folders, its settings, and how what is in it is read. */
import type { Diagnostic, Outcome } from '../model/diagnostic.js';
import type { FooterWords } from '../model/footer-words.js';
import type { Organisation } from '../model/organisation.js';
import type { PackPage } from '../model/pack.js';
import { pathFrom } from '../model/paths.js';
import type { Format } from '../model/plan.js';
import type { RecordSettings } from '../model/record-settings.js';
import type { TemplateHead } from '../model/template.js';
import type { Template } from '../model/word.js';
import type { Files, World } from '../model/world.js';
import type { ReadPack } from '../read/pack.js';
import type { PassageLibrary } from '../read/passages/library.js';
import type { LoadPicture } from '../read/picture.js';
import type { ReadTheme } from '../read/theme/index.js';
import type { FoundTemplate } from './found-template.js';
import type { AskedFiles } from './state/asked.js';
import type { PictureUses } from './state/picture-uses.js';
import type { Look, Recalled } from './state/recalled.js';

/** The folders that a request names; the others come from policy.yaml, or else are the usual ones. */
export interface FolderRequest {
  readonly templates?: string;
  readonly organisations?: string;
  readonly out?: string;
}

export interface Workspace {
  readonly world: World;
  readonly folders: {
    readonly templates: string;
    readonly organisations: string;
    readonly packs: string;
    readonly out: string;
    /** What issues keep. */
    readonly issues: string;
  };
  /** What reviews and approvals do here. */
  readonly records: RecordSettings;
  /** Words, numbers and addresses that identify nobody here. */
  readonly commonValues: readonly string[];
  readonly formats: readonly Format[] | undefined;
  /** Words in the footer of all documents. */
  readonly footer: FooterWords | undefined;
  /** Whether packs whose file does not say are bound as one PDF too. */
  readonly combined: boolean;
  /** The pack documents of packs whose file does not say. */
  readonly packPages: readonly PackPage[];
  readonly loadPicture: LoadPicture;
  readonly readTheme: ReadTheme;
  readonly readPack: ReadPack;
  /** The same three, asking other files than `world`’s. */
  readonly readersOf: (files: Files) => Pick<Workspace, 'loadPicture' | 'readTheme' | 'readPack'>;
  /** Reports problems in any file of the themes folder. */
  readonly checkThemes: () => Promise<readonly Diagnostic[]>;
  /** Reports problems in any file of the packs folder. */
  readonly checkPackFiles: () => Promise<readonly Diagnostic[]>;
  /** What is asked of the files, `world`'s own among them. */
  readonly asked: AskedFiles;
  /** Which files name which pictures. */
  readonly pictureUses: PictureUses;
  /** What an earlier look at the workspace read; absent where there is one look only. */
  readonly readings?: Readings;
}

/** What was read in earlier looks at a workspace, and how its files are now. */
export interface Readings {
  readonly look: Look;
  /** What the settings were read of; organisations’ themes have what these say. */
  readonly settings: string;
  readonly organisations: Recalled<Outcome<Organisation>>;
  readonly templates: Recalled<FoundTemplate>;
  readonly passages: Recalled<PassageLibrary>;
  readonly texts: WeakMap<TemplateHead, Outcome<Template>>;
}

/** The file with the settings, in the working folder. */
export const SETTINGS_FILE = 'policy.yaml';

/** A path as we show it: relative to the working folder, with forward slashes. */
export function displayPath(world: World, path: string): string {
  return pathFrom(world.files.workingFolder, path);
}
