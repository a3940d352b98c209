/**
 * Numbers the paragraphs of a text, where its front matter or the organisation's theme asks for it: `1.1`, `1.2` below heading 1. Only
 * paragraphs of the text itself are numbered, not those in lists, cells, quotes and notes, nor lines of a form or lines that aren't at the left. A number that its
 * author typed gives way to the one that counts.
 */
import { type Diagnostic, warning } from '../model/diagnostic.js';
import type { Block, Inlines, Paragraph } from '../model/document.js';
import { HeadingCounter } from '../model/outline.js';
import type { Job } from '../model/plan.js';
import { changeShared, rememberShared, sharedAs } from '../model/remember.js';
import { changeEach, visit } from '../model/walk.js';
import { about } from './filling.js';

/** `1.1 `, `4.2.1. ` or `A.3)` at the beginning of a paragraph. */
const TYPED = /^(?:\d{1,2}|[A-Z])(?:\.\d{1,2})+[.)]?[ \t\u00a0]+/;

/** Gives blocks with numbered paragraphs. The first typed number that prints as another is reported. */
export function withClauses(
  blocks: readonly Block[],
  job: Job,
  report: (diagnostic: Diagnostic) => void,
): readonly Block[] {
  const counter = new HeadingCounter(job.pack.wording.page.appendix);
  let differs = false;
  const numbered = (block: Block): Block => {
    if (block.type === 'landscape') return { ...block, blocks: changeEach(block.blocks, numbered) };
    if (block.type === 'heading') counter.next(block);
    if (block.type !== 'paragraph' || block.align !== undefined || isFormLine(block)) return block;
    const clause = counter.clause();
    if (clause === undefined) return block;
    const typed = typedNumber(block);
    if (typed !== undefined && digitsOf(typed) !== clause && !differs) {
      differs = true;
      report(
        warning(
          'clause-number',
          `This paragraph is numbered ${digitsOf(typed)}, but it prints as ${clause}`,
          block.span,
          {
            ...about(job),
            hint: 'Delete the number, because paragraphs are numbered for you, and check references to it in the text.',
          },
        ),
      );
    }
    return clauseOf(typed === undefined ? block : withoutTyped(block))(clause);
  };
  return changeEach(blocks, numbered);
}

/** The same object for the same number: writers remember what they make of a paragraph. */
const clauseOf = rememberShared((paragraph: Paragraph): ((clause: string) => Paragraph) => {
  const clauses = new Map<string, Paragraph>();
  return (clause) => {
    const numbered = clauses.get(clause) ?? sharedAs(paragraph, { ...paragraph, clause });
    clauses.set(clause, numbered);
    return numbered;
  };
});

/** Whether a paragraph is to be filled in: it belongs to the one above. */
const isFormLine = rememberShared(({ children }: Paragraph): boolean => {
  let isForm = false;
  visit(children, ({ type }) => {
    if (type === 'fill-in' || type === 'tick-box') isForm = true;
  });
  return isForm;
});

/** The number before a paragraph's words, of which there are some. */
function typedNumber({ children: [first, second] }: Paragraph): string | undefined {
  if (first?.type !== 'text' || first.from !== undefined) return undefined;
  const typed = TYPED.exec(first.value)?.[0];
  return typed === first.value && !second ? undefined : typed;
}

function digitsOf(typed: string): string {
  return typed.trim().replace(/[.)]$/, '');
}

const withoutTyped = changeShared((paragraph: Paragraph): Paragraph => {
  const [first, ...others] = paragraph.children;
  if (first?.type !== 'text') return paragraph;
  const value = first.value.replace(TYPED, '');
  const children: Inlines = value === '' ? others : [{ ...first, value }, ...others];
  return { ...paragraph, children };
});
