/** `policy render`: makes the documents of chosen organisations and writes them, each client's all at once or not at all. */
import { posix } from 'node:path';
import type { Command } from 'commander';
import { alteredFiles, type KeptCopy, keptCopies } from '../engine/altered-files.js';
import { OrganisationHold, undoneNotes, unwritable } from '../engine/holding.js';
import {
  engineName,
  type FolderChange,
  inFolder,
  manifestIn,
  nextManifest,
  unlistedFiles,
} from '../engine/manifest.js';
import { type Product, produce } from '../engine/produce.js';
import { type Preparation, prepare } from '../engine/production.js';
import { openWorkspace, shown } from '../engine/workspace.js';
import { WrongUse } from '../engine/wrong-use.js';
import { plural, someOf } from '../model/counting.js';
import { type Diagnostic, error, hasErrors, isProblem, sortDiagnostics } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import { MANIFEST_FILE, readManifest } from '../model/manifest.js';
import { policyName } from '../model/pack.js';
import type { Format } from '../model/plan.js';
import { FileTrouble, type OutputFile, type World, type WriteResult } from '../model/world.js';
import { countWords, printDiagnostics } from '../report/diagnostics.js';
import { printJson } from '../report/json.js';
import { startProgress } from '../report/progress.js';
import { sayWaiting } from '../report/waiting.js';
import type { Action } from './command.js';
import { addChoiceOptions, type ChoiceOptions, readFolder, readFormats } from './options.js';

interface RenderOptions extends ChoiceOptions {
  readonly format?: readonly Format[];
  readonly out?: string;
  readonly dryRun?: boolean;
  readonly combined?: boolean;
  readonly keepAltered?: boolean;
}

const EXAMPLES = `
Examples:
  policy render --org acme                          all of Acme's policies as DOCX, PDF and HTML
  policy render --all --format pdf                  PDFs for every organisation
  policy render --org "north-*" --policy DCW34      one policy for some
  policy render --org acme --dry-run                what would be written
  policy render --all --strict --json > result.json for CI`;

/** Adds `render` to the program. */
export function addRender(program: Command, action: Action): void {
  const command = program.command('render').description('write the policies of organisations as DOCX, PDF and HTML');
  addChoiceOptions(command)
    .option('--format <list>', 'formats, by commas: docx,pdf,html (default: all)', readFormats)
    .option('--out <dir>', 'folder for the documents (default: out)', readFolder)
    .option('--combined', 'bind the whole pack as one PDF too')
    .option('--keep-altered', 'write nothing for an organisation whose documents were edited since they were rendered')
    .option('--dry-run', 'make and check everything, list the files, write nothing')
    .addHelpText('after', EXAMPLES)
    .action((options: RenderOptions) => action((world) => render(world, options)));
}

/** One organisation in the result. */
interface Rendered {
  readonly id: string;
  readonly policies: number;
  /** Pages beside the policies, each in one format or several. */
  readonly pages: number;
  readonly status: 'written' | 'planned' | 'refused' | 'failed';
  readonly files: readonly { readonly path: string; readonly change: WriteResult['change'] | 'planned' }[];
  /** Documents of an earlier pack that nothing makes any more. */
  readonly removed: readonly string[];
  /** Documents that somebody had edited, and where a copy of each is kept. */
  readonly altered: readonly { readonly path: string; readonly kept: string }[];
  /** Files beside the documents that are nobody's: left alone. */
  readonly unlisted: readonly string[];
}

async function render(world: World, options: RenderOptions): Promise<ExitCode> {
  if (options.combined && (options.loose || options.policy.length > 0))
    throw new WrongUse('--combined binds the whole pack, so it excludes --policy and --loose');
  const started = world.now();
  const workspace = await openWorkspace(world, options);
  if (!workspace.value) return finish(world, options, [], workspace.diagnostics, started);
  const preparation = await prepare(workspace.value, {
    ...options,
    ...(options.format ? { formats: options.format } : {}),
  });
  const diagnostics: Diagnostic[] = [...workspace.diagnostics, ...preparation.diagnostics];
  const results: Rendered[] = [];
  const engine = await engineName(world);
  const progress = startProgress(world.terminal, preparation.plan.jobs.length);
  const { out } = workspace.value.folders;
  const hold = new OrganisationHold(world, { onWait: sayWaiting(world.terminal) });
  const products = produce(preparation, {
    onDocument: (job) => progress.step(`${job.organisation.id} ${policyName(job.template)}`),
    manifestOf: async (id) => {
      const folder = posix.join(out, id);
      if (!options.dryRun) await hold.take([folder]);
      return manifestIn(world, folder);
    },
    whole: options.policy.length === 0,
    engine,
    combined: options.combined === true,
  });
  try {
    for await (const product of products) {
      diagnostics.push(...product.diagnostics);
      const strictly = options.strict && concerns(product, preparation, diagnostics);
      const target = { out, engine, formats: preparation.formats, hold };
      const wanted = strictly ? { ...product, refused: true } : product;
      results.push(await writeProduct(world, target, options, wanted, diagnostics));
      await hold.release();
    }
  } finally {
    await hold.release();
  }
  progress.done();
  return finish(world, options, results, diagnostics, started);
}

