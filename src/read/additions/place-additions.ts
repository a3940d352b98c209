/**
 * Puts an organisation's additions into the tree of the master's template: a tree of the organisation's own, which shares all that
 * stayed. Every part names a heading of the master's text, so the order of parts doesn't matter, unless they go to one place.
 */
import { masterFingerprint } from '../../formats/fingerprint.js';
import {
  type AdditionPart,
  type Additions,
  headingKey,
  type NamedHeading,
  type ReplacedSection,
} from '../../model/additions.js';
import { type Diagnostic, error } from '../../model/diagnostic.js';
import type { Block, Blocks, Branching, Heading, HeadingLevel, Leaf } from '../../model/document.js';
import { nearest } from '../../model/names.js';
import { placeName, pointAt, type Span } from '../../model/source.js';
import type { FieldUse, TreeTemplate } from '../../model/template.js';
import { addressOf, changeBranched, visit } from '../../model/walk.js';
import { openPassages } from '../passages/open-passages.js';
import type { LoadPicture } from '../picture.js';
import { LOGO, pairBlocks } from '../template/block-pairs.js';
import { foreignInBlocks } from '../template/foreign-placeholders.js';
import { openMarkdown } from '../template/markdown/index.js';
import { usesOf } from '../template/open-passages.js';
import { type Edit, edited } from './edits.js';
import { branchesOf, type Cut, sectionsNamed, sectionsOf, type TextSection, writtenWords } from './sections.js';
import { writtenForm } from './written-form.js';

/** A section that a part replaces or leaves out, with the part's first line. */
export interface PlacedSection extends ReplacedSection {
  readonly span: Span;
}

