/**
 * Whatever authors write in Markdown is imported and rendered: each construct alone, in another, beside another, and many in
 * one document. No word is lost, and documents have the lists, tables, headings and links that a reader of CommonMark sees.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { FORMATS } from '../../src/model/plan.js';
import { BLOCKS, type Construct, PHRASES, STARTS } from '../support/markdown-constructs.js';
import { type Counts, shownByCommonMark, shownInDocument, wordsIn } from '../support/markdown-counts.js';
import { memoryWorld } from '../support/memory-world.js';
import { runs } from '../support/tier.js';

const CONSTRUCTS = [...PHRASES, ...BLOCKS];

const BELL = readFileSync(join(resolve(import.meta.dirname, '../..'), 'orgs/logos/acme.png'));

const BESIDE = {
  'orgs/acme.yaml': 'name: Acme\n',
  'old/bell.png': BELL,
  'old/beta.md': '# Beta Policy\n\n## Rules\n\nKeep.\n',
};

/** A document of constructs, and what is right for it. */
interface Sample {
  readonly name: string;
  readonly markdown: string;
  /** The constructs in it. */
  readonly of: readonly Construct[];
}

interface Result {
  readonly sample: Sample;
  /** Its HTML document, or `''`. */
  readonly page: string;
  readonly files: number;
}

/** How many documents are imported at once. */
const BATCH = 100;

/** Imports documents, and renders them all; fails where an error is reported. */
async function printed(samples: readonly Sample[], formats: readonly string[]): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < samples.length; from += BATCH)
    results.push(...(await printedBatch(samples.slice(from, from + BATCH), formats)));
  return results;
}

async function printedBatch(samples: readonly Sample[], formats: readonly string[]): Promise<readonly Result[]> {
  const titled = samples.map(({ markdown }, at): [string, string] => [
    `old/s${at}.md`,
    markdown.replace('Alpha', `Item ${at}`),
  ]);
  const world = memoryWorld({ ...BESIDE, ...Object.fromEntries(titled) });
  const reported = async (args: readonly string[]) => {
    world.printed.err = '';
    const code = await run(args, world, '1.2.3');
    const errors = world.printed.err.split('\n').filter((line) => /(?:^| )error /.test(line));
    const named = errors.map((line) => {
      const at = /(?:old\/s|\/item-|templates\/item-)(\d+)/.exec(line)?.[1];
      return `${line}\n${JSON.stringify(samples[Number(at)]?.markdown)}`;
    });
    expect(named.join('\n'), args.join(' ')).toBe('');
    expect(code, world.printed.err).toBe(0);
  };
  await reported(['import', 'old']);
  await reported(['render', '--all', '--loose', '--format', formats.join(',')]);
  return samples.map((sample, at) => {
    const files = [...world.disk].filter(([path]) =>
      new RegExp(`^/workspace/out/acme/.*/item-${at}\\.\\w+$`).test(path),
    );
    const page = files.find(([path]) => path.endsWith('.html'))?.[1];
    return { sample, page: page ? new TextDecoder().decode(page) : '', files: files.length };
  });
}

const sampleOf = (name: string, text: string, of: readonly Construct[]): Sample => ({
  name,
  markdown: `# Alpha Policy\n\n## Introduction\n\nBeginning.\n\n${text}\n\nEnding.\n`,
  of,
});

/** The words that a document of constructs must show. */
function wordsOf({ of }: Sample, at: number): readonly string[] {
  const shown = of.flatMap(({ says, markdown }) =>
    says === undefined ? shownByCommonMark(markdown).words : wordsIn(says),
  );
  return [...shown, ...wordsIn(`Item ${at} Policy. Introduction Beginning. Ending.`)].sort();
}

async function expectWords(samples: readonly Sample[], formats: readonly string[]): Promise<void> {
  const results = await printed(samples, formats);
  expect(results).toHaveLength(samples.length);
  results.forEach(({ sample, page, files }, at) => {
    expect(files, sample.name).toBe(formats.length);
    expect(shownInDocument(page).words, `${sample.name}\n${sample.markdown}`).toEqual(wordsOf(sample, at % BATCH));
  });
}

/** So many of them, chosen at random, or all. */
function some<Thing>(things: readonly Thing[], count: number): readonly Thing[] {
  if (count >= things.length) return things;
  const seed = inject('seed');
  return (
    fc.sample(fc.shuffledSubarray([...things], { minLength: count, maxLength: count }), { seed, numRuns: 1 })[0] ?? []
  );
}

const SINGLE = CONSTRUCTS.map((one) => sampleOf(one.name, one.markdown, [one]));

const indented = (text: string, first: string, others: string) => first + text.replaceAll('\n', `\n${others}`);

/** What constructs stand in. */
const AROUND: readonly (readonly [name: string, write: (markdown: string) => string, lines: boolean])[] = [
  ['an item', (text) => indented(text, '- ', '  '), true],
  ['a numbered item', (text) => indented(text, '1. before\n\n   ', '   '), true],
  ['a quotation', (text) => indented(text, '> ', '> '), true],
  ['a cell', (text) => `| A | B |\n|---|---|\n| ${text} | x |`, false],
  ['a heading', (text) => `## ${text}`, false],
  ['strong words', (text) => `**${text}**`, false],
];

/** Constructs in others. A typed number is one of the words of a heading that is none, and a picture in a
 * link its description where none can be. */
