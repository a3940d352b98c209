/** The last gate: a finished file is opened as its reader would, and whatever must not leave the house stops the client's pack. */
import { finishedWords } from '../formats/finished/index.js';
import { PdfTrouble } from '../formats/finished/pdf.js';
import { ZipTrouble } from '../formats/zip/read.js';
import { type Diagnostic, error } from '../model/diagnostic.js';
import type { Organisation } from '../model/organisation.js';
import type { Format } from '../model/plan.js';
import { type ClientValues, foreignValues, VALUE_KINDS } from './foreign-values.js';
import { leftovers, type Meant } from './leftovers.js';

/** A file before it takes its final name. */
export interface CheckedFile {
  /** As the user would name it. */
  readonly path: string;
  readonly format: Format;
  readonly bytes: Uint8Array;
  readonly organisation: Organisation;
  /** What its template holds on purpose; a page of the pack holds nothing of the kind. */
  readonly meant: Meant;
}

/** Gives an error for each finding: what was found, where in the file, and which client's it is. */
export function checkFinishedFile(file: CheckedFile, values: ClientValues): readonly Diagnostic[] {
  const { path, organisation } = file;
  try {
    return finishedWords(file.format, file.bytes).flatMap(({ place, words }) => [
      ...leftovers(words, file.meant).map(({ what, words: found }) =>
        error('left-over', `${what} is ${whereIs(place)}: ${found.slice(0, 40)}`, path, {
          organisation: organisation.id,
          hint: 'Look for it in the template and the organisation’s file. If it’s meant, allow it in the front matter: "mentions: […]".',
        }),
      ),
      ...strangers(words, place, file, values),
    ]);
  } catch (trouble) {
    if (!(trouble instanceof ZipTrouble) && !(trouble instanceof PdfTrouble)) throw trouble;
    const message = `The finished file can’t be read back: ${trouble.message}`;
    return [error('left-over', message, path, { organisation: organisation.id })];
  }
}

/** A name of one word is anybody's: of that a template is warned, at its place. */
function strangers(words: string, place: string, file: CheckedFile, values: ClientValues): readonly Diagnostic[] {
  const { path, organisation, meant } = file;
  const allowed = new Set(meant.mentions.map((name) => name.toLowerCase()));
  const seen = new Set<string>();
  return foreignValues(words, values, organisation).flatMap(({ value }) => {
    const isCommon = value.kind === 'name' && value.words.length === 1;
    const key = `${value.organisation} ${value.key}`;
    if (isCommon || seen.has(key) || allowed.has(value.written.toLowerCase())) return [];
    seen.add(key);
    return [
      error(
        'foreign-value',
        `The ${VALUE_KINDS[value.kind]} of ${value.organisation} ("${value.key}") is ${whereIs(place)}`,
        path,
        {
          organisation: organisation.id,
          hint: 'Look for it in the template and the organisation’s own file.',
        },
      ),
    ];
  });
}

/** `on page 1`, `in the bookmarks` */
function whereIs(place: string): string {
  return `${place.startsWith('page ') ? 'on' : 'in'} ${place}`;
}
