/** Turns inlines into runs: texts, each in one ink and one context, and what is between them. */
import {
  type FillIn,
  type Footnote,
  type InlineStyle,
  type Inlines,
  type Text,
  unreachable,
} from '../../../model/document.js';
import { type DocumentNote, type NoteMark, PLAIN, type RunContext, within } from './context.js';
import type { Ink, Manner, TypeStyle } from './type-styles.js';

/** A text in one ink, as part of one context. */
export interface Run {
  /** A line break's text is the space that a screen reader needs there; in code, what is copied is a line feed. */
  readonly kind: 'words' | 'code' | 'break' | 'code-break';
  readonly text: Text;
  readonly ink: Ink;
  readonly context: RunContext;
}

/** A line to write on. */
export interface FillInRun {
  readonly kind: 'fill-in';
  readonly node: FillIn;
  readonly ink: Ink;
  readonly context: RunContext;
}

/** Finds the note that a mark leads to. */
export type FindNote = (footnote: Footnote) => DocumentNote;

/** The runs of inlines, in order. Marks of footnotes are left out where nothing finds their notes. */
export function runsOf(inlines: Inlines, style: TypeStyle, findNote?: FindNote): readonly (Run | FillInRun)[] {
  return new RunReading(style, findNote).read(inlines);
}

const SPACE_AT_BREAK: Text = { type: 'text', value: ' ' };

/** The signs of boxes to tick. */
const BOXES: Readonly<Record<'ticked' | 'open', Text>> = {
  ticked: { type: 'text', value: '☑' },
  open: { type: 'text', value: '☐' },
};

/** Begins a mark right behind another, so that they don't look like one number. */
const BETWEEN_MARKS = '\u00a0';

const STYLED: Readonly<Record<InlineStyle, (manner: Manner) => Manner>> = {
  struck: (manner) => ({ ...manner, struck: true }),
  underlined: (manner) => ({ ...manner, underlined: true }),
  superscript: (manner) => ({ ...manner, scripts: `${manner.scripts ?? ''}^` }),
  subscript: (manner) => ({ ...manner, scripts: `${manner.scripts ?? ''}_` }),
};

class RunReading {
  private readonly runs: (Run | FillInRun)[] = [];
  private readonly style: TypeStyle;
  private readonly findNote: FindNote | undefined;

  constructor(style: TypeStyle, findNote: FindNote | undefined) {
    this.style = style;
    this.findNote = findNote;
  }

  read(inlines: Inlines): readonly (Run | FillInRun)[] {
    this.add(inlines, {}, PLAIN);
    return this.runs;
  }

  private add(inlines: Inlines, manner: Manner, context: RunContext): void {
    const shared = { ink: this.style.ink(manner), context };
    const kind = manner.code ? 'code' : 'words';
    for (const node of inlines) {
      switch (node.type) {
        case 'text':
          this.runs.push({ ...shared, kind, text: node });
          break;
        case 'strong':
          this.add(node.children, { ...manner, strong: true }, context);
          break;
        case 'emphasis':
          this.add(node.children, { ...manner, emphasis: true }, context);
          break;
        case 'link':
          this.add(node.children, { ...manner, link: true }, within(node, context));
          break;
        case 'passage':
          this.add(node.children, manner, within(node, context));
          break;
        case 'styled':
          this.add(node.children, STYLED[node.style](manner), within(node, context));
          break;
        case 'code':
          this.add(node.children, { ...manner, code: true }, within(node, context));
          break;
        case 'fill-in':
          this.runs.push({
            kind: 'fill-in',
            node,
            ink: this.style.ink({ ...manner, fillIn: true }),
            context: within(node, context),
          });
          break;
        case 'tick-box':
          this.runs.push({
            kind,
            text: BOXES[node.checked ? 'ticked' : 'open'],
            ink: this.style.ink({}),
            context: within(node, context),
          });
          break;
        case 'footnote':
          if (this.findNote) this.addMark(this.findNote(node), manner);
          break;
        case 'break':
          this.runs.push({ ...shared, kind: 'break', text: SPACE_AT_BREAK });
          break;
        default:
          unreachable(node);
      }
    }
  }

  /** A mark belongs to no link or struck words that it stands among: it leads to its own place, and always counts. */
  private addMark(note: DocumentNote, { strong, emphasis }: Manner): void {
    const manner: Manner = { strong: strong === true, emphasis: emphasis === true, link: true, scripts: '^' };
    const ink = this.style.ink(manner);
    const gap = this.runs.at(-1)?.context.link?.type === 'note-mark' ? BETWEEN_MARKS : '';
    const mark: NoteMark = { type: 'note-mark', note };
    const text: Text = { type: 'text', value: `${gap}${note.number}` };
    this.runs.push({ kind: 'words', text, ink, context: { owners: [mark], link: mark } });
  }
}
