/**
 * Turns the words of a Word paragraph into inlines with fields: strong and emphasised words, links, passages in another
 * language, line breaks, struck, raised and underlined words, and notes. Also collects its pictures, page breaks and text boxes.
 */

import { formField } from '../../../formats/word/form-field.js';
import { isHidden } from '../../../formats/word/hidden.js';
import { linearFormula } from '../../../formats/word/linear-formula.js';
import { type RunFonts, runFonts } from '../../../formats/word/run-fonts.js';
import type { PlacedElement } from '../../../formats/xml/places.js';
import { placedChild, placedChildren } from '../../../formats/xml/places.js';
import { FURNITURE_SIGNS } from '../../../model/authors-furniture.js';
import type { Blocks, Inlines, Leaf, LinkTarget } from '../../../model/document.js';
import { LOGO } from '../../template/block-pairs.js';
import { codeRun, inlineRun } from '../../template/inline-run.js';
import { passagesAlone } from '../../template/passage-places.js';
import { plainLetters } from '../letters.js';
import { chosen, type Drawn, drawnIn, isShownFirst } from './drawings.js';
import {
  addCode,
  beginField,
  beginResult,
  beginSimpleField,
  endField,
  hidesResult,
  linkOfFields,
  pageNumber,
  wordsOfCode,
} from './fields.js';
import { lineOfTab } from './form-lines.js';
import { lettersOf } from './letter-ranges.js';
import { isBlank, type LetterLook, PLAIN, trimmed, trimmedSpaces } from './looks.js';
import { bookmarkTarget, findAll, notInTree, type TreeField, type TreeReading } from './reading.js';
import { lookOfRun } from './run-look.js';
import { shownParts, symbolSigns } from './shown-words.js';
import { type PieceMark, WordPieces } from './word-pieces.js';

/** An object of a paragraph that isn't words, and whether it stands before them. */
export type ParagraphObject = (Shown | { readonly kind: 'page-break' }) & { readonly before: boolean };

type Shown = Exclude<Drawn, { readonly kind: 'unshown' }>;

export interface ParagraphWords {
  readonly children: Inlines<Leaf>;
  readonly beside: readonly ParagraphObject[];
  /** Whether the paragraph holds only the organisation's logo. */
  readonly isLogo: boolean;
  /** The blocks of the shared passages that are all it holds. */
  readonly passages?: Blocks<Leaf>;
}

/** Reads the words of one paragraph; with a depth, passages may be blocks there, with so many lists and quotes around them. */
export function paragraphWords(paragraph: PlacedElement, reading: TreeReading, depth?: number): ParagraphWords {
  return new WordsReader(paragraph, reading).read(depth);
}

/** What a field that is left out takes with it. */
const OF_RESULTS: ReadonlySet<string> = new Set([
  'w:t',
  'w:tab',
  'w:ptab',
  'w:noBreakHyphen',
  'w:softHyphen',
  'w:sym',
  'w:ruby',
  'w:footnoteReference',
  'w:endnoteReference',
]);

/** In underscores: a blank of a form, and an underlined tab. */
const FORM_TEXT_WIDTH = 12;
const UNDERLINED_TAB_WIDTH = 10;

/** The style of the program’s own blocks of code. */
const CODE_BLOCK = 'code block';

/** The fields that count the pages of a whole document. */
const COUNTS: ReadonlyMap<string, string> = new Map([
  ['PAGE', FURNITURE_SIGNS.page],
  ['NUMPAGES', FURNITURE_SIGNS.pages],
]);

/** Underlined spaces draw a line from this many on. */
const UNDERLINED_SPACES = 4;

class WordsReader {
  readonly paragraph: PlacedElement;
  readonly reading: TreeReading;
  private readonly pieces: WordPieces;
  private readonly beside: ParagraphObject[] = [];
  private readonly styleId: string | undefined;
  /** How many pieces, and parts of the last, there were before each field to type in. */
  private readonly blanks = new Map<TreeField, PieceMark>();

