/**
 * Reads as Markdown what other programs add to it, for a document to import: notes of MkDocs, Docusaurus, pandoc and Notion, front
 * matter in TOML, marks for a list of contents, typed bullets, and labels in lines of their own. Lines keep their numbers.
 */
import { type Diagnostic, warning } from '../../model/diagnostic.js';
import { type SourceText, spanOf } from '../../model/source.js';

/** A text whose lines are Markdown, and what was left out of it. */
export interface PlainMarkdown {
  readonly source: SourceText;
  readonly diagnostics: readonly Diagnostic[];
}

/** Gives the text as Markdown; the same object where nothing was to change. */
export function asMarkdown(source: SourceText): PlainMarkdown {
  const written = source.text.split('\n');
  const reading = new LineReading(written);
  const lines = withLabelLines(withYamlFront(written).map((line) => reading.line(line)));
  const text = lines.join('\n');
  if (text === source.text) return { source, diagnostics: [] };
  const plain: SourceText = { ...source, text };
  const diagnostics = reading.contentsMarks.map((number) => {
    const at = lines.slice(0, number).join('\n').length;
    const message = `A mark for a list of contents was left out, because the program makes one: ${written[number]?.trim()}`;
    return warning('import-loss', message, spanOf(plain, at));
  });
  return { source: plain, diagnostics };
}

const TOML_LINE = /^\+{3}[ \t]*\r?$/;
const TOML_PAIR = /^([\w-]+)[ \t]*=[ \t]*(.*)$/;

/** Pairs of TOML become YAML, and what else is in it a comment. */
function withYamlFront(lines: readonly string[]): readonly string[] {
  if (!TOML_LINE.test(lines[0] ?? '')) return lines;
  const end = lines.findIndex((line, number) => number > 0 && TOML_LINE.test(line));
  if (end < 0) return lines;
  let inTable = false;
  return lines.map((line, number) => {
    if (number > end) return line;
    if (number === 0 || number === end) return '---';
    inTable ||= /^\s*\[/.test(line);
    const pair = inTable ? undefined : TOML_PAIR.exec(line);
    return pair ? `${pair[1]}: ${pair[2]}` : line.trim() === '' ? line : `# ${line}`;
  });
}

const FENCE = /^(?:[ \t]|>)*(`{3,}(?!.*`)|~{3,})/;
const BULLET = /^((?:[ \t]|>)*)[•●▪■◦○‣⁃∙]([ \t\u00a0]+)(?=\S)/;
const CONTENTS = /^[ \t]*(?:\[\[_TOC_\]\]|\[\[?TOC\]?\]|\{:?toc\}|\{\{< ?toc ?>\}\}|\$\{toc\})[ \t]*\r?$/i;
/** `!!! note "Title"`, `??? warning`; the words stand below, indented by four spaces. */
const INDENTED_NOTE = /^(?:!{3}|\?{3}\+?)[ \t]+([a-z][a-z-]*)(?:[ \t]+[a-z-]+)*(?:[ \t]+"([^"]*)")?[ \t]*\r?$/i;
/** `:::tip Title`, `::: {.warning}`; `:::` ends it. */
const FENCED_NOTE =
  /^:{3,}[ \t]*(?:\{[^}]*?\.([a-z-]+)[^}]*\}|([a-z-]+)(?:\[([^\]]*)\]|[ \t]+([^:\r]*))?)[ \t]*:*[ \t]*\r?$/i;
const FENCE_END = /^:{3,}[ \t]*\r?$/;
const ASIDE = /^<aside>[ \t]*\r?$/i;
const ASIDE_END = /^<\/aside>[ \t]*\r?$/i;
/** The kinds that our reader of `> [!NOTE]` knows, and `:::` of pages that are no notes. */
const NOTE_KIND =
  /^(?:note|info|abstract|summary|example|question|faq|help|todo|seealso|tip|hint|success|important|warning|attention|danger|error|caution)$/i;

const INDENTED = /^(?: {4}|\t)(.*\S.*)$/s;

