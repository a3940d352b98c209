/**
 * What went wrong, as values: collected, sorted, printed once at the end. A diagnostic says what was found, what was
 * expected, where, and what to do. It never holds an organisation's value, only paths, field names, and at most one character.
 */
import { placeName, type Span } from './source.js';

/** A note is good to know and changes nothing: no exit code, and nothing that --strict refuses. */
export type Severity = 'error' | 'warning' | 'note';

/** Every code the program can give, and what it means; docs/diagnostics.md explains each. */
export const DIAGNOSTIC_CODES = {
  // files
  'file-unreadable': 'A file could not be opened or read.',
  'file-too-large': 'A file is over the limit of 5 MB.',
  'file-encoding': 'A file is not UTF-8 text, or holds a character that no document can.',
  'file-empty': 'A file holds nothing.',
  'path-outside': 'A path leads out of the workspace.',
  'link-outside': 'A link leads to a file outside the workspace.',
  // yaml
  'yaml-syntax': 'A YAML file or front matter cannot be parsed.',
  'yaml-comment': 'A comment may cut off the end of a value.',
  'yaml-alias': 'Anchors and aliases are not accepted.',
  'yaml-depth': 'YAML is nested deeper than any organisation file needs.',
  'front-matter-open': 'Front matter is opened by --- and never closed.',
  // organisations, front matter, policy.yaml
  'unknown-key': 'A key that the schema does not know.',
  'wrong-type': 'A value of another kind than the key wants.',
  'missing-key': 'A required key is not given.',
  'invalid-value': 'A value that the key does not accept.',
  'invalid-date': 'A date that is not in the calendar, or not written YYYY-MM-DD.',
  'invalid-identifier': 'An identifier that does not have its form.',
  'doubtful-identifier': 'An identifier that does not look as it usually does.',
  'unknown-authority': 'A local authority that is not on the list.',
  'doubtful-value': 'A value that looks like a stand-in (TBC, N/A, XXX).',
  'value-character': 'A value holds a character that no document can.',
  'value-placeholder': 'A value holds the spelling of a placeholder.',
  'name-clash': 'Two YAML paths give one placeholder name.',
  'organisation-id': 'A file name that cannot be an organisation’s id.',
  'organisation-duplicate': 'Two files give one organisation id.',
  'extends-unknown': 'A base is named that is not there.',
  'extends-circle': 'Bases extend one another in a circle.',
  'unknown-theme': 'A theme is named that is not in the folder of themes.',
  'font-missing': 'A font file is not there.',
  'font-unreadable': 'A font file cannot be used for documents.',
  'unknown-policy': 'A key under policies that matches no policy.',
  'unknown-pack': 'A pack is named that is not in the folder of packs.',
  'nothing-applies': 'No policy applies to an organisation.',
  // packs
  'pack-unmatched': 'A pack lists what no template is.',
  'pack-page': 'An extra page of a pack cannot be used.',
  'variant-chosen': 'Several policies about one topic fit a client, and its pack holds one of them.',
  // templates
  'template-duplicate': 'Two templates give one code or one slug.',
  'template-title': 'A template has no title, or one that gives no file name.',
  'markdown-unsupported': 'Markdown that a policy document cannot hold.',
  'heading-number': 'A typed heading number differs from the one the program gives.',
  'heading-level': 'A heading skips a level, or is too deep.',
  'list-nesting': 'A list item ends in a colon and its children stand at its own level.',
  'reference-missing': 'A policy refers to one that the client’s pack lacks.',
  'reference-family': 'A policy refers to a code of another service’s policies.',
  'reference-title': 'A policy refers to another by a title that is nearly one of the pack’s.',
  'link-target': 'A link leads to something that is not a web, mail or telephone address, or a heading.',
  'picture-missing': 'A picture file is not there.',
  'picture-unreadable': 'A picture is not a PNG or JPEG, is damaged, or is too large.',
  'picture-alt': 'A picture has no alternative text.',
  'placeholder-stray': 'An opening {{ or << without its end.',
  'placeholder-syntax': 'A tag that is none of the few that templates know.',
  'placeholder-unknown': 'A placeholder name that no organisation could give.',
  'placeholder-missing': 'A placeholder is reached that the organisation gives no value for.',
  'placeholder-kind': 'A placeholder is used for something its value is not.',
  'placeholder-foreign': 'A spelling of another program’s placeholders, or a blank to fill in by hand.',
  'block-unclosed': 'A block tag is never closed, or closed without being opened.',
  'block-crosses': 'A block tag opens and closes at places that do not enclose whole blocks, items or rows.',
  // Word templates
  'word-unsupported': 'A file is no Word document that the program can fill.',
  'word-unsafe': 'A Word file fetches or runs something from outside.',
  'word-field-code': 'A placeholder stands in the code of a Word field.',
  'word-placeholder-place': 'A placeholder stands in a part of a Word file where nothing is filled.',
  'word-not-in-tree': 'A Word file holds something that PDF and HTML cannot show.',
  // import
  'import-loss': 'A document holds something that a Markdown template cannot.',
  'map-unused': 'A mapping of a placeholder matches nothing.',
  // plan and render
  'applies-override': 'A policy is rendered for a client it does not apply to, because it was named.',
  'path-clash': 'Two documents would have the same file name.',
  'review-future': 'A recorded review lies in the future.',
  'review-overdue': 'The next review date has passed.',
  'review-unknown': 'No review is recorded, so that dates cannot be given.',
  'document-empty': 'A policy has no text for this organisation.',
  'wrong-nation': 'A policy names a body or a law of another nation than the client’s.',
  'wrong-service': 'A policy speaks of another kind of service than the client’s.',
  'outdated-name': 'A policy names a law or a body as it is called no longer.',
  'draft-policy': 'A policy in a pack is a draft.',
  'owner-missing': 'A policy belongs to a person whom the client does not name.',
  'foreign-value': 'Something of another client stands in a template or a finished file.',
  'left-over': 'A finished file holds a placeholder, or the words of a mistake.',
  'glyph-missing': 'No face holds a character.',
  'review-order': 'A review is recorded already, or a later one.',
  'review-version': 'A version is not counted as reviews count it.',
  'review-unwritable': 'A review cannot be written into a file as it is laid out.',
  'issue-stale': 'What was rendered is not what would be rendered now, so that it is not issued.',
  'issue-date': 'An issue would be of an earlier day than the last.',
  'issue-unwritable': 'An issue cannot be added to a file as it is laid out.',
  'output-unwritable': 'An output could not be written.',
  'output-altered': 'A document was edited since it was rendered, and --keep-altered is given.',
  'organisation-locked': 'Another run is writing to an organisation.',
  'run-interrupted': 'An earlier run was interrupted while it was writing.',
} as const;

