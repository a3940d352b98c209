/** File names, keys, arguments and received manifests that try to steer the terminal, through all commands. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { openTerminal } from '../../src/edge/terminal.js';
import { memoryWorld } from '../support/memory-world.js';

/** Clears the screen, goes back to the line's beginning, turns text around, begins a line that looks like ours. */
const EVIL = 'a\u001b[2J\u009b1m\rb\u202Ec\u2067d\nerror e';

const MANIFEST = JSON.stringify({
  manifest: 1,
  organisation: EVIL,
  engine: EVIL,
  files: [{ path: `html/${EVIL}.html`, sha256: '0'.repeat(64), page: 'index' }],
});

const FILES: Readonly<Record<string, string>> = {
  [`templates/${EVIL}.md`]: `---\ntitle: Fire Policy\ncode: DC1\nversion: "1.0"\nreview: {last: 2026-09-01}\n"${'\\e[2J\\x9b1m\\r\\u202e\\nerror'}": x\n---\n\nWords of <<org_field_nmae>> \u202Eand <<more.\n`,
  'templates/keys.md':
    '---\ntitle: Keys Policy\ncode: DC2\nversion: "1.0"\nreview: {last: 2026-09-01}\n---\n\nWords.\n',
  [`orgs/${EVIL}.yaml`]: 'name: Acme\n',
  'orgs/bala.yaml': `name: Bala\n"\\e[2J\\r\\u202e\\nerror": x\npolicies: {"\\e[2J\\nerror": {}}\nfields: {"\\e]0;x\\a": y}\n`,
  'orgs/cefn.yaml': 'name: Cefn\n',
  [`out/cefn/html/${EVIL}.html`]: 'x',
  'out/cefn/manifest.json': MANIFEST,
  [`themes/${EVIL}.yaml`]: 'page: a3\n',
  [`old/${EVIL}.txt`]: 'Lone Working\n\n1. Purpose\nWelcome.\n',
  [`old/${EVIL}.md`]: `# Lone Working\n\n[${EVIL.replace('\n', ' ')}] and more.\n`,
  'map.yaml': '"\\e[2J\\nerror": org_field_name\n',
};

const CALLS: readonly (readonly string[])[] = [
  ['check'],
  ['check', '--org', EVIL],
  ['check', '--policy', EVIL],
  ['check', '--orgs', EVIL],
  ['check', '--templates', EVIL],
  ['render', '--all'],
  ['render', '--all', '--dry-run'],
  ['render', '--org', 'cefn', '--policy', 'DC2'],
  ['render', '--org', 'cefn', '--out', EVIL],
  ['render', '--format', EVIL],
  ['fields'],
  ['due'],
  ['due', '--within', EVIL],
  ['review', EVIL, '--org', 'cefn', '--on', '2026-11-20'],
  ['review', 'DC2', '--org', 'cefn', '--on', EVIL],
  ['review', 'DC2', '--org', 'cefn', '--on', '2026-11-20', '--note', EVIL],
  ['issue', '--org', 'cefn'],
  ['issue', '--all', '--dry-run'],
  ['verify', 'out/cefn'],
  ['verify', EVIL],
  ['verify', `${EVIL}.zip`],
  ['impact', '--field', EVIL],
  ['impact', '--template', EVIL],
  ['impact', '--field', 'name'],
  ['import', `old/${EVIL}.txt`, '--dry-run'],
  ['import', `old/${EVIL}.md`, '--map-file', 'map.yaml'],
  ['import', EVIL],
  ['import', `old/${EVIL}.txt`, '--map', `${EVIL}=${EVIL}`],
  ['init', EVIL],
  [EVIL],
  [`--${EVIL}`],
  ['render', `--${EVIL}`],
];

async function printed(line: readonly string[], isTTY: boolean) {
  const world = memoryWorld(FILES);
  let words = '';
  const stream = {
    write: (text: string) => {
      words += text;
    },
    isTTY,
  };
  const code = await run(line, { ...world, terminal: openTerminal(stream, stream, {}) }, '1.2.3');
  return { code, words };
}

/** Our own colours, and the line of progress. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are looked for
const OURS = /\u001b\[(?:1|2|22|31|32|33|39)m|\r\u001b\[K/g;

const STEERING = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u;

describe.each([
  ['a pipe', false],
  ['a terminal', true],
] as const)('on %s nothing hostile is printed', (_, isTTY) => {
  it.each(CALLS)('%j %j %j', async (...line) => {
    const { words } = await printed(line, isTTY);
    expect(words).not.toBe('');
    const rest = (isTTY ? words.replace(OURS, '') : words).replace(/[\n\t]/g, '');
    expect(STEERING.exec(rest)?.[0]).toBeUndefined();
    expect(words).not.toMatch(/^error e/m);
  });
});

it('JSON stays JSON, and says what the names are', async () => {
  const { words } = await printed(['verify', 'out/cefn', '--json'], false);
  expect(JSON.parse(words)).toMatchObject({ organisation: EVIL, engine: EVIL });
  expect(STEERING.test(words.replace(/\n/g, ''))).toBe(false);
});
