/**
 * Makes the pieces of shared passages in a Word file: paragraphs and tables in place of a paragraph that holds their tags alone, and
 * words among words.
 */

import { type PlacedElement, placedChild } from '../../../formats/xml/places.js';
import { error } from '../../../model/diagnostic.js';
import type { Blocks, Inlines, Leaf } from '../../../model/document.js';
import { spanOf } from '../../../model/source.js';
import type { WordBlocks, WordSet, WordSetWords } from '../../../model/word.js';
import { passagesAlone } from '../../template/passage-places.js';
import { passageBody, SEVERAL_BLOCKS } from '../../template/passage-words.js';
import { taggedParts } from '../../template/tagged-parts.js';
import type { Tag } from '../../template/tags.js';
import type { WordLine } from '../lines.js';
import type { PartReading } from '../reading.js';
import { forCell } from '../tree/within.js';
import { rangeMarks } from './removed.js';

/**
 * The blocks of the passages that are all a paragraph holds, perhaps within conditions: they are set in its place. Undefined for any
 * other paragraph.
 */
export function passageBlocks(
  paragraph: PlacedElement,
  lines: readonly WordLine[],
  reading: PartReading,
): WordSet | undefined {
  const { places, part } = reading;
  const [line, another] = lines;
  const depth = places?.depth(paragraph);
  if (!places || !line || another || line.kind !== 'paragraph' || depth === undefined) return undefined;
  const parts = taggedParts(reading.source, line.start, line.end, reading.tagsIn.get(line) ?? []);
  const blocks = passagesAlone(parts, { depth, lift: 0 }, reading)?.blocks;
  if (!blocks) return undefined;
  const marks = rangeMarks(paragraph);
  const xmlOf = (elements: readonly PlacedElement[]) =>
    elements.map(({ start, end }) => part.xml.slice(start, end)).join('');
  const section = placedChild(placedChild(paragraph, 'w:pPr'), 'w:sectPr');
  return {
    type: 'set',
    blocks: around(paragraph, 'w:tc') ? forCell(blocks) : blocks,
    span: spanOf(reading.source, line.start, line.end),
    look: places.look(paragraph),
    before: xmlOf(marks.filter(({ name }) => name.endsWith('Start'))),
    after: xmlOf(marks.filter(({ name }) => !name.endsWith('Start'))),
    ...(section ? { section: xmlOf([section]) } : {}),
  };
}

/**
 * The piece of a passage among words: it takes the place of its tag in the letters of a run, or where it has bold words, links and
 * the like, runs of its own. `lineBreak` is the markup that a line break becomes among letters.
 */
export function passagePiece(
  tag: Tag,
  run: PlacedElement,
  reading: PartReading,
  lineBreak: string,
): WordBlocks | WordSetWords {
  const blocks = passageBody(tag, { depth: 1, lift: 0 }, reading)?.blocks ?? [];
  const { span } = tag;
  if (isWordsAlone(blocks)) return { type: 'blocks', blocks, span, lineBreak };
  const [first, another] = blocks;
  const paragraph = around(run, 'w:p');
  const isParagraph = first?.type === 'paragraph' && !another;
  // Links never nest, and a field's result has none either.
  if (isParagraph && paragraph && reading.places && !around(run, 'w:hyperlink'))
    return { type: 'set-words', blocks, span, look: reading.places.look(paragraph, run) };
  const message = isParagraph ? 'This passage has more than plain words, so it can’t stand in a link' : SEVERAL_BLOCKS;
  const hint = isParagraph ? 'Put its tag outside the link.' : 'Put its tag in a paragraph of its own.';
  reading.diagnostics.push(error('passage-place', message, span, { hint }));
  return { type: 'blocks', blocks: [], span, lineBreak };
}

function around(element: PlacedElement, name: string): PlacedElement | undefined {
  for (let at = element.parent; at; at = at.parent) if (at.name === name) return at;
  return undefined;
}

function isWordsAlone(blocks: Blocks<Leaf>): boolean {
  const [paragraph, another] = blocks;
  return another === undefined && (paragraph === undefined || isPlain(paragraph));
}

function isPlain(block: Blocks<Leaf>[number]): boolean {
  return block.type === 'paragraph' && holdsPlainWords(block.children);
}

function holdsPlainWords(run: Inlines<Leaf>): boolean {
  return run.every((node) => {
    if (node.type === 'if') return holdsPlainWords(node.then) && holdsPlainWords(node.otherwise);
    if (node.type === 'each') return holdsPlainWords(node.body) && holdsPlainWords(node.otherwise);
    return node.type === 'text' || node.type === 'field' || node.type === 'break';
  });
}
