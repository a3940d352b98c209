/**
 * Writes a template's inlines as one line of Markdown, or several if it has line breaks. The marks of strong and emphasised
 * words work only between certain neighbours (CommonMark 0.31, 6.2). If a letter is in the way, it is written as a character
 * reference; if a placeholder is in the way, the mark is left out and reported.
 */
import {
  type Branching,
  type Inline,
  type Inlines,
  type Leaf,
  type LinkTarget,
  unreachable,
} from '../../model/document.js';
import { writeCode } from './code.js';
import { escapeTarget, escapeWords, reference } from './escape.js';
import type { FootnoteMarks } from './footnotes.js';
import type { Losses } from './losses.js';
import { normalInlines } from './normal-inlines.js';

/** The kind of block that a run of words is in. */
export type RunPlace = 'paragraph' | 'heading' | 'cell';

type Node = Branching<Leaf, Inline<Leaf>>;

interface Words {
  readonly kind: 'words';
  value: string;
  readonly inLink: boolean;
  firstAsReference: boolean;
  lastAsReference: boolean;
}

interface Mark {
  readonly kind: 'open' | 'close';
  readonly type: 'strong' | 'emphasis' | 'struck';
  /** The same for both marks of a node. */
  pair: number;
  sign: string;
}

interface Sign {
  readonly kind: 'tag' | 'sign' | 'break' | 'footnote';
  readonly value: string;
}

interface Box {
  readonly kind: 'box';
  value: string;
}

interface CodeSign {
  readonly kind: 'code';
  children: Inlines<Leaf>;
  value: string;
}

/** One of the two signs around raised, lowered or underlined words: `^`, `~` or HTML's. */
interface Script {
  readonly kind: 'script';
  readonly isOpen: boolean;
  readonly html: string;
  value: string;
}

type Token = Words | Mark | Sign | Box | CodeSign | Script;

/** What the parts of the writer share that write words. */
export interface InlineContext {
  readonly losses: Losses;
  readonly footnotes: FootnoteMarks;
}

/** Stands for a tag while Markdown is parsed, where a tag counts as a letter. */
const TAG = '\uE000';

/** Writes a run. Empty if the run is. */
export function writeInlines(inlines: Inlines<Leaf>, place: RunPlace, context: InlineContext): string {
  const tokens: Token[] = [];
  new Tokens(tokens, place, context).take(normalInlines(inlines), false);
  chooseEmphasis(tokens);
  chooseScripts(tokens);
  settleMarks(tokens, place, context.losses);
  settleBoxes(tokens, place);
  return tokens.map((_, index) => tokenMarkdown(tokens, index, place)).join('');
}

class Tokens {
  private pairs = 0;
  private readonly tokens: Token[];
  private readonly place: RunPlace;
  private readonly losses: Losses;
  private readonly footnotes: FootnoteMarks;

  constructor(tokens: Token[], place: RunPlace, { losses, footnotes }: InlineContext) {
    this.tokens = tokens;
    this.place = place;
    this.losses = losses;
    this.footnotes = footnotes;
  }

  take(nodes: readonly Node[], inLink: boolean): void {
    for (const node of nodes) this.node(node, inLink);
  }

  private node(node: Node, inLink: boolean): void {
    switch (node.type) {
      case 'text':
        this.losses.at(node.span);
        this.words(node.value, inLink);
        return;
      case 'field':
        this.tag(node.name);
        return;
      case 'break':
        this.lineBreak();
        return;
      case 'strong':
      case 'emphasis':
        this.marked(node.type, node.type === 'strong' ? '**' : '*', node.children, inLink);
        return;
      case 'styled':
        if (node.style === 'struck') this.marked('struck', '~~', node.children, inLink);
        else this.script(node.style, node.children, inLink);
        return;
      case 'code':
        this.code(node.children);
        return;
      case 'fill-in':
        this.tokens.push({ kind: 'sign', value: `[${'_'.repeat(Math.max(node.width, 3))}]` });
        return;
      case 'tick-box':
        this.tokens.push({ kind: 'box', value: node.checked ? '[x]' : '[ ]' });
        return;
      case 'footnote':
        this.tokens.push({ kind: 'footnote', value: `[^${this.footnotes.nameOf(node)}]` });
        return;
      case 'link':
        this.link(node.children, writeTarget(node.target));
        return;
      case 'passage':
        this.link(node.children, `lang:${node.language}`);
        return;
      case 'if':
        this.branches(`#${node.negated ? 'unless' : 'if'} ${node.name}`, node.then, node.otherwise, inLink);
        this.tag(node.negated ? '/unless' : '/if');
        return;
      case 'each':
        this.branches(`#each ${node.name}`, node.body, node.otherwise, inLink);
        this.tag('/each');
        return;
      default:
        unreachable(node);
    }
  }

