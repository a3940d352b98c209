/** What is remembered: made once a key, never longer than its bound or its object, and the same as if it were made anew. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeShared,
  forgetUnused,
  isShared,
  type ResultSize,
  remember,
  rememberByList,
  rememberByValue,
  rememberIfShared,
  rememberShared,
  share,
  sharedAs,
} from '../../src/model/remember.js';

/** Counts the calls for each key. */
function counted<Key, Value>(make: (key: Key) => Value) {
  const calls = new Map<Key, number>();
  return {
    calls,
    make: (key: Key): Value => {
      calls.set(key, (calls.get(key) ?? 0) + 1);
      return make(key);
    },
  };
}

describe('remember', () => {
  it('makes a result once for each object, whatever the result is', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9)), fc.array(fc.anything(), { minLength: 10, maxLength: 10 }), (asked, results) => {
        const keys = results.map((_, n) => ({ n }));
        const { calls, make } = counted(({ n }: { n: number }) => results[n]);
        const remembered = remember(make);
        for (const n of asked) expect(remembered(keys[n] ?? { n })).toBe(results[n]);
        expect([...calls.values()].every((count) => count === 1)).toBe(true);
        expect(calls.size).toBe(new Set(asked).size);
      }),
    );
  });

  it('tells objects apart that look the same', () => {
    const remembered = remember((key: { readonly name: string }) => ({ key }));
    const [home, other] = [{ name: 'The Laurels' }, { name: 'The Laurels' }];
    expect(remembered(home)).toBe(remembered(home));
    expect(remembered(home)).not.toBe(remembered(other));
  });

  it('hands further arguments to the function that makes the result', () => {
    const remembered = remember((key: { readonly name: string }, ending: string) => key.name + ending);
    const home = { name: 'The Laurels' };
    expect(remembered(home, ' Care Home')).toBe('The Laurels Care Home');
    expect(remembered(home, ' Nursing Home')).toBe('The Laurels Care Home');
  });

  it('remembers by two objects where one memory makes another', () => {
    const { calls, make } = counted((names: string) => names.length);
    const byPair = remember((a: { name: string }) => remember((b: { name: string }) => make(`${a.name} ${b.name}`)));
    const [acme, laurels] = [{ name: 'Acme' }, { name: 'The Laurels' }];
    for (let round = 0; round < 3; round++)
      for (const [a, b] of [
        [acme, laurels],
        [laurels, acme],
        [acme, acme],
      ] as const)
        byPair(a)(b);
    expect([...calls]).toEqual([
      ['Acme The Laurels', 1],
      ['The Laurels Acme', 1],
      ['Acme Acme', 1],
    ]);
  });
});

const SIZES: readonly (readonly [ResultSize, number])[] = [
  ['small', 10_000],
  ['large', 200],
  ['huge', 8],
];

