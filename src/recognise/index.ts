/**
 * Turns a document into the draft of a template: replaces placeholders of other programs according to a map, and
 * proposes front matter from the document's own words. Pure: the same document gives the same draft.
 */
import { type Cycle, isoDate } from '../model/calendar.js';
import type { Block, Blocks, Branching, Inlines, Leaf } from '../model/document.js';
import type { FrontMatter } from '../model/front-matter-schema.js';
import type { DraftValue, DraftValues, ImportedDocument } from '../model/imported-document.js';
import { slugify } from '../model/outline.js';
import { HOLE, plainRun, runsOf } from '../model/runs.js';
import type { Span } from '../model/source.js';
import { Control } from './control.js';
import { type Decision, type DraftKey, Findings, type Guess } from './findings.js';
import { recogniseFront } from './front.js';
import { headLength, labelledCells, labelledLines, shownWords } from './labels.js';
import { type FactKind, ownFacts } from './own-facts.js';
import { type FieldCandidate, type FieldMap, findUnmapped, replaceMapped, type Words } from './placeholders.js';
import { changeEntry, recogniseSections } from './sections.js';
import { escapedTitle, holdsTag, titleText } from './title-text.js';

/** The draft of a template, with everything that was guessed. */
export interface Draft {
  /** The name of its file, without folder and extension. */
  readonly name: string;
  readonly frontMatter: DraftValues;
  readonly blocks: Blocks<Leaf>;
  readonly guesses: readonly Guess[];
  readonly decisions: readonly Decision[];
  /** Placeholders of other programs that became fields. */
  readonly replaced: readonly FieldCandidate[];
  /** Placeholders that stay as they are. */
  readonly unmapped: readonly FieldCandidate[];
}

/** Drafts a template from a document. */
export function draftTemplate(document: ImportedDocument, map: FieldMap): Draft {
  const { path } = document.source;
  const findings = new Findings();
  const control = new Control(findings, path);
  takeFrontMatter(document, findings);
  const { words, replaced } = replaceMapped({ title: document.title?.words, blocks: document.blocks }, map);
  const { title, blocks, span } = chooseTitle(words.title, words.blocks, document.title?.span);
  const titleWords = title ? titleText(title) : '';
  if (titleWords !== '') findings.guess('title', titleWords, span ?? document.title?.span ?? path, 'the title line');
  for (const line of document.front) findings.leaveOut(shownWords(line), lineOf(line, path));
  const remaining = recogniseFront(blocks, findings, control, path);
  recogniseSections(remaining, findings, control, path);
  addOwnFacts({ title, blocks: remaining }, findings);
  fromProperties(document.properties, path, findings);
  fromFileName(path, findings);
  asDraft(findings, path);
  const name = nameOf(findings, path);
  return {
    name,
    frontMatter: valuesOf(document.frontMatter, findings),
    blocks: remaining,
    guesses: findings.guesses,
    decisions: findings.decisions,
    replaced,
    unmapped: ownFirst(findUnmapped({ title, blocks: remaining }, findings.literals, document.marked), findings),
  };
}

/** Adds what looks like the organisation's own to the words that belong to one organisation. */
function addOwnFacts({ title, blocks }: Words, findings: Findings): void {
  const cells = tableLabels(blocks);
  const runs = [...runsOf(blocks).map((run) => plainRun(run).text), ...cells];
  for (const { kind, spelling, field } of ownFacts({ title: title ? plainRun(title).text : '', runs })) {
    findings.factKinds.set(spelling, kind);
    if (!findings.literals.has(spelling)) findings.literals.set(spelling, field ?? '');
  }
}

/** The labels of tables with their values, as lines: `Registered Manager: Jo Bloggs`. */
function tableLabels(blocks: Blocks<Leaf>): readonly string[] {
  return blocks.flatMap((block: Branching<Leaf, Block<Leaf>>) =>
    block.type === 'table'
      ? (labelledCells(block) ?? []).map(({ label, value }) => `${label}: ${value.replaceAll(HOLE, ' ')}`)
      : [],
  );
}

