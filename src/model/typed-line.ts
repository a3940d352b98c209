/**
 * Reads a command line as far as it has been typed, as bash reads it, and writes words as bash and PowerShell would have them typed.
 * Nothing in it is ever expanded or run: `$(…)` is letters.
 */

/** How the last word began: plain, or after a quotation mark that is still open. */
export type OpenQuote = '' | '"' | "'";

/** The words of a line, without quotation marks and backslashes; the last is the one being typed, and may be empty. */
export interface TypedLine {
  readonly words: readonly string[];
  readonly quote: OpenQuote;
  /** How many letters of the last word stand before what bash puts its answer in place of. */
  readonly kept: number;
}

/** Reads a line up to the cursor; `breaks` are the signs at which bash begins a new word to complete (COMP_WORDBREAKS). */
export function readBashLine(line: string, breaks: string): TypedLine {
  const words: string[] = [];
  let word: string | undefined;
  let quote: OpenQuote = '';
  let kept = 0;
  const add = (letters: string) => {
    word = (word ?? '') + letters;
  };
  for (let at = 0; at < line.length; at++) {
    const sign = line.charAt(at);
    if (quote === '' && (sign === ' ' || sign === '\t' || sign === '\n')) {
      if (word !== undefined) words.push(word);
      [word, kept] = [undefined, 0];
    } else if (isOpened(sign, quote)) {
      [quote, word] = [sign, word ?? ''];
      kept = word.length;
    } else if (sign === quote) quote = '';
    else if (sign === '\\' && escapes(quote, line.charAt(at + 1))) add(line.charAt(++at));
    else {
      add(sign);
      if (quote === '' && breaks.includes(sign)) kept = word?.length ?? 0;
    }
  }
  return { words: [...words, word ?? ''], quote, kept };
}

function isOpened(sign: string, quote: OpenQuote): sign is '"' | "'" {
  return quote === '' && (sign === '"' || sign === "'");
}

/** Within double quotation marks a backslash is a letter, except before the signs that it takes the meaning of. */
function escapes(quote: OpenQuote, next: string): boolean {
  return quote === '' || (quote === '"' && '"\\$`'.includes(next) && next !== '');
}

/** A word as bash would have it typed after what is there; undefined where it can’t be said between these quotation marks. */
export function bashWord(word: string, quote: OpenQuote): string | undefined {
  if (quote === '"') return word.includes('!') ? undefined : word.replace(/["\\$`]/g, '\\$&');
  if (quote === "'") return /['!]/.test(word) ? undefined : word;
  return word.replace(/[^\p{L}\p{N}_./:=@%+,-]/gu, '\\$&');
}

/** A word as PowerShell would have it typed: single quotation marks are doubled, and it takes curly ones for the same. */
export function powershellWord(word: string): string {
  if (/^[\p{L}\p{N}_./:=*-]+$/u.test(word)) return word;
  return `'${word.replace(/['‘’‚‛]/g, '$&$&')}'`;
}
