/**
 * Reads the head of a Word template: from the sidecar first, then from the file's own properties. The title can also
 * come from the paragraph with the style Title. Refuses a file that isn't a Word document, or has no title.
 */
import { type ExternalUse, findExternal } from '../../formats/word/external.js';
import { openWordPackage, type WordPackage } from '../../formats/word/package.js';
import { XmlTrouble } from '../../formats/xml/parse.js';
import { parseXmlPlaces } from '../../formats/xml/places.js';
import { someOf } from '../../model/counting.js';
import { type Diagnostic, error, hasErrors, warning } from '../../model/diagnostic.js';
import { addToGroup } from '../../model/groups.js';
import { type MasterText, textWhenAsked } from '../../model/master-text.js';
import type { SourceText, Span } from '../../model/source.js';
import type { TemplateHead } from '../../model/template.js';
import type { PrintedKeys } from '../fingerprint/method-1-source.js';
import { type WordStory, wordText } from '../fingerprint/method-1-word.js';
import { withPiecesWrittenOut } from '../fingerprint/written-out-pieces.js';
import { noPassages, type PassageLibrary } from '../passages/library.js';
import { withPassages } from '../passages/with-passages.js';
import { type FrontMatterReading, hasMistypedTitle, readFrontMatterFile } from '../template/front-matter.js';
import { headFields } from '../template/head.js';
import { slugOfTitle } from '../template/title.js';
import { type CleanedWord, cleanWord } from './clean/index.js';
import type { Undecided } from './clean/tracked/index.js';
import { propertiesAsFrontMatter } from './properties.js';
import { withShownWords } from './shown/index.js';
import { movingWarnings } from './shown/moving-warnings.js';
import { type ReadWord, readWordParts, storyParts } from './template.js';
import { readWordTree } from './tree/index.js';

/** What is known of a Word template before the plan is made. */
export interface OpenedWordTemplate {
  readonly head?: TemplateHead;
  /** The parts, where the file could be opened. */
  readonly read?: ReadWord;
  readonly diagnostics: readonly Diagnostic[];
}

/** Opens a Word template; `path` is how messages name it, `sidecar` the text of `NAME.yaml` where there is one. */
export function openWordTemplate(
  path: string,
  bytes: Uint8Array,
  sidecar: SourceText | undefined,
  library: PassageLibrary = noPassages('_passages'),
): OpenedWordTemplate {
  const { value: opened, refusal } = openWordPackage(bytes);
  if (!opened) return { diagnostics: [error('word-unsupported', refusal.message, path, { hint: refusal.hint })] };
  try {
    return openParts(path, opened, sidecar, library);
  } catch (trouble) {
    // For example a prefix that is never declared: that is well-formed XML, but not valid with namespaces.
    if (!(trouble instanceof XmlTrouble)) throw trouble;
    const message = `The Word file is damaged: ${trouble.message}`;
    return { diagnostics: [error('word-unsupported', message, path, { hint: 'Open it in Word and save it again.' })] };
  }
}

function openParts(
  path: string,
  opened: WordPackage,
  sidecar: SourceText | undefined,
  library: PassageLibrary,
): OpenedWordTemplate {
  const sidecarFront = sidecar && readFrontMatterFile(sidecar);
  const keep = sidecarFront?.values?.keep ?? [];
  const cleaned = cleanWord(path, opened, {
    keep,
    allows: sidecarFront?.values?.allows ?? [],
    trackedChanges: sidecarFront?.values?.tracked_changes ?? undecided(path),
  });
  const keepsMoving = keep.includes('moving_fields');
  const shown = withShownWords(cleaned.package, keepsMoving);
  const properties = propertiesAsFrontMatter(path, opened);
  const propertiesFront = properties && asWarnings(readFrontMatterFile(properties));
  const read = readWordParts(path, shown.package, 'refused', shown.records);
  const front = mergedFront(sidecarFront, propertiesFront);
  const diagnostics = [
    ...(sidecarFront?.diagnostics ?? []),
    ...(propertiesFront?.diagnostics ?? []),
    ...cleaningProblems(cleaned, sidecarFront),
    ...(keepsMoving ? [] : movingWarnings(path, sidecarName(path), shown.moving)),
    ...unsafeUses(path, cleaned.package, front.values.allows ?? []),
    ...uselessClauses(front),
  ];
  if (sidecarFront && !sidecarFront.values && hasErrors(diagnostics)) return { read, diagnostics };
  const title = titleOf(front, read);
  if (!title)
    return { read, diagnostics: hasMistypedTitle(diagnostics) ? diagnostics : [...diagnostics, missingTitle(path)] };
  const slug = front.values.slug
    ? { value: front.values.slug, diagnostics: [] }
    : slugOfTitle(title.title, title.titleSpan);
  diagnostics.push(...slug.diagnostics);
  if (slug.value === undefined) return { read, diagnostics };
  const calls = read.parts.flatMap(({ blocks }) =>
    [...blocks.passages].map(([{ span }, { name }]) => ({ name, span })),
  );
  const passages = library.use(calls);
  diagnostics.push(...passages.diagnostics);
  const head: TemplateHead = {
    kind: 'word',
    text: textWhenAsked(() =>
      withPiecesWrittenOut(wordMasterText(cleaned.worded, read, sidecarFront?.values ?? {}), passages.direct),
    ),
    source: read.source,
    bodyStart: 0,
    ...title,
    slug: slug.value,
    ...headFields(front),
  };
  return { head: withPassages(head, passages.all), read, diagnostics };
}

