/**
 * References to other policies in a Word file that is filled in place: a code or title in a run of the author's own words becomes
 * a link, and keeps its look. Runs in links, fields, headings and deleted text are left alone, and so are references that are
 * split over several runs or are next to an organisation's value.
 */
import { escapeXml } from '../../formats/xml/escape.js';
import { unescaped } from '../../formats/xml/unescape.js';
import { literal } from '../../model/literal.js';
import type { KnownPolicies } from '../references/known-policies.js';
import { scanWords } from '../references/scan.js';

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = /xmlns:([\w-]+)="http:\/\/schemas\.openxmlformats\.org\/wordprocessingml\/2006\/main"/;

/** Where in a part the linker is. */
interface Position {
  /** How many links, fields and deletions are open. */
  depth: number;
  isHeading: boolean;
}

export class WordReferences {
  private readonly policies: KnownPolicies;
  private readonly thisPolicy: string;
  /** Gives the id of the relationship to a file. */
  private readonly idOf: (file: string) => string;
  private readonly position: Position = { depth: 0, isHeading: false };
  private tokens: RegExp | undefined;

  constructor(policies: KnownPolicies, thisPolicy: string, idOf: (file: string) => string) {
    this.policies = policies;
    this.thisPolicy = thisPolicy;
    this.idOf = idOf;
  }

  /** Gives the next piece of a part's XML with its links. */
  link(xml: string): string {
    this.tokens ??= tokensOf(xml);
    if (!this.tokens) return xml;
    return xml.replace(
      this.tokens,
      (token: string, opened: string, properties = '', words = '', end = '', name = '', attributes = '') => {
        if (name !== '') this.pass(end, name, attributes);
        else if (this.position.depth === 0 && !this.position.isHeading)
          return this.run(token, opened, properties, words);
        return token;
      },
    );
  }

  /** Gives a run of words with its links, which is in no heading, link or field. */
  linkRun(xml: string): string {
    const { depth, isHeading } = this.position;
    Object.assign(this.position, { depth: 0, isHeading: false });
    const linked = this.link(xml);
    Object.assign(this.position, { depth, isHeading });
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

  /** Splits a run into runs and links. */
  private run(token: string, opened: string, properties: string, words: string): string {
    const text = unescaped(words);
    // Words in the author's own file are never replaced, so a withdrawn policy has no successors here.
    const found = scanWords(text, this.policies, this.thisPolicy).links;
    const links = found.flatMap((link) => ('policy' in link ? [link] : []));
    if (links.length === 0) return token;
    const prefix = /^<([\w-]+):/.exec(opened)?.[1] ?? 'w';
    const runOf = (start: number, end: number) =>
      `${opened}${properties}<${prefix}:t xml:space="preserve">${escapeXml(text.slice(start, end))}</${prefix}:t></${prefix}:r>`;
    let linked = '';
    let at = 0;
    for (const { start, end, policy } of links) {
      if (start > at) linked += runOf(at, start);
      const id = this.idOf(policy.file);
      linked += `<${prefix}:hyperlink xmlns:r="${RELATIONSHIPS}" r:id="${id}" ${prefix}:history="1">${runOf(start, end)}</${prefix}:hyperlink>`;
      at = end;
    }
    return at < text.length ? linked + runOf(at, text.length) : linked;
  }
}

/** The pattern for runs of plain words and for the tags around them; undefined for a part without WordprocessingML. */
function tokensOf(xml: string): RegExp | undefined {
  const declaredPrefix = MAIN.exec(xml)?.[1];
  if (declaredPrefix === undefined) return undefined;
  const prefix = literal(declaredPrefix);
  const run = `(<${prefix}:r(?: [^<>]*)?>)(<${prefix}:rPr>(?:(?!</?${prefix}:r[ >])[\\s\\S])*?</${prefix}:rPr>|<${prefix}:rPr/>)?<${prefix}:t(?: [^<>]*)?>([^<]+)</${prefix}:t></${prefix}:r>`;
  const passing = `<(/?)${prefix}:(p|pStyle|fldChar|hyperlink|fldSimple|del|moveFrom)(?=[ />])([^<>]*)>`;
  return new RegExp(`${run}|${passing}`, 'g');
}