  private marked(type: Mark['type'], sign: string, children: readonly Node[], inLink: boolean): void {
    const pair = this.pairs++;
    this.tokens.push({ kind: 'open', type, pair, sign });
    this.take(children, inLink);
    this.tokens.push({ kind: 'close', type, pair, sign });
  }

  private script(style: keyof typeof SCRIPTS, children: readonly Node[], inLink: boolean): void {
    const [sign, tag] = SCRIPTS[style];
    const isPlain = sign !== '' && children.every((node) => node.type === 'field' || isScriptText(node));
    const [open, close] = [`<${tag}>`, `</${tag}>`];
    this.tokens.push({ kind: 'script', isOpen: true, html: open, value: isPlain ? sign : open });
    this.take(children, inLink);
    this.tokens.push({ kind: 'script', isOpen: false, html: close, value: isPlain ? sign : close });
  }

  private code(children: Inlines<Leaf>): void {
    this.tokens.push({ kind: 'code', children, value: writeCode(children, this.place === 'cell', this.losses) });
  }

  private words(value: string, inLink: boolean): void {
    const printable = value.replace(/[\uE000-\uF8FF]/g, '\uFFFD');
    if (printable !== value) this.losses.add('A sign that exists only in one font became �', 'Type the sign itself.');
    this.tokens.push({ kind: 'words', value: printable, inLink, firstAsReference: false, lastAsReference: false });
  }

  private lineBreak(): void {
    if (this.place === 'paragraph') this.tokens.push({ kind: 'break', value: '\\\n' });
    else {
      this.losses.add(`A line break in a ${this.place === 'cell' ? 'table cell' : 'heading'} became a space`);
      this.tokens.push({ kind: 'sign', value: ' ' });
    }
  }

  private link(children: readonly Node[], target: string): void {
    this.tokens.push({ kind: 'sign', value: '[' });
    this.take(children, true);
    this.tokens.push({ kind: 'sign', value: `](${target})` });
  }

  private branches(open: string, first: readonly Node[], second: readonly Node[], inLink: boolean): void {
    this.tag(open);
    this.take(first, inLink);
    if (second.length === 0) return;
    this.tag('else');
    this.take(second, inLink);
  }

  private tag(inner: string): void {
    this.tokens.push({ kind: 'tag', value: `<<${inner}>>` });
  }
}

/** The sign around raised and lowered words, and the name of HTML's tag. */
const SCRIPTS = { superscript: ['^', 'sup'], subscript: ['~', 'sub'], underlined: ['', 'u'] } as const;

/** Words that can stand between `^` or `~` as they are. */
function isScriptText(node: Node): boolean {
  return node.type === 'text' && /^[\p{L}\p{N}.,+()/\u2013\u2212-]+$/u.test(node.value);
}

/** Writes `^` and `~` as HTML's tags where a sign beside them would change what they mean. */
function chooseScripts(tokens: readonly Token[]): void {
  const opened: [open: Script, at: number][] = [];
  tokens.forEach((token, at) => {
    if (token.kind !== 'script') return;
    if (token.isOpen) {
      opened.push([token, at]);
      return;
    }
    const [open, from] = opened.pop() ?? [];
    if (!open || from === undefined || (isApart(tokens[from - 1]) && isApart(tokens[at + 1]))) return;
    open.value = open.html;
    token.value = token.html;
  });
}

