/**
 * References to other policies in a Word file that is filled in place: a code or title in the author's own words becomes
 * a link, and keeps its look, however Word has split it over runs. Runs in links, fields, headings and deleted text are left alone, and so
 * are references that are next to an organisation's value.
 */
import { escapeXml } from '../../formats/xml/escape.js';
import { unescaped } from '../../formats/xml/unescape.js';
import { literal } from '../../model/literal.js';
import { remember, rememberByValue } from '../../model/remember.js';
import type { KnownPolicies } from '../references/known-policies.js';
import { type FoundLink, scanWords } from '../references/scan.js';

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = /xmlns:([\w-]+)="http:\/\/schemas\.openxmlformats\.org\/wordprocessingml\/2006\/main"/;

/** Where in a part the linker is. */
interface Position {
  /** How many links, fields and deletions are open. */
  depth: number;
  isHeading: boolean;
}

/** The links to policies of a pack in words of a file, which are mostly the same for each client. */
const scansOf = remember((policies: KnownPolicies) =>
  rememberByValue(
    (_: string, words: string, thisPolicy: string): readonly FoundLink[] =>
      scanWords(words, policies, thisPolicy).links.flatMap((link) => ('policy' in link ? [link] : [])),
    'small',
  ),
);

export class WordReferences {
  private readonly policies: KnownPolicies;
  private readonly thisPolicy: string;
  /** Gives the id of the relationship to a file. */
  private readonly idOf: (file: string) => string;
  private readonly position: Position = { depth: 0, isHeading: false };
  /** The file's prefix for Word's own elements, which its first piece declares. */
  private prefix: string | undefined;

  constructor(policies: KnownPolicies, thisPolicy: string, idOf: (file: string) => string) {
    this.policies = policies;
    this.thisPolicy = thisPolicy;
    this.idOf = idOf;
  }

  /** Gives the next piece of a part's XML with its links. */
  link(xml: string): string {
    return this.linkTokens(xml, tokensOf);
  }

  /** Gives runs of words with their links, which are in no heading, link or field. */
  linkRun(xml: string): string {
    const { depth, isHeading } = this.position;
    Object.assign(this.position, { depth: 0, isHeading: false });
    const linked = this.linkTokens(xml, (prefix) => (words) => readTokens(words, patternFor(prefix)));
    Object.assign(this.position, { depth, isHeading });
    return linked;
  }

  private linkTokens(xml: string, read: (prefix: string) => (xml: string) => readonly Token[]): string {
    this.prefix ??= MAIN.exec(xml)?.[1];
    if (this.prefix === undefined) return xml;
    const { position } = this;
    let linked = '';
    for (const token of read(this.prefix)(xml)) {
      if (token.kind === 'tag') this.pass(token.end, token.name, token.attributes);
      const isFree = position.depth === 0 && !position.isHeading;
      linked += token.kind === 'words' && isFree ? this.linkWords(token, this.prefix) : token.xml;
    }
    return linked;
  }

  /** Notes what begins or ends here, and whether the paragraph is a heading. */
  private pass(end: string, name: string, attributes: string): void {
    const { position } = this;
    if (name === 'p') position.isHeading = false;
    else if (name === 'pStyle') position.isHeading = /"(?:heading|title|subtitle|toc)[^"]*"/i.test(attributes);
    else if (name === 'fldChar') position.depth += /"begin"/.test(attributes) ? 1 : /"end"/.test(attributes) ? -1 : 0;
    else if (end !== '') position.depth--;
    else if (!attributes.endsWith('/')) position.depth++;
  }

  /** Cuts runs that stand side by side into runs and links. */
  private linkWords({ xml, runs, text }: WordsToken, prefix: string): string {
    // Words in the author's own file are never replaced, so a withdrawn policy has no successors here.
    const links = scansOf(this.policies)(`${this.thisPolicy}\n${text}`, text, this.thisPolicy);
    if (links.length === 0) return xml;
    const opened = (file: string) =>
      `<${prefix}:hyperlink xmlns:r="${RELATIONSHIPS}" r:id="${this.idOf(file)}" ${prefix}:history="1">`;
    let linked = '';
    let behind = 0;
    for (const run of runs) {
      linked += xml.slice(behind, run.at);
      behind = run.at + run.xml.length;
      const end = run.start + run.words.length;
      const touching = links.filter((link) => link.start < end && link.end > run.start);
      if (touching.length === 0) linked += run.xml;
      for (const [from, to] of stretches(run.start, end, touching)) {
        const link = touching.find(({ start, end: linkEnd }) => start <= from && to <= linkEnd);
        if (link?.start === from) linked += opened(link.policy.file);
        linked += partOf(run, from - run.start, to - run.start, prefix);
        if (link?.end === to) linked += `</${prefix}:hyperlink>`;
      }
    }
    return linked + xml.slice(behind);
  }
}

