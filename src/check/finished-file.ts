/** The final check: opens a finished file as its reader would, and reports whatever must not reach the organisation. */
import type { FileText, FinishedContent, UnreadPart } from '../formats/finished/file-text.js';
import { type FinishedFormat, finishedContent } from '../formats/finished/index.js';
import { PdfTrouble } from '../formats/finished/pdf-objects.js';
import { ZipTrouble } from '../formats/zip/read.js';
import { type Diagnostic, error, warning } from '../model/diagnostic.js';
import type { Organisation } from '../model/organisation.js';
import { type ForeignLogo, foreignLogos, type Logos, NO_LOGOS } from './foreign-logos.js';
import { foreignValues, type IdentifyingValues, isMentioned, VALUE_KINDS } from './foreign-values.js';
import { type AllowedWords, type Leftover, leftovers } from './leftovers.js';
import { ownText } from './own-text.js';
import { marksIn } from './word-index.js';

/** A file before it takes its final name. */
export interface CheckedFile {
  /** As the user would write it. */
  readonly path: string;
  readonly format: FinishedFormat;
  readonly bytes: Uint8Array;
  /** What is in it, where it has been read already. */
  readonly content?: FinishedContent;
  /** The same for files that are much alike, such as one policy for several organisations. */
  readonly likeness?: string;
  readonly organisation: Organisation;
  /** Of an attachment: the file that it was made from. */
  readonly source?: string;
  /** Of a policy: the path of its template. */
  readonly template?: string;
  /** What its templates hold on purpose. */
  readonly allowed: AllowedWords;
  /** Is called for words that look like a mistake, even if something outside the file allows them. */
  readonly onMatch?: () => void;
}

/** Gives an error for each problem: what it is, where in the file, and which organisation a value belongs to. */
export function checkFinishedFile(
  file: CheckedFile,
  values: IdentifyingValues,
  logos: Logos = NO_LOGOS,
): readonly Diagnostic[] {
  const { path, organisation } = file;
  try {
    const { texts, pictures, unread } = file.content ?? finishedContent(file.format, file.bytes, file.likeness);
    return [
      ...textFirst(texts).flatMap((text) => [
        ...leftoversIn(text, file).map((leftover) => leftoverDiagnostic(leftover, text.place, file)),
        ...foreignDiagnostics(text, file, values),
      ]),
      ...foreignLogos(pictures, logos, organisation).flatMap((picture) => logoDiagnostic(picture, file)),
      ...unread.map((part) => unreadDiagnostic(part, file)),
    ];
  } catch (trouble) {
    if (!(trouble instanceof ZipTrouble) && !(trouble instanceof PdfTrouble)) throw trouble;
    const message = `The finished file can’t be read back: ${trouble.message}`;
    return [error('left-over', message, path, { organisation: organisation.id })];
  }
}

function leftoversIn(text: FileText, { allowed, organisation, likeness, onMatch }: CheckedFile): readonly Leftover[] {
  return leftovers(text.words, allowed, ownText(organisation), onMatch, marksIn(text, likeness).signs);
}

/** The text itself before properties, headers and footers: what is in all of them is looked for there first. */
function textFirst(texts: readonly FileText[]): readonly FileText[] {
  const isText = ({ place }: FileText) => /^(?:page \d|the text|word\/document\.xml)/.test(place);
  return [...texts.filter(isText), ...texts.filter((text) => !isText(text))];
}

/** What is in a finished file; undefined where it can’t be read back, which the check itself reports. */
export function contentIfWhole({
  format,
  bytes,
  likeness,
}: Pick<CheckedFile, 'format' | 'bytes' | 'likeness'>): FinishedContent | undefined {
  try {
    return finishedContent(format, bytes, likeness);
  } catch (trouble) {
    if (!(trouble instanceof ZipTrouble) && !(trouble instanceof PdfTrouble)) throw trouble;
    return undefined;
  }
}

function logoDiagnostic(
  { place, logo }: ForeignLogo,
  { path, organisation, source, allowed }: CheckedFile,
): readonly Diagnostic[] {
  if (allowed.mentions.includes(logo.organisation.name)) return [];
  const message = `The logo of ${logo.organisation.id} is ${whereIs(place)}`;
  const hint = `Take the picture out of ${source ?? 'the template'}, or put <<org_field_logo>> in its place.`;
  return [error('foreign-value', message, path, { organisation: organisation.id, hint })];
}

/** The same for all organisations that get a file made of the same template. */
function unreadDiagnostic({ place, why }: UnreadPart, { path, template, source }: CheckedFile): Diagnostic {
  const message = `The final check is incomplete: it can’t search ${place}, which ${why}`;
  const hint = 'Look through it yourself, or remove it; a file can go with the pack as an attachment.';
  return warning('check-incomplete', message, template ?? source ?? path, { hint });
}

function leftoverDiagnostic({ description, words, typedAt }: Leftover, place: string, file: CheckedFile): Diagnostic {
  const { path, organisation } = file;
  if (typedAt)
    return warning('left-over', `${description} stands in the template`, typedAt, {
      organisation: organisation.id,
      hint: `Is it what a program left in place of a value? If it’s meant, allow it in the front matter: "mentions: [${words}]".`,
    });
  return error('left-over', `${description} is ${whereIs(place)}: ${words.slice(0, 40)}`, path, {
    organisation: organisation.id,
    cause: { sign: `${description} ${words}`, text: file.template ?? file.source },
    hint:
      file.source === undefined
        ? 'Look for it in the template and the organisation’s file. If it’s meant, allow it in the front matter: "mentions: […]".'
        : `Look for it in ${file.source}. Of the files that go with a pack, only those of Word are filled in.`,
  });
}

/** What the template has typed itself and is less than certain is left out: a warning is at its place there. */
function foreignDiagnostics(text: FileText, file: CheckedFile, values: IdentifyingValues): readonly Diagnostic[] {
  const { path, organisation, allowed } = file;
  const reported = new Set<string>();
  return foreignValues(text.words, values, organisation, marksIn(text, file.likeness), file.onMatch).flatMap(
    ({ value, start, end, certainty }) => {
      const words = text.words.slice(start, end);
      const key = `${value.organisation} ${value.key}`;
      if (reported.has(key) || isMentioned(words, value, allowed.mentions)) return [];
      const isTyped = certainty !== 'certain' && allowed.authors(text.words, start, words) !== undefined;
      if (isTyped && file.source === undefined) return [];
      if (certainty === 'possible' && beginsSentence(text.words, start)) return [];
      reported.add(key);
      const make = isTyped || certainty === 'possible' ? warning : error;
      return [
        make(
          'foreign-value',
          `The ${VALUE_KINDS[value.kind]} of ${value.organisation} ("${value.key}") is ${whereIs(text.place)}`,
          path,
          {
            organisation: organisation.id,
            cause: { sign: key, text: file.template ?? file.source },
            hint: `Look for it in ${file.source ?? 'the template'} and the organisation’s own file.`,
          },
        ),
      ];
    },
  );
}

/** Whether words stand where any word has a capital letter: at the start of a line or a sentence. */
function beginsSentence(text: string, start: number): boolean {
  return /(?:^|\n|[.!?:•]\s+)[^\p{L}\p{N}\n]*$/u.test(text.slice(Math.max(0, start - 8), start));
}

/** `on page 1`, `in the bookmarks` */
function whereIs(place: string): string {
  return `${place.startsWith('page ') ? 'on' : 'in'} ${place}`;
}
