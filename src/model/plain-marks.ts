/**
 * The marks of words in one order: bold within italics is italics within bold. Word knows only what each letter looks like, so documents
 * that are compared with a file are brought into the form that a file comes back in.
 */
import type { Block, Inline, Inlines, Text } from './document.js';
import { changeEach, changeParts } from './walk.js';

type Mark = Extract<Inline, { readonly children: Inlines }>;

/** Words with the marks around them, the outermost first. */
interface MarkedText {
  readonly text: Text;
  readonly marks: readonly Mark[];
}

/** Blocks whose words have their marks in one order. Footnotes, boxes, lines and breaks have none. */
export function withPlainMarks(blocks: readonly Block[]): readonly Block[] {
  return changeEach(blocks, (block) => changeParts(block, { inlines: plainMarks, blocks: withPlainMarks }));
}

/** A run whose words have their marks in one order. */
export function plainMarks(run: Inlines): Inlines {
  if (run.every(({ type }) => type === 'text')) return run;
  return regrouped(flat(run, []), 0);
}

const ORDER = ['link', 'passage', 'strong', 'emphasis', 'struck', 'underlined', 'superscript', 'subscript', 'code'];

function rankOf(mark: Mark): number {
  return ORDER.indexOf(mark.type === 'styled' ? mark.style : mark.type);
}

function flat(run: Inlines, marks: readonly Mark[]): readonly (MarkedText | Inline)[] {
  return run.flatMap((node): readonly (MarkedText | Inline)[] => {
    if (node.type === 'text') return node.value === '' ? [] : [{ text: node, marks }];
    if ('children' in node) return flat(node.children, withMark(marks, node));
    return [changeParts(node, { blocks: withPlainMarks })];
  });
}

/** Marks with another within them, in their order; of two that exclude each other, the inner one counts. */
function withMark(marks: readonly Mark[], mark: Mark): readonly Mark[] {
  const others = marks.filter((each) => each.type !== mark.type || (isStyled(each) && !excludes(each, mark)));
  return [...others, mark].sort((a, b) => rankOf(a) - rankOf(b));
}

const isStyled = (mark: Mark): boolean => mark.type === 'styled';

function excludes(mark: Mark, inner: Mark): boolean {
  if (mark.type !== 'styled' || inner.type !== 'styled') return true;
  const isRaised = (style: string) => style === 'superscript' || style === 'subscript';
  return mark.style === inner.style || (isRaised(mark.style) && isRaised(inner.style));
}

/** The words in marks again, those beside one another within one mark. */
function regrouped(pieces: readonly (MarkedText | Inline)[], depth: number): Inlines {
  const nodes: Inline[] = [];
  for (let at = 0; at < pieces.length; ) {
    const piece = pieces[at];
    if (!piece) break;
    const mark = 'marks' in piece ? piece.marks[depth] : undefined;
    if (!('marks' in piece)) nodes.push(piece);
    else if (!mark) addText(nodes, piece.text);
    if (!mark) {
      at++;
      continue;
    }
    const key = keyOf(mark);
    let end = at + 1;
    for (let next = pieces[end]; next && 'marks' in next; next = pieces[++end]) {
      const other = next.marks[depth];
      if (!other || keyOf(other) !== key) break;
    }
    nodes.push({ ...mark, children: regrouped(pieces.slice(at, end), depth + 1) });
    at = end;
  }
  return nodes;
}

function addText(nodes: Inline[], text: Text): void {
  const last = nodes.at(-1);
  if (last?.type === 'text' && last.from === text.from)
    nodes[nodes.length - 1] = { ...last, value: last.value + text.value };
  else nodes.push(text);
}

function keyOf(mark: Mark): string {
  switch (mark.type) {
    case 'link':
      return `link ${JSON.stringify(mark.target, (key, value) => (key === 'span' ? undefined : value))}`;
    case 'passage':
      return `passage ${mark.language}`;
    case 'styled':
      return mark.style;
    default:
      return mark.type;
  }
}
