/**
 * Edits of YAML text that add and remove entries of maps and items of lists, and touch no other character: quotes, braces,
 * comments, order, indents and line ends stay as they are. Whether the edited text says what it should is for the caller to check.
 */
import type { YamlEntry, YamlList, YamlMap, YamlNode } from './node.js';

/** A range of the text, as offsets, and its replacement. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A value to be written. */
export type Written = string | number | readonly Written[] | WrittenMap;

export interface WrittenMap {
  readonly [key: string]: Written;
}

/** How a file is laid out. */
export interface Layout {
  readonly text: string;
  readonly newline: string;
  /** How many spaces a map within a map is indented by. */
  readonly step: number;
}

/** Applies edits that don't overlap; those at one place in their order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const fromTheEnd = [...edits].reverse().sort((a, b) => b.start - a.start || b.end - a.end);
  const pieces: string[] = [];
  let end = text.length;
  for (const edit of fromTheEnd) {
    pieces.push(text.slice(edit.end, end), edit.text);
    end = edit.start;
  }
  pieces.push(text.slice(0, end));
  return pieces.reverse().join('');
}

/** Reads the file's line ends, and how far its first inner map is indented. */
export function layoutOf(root: YamlMap, text: string): Layout {
  const nestedMap = root.entries.find(
    ({ value }) => value.kind === 'map' && !isFlow(value, text) && value.entries.length > 0,
  );
  const first = nestedMap?.value.kind === 'map' ? nestedMap.value.entries[0] : undefined;
  const step = first ? columnOf(first.keySpan.start, text) : 2;
  return { text, newline: text.includes('\r\n') ? '\r\n' : '\n', step: step > 0 ? step : 2 };
}

function columnOf(at: number, text: string): number {
  return at - (text.lastIndexOf('\n', at - 1) + 1);
}

