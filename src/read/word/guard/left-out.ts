/**
 * What a Word file shows or holds and the tree leaves out on purpose, as data: each entry is a decision, and whatever isn't
 * here must be in the tree or be named in a warning.
 */

/** Elements within which no words are that a reader of the finished text should get. */
export const UNREAD_ELEMENTS: ReadonlySet<string> = new Set([
  // Properties: how words look, not words.
  'w:pPr',
  'w:rPr',
  'w:sectPr',
  'w:tblPr',
  'w:tblGrid',
  'w:trPr',
  'w:tcPr',
  'w:sdtPr',
  'w:sdtEndPr',
  // Tracked changes that took words away.
  'w:del',
  'w:moveFrom',
  // Codes of fields, whose results are the words.
  'w:instrText',
  'w:delInstrText',
  // How the words above it are pronounced.
  'w:rt',
]);

/** Fields whose results each format makes for itself: lists of the file's own text, and numbers of pages. */
const MADE_ANEW = ['TOC', 'INDEX', 'TOA', 'RD', 'TC', 'XE', 'PAGE', 'PAGEREF', 'NUMPAGES', 'SECTION', 'SECTIONPAGES'];

/** Form fields: what is chosen or ticked stands in their data, not in their results. */
const SAID_BY_DATA = ['FORMDROPDOWN', 'FORMCHECKBOX'];

/** Buttons of old forms, which show words of their code, behind their name and first argument. */
export const SHOWN_CODES: ReadonlySet<string> = new Set(['GOTOBUTTON', 'MACROBUTTON']);

/** The names of fields whose results are no words. */
export const UNREAD_RESULTS: ReadonlySet<string> = new Set([...MADE_ANEW, ...SAID_BY_DATA, ...SHOWN_CODES]);

/** Fields whose results are words, but whose numbers are counted again. */
export const COUNTED_RESULTS: ReadonlySet<string> = new Set([
  ...['AUTONUM', 'AUTONUMLGL', 'AUTONUMOUT', 'LISTNUM', 'NOTEREF', 'REF', 'SEQ', 'STYLEREF'],
]);

/** Content controls whose content each format makes for itself, by the gallery that they come from. */
export const UNREAD_GALLERIES: ReadonlySet<string> = new Set(['Table of Contents']);