export type DiagnosticCode = keyof typeof DIAGNOSTIC_CODES;

export interface Diagnostic {
  readonly severity: Severity;
  readonly code: DiagnosticCode;
  /** One sentence without its full stop: what was found, what was expected. */
  readonly message: string;
  /** Where; or, for a whole file, `path` alone. */
  readonly span?: Span;
  readonly path?: string;
  /** One sentence: what to do. */
  readonly hint?: string;
  /** The organisation it concerns, where it is not in that organisation's own file. */
  readonly organisation?: string;
}

/** A value, or nothing, and all that was noticed on the way. An error among the diagnostics means no value to rely on. */
export interface Outcome<T> {
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
}

type Place = Span | string | undefined;

interface Extras {
  readonly hint?: string | undefined;
  readonly organisation?: string | undefined;
}

function diagnostic(
  severity: Severity,
  code: DiagnosticCode,
  message: string,
  place: Place,
  extras: Extras,
): Diagnostic {
  return {
    severity,
    code,
    message,
    ...(typeof place === 'string' ? { path: place } : place ? { span: place, path: place.source.path } : {}),
    ...(extras.hint ? { hint: extras.hint } : {}),
    ...(extras.organisation ? { organisation: extras.organisation } : {}),
  };
}

/** Makes an error at a span, or about a file by its path. */
export function error(code: DiagnosticCode, message: string, place?: Place, extras: Extras = {}): Diagnostic {
  return diagnostic('error', code, message, place, extras);
}

/** Makes a warning at a span, or about a file by its path. */
export function warning(code: DiagnosticCode, message: string, place?: Place, extras: Extras = {}): Diagnostic {
  return diagnostic('warning', code, message, place, extras);
}

/** Makes a note about a file, or at a span. */
export function note(code: DiagnosticCode, message: string, place?: Place, extras: Extras = {}): Diagnostic {
  return diagnostic('note', code, message, place, extras);
}

/** Whether any of them is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((one) => one.severity === 'error');
}

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether `--strict` refuses because of it. */
export function isProblem({ severity }: Diagnostic): boolean {
  return severity !== 'note';
}

/** Sorts by file, line, column, then severity, code, message and organisation, and drops what was said twice. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const sorted = [...diagnostics].sort(
    (a, b) =>
      compare(a.path ?? '', b.path ?? '') ||
      compare(a.span?.start ?? -1, b.span?.start ?? -1) ||
      compare(a.severity, b.severity) ||
      compare(a.code, b.code) ||
      compare(a.message, b.message) ||
      compare(a.organisation ?? '', b.organisation ?? ''),
  );
  return sorted.filter((one, index) => {
    const before = sorted[index - 1];
    return (
      !before ||
      before.code !== one.code ||
      before.message !== one.message ||
      before.path !== one.path ||
      before.span?.start !== one.span?.start ||
      before.organisation !== one.organisation
    );
  });
}

/** `orgs/acme.yaml:3:7`, a bare path, or nothing. */
export function placeOf(diagnostic: Diagnostic): string {
  return diagnostic.span ? placeName(diagnostic.span) : (diagnostic.path ?? '');
}
