/**
 * Which identifying values are others than when a pack was checked. Packs name the values of their check by a label; the file keeps
 * the latest values, and how those of earlier labels differ from them.
 */
import type { IdentifyingValue } from '../../check/value-kinds.js';
import type { OutputFile, World } from '../../model/world.js';
import { hashOf } from './asked.js';
import { readState, type StateFolder, stateFile } from './state-file.js';

interface ValuesFile {
  readonly label: string;
  /** Each as JSON. */
  readonly values: readonly string[];
  /** Values that differ between those of a label and the latest: in one of them, and not in the other. */
  readonly earlier: Readonly<Record<string, readonly string[]>>;
}

const FILE = 'values.json';

/** How many labels are kept, and how many differences of one; a pack with an older label is made again. */
const MOST_LABELS = 64;
const MOST_DIFFERENCES = 2000;

/** The values of now, and how those of other days differ. */
export class ValueChanges {
  readonly label: string;
  private readonly differences: ReadonlyMap<string, readonly string[]>;

  constructor(label: string, differences: ReadonlyMap<string, readonly string[]>) {
    this.label = label;
    this.differences = differences;
  }

  /** The values that have come, gone or changed since a label; undefined where that isn't known any more. */
  since(label: string): readonly IdentifyingValue[] | undefined {
    return label === this.label ? [] : this.differences.get(label)?.map(parsedValue);
  }
}

/** Compares the values of now with those that are kept; `file` keeps those of now, where they aren't kept yet. */
export async function openValueChanges(
  world: World,
  folder: StateFolder,
  now: Iterable<IdentifyingValue>,
): Promise<{ readonly changes: ValueChanges; readonly file: OutputFile | undefined }> {
  const before = await readState<ValuesFile>(world, folder, FILE);
  const values = [...now].map(writtenValue);
  const label = hashOf(values);
  const differences = before ? differencesFrom(before, values, label) : new Map<string, readonly string[]>();
  const changes = new ValueChanges(label, differences);
  if (before?.label === label) return { changes, file: undefined };
  const kept = [...differences].filter(([each]) => each !== label).slice(-MOST_LABELS);
  const content: ValuesFile = { label, values, earlier: Object.fromEntries(kept) };
  return { changes, file: stateFile(folder, FILE, content) };
}

function differencesFrom(
  { label, values, earlier }: ValuesFile,
  now: readonly string[],
  labelNow: string,
): ReadonlyMap<string, readonly string[]> {
  const changed = label === labelNow ? [] : differing(values, now);
  const all = [...Object.entries(earlier), [label, []] as const].map(
    // What changed twice is as it was.
    ([each, differences]) => [each, differing(differences, changed)] as const,
  );
  return new Map(all.filter(([, differences]) => differences.length <= MOST_DIFFERENCES));
}

/** What is in one of two lists alone. */
function differing(a: readonly string[], b: readonly string[]): readonly string[] {
  const [inA, inB] = [new Set(a), new Set(b)];
  return [...a.filter((each) => !inB.has(each)), ...b.filter((each) => !inA.has(each))];
}

function writtenValue({ owners, ...value }: IdentifyingValue): string {
  return JSON.stringify({ ...value, owners: [...owners] });
}

function parsedValue(text: string): IdentifyingValue {
  const { owners, ...value }: Omit<IdentifyingValue, 'owners'> & { readonly owners: readonly string[] } =
    JSON.parse(text);
  return { ...value, owners: new Set(owners) };
}