const NESTED = AROUND.flatMap(([name, write, lines]) =>
  (lines ? CONSTRUCTS : PHRASES.filter(({ markdown }) => !/[\n|]/.test(markdown)))
    .filter((one) => !['a typed number', 'a picture in a link'].includes(one.name))
    .map((one) => {
      const shell: Construct = { name, markdown: write('') };
      return sampleOf(`${one.name} in ${name}`, write(one.markdown), [shell, one]);
    }),
);

const PAIRS = CONSTRUCTS.flatMap((one) =>
  CONSTRUCTS.filter((other) => other !== one).map((other) =>
    sampleOf(`${one.name}, ${other.name}`, `${one.markdown}\n\n${other.markdown}`, [one, other]),
  ),
);

describe('a document of', () => {
  it('one construct is imported and rendered with all its words', () => expectWords(SINGLE, ['html']));

  it('one construct is rendered in every format', () => expectWords(some(SINGLE, runs(15, SINGLE.length)), FORMATS));

  it('one construct within another is, too', () => expectWords(some(NESTED, runs(60, NESTED.length)), ['html']));

  it('two constructs is, too', () => expectWords(some(PAIRS, runs(60, PAIRS.length)), ['html']));

  it('two constructs is rendered in every format', () => expectWords(some(PAIRS, runs(5, 2000)), FORMATS));
});

describe('a document that begins with', () => {
  it.each(STARTS)('$name has its title', async ({ name, markdown }) => {
    const [result] = await printed([{ name, markdown: `${markdown}\n\nEnding.\n`, of: [] }], ['html']);
    expect(result?.page).toContain('<h1>Item 0 Policy</h1>');
    expect(result?.page).toContain('<p>Ending.</p>');
  });

  it.each(STARTS)('$name and has no more is imported and rendered', async ({ name, markdown }) => {
    const [result] = await printed([{ name, markdown, of: [] }], FORMATS);
    expect(result?.files).toBe(FORMATS.length);
    expect(result?.page).toContain('<h1>Item 0 Policy</h1>');
  });
});

/** What is an error in a template, each for a reason that its author can mend: all others are templates as they stand. */
const REFUSED: Readonly<Record<string, string>> = {
  'a picture of the web': 'picture-missing',
  'a picture that is not there': 'picture-missing',
  'a picture without a description': 'picture-alt',
  'a table with a longer row': 'markdown-unsupported',
  'a heading without words': 'markdown-unsupported',
  'a frame': 'html-element',
  'a script': 'html-element',
  'an embedded thing': 'html-element',
  'front matter of others': 'unknown-key',
  'front matter without its beginning': 'front-matter-open unknown-key',
};

describe('a template as it stands, of', () => {
  it('each construct, is read, or refused for a reason', async () => {
    const samples = [
      ...SINGLE,
      ...STARTS.map(({ name, markdown }) => ({ name, markdown: `${markdown}\n\nEnding.\n`, of: [] })),
    ];
    const titled = samples.map(({ markdown }, at) => [`templates/t${at}.md`, markdown.replace('Alpha', `Item ${at}`)]);
    const beside = {
      'orgs/acme.yaml': 'name: Acme\n',
      'templates/bell.png': BELL,
      'templates/beta.md': '# Beta\n\nKeep.\n',
    };
    const world = memoryWorld({ ...beside, ...Object.fromEntries(titled) });
    await run(['check'], world, '1.2.3');
    const errors = new Map<string, Set<string>>();
    for (const [, at, code = ''] of world.printed.err.matchAll(/^templates\/t(\d+)\S* error .*\[([\w-]+)\]$/gm)) {
      const name = samples[Number(at)]?.name ?? '';
      errors.set(name, (errors.get(name) ?? new Set()).add(code));
    }
    const refused = Object.fromEntries([...errors].map(([name, codes]) => [name, [...codes].join(' ')]));
    expect(refused).toEqual(REFUSED);
  });
});

/** How files come: from Windows, with spaces at the ends of lines, without a line end at the last. */
const LAYOUTS: readonly ((markdown: string) => string)[] = [
  (markdown) => markdown,
  (markdown) => markdown.replaceAll('\n', '\r\n'),
  (markdown) => markdown.replaceAll(/(?<=\w)\n/g, ' \n'),
  (markdown) => markdown.replaceAll('\n\n', '\n\n\n'),
  (markdown) => markdown.trimEnd(),
];

const anySample: fc.Arbitrary<Sample> = fc
  .tuple(fc.uniqueArray(fc.constantFrom(...CONSTRUCTS), { minLength: 2, maxLength: 9 }), fc.constantFrom(...LAYOUTS))
  .map(([of, layout]) => {
    const text = of.map(({ markdown }) => markdown).join('\n\nWords between.\n\n');
    const sample = sampleOf(of.map(({ name }) => name).join(', '), text, of);
    return { ...sample, markdown: layout(sample.markdown) };
  });

function countsOf({ markdown, of }: Sample): Counts {
  const seen = shownByCommonMark(markdown).counts;
  const sum = (kind: keyof Counts) => of.reduce((total, { beyond }) => total + (beyond?.[kind] ?? 0), seen[kind]);
  return { lists: sum('lists'), tables: sum('tables'), headings: sum('headings'), links: sum('links') };
}

describe('a document of many constructs', () => {
  it('has the lists, tables, headings and links that CommonMark sees, and those beyond it', async () => {
    const samples = fc.sample(anySample, { seed: inject('seed'), numRuns: runs(50, 2000) });
    for (const { sample, page } of await printed(samples, ['html']))
      expect(shownInDocument(page).counts, sample.markdown).toEqual(countsOf(sample));
  });
});