/** Whether what stands beside a raised or lowered word can't join its sign. */
function isApart(token: Token | undefined): boolean {
  if (!token || token.kind === 'tag' || token.kind === 'break') return true;
  if (token.kind === 'script') return token.value.startsWith('<');
  if ('sign' in token) return token.type !== 'struck';
  return !/[\^~[]$/.test(token.value) && !/^~/.test(token.value);
}

/** Writes a link's target. */
function writeTarget(target: LinkTarget<Leaf>): string {
  if (target.kind === 'heading') return `#${escapeTarget(target.anchor)}`;
  if (target.kind === 'policy') return `policy:${target.name}${anchorOf(target)}`;
  if (target.kind === 'path')
    return `${escapeTarget(target.path.replace(/[%#?]/g, encodeURIComponent))}${anchorOf(target)}`;
  if (target.kind === 'file') return escapeTarget(target.path);
  return writeLeaves(target.address, escapeTarget);
}

function anchorOf({ anchor }: { readonly anchor?: string }): string {
  return anchor === undefined ? '' : `#${escapeTarget(anchor)}`;
}

/** Writes texts and fields. `escaped` writes each text. */
export function writeLeaves(leaves: readonly Leaf[], escaped: (words: string) => string): string {
  return leaves.map((leaf) => (leaf.type === 'field' ? `<<${leaf.name}>>` : escaped(leaf.value))).join('');
}

/** People write `*`. Beside or within `**` it would be misread, so there we write `_`. */
function chooseEmphasis(tokens: readonly Token[]): void {
  const isMark = (token: Token | undefined) => token?.kind === 'open' || token?.kind === 'close';
  tokens.forEach((open, from) => {
    if (open.kind !== 'open' || open.type !== 'emphasis') return;
    const to = tokens.findIndex((token) => token.kind === 'close' && token.pair === open.pair);
    const close = tokens[to];
    const crowded =
      isMark(tokens[from - 1]) ||
      isMark(tokens[to + 1]) ||
      tokens.slice(from + 1, to).some(isMark) ||
      depthAt(tokens, from) > 0;
    if (crowded && close?.kind === 'close') open.sign = close.sign = '_';
  });
}

function depthAt(tokens: readonly Token[], at: number): number {
  return tokens.slice(0, at).reduce((depth, { kind }) => depth + (kind === 'open' ? 1 : kind === 'close' ? -1 : 0), 0);
}

/** Mends neighbours, or leaves marks out, until each mark counts. */
function settleMarks(tokens: readonly Token[], place: RunPlace, losses: Losses): void {
  for (let again = true; again; ) {
    again = false;
    tokens.forEach((token, index) => {
      if ((token.kind !== 'open' && token.kind !== 'close') || token.sign === '' || isEffective(tokens, index, place))
        return;
      again = true;
      const outer = token.kind === 'open' ? neighbour(tokens, index, -1) : neighbour(tokens, index, 1);
      if (outer?.kind === 'words' && asReference(outer, token.kind)) return;
      if (token.type === 'struck') {
        // Struck words never read as if they counted.
        for (const mark of tokens) if (isOf(mark, token.pair)) mark.sign = mark.kind === 'open' ? '<del>' : '</del>';
        return;
      }
      losses.add('Bold or italic words next to a placeholder became plain');
      for (const mark of tokens) if (isOf(mark, token.pair)) mark.sign = '';
      joinMarks(tokens);
      joinWords(tokens);
      joinCode(tokens, place, losses);
    });
  }
}

/** Parts boxes to tick from what would make them part of a word or a link. */
function settleBoxes(tokens: readonly Token[], place: RunPlace): void {
  tokens.forEach((box, index) => {
    if (box.kind !== 'box') return;
    const [before, after] = [neighbour(tokens, index, -1), neighbour(tokens, index, 1)];
    if (before?.kind === 'words' && /[\p{L}\p{N}]$/u.test(before.value)) before.lastAsReference = true;
    if (after?.kind === 'words' && after.value.startsWith('(')) after.firstAsReference = true;
    if (box.value === '[x]' && signBeside(tokens, index, 1, place) === '[') box.value = '[x]<!-- -->';
  });
}

/** If a mark was left out between two of a kind, the end of the first meets the start of the second: we join the two. */
function joinMarks(tokens: readonly Token[]): void {
  tokens.forEach((close, index) => {
    if (close.kind !== 'close' || close.sign === '') return;
    const open = neighbour(tokens, index, 1);
    if (open?.kind !== 'open' || open.sign !== close.sign) return;
    const [first, second] = [close.pair, open.pair];
    close.sign = open.sign = '';
    for (const mark of tokens) if (isOf(mark, second)) mark.pair = first;
  });
}

function joinWords(tokens: readonly Token[]): void {
  tokens.forEach((words, index) => {
    if (words.kind !== 'words' || words.value === '') return;
    for (let next = neighbour(tokens, index, 1); next?.kind === 'words'; next = neighbour(tokens, index, 1)) {
      words.value += next.value;
      words.lastAsReference = next.lastAsReference;
      next.value = '';
    }
  });
}

/** The signs of code beside code would be read as one. */
function joinCode(tokens: readonly Token[], place: RunPlace, losses: Losses): void {
  tokens.forEach((code, index) => {
    if (code.kind !== 'code' || code.value === '') return;
    for (let next = neighbour(tokens, index, 1); next?.kind === 'code'; next = neighbour(tokens, index, 1)) {
      code.children = [...code.children, ...next.children];
      code.value = writeCode(code.children, place === 'cell', losses);
      next.value = '';
    }
  });
}

function isOf(token: Token, pair: number): token is Mark {
  return (token.kind === 'open' || token.kind === 'close') && token.pair === pair;
}

/** Has the letter beside a mark written as a reference. False if it is one already. */
function asReference(words: Words, side: 'open' | 'close'): boolean {
  const before = side === 'open' ? words.lastAsReference : words.firstAsReference;
  if (side === 'open') words.lastAsReference = true;
  else words.firstAsReference = true;
  return !before;
}

function neighbour(tokens: readonly Token[], index: number, step: 1 | -1): Token | undefined {
  let at = index + step;
  for (let token = tokens[at]; token && isEmpty(token); token = tokens[at]) at += step;
  return tokens[at];
}

function isEmpty(token: Token): boolean {
  return writtenFor(token) === '';
}

/** What is written for a token, or the words it is made of; empty where there is none. */
function writtenFor(token: Token | undefined): string {
  if (!token) return '';
  return 'sign' in token ? token.sign : token.value;
}

function isEffective(tokens: readonly Token[], index: number, place: RunPlace): boolean {
  const mark = tokens[index] as Mark;
  if (mark.sign.startsWith('<')) return true;
  const before = signBeside(tokens, index, -1, place);
  const after = signBeside(tokens, index, 1, place);
  const left = !isBlank(after) && (!isPunctuation(after) || isBlank(before) || isPunctuation(before));
  const right = !isBlank(before) && (!isPunctuation(before) || isBlank(after) || isPunctuation(after));
  if (mark.sign !== '_') return mark.kind === 'open' ? left : right;
  return mark.kind === 'open' ? left && (!right || isPunctuation(before)) : right && (!left || isPunctuation(after));
}

/** The UTF-16 unit beside a mark, as Markdown's parser sees it. Empty at the end of a run or line. */
function signBeside(tokens: readonly Token[], index: number, step: 1 | -1, place: RunPlace): string {
  let at = index + step;
  for (let token = tokens[at]; token; token = tokens[at]) {
    if (token.kind === 'tag') return TAG;
    if (token.kind === 'break') return step === 1 ? '\\' : '\n';
    const words = tokenMarkdown(tokens, at, place);
    if (words !== '') return (step === 1 ? words[0] : words.at(-1)) ?? '';
    at += step;
  }
  return '';
}

function isBlank(sign: string): boolean {
  return sign === '' || /\s/.test(sign);
}

function isPunctuation(sign: string): boolean {
  return /[\p{P}\p{S}]/u.test(sign);
}

/** The Markdown of one token among its neighbours. */
function tokenMarkdown(tokens: readonly Token[], index: number, place: RunPlace): string {
  const token = tokens[index];
  if (!token) return '';
  if ('sign' in token) return token.sign;
  if (token.kind !== 'words') return token.value;
  const [before, after] = [neighbour(tokens, index, -1), neighbour(tokens, index, 1)];
  const letters = [...token.value];
  const first = token.firstAsReference ? letters.shift() : undefined;
  const last = token.lastAsReference ? letters.pop() : undefined;
  const words = escapeWords(letters.join(''), {
    opensLine: place === 'paragraph' && first === undefined && (!before || before.kind === 'break'),
    afterTag: first === undefined && writtenFor(before).endsWith('>'),
    beforeTag: last === undefined && writtenFor(after).startsWith('<'),
    beforeLink: (after?.kind === 'sign' || after?.kind === 'footnote') && last === undefined,
    afterFootnote: before?.kind === 'footnote' && first === undefined,
    inLink: token.inLink,
    inHeading: place === 'heading',
  });
  return `${first ? reference(first) : ''}${words}${last ? reference(last) : ''}`;
}
