/** Takes a run of words apart into the pieces that it is written as. */
import { type Branching, type Inline, type Inlines, type Leaf, unreachable } from '../../model/document.js';
import { addressToken } from './addresses.js';
import { writeCode } from './code.js';
import type { FootnoteMarks } from './footnotes.js';
import type { InlineContext } from './inline-context.js';
import { writeTarget } from './link-targets.js';
import type { Losses } from './losses.js';
import { isScriptText, SCRIPTS } from './scripts.js';
import type { RunPlace } from './token-markdown.js';
import type { Mark, Token } from './tokens.js';

type Node = Branching<Leaf, Inline<Leaf>>;

export class Tokens {
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
      case 'link': {
        const address = addressToken(node);
        if (address) this.tokens.push(address);
        else this.link(node.children, writeTarget(node.target));
        return;
      }
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
    this.tokens.push({ kind: 'code', value: writeCode(children, this.place === 'cell', this.losses) });
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
