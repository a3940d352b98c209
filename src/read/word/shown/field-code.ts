/** Reads the code of a field: its name, the property that it shows, and how it changes letters and dates. */
import type { LetterCase } from '../../../model/property-words.js';

export interface FieldCode {
  /** In capitals: `DOCPROPERTY`. Of `INFO TITLE`, `TITLE`. */
  readonly name: string;
  /** The property or document variable that it shows, in lower case. */
  readonly property?: string;
  readonly letterCase?: LetterCase;
  /** The picture of a date or time: `d MMMM yyyy`. */
  readonly picture?: string;
}

/** Fields that are named like the core property they show, and the property's name where it is another. */
const CORE: Readonly<Record<string, string>> = {
  TITLE: 'title',
  SUBJECT: 'subject',
  AUTHOR: 'creator',
  KEYWORDS: 'keywords',
  COMMENTS: 'description',
  LASTSAVEDBY: 'lastmodifiedby',
};

/** Names of `DOCPROPERTY` that stand for core properties of another name. */
const BUILT_IN: Readonly<Record<string, string>> = {
  author: 'creator',
  comments: 'description',
  lastsavedby: 'lastmodifiedby',
  lastauthor: 'lastmodifiedby',
};

const CASES: Readonly<Record<string, LetterCase>> = { upper: 'upper', lower: 'lower', firstcap: 'first', caps: 'each' };

/** `DOCPROPERTY "Next review" \* Upper` → the name, `next review` and `upper`. */
export function readFieldCode(code: string): FieldCode {
  const [, word = '', rest = ''] = /^\s*(?:INFO\s+)?"?([a-z]+)"?([\s\S]*)$/i.exec(code) ?? [];
  const name = word.toUpperCase();
  const property = propertyIn(name, rest);
  const letterCase = CASES[/\\\*\s*(upper|lower|firstcap|caps)\b/i.exec(rest)?.[1]?.toLowerCase() ?? ''];
  const [, quoted, bare] = /\\@\s*(?:"([^"]*)"|([^\s\\]+))/.exec(rest) ?? [];
  const picture = quoted ?? bare;
  return {
    name,
    ...(property === undefined ? {} : { property }),
    ...(letterCase ? { letterCase } : {}),
    ...(picture === undefined ? {} : { picture }),
  };
}

function propertyIn(name: string, rest: string): string | undefined {
  if (Object.hasOwn(CORE, name)) return CORE[name];
  if (name !== 'DOCPROPERTY' && name !== 'DOCVARIABLE') return undefined;
  const [, quoted, bare] = /^\s*(?:"([^"]*)"|([^\s\\]+))/.exec(rest) ?? [];
  const property = (quoted ?? bare)?.toLowerCase();
  return property !== undefined && name === 'DOCPROPERTY' ? (BUILT_IN[property] ?? property) : property;
}
