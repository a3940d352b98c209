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
  /** The file that keeps it, where it isn't kept yet: tens of thousands of values, which are soon not needed in another form. */
  readonly file: OutputFile | undefined;
  private readonly differences: ReadonlyMap<string, readonly string[]>;

  private constructor(folder: StateFolder, values: readonly string[], before: ValuesFile | undefined) {
    this.label = hashOf(values);
    this.differences = before ? differencesFrom(before, values, this.label) : new Map();
    if (before?.label === this.label) return;
    const kept = [...this.differences].filter(([label]) => label !== this.label).slice(-MOST_LABELS);
    const content: ValuesFile = { label: this.label, values, earlier: Object.fromEntries(kept) };
    this.file = stateFile(folder, FILE, content);
  }

  static async open(world: World, folder: StateFolder, values: readonly IdentifyingValue[]): Promise<ValueChanges> {
    return new ValueChanges(folder, values.map(writtenValue), await readState<ValuesFile>(world, folder, FILE));
  }

  /** The values that have come, gone or changed since a label; undefined where that isn't known any more. */
  since(label: string): readonly IdentifyingValue[] | undefined {
    return label === this.label ? [] : this.differences.get(label)?.map(parsedValue);
  }
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