  constructor(paragraph: PlacedElement, reading: TreeReading) {
    this.paragraph = paragraph;
    this.reading = reading;
    this.pieces = new WordPieces(paragraph, reading);
    this.styleId = placedChild(placedChild(paragraph, 'w:pPr'), 'w:pStyle')?.attributes.get('w:val');
  }

  read(depth: number | undefined): ParagraphWords {
    this.walk(this.paragraph, undefined);
    const { parts } = this.pieces;
    const passages = depth === undefined ? undefined : passagesAlone(parts, { depth, lift: 0 }, this.reading.part);
    if (passages) return { children: [], beside: this.beside, isLogo: false, passages: passages.blocks };
    const [first, second] = parts.filter((part) => !isBlank(part));
    const isLogo = first?.kind === 'tag' && first.tag.form.kind === 'field' && first.tag.form.name === LOGO && !second;
    const children = isLogo ? [] : this.wrapped();
    return { children, beside: this.beside, isLogo };
  }

  private wrapped(): Inlines<Leaf> {
    const { isRendered, styles, part } = this.reading;
    const wrapped = this.pieces.wrapped();
    if (isRendered && styles.paragraph(this.styleId).name === CODE_BLOCK) return codeRun(wrapped, part);
    const words = inlineRun(wrapped, part);
    return isRendered ? trimmedSpaces(words) : trimmed(words);
  }

  private walk(element: PlacedElement, link: LinkTarget<Leaf> | undefined): void {
    for (const child of element.children) {
      if (child.kind !== 'element' || child.name === 'w:pPr') continue;
      if (child.name === 'w:r') this.run(child, link);
      else if (isCheckbox(child)) this.box(child);
      else if (isEmptyLine(child)) this.pieces.fillIn(underscoresOf(child));
      else if (child.name === 'w:hyperlink') this.walk(child, this.target(child) ?? link);
      else if (child.name === 'mc:AlternateContent') this.walk(chosen(child) ?? child, link);
      else if (child.name === 'w:fldSimple') this.simpleField(child, link);
      else if (child.name === 'm:oMath' || child.name === 'm:oMathPara') this.formula(child, link);
      else if (!/^w:(?:del|moveFrom|p|bookmarkStart|bookmarkEnd|proofErr|sdtPr|sdtEndPr|comment.*)$/.test(child.name))
        this.walk(child, link);
    }
  }

  private run(run: PlacedElement, link: LinkTarget<Leaf> | undefined): void {
    const properties = placedChild(run, 'w:rPr');
    const characterStyle = this.reading.styles.character(placedChild(properties, 'w:rStyle')?.attributes.get('w:val'));
    const paragraphStyle = this.reading.styles.paragraph(this.styleId);
    if (isHidden(properties, { paragraph: this.styleId }, this.reading.styles)) {
      // A hidden mark of a field still begins or ends it.
      for (const mark of placedChildren(run))
        if (mark.name === 'w:fldChar' || mark.name === 'w:instrText') this.sign(mark, () => PLAIN, {});
      return;
    }
    const look = () =>
      lookOfRun(
        properties,
        { paragraph: paragraphStyle, character: characterStyle, link: linkOfFields(this.reading.fields) ?? link },
        this.reading,
      );
    const fonts = runFonts(properties, characterStyle.fonts, paragraphStyle.fonts);
    for (const child of run.children) {
      if (child.kind === 'element') this.sign(child, look, fonts);
    }
  }

  private sign(child: PlacedElement, look: () => LetterLook, fonts: RunFonts): void {
    if (OF_RESULTS.has(child.name) && hidesResult(this.reading.fields)) return;
    switch (child.name) {
      case 'w:fldChar':
        this.field(child, look);
        break;
      case 'w:instrText':
        addCode(child, this.reading);
        break;
      case 'w:t':
        this.letters(child, look(), fonts);
        break;
      case 'w:ruby':
        this.ruby(child, look().link);
        break;
      case 'w:tab':
      case 'w:ptab':
        if (this.reading.isFurniture) this.pieces.words(FURNITURE_SIGNS.tab, look());
        else this.tab(child, look());
        break;
      case 'w:noBreakHyphen':
        this.pieces.words('\u2011', look());
        break;
      case 'w:softHyphen':
        this.pieces.words('\u00ad', look());
        break;
      case 'w:br':
      case 'w:cr':
        this.lineBreak(child, look());
        break;
      case 'w:sym':
        for (const sign of symbolSigns(child, this)) this.pieces.words(sign, look());
        break;
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        this.note(child);
        break;
      case 'mc:AlternateContent': {
        for (const choiceChild of chosen(child)?.children ?? [])
          if (choiceChild.kind === 'element') this.sign(choiceChild, look, fonts);
        break;
      }
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        this.drawing(child);
        break;
    }
  }

