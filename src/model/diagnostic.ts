/**
 * Problems as values: collected, sorted, printed once at the end. A diagnostic says what is wrong, what was expected, where, and
 * what to do. It never holds an organisation's value, only paths, field names, and at most one character.
 */
import { someOf } from './counting.js';
import { placeName, type Span } from './source.js';

/** A note is for information: it changes no exit code, and --strict does not refuse it. */
export type Severity = 'error' | 'warning' | 'note';

/** Every code the program can give, and what it means; docs/diagnostics.md explains each. */
export const DIAGNOSTIC_CODES = {
  // files
  'file-unreadable': 'A file couldn’t be opened or read.',
  'file-too-large': 'A file is over the limit of 5 MB.',
  'file-encoding': 'A file isn’t UTF-8 text, or contains a character that no document can contain.',
  'file-empty': 'A file is empty.',
  'path-outside': 'A path leads out of the workspace.',
  'link-outside': 'A link leads to a file outside the workspace.',
  'kept-text': 'A text that an issue kept is not there, or was changed.',
  'newer-format': 'A file was made by a newer version of the program.',
  // yaml
  'yaml-syntax': 'A YAML file or front matter can’t be read.',
  'yaml-comment': 'A comment may cut off the end of a value.',
  'yaml-alias': 'Anchors and aliases aren’t accepted.',
  'yaml-depth': 'YAML is nested deeper than any organisation file needs.',
  'front-matter-open': 'Front matter has only one of its two lines ---.',
  // organisations, front matter, policy.yaml
  'unknown-key': 'The program doesn’t know a key.',
  'wrong-type': 'A key needs another kind of value.',
  'missing-key': 'A required key is missing.',
  'invalid-value': 'A key doesn’t accept this value.',
  'invalid-date': 'A date doesn’t exist, or isn’t written YYYY-MM-DD.',
  'invalid-identifier': 'An identifier that does not have its form.',
  'doubtful-identifier': 'An identifier that does not look as it usually does.',
  'unknown-authority': 'A local authority that is not on the list.',
  'doubtful-value': 'A value looks as if it’s waiting for the real one (TBC, N/A, XXX).',
  'post-vacant': 'A vacant post still names its holder, or nobody can cover for it.',
  'value-character': 'A value contains a character that no document can contain.',
  'value-placeholder': 'A value contains a placeholder.',
  'name-clash': 'Two keys have the same placeholder.',
  'organisation-id': 'A file’s name can’t be an organisation’s id.',
  'organisation-duplicate': 'Two files are about the same organisation, or have the same id.',
  'organisation-left': 'An organisation has left, so nothing is made for it.',
  'contact-copied': 'An organisation’s file has a telephone number or e-mail address that another’s has too.',
  'example-values': 'Details of an organisation are still examples.',
  'day-ahead': 'A key has a day that is still ahead, but takes effect now.',
  'extends-unknown': 'A base doesn’t exist.',
  'extends-circle': 'Bases extend one another in a circle.',
  'unknown-theme': 'A theme doesn’t exist.',
  'font-missing': 'A font file doesn’t exist.',
  'font-unreadable': 'A font file can’t be used in documents.',
  'unknown-policy': 'A key under policies doesn’t match any policy.',
  'unknown-pack': 'A pack doesn’t exist.',
  'nothing-applies': 'No policy applies to an organisation.',
  // packs
  'pack-unmatched': 'A line of a pack matches no template.',
  'pack-page': 'An extra page of a pack can’t be used.',
  'attachment-missing': 'A file that is to go into a pack doesn’t exist, or can’t be read.',
  'attachment-clash': 'One file is described in two ways.',
  'attachment-older': 'An attachment tells an older text of its policy.',
  'attachment-unsearched': 'The final check can’t search an attachment.',
  'variant-chosen': 'Several policies on the same topic apply to an organisation, and its pack has one of them.',
  // spreadsheets
  'spreadsheet-unreadable': 'A file can’t be read as a spreadsheet.',
  'spreadsheet-too-large': 'A spreadsheet has more rows or columns than are read.',
  'spreadsheet-columns': 'A spreadsheet’s columns can’t be told apart, or none has the names of organisations.',
  'spreadsheet-cell': 'A cell of a spreadsheet has a value that can’t be used as it is.',
  'spreadsheet-row': 'A row of a spreadsheet can’t become an organisation’s file.',
  'values-unwritable': 'Values can’t be written into an organisation’s file because of how it is laid out.',
  // templates
  'template-duplicate': 'Two templates have the same code.',
  'template-title': 'A template has no title, or one that can’t be a file name.',
  'markdown-unsupported': 'This Markdown can’t be used in a policy.',
  'fenced-div': 'A line of colons ends nothing, is never ended, or says nothing that can be printed.',
  'html-element': 'An HTML element is one that no document can hold.',
  'html-unclosed': 'An HTML element isn’t ended where it belongs.',
  'heading-number': 'A typed heading number isn’t the one that prints.',
  'clause-number': 'A typed number of a paragraph isn’t the one that prints, or paragraphs can’t be numbered.',
  'heading-guessed': 'Lines without numbers in a text saved from Word became headings.',
  'heading-level': 'A heading skips a level, or is too deep.',
  'footnote-mark': 'A footnote has no mark in the text, or a mark has no footnote.',
  'list-nesting': 'A list item ends in a colon, but the items after it aren’t indented.',
  'text-left-out': 'Page numbers or a list of contents in a text saved from Word were left out.',
  'reference-missing': 'A policy refers to another that isn’t in the organisation’s pack.',
  'reference-family': 'A policy refers to a code of another service’s policies.',
  'reference-title': 'A policy refers to another by a title that is nearly right.',
  'link-target': 'A link must go to a web, e-mail or telephone address, or a heading.',
  'picture-missing': 'A picture file doesn’t exist.',
  'picture-unreadable': 'A picture isn’t a PNG or JPEG, is damaged, or is too large.',
  'picture-alt': 'A picture has no alternative text.',
  'placeholder-stray': 'An opening {{ or << without its end.',
  'placeholder-syntax': 'The program doesn’t know a tag.',
  'placeholder-unknown': 'This isn’t a known placeholder.',
  'placeholder-missing': 'A policy needs a value that the organisation’s file doesn’t have.',
  'placeholder-kind': 'A placeholder is used in a way its value doesn’t allow.',
  'footer-words': 'The words of the footer in policy.yaml don’t suit all documents.',
  'placeholder-foreign': 'This looks like another program’s placeholder, or a blank to fill in by hand.',
  'blanks-unused': 'Front matter accepts a blank that isn’t in the text.',
  'own-details': 'A document to import holds what looks like one organisation’s own.',
  'block-unclosed': 'A block tag is never closed, or closed without being opened.',
  'block-crosses': 'A block doesn’t cover whole paragraphs, items or rows.',
  'passage-unknown': 'There is no passage of this name.',
  'passage-circle': 'A passage uses itself, perhaps through others.',
  'passage-place': 'A passage can’t stand where its tag is.',
  'passage-unused': 'No template uses a passage.',
  'addition-part': 'A file of additions has words or a line that begin no part, or a part with the wrong text.',
  'addition-heading': 'A part of an organisation’s additions names a heading that isn’t there, or is there twice.',
  'addition-section': 'A part of an organisation’s additions can’t go to the section that it names.',
  'addition-policy': 'A file of additions belongs to no policy, or can’t be read as one.',
  'addition-beneath': 'A section of the template that an organisation replaces has changed.',
  // Word templates
  'word-unsupported': 'A file isn’t a Word document that the program can fill in.',
  'word-unsafe': 'A Word file fetches or runs something from outside.',
  'word-field-code': 'A placeholder is in the code of a Word field.',
  'word-placeholder-place': 'A placeholder is in a part of a Word file that isn’t filled in.',
  'word-uncontrolled': 'A Word template has no place for a version or a date.',
  'word-blocks': 'Something can’t be set in a Word template.',
  'word-comments': 'A Word file has comments, which organisations don’t get.',
  'word-moving-field': 'A field of a Word file changes by itself.',
  'word-hidden-text': 'A Word file has hidden text, which organisations don’t get.',
  'word-tracked-changes': 'A Word file has tracked changes.',
  'word-signature': 'A Word file is signed digitally, and the signature is left out.',
  'word-house-template': 'A Word file names the Word template that it was made with, which is left out.',
  'word-left-out': 'A Word file contains something that PDF and HTML can’t show.',
  'word-words-missing': 'Words of a Word file would be missing from PDF and HTML, or from an imported draft.',
  // import
  'import-loss': 'A document contains something that a Markdown template can’t.',
  'import-name': 'Two documents would become templates of one name, so the second has another.',
  'map-unused': 'A mapping of a placeholder matches nothing.',
  // plan and render
  'applies-override': 'A policy was rendered for an organisation it isn’t for, because it was named.',
  'glance-length': 'A page “At a glance” takes more than one page.',
  'table-too-wide': 'A table’s words are cut off in the middle, even on a landscape page.',
  'path-clash': 'Two documents would have the same file name.',
  'path-long': 'A document has a path that is too long for Windows.',
  'review-future': 'A recorded review is in the future.',
  'review-overdue': 'The next review date has passed.',
  'review-unknown': 'No review is recorded, so there are no review dates.',
  'correction-meaning': 'A correction changes a number, a date or a duty in an approved text.',
  'approved-text-kept': 'A pack holds the last approved text, because the new one awaits approval.',
  'policy-left-out': 'A policy is left out of a pack, because no text of it is approved.',
  'document-empty': 'A policy has no text for this organisation.',
  'wrong-nation': 'A policy names a body or a law of another nation.',
  'wrong-service': 'A policy is about another kind of service.',
  'outdated-name': 'A policy uses the old name of a law or a body.',
  'draft-policy': 'A policy in a pack is a draft.',
  'owner-missing': 'A policy owner isn’t named in the organisation’s file.',
  'person-differs': 'The text names another person as responsible, approver or reviewer than the record does.',
  'record-typed': 'A text states a date of its review or approval in typed words.',
  'review-awaited': 'A text has changed since its organisation reviewed it.',
  'approval-awaited': 'A text awaits its approval.',
  'approval-unrecorded': 'A policy counts as approved, but nobody is recorded as having approved it.',
  'foreign-value': 'A template or a finished file contains something of another organisation.',
  'left-over': 'A finished file contains a placeholder, or another sign of a mistake.',
  'check-incomplete': 'The final check can’t see all that it should.',
  'glyph-missing': 'The fonts don’t have a character.',
  'review-changed': 'A review without change is of a text that has changed.',
  'approval-missing': 'There is no approval to take back.',
  'approver-other': 'Somebody approved who isn’t set to approve.',
  'approver-unnamed': 'An organisation’s file doesn’t name the person of a post.',
  'approvals-file': 'A file of approvals can’t be read.',
  'review-order': 'This review, or a later one, is already recorded.',
  'review-version': 'A version isn’t numbered 1.0, 1.1, 2.0.',
  'upgrade-differs': 'Records stay in the older form, because as events they would print something else.',
  'review-unwritable': 'A review can’t be added to a file because of how it is laid out.',
  'issue-out-of-date': 'The documents aren’t what would be rendered now, so they can’t be issued.',
  'issue-unapproved': 'A draft or an unapproved text would be in an issue.',
  'issue-same-version': 'Two texts would be issued under one version.',
  'issue-replaces': 'There is no issue to replace.',
  'issue-date': 'The date of an issue is before the last one.',
  'issue-unwritable': 'An issue can’t be added to a file because of how it is laid out.',
  'output-unwritable': 'A file couldn’t be written.',
  'output-altered': 'A document was edited since it was rendered, and --keep-altered is given.',
  'take-back-file': 'A file that came back has no place in this organisation’s pack.',
  'compare-incomplete': 'Not all documents of an earlier pack can be compared.',
  'manifest-unusable': 'The pack of a manifest can’t be compared.',
  'organisation-locked': 'Another run is writing to an organisation.',
  'thread-ended': 'A thread of the run ended early, so organisations weren’t rendered.',
  'run-interrupted': 'An earlier run was interrupted while it was writing.',
} as const;

