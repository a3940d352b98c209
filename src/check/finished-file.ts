/** The final check: opens a finished file as its reader would, and reports whatever must not reach the organisation. */
import type { FileText } from '../formats/finished/file-text.js';
import { type FinishedFormat, finishedWords } from '../formats/finished/index.js';
import { PdfTrouble } from '../formats/finished/pdf-objects.js';
import { ZipTrouble } from '../formats/zip/read.js';
import { type Diagnostic, error, warning } from '../model/diagnostic.js';
import type { Organisation } from '../model/organisation.js';
import { foreignValues, type IdentifyingValues, VALUE_KINDS } from './foreign-values.js';
import { type AllowedWords, type Leftover, leftovers } from './leftovers.js';

/** A file before it takes its final name. */
export interface CheckedFile {
  /** As the user would write it. */
  readonly path: string;
  readonly format: FinishedFormat;
  readonly bytes: Uint8Array;
  /** Its words, where they have been read already. */
  readonly texts?: readonly FileText[];
  readonly organisation: Organisation;
  /** Of an attachment: the file that it was made from. */
  readonly source?: string;
  /** What its templates hold on purpose. */
  readonly allowed: AllowedWords;
}

/** Gives an error for each problem: what it is, where in the file, and which organisation a value belongs to. */
export function checkFinishedFile(file: CheckedFile, values: IdentifyingValues): readonly Diagnostic[] {
  const { path, organisation } = file;
  try {
    return (file.texts ?? finishedWords(file.format, file.bytes)).flatMap(({ place, words }) => [
      ...leftovers(words, file.allowed).map((leftover) => leftoverDiagnostic(leftover, place, file)),
      ...foreignDiagnostics(words, place, file, values),
    ]);
  } catch (trouble) {
    if (!(trouble instanceof ZipTrouble) && !(trouble instanceof PdfTrouble)) throw trouble;
    const message = `The finished file can’t be read back: ${trouble.message}`;
    return [error('left-over', message, path, { organisation: organisation.id })];
  }
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
    hint:
      file.source === undefined
        ? 'Look for it in the template and the organisation’s file. If it’s meant, allow it in the front matter: "mentions: […]".'
        : `Look for it in ${file.source}. Of the files that go with a pack, only those of Word are filled in.`,
  });
}

/** Names of one word are left out: they may be ordinary words, and the template is warned about them instead. */
function foreignDiagnostics(
  words: string,
  place: string,
  file: CheckedFile,
  values: IdentifyingValues,
): readonly Diagnostic[] {
  const { path, organisation, allowed } = file;
  const mentions = new Set(allowed.mentions.map((name) => name.toLowerCase()));
  const reported = new Set<string>();
  return foreignValues(words, values, organisation).flatMap(({ value }) => {
    const isCommon = value.kind === 'name' && value.words.length === 1;
    const key = `${value.organisation} ${value.key}`;
    if (isCommon || reported.has(key) || mentions.has(value.spelling.toLowerCase())) return [];
    reported.add(key);
    return [
      error(
        'foreign-value',
        `The ${VALUE_KINDS[value.kind]} of ${value.organisation} ("${value.key}") is ${whereIs(place)}`,
        path,
        {
          organisation: organisation.id,
          hint: `Look for it in ${file.source ?? 'the template'} and the organisation’s own file.`,
        },
      ),
    ];
  });
}

/** `on page 1`, `in the bookmarks` */
function whereIs(place: string): string {
  return `${place.startsWith('page ') ? 'on' : 'in'} ${place}`;
}