/** Under --strict a warning refuses like an error: any that names the organisation, its file, or a template it uses. */
function concerns(product: Product, preparation: Preparation, diagnostics: readonly Diagnostic[]): boolean {
  const own = preparation.organisations.find((one) => one.id === product.id)?.path;
  const jobs = preparation.plan.jobs.filter((job) => job.organisation.id === product.id);
  const paths = new Set([own, ...jobs.map((job) => job.template.source.path)]);
  return diagnostics
    .filter(isProblem)
    .some((one) =>
      one.organisation ? one.organisation === product.id : one.path !== undefined && paths.has(one.path),
    );
}

/** Where documents go, by what they are made, and which of the formats. */
interface Target {
  readonly out: string;
  readonly engine: string;
  readonly formats: readonly Format[];
  readonly hold: OrganisationHold;
}

const NOTHING = { pages: 0, files: [], removed: [], altered: [], unlisted: [] } as const;

async function writeProduct(
  world: World,
  target: Target,
  options: RenderOptions,
  product: Product,
  diagnostics: Diagnostic[],
): Promise<Rendered> {
  const { id, policies } = product;
  if (product.refused) return { id, policies, status: 'refused', ...NOTHING };
  const folder = posix.join(target.out, id);
  const pages = pageCount(product);
  const documents = product.files.map(({ path, bytes }) => ({
    path: posix.join(target.out, path),
    bytes,
    below: target.out,
  }));
  const change = folderChange(target, options, product);
  const gone = (change?.gone ?? []).map((path) => posix.join(folder, path));
  try {
    const copies = await editedCopies(world, folder, product, change);
    const altered = copies.map(({ path, kept }) => ({ path: posix.join(folder, path), kept: shown(world, kept) }));
    if (options.keepAltered && altered.length > 0) {
      diagnostics.push(...altered.map(({ path }) => editedError(path, id)));
      return { id, policies, status: 'refused', ...NOTHING };
    }
    if (options.dryRun) {
      const files = documents.map(({ path }) => ({ path, change: 'planned' as const }));
      return { id, policies, pages, status: 'planned', files, removed: gone, altered, unlisted: [] };
    }
    const hold = target.hold.current();
    diagnostics.push(...undoneNotes(world, hold, id));
    const written = await hold.write({
      files: [...documents, ...manifestFile(target, folder, change), ...copies.flatMap(({ output }) => output ?? [])],
      removed: gone.map((path) => ({ path, below: target.out })),
    });
    const files = documents.map(({ path }, index) => ({
      path,
      change: written[index]?.change ?? ('created' as const),
    }));
    const unlisted = change ? await nobodysFiles(world, folder, change) : [];
    return { id, policies, pages, status: 'written', files, removed: gone, altered, unlisted };
  } catch (cause) {
    if (!(cause instanceof FileTrouble)) throw cause;
    diagnostics.push(unwritable(world, cause, { organisation: id, hint: UNWRITTEN }));
    return { id, policies, status: 'failed', ...NOTHING };
  }
}

const UNWRITTEN =
  'The files that stood there before are as they were. Choose another folder with --out, or make this one writable.';

function manifestFile({ out }: Target, folder: string, change: FolderChange | undefined): readonly OutputFile[] {
  if (!change) return [];
  return [{ path: posix.join(folder, MANIFEST_FILE), bytes: Buffer.from(change.manifest, 'utf8'), below: out }];
}

/** Copies of the documents that somebody edited and that are now replaced or removed. */
async function editedCopies(
  world: World,
  folder: string,
  { id, files, before }: Product,
  change: FolderChange | undefined,
): Promise<readonly KeptCopy[]> {
  const next = new Map<string, Uint8Array | undefined>(files.map(({ path, bytes }) => [inFolder(path), bytes]));
  for (const path of change?.gone ?? []) next.set(path, undefined);
  const altered = await alteredFiles(world, folder, before, next);
  return altered.length > 0 ? keptCopies(world, folder, id, altered) : [];
}

