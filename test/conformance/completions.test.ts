/** The shells complete half-typed calls: each is run on a terminal, typed into, and what the completed line says is kept. */
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { scratchFolder } from './support/documents.js';
import { type Program, requirePrograms, run } from './support/programs.js';

const TYPE = join(import.meta.dirname, 'support', 'type-in-shell.py');

/** How each shell starts without a person's own settings, and what it reads once. */
const SHELLS = {
  bash: { command: ['bash', '--norc', '--noprofile', '-i'], setup: ['source <(policy completions bash)'] },
  zsh: { command: ['zsh', '-f', '-i'], setup: ['PS1="% "', 'source <(policy completions zsh)'] },
  fish: { command: ['fish', '--no-config', '-i'], setup: ['policy completions fish | source'] },
} as const satisfies Partial<Record<Program, unknown>>;

type Shell = keyof typeof SHELLS;

/** The name of a base that would do harm, or lose its end, in a shell that read it as more than letters. */
const BASE = `_no'rth "$(touch pwned)" \`touch pwned\` & x;*`;

const HEAD = '---\ntitle: Safeguarding Policy\ncode: DCW13\n---\n\nWords of <<org_field_lift>>.\n';

/** A workspace, and a `policy` that keeps the words of every call but those that shells make themselves. */
function workspace(settings = '') {
  const folder = join(scratchFolder(), 'workspace');
  const files = {
    'policy.yaml': settings,
    'orgs/acme.yaml': 'name: Acme\n',
    'orgs/$(touch pwned).yaml': 'name: Other\n',
    [`orgs/${BASE}.yaml`]: 'phone: 029 2018 0100\n',
    'templates/DCW13.md': HEAD,
    'old packs/manifest.json': '{}',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    if (text !== '') writeFileSync(join(folder, path), text);
  }
  const [programs, answered, result] = ['programs', 'answered', 'result'].map((name) => join(folder, '..', name));
  if (!programs || !answered || !result) throw new Error('no folder');
  mkdirSync(programs, { recursive: true });
  const script = `#!/bin/sh
if [ "$1" = completions ]; then
  "${process.execPath}" "${resolve('dist', 'cli.js')}" "$@"
  echo answered >> "${answered}"
else
  printf '%s\\n' "$@" > "${result}.part" && mv "${result}.part" "${result}"
fi
`;
  writeFileSync(join(programs, 'policy'), script);
  chmodSync(join(programs, 'policy'), 0o755);
  return { folder, programs, answered, result };
}

/** Types keys, each up to a tab; gives the words of the call and what the terminal showed. */
function type(shell: Shell, keys: readonly string[], { settings = '', isRun = true } = {}) {
  const { folder, programs, answered, result } = workspace(settings);
  const { command, setup } = SHELLS[shell];
  const environment = { PATH: `${programs}${delimiter}${process.env.PATH ?? ''}`, TERM: 'xterm', HOME: folder };
  const wanted = { shell: command, environment, folder, setup, keys, answered, ...(isRun ? { result } : {}) };
  const { code, stdout, stderr } = run('python3', [TYPE, JSON.stringify(wanted)], 110);
  if (code !== 0) throw new Error(stderr);
  return {
    words: isRun ? readFileSync(result, 'utf8').trimEnd().split('\n') : [],
    shown: stdout,
    hasHarm: existsSync(join(folder, 'pwned')),
  };
}

beforeAll(() => requirePrograms('python3', 'bash', 'zsh', 'fish'));

describe.each(['bash', 'zsh', 'fish'] as const)('%s', (shell) => {
  it('completes commands, options, ids and codes', () => {
    const { words } = type(shell, ['policy ren\t', '--org ac\t', '--pol\t', 'DC\t']);
    expect(words).toEqual(['render', '--org', 'acme', '--policy', 'DCW13']);
  });

  it('completes the value in the same word as its option, and after a comma', () => {
    expect(type(shell, ['policy render --org=ac\t']).words).toEqual(['render', '--org=acme']);
    expect(type(shell, ['policy render --format pdf,ht\t']).words).toEqual(['render', '--format', 'pdf,html']);
  });

  it('completes the commands of a command, their arguments and keys of the workspace’s own', () => {
    const { words } = type(shell, ['policy org se\t', 'ac\t', 'fields.li\t', '"yes" --dry\t']);
    expect(words).toEqual(['org', 'set', 'acme', 'fields.lift', 'yes', '--dry-run']);
  });

  it('lets the shell list files', () => {
    const { words } = type(shell, ['policy verify old\t']);
    expect(words.map((word) => word.replace(/\/$/, ''))).toEqual(['verify', 'old packs']);
  });

  it('writes a name with any signs as one word that says the same', () => {
    const { words, hasHarm } = type(shell, ['policy adopt --group _\t']);
    expect(words).toEqual(['adopt', '--group', BASE]);
    expect(hasHarm).toBe(false);
  });

  it('goes on after an open quotation mark', () => {
    const { words, hasHarm } = type(shell, ['policy adopt --group "_\t']);
    expect(words).toEqual(['adopt', '--group', BASE]);
    expect(hasHarm).toBe(false);
  });

  it('runs nothing that is typed', () => {
    const { hasHarm } = type(shell, ['policy render --org "$(touch pwned)" --pol\t'], { isRun: false });
    expect(hasHarm).toBe(false);
  });

  it('says nothing where the workspace can’t be read', () => {
    const { shown } = type(shell, ['policy render --org ac\t'], { settings: 'formats: [nonsense', isRun: false });
    expect(shown).not.toMatch(/error|warning|isn’t/i);
  });
});
