/**
 * The text of a PDF object in one form (ISO 32000-1, 7.3): entries of dictionaries by their names, strings by their bytes, single blanks.
 * Two texts that mean the same have the same form, however they were spaced or escaped.
 */
import { PdfTrouble } from '../finished/pdf-objects.js';
import { stringBytes } from '../finished/pdf-strings.js';

const TOKEN = /\((?:\\[\s\S]|[^\\)])*\)|<<|>>|<[\da-fA-F\s]*>|[[\]]|\/[^\s<>[\]()/%{}]*|[^\s<>[\]()/%{}]+/g;

/** Dictionaries and lists within each other; no honest file goes deeper. */
const DEEPEST = 100;

/** Where an object begins that stands in the file itself. */
const OBJECT = /^\s*\d+\s+\d+\s+obj\b/;

/** What stands for an object that another refers to. */
export type NameObject = (number: number) => string;

/** Gives the form of an object's text; entries of its outermost dictionary that `leaveOut` names are dropped. Throws PdfTrouble. */
export function valueForm(text: string, nameObject: NameObject, leaveOut: ReadonlySet<string> = new Set()): string {
  return new Forming(text, nameObject, leaveOut).value(0);
}

class Forming {
  private readonly tokens: readonly string[];
  private nameObject: NameObject;
  private readonly leaveOut: ReadonlySet<string>;
  private at = 0;

  constructor(text: string, nameObject: NameObject, leaveOut: ReadonlySet<string>) {
    this.tokens = text.replace(OBJECT, '').match(TOKEN) ?? [];
    this.nameObject = nameObject;
    this.leaveOut = leaveOut;
  }

  value(depth: number): string {
    if (depth > DEEPEST) throw new PdfTrouble('an object that is nested too deep');
    const token = this.tokens[this.at++] ?? '';
    if (token === '<<') return this.dictionary(depth);
    if (token === '[') return this.list(depth);
    if (token.startsWith('(') || (token.startsWith('<') && token.endsWith('>')))
      return `<${Buffer.from(stringBytes(token), 'latin1').toString('hex')}>`;
    if (/^\d+$/.test(token) && /^\d+$/.test(this.tokens[this.at] ?? '') && this.tokens[this.at + 1] === 'R') {
      this.at += 2;
      return this.nameObject(Number(token));
    }
    return token;
  }

  private dictionary(depth: number): string {
    const entries: string[] = [];
    while (this.at < this.tokens.length && this.tokens[this.at] !== '>>') {
      const name = this.tokens[this.at++] ?? '';
      if (depth === 0 && this.leaveOut.has(name)) this.skip();
      else entries.push(`${name} ${this.value(depth + 1)}`);
    }
    this.at++;
    return `<<${entries.sort().join(' ')}>>`;
  }

  private list(depth: number): string {
    const items: string[] = [];
    while (this.at < this.tokens.length && this.tokens[this.at] !== ']') items.push(this.value(depth + 1));
    this.at++;
    return `[${items.join(' ')}]`;
  }

  /** Passes over a value; what it refers to is not reached through it. */
  private skip(): void {
    const { nameObject } = this;
    this.nameObject = () => '';
    this.value(1);
    this.nameObject = nameObject;
  }
}