describe('rememberByValue', () => {
  it('gives what the function gives, in whatever order it is asked', () => {
    const key = fc.oneof(fc.integer({ min: 0, max: 60 }), fc.constantFrom('', 'a', '__proto__', undefined, -0, NaN));
    fc.assert(
      fc.property(fc.array(key, { maxLength: 300 }), (asked) => {
        const remembered = rememberByValue((one: string | number | undefined) => `${typeof one} ${one}`, 'huge');
        for (const one of asked) expect(remembered(one)).toBe(`${typeof one} ${one}`);
      }),
    );
  });

  it('makes a result once for as long as no more keys than its size are in use', () => {
    for (const [size, most] of SIZES) {
      const { calls, make } = counted((key: number) => (key % 2 === 0 ? undefined : String(key)));
      const remembered = rememberByValue(make, size);
      for (let round = 0; round < 5; round++) for (let key = 0; key < most; key++) remembered(key);
      expect(calls.size).toBe(most);
      expect([...calls.values()].every((count) => count === 1)).toBe(true);
    }
  });

  it('keeps what is in use however many others come by', () => {
    const { calls, make } = counted((key: string) => key.length);
    const remembered = rememberByValue(make, 'huge');
    for (let n = 0; n < 1000; n++) {
      remembered('the same for all');
      remembered(`client ${n}`);
    }
    expect(calls.get('the same for all')).toBe(1);
  });

  it('lets go what wasn’t asked for between two calls of forgetUnused', () => {
    for (const size of ['small', 'large'] as const) {
      const { calls, make } = counted((key: string) => key.length);
      const remembered = rememberByValue(make, size);
      for (let batch = 0; batch < 40; batch++) {
        remembered('in every document');
        remembered(`of batch ${batch}`);
        forgetUnused();
        // What the last batch used is still there.
        remembered(`of batch ${batch}`);
        remembered('in every document');
      }
      expect([...calls.values()].every((count) => count === 1)).toBe(true);
      for (let batch = 0; batch < 38; batch++) remembered(`of batch ${batch}`);
      expect([...calls.values()].filter((count) => count === 2)).toHaveLength(38);
    }
  });

  it('keeps what is huge, or all, through forgetUnused', () => {
    for (const size of ['huge', 'all'] as const) {
      const { calls, make } = counted((key: string) => ({ key }));
      const remembered = rememberByValue(make, size);
      const first = remembered('a look');
      for (let batch = 0; batch < 40; batch++) forgetUnused();
      expect(remembered('a look')).toBe(first);
      expect(calls.get('a look')).toBe(1);
    }
  });

  it('keeps at most twice as many results as its size says', () => {
    for (const [size, most] of SIZES) {
      const { calls, make } = counted((key: number) => key);
      const remembered = rememberByValue(make, size);
      const asked = most * 5 + 7;
      for (let key = 0; key < asked; key++) remembered(key);
      // Asked for again from the last to the first, those that are kept are all that are not made anew.
      const before = new Map(calls);
      let kept = 0;
      for (let key = asked - 1; key >= 0; key--) {
        remembered(key);
        if (calls.get(key) === before.get(key)) kept++;
      }
      expect(kept).toBeGreaterThanOrEqual(most);
      expect(kept).toBeLessThanOrEqual(2 * most);
    }
  });

  it('makes the same results in the same order again: what goes depends on the keys alone', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(80), { maxLength: 400 }), (asked) => {
        const [first, second] = [counted((key: number) => key), counted((key: number) => key)];
        for (const { make } of [first, second]) {
          const remembered = rememberByValue(make, 'huge');
          for (const key of asked) remembered(key);
        }
        expect([...first.calls]).toEqual([...second.calls]);
      }),
    );
  });

  it('never lets go of what is the same object wherever it is named', () => {
    const { calls, make } = counted((key: number) => ({ key }));
    const remembered = rememberByValue(make, 'all');
    for (let round = 0; round < 2; round++) for (let key = 0; key < 30_000; key++) remembered(key);
    expect([...calls.values()].every((count) => count === 1)).toBe(true);
  });
});

describe('rememberShared', () => {
  it('makes a result once for an object that is shared, and anew for any other', () => {
    let calls = 0;
    const remembered = rememberShared((_: object) => {
      calls++;
      return undefined;
    });
    const [home, hall] = [share({}), {}];
    for (let n = 0; n < 3; n++) remembered(home);
    expect(calls).toBe(1);
    for (let n = 0; n < 3; n++) remembered(hall);
    expect(calls).toBe(4);
    share(hall);
    for (let n = 0; n < 3; n++) remembered(hall);
    expect(calls).toBe(5);
  });

  it('makes a shared object of a shared one, and no other', () => {
    const changed = changeShared(({ n }: { readonly n: number }) => ({ n: n + 1 }));
    const [home, hall] = [share({ n: 1 }), { n: 1 }];
    expect(changed(home)).toBe(changed(home));
    expect(isShared(changed(home))).toBe(true);
    expect(changed(hall)).toEqual({ n: 2 });
    expect(isShared(changed(hall))).toBe(false);
    expect(isShared(sharedAs(hall, hall))).toBe(false);
  });

  it('tries again where making throws', () => {
    let calls = 0;
    const remembered = rememberShared((_: object) => {
      calls++;
      if (calls === 1) throw new Error('The words can’t be printed.');
      return calls;
    });
    const home = share({});
    expect(() => remembered(home)).toThrow('printed');
    expect([remembered(home), remembered(home)]).toEqual([2, 2]);
  });
});