export type DiagnosticCode = keyof typeof DIAGNOSTIC_CODES;

export interface Diagnostic {
  readonly severity: Severity;
  readonly code: DiagnosticCode;
  /** One sentence without its full stop: what is wrong, what was expected. */
  readonly message: string;
  /** Where; or, for a whole file, `path` alone. */
  readonly span?: Span;
  readonly path?: string;
  /** One sentence: what to do. */
  readonly hint?: string;
  /** The organisation it concerns, where it is not in that organisation's own file. */
  readonly organisation?: string;
  /** The value that is missing, where that is what is wrong. */
  readonly needs?: Need;
  /** Where one thing shows in several files, which are told once. */
  readonly cause?: Cause;
}

/** What shows in several files. */
export interface Cause {
  /** The same in all of them. */
  readonly sign: string;
  /** The path of the text that the file is made of; absent where it is made of many, as documents of the whole pack are. */
  readonly text: string | undefined;
}

/** A value that policies ask for and the organisation's file doesn't give. */
export interface Need {
  /** The policies that ask: their codes, or their slugs. */
  readonly policies: readonly string[];
  /** What to give, as messages name it: `data_protection_officer.email`. */
  readonly key: string;
  /** Why it is missing, in words that follow the key: `, which is missing`. */
  readonly because: string;
  /** The file to which the key is added, where nothing else is to be done. */
  readonly addTo?: string;
}

