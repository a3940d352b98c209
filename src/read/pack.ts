/**
 * Turns `packs/<name>.yaml` into the definition of a pack, with the heads of its extra pages. Refuses unknown packs,
 * unknown keys and missing extra pages, each at its place.
 */

import { sha256 } from '../formats/sha256.js';
import { type Diagnostic, error, hasErrors, type Outcome } from '../model/diagnostic.js';
import { didYouMean } from '../model/names.js';
import type { PackDefinition, PackEntry } from '../model/pack.js';
import { checkPackFile, type PackFile, packKeys } from '../model/pack-schema.js';
import { joinPath } from '../model/paths.js';
import { rememberByValue } from '../model/remember.js';
import type { SourceText, Span } from '../model/source.js';
import type { TemplateHead } from '../model/template.js';
import { type Files, FileTrouble } from '../model/world.js';
import { attachmentsOf } from './attachments.js';
import type { PassageLibrary } from './passages/library.js';
import { schemaDiagnostics, stepsOf } from './schema-issues.js';
import { withStandIns } from './stand-ins.js';
import { readTemplateHead } from './template/head.js';
import { decodeText, LARGEST_TEXT, readBytes, readText } from './text.js';
import { parseYaml } from './yaml/index.js';
import { nodeAt, plainValue, spanAt, type YamlNode } from './yaml/node.js';
import { normaliseYaml } from './yaml/normal.js';

/** Reads the shared passages of the workspace. */
export type FindPassages = () => Promise<PassageLibrary>;

/** Where packs are, and what their pages may use. */
interface PackPlace {
  readonly files: Files;
  readonly folder: string;
  readonly passages: FindPassages;
}

/** Gives the pack with a name; `place` is where it is named. */
export type ReadPack = (name: string, place: Span) => Promise<Outcome<PackDefinition>>;

/** Makes a reader for the packs in a folder; it reads each file only once. `passages` finds those that extra pages may use. */
export function packReader(files: Files, folder: string, passages: FindPassages): ReadPack {
  const read = rememberByValue(
    (_name: string, path: string, paths: readonly string[]) => readPackFile({ files, folder, passages }, path, paths),
    'all',
  );
  let listing: Promise<readonly string[]> | undefined;
  return async (name, place) => {
    listing ??= filesIn(files, folder);
    const paths = await listing;
    const path = paths.find((candidate) => isPackFile(candidate) && nameOfFile(candidate) === name);
    if (path === undefined) return { diagnostics: [unknownPack(name, folder, paths, place)] };
    return read(name, path, paths);
  };
}

/** Reads every pack, whether an organisation has it or not, and reports its problems. */
export async function checkPackFiles(
  files: Files,
  folder: string,
  passages: FindPassages,
): Promise<readonly Diagnostic[]> {
  const paths = await filesIn(files, folder);
  const diagnostics: Diagnostic[] = [];
  for (const path of paths.filter(isPackFile))
    diagnostics.push(...(await readPackFile({ files, folder, passages }, path, paths)).diagnostics);
  return diagnostics;
}

const isPackFile = (path: string) => /^[^/_.][^/]*\.ya?ml$/i.test(path);

const nameOfFile = (path: string) => path.replace(/\.ya?ml$/i, '');

async function filesIn(files: Files, folder: string): Promise<readonly string[]> {
  try {
    return await files.list(folder);
  } catch (cause) {
    if (cause instanceof FileTrouble && cause.kind === 'missing') return [];
    throw cause;
  }
}

function unknownPack(name: string, folder: string, paths: readonly string[], place: Span): Diagnostic {
  const packNames = paths.filter(isPackFile).map(nameOfFile);
  const choices = packNames.length > 0 ? `Packs there: ${packNames.join(', ')}.` : `Add it as ${name}.yaml.`;
  return error('unknown-pack', `"pack": there is no pack with this name in ${folder}`, place, {
    hint: didYouMean(name, packNames) ?? choices,
  });
}

