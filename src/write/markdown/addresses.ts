/**
 * Writes links whose words are their address as people do: bare, `https://www.gov.uk`, or between angles where the signs beside
 * it would join it (GitHub Flavored Markdown 0.29, 6.8 and 6.9). Addresses with unusual signs are written as other links.
 */
import { bareTarget } from '../../model/bare-addresses.js';
import type { Leaf, Link } from '../../model/document.js';
import { writeTarget } from './link-targets.js';
import type { Address, Token } from './tokens.js';

const WEB = /^(?:https?:\/\/|www\.)[A-Za-z\d-]+(?:\.[A-Za-z\d-]+)+(?:[/?#](?:[\w\-.~:/?#@!$&'+,;=%]*[A-Za-z\d/])?)?$/;
const EMAIL = /^[A-Za-z\d](?:[\w.+-]*[A-Za-z\d])?@[A-Za-z\d-]+(?:\.[A-Za-z\d-]+)*\.[A-Za-z]+$/;
const REFERENCE = /&#?\w+;/;

/** The piece for a link whose words are its address; undefined for other links. */
export function addressToken({ target, children }: Link<Leaf>): Address | undefined {
  const [words, another] = children;
  if (target.kind !== 'address' || words?.type !== 'text' || another) return undefined;
  const [address, more] = target.address;
  if (address?.type !== 'text' || more || address.value !== bareTarget(words.value)) return undefined;
  const { value } = words;
  if (REFERENCE.test(value) || !(WEB.test(value) || EMAIL.test(value))) return undefined;
  const apart = value.startsWith('www.') ? `[${escaped(value)}](${writeTarget(target)})` : `<${value}>`;
  return { kind: 'address', words: value, value: apart };
}

function escaped(words: string): string {
  return words.replace(/[_~!]/g, '\\$&');
}

/** Writes addresses bare where nothing beside them would become a part of them. */
export function chooseAddresses(tokens: readonly Token[]): void {
  tokens.forEach((token, at) => {
    if (token.kind === 'address' && endsApart(tokens[at - 1]) && beginsApart(tokens[at + 1], tokens[at + 2]))
      token.value = token.words;
  });
}

function endsApart(before: Token | undefined): boolean {
  return !before || before.kind === 'break' || (before.kind === 'words' && /\s$|\s\($/.test(before.value));
}

/** Punctuation before a space or at the end belongs to the sentence. */
function beginsApart(after: Token | undefined, next: Token | undefined): boolean {
  if (!after) return true;
  if (after.kind !== 'words') return false;
  return /^[.,:!?)]*\s/.test(after.value) || (!next && /^[.,:!?)]+$/.test(after.value));
}