/** What looks like the organisation's own comes first, since it would go to everybody. */
function ownFirst(candidates: readonly FieldCandidate[], { factKinds }: Findings): readonly FieldCandidate[] {
  const own = candidates
    .filter(({ kind }) => kind === 'words')
    .map(
      (candidate): FieldCandidate => ({
        ...candidate,
        fact: factKinds.get(candidate.spelling) ?? kindOfField(candidate.field),
      }),
    );
  return [...own, ...candidates.filter(({ kind }) => kind !== 'words')];
}

function kindOfField(field = ''): FactKind {
  if (/_date$|_on$/.test(field)) return 'date';
  return /_no$/.test(field) ? 'registration number' : 'name';
}

function lineOf(line: Inlines<Leaf>, path: string): Span | string {
  const nodeWithSpan = line.find((node) => 'span' in node && node.span);
  return (nodeWithSpan && 'span' in nodeWithSpan && nodeWithSpan.span) || path;
}

/** Takes the values of the document's own front matter, which need no guess. */
function takeFrontMatter({ frontMatter, notes }: ImportedDocument, findings: Findings): void {
  for (const [key, value] of valuesIn(frontMatter)) findings.values.set(key, value);
  for (const policy of frontMatter.related ?? []) findings.related.push(policy);
  for (const change of frontMatter.changes ?? []) findings.changes.push(change);
  for (const { message, place } of notes) findings.decide(message, place);
}

/** Takes values of the file's properties where there is no other value. */
function fromProperties(properties: FrontMatter, path: string, findings: Findings): void {
  for (const [key, value] of valuesIn(properties))
    if (!findings.values.has(key)) findings.guess(key, value, path, 'the file’s properties');
}

function valuesIn({
  title,
  code,
  slug,
  version,
  status,
  owner,
  category,
  review,
}: FrontMatter): (readonly [DraftKey, string])[] {
  return [
    ...pairOf('title' as const, title),
    ...pairOf('code' as const, code),
    ...pairOf('slug' as const, slug),
    ...pairOf('version' as const, version),
    ...pairOf('status' as const, status),
    ...pairOf('owner' as const, owner),
    ...pairOf('category' as const, category),
    ...pairOf('review.last' as const, review?.last && isoDate(review.last)),
    ...pairOf('review.every' as const, review?.every && cycleWords(review.every)),
  ];
}

function cycleWords(cycle: Cycle): string {
  return cycle === 'on_change' ? cycle : `${cycle.months} months`;
}

const TITLE_WORD =
  /\b(?:policy|procedure|protocol|statement|guidance|plan|charter|code of (?:conduct|practice|ethics))\b/i;

interface ChosenTitle {
  readonly title: Inlines<Leaf> | undefined;
  readonly blocks: Blocks<Leaf>;
  /** The place of the title, if it isn't the one that the reader found. */
  readonly span?: Span | undefined;
}

/**
 * The reader takes the last line above the text for the title. If that line has a label or doesn't read like a title,
 * and another line does, the other line is the title; the lines keep their order.
 */
function chooseTitle(title: Inlines<Leaf> | undefined, blocks: Blocks<Leaf>, place: Span | undefined): ChosenTitle {
  if (!title || (readsLikeTitle(title) && !isLabelled(title))) return { title, blocks };
  const head = blocks.slice(0, headLength(blocks));
  const lines = head.filter((block) => block.type === 'paragraph').filter(({ children }) => !isLabelled(children));
  const betterTitle =
    lines.find(({ children }) => readsLikeTitle(children)) ?? (isLabelled(title) ? lines.at(-1) : undefined);
  if (!betterTitle) return { title, blocks };
  const remaining = head.filter((block) => block !== betterTitle);
  const formerTitle = { type: 'paragraph' as const, children: title, ...(place ? { span: place } : {}) };
  return {
    title: betterTitle.children,
    blocks: [...remaining, formerTitle, ...blocks.slice(head.length)],
    span: betterTitle.span,
  };
}