async function readPackFile(
  packs: PackPlace,
  file: string,
  paths: readonly string[],
): Promise<Outcome<PackDefinition>> {
  const { files, folder } = packs;
  const path = joinPath(folder, file);
  const source = await readText(files, path, path);
  if (!source.value) return { diagnostics: source.diagnostics };
  const yaml = parseYaml(source.value);
  if (!yaml.value) {
    const empty = hasErrors(yaml.diagnostics) ? [] : [error('file-empty', 'The file is empty', path)];
    return { diagnostics: [...yaml.diagnostics, ...empty] };
  }
  const { value: definition, diagnostics } = checkedFile(yaml.value, source.value);
  const problems = [...source.diagnostics, ...yaml.diagnostics, ...diagnostics];
  if (!definition) return { diagnostics: problems };
  const { values, root } = definition;
  const pages = await readExtraPages(packs, values.extra_pages ?? [], root, paths);
  const value: PackDefinition = {
    name: nameOfFile(file),
    title: values.title,
    cover: values.cover?.split('\n') ?? [],
    ...(values.policies ? { entries: values.policies.map((entry, at) => entryAt(entry, root, at)) } : {}),
    extraPages: pages.value ?? [],
    ...(values.attachments
      ? {
          attachments: attachmentsOf(values.attachments, (...at) => spanAt(root, ['attachments', ...at], 'value')),
        }
      : {}),
    ...(values.pages ? { pages: values.pages } : {}),
    ...(typeof values.combined === 'boolean' ? { combined: values.combined } : {}),
    ...(values.two_sided === true ? { twoSided: true } : {}),
    ...(values.dividers === true ? { dividers: true } : {}),
  };
  return { value, diagnostics: [...problems, ...pages.diagnostics] };
}

function checkedFile(
  fileRoot: YamlNode,
  source: SourceText,
): Outcome<{ readonly values: PackFile; readonly root: YamlNode }> {
  const { root, refused, diagnostics: unfitValues } = normaliseYaml(fileRoot);
  const { value: values, issues } = checkPackFile(plainValue(root));
  const schemaIssues = issues.filter((issue) => !refused.has(nodeAt(root, stepsOf(issue))));
  const diagnostics = withStandIns(root, [
    ...unfitValues,
    ...schemaDiagnostics(schemaIssues, { source, root, knownKeys: packKeys }),
  ]);
  return { ...(values ? { value: { values, root } } : {}), diagnostics };
}

type WrittenEntry = NonNullable<PackFile['policies']>[number];

function entryAt(entry: WrittenEntry, root: YamlNode, at: number): PackEntry {
  const span = spanAt(root, ['policies', at], 'value');
  return typeof entry === 'string'
    ? { kind: 'pattern', words: entry, span }
    : { kind: 'category', words: entry.category, span: spanAt(root, ['policies', at, 'category'], 'value') };
}

async function readExtraPages(
  packs: PackPlace,
  pages: readonly string[],
  root: YamlNode,
  paths: readonly string[],
): Promise<Outcome<readonly TemplateHead[]>> {
  const heads: TemplateHead[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [at, page] of pages.entries()) {
    const place = spanAt(root, ['extra_pages', at], 'value');
    const { value, diagnostics: pageDiagnostics } = await readExtraPage(packs, page, place, paths);
    if (value && !hasErrors(pageDiagnostics)) heads.push(value);
    for (const diagnostic of pageDiagnostics) diagnostics.push(diagnostic);
  }
  return { value: heads, diagnostics };
}

async function readExtraPage(
  { files, folder, passages }: PackPlace,
  page: string,
  place: Span,
  paths: readonly string[],
): Promise<Outcome<TemplateHead>> {
  const markdownFiles = paths.filter((path) => /\.md$/i.test(path));
  if (!markdownFiles.includes(page)) {
    const hint =
      didYouMean(page, markdownFiles) ?? `Give the path of a Markdown file in ${folder}, such as welcome.md.`;
    return {
      diagnostics: [error('pack-page', `There is no such Markdown file in ${folder}`, place, { hint })],
    };
  }
  const path = joinPath(folder, page);
  const bytes = await readBytes(files, path, LARGEST_TEXT);
  if (!bytes.value) return { diagnostics: bytes.diagnostics };
  const source = decodeText(bytes.value, path);
  if (!source.value) return { diagnostics: source.diagnostics };
  const head = readTemplateHead(source.value, 'markdown', await passages());
  const diagnostics = [...bytes.diagnostics, ...source.diagnostics, ...head.diagnostics];
  return { ...(head.value ? { value: { ...head.value, sha256: sha256(bytes.value) } } : {}), diagnostics };
}
