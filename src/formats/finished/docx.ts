/**
 * Reads the words of a Word file, part by part: text as it stands and as it was before tracked changes, hidden text and comments,
 * alternative texts, fields, lists to choose from, properties, and link targets; and the Word and Excel files within it.
 */
import { rememberByValue } from '../../model/remember.js';
import { unescaped } from '../xml/unescape.js';
import type { ZipPart } from '../zip/part.js';
import { readZipParts, unpackPart, ZipTrouble } from '../zip/read.js';
import type { FileText } from './file-text.js';
import { partText } from './part-text.js';
import { UnreadableExcel, xlsxWords } from './xlsx.js';

/** Any prefix may stand for a namespace: programs other than Word choose their own. */
const named = (names: string, flags = 'g') => new RegExp(names.replaceAll('~', '(?:[^\\s<>/:"\'=]+:)?'), flags);

const ENDS = named('</(?:~(?:p|tc|v|Company|Manager|Application)|(?:dc|cp|vt|cust):[^\\s>]+)>');
/** In these parts, each element is a text of its own. */
const PROPERTIES = /^(?:docProps|customXml)\//i;
const ANY_END = /<\/[^>]*>/g;
/** The field of a footnote's further mark; what it shows stands behind it. */
const NOTE_FIELDS = named('<~instrText(?:\\s[^>]*)?> NOTEREF [^<]*</~instrText>');
const BLANKS = named('<~(?:tab|br|cr|ptab)(?:\\s[^>]*)?/>');
/** Where a drawing stands on the page, in numbers. */
const MEASURES = named('<~(?:posOffset|align|pctWidth|pctHeight|pctPosHOffset|pctPosVOffset)(?:\\s[^>]*)?>[^<]*');
const QUOTED = '="([^"]*)"';
const SPOKEN = named(
  [
    '<~(?:alias|default|statusText|helpText|listEntry|docVar)(?:\\s[^>]*)?\\s~val',
    '\\s(?:descr|title|alt|Target|~author|~tooltip|~displayText|~instr|name|string|o:title)',
  ]
    .map((each) => `${each}${QUOTED}`)
    .join('|'),
);
const DELETED = named('<~(?:delText|delInstrText)(?:\\s[^>]*)?>[^<]*');
/** What tracked changes put in; its text isn't there before them. */
const INSERTED = named('<~(ins|moveTo)\\s[^>]*[^/]>[\\s\\S]*?</~\\1>');
const DELETES = named('<~delText[\\s>]', '');
const DELETIONS = named('<~delText(?:\\s[^>]*)?>([^<]*)|</~del>|</~p>');
const FIELD_CODES = named('<~(?:instrText|delInstrText)(?:\\s[^>]*)?>([^<]*)|<~fldChar\\s[^>]*fldCharType="end"');
const EMBEDDED = /\/embeddings\/.*\.(docx|xlsx)$/i;

/** Reads a package that this program wrote or took up; throws ZipTrouble for anything else. */
export function docxWords(bytes: Uint8Array): readonly FileText[] {
  return wordsOfPackage(bytes);
}

function wordsOfPackage(bytes: Uint8Array): readonly FileText[] {
  const texts: FileText[] = [];
  for (const [path, part] of readZipParts(bytes)) {
    if (EMBEDDED.test(path)) texts.push(...embeddedWords(path, unpackPart(part)));
    if (!/\.(?:xml|rels)$/i.test(path)) continue;
    for (const text of partTexts(`${part.checksum} ${part.size} ${path}`, path, part)) texts.push(text);
  }
  return texts;
}

/** The words of a file within the file, such as the workbook of a chart; none of one that can't be read. */
function embeddedWords(path: string, bytes: Uint8Array): readonly FileText[] {
  try {
    const texts = /\.xlsx$/i.test(path) ? xlsxWords(bytes) : wordsOfPackage(bytes);
    return texts.map(({ place, words }) => ({ place: `${path}, ${place}`, words }));
  } catch (trouble) {
    if (trouble instanceof ZipTrouble || trouble instanceof UnreadableExcel) return [];
    throw trouble;
  }
}

/** The words of a part by its checksum, size and path: files with the same theme have many parts in common. */
const partTexts = rememberByValue((_key: string, path: string, part: ZipPart): readonly FileText[] => {
  const words = wordsOfPart(path, partText(unpackPart(part)));
  return words.trim() === '' ? [] : [{ place: path, words: unescaped(words) }];
}, 'large');

function wordsOfPart(path: string, written: string): string {
  const xml = written.includes("='") ? withDoubleQuotes(written) : written;
  const ends = PROPERTIES.test(path) ? ANY_END : ENDS;
  const spoken = [...xml.matchAll(SPOKEN)].map((match) => match.slice(1).find((words) => words !== undefined));
  const readings = DELETES.test(xml)
    ? [textIn(xml.replace(DELETED, ''), ends), textIn(xml.replace(INSERTED, ''), ends), joined(xml, DELETIONS)]
    : [textIn(xml, ends)];
  return [...readings, ...fieldCodes(xml), ...spoken].join('\n');
}

function textIn(xml: string, ends: RegExp): string {
  return xml
    .replace(ends, '\n')
    .replace(BLANKS, ' ')
    .replace(NOTE_FIELDS, '')
    .replace(MEASURES, '')
    .replace(/<[^>]*>/g, '');
}

/** The codes of fields apart from the text, as a code may end right where a word begins. */
function fieldCodes(xml: string): readonly string[] {
  return joined(xml, FIELD_CODES)
    .split('\n')
    .filter((code) => code !== '' && !/^ ?NOTEREF /.test(code));
}

/** What a pattern finds, joined; where it finds nothing but an end, a new line begins. */
function joined(xml: string, pattern: RegExp): string {
  return [...xml.matchAll(pattern)].map(([, words]) => words ?? '\n').join('');
}

/** XML takes either quotation mark around an attribute. */
function withDoubleQuotes(xml: string): string {
  return xml.replace(/<[^>]*>/g, (tag) => tag.replace(/='([^'"]*)'/g, (_, value: string) => `="${value}"`));
}
