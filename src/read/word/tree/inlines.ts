/**
 * Turns the words of a Word paragraph into inlines with fields: strong and emphasised words, links, passages in another
 * language, line breaks, struck, raised and underlined words, and notes. Also collects its pictures, page breaks and text boxes.
 */

import { formField } from '../../../formats/word/form-field.js';
import { isHidden } from '../../../formats/word/hidden.js';
import { linearFormula } from '../../../formats/word/linear-formula.js';
import { mayShowSigns, type RunFonts, runFonts, shownLetters } from '../../../formats/word/run-fonts.js';
import type { CharacterStyle } from '../../../formats/word/styles.js';
import type { PlacedElement } from '../../../formats/xml/places.js';
import { placedChild, placedChildren } from '../../../formats/xml/places.js';
import { FURNITURE_SIGNS } from '../../../model/authors-furniture.js';
import { findForbidden } from '../../../model/characters.js';
import type { Blocks, InlineStyle, Inlines, Leaf, LinkTarget } from '../../../model/document.js';
import { remember } from '../../../model/remember.js';
import { spanOf, spanWithin } from '../../../model/source.js';
import { LOGO } from '../../template/block-pairs.js';
import { inlineRun, type RunPart } from '../../template/inline-run.js';
import { passagesAlone } from '../../template/passage-places.js';
import { taggedParts } from '../../template/tagged-parts.js';
import type { Tag } from '../../template/tags.js';
import { tagsByRange } from '../cut-letters.js';
import { plainLetters } from '../letters.js';
import type { WordLine } from '../lines.js';
import type { LetterRange } from '../unplaced-line.js';
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
import { isBlank, type LetterLook, PLAIN, sameLook, toggle, trimmed } from './looks.js';
import { bookmarkTarget, findAll, notInTree, type TreeField, type TreeReading } from './reading.js';

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

interface Piece {
  readonly look: LetterLook;
  readonly parts: RunPart[];
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

/** In underscores: a blank of a form, an underlined tab, and the longest line to write on. */
const FORM_TEXT_WIDTH = 12;
const UNDERLINED_TAB_WIDTH = 10;
const LONGEST_LINE = 60;

/** The fields that count the pages of a whole document. */
const COUNTS: ReadonlyMap<string, string> = new Map([
  ['PAGE', FURNITURE_SIGNS.page],
  ['NUMPAGES', FURNITURE_SIGNS.pages],
]);

/** Underlined spaces draw a line from this many on. */
const UNDERLINED_SPACES = 4;

class WordsReader {
  private readonly paragraph: PlacedElement;
  private readonly reading: TreeReading;
  private readonly pieces: Piece[] = [];
  private readonly beside: ParagraphObject[] = [];
  private readonly styleId: string | undefined;
  /** How many pieces, and parts of the last, there were before each field to type in. */
  private readonly blanks = new Map<TreeField, readonly [pieces: number, parts: number]>();

  constructor(paragraph: PlacedElement, reading: TreeReading) {
    this.paragraph = paragraph;
    this.reading = reading;
    this.styleId = placedChild(placedChild(paragraph, 'w:pPr'), 'w:pStyle')?.attributes.get('w:val');
  }

  read(depth: number | undefined): ParagraphWords {
    this.walk(this.paragraph, undefined);
    const parts = this.pieces.flatMap((piece) => piece.parts);
    const passages = depth === undefined ? undefined : passagesAlone(parts, { depth, lift: 0 }, this.reading.part);
    if (passages) return { children: [], beside: this.beside, isLogo: false, passages: passages.blocks };
    const [first, second] = this.pieces.flatMap(({ parts }) => parts.filter((part) => !isBlank(part)));
    const isLogo = first?.kind === 'tag' && first.tag.form.kind === 'field' && first.tag.form.name === LOGO && !second;
    const children = isLogo ? [] : trimmed(inlineRun(this.wrapped(), this.reading.part));
    return { children, beside: this.beside, isLogo };
  }

