/** Reads a file of additions: its parts, the passages that they use, and the words that fingerprints are taken of. */
import { masterFingerprint } from '../../formats/fingerprint.js';
import { type AdditionPart, type Additions, headingKey, type PartKind, unnumberedKey } from '../../model/additions.js';
import { type Diagnostic, error, type Outcome, warning } from '../../model/diagnostic.js';
import type { TextPiece } from '../../model/master-text.js';
import { type SourceText, spanOf } from '../../model/source.js';
import { sourceText } from '../fingerprint/method-1-source.js';
import { writtenOut } from '../fingerprint/written-out.js';
import type { PassageLibrary } from '../passages/library.js';
import { passageCalls } from '../passages/passage-file.js';
import { findComments, isUnended } from '../template/markdown/html/comments.js';
import { parseMarkdown } from '../template/markdown/syntax/index.js';
import { type PartLine, partLines } from './part-lines.js';

const FORMS_HINT =
  'Begin a part with one of <<at the start>>, <<after "Heading">>, <<at the end of "Heading">>, <<instead of "Heading">>, <<leave out "Heading">>.';

/** Reads the file; `sha256` is of its bytes. Without a value there is an error, or there are no parts. */
export function readAdditions(source: SourceText, sha256: string, library: PassageLibrary): Outcome<Additions> {
  const shown = commentsBlank(source);
  const lines = partLines(source, shown);
  const diagnostics: Diagnostic[] = [...wordsBefore(source, shown, lines)];
  const parts: AdditionPart[] = [];
  for (const [at, line] of lines.entries()) {
    if (line.kind === 'wrong') {
      diagnostics.push(
        error('addition-part', 'This line begins no part that there is', line.span, { hint: FORMS_HINT }),
      );
      continue;
    }
    const end = lines[at + 1]?.span.start ?? source.text.length;
    const cut = { ...source, text: source.text.slice(0, end) };
    const textStart = line.span.end;
    const used = library.use(passageCalls({ source: cut, start: textStart, kind: 'markdown' }));
    diagnostics.push(...used.diagnostics, ...textTrouble(line, shown.slice(textStart, end)));
    parts.push({ ...line, source: cut, textStart, passages: used.direct });
  }
  if (parts.length === 0 && diagnostics.length === 0)
    diagnostics.push(
      warning('file-empty', 'Nothing is added: the file has no text', source.path, { hint: FORMS_HINT }),
    );
  if (parts.length === 0 || diagnostics.some(({ severity }) => severity === 'error')) return { diagnostics };
  const text = { method: 1, pieces: parts.flatMap(piecesOf) };
  const passages = library.use(parts.flatMap((part) => passageCalls(placeOf(part)))).all;
  return {
    value: { source, sha256, parts, passages, text, fingerprint: masterFingerprint(text) },
    diagnostics,
  };
}

/** The text at the same width, with spaces for its comments. */
function commentsBlank(source: SourceText): string {
  const pieces: string[] = [];
  let at = 0;
  for (const comment of findComments(source, 0, parseMarkdown)) {
    if (isUnended(comment)) continue;
    const { start, end } = comment;
    pieces.push(source.text.slice(at, start), source.text.slice(start, end).replace(/[^\r\n]/g, ' '));
    at = end;
  }
  return pieces.join('') + source.text.slice(at);
}

function placeOf({ source, textStart }: AdditionPart) {
  return { source, start: textStart, kind: 'markdown' as const };
}

/** What a part adds or leaves out, and where: whatever the spelling of its first line. */
function piecesOf(part: AdditionPart): readonly TextPiece[] {
  const { kind, heading } = part;
  const words = heading ? (unnumberedKey(heading.words) ?? headingKey(heading.words)) : '';
  const { pieces } = sourceText(writtenOut(placeOf(part), part.passages), {});
  return [`\n\n[${kind}] ${words} ${heading?.count ?? ''}\n\n`, ...pieces];
}

function wordsBefore(source: SourceText, shown: string, [first]: readonly PartLine[]): readonly Diagnostic[] {
  const before = shown.slice(0, first?.span.start ?? shown.length);
  const words = before.trimEnd();
  if (words === '') return [];
  const start = words.length - words.trimStart().length;
  const message = 'These words are in no part, so nothing says where they go';
  const lineEnd = words.slice(start).search(/[\r\n]/);
  const end = lineEnd < 0 ? words.length : start + lineEnd;
  return [error('addition-part', message, spanOf(source, start, end), { hint: FORMS_HINT })];
}

const LACKING: Readonly<Record<Exclude<PartKind, 'without'>, string>> = {
  start: 'Write below it what goes there, or delete the line.',
  after: 'Write below it what goes there, or delete the line.',
  end: 'Write below it what goes there, or delete the line.',
  instead: 'Write below it what stands there instead, or <<leave out "…">> for a section that has no place here.',
};

function textTrouble({ kind, span }: Exclude<PartLine, { kind: 'wrong' }>, text: string): readonly Diagnostic[] {
  const isEmpty = text.trim() === '';
  if (kind !== 'without')
    return isEmpty ? [error('addition-part', 'This part has no text', span, { hint: LACKING[kind] })] : [];
  if (isEmpty) return [];
  const message = 'A section that is left out can’t have a text';
  const hint = 'Write <<instead of "…">> to have other words in its place, or begin another part for them.';
  return [error('addition-part', message, span, { hint })];
}
