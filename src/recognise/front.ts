/**
 * Recognises the head of a document, before its first heading: logo, organisation and registration lines, control
 * table. Words that the program prints above every text are left out, and noted in full; everything else stays.
 */
import type { Block, Blocks, Branching, Inlines, Leaf } from '../model/document.js';
import { runsOf } from '../model/runs.js';
import type { Span } from '../model/source.js';
import type { Control } from './control.js';
import type { Findings } from './findings.js';
import { headLength, labelledCells, labelledLines, shownWords } from './labels.js';

type Node = Branching<Leaf, Block<Leaf>>;

const COMPANY = /\b(?:ltd|limited|llp|plc|cic|c\.i\.c)\.?$/i;

/** Reads the head into the findings; gives the blocks that stay in the text. */
export function recogniseFront(blocks: Blocks<Leaf>, findings: Findings, control: Control, path: string): Blocks<Leaf> {
  const [first, ...others] = blocks;
  if (first?.type === 'landscape') {
    const inner = recogniseFront(first.blocks, findings, control, path);
    return inner.length > 0 ? [{ ...first, blocks: inner }, ...others] : others;
  }
  const length = headLength(blocks);
  const front = new Front(findings, control, path);
  return [...blocks.slice(0, length).filter((block) => !front.isPrinted(block)), ...blocks.slice(length)];
}

class Front {
  private readonly findings: Findings;
  private readonly control: Control;
  private readonly path: string;
  /** The previous paragraph, if it is one line without a label: an organisation's name is often above its number. */
  private above: { readonly words: string; readonly place: Span | string } | undefined;

  constructor(findings: Findings, control: Control, path: string) {
    this.findings = findings;
    this.control = control;
    this.path = path;
  }

  /** Whether the program prints a block's words itself. */
  isPrinted(block: Node): boolean {
    const place = blockSpan(block) ?? this.path;
    switch (block.type) {
      case 'logo':
        this.findings.leaveOut('<<org_field_logo>>', place);
        return true;
      case 'image':
        this.findings.decide(
          `A picture at the top (“${shownWords(block.alt)}”) was left out, because the organisation’s logo prints there`,
          place,
        );
        return true;
      case 'table':
        return this.table(block, place);
      case 'paragraph':
        return this.paragraph(block.children, place);
      default:
        return false;
    }
  }

  private table(table: Extract<Node, { readonly type: 'table' }>, place: Span | string): boolean {
    const pairs = labelledCells(table);
    if (!pairs?.some(({ meaning }) => meaning)) return false;
    const printed = pairs.map((pair) => this.control.take(pair));
    if (printed.every(Boolean)) this.findings.leaveOut(runsOf([table]).map(shownWords).join(' | '), place);
    else this.findings.decide('The table at the top says more than the program prints, so it stays in the text', place);
    return printed.every(Boolean);
  }

  private paragraph(run: Inlines<Leaf>, place: Span | string): boolean {
    const words = shownWords(run);
    const { above } = this;
    const [label, secondLabel] = labelledLines(run);
    this.above = label || secondLabel ? undefined : { words, place };
    if (label?.meaning === 'registration' && above && above.words.length <= 80 && !above.words.includes('<<'))
      this.companyName(above.words, above.place);
    const isName = words === '<<org_field_name>>';
    const isRegistration = /^[^:<>]{0,60}:?\s*<<org_field_registration_no>>$/.test(words);
    if (!isName && !isRegistration && !this.lines(run)) {
      if (COMPANY.test(words) && words.length <= 80) this.companyName(words, place);
      return false;
    }
    this.findings.leaveOut(words, place);
    return true;
  }

  private lines(run: Inlines<Leaf>): boolean {
    return labelledLines(run)
      .map((line) => line !== undefined && this.control.take(line))
      .every(Boolean);
  }

  private companyName(words: string, place: Span | string): void {
    if (this.findings.literals.has(words)) return;
    this.findings.literals.set(words, 'org_field_name');
    this.findings.decide('This line looks like one organisation’s own name, which every organisation would get', place);
  }
}

/** Gives the place of a block, if it has one. */
export function blockSpan(block: Node): Span | undefined {
  return 'span' in block ? block.span : undefined;
}
