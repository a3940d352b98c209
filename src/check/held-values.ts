/**
 * Identifying values in the form in which a run holds those of everybody to its end. A thousand organisations have forty thousand: as
 * objects each takes 150 bytes and more, and as words in a text some thirty. They become objects when somebody asks for them.
 */
import { rememberByValue } from '../model/remember.js';
import type { IdentifyingValue } from './value-kinds.js';

/** A value of one organisation, before it is known who else has it. */
export type Found = Omit<IdentifyingValue, 'organisation' | 'owners'>;

/** What a value is, but for its words: its kind, its key, and whether it is a field of the organisation's own. */
type Label = readonly [kind: Found['kind'], key: string, isOwnField?: true];

/** The words of a value: of a person also the title and the last name, where the file gives them. */
type Words = string | readonly [spelling: string, title: string | null, surname: string | null];

/** The values of one organisation. */
export class HeldValues implements Iterable<IdentifyingValue> {
  readonly id: string;
  private readonly labels: string;
  private readonly words: string;

  constructor(id: string, values: readonly Found[]) {
    this.id = id;
    this.labels = sameText(JSON.stringify(values.map(labelOf)));
    this.words = inOneByte(JSON.stringify(values.map(wordsOf)));
  }

  /** Gives the values in their order, as new objects each time. */
  [Symbol.iterator](): IterableIterator<IdentifyingValue> {
    return this.all().values();
  }

  /** The same as a list. */
  all(): readonly IdentifyingValue[] {
    const labels: readonly Label[] = JSON.parse(this.labels);
    const words: readonly Words[] = JSON.parse(this.words);
    const owners = new Set([this.id]);
    return labels.map(([kind, key, isOwnField], at) => {
      const [spelling = '', title, surname] = [words[at] ?? ''].flat();
      return {
        kind,
        key,
        spelling: spelling ?? '',
        title: title ?? undefined,
        surname: surname ?? undefined,
        isOwnField,
        organisation: this.id,
        owners,
      };
    });
  }
}

function labelOf({ kind, key, isOwnField }: Found): Label {
  return isOwnField ? [kind, key, true] : [kind, key];
}

function wordsOf({ spelling, title, surname }: Found): Words {
  return title === undefined && surname === undefined ? spelling : [spelling, title ?? null, surname ?? null];
}

/** Most organisations' files have the same keys, whose labels are held once. */
const sameText = rememberByValue((labels: string) => labels, 'large');

/** JSON in which other letters than those of Latin-1 are written as numbers: one of them doubles what V8 needs for a text. */
function inOneByte(json: string): string {
  return json.replace(/[^\0-\xff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The values of all organisations, each once, however many share it. A value's place is its number among them. */
export class ValueList implements Iterable<IdentifyingValue> {
  private readonly organisations: readonly HeldValues[];
  /** By place: the organisation that has the value first, and the value's number among that one's. */
  private readonly whose: Uint32Array;
  private readonly which: Uint32Array;
  /** By place, where several organisations have a value: their ids. */
  private readonly owners: ReadonlyMap<number, readonly string[]>;
  /** Of values that some words of late may be. */
  private readonly valueAt = rememberByValue((place: number) => this.make(place), 'small');
  private readonly valuesOf = rememberByValue((whose: number) => this.organisations[whose]?.all() ?? [], 'huge');

  constructor(organisations: readonly HeldValues[]) {
    this.organisations = organisations;
    const whose: number[] = [];
    const which: number[] = [];
    const places = new Map<string, number>();
    const owners = new Map<number, Set<string>>();
    for (const [organisation, values] of organisations.entries())
      for (const [at, value] of values.all().entries()) {
        if (value.spelling === '') continue;
        const key = valueKey(value);
        const place = places.get(key);
        if (place === undefined) {
          places.set(key, whose.length);
          whose.push(organisation);
          which.push(at);
        } else {
          const some = owners.get(place) ?? new Set([organisations[whose[place] ?? 0]?.id ?? '']);
          owners.set(place, some.add(values.id));
        }
      }
    this.whose = Uint32Array.from(whose);
    this.which = Uint32Array.from(which);
    this.owners = new Map([...owners].flatMap(([place, ids]) => (ids.size > 1 ? [[place, [...ids]]] : [])));
  }

  get length(): number {
    return this.whose.length;
  }

  /** Gives the value at a place. */
  at(place: number): IdentifyingValue | undefined {
    return this.valueAt(place);
  }

  /** Whether an organisation, given by its id, has the value at a place. */
  isOf(place: number, id: string): boolean {
    if (this.owners.has(place)) return this.at(place)?.owners.has(id) === true;
    return this.organisations[this.whose[place] ?? 0]?.id === id;
  }

  /** Gives all values in their order, as new objects each time. */
  *[Symbol.iterator](): IterableIterator<IdentifyingValue> {
    for (let place = 0; place < this.length; place++) {
      const value = this.make(place);
      if (value) yield value;
    }
  }

  private make(place: number): IdentifyingValue | undefined {
    const [whose, which] = [this.whose[place], this.which[place]];
    const value = whose === undefined || which === undefined ? undefined : this.valuesOf(whose)[which];
    const owners = this.owners.get(place);
    return value && owners ? { ...value, owners: new Set(owners) } : value;
  }
}

/**
 * What decides where a value is found, as one text: equal for values of several organisations that are written alike. Those that are
 * only written differently are found in each organisation’s own file.
 */
export function valueKey({ kind, spelling, title, surname, isOwnField }: Found): string {
  const person = title || surname ? `\n${title ?? ''}\n${surname ?? ''}` : '';
  return `${kind}${isOwnField ? ' field' : ''} ${spelling}${person}`;
}