/** Runs of plain words side by side. */
interface WordsToken {
  readonly kind: 'words';
  readonly xml: string;
  readonly runs: readonly WordRun[];
  readonly text: string;
}

/** A piece of XML: words, a tag that matters to them, or anything else. */
type Token =
  | WordsToken
  | {
      readonly kind: 'tag';
      readonly xml: string;
      readonly end: string;
      readonly name: string;
      readonly attributes: string;
    }
  | { readonly kind: 'other'; readonly xml: string };

/** One run of words, where it stands in its XML and in the text. */
interface WordRun {
  readonly at: number;
  readonly xml: string;
  readonly opened: string;
  readonly properties: string;
  /** A mark of where a page ended when Word last laid the text out. */
  readonly pageEnd: string;
  readonly start: number;
  readonly words: string;
}

const RUN =
  /(<([\w-]+):r(?: [^<>]*)?>)(<\2:rPr>(?:(?!<\/?\2:r[ >])[\s\S])*?<\/\2:rPr>|<\2:rPr\/>)?(<\2:lastRenderedPageBreak\/>)?<\2:t(?: [^<>]*)?>([^<]+)<\/\2:t><\/\2:r>/g;

function runsOf(xml: string): readonly WordRun[] {
  let start = 0;
  return [...xml.matchAll(RUN)].map(
    ({ 0: run, 1: opened = '', 3: properties = '', 4: pageEnd = '', 5: raw = '', index }) => {
      const words = unescaped(raw);
      const placed = { at: index, xml: run, opened, properties, pageEnd, start, words };
      start += words.length;
      return placed;
    },
  );
}

/** Cuts a stretch of the text where links begin and end; none where it touches no link. */
function stretches(
  start: number,
  end: number,
  links: readonly { readonly start: number; readonly end: number }[],
): readonly (readonly [from: number, to: number])[] {
  if (links.length === 0) return [];
  const cuts = links.flatMap((link) => [link.start, link.end]).filter((at) => at > start && at < end);
  const places = [start, ...new Set(cuts), end];
  return places.slice(1).map((to, n) => [places[n] ?? start, to] as const);
}

function partOf({ opened, properties, pageEnd, words }: WordRun, from: number, to: number, prefix: string): string {
  const text = `<${prefix}:t xml:space="preserve">${escapeXml(words.slice(from, to))}</${prefix}:t>`;
  return `${opened}${properties}${from === 0 ? pageEnd : ''}${text}</${prefix}:r>`;
}

/** The tokens of a piece of a template, the same for each organisation. */
const tokensOf = rememberByValue((prefix: string) => {
  const pattern = patternFor(prefix);
  return rememberByValue((xml: string): readonly Token[] => readTokens(xml, pattern), 'small');
}, 'small');

function readTokens(xml: string, pattern: RegExp): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const { 0: token, 1: words, 2: end = '', 3: name = '', 4: attributes = '', index } of xml.matchAll(pattern)) {
    if (index > at) tokens.push({ kind: 'other', xml: xml.slice(at, index) });
    at = index + token.length;
    if (words === undefined) tokens.push({ kind: 'tag', xml: token, end, name, attributes });
    else {
      const runs = runsOf(token);
      tokens.push({ kind: 'words', xml: token, runs, text: runs.map((run) => run.words).join('') });
    }
  }
  if (at < xml.length) tokens.push({ kind: 'other', xml: xml.slice(at) });
  return tokens;
}

/** The pattern for plain words, in runs side by side, and for the tags around them. */
const patternFor = rememberByValue((declaredPrefix: string): RegExp => {
  const prefix = literal(declaredPrefix);
  const run = `<${prefix}:r(?: [^<>]*)?>(?:<${prefix}:rPr>(?:(?!</?${prefix}:r[ >])[\\s\\S])*?</${prefix}:rPr>|<${prefix}:rPr/>)?(?:<${prefix}:lastRenderedPageBreak/>)?<${prefix}:t(?: [^<>]*)?>[^<]+</${prefix}:t></${prefix}:r>`;
  // What Word noted about spelling, and bookmarks, stand between letters of one word.
  const between = `\\s*(?:<${prefix}:(?:proofErr|bookmarkStart|bookmarkEnd)(?: [^<>]*)?/>\\s*)*`;
  const passing = `<(/?)${prefix}:(p|pStyle|fldChar|hyperlink|fldSimple|del|moveFrom)(?=[ />])([^<>]*)>`;
  return new RegExp(`(${run}(?:${between}${run})*)|${passing}`, 'g');
}, 'small');