  private field(mark: PlacedElement, look: () => LetterLook): void {
    const { fields } = this.reading;
    const type = mark.attributes.get('w:fldCharType');
    if (type === 'begin') {
      const isHidden = hidesResult(fields);
      beginField(mark, this.reading);
      const form = formField(mark);
      const field = fields.at(-1);
      if (!form || !field || isHidden) return;
      field.form = form.kind;
      if (form.kind === 'choice') this.pieces.words(form.chosen, look());
      if (form.kind === 'box') this.pieces.tickBox(form.checked);
      if (form.kind === 'text') this.blanks.set(field, this.pieces.mark());
    } else if (type === 'separate') {
      if (!beginResult(mark, this.reading)) return;
      this.pageNumber(look);
      this.furtherMark();
    } else if (type === 'end') {
      const field = endField(mark, this.reading);
      if (field?.form === 'text' && !field.hasWords) this.blank(field);
      const words = field && !hidesResult(fields) ? wordsOfCode(field) : '';
      if (words !== '') this.pieces.words(words, look());
    }
  }

  /** A field to type in that is empty: Word shows a few spaces on grey. */
  private blank(field: TreeField): void {
    const mark = this.blanks.get(field);
    if (mark) this.pieces.cutBack(mark);
    this.pieces.lineToFill(FORM_TEXT_WIDTH);
  }

  private simpleField(element: PlacedElement, link: LinkTarget<Leaf> | undefined): void {
    beginSimpleField(element, this.reading);
    this.pageNumber(() => ({ ...PLAIN, link }));
    this.walk(element, link ?? linkOfFields(this.reading.fields));
    this.reading.fields.pop();
  }

  /** In the place of a number of Word's pages: a link to the heading that is meant, or a warning. */
  private pageNumber(look: () => LetterLook): void {
    const page = pageNumber(this.reading);
    if (!page) return;
    const sign = this.reading.isFurniture && COUNTS.get(page.field);
    if (sign) {
      this.pieces.words(sign, look());
      return;
    }
    const heading = this.reading.bookmarks.get(page.bookmark);
    if (page.field !== 'PAGEREF' || !heading) {
      notInTree(`the page number that the field ${page.field} gives`, this.paragraph, this.reading);
      return;
    }
    const link: LinkTarget<Leaf> = { kind: 'heading', anchor: heading.anchor };
    this.pieces.words(`“${heading.words}”`, { ...look(), link });
  }

  /** A further mark of a footnote is a field that shows its number. */
  private furtherMark(): void {
    const field = this.reading.fields.at(-1);
    const bookmark = /^\s*NOTEREF\s+(\S+)/i.exec(field?.code ?? '')?.[1];
    const footnote = bookmark === undefined ? undefined : this.reading.notes.markedBy?.(bookmark);
    if (!field || !footnote) return;
    field.hides = true;
    this.pieces.node(footnote);
  }

  private formula(element: PlacedElement, link: LinkTarget<Leaf> | undefined): void {
    if (hidesResult(this.reading.fields)) return;
    const { words, isFlattened } = linearFormula(element);
    this.pieces.words(words, { ...PLAIN, link });
    if (isFlattened) notInTree(`a formula other than on one line, “${words}”`, this.paragraph, this.reading);
  }

