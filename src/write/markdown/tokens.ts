/** The pieces that a run of words is written as: words, marks, signs, tags. What a piece becomes can depend on its neighbours. */
export interface Words {
  readonly kind: 'words';
  value: string;
  readonly inLink: boolean;
  firstAsReference: boolean;
  lastAsReference: boolean;
}

export interface Mark {
  readonly kind: 'open' | 'close';
  readonly type: 'strong' | 'emphasis' | 'struck';
  /** The same for both marks of a node. */
  readonly pair: number;
  sign: string;
}

interface Sign {
  readonly kind: 'tag' | 'sign' | 'break' | 'footnote' | 'code';
  readonly value: string;
}

/** A box to tick: `[ ]`, `[x]`. */
export interface Box {
  readonly kind: 'box';
  value: string;
}

/** One of the two signs around raised, lowered or underlined words: `^`, `~` or HTML's. */
export interface Script {
  readonly kind: 'script';
  readonly isOpen: boolean;
  readonly html: string;
  value: string;
}

/** A link whose words are its address. */
export interface Address {
  readonly kind: 'address';
  readonly words: string;
  /** How it is written: with signs around it, or as the words alone where nothing beside them joins them. */
  value: string;
}

/** A piece of a run. */
export type Token = Words | Mark | Sign | Box | Script | Address;

export function neighbour(tokens: readonly Token[], index: number, step: 1 | -1): Token | undefined {
  let at = index + step;
  for (let token = tokens[at]; token && isEmpty(token); token = tokens[at]) at += step;
  return tokens[at];
}

function isEmpty(token: Token): boolean {
  return writtenFor(token) === '';
}

/** What is written for a token, or the words it is made of; empty where there is none. */
export function writtenFor(token: Token | undefined): string {
  if (!token) return '';
  return 'sign' in token ? token.sign : token.value;
}
