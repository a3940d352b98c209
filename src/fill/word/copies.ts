/**
 * Prepares the copies that an `#each` makes in a Word file: what must be unique in a document gets a new id or name, and what
 * leads to it within the copy follows. A mark of a range whose other end is outside stays in the first copy alone.
 */
import { escapeXml } from '../../formats/xml/escape.js';
import { unescaped } from '../../formats/xml/unescape.js';
import type { FreeIds } from './free-ids.js';

const ATTRIBUTES = `(?:"[^"]*"|'[^']*'|[^'"<>])*`;
/** Elements without content of some names, written as one tag or as two. */
const emptyElements = (names: string) =>
  new RegExp(`<((?:[\\w-]+:)?)(${names})(?=[\\s/>])(${ATTRIBUTES}?)(?:/>|>\\s*</\\1\\2\\s*>)`, 'g');
const openingTags = (names: string) => new RegExp(`<(?:[\\w-]+:)?(?:${names})(?=[\\s/>])${ATTRIBUTES}>`, 'g');

/** Ends of ranges that copies keep, with ids of their own. */
const RANGES = emptyElements('bookmarkStart|bookmarkEnd|permStart|permEnd');
/** Comments and records of changes belong to the first copy, and a control shows a store's one value. */
const FIRST_ONLY = emptyElements(
  'commentRangeStart|commentRangeEnd|commentReference|move(?:From|To)Range(?:Start|End)|customXml\\w+Range(?:Start|End)|dataBinding',
);
/** Word's own identities of paragraphs and pictures ([MS-DOCX] 2.2.4); it makes new ones. */
const IDENTITIES = / (?:w14|w16cid|wp14):(?:paraId|textId|durableId|anchorId|editId)=(?:"[^"]*"|'[^']*')/g;
/** Elements with a number of their own in `id`, or for a content control in `val`. */
const CHANGES = openingTags('ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|\\w+Change');
const DRAWINGS = openingTags('docPr');
const CONTROLS = emptyElements('id');
const NOTES = openingTags('(?:foot|end)noteReference');
const SHAPES = openingTags('(?:shape|group|rect|roundrect|oval|line|polyline|curve|arc|image)');
const FIELD_CODES = /(<(?:[\w-]+:)?(?:instrText|delInstrText)(?=[\s>])[^<>]*>)([^<]*)</g;
const LEADING = openingTags('hyperlink|fldSimple');
const FORM_NAMES = emptyElements('name');
/** XML without any of these is the same in every copy. */
const ANY_ID = /(?:\b|:)(?:id|paraId|textId|spid|dataBinding|\w*Range(?:Start|End))\b/;

/** A note that a copy has in place of the one that its template has. */
export interface CopiedNote {
  readonly kind: 'footnote' | 'endnote';
  /** The ids as they are written. */
  readonly from: string;
  readonly to: string;
}

/** The copies of one file. */
export class WordCopies {
  private readonly ids: FreeIds;
  private readonly noteOf = new Map<string, CopiedNote>();

  constructor(ids: FreeIds) {
    this.ids = ids;
  }

  /** Notes that copies refer to; some copies were copied again, so not all are in the file. */
  get notes(): readonly CopiedNote[] {
    return [...this.noteOf.values()];
  }

  /** Makes the XML of a copy. */
  copy(xml: string): string {
    if (!ANY_ID.test(xml)) return xml;
    const renamed = new Map<string, string>();
    const plain = xml.replace(FIRST_ONLY, '').replace(IDENTITIES, '');
    return this.withShapes(this.withLinks(this.withRanges(plain, renamed), renamed))
      .replace(CHANGES, (tag) => withValue(tag, 'id', () => this.ids.next('range')))
      .replace(DRAWINGS, (tag) => withValue(tag, 'id', () => this.ids.next('drawing')))
      .replace(CONTROLS, (tag) => withValue(tag, 'val', () => this.ids.next('control')))
      .replace(NOTES, (tag) => withValue(tag, 'id', (from) => this.note(tag, from)));
  }

