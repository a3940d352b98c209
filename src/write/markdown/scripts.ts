/** How raised, lowered and underlined words are marked: with `^` and `~`, or with HTML's tags where those would mean something else. */
import type { Branching, Inline, Leaf } from '../../model/document.js';
import { neighbour, type Script, type Token } from './tokens.js';

type Node = Branching<Leaf, Inline<Leaf>>;

/** The sign around raised and lowered words, and the name of HTML's tag. */
export const SCRIPTS = { superscript: ['^', 'sup'], subscript: ['~', 'sub'], underlined: ['', 'u'] } as const;

/** Words that can stand between `^` or `~` as they are. */
export function isScriptText(node: Node): boolean {
  return node.type === 'text' && /^[\p{L}\p{N}.,+()/\u2013\u2212-]+$/u.test(node.value);
}

/** Writes `^` and `~` as HTML's tags where a sign beside them would change what they mean. Comes after all other choices. */
export function chooseScripts(tokens: readonly Token[]): void {
  const opened: [open: Script, at: number][] = [];
  tokens.forEach((token, at) => {
    if (token.kind !== 'script') return;
    if (token.isOpen) {
      opened.push([token, at]);
      return;
    }
    const [open, from] = opened.pop() ?? [];
    if (!open || from === undefined || (isApart(neighbour(tokens, from, -1)) && isApart(neighbour(tokens, at, 1))))
      return;
    open.value = open.html;
    token.value = token.html;
  });
}

/** Whether what stands beside a raised or lowered word can't join its sign. */
function isApart(token: Token | undefined): boolean {
  if (!token || token.kind === 'tag' || token.kind === 'break') return true;
  if (token.kind === 'script') return token.value.startsWith('<');
  if ('sign' in token) return !token.sign.startsWith('~');
  return !/[\^~[]$/.test(token.value) && !/^~/.test(token.value);
}
