/**
 * The words of a Word file's text as Word shows them, paragraph by paragraph: a walk over letters and fields that knows nothing of
 * tables, lists, controls or frames, so that it can't lose what those lose. Signs of symbol fonts are one character each.
 */
import { fieldName } from '../../../formats/word/fields.js';
import { type PlacedElement, placedChild, placedChildren } from '../../../formats/xml/places.js';
import { COUNTED_RESULTS, SHOWN_CODES, UNREAD_ELEMENTS, UNREAD_GALLERIES, UNREAD_RESULTS } from './left-out.js';
import { type LetterStyle, type LetterStyles, letterStyle } from './run-styles.js';

/** Stands for a sign whose Unicode character depends on its font. */
export const SIGN = '\uE000';

/** The words of each paragraph, in the order of the XML; a text box's come behind those of the paragraph it hangs on. */
export type ShownWords = ReadonlyMap<PlacedElement, string>;

export interface ShownText {
  readonly words: ShownWords;
  /** Kinds and ids of the notes whose marks are shown: `footnote 2`. */
  readonly notes: ReadonlySet<string>;
}

interface OpenField {
  code: string;
  isInCode: boolean;
  result: 'words' | 'uncounted' | 'none';
}

/** A control whose content is left out, up to the end of the paragraph in which its field ends. */
interface OpenContents {
  hasEnded: boolean;
  isOver: boolean;
}

/** Reads everything below an element of one part. */
export function shownText(root: PlacedElement, styles: LetterStyles): ShownText {
  const walk = new Walk(styles, unendedFields(root));
  walk.within(root, {});
  return walk;
}

class Walk implements ShownText {
  readonly words = new Map<PlacedElement, string>();
  readonly notes = new Set<string>();
  private readonly styles: LetterStyles;
  private readonly unended: ReadonlySet<PlacedElement>;
  private readonly fields: OpenField[] = [];
  private paragraph: PlacedElement | undefined;
  private paragraphStyle: LetterStyle = {};
  /** Lists of contents around this place. */
  private readonly contents: OpenContents[] = [];

  constructor(styles: LetterStyles, unended: ReadonlySet<PlacedElement>) {
    this.styles = styles;
    this.unended = unended;
  }

  within(element: PlacedElement, style: LetterStyle): void {
    for (const child of placedChildren(element)) this.meet(child, style);
  }

  private meet(element: PlacedElement, style: LetterStyle): void {
    if (UNREAD_ELEMENTS.has(element.name)) {
      if (element.name === 'w:instrText') this.addCode(element);
      return;
    }
    switch (element.name) {
      case 'w:p':
        this.meetParagraph(element);
        break;
      case 'w:r':
        this.within(element, this.styleOf(element));
        break;
      case 'mc:AlternateContent': {
        const shown = placedChild(element, 'mc:Choice') ?? placedChild(element, 'mc:Fallback');
        if (shown) this.within(shown, style);
        break;
      }
      case 'w:sdt':
        this.meetControl(element, style);
        break;
      case 'w:fldSimple':
        this.meetSimpleField(element, style);
        break;
      case 'w:fldChar':
        this.meetFieldSign(element);
        break;
      default:
        this.meetOther(element, style);
    }
  }

  private meetOther(element: PlacedElement, style: LetterStyle): void {
    const words = this.isShown(style) ? this.wordsOf(element, style) : undefined;
    if (words === undefined) this.within(element, style);
    else this.add(words);
  }

  /** What one element says; undefined for one that only holds others. */
  private wordsOf(element: PlacedElement, style: LetterStyle): string | undefined {
    switch (element.name) {
      case 'w:t':
        return style.isOfSigns ? textOf(element).replace(/\S/gu, SIGN) : textOf(element).replace(/\p{Co}/gu, SIGN);
      case 'm:t':
      case 'a:t':
        return textOf(element);
      case 'w:sym':
        return SIGN;
      case 'w:tab':
      case 'w:ptab':
      case 'w:br':
      case 'w:cr':
      case 'w:noBreakHyphen':
        return ' ';
      case 'v:textpath':
        return ` ${element.attributes.get('string') ?? ''} `;
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        this.notes.add(`${element.name.slice(2, -'Reference'.length)} ${element.attributes.get('w:id')}`);
        return '';
    }
    return undefined;
  }

  private add(words: string): void {
    const { paragraph } = this;
    if (!paragraph || words === '') return;
    const isUncounted = this.fields.some(({ result }) => result === 'uncounted');
    const kept = isUncounted ? words.replace(/\p{N}+/gu, ' ') : words;
    this.words.set(paragraph, (this.words.get(paragraph) ?? '') + kept);
  }

