/**
 * The one way in which this program keeps what it made, so that it makes it once: by the object that it was made of, by a list
 * of objects, or by a text or number. What is kept never shows in a document: what was let go is made again, and is the same.
 *
 * A function that throws leaves nothing behind, nor does a promise that fails: whoever asks next tries again. All who ask while
 * a promise is pending share it. `undefined` is a result like any other. For results that hang on two things, one memory
 * makes another: `remember((pack: Pack) => rememberByValue((name: string) => …, 'small'))`.
 */

interface Result<Value> {
  readonly value: Value;
}

/**
 * Remembers what a function makes of an object, for as long as somebody else holds the object. A further argument only helps
 * to make the result, and must follow from the object.
 */
export function remember<Key extends object, Context extends readonly unknown[], Value>(
  make: (key: Key, ...context: Context) => Value,
): (key: Key, ...context: Context) => Value {
  const results = new WeakMap<Key, Result<Value>>();
  return (key, ...context) => {
    const earlier = results.get(key);
    if (earlier) return earlier.value;
    const result = { value: make(key, ...context) };
    results.set(key, result);
    if (result.value instanceof Promise)
      whenFailed(result.value, () => {
        if (results.get(key) === result) results.delete(key);
      });
    return result.value;
  };
}

/** Objects that many documents hold. */
const shared = new WeakSet<object>();

/** Says of an object that many documents hold it, so that it is worth remembering what is made of it. */
export function share<Node extends object>(node: Node): Node {
  shared.add(node);
  return node;
}

export function isShared(node: object): boolean {
  return shared.has(node);
}

/**
 * Remembers what a function makes of an object that is shared, as above. What one document alone holds is seldom asked for twice,
 * and remembering costs more than most things that are made of a node: of that, it is made anew each time.
 */
export function rememberShared<Key extends object, Context extends readonly unknown[], Value>(
  make: (key: Key, ...context: Context) => Value,
): (key: Key, ...context: Context) => Value {
  const results = new WeakMap<Key, Result<Value>>();
  return (key, ...context) => {
    const earlier = results.get(key);
    if (earlier) return earlier.value;
    const value = make(key, ...context);
    if (shared.has(key)) results.set(key, { value });
    return value;
  };
}

/**
 * Remembers what a function makes of an object that is shared; `undefined` for what one document alone holds. So what is made of
 * the two may differ, and nothing is built around a result that isn't kept.
 */
export function rememberIfShared<Key extends object, Value>(
  make: (key: Key) => Value,
): (key: Key) => Value | undefined {
  const results = new WeakMap<Key, Result<Value>>();
  return (key) => {
    const earlier = results.get(key);
    if (earlier) return earlier.value;
    if (!shared.has(key)) return undefined;
    const result = { value: make(key) };
    results.set(key, result);
    return result.value;
  };
}

/** Changes a node; of one that is shared the result is shared too, and made once. */
export function changeShared<Node extends object>(change: (node: Node) => Node): (node: Node) => Node {
  return rememberShared((node) => sharedAs(node, change(node)));
}

/** Says of what was made of an object that it is shared, if that is. */
export function sharedAs<Node extends object>(origin: object, node: Node): Node {
  if (node !== origin && shared.has(origin)) shared.add(node);
  return node;
}

/** How many lists with the same first object a memory keeps: the ways in which the conditions of a text let it go on. */
const LISTS = 8;

/**
 * Remembers what a function makes of a list of objects: of the same objects in the same order it is the same, whichever list
 * holds them. It keeps the results that were asked for last, for as long as somebody else holds the first object.
 */
