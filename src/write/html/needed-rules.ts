/** The style rules that only some documents need: each page brings those for what it holds, and no others. */
import type { Block, Document, PrintedColumn } from '../../model/document.js';
import { NOTE_KINDS, type NoteKind, noteColour } from '../../model/note-kinds.js';
import { remember, rememberByValue, rememberIfShared } from '../../model/remember.js';
import type { Theme } from '../../model/theme.js';
import { type AnyNode, visitFor } from '../../model/walk.js';
import { lightened } from './dark.js';
import { paperClass, paperRules, REGISTER } from './register.js';
import { codeFaces, pt } from './style.js';

/** What a document may hold that has rules of its own, in the order in which the rules stand. */
type Construct = keyof typeof RULES;

/** In a cell, the first block has no space above and the last none below, and lists are indented less. */
const BLOCK_CELLS = `.blocks>p,.blocks>ul,.blocks>ol,.blocks>figure,.blocks>blockquote{margin-bottom:.4em}
.blocks>ul,.blocks>ol{padding-left:1.4em}
.blocks>figure,.blocks>.frame{margin-top:.4em}
.blocks>:first-child{margin-top:0}
.blocks>:last-child{margin-bottom:0}`;

/** Wide tables get a wide page, and on a narrow one their rows become lists of labelled lines. */
const STACKS = `@media screen and (min-width:60em){header,main,footer,.around{max-width:60em}}
@media screen and (max-width:40em){
.stacks,.stacks tbody,.stacks tr,.stacks td{display:block;width:auto}
.stacks thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.stacks tr{padding:.5em 0;border-bottom:1px solid var(--line)}
.stacks td{padding:.15em 0;border:0}
.stacks td:not(:first-child){display:flow-root;padding-left:38%}
.stacks td:not(:first-child)::before{content:attr(data-label);float:left;width:56%;margin-left:-61.2%;color:var(--muted)}
.frame:has(.stacks) tr{height:auto}
}`;

/** The lists' rules by depth would hide the type that an author chose. An empty item is as high as its mark. */
const LIST_MARKS = `ol.decimal{list-style-type:decimal}
ol.lower-letter{list-style-type:lower-alpha}
ol.upper-letter{list-style-type:upper-alpha}
ol.lower-roman{list-style-type:lower-roman}
ol.upper-roman{list-style-type:upper-roman}
.labelled{min-height:1.4em}`;

/** A task's box is text; the checkbox lies over it, for screen readers to find. In a list without numbers it is the mark. */
const TASKS = `.task{min-height:1.4em}
ul>.task{list-style:none}
.box{position:relative;font-variant-emoji:text}
ul>.task>p:first-child>.box:first-child,ul>.task>p:first-child>label>.box:first-child{float:left;margin-left:-1.4em}
.box input{position:absolute;left:0;top:.1em;width:1em;height:1em;margin:0;opacity:0}`;

/** Raised and lowered letters don't push the lines apart. */
const RAISED = `sup,sub{font-size:.75em;line-height:0}`;

const code = (
  theme: Theme,
): string => `code{font-family:${codeFaces(theme)};font-size:.9em;white-space:pre-wrap;overflow-wrap:anywhere}
pre{margin:0;padding:.7em .9em;background:var(--tint);width:fit-content;min-width:100%}
pre code{white-space:pre;overflow-wrap:normal}
.line{display:block}
@media print{
pre{width:auto;background:none;border:1px solid var(--line)}
pre code{white-space:pre-wrap;overflow-wrap:anywhere}
.line{padding-left:2em;text-indent:-2em}
}`;

const notes = ({
  colours,
}: Theme): string => `.note{margin:1.2em 0;padding:.1em 0 .1em 1.1em;border-left:.3em solid;border-left-color:currentColor}
.note>:last-child{margin-bottom:0}
.blocks>.note{margin-top:.4em}
.blocks>.note:first-child{margin-top:0}
.blocks>.note:last-child{margin-bottom:0}
.kind{margin-bottom:.3em;font-weight:600;break-after:avoid}
${NOTE_KINDS.map((kind) => noteRule(kind, noteColour(kind, colours))).join('\n')}`;

const noteRule = (kind: NoteKind, colour: string): string =>
  `.note.${kind}{border-color:${colour}}.${kind}>.kind{color:${colour}}
@media screen and (prefers-color-scheme:dark){.note.${kind}{border-color:${lightened(colour)}}.${kind}>.kind{color:${lightened(colour)}}}`;

/** The underscores give the line its length; its border is what shows. */
const FILL_INS = `.fill-in{display:inline-block;max-width:100%;height:1.2em;overflow:hidden;border-bottom:1px solid var(--text);color:transparent;line-height:1;white-space:nowrap;vertical-align:baseline}`;

/** Numbers stand before their paragraphs, and what belongs to one is set in as far; on a narrow page nothing is. */
const CLAUSES = `.clause{padding-left:3.6em;text-indent:-3.6em}
.clause>*{text-indent:0}
.clause>.number{min-width:3.6em;box-sizing:border-box}
.below-clause{margin-left:3.6em}
@media screen and (max-width:40em){
.clause{padding-left:0;text-indent:0}
.clause>.number{min-width:0}
.below-clause{margin-left:0}
}`;

/** Rows that people write in; on a screen they are as high, so that a page is read as it prints. */
const FORM_ROWS = `.form>*{height:2.7em;vertical-align:bottom}`;

