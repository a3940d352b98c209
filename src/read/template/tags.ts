/**
 * Finds the tags of a template, `{{…}}` and `<<…>>`, and the escaped openings `\{{` and `\<<`, each with its place. It
 * doesn't depend on Markdown. Refuses openings without an end on their line, mixed pairs, and tags that the grammar
 * refuses, and goes on after each.
 */
import { type Diagnostic, error } from '../../model/diagnostic.js';
import { rememberByValue } from '../../model/remember.js';
import { type SourceText, type Span, spanOf } from '../../model/source.js';
import { parseTag, type TagForm } from './tag-grammar.js';

/** One tag. */
export interface Tag {
  readonly form: TagForm;
  readonly span: Span;
  /** Set for a block tag whose line has only block tags: it encloses whole paragraphs, items or rows. */
  readonly alone: boolean;
}

export interface TagScan {
  /** In reading order. */
  readonly tags: readonly Tag[];
  readonly diagnostics: readonly Diagnostic[];
}

type Brace = '{' | '<';

const CLOSERS = { '{': '}}', '<': '>>' } as const;

const formOf = rememberByValue(parseTag, 'small');

/** Finds the tags of a source from `start` to `end`. */
export function findTags(source: SourceText, start: number, end: number): TagScan {
  const scan = new TagScanner(source, end);
  scan.run(start);
  return { tags: markAlone(scan.tags, source, start, end), diagnostics: scan.diagnostics };
}

class TagScanner {
  readonly tags: Tag[] = [];
  readonly diagnostics: Diagnostic[] = [];
  private readonly source: SourceText;
  private readonly end: number;
  /** The end of the line with an escaped opening: its closing is plain text too. */
  private escapedUntil = -1;
  /** The end of the line that was looked up last. */
  private knownLineEnd = -1;

  constructor(source: SourceText, end: number) {
    this.source = source;
    this.end = end;
  }

  run(start: number): void {
    const delimiters = /\{{2,}|<{2,}|\}{2,}|>{2,}/g;
    delimiters.lastIndex = start;
    for (let match = delimiters.exec(this.source.text); match; match = delimiters.exec(this.source.text)) {
      if (match.index >= this.end) return;
      const run = match[0];
      const brace = run[0];
      if (brace === '{' || brace === '<') delimiters.lastIndex = this.opener(match.index, run, brace, start);
      else this.closer(match.index, run);
    }
  }

  /** Reads a tag from its opening; gives the offset to go on from. */
  private opener(at: number, run: string, brace: Brace, start: number): number {
    if (this.isEscaped(at, start)) return this.escaped(at, run);
    const innerStart = at + run.length;
    const stop = this.nextDelimiter(innerStart);
    if (stop.sign !== '}' && stop.sign !== '>') {
      this.stray(at, run, stop.sign === 'line' ? 'has no end on its line' : 'has no end before the next tag');
      return stop.at;
    }
    if (run.length > 2) return this.tooMany(at, run, brace, stop.at);
    const tagEnd = stop.at + 2;
    if (CLOSERS[brace][0] !== stop.sign) {
      const closer = stop.sign === '}' ? '}}' : '>>';
      this.report(
        'placeholder-stray',
        `${run} is closed with ${closer}`,
        at,
        tagEnd,
        `Close it with ${CLOSERS[brace]}.`,
      );
      this.add({ kind: 'broken' }, at, tagEnd);
      return tagEnd;
    }
    this.tag(at, innerStart, stop.at, tagEnd);
    return tagEnd;
  }

  private isEscaped(at: number, start: number): boolean {
    let backslashes = 0;
    while (at - backslashes > start && this.source.text[at - backslashes - 1] === '\\') backslashes++;
    return backslashes % 2 === 1;
  }

  private escaped(at: number, run: string): number {
    this.add({ kind: 'literal', text: run.slice(0, 2) }, at - 1, at + 2);
    this.escapedUntil = this.lineEnd(at);
    return at + 2;
  }

  private lineEnd(at: number): number {
    if (at < this.knownLineEnd) return this.knownLineEnd;
    const lineEnd = /[\r\n\f]/g;
    lineEnd.lastIndex = at;
    this.knownLineEnd = Math.min(lineEnd.exec(this.source.text)?.index ?? this.end, this.end);
    return this.knownLineEnd;
  }

  private nextDelimiter(from: number): { readonly at: number; readonly sign: Brace | '}' | '>' | 'line' } {
    const stops = /\{\{|<<|\}\}|>>|[\r\n\f]/g;
    stops.lastIndex = from;
    const match = stops.exec(this.source.text);
    if (!match || match.index >= this.end) return { at: this.end, sign: 'line' };
    const first = match[0][0];
    const sign = first === '{' || first === '<' || first === '}' || first === '>' ? first : 'line';
    return { at: match.index, sign };
  }