  /** Words with a reading aid above them, which is left out. */
  private ruby(element: PlacedElement, link: LinkTarget<Leaf> | undefined): void {
    const base = placedChild(element, 'w:rubyBase');
    if (base) this.walk(base, link);
    const aid = plainLetters(placedChild(element, 'w:rt') ?? element).trim();
    if (aid !== '') notInTree(`“${aid}”, which is small above other words`, this.paragraph, this.reading);
  }

  private letters(element: PlacedElement, look: LetterLook, fonts: RunFonts): void {
    const line = this.reading.lineOf.get(this.paragraph);
    if (!line) return;
    for (const { parts, length } of lettersOf(element, line, this.reading)) {
      if (look.styles.includes('underlined') && length >= UNDERLINED_SPACES && parts.every(isBlank)) {
        this.pieces.lineToFill(length);
        continue;
      }
      this.pieces.add(
        parts.flatMap((part) => shownParts(part, fonts, this)),
        look,
      );
    }
  }

  private tab(element: PlacedElement, look: LetterLook): void {
    const line = this.reading.lineOf.get(this.paragraph);
    const width = line && lineOfTab(element, line, this.reading);
    if (width !== undefined) this.pieces.lineToFill(width);
    else if (look.styles.includes('underlined')) this.pieces.lineToFill(UNDERLINED_TAB_WIDTH);
    else this.pieces.words(' ', look);
  }

  private lineBreak(element: PlacedElement, look: LetterLook): void {
    if (element.attributes.get('w:type') === 'page')
      this.beside.push({ kind: 'page-break', before: this.pieces.isEmpty });
    else this.pieces.node({ type: 'break' }, { ...PLAIN, language: look.language });
  }

  private note(element: PlacedElement): void {
    const kind = element.name === 'w:footnoteReference' ? 'footnote' : 'endnote';
    const node = this.reading.notes.note(kind, element.attributes.get('w:id') ?? '');
    if (node) this.pieces.node(node);
  }

  /** A control that is ticked in Word, whatever signs it shows there. */
  private box(control: PlacedElement): void {
    const state = findAll(control, 'w14:checked')[0]?.attributes.get('w14:val') ?? '0';
    this.pieces.tickBox(state !== '0' && state !== 'false');
  }

  private drawing(element: PlacedElement): void {
    const before = this.pieces.parts.every(isBlank) && isShownFirst(element);
    for (const drawn of drawnIn(element, this.reading)) {
      if (drawn.kind === 'unshown') notInTree(drawn.what, this.paragraph, this.reading);
      else this.beside.push({ ...drawn, before });
    }
  }

  private target(link: PlacedElement): LinkTarget<Leaf> | undefined {
    const anchor = link.attributes.get('w:anchor');
    const found = this.reading.targets.get(link.attributes.get('r:id') ?? '');
    if (found?.kind !== 'link') return anchor === undefined ? undefined : bookmarkTarget(anchor, this.reading);
    // With both, the place is in what the link leads to.
    const { target } = found;
    if (anchor === undefined) return target;
    if (target.kind === 'path') return { ...target, anchor };
    return target.kind === 'address'
      ? { ...target, address: [...target.address, { type: 'text', value: `#${encodeURIComponent(anchor)}` }] }
      : target;
  }
}

function isCheckbox(element: PlacedElement): boolean {
  return element.name === 'w:sdt' && placedChild(placedChild(element, 'w:sdtPr'), 'w14:checkbox') !== undefined;
}

/** A line to write on that the program wrote, as long as nobody has typed on it. */
function isEmptyLine(element: PlacedElement): boolean {
  if (element.name !== 'w:sdt') return false;
  const properties = placedChild(element, 'w:sdtPr');
  const isLine = /^fill-in-\d+$/.test(placedChild(properties, 'w:tag')?.attributes.get('w:val') ?? '');
  return isLine && /^[\s\u00a0]*$/.test(plainLetters(element));
}

/** No-break spaces for each underscore, as the program writes them. */
const SPACES_A_SIGN = 2.2;

function underscoresOf(line: PlacedElement): number {
  return Math.max(3, Math.round(plainLetters(line).length / SPACES_A_SIGN));
}
