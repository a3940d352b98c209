/**
 * The words of one XML part of an office file, in one pass: text as it stands and as it was before tracked changes, codes of fields,
 * and what stands in attributes: alternative texts, titles and tags of content controls, lists to choose from, document variables,
 * names of bookmarks and styles, authors, targets of links. Any prefix may stand for a namespace: programs other than Word choose
 * their own.
 */
import { rememberAlike } from '../../model/remember-alike.js';
import { unescaped } from '../xml/unescape.js';

/** Elements that end a text. The runs of a paragraph don't. */
const ENDS = new Set(['p', 'tc', 'v', 'Company', 'Manager', 'Application']);
/** Prefixes of properties, each of which is a text. */
const PROPERTY_PREFIXES = new Set(['dc', 'cp', 'vt', 'cust']);
/** In these parts, each element is a text of its own, and each attribute too. */
const PROPERTIES = /^(?:docProps|customXml)\//i;
const BLANKS = new Set(['tab', 'br', 'cr', 'ptab']);
/** Where a drawing stands on the page, in numbers. */
const MEASURES = new Set(['posOffset', 'align', 'pctWidth', 'pctHeight', 'pctPosHOffset', 'pctPosVOffset']);
const CODES = new Set(['instrText', 'delInstrText']);
/** What tracked changes put in; its text isn’t there before them. */
const INSERTIONS = new Set(['ins', 'moveTo']);

/** Attributes that say something, whatever the element. */
const SPOKEN = new Set([
  'descr',
  'title',
  'alt',
  'Target',
  'author',
  'tooltip',
  'displayText',
  'instr',
  'string',
  'href',
  'src',
  'docLocation',
  'userId',
]);
/** Attributes that hold a name, whose words may be joined: `BrightHomeLogo`. */
const NAMING = new Set(['name', 'anchor', 'styleId', 'bookmark']);
/** Elements whose attribute `val` says something. */
const SPOKEN_BY_VAL = new Set([
  'alias',
  'aliases',
  'caption',
  'category',
  'connectString',
  'default',
  'description',
  'docVar',
  'helpText',
  'listEntry',
  'lvlText',
  'query',
  'statusText',
  'tblCaption',
  'tblDescription',
]);
/** Those whose `val` is a name. */
const NAMING_BY_VAL = new Set(['docPart', 'name', 'tag']);
/** Word’s own list of the styles that it could show. */
const QUIET = new Set(['lsdException']);

/** Gives the words of a part; `path` is its place in the package. Those of one likeness are compared, as `rememberAlike` does. */
export function officeXmlWords(path: string, xml: string, likeness?: string): string {
  const isProperties = PROPERTIES.test(path);
  const hasDeletions = /delText[\s>]/.test(xml);
  const alike = isProperties || hasDeletions || likeness === undefined ? undefined : wordsByParagraph(xml, likeness);
  return unescaped((alike ?? wordsOfXml(xml, isProperties, hasDeletions)).all());
}

function wordsOfXml(xml: string, isProperties: boolean, hasDeletions: boolean): PartWords {
  const words = new PartWords(isProperties, hasDeletions);
  scan(xml, words);
  return words;
}

const PARAGRAPH_END = '</w:p>';

const paragraphsOf = rememberAlike<PartWords>({
  endOf(xml, start) {
    const at = xml.indexOf(PARAGRAPH_END, start);
    return at < 0 ? xml.length : at + PARAGRAPH_END.length;
  },
  endsAt: (xml, place) => place === xml.length || xml.startsWith(PARAGRAPH_END, place - PARAGRAPH_END.length),
  read: (xml) => wordsOfXml(xml, false, false),
});

/** The same paragraph by paragraph; undefined where one ends within a comment or an attribute. */
function wordsByParagraph(xml: string, likeness: string): PartWords | undefined {
  const all = new PartWords(false, false);
  for (const { start, end, value } of paragraphsOf(xml, likeness)) {
    if (value) all.addAll(value);
    else scan(xml.slice(start, end), all);
    if (all.isCut) return undefined;
  }
  return all;
}

/** Walks through the tags and the text between them; a comment or a CDATA section is text. */
function scan(xml: string, words: PartWords): void {
  for (let at = 0; at < xml.length; ) {
    const open = xml.indexOf('<', at);
    if (open < 0) {
      words.text(xml.slice(at));
      return;
    }
    if (open > at) words.text(xml.slice(at, open));
    const sign = xml.charCodeAt(open + 1);
    if (sign === EXCLAMATION) at = markedSection(xml, open, words);
    else if (sign === QUESTION) at = behind(xml, '?>', open, words);
    else at = tag(xml, open + 1, words);
  }
}

const EXCLAMATION = 33;
const QUOTE = 34;
const APOSTROPHE = 39;
const SLASH = 47;
const COLON = 58;
const EQUALS = 61;
const GREATER = 62;
const QUESTION = 63;

function markedSection(xml: string, open: number, words: PartWords): number {
  for (const [start, end] of [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
  ] as const) {
    if (!xml.startsWith(start, open)) continue;
    const after = behind(xml, end, open, words);
    const inner = xml.slice(open + start.length, after - end.length);
    if (start === '<!--') words.spoken(inner);
    else words.text(inner);
    return after;
  }
  return behind(xml, '>', open, words);
}

/** The place behind the next `sign`, or the end. */
function behind(xml: string, sign: string, from: number, words: PartWords): number {
  const at = xml.indexOf(sign, from);
  if (at < 0) words.isCut = true;
  return at < 0 ? xml.length : at + sign.length;
}