function readsLikeTitle(run: Inlines<Leaf>): boolean {
  const words = shownWords(run);
  return TITLE_WORD.test(words) && words.length <= 120 && !/[:.]/.test(words);
}

function isLabelled(run: Inlines<Leaf>): boolean {
  return labelledLines(run)[0]?.meaning !== undefined;
}

/** `DCW40 Lone Working v1.2.docx` */
function fromFileName(path: string, findings: Findings): void {
  const name = baseName(path);
  const code = /^([A-Z]{2,5}\d{1,4}[A-Z]?)(?![A-Za-z\d])/.exec(name)?.[1];
  const version = /\bv(?:ersion)?[ _.]?(\d+(?:\.\d+)*)\b/i.exec(name)?.[1];
  if (code && !findings.values.has('code')) findings.guess('code', code, path, 'the file’s name');
  if (version && !findings.values.has('version')) findings.guess('version', version, path, 'the file’s name');
  if (!findings.values.has('title')) {
    findings.guess(
      'title',
      escapedTitle(titleOfName(name, code)),
      path,
      'the file’s name, because the text has no title',
    );
    findings.decide('The text has no title, so the file’s name was used', path);
  }
}

/**
 * Makes the policy a draft: an import records no approval, so the words of a document that it is approved are for a person to
 * act on. A withdrawn policy stays one.
 */
function asDraft(findings: Findings, path: string): void {
  const status = findings.values.get('status');
  if (status === 'withdrawn') return;
  const at = findings.guesses.findIndex(({ key }) => key === 'status');
  const [guess] = at < 0 ? [] : findings.guesses.splice(at, 1);
  if (status === 'approved')
    findings.decide(
      'The document says that it is approved. An import records no approval, so this is a draft until you record one',
      guess?.place ?? path,
    );
  findings.values.set('status', 'draft');
}

function baseName(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.[a-z]+$/i, '');
}

function titleOfName(name: string, code = ''): string {
  const words = name.slice(code.length).replace(/[_-]+/g, ' ').replace(/\s+/g, ' ').trim();
  return words === '' ? 'Untitled policy' : words;
}

/** The name of the draft's file. Also guesses a slug if the title can't be one. */
function nameOf(findings: Findings, path: string): string {
  const title = findings.values.get('title') ?? '';
  const titleSlug = holdsTag(title) ? '' : slugify(title.replace(/\s+policy$/i, ''));
  const slug = findings.values.get('slug') ?? (titleSlug || slugify(baseName(path)) || 'untitled');
  if (titleSlug === '' && !findings.values.has('slug'))
    findings.guess('slug', slug, path, 'the file’s name, because the title has none');
  const code = findings.values.get('code');
  return code ? `${code}-${slug}` : slug;
}

function valuesOf(frontMatter: FrontMatter, findings: Findings): DraftValues {
  const { values, related, changes } = findings;
  const simpleValues = (['title', 'code', 'slug', 'version', 'status', 'owner', 'category'] as const).flatMap((key) =>
    pairOf(key, values.get(key)),
  );
  const review = [...pairOf('last', values.get('review.last')), ...pairOf('every', values.get('review.every'))];
  const { nations, services } = frontMatter.applies_to ?? {};
  const applies = [...pairOf('nations', nations), ...pairOf('services', services)];
  return Object.fromEntries<DraftValue>([
    ...simpleValues,
    ...(typeof frontMatter.contents === 'boolean' ? [['contents', frontMatter.contents ? 'yes' : 'no'] as const] : []),
    ...(review.length > 0 ? [['review', Object.fromEntries(review)] as const] : []),
    ...(applies.length > 0 ? [['applies_to', Object.fromEntries(applies)] as const] : []),
    ...(related.length > 0 ? [['related', related] as const] : []),
    ...(changes.length > 0 ? [['changes', changes.map(changeEntry)] as const] : []),
  ]);
}

function pairOf<Key extends string, Value>(key: Key, value: Value | null | undefined): (readonly [Key, Value])[] {
  return value === undefined || value === null ? [] : [[key, value]];
}