  private walk(element: PlacedElement, link: LinkTarget<Leaf> | undefined): void {
    for (const child of element.children) {
      if (child.kind !== 'element' || child.name === 'w:pPr') continue;
      if (child.name === 'w:r') this.run(child, link);
      else if (isCheckbox(child)) this.box(child);
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
    const isOn = (name: string) => toggle(placedChild(properties, name));
    if (isHidden(properties, { paragraph: this.styleId }, this.reading.styles)) {
      // A hidden mark of a field still begins or ends it.
      for (const mark of placedChildren(run))
        if (mark.name === 'w:fldChar' || mark.name === 'w:instrText') this.sign(mark, () => PLAIN, {});
      return;
    }
    const language =
      placedChild(properties, 'w:lang')?.attributes.get('w:val') ?? characterStyle.language ?? paragraphStyle.language;
    const look = (code: LinkTarget<Leaf> | undefined): LetterLook => ({
      // If the paragraph's style makes all its words bold or italic, that is the style's look: each format has its own.
      strong: (isOn('w:b') ?? characterStyle.bold ?? paragraphStyle.bold) && !paragraphStyle.bold,
      emphasis: (isOn('w:i') ?? characterStyle.italic ?? paragraphStyle.italic) && !paragraphStyle.italic,
      styles: stylesOf(properties, characterStyle, (code ?? link) !== undefined),
      language: this.foreign(language),
      link: code ?? link,
    });
    const fonts = runFonts(properties, characterStyle.fonts, paragraphStyle.fonts);
    for (const child of run.children) {
      if (child.kind === 'element') this.sign(child, () => look(linkOfFields(this.reading.fields)), fonts);
    }
  }

  /** The language of a passage, if it isn't English or the document's own. */
  private foreign(language: string | undefined): string | undefined {
    const documentLanguage = this.reading.styles.defaults.language ?? 'en-GB';
    if (!language || language.split('-')[0] === documentLanguage.split('-')[0] || language.startsWith('en'))
      return undefined;
    return language.split('-')[0];
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
        if (this.reading.isFurniture) this.words(FURNITURE_SIGNS.tab, look());
        else this.tab(child, look());
        break;
      case 'w:noBreakHyphen':
        this.words('\u2011', look());
        break;
      case 'w:softHyphen':
        this.words('\u00ad', look());
        break;
      case 'w:br':
      case 'w:cr':
        this.lineBreak(child, look());
        break;
      case 'w:sym':
        this.symbol(child, look());
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
      if (form.kind === 'choice') this.words(form.chosen, look());
      if (form.kind === 'box') this.tickBox(form.checked);
      if (form.kind === 'text') this.blanks.set(field, [this.pieces.length, this.pieces.at(-1)?.parts.length ?? 0]);
    } else if (type === 'separate') {
      if (beginResult(mark, this.reading)) this.pageNumber(look);
    } else if (type === 'end') {
      const field = endField(mark, this.reading);
      if (field?.form === 'text' && !field.hasWords) this.blank(field);
      const words = field && !hidesResult(fields) ? wordsOfCode(field) : '';
      if (words !== '') this.words(words, look());
    }
  }

  /** A field to type in that is empty: Word shows a few spaces on grey. */
  private blank(field: TreeField): void {
    const [pieces, parts] = this.blanks.get(field) ?? [];
    if (pieces !== undefined && parts !== undefined) {
      this.pieces.splice(pieces);
      this.pieces.at(-1)?.parts.splice(parts);
    }
    this.lineToFill(FORM_TEXT_WIDTH);
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
      this.words(sign, look());
      return;
    }
    const heading = this.reading.bookmarks.get(page.bookmark);
    if (page.field !== 'PAGEREF' || !heading) {
      notInTree(`the page number that the field ${page.field} gives`, this.paragraph, this.reading);
      return;
    }
    const link: LinkTarget<Leaf> = { kind: 'heading', anchor: heading.anchor };
    this.words(`“${heading.words}”`, { ...look(), link });
  }

  private formula(element: PlacedElement, link: LinkTarget<Leaf> | undefined): void {
    if (hidesResult(this.reading.fields)) return;
    const { words, isFlattened } = linearFormula(element);
    this.words(words, { ...PLAIN, link });
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
    for (const { range, tags } of rangesOf(line, this.reading).get(element) ?? []) {
      const [from, to] = [line.start + range.at, line.start + range.at + range.length];
      const innerTags = tags.filter(({ span }) => span.start >= from);
      // A tag that began in an earlier run may end in this one: its letters aren't words.
      const earlierTag = tags.find(({ span }) => span.start < from);
      const start = earlierTag ? Math.min(to, earlierTag.span.end) : from;
      const end = Math.max(to, innerTags.at(-1)?.span.end ?? to);
      const parts = taggedParts(this.reading.part.source, start, end, innerTags);
      if (look.styles.includes('underlined') && end - start >= UNDERLINED_SPACES && parts.every(isBlank)) {
        this.lineToFill(end - start);
        continue;
      }
      this.add(
        parts.flatMap((part) => this.asShown(part, fonts)).flatMap((part) => this.printable(part)),
        look,
      );
    }
  }

