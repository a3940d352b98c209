/** What the program answers shells that complete a half-typed call. The shells themselves are run by test/conformance/completions.test.ts. */
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { KNOWN_VALUES } from '../../src/commands/completions.js';
import { run } from '../../src/commands/index.js';
import { COMMANDS } from '../../src/commands/table.js';
import { memoryWorld } from '../support/memory-world.js';

const FILES = {
  'orgs/acme.yaml': 'name: Acme Home Care\n',
  'orgs/acme.issues.yaml': '',
  'orgs/Not An Id.yaml': 'name: x\n',
  'orgs/ty-gwyn.yaml': 'name: Tŷ Gwyn\n',
  'orgs/_northern.yaml': 'phone: 029 2018 0100\n',
  'elsewhere/other.yaml': 'name: Other\n',
  'templates/DCW13.md': '---\ntitle: Safeguarding Policy\ncode: DCW13\n---\n\nCall <<org_field_lift>>.\n',
  'templates/lone-working.md': '---\ntitle: Lone Working Policy\n---\n\nWords.\n',
};

/** What a shell that gives words is told: the words that may stand in place of the last. */
async function answer(typed: string, { files = FILES as Record<string, string>, shell = 'zsh' } = {}) {
  const world = memoryWorld(files);
  const code = await run(['completions', shell, ...typed.split(' ').map((word) => `--word=${word}`)], world, '1.2.3');
  expect(world.printed.err).toBe('');
  expect(code).toBe(0);
  const [kind, ...lines] = world.printed.out.trimEnd().split('\n');
  return { kind, lines, words: lines.map((line) => line.split('\t')[0]) };
}

describe('a half-typed call', () => {
  it.each([
    ['re', ['render', 'review', 'revoke']],
    ['help up', ['upgrade']],
    ['--v', ['--version']],
    ['org s', ['set']],
    ['render --org ', ['acme', 'ty-gwyn']],
    ['render --org acme --org t', ['ty-gwyn']],
    ['render --org acme,t', ['acme,ty-gwyn']],
    ['render --org=a', ['--org=acme']],
    ['render --org other --orgs elsewhere --org ', ['other']],
    ['render --all --al', []],
    ['render --po', ['--policy']],
    ['review ', ['DCW13', 'lone-working']],
    ['review dcw', ['DCW13']],
    ['review DCW13 lone', ['lone-working']],
    ['adopt x --group ', ['_northern']],
    ['due --format ', ['table', 'csv', 'ics', 'json']],
    ['due --fail-on o', ['overdue']],
    ['render --format pdf,', ['pdf,docx', 'pdf,pdf', 'pdf,html']],
    ['init x --nation w', ['wales']],
    ['impact --field li', []],
    ['impact --field fields.', ['fields.lift']],
    ['org set acme phon', ['phone']],
    ['org set acme ', undefined],
    ['review x --by deputy', ['deputy_manager']],
    ['show --on ', ['2026-11-22']],
    ['render -- --o', []],
    ['nonsense ', []],
    ['nonsense --help --', []],
  ])('%s', async (typed, words) => {
    const { kind, words: answered } = await answer(typed);
    expect(kind).toBe('words');
    if (words) expect(answered).toEqual(words);
    else expect(answered.length).toBeGreaterThan(50);
  });

  it.each([
    ['verify ', 'files'],
    ['import old', 'files'],
    ['fields --output x', 'files'],
    ['render --out=', 'folders'],
    ['plan --compare a b', 'files'],
  ])('%s: the shell lists %s', async (typed, kind) => {
    expect(await answer(typed)).toEqual({ kind, lines: [], words: [] });
  });

  it('says what commands, options and policies are', async () => {
    expect((await answer('revi')).lines).toEqual(['review\trecord that policies have been reviewed']);
    expect((await answer('render --combi')).lines).toEqual(['--combined\talso make the whole pack as one PDF']);
    expect((await answer('review D')).lines).toEqual(['DCW13\tSafeguarding Policy']);
  });

  it('offers no name that could steer a terminal', async () => {
    const { words } = await answer('adopt x --group ', { files: { 'orgs/_a\u001b[31m.yaml': '', 'orgs/_b.yaml': '' } });
    expect(words).toEqual(['_b']);
  });

  it.each([
    ['no workspace', {}],
    ['settings that can’t be read', { ...FILES, 'policy.yaml': 'formats: [' }],
    ['templates that can’t be read', { 'templates/x.md': '---\ntitle: [\n---\n', 'orgs/acme.yaml': ': :' }],
  ])('is answered without a word of trouble: %s', async (_, files) => {
    for (const typed of ['render --org ', 'review ', 'impact --field pho', 'adopt x --group '])
      await answer(typed, { files });
  });
});

it('PowerShell asks in Base64 and gets words as it would have them typed', async () => {
  const world = memoryWorld({ 'orgs/_a b.yaml': '' });
  const encoded = Buffer.from(['adopt', '--group', ''].join('\n')).toString('base64');
  await run(['completions', 'powershell', `--encoded=${encoded}`], world, '1.2.3');
  expect(world.printed.out).toBe("words\n'_a b'\t_a b\n");
});

it('refuses a shell that it doesn’t know, and says which there are', async () => {
  const world = memoryWorld({});
  expect(await run(['completions', 'tcsh'], world, '1.2.3')).toBe(2);
  expect(world.printed.err).toContain('bash, zsh, fish, powershell');
});

it('knows each value that an option or an argument takes, or leaves it to the person', async () => {
  const values = new Set<string>();
  for (const { name, load } of COMMANDS) {
    const command = new Command(name);
    (await load())(command, async () => {});
    for (const each of [command, ...command.commands]) {
      for (const { flags, argChoices, hidden } of each.options) {
        const [, value] = /<([^>.]+)/.exec(flags) ?? [];
        if (value && !argChoices && !hidden) values.add(value);
      }
      for (const argument of each.registeredArguments) if (!argument.argChoices) values.add(argument.name());
    }
  }
  expect([...values].filter((value) => !KNOWN_VALUES.includes(value)).sort()).toEqual([]);
});