/** The words as the file came: whatever is cleaned away, records made of it earlier stay valid. */
function wordMasterText(worded: WordPackage, read: ReadWord, sidecar: PrintedKeys): MasterText {
  const rootOf = (kind: RegExp) => {
    const part = [...worded.parts.values()].find(({ contentType }) => kind.test(contentType));
    return part?.xml === undefined ? undefined : parseXmlPlaces(part.xml);
  };
  return wordText(
    storiesAsTheyCame(worded, read),
    { styles: rootOf(/\.styles\+xml$/i), properties: rootOf(/\.core-properties\+xml$/i) },
    sidecar,
  );
}

function storiesAsTheyCame(worded: WordPackage, read: ReadWord): readonly WordStory[] {
  const roots = new Map(read.parts.map(({ part: { part, root } }) => [part, root]));
  return storyParts(worded).map((part) => ({
    contentType: part.contentType,
    root: roots.get(part) ?? parseXmlPlaces(part.xml ?? ''),
  }));
}

type Front = Required<Pick<FrontMatterReading, 'values' | 'spanOf'>>;

/** Merges front matter key by key: the sidecar takes precedence over the file's properties. */
function mergedFront(sidecar: FrontMatterReading | undefined, properties: FrontMatterReading | undefined): Front {
  const withValues = (values: object | undefined) =>
    Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => value !== null && value !== undefined));
  const [sidecarValues, propertyValues] = [withValues(sidecar?.values), withValues(properties?.values)];
  return {
    values: { ...propertyValues, ...sidecarValues } as Front['values'],
    spanOf: (...path) => (path[0] !== undefined && path[0] in sidecarValues ? sidecar : properties)?.spanOf(...path),
  };
}

/** Problems in a file's properties are only warnings, because properties are often left over from another document. */
function asWarnings(frontMatter: FrontMatterReading): FrontMatterReading {
  return {
    ...frontMatter,
    diagnostics: frontMatter.diagnostics.map((diagnostic) => ({ ...diagnostic, severity: 'warning' })),
  };
}

/** Paragraphs of a Word file have the numbers that Word gives them. */
function uselessClauses({ values, spanOf }: Front): readonly Diagnostic[] {
  if (!values.clauses) return [];
  const hint = 'Number the paragraphs in Word, with a list that has levels, and delete this key.';
  return [warning('clause-number', '"clauses" does nothing for a Word file', spanOf('clauses'), { hint })];
}

function titleOf(front: Front, read: ReadWord): { readonly title: string; readonly titleSpan: Span } | undefined {
  const titleSpan = front.spanOf('title');
  if (front.values.title && titleSpan) return { title: front.values.title, titleSpan };
  const styled = readWordTree(read).title;
  return styled && { title: styled.text, titleSpan: styled.span };
}

/** What to do about tracked changes where nobody has decided. */
function undecided(path: string): Undecided {
  return {
    hint: `Accept or reject them in Word, or write "tracked_changes: accept" in ${sidecarName(path)}, or "reject".`,
  };
}

/** A companion file that can't be read may hold the decision about tracked changes: its own error is enough. */
function cleaningProblems(
  { diagnostics }: CleanedWord,
  sidecar: FrontMatterReading | undefined,
): readonly Diagnostic[] {
  const isUnread = sidecar !== undefined && !sidecar.values;
  const silent = sidecar?.values?.silence ?? [];
  return diagnostics.filter(({ severity, code }) =>
    severity === 'error' ? !isUnread : !silent.some((silenced) => silenced === code),
  );
}

/** Reports everything that the file fetches or runs from outside, unless the sidecar allows it by name: once a part and name. */
function unsafeUses(path: string, opened: WordPackage, allowed: readonly string[]): readonly Diagnostic[] {
  const groups = new Map<string, ExternalUse[]>();
  for (const use of findExternal(opened))
    if (!allowed.includes(use.name)) addToGroup(groups, `${use.part} ${use.name}`, use);
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const { part, name } = first;
    const references = [...new Set([first, ...others].map(({ reference }) => reference))];
    const things = references.length === 1 ? 'something' : `${references.length} things`;
    const message = `${part} fetches or runs ${things} from outside (${name}): ${someOf(references, QUOTED_USES)}`;
    const hint = `Remove it in Word, or allow it in ${sidecarName(path)}: "allows: [${name}]".`;
    return [error('word-unsafe', message, path, { hint })];
  });
}

/** How many addresses or field codes a message quotes. */
const QUOTED_USES = 3;

function sidecarName(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.[^.]+$/, '.yaml');
}

function missingTitle(path: string): Diagnostic {
  return error('template-title', 'The Word file has no title', path, {
    hint: `Give a paragraph the style Title, fill in the title in the file’s properties, or write "title: …" in ${sidecarName(path)} next to it.`,
  });
}
