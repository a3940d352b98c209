/**
 * Turns a run of words, tags and inline nodes into inlines with fields and blocks. Refuses blocks that open and close
 * at different depths, and the logo among words.
 */
import { type Diagnostic, error } from '../../model/diagnostic.js';
import type { Block, Blocks, Branched, Field, Inline, Inlines, Leaf, Text } from '../../model/document.js';
import { isListingName, type ListingName } from '../../model/placeholders.js';
import type { Span } from '../../model/source.js';
import { type BlockPair, LOGO, roleOf } from './block-pairs.js';
import { type BlockMark, nest, type Part } from './enclose.js';
import { passageAmongWords } from './passage-words.js';
import { onLinesOfTheirOwn, type RunPart } from './run-parts.js';
import type { TagForm } from './tag-grammar.js';
import type { TagReading } from './tag-reading.js';
import type { Tag } from './tags.js';

export type { RunPart, TagReading };

type FieldForm = Extract<TagForm, { readonly kind: 'field' }>;

/** Builds a run of inlines. */
export function inlineRun(parts: readonly RunPart[], reading: TagReading): Inlines<Leaf> {
  return runOf(parts, reading, plainWords);
}

/** Builds a run of code: its words keep all spaces. */
export function codeRun(parts: readonly RunPart[], reading: TagReading): Inlines<Leaf> {
  for (const part of parts)
    if (part.kind === 'tag' && part.tag.form.kind === 'passage')
      reading.diagnostics.push(error('passage-place', 'A passage can’t be in code', part.tag.span));
  const inCode = parts.filter((part) => part.kind !== 'tag' || part.tag.form.kind !== 'passage');
  return runOf(inCode, reading, codeWords);
}

function runOf(parts: readonly RunPart[], reading: TagReading, printed: (words: string) => string): Inlines<Leaf> {
  const complete = completeBlocks(parts, reading);
  const nodes: Part<Branched<Inline<Leaf>>>[] = [];
  for (const part of onLinesOfTheirOwn(parts)) {
    if (part.kind === 'node') nodes.push({ node: part.node });
    else if (part.kind === 'words') addWords(nodes, printed(part.value), part.span);
    else if (part.kind === 'tag') addTag(nodes, part.tag, complete, reading);
  }
  return nest(nodes);
}

/**
 * Gives the blocks that stood among the words of a run, within the conditions and repetitions they stood in; `inlineRun` leaves
 * them out.
 */
export function blocksApart(parts: readonly RunPart[], reading: TagReading): Blocks<Leaf> {
  if (!parts.some(({ kind }) => kind === 'apart')) return [];
  const complete = completeBlocks(parts, reading);
  const nodes = parts.flatMap((part): readonly Part<Branched<Block<Leaf>>>[] => {
    if (part.kind === 'apart') return [{ node: part.block }];
    return part.kind === 'tag' ? blockMarks(part.tag, complete, reading) : [];
  });
  return withoutEmpty(nest(nodes));
}

function withoutEmpty(blocks: readonly Branched<Block<Leaf>>[]): Branched<Block<Leaf>>[] {
  return blocks.flatMap((block): Branched<Block<Leaf>>[] => {
    if (block.type !== 'if' && block.type !== 'each') return [block];
    const otherwise = withoutEmpty(block.otherwise);
    const main = withoutEmpty(block.type === 'if' ? block.then : block.body);
    if (main.length + otherwise.length === 0) return [];
    return [block.type === 'if' ? { ...block, then: main, otherwise } : { ...block, body: main, otherwise }];
  });
}

/** Words without their first letters; other parts as they are. */
export function withoutStart(part: RunPart, letters: number): RunPart {
  return part.kind === 'words' ? { ...part, value: part.value.slice(letters) } : part;
}

function addWords(nodes: Part<Branched<Inline<Leaf>>>[], value: string, span: Span): void {
  const last = nodes.at(-1);
  if (last && 'node' in last && last.node.type === 'text')
    nodes[nodes.length - 1] = { node: appendWords(last.node, value, span) };
  else if (value !== '') nodes.push({ node: { type: 'text', value, span } });
}

function appendWords(text: Text, words: string, span: Span): Text {
  return { type: 'text', value: text.value + words, span: text.span ? { ...text.span, end: span.end } : span };
}

/**
 * White space of any length becomes one space, as in all three formats; letters are composed (Unicode NFC), as in
 * values.
 */