  /** Words as Word shows them in their fonts. Values that placeholders give aren't touched: they are in the fonts of letters. */
  private asShown(part: RunPart, fonts: RunFonts): readonly RunPart[] {
    if (part.kind !== 'words' || !mayShowSigns(part.value, fonts)) return [part];
    return shownLetters(part.value, fonts).flatMap(({ at, length, shown }): readonly RunPart[] => {
      if (shown === undefined) this.unshown(part.value.slice(at, at + length), fonts.hAnsi ?? fonts.ascii);
      const span = spanWithin(part.span, part.value, at, at + length);
      return shown === undefined ? [] : [{ kind: 'words', value: shown, span }];
    });
  }

  /** Words without the controls and noncharacters that Word keeps and doesn’t show. */
  private printable(part: RunPart): readonly RunPart[] {
    const forbidden = part.kind === 'words' ? findForbidden(part.value, '\t') : undefined;
    if (part.kind !== 'words' || !forbidden) return [part];
    const { offset, codePoint } = forbidden;
    this.unshown(String.fromCodePoint(codePoint));
    const behind = offset + (codePoint > 0xffff ? 2 : 1);
    const words = (from: number, to: number): RunPart => ({
      kind: 'words',
      value: part.value.slice(from, to),
      span: spanWithin(part.span, part.value, from, to),
    });
    return [words(0, offset), ...this.printable(words(behind, part.value.length))];
  }

  private tab(element: PlacedElement, look: LetterLook): void {
    const line = this.reading.lineOf.get(this.paragraph);
    const width = line && lineOfTab(element, line, this.reading);
    if (width !== undefined) this.lineToFill(width);
    else if (look.styles.includes('underlined')) this.lineToFill(UNDERLINED_TAB_WIDTH);
    else this.words(' ', look);
  }

  private words(value: string, look: LetterLook): void {
    const line = this.reading.lineOf.get(this.paragraph);
    const at = line?.start ?? 0;
    this.add([{ kind: 'words', value, span: spanOf(this.reading.part.source, at) }], look);
  }

  private lineBreak(element: PlacedElement, look: LetterLook): void {
    if (element.attributes.get('w:type') === 'page')
      this.beside.push({ kind: 'page-break', before: this.pieces.length === 0 });
    else
      this.add([{ kind: 'node', node: { type: 'break' } }], {
        ...PLAIN,
        language: look.language,
      });
  }

  private symbol(element: PlacedElement, look: LetterLook): void {
    const codePoint = Number.parseInt(element.attributes.get('w:char') ?? '', 16);
    if (!(codePoint >= 0 && codePoint <= 0x10ffff)) return;
    const font = element.attributes.get('w:font') ?? '';
    const letter = String.fromCodePoint(codePoint);
    for (const { shown } of shownLetters(letter, { ascii: font, hAnsi: font })) {
      if (shown === undefined) this.unshown(letter, font);
      else this.words(shown, look);
    }
  }