export function rememberByList<Node extends object, Value>(
  make: (nodes: readonly Node[]) => Value,
): (nodes: readonly Node[]) => Value {
  const lists = new WeakMap<Node, { readonly nodes: readonly Node[]; readonly value: Value }[]>();
  const ofNone = remember((_: object) => make([]));
  return (nodes) => {
    const [first] = nodes;
    if (!first) return ofNone(lists);
    const results = lists.get(first) ?? [];
    const at = results.findIndex((result) => areSame(result.nodes, nodes));
    const earlier = results[at];
    if (at === 0 && earlier) return earlier.value;
    const result = earlier ?? { nodes: [...nodes], value: make(nodes) };
    if (earlier) results.splice(at, 1);
    results.unshift(result);
    if (results.length > LISTS) results.pop();
    lists.set(first, results);
    return result.value;
  };
}

function areSame(some: readonly object[], others: readonly object[]): boolean {
  if (some.length !== others.length) return false;
  for (let at = 0; at < some.length; at++) if (some[at] !== others[at]) return false;
  return true;
}

/**
 * How many results a memory by value keeps, by what one of them weighs, so that none grows beyond some megabytes however many
 * organisations there are. `all` is for what the run holds anyway or is few by nature, such as the files it reads, each of
 * which is the same object wherever it is named.
 */
const KEPT = {
  /** Up to about a kilobyte: a word that was shaped, a tag that was parsed. */
  small: 10_000,
  /** Tens of kilobytes: a part of a file, the links of a pack. */
  large: 200,
  /**
   * Hundreds and more: a face cut down to what a document shows. And a writer with all that it remembers itself, which for the
   * starter policies as PDF is about 16 megabytes; a group of homes has a few looks at most.
   */
  huge: 8,
  all: Number.POSITIVE_INFINITY,
} as const;

export type ResultSize = keyof typeof KEPT;

/** How often `forgetUnused` was called. */
let age = 0;

/**
 * Begins a new generation in all memories by value, but for those of the sizes `huge` and `all`: what isn't asked for until the next call
 * goes then. A run calls it each time it has made some organisations, so that memories hold what those need, and don't fill up slowly with
 * what was made of a thousand others.
 */
export function forgetUnused(): void {
  age++;
}

/**
 * Remembers what a function makes of a text or number, or of an object that the run holds anyway: at least as many of the results that
 * were asked for last as the size says, and at most twice as many. They are kept in two generations: when the younger is full, the older goes, but for what
 * was asked for since, and so it is after `forgetUnused`. So what is in use stays, without a clock. A further argument must follow from
 * the key, as above.
 */
export function rememberByValue<Key extends Remembered, Context extends readonly unknown[], Value>(
  make: (key: Key, ...context: Context) => Value,
  size: ResultSize,
): (key: Key, ...context: Context) => Value {
  let young = new Map<Key, Result<Value>>();
  let old: Map<Key, Result<Value>> | undefined;
  let ageOfYoung = age;
  const ages = size === 'small' || size === 'large';
  const beginGeneration = () => {
    old = young;
    young = new Map();
    ageOfYoung = age;
  };
  const keep = (key: Key, result: Result<Value>) => {
    if (young.size >= KEPT[size]) beginGeneration();
    young.set(key, result);
  };
  const forget = (key: Key, result: Result<Value>) => {
    for (const generation of [young, old]) if (generation?.get(key) === result) generation.delete(key);
  };
  return (key, ...context) => {
    if (ages && ageOfYoung !== age) beginGeneration();
    const recent = young.get(key);
    if (recent) return recent.value;
    const earlier = old?.get(key);
    const result = earlier ?? { value: make(key, ...context) };
    keep(size === 'all' ? key : apart(key), result);
    if (!earlier && result.value instanceof Promise) whenFailed(result.value, () => forget(key, result));
    return result.value;
  };
}

type Remembered = string | number | object | undefined;

function apart<Key extends Remembered>(key: Key): Key;
function apart(key: Remembered): Remembered {
  return typeof key === 'string' ? copied(key) : key;
}

/** A text of its own: one that was cut from another would hold all of that. */
export function copied(text: string): string {
  return ` ${text}`.slice(1);
}

function whenFailed(promise: Promise<unknown>, forget: () => void): void {
  promise.catch(forget);
}