describe('rememberByList', () => {
  const places = [0, 1, 2, 3].map((n) => ({ n }));

  it('gives what the function gives, in whatever order it is asked', () => {
    const asked = fc.array(fc.array(fc.constantFrom(...places), { maxLength: 6 }), { maxLength: 60 });
    fc.assert(
      fc.property(asked, (lists) => {
        const remembered = rememberByList((nodes: readonly { n: number }[]) => nodes.map(({ n }) => n).join());
        for (const list of lists) expect(remembered(list)).toBe(list.map(({ n }) => n).join());
      }),
    );
  });

  it('makes a result once for the same objects in the same order, whatever list holds them', () => {
    let calls = 0;
    const remembered = rememberByList((nodes: readonly object[]) => [nodes.length, ++calls]);
    const [a = {}, b = {}] = places;
    expect(remembered([a, b])).toBe(remembered([a, b]));
    expect(remembered([])).toBe(remembered([]));
    expect(calls).toBe(2);
    expect(remembered([b, a])).not.toBe(remembered([a, b]));
    expect(remembered([a])).not.toBe(remembered([a, b]));
    expect(remembered([a, { ...b }])).not.toBe(remembered([a, b]));
    expect(calls).toBe(5);
  });

  it('is not changed by what becomes of a list that it was asked for', () => {
    const remembered = rememberByList((nodes: readonly object[]) => nodes.length);
    const list = [...places];
    remembered(list);
    list.pop();
    expect(remembered(places)).toBe(4);
    expect(remembered(list)).toBe(3);
  });

  it('keeps a list in use, however many others begin with the same object', () => {
    let calls = 0;
    const remembered = rememberByList((nodes: readonly object[]) => [nodes, ++calls]);
    const [first = {}] = places;
    const inUse = remembered(places);
    for (let n = 0; n < 100; n++) {
      remembered([first, {}]);
      expect(remembered(places)).toBe(inUse);
    }
    expect(calls).toBe(101);
    // Eight are kept: of the others, those that were asked for last.
    const others = Array.from({ length: 20 }, () => ({}));
    for (const other of others) remembered([first, other]);
    const before = calls;
    for (const other of others.slice(-8)) remembered([first, other]);
    expect(calls).toBe(before);
    remembered(places);
    expect(calls).toBe(before + 1);
  });
});

/** Both kinds, asked by one key. */
const KINDS = [
  [
    'an object',
    <Value>(make: () => Value) => {
      const key = {};
      const remembered = remember<object, [], Value>(make);
      return () => remembered(key);
    },
  ],
  [
    'a value',
    <Value>(make: () => Value) => {
      const remembered = rememberByValue<string, [], Value>(make, 'huge');
      return () => remembered('key');
    },
  ],
] as const;

describe.each(KINDS)('what fails, by %s', (_, open) => {
  it('is not remembered where it is thrown', () => {
    let calls = 0;
    const ask = open(() => {
      calls++;
      if (calls === 1) throw new Error('The file is locked.');
      return calls;
    });
    expect(ask).toThrow('The file is locked.');
    expect([ask(), ask()]).toEqual([2, 2]);
  });

  it('is told to all who wait for a promise, and made anew for who asks next', async () => {
    let calls = 0;
    const ask = open(async () => {
      calls++;
      await Promise.resolve();
      if (calls === 1) throw new Error('The file is locked.');
      return calls;
    });
    const outcomes = await Promise.allSettled([ask(), ask()]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(calls).toBe(1);
    expect(await Promise.all([ask(), ask()])).toEqual([2, 2]);
    expect(calls).toBe(2);
  });

  it('leaves later results alone where a promise fails late', async () => {
    const refusals: ((reason: Error) => void)[] = [];
    const remembered = rememberByValue(
      (key: number) =>
        key === 0 && refusals.length === 0
          ? new Promise<string>((_resolve, reject) => refusals.push(reject))
          : Promise.resolve(`second ${key}`),
      'huge',
    );
    const first = remembered(0);
    for (let key = 1; key < 100; key++) void remembered(key);
    const second = remembered(0);
    refusals[0]?.(new Error('too late'));
    await expect(first).rejects.toThrow('too late');
    expect(await second).toBe('second 0');
    expect(remembered(0)).toBe(second);
    const ask = open(() => Promise.resolve('fine'));
    expect(ask()).toBe(ask());
  });
});

describe('rememberIfShared', () => {
  it('makes a result once for each shared object, and none for others', () => {
    const { calls, make } = counted(({ n }: { n: number }) => n + 1);
    const remembered = rememberIfShared(make);
    const [alone, together] = [{ n: 1 }, share({ n: 2 })];
    expect([remembered(alone), remembered(together), remembered(together)]).toEqual([undefined, 3, 3]);
    expect([...calls]).toEqual([[together, 1]]);
  });

  it('makes a result as soon as an object is shared', () => {
    const remembered = rememberIfShared(({ n }: { n: number }) => n + 1);
    const node = { n: 1 };
    expect(remembered(node)).toBeUndefined();
    expect(remembered(share(node))).toBe(2);
  });
});