  /** Warns once of a character that only the font can show which it is for. */
  private unshown(letter: string, font = ''): void {
    const code = `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;
    const { unshown } = this.reading;
    if (unshown.has(`${code} ${font}`)) return;
    unshown.add(`${code} ${font}`);
    notInTree(`the sign ${code}${font === '' ? '' : ` of the font ${font}`}`, this.paragraph, this.reading);
  }

  private note(element: PlacedElement): void {
    const kind = element.name === 'w:footnoteReference' ? 'footnote' : 'endnote';
    const node = this.reading.notes.note(kind, element.attributes.get('w:id') ?? '');
    if (node) this.add([{ kind: 'node', node }], PLAIN);
  }

  /** A control that is ticked in Word, whatever signs it shows there. */
  private box(control: PlacedElement): void {
    const state = findAll(control, 'w14:checked')[0]?.attributes.get('w14:val') ?? '0';
    this.tickBox(state !== '0' && state !== 'false');
  }

  private tickBox(checked: boolean): void {
    this.add([{ kind: 'node', node: { type: 'tick-box', checked, label: '', span: this.span() } }], PLAIN);
  }

  /** A line to write on; two of them that touch are one. */
  private lineToFill(width: number): void {
    const last = this.pieces.at(-1)?.parts;
    const before = last?.at(-1);
    const line = before?.kind === 'node' && before.node.type === 'fill-in' ? before.node : undefined;
    if (line) last?.pop();
    const whole = Math.min(LONGEST_LINE, width + (line?.width ?? 0));
    this.add([{ kind: 'node', node: { type: 'fill-in', width: whole, label: '', span: this.span() } }], PLAIN);
  }

  private drawing(element: PlacedElement): void {
    const before = this.pieces.every(({ parts }) => parts.every(isBlank)) && isShownFirst(element);
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

  private add(parts: readonly RunPart[], look: LetterLook): void {
    if (!parts.every(isBlank)) for (const field of this.reading.fields) field.hasWords = true;
    for (const part of parts) {
      if (part.kind === 'tag' && this.isOutside(part.tag)) continue;
      const isBlock = part.kind === 'tag' && part.tag.form.kind !== 'field' && part.tag.form.kind !== 'literal';
      const last = this.pieces.at(-1);
      if (!isBlock && last && sameLook(last.look, look)) last.parts.push(part);
      else this.pieces.push({ look: isBlock ? PLAIN : look, parts: [part] });
    }
  }

  /** Whether a tag belongs to a block around whole paragraphs or rows. */
  private isOutside(tag: Tag): boolean {
    const { blocks, marks } = this.reading.part;
    const pairs = blocks.pairsOf.get(tag) ?? [];
    return pairs.length > 0 && !pairs.some((pair) => marks.within.has(pair));
  }

  /** Wraps words of one look in the nodes for it; plain words and the tags of blocks stay as they are. */
  private wrapped(): RunPart[] {
    return this.pieces.flatMap(({ look, parts }): RunPart[] => {
      if (look === PLAIN || sameLook(look, PLAIN)) return parts;
      let children: Inlines<Leaf> = inlineRun(parts, this.reading.part);
      if (children.length === 0) return [];
      for (const style of look.styles) children = [{ type: 'styled', style, children }];
      if (look.emphasis) children = [{ type: 'emphasis', children }];
      if (look.strong) children = [{ type: 'strong', children }];
      if (look.language) children = [{ type: 'passage', language: look.language, children }];
      if (look.link) children = [{ type: 'link', target: look.link, children, span: this.span() }];
      return children.map((node): RunPart => ({ kind: 'node', node }));
    });
  }

  private span() {
    const line = this.reading.lineOf.get(this.paragraph);
    return spanOf(this.reading.part.source, line?.start ?? 0, line?.end ?? 0);
  }
}

function isCheckbox(element: PlacedElement): boolean {
  return element.name === 'w:sdt' && placedChild(placedChild(element, 'w:sdtPr'), 'w14:checkbox') !== undefined;
}

/** How letters look beside bold and italic. Those of links are underlined as links are. */
function stylesOf(
  properties: PlacedElement | undefined,
  style: CharacterStyle,
  isLink: boolean,
): readonly InlineStyle[] {
  const setting = (name: string) => placedChild(properties, name)?.attributes.get('w:val');
  const struck = toggle(placedChild(properties, 'w:strike')) ?? toggle(placedChild(properties, 'w:dstrike'));
  const underline = setting('w:u');
  const position = setting('w:vertAlign') ?? style.position;
  const isUnderlined = underline === undefined ? style.underlined : underline !== 'none';
  const styles: InlineStyle[] = [];
  if (position === 'superscript' || position === 'subscript') styles.push(position);
  if (isUnderlined && !isLink) styles.push('underlined');
  if (struck ?? style.struck) styles.push('struck');
  return styles;
}

type RangesByHolder = ReadonlyMap<
  PlacedElement,
  readonly { readonly range: LetterRange; readonly tags: readonly Tag[] }[]
>;

/** The letters of a line, by the element that holds them, each with the tags that overlap them. */
const rangesOf = remember((line: WordLine, { part }: TreeReading): RangesByHolder => {
  const tags = tagsByRange(line, part.tagsIn.get(line) ?? []);
  const byHolder = new Map<PlacedElement, { range: LetterRange; tags: readonly Tag[] }[]>();
  for (const range of line.ranges) {
    if (!range.node) continue;
    const ranges = byHolder.get(range.holder) ?? [];
    ranges.push({ range, tags: tags.get(range) ?? [] });
    byHolder.set(range.holder, ranges);
  }
  return byHolder;
});