  private tooMany(at: number, run: string, brace: Brace, close: number): number {
    let tagEnd = close + 2;
    const sign = this.source.text[close];
    while (tagEnd < this.end && tagEnd - close < run.length && this.source.text[tagEnd] === sign) tagEnd++;
    const opener = brace.repeat(2);
    this.report(
      'placeholder-syntax',
      `A tag begins with two signs, not ${run.length}`,
      at,
      tagEnd,
      `Write ${opener}name${CLOSERS[brace]}.`,
    );
    this.add({ kind: 'broken' }, at, tagEnd);
    return tagEnd;
  }

  private tag(at: number, innerStart: number, innerEnd: number, tagEnd: number): void {
    const inner = this.source.text.slice(innerStart, innerEnd);
    const form = formOf(inner);
    if (form.kind !== 'refused') {
      this.add(form, at, tagEnd);
      return;
    }
    this.report('placeholder-syntax', form.reason, at, tagEnd, form.hint);
    const { opens, closes } = form;
    this.add({ kind: 'broken', ...(opens ? { opens } : {}), ...(closes ? { closes } : {}) }, at, tagEnd);
  }

  /**
   * Reports a closing without a tag. `>>` is also a quote within a quote, or an arrow, so it is an error only after a
   * field's name.
   */
  private closer(at: number, run: string): void {
    if (at < this.escapedUntil) {
      this.escapedUntil = -1;
      return;
    }
    const behindName = /org_field_\w{0,100}\s{0,10}$/.test(this.source.text.slice(Math.max(0, at - 130), at));
    if (run.startsWith('>') && !behindName) return;
    const closer = run.slice(0, 2);
    this.report(
      'placeholder-stray',
      `${closer} closes nothing`,
      at,
      at + 2,
      `Open the tag with ${closer === '}}' ? '{{' : '<<'}, or delete this.`,
    );
  }

  private stray(at: number, run: string, problem: string): void {
    const opener = run.slice(0, 2);
    this.report(
      'placeholder-stray',
      `${opener} ${problem}`,
      at,
      at + run.length,
      `Close the tag with ${opener === '{{' ? '}}' : '>>'}, or write \\${opener} to print the signs.`,
    );
    this.add({ kind: 'broken' }, at, at + run.length);
  }

  private report(
    code: 'placeholder-stray' | 'placeholder-syntax',
    message: string,
    start: number,
    end: number,
    hint?: string,
  ): void {
    this.diagnostics.push(error(code, message, spanOf(this.source, start, end), { hint }));
  }

  private add(form: TagForm, start: number, end: number): void {
    this.tags.push({ form, span: spanOf(this.source, start, end), alone: false });
  }
}

function isBlockTag(form: TagForm): boolean {
  return form.kind === 'open' || form.kind === 'else' || form.kind === 'close' || form.kind === 'broken';
}

/** Marks block tags whose line has nothing else except quote marks. */
function markAlone(tags: readonly Tag[], source: SourceText, start: number, end: number): Tag[] {
  const marked: Tag[] = [];
  for (let first = 0; first < tags.length; ) {
    let last = first;
    for (
      let next = tags[last + 1];
      next && isBlank(source, tags[last]?.span.end ?? end, next.span.start);
      next = tags[last + 1]
    )
      last++;
    const line = tags.slice(first, last + 1);
    const alone =
      line.every((tag) => isBlockTag(tag.form)) &&
      opensLine(source, start, line[0]?.span.start ?? start) &&
      closesLine(source, line.at(-1)?.span.end ?? end, end);
    for (const tag of line) marked.push(alone ? { ...tag, alone } : tag);
    first = last + 1;
  }
  return marked;
}

function isBlank(source: SourceText, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (source.text[at] !== ' ' && source.text[at] !== '\t') return false;
  return true;
}

function opensLine(source: SourceText, start: number, at: number): boolean {
  for (let before = at - 1; before >= start; before--) {
    const sign = source.text[before] ?? '';
    if ('\r\n\f'.includes(sign)) return true;
    if (!' \t>'.includes(sign)) return false;
  }
  return true;
}

function closesLine(source: SourceText, at: number, end: number): boolean {
  for (let after = at; after < end; after++) {
    const sign = source.text[after] ?? '';
    if ('\r\n\f'.includes(sign)) return true;
    if (sign !== ' ' && sign !== '\t') return false;
  }
  return true;
}
