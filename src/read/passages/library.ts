/**
 * The shared passages of a workspace, or of a kept text, by name. Refuses names that there aren't, passages that use themselves, and
 * passages within passages beyond all measure.
 */
import { type Diagnostic, error } from '../../model/diagnostic.js';
import { didYouMean } from '../../model/names.js';
import { rememberByValue } from '../../model/remember.js';
import type { SharedPassage } from '../../model/shared-passage.js';
import type { PassageCall, PassageFile } from './passage-file.js';

/** How many passages may be within one another. */
const DEEPEST = 8;

/** The passages that a text uses, and those within them, each once; and what is wrong with their heads. */
export interface UsedPassages {
  /** By name, those that the text itself uses. */
  readonly direct: ReadonlyMap<string, SharedPassage>;
  /** All of them, in the order in which a reader meets them. */
  readonly all: readonly SharedPassage[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A passage with those within it. */
interface Resolved {
  readonly passage?: SharedPassage;
  /** 1 for a passage without others in it. */
  readonly height: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** The passages in a folder. */
export class PassageLibrary {
  readonly files: readonly PassageFile[];
  private readonly folder: string;
  private readonly byName: ReadonlyMap<string, PassageFile>;
  private readonly resolved = new Map<string, Resolved>();
  /** Of the passages that are being resolved, the outermost first. */
  private readonly chain: string[] = [];

  /** `folder` is where a passage that is missing should be, for messages. */
  constructor(files: readonly PassageFile[], folder: string) {
    this.files = files;
    this.folder = folder;
    this.byName = new Map(files.map((file) => [file.name, file]));
  }

  /** Finds the passages that a text uses. */
  use(calls: readonly PassageCall[]): UsedPassages {
    const { uses: direct, diagnostics } = this.usesOf(calls);
    const all = new Map<string, SharedPassage>();
    const add = (passages: ReadonlyMap<string, SharedPassage>) => {
      for (const [name, passage] of passages) {
        if (all.has(name)) continue;
        all.set(name, passage);
        add(passage.uses);
      }
    };
    add(direct);
    return { direct, all: [...all.values()], diagnostics };
  }

  /** Gives a passage of the folder as if a text used it. */
  named(name: string): UsedPassages {
    const file = this.byName.get(name);
    if (!file) return { direct: new Map(), all: [], diagnostics: [] };
    const { passage, diagnostics } = this.resolve(file);
    const direct = new Map(passage ? [[name, passage]] : []);
    return { direct, all: [...direct.values()], diagnostics };
  }

  private usesOf(calls: readonly PassageCall[]) {
    const uses = new Map<string, SharedPassage>();
    const diagnostics: Diagnostic[] = [];
    let height = 1;
    for (const call of calls) {
      if (this.chain.includes(call.name)) {
        diagnostics.push(this.circle(call));
        continue;
      }
      const file = this.byName.get(call.name);
      if (!file) {
        diagnostics.push(this.unknown(call));
        continue;
      }
      const { passage, height: below, diagnostics: within } = this.resolve(file);
      if (!uses.has(call.name)) diagnostics.push(...within);
      if (below >= DEEPEST && this.chain.length > 0) diagnostics.push(tooDeep(call));
      else if (passage) {
        uses.set(call.name, passage);
        height = Math.max(height, below + 1);
      }
    }
    return { uses, height, diagnostics };
  }

  private resolve({ name, passage, calls, diagnostics: own }: PassageFile): Resolved {
    const earlier = this.resolved.get(name);
    if (earlier) return earlier;
    this.chain.push(name);
    const { uses, height, diagnostics } = this.usesOf(calls);
    this.chain.pop();
    const resolved: Resolved = {
      ...(passage ? { passage: { ...passage, uses } } : {}),
      height,
      diagnostics: [...own, ...diagnostics],
    };
    this.resolved.set(name, resolved);
    return resolved;
  }

  private unknown({ name, span }: PassageCall): Diagnostic {
    const hint = didYouMean(name, this.byName.keys()) ?? `Put its text into ${this.folder}/${name}.md.`;
    return error('passage-unknown', `There is no passage "${name}"`, span, { hint });
  }

  private circle({ name, span }: PassageCall): Diagnostic {
    const circle = [...this.chain.slice(this.chain.indexOf(name)), name];
    const message = `The passage "${name}" uses itself: ${circle.join(' → ')}`;
    return error('passage-circle', message, span, { hint: 'Take the tag out of one of them.' });
  }
}

function tooDeep({ span }: PassageCall): Diagnostic {
  const message = `Passages are inside one another more than ${DEEPEST} levels deep`;
  return error('placeholder-syntax', message, span);
}

/** Where there are no passages. */
export const noPassages = rememberByValue((folder: string) => new PassageLibrary([], folder), 'small');