/** Reads the tag whose name begins at `start`, and gives the place behind it. */
function tag(xml: string, start: number, words: PartWords): number {
  const isClosing = xml.charCodeAt(start) === SLASH;
  const from = isClosing ? start + 1 : start;
  let at = from;
  let local = from;
  for (; at < xml.length; at++) {
    const sign = xml.charCodeAt(at);
    if (sign === COLON) local = at + 1;
    else if (sign <= 32 || sign === GREATER || sign === SLASH) break;
  }
  const name = xml.slice(local, at);
  if (isClosing) {
    words.close(name, local > from ? xml.slice(from, local - 1) : '');
    return behind(xml, '>', at, words);
  }
  const end = attributes(xml, at, name, words);
  if (xml.charCodeAt(end - 1) === SLASH) words.empty(name);
  else words.open(name);
  return end + 1;
}

/** Reads a tag’s attributes, and gives the place of its end. */
function attributes(xml: string, start: number, element: string, words: PartWords): number {
  let at = start;
  for (; at < xml.length; at++) {
    const sign = xml.charCodeAt(at);
    if (sign === GREATER) return at;
    if (sign !== EQUALS) continue;
    const name = nameBefore(xml, at);
    while (at < xml.length && xml.charCodeAt(at) !== QUOTE && xml.charCodeAt(at) !== APOSTROPHE) at++;
    const end = xml.indexOf(xml.charAt(at), at + 1);
    if (end < 0) break;
    if (end > at + 1) words.attribute(element, name, xml, at + 1, end);
    at = end;
  }
  words.isCut = true;
  return xml.length;
}

/** The name, without its prefix, of the attribute whose sign of equality stands here. */
function nameBefore(xml: string, at: number): string {
  let end = at;
  while (xml.charCodeAt(end - 1) <= 32) end--;
  let start = end;
  for (let sign = xml.charCodeAt(start - 1); sign > 32 && sign !== COLON; sign = xml.charCodeAt(start - 1)) start--;
  return xml.slice(start, end);
}

/** Gathers the words of a part while its tags go by. */
class PartWords {
  /** Whether something begins that has no end. */
  isCut = false;
  /** The text as it stands. */
  private now = '';
  /** The text before tracked changes. */
  private before = '';
  private deleted = '';
  private codes = '';
  private readonly said: string[] = [];
  private insertions = 0;
  private mode: 'text' | 'deleted' | 'code' | 'measure' = 'text';
  private readonly isProperties: boolean;
  private readonly hasDeletions: boolean;

  constructor(isProperties: boolean, hasDeletions: boolean) {
    this.isProperties = isProperties;
    this.hasDeletions = hasDeletions;
  }

  text(words: string): void {
    if (this.mode === 'text') this.add(words);
    else if (this.mode === 'code') this.codes += words;
    else if (this.mode === 'deleted') {
      this.deleted += words;
      if (this.insertions === 0) this.before += words;
    }
  }

  spoken(words: string): void {
    this.said.push(words);
  }

  open(name: string): void {
    if (BLANKS.has(name)) this.add(' ');
    else if (MEASURES.has(name)) this.mode = 'measure';
    else if (CODES.has(name)) this.mode = 'code';
    else if (name === 'delText') this.mode = 'deleted';
    else if (INSERTIONS.has(name)) this.insertions++;
  }

  /** A tag that is its own end. */
  empty(name: string): void {
    if (BLANKS.has(name)) this.add(' ');
  }

  close(name: string, prefix: string): void {
    this.mode = 'text';
    if (ENDS.has(name) || this.isProperties || PROPERTY_PREFIXES.has(prefix)) this.add('\n');
    if (INSERTIONS.has(name) && this.insertions > 0) this.insertions--;
    if (name === 'p' || name === 'del') this.deleted += '\n';
  }

  attribute(element: string, name: string, xml: string, from: number, to: number): void {
    if (element === 'fldChar' && name === 'fldCharType') {
      if (xml.slice(from, to) === 'end') this.codes += '\n';
    } else if (saysSomething(element, name) || (this.isProperties && !isTechnical(name, xml.slice(from, to))))
      this.said.push(xml.slice(from, to));
    else if (NAMING.has(name) || (name === 'val' && NAMING_BY_VAL.has(element)))
      if (!QUIET.has(element)) this.said.push(...namings(xml.slice(from, to)));
  }

  /** Adds the words of what follows, where there are neither deletions nor properties. */
  addAll({ now, codes, said, mode, isCut }: PartWords): void {
    this.now += now;
    this.codes += codes;
    for (const words of said) this.said.push(words);
    this.mode = mode;
    if (isCut) this.isCut = true;
  }

  all(): string {
    const codes = this.codes.split('\n').filter((code) => code !== '' && !/^ ?NOTEREF /.test(code));
    const changes = this.hasDeletions ? [this.before, this.deleted] : [];
    return [this.now, ...changes, ...codes, ...new Set(this.said)].join('\n');
  }

  private add(words: string): void {
    this.now += words;
    if (this.hasDeletions && this.insertions === 0) this.before += words;
  }
}

function saysSomething(element: string, name: string): boolean {
  if (name === 'val') return SPOKEN_BY_VAL.has(element);
  return SPOKEN.has(name) || (name === 'value' && element === 'listItem');
}

/** What only programs read: types, names of namespaces, identifiers. */
function isTechnical(name: string, value: string): boolean {
  return name === 'type' || /^(?:https?:\/\/(?:schemas|purl|www\.w3)\.|urn:|\{[\dA-Fa-f-]{36}\}$)/.test(value);
}

/** A name, and its words where they are joined. */
function namings(name: string): readonly string[] {
  const apart = name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, ' ');
  return apart === name ? [name] : [name, apart];
}
