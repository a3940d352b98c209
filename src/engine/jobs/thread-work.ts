/** What passes between a run and its threads: plain data, since a thread shares no object with the others. */
import type { CalendarDate } from '../../model/calendar.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { FileTroubleKind, Holder } from '../../model/world.js';
import type { CheckedBeside, CheckedPack } from '../check.js';
import type { RunDocument } from '../render.js';
import type { RenderRequest } from '../render-request.js';
import type { Problem } from '../request-problem.js';
import type { FactsByPath } from '../state/other-facts.js';
import type { FolderRequest } from '../workspace.js';
import type { RenderedPack } from '../write-pack.js';

/** A request in the usual wording, since a wording has functions. */
export type ThreadRequest = Omit<RenderRequest, 'wording'>;

/** What one thread is to do: render packs, or check them and what belongs to nobody. */
export interface ThreadWork {
  readonly check?: CheckedBeside;
  readonly folders: FolderRequest;
  /** `only` names the organisations of this thread. */
  readonly request: ThreadRequest;
  /** The day on which the run began, the same for all threads. */
  readonly today: CalendarDate;
  /** What all organisations' files say to others, so that no thread reads them again; absent where nothing is remembered. */
  readonly gathered: FactsByPath | undefined;
}

/** What a thread tells while it works, and why it stopped if it couldn't go on. */
export type ThreadMessage<Pack = RenderedPack | CheckedPack> =
  | { readonly kind: 'plan'; readonly documents: number; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'wait'; readonly name: string; readonly holder: Holder }
  | { readonly kind: 'document'; readonly document: RunDocument }
  | { readonly kind: 'pack'; readonly pack: Pack; readonly diagnostics: readonly Diagnostic[] }
  | ThreadFailure;

/** An error of any kind, as data. */
export type ThreadFailure =
  | { readonly kind: 'problem'; readonly problem: Problem }
  | {
      readonly kind: 'trouble';
      readonly trouble: FileTroubleKind;
      readonly path: string;
      readonly message: string;
      readonly hint: string | undefined;
    }
  | { readonly kind: 'fault'; readonly message: string; readonly stack: string | undefined };
