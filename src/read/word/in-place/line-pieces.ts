/** Turns a line that isn't a paragraph (an attribute, a text or a field code) into pieces, escaped for its place. */
import { escapeXml } from '../../../formats/xml/escape.js';
import type { PlacedElement } from '../../../formats/xml/places.js';
import { error } from '../../../model/diagnostic.js';
import type { Field, Text } from '../../../model/document.js';
import type { WordPiece } from '../../../model/word.js';
import { roleOf } from '../../template/block-pairs.js';
import { fieldOf, leaves } from '../../template/inline-run.js';
import { taggedParts } from '../../template/tagged-parts.js';
import type { Tag } from '../../template/tags.js';
import type { WordLine } from '../lines.js';
import type { LinkTargetLine, PartReading } from '../reading.js';
import { Pieces } from './pieces.js';

/** Adds an element's opening tag, with placeholders in its attributes as pieces. */
export function openingTag(element: PlacedElement, reading: PartReading, pieces: Pieces): void {
  const tagXml = reading.part.xml.slice(element.start, element.openEnd);
  const link = reading.links.get(element);
  if (link) {
    linkTag(tagXml, link, reading, pieces);
    return;
  }
  const lines = (reading.taggedLines.get(element) ?? []).filter((line) => line.attribute !== undefined);
  if (lines.length === 0) {
    pieces.markup(tagXml);
    return;
  }
  let at = 0;
  for (const match of tagXml.matchAll(/([^\s="'<>/]+)(\s*=\s*)("[^"]*"|'[^']*')/g)) {
    const [all, name = '', equals = ''] = match;
    const line = lines.find((candidate) => sameName(candidate.attribute ?? '', name));
    if (!line) continue;
    pieces.markup(`${tagXml.slice(at, match.index)}${name}${equals}"`);
    for (const piece of linePieces(line, reading)) pieces.piece(piece);
    pieces.markup('"');
    at = match.index + all.length;
  }
  pieces.markup(tagXml.slice(at));
}

/** Adds a link's opening tag. The id of its relationship is made when it is filled, one for each address. */
function linkTag(tagXml: string, { line, tags }: LinkTargetLine, reading: PartReading, pieces: Pieces): void {
  const id = /(\s[\w.-]+:id\s*=\s*["'])([^"']*)/.exec(tagXml);
  const from = (id?.index ?? 0) + (id?.[1]?.length ?? 0);
  pieces.markup(tagXml.slice(0, from));
  pieces.piece({ type: 'link-id', leaves: wholeAddress(line, 0, line.text.length, tags, reading) });
  pieces.markup(tagXml.slice(from + (id?.[2]?.length ?? 0)));
}

/** Compares names without their prefixes: the program says `w:instr`, but a file may say `x:instr`. */
function sameName(name: string, nameInFile: string): boolean {
  return name.replace(/^.*:/, '') === nameInFile.replace(/^.*:/, '');
}

/** Gives the pieces of a line that isn't a paragraph. */
export function linePieces(line: WordLine, reading: PartReading): readonly WordPiece[] {
  // Each use of the link has its own relationship when it is filled, so this target is never followed.
  if (line.kind === 'target') return [{ type: 'markup', xml: '#', letters: '' }];
  if (line.kind === 'code') return codePieces(line, reading);
  const pieces = new Pieces();
  const { marks, blocks } = reading;
  for (const part of taggedParts(reading.source, line.start, line.end, reading.tagsIn.get(line) ?? [])) {
    if (part.kind === 'words') pieces.words(escapeXml(part.value), part.value);
    if (part.kind !== 'tag') continue;
    const { form, span } = part.tag;
    if (form.kind === 'field') pieces.piece(fieldOf(form, span));
    else if (form.kind === 'literal') pieces.words(escapeXml(form.text), form.text);
    else if (form.kind === 'passage')
      reading.diagnostics.push(error('passage-place', 'A passage can’t stand here', span));
    else
      for (const pair of blocks.pairsOf.get(part.tag) ?? [])
        if (marks.within.has(pair)) pieces.mark({ pair, tag: roleOf(part.tag, pair) });
  }
  return pieces.take();
}

const LINK_CODE = /^(\s*HYPERLINK\s+(?:\\[a-z]\s+)*")([^"]*)"/i;

/** Gives the words and fields of the address in a HYPERLINK field's code. */
export function codeAddress(line: WordLine, reading: PartReading): readonly (Text | Field)[] {
  const link = LINK_CODE.exec(line.text);
  const from = link?.[1]?.length ?? 0;
  return addressLeaves(line, from, from + (link?.[2]?.length ?? 0), reading);
}

/** Gives the words and fields of a link's target. */
export function targetAddress(line: WordLine, reading: PartReading): readonly (Text | Field)[] {
  return addressLeaves(line, 0, line.text.length, reading);
}

/** `HYPERLINK "https://{{org_field_website}}"`: the address is filled; in any other code a placeholder is refused. */
function codePieces(line: WordLine, reading: PartReading): readonly WordPiece[] {
  const link = LINK_CODE.exec(line.text);
  const tags = reading.tagsIn.get(line) ?? [];
  const from = link?.[1]?.length ?? 0;
  const to = from + (link?.[2]?.length ?? 0);
  if (!link || tags.some(({ span }) => span.start < line.start + from || span.end > line.start + to)) {
    const at = tags[0]?.span;
    reading.diagnostics.push(
      error('word-field-code', `A placeholder is in the code of a Word field (${line.description ?? 'field'})`, at, {
        hint: 'Put the placeholder in the text itself. Values never become part of a field’s code.',
      }),
    );
    return [];
  }
  return [
    { type: 'markup', xml: escapeXml(line.text.slice(0, from)), letters: '' },
    { type: 'address', leaves: addressLeaves(line, from, to, reading) },
    { type: 'markup', xml: escapeXml(line.text.slice(to)), letters: '' },
  ];
}

function addressLeaves(line: WordLine, from: number, to: number, reading: PartReading): readonly (Text | Field)[] {
  return wholeAddress(line, from, to, reading.tagsIn.get(line) ?? [], reading);
}

/**
 * The words and fields of an address. Word puts `http://` before anything that is typed as an address: it is dropped
 * before a field that is the whole address.
 */
function wholeAddress(
  line: WordLine,
  from: number,
  to: number,
  tags: readonly Tag[],
  reading: PartReading,
): readonly (Text | Field)[] {
  const addressTags = tags.filter(({ span }) => span.end <= line.start + to);
  const parts = taggedParts(reading.source, line.start + from, line.start + to, addressTags);
  const addressParts = leaves(parts, 'a link’s address', reading);
  const [first, second, ...following] = addressParts;
  const isFieldAlone =
    second?.type === 'field' && following.every((leaf) => leaf.type === 'text' && leaf.value === '/');
  return first?.type === 'text' && /^https?:\/\/$/i.test(first.value) && isFieldAlone ? [second] : addressParts;
}