function plainWords(words: string): string {
  return words.replace(/[ \t\r\n\f\u2028\u2029]+/g, ' ').normalize('NFC');
}

/** In code each sign of white space counts. */
function codeWords(words: string): string {
  return words.replace(/[\t\r\n\f\u2028\u2029]/g, ' ').normalize('NFC');
}

function addTag(
  nodes: Part<Branched<Inline<Leaf>>>[],
  tag: Tag,
  complete: ReadonlySet<BlockPair>,
  reading: TagReading,
): void {
  const { form } = tag;
  if (form.kind === 'literal') addWords(nodes, form.text, tag.span);
  else if (form.kind === 'field') nodes.push({ node: fieldAmongWords(form, tag.span, reading) });
  else if (form.kind === 'passage') nodes.push(...passageAmongWords(tag, reading).map((node) => ({ node })));
  else nodes.push(...blockMarks(tag, complete, reading));
}

function blockMarks(tag: Tag, complete: ReadonlySet<BlockPair>, reading: TagReading): readonly BlockMark[] {
  const pairs = reading.blocks.pairsOf.get(tag) ?? [];
  return pairs.filter((pair) => complete.has(pair)).map((pair) => ({ pair, tag: roleOf(tag, pair) }));
}

function fieldAmongWords(form: FieldForm, span: Span, reading: TagReading): Field {
  if (form.name === LOGO)
    reading.diagnostics.push(
      error('placeholder-kind', 'The logo is a picture, so it can’t be in the middle of text', span, {
        hint: 'Put it in a paragraph of its own.',
      }),
    );
  if (isListingName(form.name))
    reading.diagnostics.push(
      error(
        'placeholder-kind',
        `"${form.name}" is a ${LISTED[form.name]}, so it can’t be in the middle of text`,
        span,
        {
          hint: 'Put it in a paragraph of its own.',
        },
      ),
    );
  return fieldOf(form, span);
}

/** The field that a tag stands for. */
export function fieldOf({ name, property }: FieldForm, span: Span): Field {
  return { type: 'field', name, span, ...(property ? { property } : {}) };
}

const LISTED: Readonly<Record<ListingName, string>> = { change_history: 'table', related_policies: 'list' };

/** The blocks whose tags are all in this run. A block that only begins or ends here is reported, once. */
function completeBlocks(parts: readonly RunPart[], reading: TagReading): ReadonlySet<BlockPair> {
  const tags = new Set(parts.flatMap((part) => (part.kind === 'tag' ? part.tag : [])));
  const complete = new Set<BlockPair>();
  for (const tag of tags) {
    for (const pair of reading.blocks.pairsOf.get(tag) ?? []) {
      if (complete.has(pair)) continue;
      if (tags.has(pair.open) && tags.has(pair.close) && (!pair.otherwise || tags.has(pair.otherwise)))
        complete.add(pair);
      else if (!reading.crossed.has(pair)) {
        reading.crossed.add(pair);
        // The block around an `else if` crosses the same.
        if (!pair.chained) reading.diagnostics.push(crossingWords(pair));
      }
    }
  }
  return complete;
}

function crossingWords(pair: BlockPair): Diagnostic {
  const message = `#${pair.block} and its end are in different paragraphs, cells, or formatting such as **`;
  const hint =
    'Put both in the same piece of text, or each on a line of its own around whole paragraphs, items or rows.';
  return error('block-crosses', message, pair.open.span, { hint });
}

/** Gives words and fields only, for a link's address or a picture's description; refuses blocks. */
export function leaves(parts: readonly RunPart[], place: string, reading: TagReading): readonly Leaf[] {
  const nodes: Part<Branched<Inline<Leaf>>>[] = [];
  for (const part of parts) {
    if (part.kind === 'words') addWords(nodes, plainWords(part.value), part.span);
    if (part.kind !== 'tag') continue;
    if (part.tag.form.kind === 'passage') {
      reading.diagnostics.push(error('passage-place', `A passage can’t be in ${place}`, part.tag.span));
      // What is left without it isn’t a second fault.
      addWords(nodes, part.tag.form.name, part.tag.span);
    } else if (part.tag.form.kind !== 'open') addTag(nodes, part.tag, new Set(), reading);
    else reading.diagnostics.push(error('placeholder-syntax', `A block can’t be in ${place}`, part.tag.span));
  }
  return nodes.flatMap((part) =>
    'node' in part && (part.node.type === 'text' || part.node.type === 'field') ? part.node : [],
  );
}