/** The master's text with an organisation's additions in it. */
export interface PlacedAdditions {
  readonly tree: TreeTemplate;
  /** What they add, in the order of their parts. */
  readonly added: Blocks<Leaf>;
  readonly addedUses: readonly FieldUse[];
  /** The same with their places, in the order in which those at one place stand. */
  readonly insertions: readonly PlacedBlocks[];
  /** The master's sections that they replace or leave out. */
  readonly replaced: readonly PlacedSection[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What one part adds. */
export interface PlacedBlocks {
  readonly kind: AdditionPart['kind'];
  /** Absent at the start of the text. */
  readonly heading?: Heading<Leaf>;
  readonly blocks: Blocks<Leaf>;
  /** The line that begins the part. */
  readonly span: Span;
}

/** A part that has its place. */
interface PlacedPart {
  readonly part: AdditionPart;
  /** Absent at the start of the text. */
  readonly section?: TextSection;
}

/** Places them; with an error, the tree is the master's. `numbered` gives the headings of added blocks their numbers. */
export async function placeAdditions(
  additions: Additions,
  master: TreeTemplate,
  loadPicture: LoadPicture,
  numbered: (blocks: Blocks<Leaf>) => Blocks<Leaf> = (blocks) => blocks,
): Promise<PlacedAdditions> {
  const sections = sectionsOf(master.body.blocks);
  const diagnostics: Diagnostic[] = [];
  const placed = additions.parts
    .flatMap((part) => placeOf(part, sections, diagnostics))
    .sort((a, b) => rankOf(a) - rankOf(b));
  diagnostics.push(...overlaps(placed));
  const edits: Edit[] = [];
  const added: Branching<Leaf, Block<Leaf>>[] = [];
  const addedUses: FieldUse[] = [];
  const insertions: PlacedBlocks[] = [];
  for (const { part, section } of placed) {
    const text = await readPart(part, section?.inEach ?? false, loadPicture);
    diagnostics.push(...text.diagnostics);
    const blocks = numbered(levelled(text.blocks, part, section));
    const edit = section ? editOf(part, section, blocks, diagnostics) : startEdit(part, blocks, master, diagnostics);
    if (edit) edits.push(edit);
    added.push(...blocks);
    insertions.push({ kind: part.kind, ...(section ? { heading: section.heading } : {}), blocks, span: part.span });
    addedUses.push(...text.uses);
  }
  const replaced = placed.flatMap(({ part, section }) =>
    section && removes({ part }) ? [{ ...replacedSection(section), span: part.span }] : [],
  );
  const tree = diagnostics.some(({ severity }) => severity === 'error') ? master : withEdits(master, edits, addedUses);
  return { tree, added, addedUses, insertions, replaced, diagnostics };
}

/** The order of parts that go to one place: what belongs to the words before it, the deepest section first, then what replaces others. */
function rankOf({ part: { kind }, section }: PlacedPart): number {
  if (kind === 'start' || kind === 'after') return 0;
  return kind === 'end' ? 10 - (section?.heading.level ?? 0) : 20;
}

function withEdits(master: TreeTemplate, edits: readonly Edit[], addedUses: readonly FieldUse[]): TreeTemplate {
  const { blocks, removed } = edited(master.body.blocks, edits);
  const stays = namesIn(blocks);
  const gone = new Set([...namesIn(removed)].filter((name) => !stays.has(name)));
  return {
    ...master,
    body: { ...master.body, blocks },
    uses: [...master.uses.filter(({ name }) => !gone.has(name)), ...addedUses],
  };
}

/** The names that blocks print or ask for. */
function namesIn(blocks: Blocks<Leaf>): ReadonlySet<string> {
  const names = new Set<string>();
  visit(blocks, (node) => {
    if (node.type === 'field' || node.type === 'if' || node.type === 'each') names.add(node.name);
    else if (node.type === 'logo') names.add(LOGO);
    else if (node.type === 'listing') names.add(node.of);
    else if (node.type === 'link')
      for (const leaf of addressOf(node.target)) if (leaf.type === 'field') names.add(leaf.name);
  });
  return names;
}

/** Finds where a part goes; reports a heading that isn't there, or that is there more than once. */
function placeOf(
  part: AdditionPart,
  sections: readonly TextSection[],
  diagnostics: Diagnostic[],
): readonly PlacedPart[] {
  const { heading } = part;
  if (!heading) return [{ part }];
  const candidates = sectionsNamed(sections, heading);
  const { length } = candidates;
  const section = heading.count === undefined && length > 1 ? undefined : candidates[(heading.count ?? 1) - 1];
  if (section) return [{ part, section }];
  diagnostics.push(length === 0 ? unknownHeading(heading, sections) : countNeeded(heading, length));
  return [];
}

function unknownHeading({ words, span }: NamedHeading, sections: readonly TextSection[]): Diagnostic {
  const message = `The policy has no heading "${words}"`;
  const names = [...new Set(sections.map((section) => section.words.trim()))];
  const near = nearest(words, names) ?? names.find((name) => isWithin(name, words));
  const list = names.slice(0, MOST_NAMES).map((name) => `"${name}"`);
  const more = names.length > MOST_NAMES ? ', …' : '';
  if (names.length === 0) return error('addition-heading', message, span, { hint: 'It has no headings at all.' });
  const hint = near === undefined ? `Its headings are ${list.join(', ')}${more}.` : `Did you mean "${near}"?`;
  return error('addition-heading', message, span, { hint });
}

/** How many headings a message names. */
const MOST_NAMES = 12;

function isWithin(name: string, words: string): boolean {
  const [a, b] = [headingKey(name), headingKey(words)];
  return (a.length > 3 && b.includes(a)) || (b.length > 3 && a.includes(b));
}

function countNeeded({ words, count, span }: NamedHeading, length: number): Diagnostic {
  const message =
    count === undefined
      ? `The policy has ${length} headings "${words}"`
      : `The policy has only ${length === 1 ? 'one heading' : `${length} headings`} "${words}"`;
  const hint =
    length === 1
      ? 'Write it without a number behind it.'
      : `Say which: "${words}" 1 for the first, "${words}" ${length} for the last.`;
  return error('addition-heading', message, span, { hint });
}

/** Errors for parts that go into what another part replaces or leaves out. */
function overlaps(placed: readonly PlacedPart[]): readonly Diagnostic[] {
  const gone = placed.filter(({ part: { kind } }) => kind === 'instead' || kind === 'without');
  return placed.flatMap((one) => {
    const other = gone.find((candidate) => candidate !== one && isInside(one, candidate, placed));
    if (!other) return [];
    const line = pointAt(other.part.span.source, other.part.span.start).line;
    const does = other.part.kind === 'instead' ? 'replaces' : 'leaves out';
    const message = `The section "${one.section?.words}" is in what the part on line ${line} ${does}`;
    const hint = 'Delete one of the two parts, or write its words into the other.';
    return [error('addition-section', message, one.part.span, { hint })];
  });
}

/** Whether a part goes to a section that another removes; of two that remove the same, the later does. */
function isInside(one: PlacedPart, other: PlacedPart, placed: readonly PlacedPart[]): boolean {
  if (!one.section || !other.section) return false;
  if (one.section === other.section) return placed.indexOf(one) > placed.indexOf(other) || !removes(one);
  return isBelow(one.section, other.section);
}

function removes({ part: { kind } }: PlacedPart): boolean {
  return kind === 'instead' || kind === 'without';
}

/** Whether a section is within another. */
function isBelow({ place }: TextSection, { place: { path, at }, end }: TextSection): boolean {
  if (!place.path.startsWith(path)) return false;
  const index = place.path === path ? place.at : Number.parseInt(place.path.slice(path.length), 10);
  return index > at && (!('at' in end) || index < end.at);
}

/** Reads the text of all parts, for those who want to know what they ask for. */
export async function readParts({ parts }: Additions, loadPicture: LoadPicture): Promise<void> {
  for (const part of parts) await readPart(part, false, loadPicture);
}

interface PartText {
  readonly blocks: Blocks<Leaf>;
  readonly uses: readonly FieldUse[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a part's Markdown: `##` is a heading of the first level, as in a template. */
async function readPart(part: AdditionPart, inEach: boolean, loadPicture: LoadPicture): Promise<PartText> {
  const { source, textStart: start } = part;
  const passages = await openPassages(part.passages, loadPicture);
  const { tags, read } = await openMarkdown({ source, start, purpose: 'template' }, loadPicture);
  const pairs = pairBlocks(tags, inEach);
  const { blocks, diagnostics } = read({ passages, pairs, headings: 1, depth: 0, inFootnote: false });
  return { blocks, uses: usesOf(pairs, passages), diagnostics: [...diagnostics, ...foreignInBlocks(blocks, false)] };
}

/** The headings of blocks, those in block tags and ranges too. */
function headingsIn(blocks: Blocks<Leaf>): readonly Heading<Leaf>[] {
  return sectionsOf(blocks).map(({ heading }) => heading);
}

/** A part whose first words are a heading, in place of a section, takes its level; any other stays as it is written. */
function levelled(blocks: Blocks<Leaf>, { kind }: AdditionPart, section: TextSection | undefined): Blocks<Leaf> {
  const [first] = blocks;
  if (kind !== 'instead' || !section || first?.type !== 'heading') return blocks;
  return lowered(blocks, section.heading.level - first.level);
}

function lowered(blocks: Blocks<Leaf>, by: number): Blocks<Leaf> {
  if (by === 0) return blocks;
  return changeBranched<Block<Leaf>>(blocks, (node) => {
    if (node.type === 'landscape') return [{ ...node, blocks: lowered(node.blocks, by) }];
    return [node.type === 'heading' ? { ...node, level: levelOf(node.level + by) } : node];
  });
}

const LEVELS: readonly HeadingLevel[] = [1, 2, 3, 4, 5];

function levelOf(level: number): HeadingLevel {
  return LEVELS.find((each) => each >= level) ?? 5;
}

/** At the very start of the text. */
function startEdit(
  { span }: AdditionPart,
  blocks: Blocks<Leaf>,
  { body }: TreeTemplate,
  diagnostics: Diagnostic[],
): Edit {
  const [heading] = headingsIn(blocks);
  if (heading && hasTextBelow(body.blocks)) diagnostics.push(textBelow(heading, 'The first words of the policy', span));
  return { place: { path: '', at: 0 }, remove: 0, insert: blocks };
}

/** Where a part goes, and what it removes there; reports why it can't. */
function editOf(
  { kind, span }: AdditionPart,
  section: TextSection,
  blocks: Blocks<Leaf>,
  diagnostics: Diagnostic[],
): Edit | undefined {
  const { heading, words, end } = section;
  const { path, at } = section.place;
  const headings = headingsIn(blocks);
  if (kind === 'after') {
    const [first] = headings;
    if (first && hasTextBelow(section.blocks)) diagnostics.push(textBelow(first, `The text of "${words}"`, span));
    const high = headings.find(({ level }) => level <= heading.level);
    if (high) diagnostics.push(tooHigh(high, heading.level, section, 'below'));
    return { place: { path, at: at + 1 }, remove: 0, insert: blocks };
  }
  if ('cutBy' in end) {
    diagnostics.push(cutThrough(section, end.cutBy, span));
    return undefined;
  }
  const high = headings.find(({ level }) => level < heading.level);
  if (high) diagnostics.push(tooHigh(high, heading.level - 1, section, 'beside'));
  if (kind === 'end') return { place: { path, at: end.at }, remove: 0, insert: blocks };
  const keepsHeading = kind === 'instead' && blocks[0]?.type !== 'heading';
  const from = keepsHeading ? at + 1 : at;
  return { place: { path, at: from }, remove: end.at - from, insert: blocks };
}

/** Whether text stands before the first heading, so that a heading put before it would take it over. */
function hasTextBelow([first]: Blocks<Leaf>): boolean {
  if (!first || first.type === 'heading') return false;
  const branches = branchesOf(first);
  return !branches || branches.some(([, blocks]) => hasTextBelow(blocks));
}

function textBelow({ children, span }: Heading<Leaf>, text: string, line: Span): Diagnostic {
  const message = `${text} would stand under the heading "${writtenWords(children)}"`;
  const hint = 'Leave the heading out, or put the part at the end of a section: <<at the end of "…">>.';
  return error('addition-section', message, span ?? line, { hint });
}

function tooHigh(
  { children, span }: Heading<Leaf>,
  level: number,
  { words }: TextSection,
  where: 'below' | 'beside',
): Diagnostic {
  const message = `The heading "${writtenWords(children)}" is of a higher level than it can have at "${words}"`;
  const signs = '#'.repeat(level + 2);
  const hint =
    where === 'below'
      ? `Write it with ${signs}.`
      : `Write it with ${signs}, or with ${signs}# for one below "${words}".`;
  return error('addition-section', message, span, { hint });
}

const CUT: Readonly<Record<Cut['kind'], string>> = {
  condition: 'a condition',
  list: 'a repeated block',
  range: 'a landscape range',
};

function cutThrough({ words }: TextSection, { kind, span }: Cut, line: Span): Diagnostic {
  const place = span ? ` at ${placeName(span)}` : '';
  const message = `The section "${words}" has no clear end, because ${CUT[kind]}${place} cuts it through`;
  const hint = `Write <<after "${words}">> to add words directly below its heading.`;
  return error('addition-section', message, line, { hint });
}

function replacedSection({ heading, words, blocks }: TextSection): ReplacedSection {
  const pieces = [writtenForm([heading, ...blocks])];
  return { heading: words.replace(/\s+/g, ' ').trim(), text: masterFingerprint({ method: 1, pieces }) };
}
