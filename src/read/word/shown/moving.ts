/**
 * The fields of Word that change by themselves when a document is opened, saved or printed (ISO/IEC 29500-1, 17.16.5), so that it
 * would say something else than its PDF, and what documents say in their place.
 */

/** Words of the record, the words that the file shows now, or none. */
export type Instead = 'lastReview' | 'organisation' | 'file' | 'words-now' | 'nothing';

const MOVING: Readonly<Record<string, Instead>> = {
  DATE: 'lastReview',
  TIME: 'lastReview',
  SAVEDATE: 'lastReview',
  CREATEDATE: 'words-now',
  PRINTDATE: 'words-now',
  EDITTIME: 'words-now',
  REVNUM: 'words-now',
  NUMWORDS: 'words-now',
  NUMCHARS: 'words-now',
  FILESIZE: 'words-now',
  TEMPLATE: 'words-now',
  // The names of whoever opens the file: the author's, in the template.
  USERNAME: 'organisation',
  USERINITIALS: 'nothing',
  USERADDRESS: 'nothing',
};

/** What `DOCPROPERTY` shows of the same kind, by the property's name in lower case. */
const MOVING_PROPERTIES: Readonly<Record<string, Instead>> = {
  lastsavedtime: 'lastReview',
  createtime: 'words-now',
  lastprinted: 'words-now',
  revisionnumber: 'words-now',
  totaleditingtime: 'words-now',
  bytes: 'words-now',
  words: 'words-now',
  characters: 'words-now',
  characterswithspaces: 'words-now',
  lines: 'words-now',
  paragraphs: 'words-now',
  template: 'words-now',
};

/** What is shown instead of a field, by its name in capitals and its code; undefined where it doesn't move. */
export function insteadOf(name: string, code: string, property: string | undefined): Instead | undefined {
  if (name === 'DOCPROPERTY') return property === undefined ? undefined : MOVING_PROPERTIES[property];
  if (name === 'FILENAME') return /\\p\b/i.test(code) ? 'file' : undefined;
  return Object.hasOwn(MOVING, name) ? MOVING[name] : undefined;
}