  private withRanges(xml: string, renamed: Map<string, string>): string {
    const ends = { Start: new Set<string>(), End: new Set<string>() };
    const keyOf = (name: string, tag: string) =>
      `${name.replace(/(?:Start|End)$/, '')} ${attribute(tag, 'id')?.value ?? ''}`;
    for (const [tag, , name = ''] of xml.matchAll(RANGES))
      ends[name.endsWith('Start') ? 'Start' : 'End'].add(keyOf(name, tag));
    const numbers = new Map<string, string>();
    return xml.replace(RANGES, (tag: string, _: string, name: string) => {
      const key = keyOf(name, tag);
      if (!ends.Start.has(key) || !ends.End.has(key)) return '';
      const number = numbers.get(key) ?? this.ids.next('range');
      numbers.set(key, number);
      const numbered = withValue(tag, 'id', () => number);
      return name === 'bookmarkStart' ? withValue(numbered, 'name', (old) => this.rename(old, renamed)) : numbered;
    });
  }

  private rename(name: string, renamed: Map<string, string>): string {
    const newName = renamed.get(name) ?? this.ids.name(name);
    renamed.set(name, newName);
    return newName;
  }

  /** Leads links, fields and names of form fields to the copy's own bookmarks. */
  private withLinks(xml: string, renamed: ReadonlyMap<string, string>): string {
    if (renamed.size === 0) return xml;
    const inCode = (code: string) => code.replace(/[^\s"\\]+/g, (word) => renamed.get(word) ?? word);
    return xml
      .replace(LEADING, (tag) => {
        const toAnchor = withValue(tag, 'anchor', (name) => renamed.get(name) ?? name);
        return withValue(toAnchor, 'instr', inCode);
      })
      .replace(FORM_NAMES, (tag) => withValue(tag, 'val', (name) => renamed.get(name) ?? name))
      .replace(FIELD_CODES, (_, open: string, code: string) => `${open}${escapeXml(inCode(unescaped(code)))}<`);
  }

  /** Shapes of the older form have ids in words, which objects, lines and other text boxes refer to. */
  private withShapes(xml: string): string {
    const names = new Map<string, string>();
    for (const [tag] of xml.matchAll(SHAPES))
      for (const key of ['id', 'spid'] as const) {
        const { value } = attribute(tag, key) ?? {};
        if (value !== undefined && !names.has(value)) names.set(value, this.ids.shape(value));
      }
    if (names.size === 0) return xml;
    return xml.replace(/(["']#?|:#)([^"'#;<>&]+)(?=["';])/g, (found, before: string, name: string) => {
      const newName = names.get(name);
      return newName === undefined ? found : before + newName;
    });
  }

  private note(tag: string, from: string): string {
    const kind = /footnoteReference/.test(tag) ? 'footnote' : 'endnote';
    const origin = this.noteOf.get(`${kind} ${from}`)?.from ?? from;
    const to = this.ids.next(kind);
    this.noteOf.set(`${kind} ${to}`, { kind, from: origin, to });
    return to;
  }
}

/** An attribute of a tag, by its name without a prefix. */
function attribute(tag: string, name: string): { readonly value: string; readonly at: number } | undefined {
  const match = new RegExp(`\\s(?:[\\w-]+:)?${name}\\s*=\\s*(["'])(.*?)\\1`, 's').exec(tag);
  if (!match) return undefined;
  const [whole, , raw = ''] = match;
  return { value: unescaped(raw), at: match.index + whole.length - raw.length - 1 };
}

/** The tag with another value of an attribute, if it has that attribute. */
function withValue(tag: string, name: string, change: (value: string) => string): string {
  const found = attribute(tag, name);
  if (!found) return tag;
  const quote = tag[found.at - 1] ?? '"';
  const value = escapeXml(change(found.value)).replaceAll("'", '&#39;');
  return tag.slice(0, found.at) + value + tag.slice(tag.indexOf(quote, found.at));
}
