/**
 * The answers that a run got from files which all organisations share: settings, templates, passages, packs, themes, bases. Each
 * organisation's state names the answers that there were when it was made; one change makes all of them look again.
 */
import { sha256 } from '../../formats/sha256.js';
import { addToGroup } from '../../model/groups.js';
import type { World } from '../../model/world.js';
import { type Answers, type Asked, type AskedFiles, isOrganisationFile } from './asked.js';
import { readState, type StateFolder, stateFile } from './state-file.js';

/** The answers of one run; a label means the first of them, up to a number. */
interface AnswersOfRun {
  readonly asked: readonly Asked[];
  readonly labels: Readonly<Record<string, number>>;
}

interface SharedAnswers {
  readonly runs: readonly AnswersOfRun[];
}

const FILE = 'inputs.json';

/** How many runs' answers are kept: enough for workers that render parts of a workspace beside one another. */
const MOST_RUNS = 32;

/** The files of one organisation alone: its id, or nothing. */
export type OwnerOf = (asked: Asked) => readonly string[] | undefined;

/** The answers of this run, as they come. */
export class SharedInputs {
  private readonly source: AskedFiles;
  private readonly shared: Asked[] = [];
  private readonly own = new Map<string, Asked[]>();
  private readonly labels: Record<string, number> = {};
  private label = '';
  private taken: Asked[] = [];

  constructor(source: AskedFiles) {
    this.source = source;
  }

  /** The label of all shared answers so far. */
  labelNow(ownersOf: OwnerOf): string {
    const added: Asked[] = [];
    for (const asked of this.source.take()) {
      const owners = ownersOf(asked);
      if (!owners) added.push(asked);
      for (const owner of owners ?? []) addToGroup(this.own, owner, asked);
    }
    if (added.length > 0 || this.label === '') {
      this.shared.push(...added);
      this.label = sha256(Buffer.from(`${this.label}${JSON.stringify(added)}`, 'utf8')).slice(0, 32);
      this.labels[this.label] = this.shared.length;
    }
    return this.label;
  }

  /** The shared answers under a label of this run. */
  under(label: string): readonly Asked[] | undefined {
    const count = this.labels[label];
    return count === undefined ? undefined : this.shared.slice(0, count);
  }

  /** Gives what was asked of an organisation's own files, and holds it no longer: its pack has been made. */
  takeOwnOf(id: string): readonly Asked[] {
    const asked = this.own.get(id) ?? [];
    this.own.delete(id);
    this.taken.push(...asked);
    return asked;
  }

  /**
   * Forgets that organisations' own questions were asked, for when others are planned: two that have one attachment both ask for it, and
   * each notes it.
   */
  forgetOwn(): void {
    for (const asked of [this.taken, ...this.own.values()]) this.source.forget(asked);
    this.taken = [];
  }

  /** The file with this run's answers beside those of earlier runs. */
  async file(world: World, folder: StateFolder) {
    const earlier = (await readState<SharedAnswers>(world, folder, FILE))?.runs ?? [];
    const isNew = Object.keys(this.labels).some((label) => !earlier.some((run) => label in run.labels));
    if (!isNew) return undefined;
    const content: SharedAnswers = {
      runs: [{ asked: this.shared, labels: this.labels }, ...earlier].slice(0, MOST_RUNS),
    };
    return stateFile(folder, FILE, content);
  }
}

/** The answers of earlier runs under a label, as they were then; undefined for a label that isn't kept. */
export async function earlierAnswers(
  world: World,
  folder: StateFolder,
  label: string,
): Promise<readonly Asked[] | undefined> {
  const runs = (await readState<SharedAnswers>(world, folder, FILE))?.runs ?? [];
  const run = runs.find(({ labels }) => label in labels);
  return run?.asked.slice(0, run.labels[label]);
}

/** Gives the answers under a label that are others now; undefined for a label that isn't kept. */
export async function changedAnswers(
  world: World,
  folder: StateFolder,
  answers: Answers,
): Promise<(label: string) => Promise<readonly Asked[] | undefined>> {
  const runs = (await readState<SharedAnswers>(world, folder, FILE))?.runs ?? [];
  const changes = new Map<string, Promise<readonly Asked[] | undefined>>();
  const look = async (label: string) => {
    const run = runs.find(({ labels }) => label in labels);
    if (!run) return undefined;
    const changed: Asked[] = [];
    for (const asked of run.asked.slice(0, run.labels[label])) if (!(await answers.isSame(asked))) changed.push(asked);
    return changed;
  };
  return (label) => {
    const earlier = changes.get(label);
    if (earlier) return earlier;
    const result = look(label);
    changes.set(label, result);
    return result;
  };
}

/** The id of the organisation whose file, or whose issues', a path of their folder is. */
export function idOfFile(path: string): string | undefined {
  return isOrganisationFile(path) ? path.replace(/(?:\.issues)?\.ya?ml$/i, '') : undefined;
}