/** A list in a note is numbered as if it stood in the text. A link back may stand beside a link: WCAG 2.2, 2.5.8. */
const FOOTNOTES = `.footnotes{margin-top:3em;font-size:.94em}
.footnotes ol ol{list-style-type:decimal}
.footnotes ol ol ol{list-style-type:lower-alpha}
.footnotes ol ol ol ol{list-style-type:lower-roman}
.footnote a{text-decoration:none}
.footnotes a[role]{display:inline-block;min-width:24px;min-height:24px;text-align:center}
.footnotes li:target,.footnote a:target{background:var(--tint)}
@media print{.footnotes a[role]{display:none}}`;

/** A range begins and ends a page, turned on its side. On a wide screen it is wider than the text, which is narrow to be read well. */
const landscape = ({ page }: Theme): string => `@page landscape{size:${pt(page.height)} ${pt(page.width)}}
@media print{
.landscape{page:landscape;break-before:page;break-after:page}
.landscape+.page-break{display:none}
}
@media screen and (min-width:60em){
.landscape{width:min(66em,100vw - 4rem);margin:0 calc(50% - min(33em,50vw - 2rem))}
}`;

const RULES = {
  blockCells: () => BLOCK_CELLS,
  stacks: () => STACKS,
  register: () => REGISTER,
  raised: () => RAISED,
  code,
  notes,
  fillIns: () => FILL_INS,
  formRows: () => FORM_ROWS,
  clauses: () => CLAUSES,
  footnotes: () => FOOTNOTES,
  listMarks: () => LIST_MARKS,
  tasks: () => TASKS,
  landscape,
} as const satisfies Readonly<Record<string, (theme: Theme) => string>>;

const CONSTRUCTS = Object.keys(RULES) as readonly Construct[];

/** What a document holds that needs rules. */
export interface Needs {
  readonly constructs: ReadonlySet<Construct>;
  /** The widths of its tables' columns, in percent. */
  readonly widths: ReadonlySet<number>;
  /** How its tables print whose columns are joined on paper, by their classes. */
  readonly papers: ReadonlyMap<string, readonly PrintedColumn[]>;
}

interface GrowingNeeds {
  readonly constructs: Set<Construct>;
  readonly widths: Set<number>;
  readonly papers: Map<string, readonly PrintedColumn[]>;
}

const growing = (): GrowingNeeds => ({ constructs: new Set(), widths: new Set(), papers: new Map() });

/** Gives what a document holds that needs rules. Of blocks that documents share it is found once. */
export function documentNeeds({ title, blocks }: Document): Needs {
  const needs = growing();
  visitFor(title, addNeeds, needs);
  for (const block of blocks) {
    const ofBlock = needsOf(block);
    if (ofBlock) addAll(ofBlock, needs);
    else visitFor(block, addNeeds, needs);
  }
  return needs;
}

/** Gives what several documents of one page hold. */
export function joinedNeeds(all: readonly Needs[]): Needs {
  const needs = growing();
  for (const each of all) addAll(each, needs);
  return needs;
}

const NOTHING: Needs = growing();

const needsOf = rememberIfShared((block: Block): Needs => {
  const needs = growing();
  visitFor(block, addNeeds, needs);
  return needs.constructs.size + needs.widths.size === 0 ? NOTHING : needs;
});

function addAll(needs: Needs, to: GrowingNeeds): void {
  if (needs === NOTHING) return;
  for (const construct of needs.constructs) to.constructs.add(construct);
  for (const width of needs.widths) to.widths.add(width);
  for (const [name, printed] of needs.papers) to.papers.set(name, printed);
}

function addNeeds(node: AnyNode, to: GrowingNeeds): void {
  for (const construct of constructsOf(node)) to.constructs.add(construct);
  if (node.type !== 'table') return;
  for (const width of node.widths ?? []) to.widths.add(width);
  if (node.printed) to.papers.set(paperClass(node.printed), node.printed);
}

/** The rules that are needed, a line each; empty where none are. */
export function neededRules({ constructs, widths, papers }: Needs, theme: Theme): string {
  if (constructs.size + widths.size === 0) return '';
  const names = CONSTRUCTS.filter((construct) => constructs.has(construct));
  const columns = [...widths].sort((a, b) => a - b);
  const rules = rulesIn(theme)(JSON.stringify([columns, names]), columns, names);
  return [rules, ...[...papers.values()].map(paperRules)].join('\n');
}

/** Most documents need the same few. */
const rulesIn = remember((theme: Theme) =>
  rememberByValue(
    (_needs: string, columns: readonly number[], names: readonly Construct[]): string =>
      // The page's security policy forbids style attributes.
      [...columns.map((width) => `.w${width}{width:${width}%}`), ...names.map((name) => RULES[name](theme))].join('\n'),
    'small',
  ),
);

const NONE: readonly Construct[] = [];

function constructsOf(node: AnyNode): readonly Construct[] {
  switch (node.type) {
    case 'table':
      return node.printed ? ['register'] : node.stacks === true ? ['stacks'] : NONE;
    case 'paragraph':
      return node.clause === undefined ? [] : ['clauses'];
    case 'row':
      return node.isForm ? ['formRows'] : NONE;
    case 'block-cell':
      return ['blockCells'];
    case 'styled':
      return node.style === 'superscript' || node.style === 'subscript' ? ['raised'] : NONE;
    case 'code':
    case 'code-block':
      return ['code'];
    case 'note':
      return ['notes'];
    case 'fill-in':
      return ['fillIns'];
    case 'tick-box':
      return ['tasks'];
    case 'landscape':
      return ['landscape'];
    case 'footnote':
      return ['footnotes', 'raised'];
    case 'list':
      return node.marks ? ['listMarks'] : NONE;
    case 'item':
      return node.checked === undefined ? [] : ['tasks'];
    default:
      return NONE;
  }
}