  private meetParagraph(paragraph: PlacedElement): void {
    const outside = [this.paragraph, this.paragraphStyle] as const;
    for (const contents of this.contents) contents.isOver = contents.hasEnded;
    this.paragraph = paragraph;
    this.words.set(paragraph, '');
    this.paragraphStyle = this.styles(idOf(paragraph, 'w:pPr', 'w:pStyle'));
    this.within(paragraph, this.paragraphStyle);
    [this.paragraph, this.paragraphStyle] = outside;
  }

  private styleOf(run: PlacedElement): LetterStyle {
    const ofCharacters = this.styles(idOf(run, 'w:rPr', 'w:rStyle'));
    return { ...this.paragraphStyle, ...ofCharacters, ...letterStyle(placedChild(run, 'w:rPr')) };
  }

  private meetControl(control: PlacedElement, style: LetterStyle): void {
    const part = placedChild(placedChild(control, 'w:sdtPr'), 'w:docPartObj');
    const gallery = placedChild(part, 'w:docPartGallery')?.attributes.get('w:val') ?? '';
    const isContents = UNREAD_GALLERIES.has(gallery);
    if (isContents) this.contents.push({ hasEnded: false, isOver: false });
    this.within(control, style);
    if (isContents) this.contents.pop();
  }

  private isShown(style: LetterStyle): boolean {
    const isInField = this.fields.some(({ isInCode, result }) => isInCode || result === 'none');
    return this.contents.every(({ isOver }) => isOver) && !isInField && style.isHidden !== true;
  }

  private meetSimpleField(field: PlacedElement, style: LetterStyle): void {
    const code = field.attributes.get('w:instr') ?? '';
    this.fields.push({ code, isInCode: false, result: resultOf(code) });
    this.within(field, style);
    this.fields.pop();
  }

  private meetFieldSign(sign: PlacedElement): void {
    const type = sign.attributes.get('w:fldCharType');
    const innermost = this.fields.at(-1);
    if (this.unended.has(sign)) return;
    if (type === 'begin') {
      const data = placedChild(sign, 'w:ffData');
      if (data && this.isShown({})) this.add(choiceIn(data));
      this.fields.push({ code: '', isInCode: true, result: 'words' });
    } else if (type === 'end') {
      const ended = this.fields.pop();
      if (ended && this.isShown({})) this.add(wordsOfCode(ended.code));
      const innerContents = this.contents.at(-1);
      if (innerContents && fieldName(ended?.code ?? '') === 'TOC') innerContents.hasEnded = true;
    } else if (type === 'separate' && innermost) {
      innermost.isInCode = false;
      innermost.result = resultOf(innermost.code);
    }
  }

  private addCode(element: PlacedElement): void {
    const innermost = this.fields.at(-1);
    if (innermost?.isInCode) innermost.code += textOf(element);
  }
}

function resultOf(code: string): OpenField['result'] {
  const name = fieldName(code);
  return UNREAD_RESULTS.has(name) ? 'none' : COUNTED_RESULTS.has(name) ? 'uncounted' : 'words';
}

/** The signs of fields that have no end or no beginning: Word shows all words behind them. */
function unendedFields(root: PlacedElement): ReadonlySet<PlacedElement> {
  const open: PlacedElement[][] = [];
  const unended = new Set<PlacedElement>();
  const walk = (element: PlacedElement): void => {
    for (const child of placedChildren(element)) {
      if (UNREAD_ELEMENTS.has(child.name) || child.name === 'mc:Fallback') continue;
      const type = child.name === 'w:fldChar' ? child.attributes.get('w:fldCharType') : undefined;
      if (type === 'begin') open.push([child]);
      else if (
        type === 'end' ? open.pop() === undefined : type === 'separate' && open.at(-1)?.push(child) === undefined
      )
        unended.add(child);
      walk(child);
    }
  };
  walk(root);
  for (const sign of open.flat()) unended.add(sign);
  return unended;
}

/** What a button of an old form shows. */
function wordsOfCode(code: string): string {
  return SHOWN_CODES.has(fieldName(code)) ? code.trim().replace(/^\S+\s+\S+\s*/, '') : '';
}

function textOf(element: PlacedElement): string {
  return element.children.map((child) => (child.kind === 'text' ? child.text : '')).join('');
}

function idOf(element: PlacedElement, holder: string, name: string): string | undefined {
  return placedChild(placedChild(element, holder), name)?.attributes.get('w:val');
}

/** What a form field shows by its data: the entry that is chosen, or a box. */
function choiceIn(data: PlacedElement): string {
  if (placedChild(data, 'w:checkBox')) return '☐';
  const list = placedChild(data, 'w:ddList');
  if (!list) return '';
  const chosen = placedChild(list, 'w:result') ?? placedChild(list, 'w:default');
  const entry = placedChildren(list, 'w:listEntry')[Number(chosen?.attributes.get('w:val') ?? 0)];
  return entry?.attributes.get('w:val') ?? '';
}