/** A value, or none, and the problems found on the way. With an error among the diagnostics the value cannot be relied on. */
export interface Outcome<T> {
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
}

type Place = Span | string | undefined;

interface Extras {
  readonly hint?: string | undefined;
  readonly organisation?: string | undefined;
  readonly needs?: Need | undefined;
  readonly cause?: Cause | undefined;
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
    ...(extras.needs ? { needs: extras.needs } : {}),
    ...(extras.cause ? { cause: extras.cause } : {}),
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

/** How many policies a message names. */
const MOST_NAMED = 12;

/** Says that policies need a value which the organisation's file doesn't give. */
export function missing(needs: Need, place: Place, extras: Extras = {}): Diagnostic {
  const { policies, key, because } = needs;
  const verb = policies.length === 1 ? 'needs' : 'need';
  const message = `${someOf(policies, MOST_NAMED)} ${verb} "${key}"${because}`;
  return error('placeholder-missing', message, place, { ...extras, needs });
}

/** The errors among some diagnostics. */
export function errorsIn(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity === 'error');
}

/** Whether any of them is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether `--strict` refuses because of it. */
export function isProblem({ severity }: Diagnostic): boolean {
  return severity !== 'note';
}

/** Sorts by file, line, column, then severity, code, message and organisation, and drops duplicates. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const sorted = [...diagnostics].sort(
    (a, b) =>
      compare(a.path ?? '', b.path ?? '') ||
      compare(a.span?.start ?? -1, b.span?.start ?? -1) ||
      compare(a.severity, b.severity) ||
      compare(a.code, b.code) ||
      compare(a.message, b.message) ||
      compare(a.organisation ?? '', b.organisation ?? '') ||
      compare(a.span?.end ?? -1, b.span?.end ?? -1) ||
      compare(a.hint ?? '', b.hint ?? ''),
  );
  return sorted.filter((diagnostic, index) => {
    const before = sorted[index - 1];
    return (
      !before ||
      before.code !== diagnostic.code ||
      before.message !== diagnostic.message ||
      before.path !== diagnostic.path ||
      before.span?.start !== diagnostic.span?.start ||
      before.organisation !== diagnostic.organisation
    );
  });
}

/** `orgs/acme.yaml:3:7`, a bare path, or nothing. */
export function placeOf(diagnostic: Diagnostic): string {
  return diagnostic.span ? placeName(diagnostic.span) : (diagnostic.path ?? '');
}
