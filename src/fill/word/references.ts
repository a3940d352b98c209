/**
 * References to other policies in a Word file that is filled in place: a run of the author's own words that holds a code or a title
 * becomes a link, with the look that it has. Runs in links, fields, headings and deleted text stay, and so does what is split over
 * several runs or stands beside a client's value.
 */
import { escapeXml } from '../../formats/xml/escape.js';
import { unescaped } from '../../formats/xml/unescape.js';
import { literal } from '../../model/literal.js';
import type { KnownPolicies } from '../references/known-policies.js';
import { scanWords } from '../references/scan.js';

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = /xmlns:([\w-]+)="http:\/\/schemas\.openxmlformats\.org\/wordprocessingml\/2006\/main"/;

/** What a linker has come upon so far in one part. */
interface Passed {
  /** Open links, fields and deletions. */
  depth: number;
  isHeading: boolean;
}

export class WordReferences {
  private readonly known: KnownPolicies;
  private readonly own: string;
  /** Gives the id of the relationship to a file. */
  private readonly idOf: (file: string) => string;
  private readonly passed: Passed = { depth: 0, isHeading: false };
  private tokens: RegExp | undefined;

  constructor(known: KnownPolicies, own: string, idOf: (file: string) => string) {
    this.known = known;
    this.own = own;
    this.idOf = idOf;
  }

  /** Gives the next stretch of a part's XML with its links. */
  link(xml: string): string {
    this.tokens ??= tokensOf(xml);
    if (!this.tokens) return xml;
    return xml.replace(
      this.tokens,
      (token: string, opened: string, properties = '', words = '', end = '', name = '', rest = '') => {
        if (name !== '') this.pass(end, name, rest);
        else if (this.passed.depth === 0 && !this.passed.isHeading) return this.run(token, opened, properties, words);
        return token;
      },
    );
  }

  /** Notes what begins or ends, and what kind of paragraph it is. */
  private pass(end: string, name: string, rest: string): void {
    const { passed } = this;
    if (name === 'p') passed.isHeading = false;
    else if (name === 'pStyle') passed.isHeading = /"(?:heading|title|subtitle|toc)[^"]*"/i.test(rest);
    else if (name === 'fldChar') passed.depth += /"begin"/.test(rest) ? 1 : /"end"/.test(rest) ? -1 : 0;
    else if (end !== '') passed.depth--;
    else if (!rest.endsWith('/')) passed.depth++;
  }

  /** Cuts a run into runs and links. */
  private run(token: string, opened: string, properties: string, words: string): string {
    const plain = unescaped(words);
    const { links } = scanWords(plain, this.known, this.own);
    if (links.length === 0) return token;
    const prefix = /^<([\w-]+):/.exec(opened)?.[1] ?? 'w';
    const runOf = (start: number, end: number) =>
      `${opened}${properties}<${prefix}:t xml:space="preserve">${escapeXml(plain.slice(start, end))}</${prefix}:t></${prefix}:r>`;
    let made = '';
    let at = 0;
    for (const { start, end, policy } of links) {
      if (start > at) made += runOf(at, start);
      const id = this.idOf(policy.file);
      made += `<${prefix}:hyperlink xmlns:r="${RELATIONSHIPS}" r:id="${id}" ${prefix}:history="1">${runOf(start, end)}</${prefix}:hyperlink>`;
      at = end;
    }
    return at < plain.length ? made + runOf(at, plain.length) : made;
  }
}

/** Finds runs of plain words, and whatever says what they stand in; nothing in a part that is no text of Word's. */
function tokensOf(xml: string): RegExp | undefined {
  const written = MAIN.exec(xml)?.[1];
  if (written === undefined) return undefined;
  const prefix = literal(written);
  const run = `(<${prefix}:r(?: [^<>]*)?>)(<${prefix}:rPr>(?:(?!</?${prefix}:r[ >])[\\s\\S])*?</${prefix}:rPr>|<${prefix}:rPr/>)?<${prefix}:t(?: [^<>]*)?>([^<]+)</${prefix}:t></${prefix}:r>`;
  const passing = `<(/?)${prefix}:(p|pStyle|fldChar|hyperlink|fldSimple|del|moveFrom)(?=[ />])([^<>]*)>`;
  return new RegExp(`${run}|${passing}`, 'g');
}