function editedError(path: string, organisation: string): Diagnostic {
  return error('output-altered', 'This document was edited since it was rendered', path, {
    organisation,
    hint: 'Put the edit into the template. Without --keep-altered the document is replaced, and a copy of it is kept.',
  });
}

/** How many pages stand beside the policies, whatever their formats. */
function pageCount({ files, policies }: Product): number {
  const names = files.map(({ path }) =>
    inFolder(path)
      .replace(/^(?:docx|pdf|html)\//, '')
      .replace(/\.\w+$/, ''),
  );
  return new Set(names).size - policies;
}

/** What becomes of the folder beside the documents; nothing where no pack is made: a part of one, or loose documents. */
function folderChange(
  { engine, formats }: Target,
  options: RenderOptions,
  { id, files, before }: Product,
): FolderChange | undefined {
  if (options.loose) return undefined;
  const whole = options.policy.length === 0;
  return before || whole ? nextManifest(id, engine, files, before, { formats, whole }) : undefined;
}

async function nobodysFiles(world: World, folder: string, { manifest }: FolderChange): Promise<readonly string[]> {
  const listed = new Set(readManifest(manifest)?.files.map(({ path }) => path));
  return (await unlistedFiles(world, folder, listed)).map((path) => posix.join(folder, path));
}

function exitCode(options: RenderOptions, results: readonly Rendered[], diagnostics: readonly Diagnostic[]): ExitCode {
  if (results.some((result) => result.status === 'failed')) return 3;
  return hasErrors(diagnostics) || (options.strict && diagnostics.some(isProblem)) ? 1 : 0;
}

function finish(
  world: World,
  options: RenderOptions,
  results: readonly Rendered[],
  unsorted: readonly Diagnostic[],
  started: number,
): ExitCode {
  const diagnostics = sortDiagnostics(unsorted);
  const code = exitCode(options, results, diagnostics);
  if (options.json) {
    printJson(world.terminal, { command: 'render', exitCode: code, organisations: results }, diagnostics);
    return code;
  }
  printDiagnostics(diagnostics, world.terminal);
  printSummary(world, results, diagnostics, (world.now() - started) / 1000, options.dryRun === true);
  return code;
}

function changeWords(result: Rendered): string {
  const count = (change: string) => result.files.filter((file) => file.change === change).length;
  return [
    ['created', count('created')],
    ['replaced', count('replaced')],
    ['unchanged', count('unchanged')],
  ]
    .flatMap(([word, number]) => (number ? [`${number} ${word}`] : []))
    .join(', ');
}

function statusWords(result: Rendered): string {
  if (result.status === 'refused') return 'nothing written: see the problems above';
  if (result.status === 'failed') return 'could not be written';
  if (result.files.length === 0) return 'no documents';
  const what = [plural(result.policies, 'policy', 'policies'), plural(result.pages, 'page')]
    .filter(Boolean)
    .join(' and ');
  const counts = `${what} in ${plural(result.files.length, 'file')}`;
  return result.status === 'planned' ? `${counts} planned` : `${counts}: ${changeWords(result)}`;
}

function printSummary(
  world: World,
  results: readonly Rendered[],
  diagnostics: readonly Diagnostic[],
  seconds: number,
  dryRun: boolean,
): void {
  const { out } = world.terminal;
  if (dryRun) for (const file of results.flatMap((result) => result.files)) out(`${file.path}\n`);
  const width = Math.max(0, ...results.map((result) => result.id.length));
  for (const result of results) {
    out(`${result.id.padEnd(width)}  ${statusWords(result)}\n`);
    for (const path of result.removed)
      out(`${''.padEnd(width)}  ${dryRun ? 'would be removed' : 'removed'}: ${path}\n`);
    for (const { path, kept } of result.altered)
      out(
        `${''.padEnd(width)}  edited since it was rendered, ${dryRun ? 'would be replaced' : 'replaced'}: ${path} (copy: ${kept})\n`,
      );
    if (result.unlisted.length > 0)
      out(`${''.padEnd(width)}  not of the pack, left alone: ${someOf(result.unlisted, 8)}\n`);
  }
  const files = results.reduce((sum, result) => sum + result.files.length, 0);
  const done = dryRun ? 'would be written' : 'written or up to date';
  const problems = countWords(diagnostics);
  out(
    `${files === 1 ? '1 file' : `${files} files`} ${done}${problems ? `, ${problems}` : ''} (${seconds.toFixed(1)} s)\n`,
  );
}
