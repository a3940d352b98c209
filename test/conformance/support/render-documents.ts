/**
 * Renders, with the built program, every starter policy for every sample client and both sample texts; and, with the
 * writers themselves, documents that hold every kind of node, which no policy need do. Takes the folder away at the end.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { Document } from '../../../src/model/document.js';
import { FORMATS } from '../../../src/model/plan.js';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { openWriter } from '../../../src/write/index.js';
import { everyConstruct } from '../../support/sample-constructs.js';
import { documentOf, everyNode, h, numbered, p, table } from '../../support/sample-document.js';
import { landscapeDocument } from '../../support/sample-landscape.js';
import { SEEDS } from './documents.js';
import { runNode } from './programs.js';

/** Builds the program, renders, and tells the tests where the files lie. */
export default async function renderDocuments(project: TestProject): Promise<() => void> {
  const root = mkdtempSync(join(tmpdir(), 'policy-conformance-'));
  const clear = () => rmSync(root, { recursive: true, force: true, maxRetries: 3 });
  const [documents, scratch] = [join(root, 'documents'), join(root, 'scratch')];
  mkdirSync(scratch);
  try {
    build();
    const planned = [
      ...render(CLIENTS(join(documents, 'clients'))),
      ...(existsSync(SEEDS) ? render(seedArguments(join(documents, 'samples'))) : []),
      ...(await writeNodes(join(documents, 'nodes'))),
    ];
    project.provide('documents', documents);
    project.provide('planned', planned);
    project.provide('scratch', scratch);
  } catch (cause) {
    clear();
    throw cause;
  }
  return clear;
}

function build(): void {
  const rolldown = join('node_modules', 'rolldown', 'bin', 'cli.mjs');
  const { code, stdout, stderr } = runNode([rolldown, '--config', 'rolldown.config.ts'], 300);
  if (code !== 0) throw new Error(`The program does not build:\n${stdout}${stderr}`);
}

/** What renders the packs of all sample clients, each bound as one PDF too. */
export const CLIENTS = (out: string): readonly string[] => ['--all', '--combined', '--out', out];

/** What renders the sample texts: they are third parties' words, so they are read where they lie. */
export function seedArguments(out: string): readonly string[] {
  return ['--org', 'acme', '--loose', '--templates', SEEDS, '--reviewed-on', '2026-01-12', '--out', out];
}

/** Runs `policy render`; gives the paths that it says it wrote, absolute. */
export function render(args: readonly string[], environment: Readonly<Record<string, string>> = {}): readonly string[] {
  const { code, stdout, stderr } = runNode([join('dist', 'cli.js'), 'render', '--json', ...args], 300, { environment });
  if (code !== 0) throw new Error(`policy render ${args.join(' ')} ended with ${code}:\n${stdout}${stderr}`);
  const result = JSON.parse(stdout) as {
    readonly organisations: readonly { readonly files: readonly { readonly path: string }[] }[];
  };
  return result.organisations.flatMap(({ files }) => files.map(({ path }) => resolve(path)));
}

const NODES: Readonly<Record<string, () => Document>> = {
  'every-node': everyNode,
  'every-construct': () => documentOf(everyConstruct(), { contents: true }),
  landscape: landscapeDocument,
  long: () =>
    documentOf(
      Array.from({ length: 30 }, (_, at) => [
        h(1, `Chapter ${at + 1}`),
        p('Words that fill a line and go on to the next one. '.repeat(12).trim()),
        table(
          'Duties',
          ['Role', 'Duty'],
          ...Array.from({ length: 12 }, (_, row) => [`Role ${row}`, 'A duty of some words']),
        ),
        numbered(1, 'first', 'second', 'third'),
      ]).flat(),
    ),
  hostile: () => {
    const words = '</style><script>alert(1)</script> "\' & A*B_C {PAGE} \\u{1} (x) ]]> %s';
    const { properties } = everyNode();
    // Enough plain words that the few which a narrow cell breaks are few.
    const plain =
      'Ann keeps the key and Bo writes down who came, when they left, what they asked for, and whom they saw here.';
    return documentOf([h(1, words), p(words), p(`${plain} ${words}`), table(words, [words, 'b'], [words, words])], {
      masthead: everyNode().masthead,
      control: [{ label: words, value: words }],
      properties: { ...properties, title: words, organisation: words, status: 'draft' },
    });
  },
};

async function writeNodes(folder: string): Promise<readonly string[]> {
  const font = async (file: string): Promise<Uint8Array> => new Uint8Array(readFileSync(join('fonts', file)));
  const written: string[] = [];
  for (const format of FORMATS) {
    const writer = await openWriter(format, DEFAULT_THEME, { font });
    mkdirSync(join(folder, format), { recursive: true });
    for (const [name, make] of Object.entries(NODES)) {
      const { value, diagnostics } = await writer.write(make());
      if (!value) throw new Error(`${name} has no ${format}: ${diagnostics.map(({ message }) => message).join('; ')}`);
      const path = join(folder, format, `${name}.${format}`);
      writeFileSync(path, value);
      written.push(path);
    }
  }
  return written;
}