type Within = 'indented-note' | 'fenced-note' | 'aside';

function endOf(within: Within): RegExp {
  return within === 'aside' ? ASIDE_END : FENCE_END;
}

class LineReading {
  /** Numbers of the lines, from 0. */
  readonly contentsMarks: number[] = [];
  private readonly written: readonly string[];
  private number = -1;
  private fence: string | undefined;
  private within: Within | undefined;

  constructor(written: readonly string[]) {
    this.written = written;
  }

  line(written: string): string {
    this.number++;
    if (this.within === undefined) return this.begins(written) ?? this.plain(written);
    if (this.within === 'indented-note') return this.indented(written);
    if (endOf(this.within).test(written) && this.fence === undefined) {
      this.within = undefined;
      return '';
    }
    return `> ${this.plain(written)}`;
  }

  /** The line of a note's kind and title; undefined where none begins. */
  private begins(written: string): string | undefined {
    if (this.fence !== undefined) return undefined;
    if (ASIDE.test(written)) return this.note('aside', 'note');
    const indented = INDENTED_NOTE.exec(written);
    if (indented?.[1] !== undefined) return this.note('indented-note', indented[1], indented[2]);
    const fenced = FENCED_NOTE.exec(written);
    const kind = fenced?.[1] ?? fenced?.[2];
    return kind === undefined ? undefined : this.note('fenced-note', kind, fenced?.[3] ?? fenced?.[4]);
  }

  private note(within: Within, kind: string, title = ''): string | undefined {
    if (!NOTE_KIND.test(kind) || (within !== 'indented-note' && !this.ends(within))) return undefined;
    this.within = within;
    return `> [!${kind.toUpperCase()}] ${title.trim()}`.trimEnd();
  }

  /** Whether a note that begins here has an end; without one it would hold the rest of the text. */
  private ends(within: Within): boolean {
    const end = endOf(within);
    return this.written.some((line, number) => number > this.number && end.test(line));
  }

  private indented(written: string): string {
    if (written.trim() === '') {
      const next = this.written.find((line, number) => number > this.number && line.trim() !== '');
      if (next !== undefined && INDENTED.test(next)) return '>';
    }
    const words = INDENTED.exec(written)?.[1];
    if (words !== undefined) return `> ${this.plain(words)}`;
    this.within = undefined;
    this.fence = undefined;
    return this.begins(written) ?? this.plain(written);
  }

  private plain(line: string): string {
    const sign = FENCE.exec(line)?.[1];
    if (this.fence !== undefined) {
      if (sign?.startsWith(this.fence)) this.fence = undefined;
      return line;
    }
    if (sign !== undefined) {
      this.fence = sign;
      return line;
    }
    if (CONTENTS.test(line)) {
      this.contentsMarks.push(this.number);
      return '';
    }
    return line.replace(BULLET, (_, before: string, gap: string) => `${before}-${gap.replace(/\u00a0/g, ' ')}`);
  }
}

/** `Owner: Sam Jones`, `**Version:** 1.2`, alone in its line. */
const LABEL = /^(?:\*\*|__)?\p{Lu}[\p{L}\p{N} ’'/()&-]{1,38}(?::(?:\*\*|__)?|(?:\*\*|__):)[ \t]+\S[^\r]*\r?$/u;

/** Lines of labels below one another stay lines, as they do in the programs that write them. */
function withLabelLines(lines: readonly string[]): readonly string[] {
  const end = frontMatterEnd(lines);
  return lines.map((line, number) => {
    const isFollowed = number > end && LABEL.test(line) && LABEL.test(lines[number + 1] ?? '');
    return isFollowed && !/(?: {2}|\\)\r?$/.test(line) ? line.replace(/(\r?)$/, '  $1') : line;
  });
}

function frontMatterEnd(lines: readonly string[]): number {
  const isMark = (line: string | undefined) => line?.trimEnd() === '---';
  return isMark(lines[0]) ? lines.findIndex((line, number) => number > 0 && isMark(line)) : -1;
}
