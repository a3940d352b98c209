/** Finds a person's name in one file of any kind: text, Word, Excel, PDF, a finished page, or a zip with such files in it. */
import { posix } from 'node:path';
import { findName, type PersonName } from '../../check/person-names.js';
import type { FinishedContent } from '../../formats/finished/file-text.js';
import { type FinishedFormat, finishedContent } from '../../formats/finished/index.js';
import { PdfTrouble } from '../../formats/finished/pdf-objects.js';
import { decodedAnyhow } from '../../formats/other-encodings.js';
import { readZip, ZipTrouble } from '../../formats/zip/read.js';
import type { PersonPlace, Unsearched } from './places.js';
import { textPlaces } from './text-places.js';

/** What one file holds of a name. */
export interface FilePlaces {
  readonly places: readonly Omit<PersonPlace, 'kind' | 'path' | 'organisation'>[];
  /** Why it, or a part of it, could not be searched. */
  readonly unsearched: readonly Unsearched['why'][];
}

const NOTHING: FilePlaces = { places: [], unsearched: [] };

const FORMATS: Readonly<Record<string, FinishedFormat>> = {
  docx: 'docx',
  docm: 'docx',
  dotx: 'docx',
  dotm: 'docx',
  xlsx: 'xlsx',
  xlsm: 'xlsx',
  pdf: 'pdf',
};

const PICTURE = /^(?:png|jpe?g|gif|bmp|tiff?|webp|ico|heic)$/;
/** Files that hold no words of anybody’s. */
const WITHOUT_WORDS = /^(?:ttf|otf|woff2?|icc)$/;

/** Finds the places of a file; `isPage` for a finished HTML page, whose words a reader sees without its tags. */
export function filePlaces(path: string, bytes: Uint8Array, person: PersonName, isPage = false): FilePlaces {
  const ending = posix.extname(path).slice(1).toLowerCase();
  if (WITHOUT_WORDS.test(ending)) return NOTHING;
  if (PICTURE.test(ending)) return { places: [], unsearched: ['it is a picture'] };
  if (ending === 'zip') return zipPlaces(bytes, person);
  const format = isPage && ending === 'html' ? 'html' : FORMATS[ending];
  return format ? finishedPlaces(bytes, format, person) : writtenPlaces(path, bytes, person);
}

function writtenPlaces(path: string, bytes: Uint8Array, person: PersonName): FilePlaces {
  const { text } = decodedAnyhow(bytes);
  if (text === undefined) return { places: [], unsearched: ['it is of a kind that can’t be read'] };
  return { places: textPlaces({ path, text: text.replace(/^\ufeff/, '') }, person), unsearched: [] };
}

function finishedPlaces(bytes: Uint8Array, format: FinishedFormat, person: PersonName): FilePlaces {
  try {
    return contentPlaces(finishedContent(format, bytes), person);
  } catch (trouble) {
    if (!(trouble instanceof ZipTrouble) && !(trouble instanceof PdfTrouble)) throw trouble;
    return { places: [], unsearched: [`it can’t be read: ${trouble.message}`] };
  }
}

function contentPlaces({ texts, unread }: FinishedContent, person: PersonName): FilePlaces {
  const places = texts.flatMap(({ place, words }) =>
    findName(words, person).map(({ certainty }) => ({ within: place, certainty })),
  );
  return { places, unsearched: unread.map(({ place, why }) => `${place} ${why}`) };
}

function zipPlaces(bytes: Uint8Array, person: PersonName): FilePlaces {
  try {
    const inside = [...readZip(bytes)].map(([path, content]) => {
      const { places, unsearched } = filePlaces(path, content, person, true);
      return {
        places: places.map((place) => ({ ...place, within: [path, place.within].filter(Boolean).join(', ') })),
        unsearched: unsearched.map((why) => `of ${path}, ${why}`),
      };
    });
    return {
      places: inside.flatMap(({ places }) => places),
      unsearched: inside.flatMap(({ unsearched }) => unsearched),
    };
  } catch (trouble) {
    if (!(trouble instanceof ZipTrouble)) throw trouble;
    return { places: [], unsearched: [`it can’t be read: ${trouble.message}`] };
  }
}