/** Whether a map or list is written as `{…}` or `[…]`. */
export function isFlow(node: YamlNode, text: string): boolean {
  return /^[{[]/.test(text.slice(node.span.start, node.span.start + 1));
}

const quoted = (words: string) => JSON.stringify(words);

/** Words that other readers of YAML take for something else than text. */
const NO_TEXT = /^(?:true|false|yes|no|on|off|null|y|n)$/i;

/** Dates, codes, marks and plain words are written without quotes, as people do; everything else with quotes. */
function scalar(value: string | number): string {
  if (typeof value === 'number') return String(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value) || value === 'yes' || value === 'no') return value;
  if (/^\d+-[0-9a-f]{8,}(?:-[0-9a-f]{8,})?$/.test(value)) return value;
  if (NO_TEXT.test(value)) return quoted(value);
  return /^\p{L}[\p{L}\p{N}_’–-]*(?: [\p{L}\p{N}(][\p{L}\p{N}’)–.-]*)*$/u.test(value) ? value : quoted(value);
}

const keyText = (key: string) => (/^[A-Za-z][\w-]*$/.test(key) && !NO_TEXT.test(key) ? key : quoted(key));

function isList(value: Written): value is readonly Written[] {
  return Array.isArray(value);
}

function flow(value: Written): string {
  if (typeof value !== 'object') return scalar(value);
  if (isList(value)) return `[${value.map(flow).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([key, part]) => `${keyText(key)}: ${flow(part)}`)
    .join(', ')}}`;
}

/** A value after `key:`, on lines of its own if it has parts. */
function block(value: Written, indent: number, layout: Layout): string {
  if (typeof value !== 'object') return ` ${scalar(value)}`;
  const blanks = layout.newline + ' '.repeat(indent + layout.step);
  if (isList(value)) return value.map((item) => `${blanks}- ${itemText(item, indent + layout.step, layout)}`).join('');
  return Object.entries(value)
    .map(([key, part]) => `${blanks}${keyText(key)}:${block(part, indent + layout.step, layout)}`)
    .join('');
}

/** An item after `- `, with its keys below one another. */
function itemText(item: Written, indent: number, layout: Layout): string {
  if (typeof item !== 'object' || isList(item)) return flow(item);
  return Object.entries(item)
    .map(([key, part]) => `${keyText(key)}: ${flow(part)}`)
    .join(layout.newline + ' '.repeat(indent + 2));
}

const insertion = (at: number, text: string): TextEdit => ({ start: at, end: at, text });

/** A map as the text of a file, with its keys at the start of lines. */
export function mapText(map: WrittenMap): string {
  return `${pairsInBlock(map, 0, { text: '', newline: '\n', step: 2 }).slice(1)}\n`;
}

/** Gives a key another value; a comment behind a value on one line stays. */
export function replaceValue(map: YamlMap, entry: YamlEntry, value: Written, layout: Layout): TextEdit[] {
  const { span } = entry.value;
  const isOnOneLine = !layout.text.slice(span.start, span.end).includes('\n');
  if (entry.value.kind !== 'text' || typeof value === 'object' || !isOnOneLine)
    return replaceEntries(map, [entry], { [entry.key]: value }, layout);
  return entry.value.value === null && span.end <= entry.keySpan.end
    ? [fillEntry(entry, value, layout)]
    : [{ start: span.start, end: span.end, text: scalar(value) }];
}

/** Replaces a scalar, within a list or braces too. */
export function scalarEdit({ start, end }: { readonly start: number; readonly end: number }, value: string): TextEdit {
  return { start, end, text: scalar(value) };
}

/** Gives a value to a key that has none, or an empty map or list. */
export function fillEntry(entry: YamlEntry, value: Written, layout: Layout): TextEdit {
  const { keySpan } = entry;
  const colon = layout.text.indexOf(':', keySpan.end) + 1;
  const end = Math.max(colon, entry.value.span.end);
  // Within braces, the value must be in braces too; a comment after the key stays on its line.
  if (isWithinLine(keySpan.start, layout.text)) return { start: colon, end, text: ` ${flow(value)}` };
  const lines = block(value, columnOf(keySpan.start, layout.text), layout);
  const lineEnd = endOfLine(end, layout.text);
  const comment = layout.text.slice(end, lineEnd);
  return { start: colon, end: lineEnd, text: `${comment.trim() === '' ? '' : ` ${comment.trim()}`}${lines}` };
}

/** Whether a key is within braces: something comes before it on its line. */
function isWithinLine(at: number, text: string): boolean {
  return /[^\s]/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at));
}

function endOfLine(at: number, text: string): number {
  const end = text.indexOf('\n', at);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' && end - 1 >= at ? end - 1 : end;
}

/** Adds keys after the last one of a map. */
export function appendEntries(map: YamlMap, added: WrittenMap, layout: Layout): TextEdit {
  const last = map.entries.at(-1);
  if (isFlow(map, layout.text)) {
    const words = pairsInFlow(added);
    return last ? insertion(endOf(last, layout.text), `, ${words}`) : insertion(map.span.start + 1, words);
  }
  const lines = pairsInBlock(added, columnOf(map.entries[0]?.keySpan.start ?? 0, layout.text), layout);
  return insertion(last ? lastLineEnd(last, layout.text) : layout.text.length, lines);
}

/** Adds a key before another of the same map. */
export function insertBefore(map: YamlMap, entry: YamlEntry, added: WrittenMap, layout: Layout): TextEdit {
  const { start } = entry.keySpan;
  if (isFlow(map, layout.text)) return insertion(start, `${pairsInFlow(added)}, `);
  const blanks = layout.newline + ' '.repeat(columnOf(start, layout.text));
  const lines = Object.entries(added).map(([key, value]) => `${keyText(key)}: ${flow(value)}${blanks}`);
  return insertion(start, lines.join(''));
}

function pairsInFlow(pairs: WrittenMap): string {
  return Object.entries(pairs)
    .map(([key, value]) => `${keyText(key)}: ${flow(value)}`)
    .join(', ');
}

