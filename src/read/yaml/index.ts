/**
 * Turns YAML into a small tree of texts, lists and maps, each with its place. Every scalar is the text as its author
 * wrote it (YAML 1.2.2, 10.1 Failsafe Schema), so that `00445790` stays itself; a plain `~`, `null` or nothing at all
 * is null. Refuses anchors, aliases, tags, a second document, duplicate keys, and nesting beyond MAX_DEPTH; warns of
 * comments that may have cut a value.
 */
import { Composer, type CST, Lexer, Parser } from 'yaml';
import { type Diagnostic, error, type Outcome } from '../../model/diagnostic.js';
import { pointAt, type SourceText, spanOf } from '../../model/source.js';
import { NearCommentFinder, nearCommentWarnings } from './comments.js';
import { type YamlTokens, yamlComplaints } from './complaints.js';
import type { YamlNode } from './node.js';
import { YamlTreeBuilder } from './tree-builder.js';

/** How deep lists and maps can be nested; an organisation's file needs five levels. */
export const MAX_DEPTH = 32;

/**
 * Parses a source from `start` to `end` as one YAML document; spans are relative to the whole source. The value is absent
 * without an error if there are only comments. After a syntax error there is no value.
 */
export function parseYaml(source: SourceText, start = 0, end = source.text.length): Outcome<YamlNode | undefined> {
  const text = source.text.slice(start, end);
  const tokens = readTokens(text);
  if ('tooDeepAt' in tokens) {
    const place = spanOf(source, start + tokens.tooDeepAt, start + tokens.tooDeepAt + 1);
    const message = `Lists and keys are inside one another more than ${MAX_DEPTH} levels deep`;
    return { diagnostics: [error('yaml-depth', message, place)] };
  }
  const composer = new Composer({
    schema: 'failsafe',
    resolveKnownTags: false,
    uniqueKeys: false,
    prettyErrors: false,
  });
  const documents = [...composer.compose(tokens.tokens)];
  const problems = documents.flatMap((document) => [...document.errors, ...document.warnings]);
  const syntax = yamlComplaints(
    problems.filter((problem) => problem.code !== 'TAG_RESOLVE_FAILED'),
    tokens,
    source,
    start,
  );
  const [first, second] = documents;
  if (second) {
    const place = spanOf(source, start + second.range[0]);
    syntax.push(
      error('yaml-syntax', 'A second YAML document begins here, but a file can have only one', place, {
        hint: 'Delete the line, or put what follows into a file of its own.',
      }),
    );
  }
  // A bracket hidden by a comment is already reported at the comment.
  const nearComments = tokens.comments.filter(
    (comment) => !syntax.some(({ span }) => span?.start === start + comment.start),
  );
  if (syntax.length > 0)
    return { diagnostics: [...firstOfEachLine(syntax), ...nearCommentWarnings(nearComments, source, start, [])] };
  const builder = new YamlTreeBuilder(source, start);
  const root = first?.contents ? builder.node(first.contents) : undefined;
  const diagnostics = [
    ...builder.diagnostics,
    ...nearCommentWarnings(nearComments, source, start, builder.emptyValues),
  ];
  if (root?.kind === 'text' && root.value === null) return { diagnostics };
  return { ...(root ? { value: root } : {}), diagnostics };
}

/** Reads tokens and checks the depth, because composing them recurses and could exhaust the stack. */
function readTokens(text: string): YamlTokens | { tooDeepAt: number } {
  const parser = new Parser();
  const finder = new NearCommentFinder();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    finder.next(lexeme, parser.offset);
    for (const token of parser.next(lexeme)) tokens.push(token);
    // Besides the collections, the stack holds the document and perhaps a scalar.
    if (parser.stack.length > MAX_DEPTH + 2) return { tooDeepAt: parser.offset };
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens, comments: finder.comments };
}

/** One mistake can cause many errors along a line; only the first one helps. */
function firstOfEachLine(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seenLines = new Set<number>();
  return diagnostics.filter((diagnostic) => {
    const line = diagnostic.span ? pointAt(diagnostic.span.source, diagnostic.span.start).line : 0;
    if (seenLines.has(line)) return false;
    seenLines.add(line);
    return true;
  });
}