function pairsInBlock(pairs: WrittenMap, column: number, layout: Layout): string {
  return Object.entries(pairs)
    .map(([key, value]) => `${layout.newline}${' '.repeat(column)}${keyText(key)}:${block(value, column, layout)}`)
    .join('');
}

/** Adds items after the last one of a list that has some. */
export function appendItems(list: YamlList, items: readonly Written[], layout: Layout): TextEdit {
  const end = list.items.at(-1)?.span.end ?? list.span.end;
  if (isFlow(list, layout.text)) return insertion(end, `, ${items.map(flow).join(', ')}`);
  const column = columnOf(list.span.start, layout.text);
  const lines = items.map((item) => `${layout.newline}${' '.repeat(column)}- ${itemText(item, column, layout)}`);
  return insertion(wordsEndLine(end, list.span.start, layout.text), lines.join(''));
}

/** Adds items before one of the same list. */
export function insertItems(list: YamlList, before: YamlNode, items: readonly Written[], layout: Layout): TextEdit {
  const { start } = before.span;
  if (isFlow(list, layout.text)) return insertion(start, items.map((item) => `${flow(item)}, `).join(''));
  const column = columnOf(list.span.start, layout.text);
  const blanks = layout.newline + ' '.repeat(column);
  const lines = items.map((item) => `- ${itemText(item, column, layout)}${blanks}`);
  return insertion(layout.text.lastIndexOf('-', start), lines.join(''));
}

/**
 * Removes entries from a map; `added` takes the place of the first of them. Comments on lines of their own stay, those behind
 * what is removed go with it.
 */
export function replaceEntries(
  map: YamlMap,
  removed: readonly YamlEntry[],
  added: WrittenMap | undefined,
  layout: Layout,
): TextEdit[] {
  const { text } = layout;
  if (isFlow(map, text)) return replaceInFlow(map, removed, added, layout);
  return removed.map((entry, at): TextEdit => {
    const column = columnOf(entry.keySpan.start, text);
    const end = lastLineEnd(entry, text);
    if (at === 0 && added) {
      const lines = pairsInBlock(added, column, layout).slice(layout.newline.length + column);
      return { start: entry.keySpan.start, end, text: lines };
    }
    const lineStart = entry.keySpan.start - column;
    const before = /\r?\n$/.exec(text.slice(Math.max(0, lineStart - 2), lineStart))?.[0].length;
    if (before !== undefined) return { start: lineStart - before, end, text: '' };
    return { start: lineStart, end: end + (/^\r?\n/.exec(text.slice(end, end + 2))?.[0].length ?? 0), text: '' };
  });
}

function replaceInFlow(
  map: YamlMap,
  removed: readonly YamlEntry[],
  added: WrittenMap | undefined,
  { text }: Layout,
): TextEdit[] {
  const kept = map.entries
    .filter((entry) => !removed.includes(entry))
    .map((entry) => text.slice(entry.keySpan.start, endOf(entry, text)));
  const words = [...kept, ...(added ? [pairsInFlow(added)] : [])].join(', ');
  const last = map.entries.at(-1);
  const first = map.entries[0];
  return first && last && removed.length > 0
    ? [{ start: first.keySpan.start, end: endOf(last, text), text: words }]
    : [];
}

function endOf({ keySpan, value }: YamlEntry, text: string): number {
  return value.span.end > keySpan.end ? value.span.end : text.indexOf(':', keySpan.end) + 1;
}

/** The end of the line with an entry's last word, including its comment. */
function lastLineEnd(entry: YamlEntry, text: string): number {
  return wordsEndLine(endOf(entry, text), entry.keySpan.end, text);
}

/** The end of the line with the last word before a place. */
function wordsEndLine(end: number, start: number, text: string): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1] ?? '')) at--;
  return endOfLine(at, text);
}
