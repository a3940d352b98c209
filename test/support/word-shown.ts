/**
 * What Word shows of a Word file's text: a line a paragraph, notes behind the text, text boxes behind the paragraph that
 * they hang on. Results of fields are shown and their codes aren't; deleted and hidden words aren't; of alternatives the
 * first is. Shares no code with the reader of templates but zip, XML and the tables of
 * symbol fonts.
 */

import { signOf, symbolFont } from '../../src/formats/word/symbols/index.js';
import { childElements, descendants, parseXml, type XmlElement } from '../../src/formats/xml/parse.js';
import { readZip } from '../../src/formats/zip/read.js';

/** The lines of the main part and its notes, white space as single spaces, empty lines left out. */
export function wordLines(bytes: Uint8Array): readonly string[] {
  const files = readZip(bytes);
  const root = (path: string): XmlElement | undefined => {
    const part = files.get(path);
    return part && parseXml(new TextDecoder('utf-8', { fatal: true }).decode(part));
  };
  const shown = new ShownText(hiddenStyles(root('word/styles.xml')));
  const main = root('word/document.xml');
  const notes = ['footnotes', 'endnotes'].flatMap((name) => notesIn(root(`word/${name}.xml`), main));
  for (const element of [...(main ? [main] : []), ...notes]) shown.read(element);
  return shown.lines();
}

/** The notes that a mark in the text leads to. */
function notesIn(part: XmlElement | undefined, main: XmlElement | undefined): readonly XmlElement[] {
  if (!part || !main) return [];
  const kind = part.name.replace(/s$/, '');
  const marked = descendants(main, `${kind}Reference`).map(({ attributes }) => attributes['w:id']);
  const notes = childElements(part, kind).filter(({ attributes }) => attributes['w:type'] === undefined);
  return marked.flatMap((id) => notes.filter(({ attributes }) => attributes['w:id'] === id));
}

const isOn = (element: XmlElement | undefined): boolean =>
  element !== undefined && !['0', 'false', 'off'].includes(element.attributes['w:val'] ?? '1');

const property = (element: XmlElement, holder: string, name: string): XmlElement | undefined => {
  const [properties] = childElements(element, holder);
  return properties && childElements(properties, name)[0];
};

/** The ids of styles that hide their words, by themselves or by a style that they are based on. */
function hiddenStyles(part: XmlElement | undefined): ReadonlySet<string> {
  const styles = part ? childElements(part, 'w:style') : [];
  const byId = new Map(styles.map((style) => [style.attributes['w:styleId'], style]));
  const hides = (style: XmlElement | undefined, deep = 0): boolean => {
    if (!style || deep > 20) return false;
    const own = property(style, 'w:rPr', 'w:vanish');
    return own ? isOn(own) : hides(byId.get(childElements(style, 'w:basedOn')[0]?.attributes['w:val']), deep + 1);
  };
  return new Set(styles.filter((style) => hides(style)).map(({ attributes }) => attributes['w:styleId'] ?? ''));
}

/** Elements whose words are never shown where they stand. */
const UNSHOWN: ReadonlySet<string> = new Set(
  'w:rPr w:pPr w:sectPr w:tblPr w:trPr w:tcPr w:sdtPr w:del w:moveFrom w:delText w:instrText w:delInstrText w:rt mc:Fallback'.split(
    ' ',
  ),
);

const BLANKS: ReadonlySet<string> = new Set(['w:tab', 'w:br', 'w:cr', 'w:ptab']);

class ShownText {
  private readonly paragraphs: string[] = [];
  private current = '';
  /** One entry a field that is open: its code, and whether that is over. */
  private readonly fields: { code: string; isOver: boolean }[] = [];
  private hiddenParagraph = false;

  private readonly hidden: ReadonlySet<string>;

  constructor(hidden: ReadonlySet<string>) {
    this.hidden = hidden;
  }

  lines(): readonly string[] {
    return this.paragraphs.map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '');
  }

  read(element: XmlElement): void {
    for (const child of childElements(element)) {
      if (UNSHOWN.has(child.name)) continue;
      if (child.name === 'w:p') this.readParagraph(child);
      else if (child.name === 'w:r') this.readRun(child);
      else this.read(child);
    }
  }

  private readParagraph(paragraph: XmlElement): void {
    const [outside, outsideHidden] = [this.current, this.hiddenParagraph];
    const style = property(paragraph, 'w:pPr', 'w:pStyle')?.attributes['w:val'];
    this.hiddenParagraph = style !== undefined && this.hidden.has(style);
    this.current = '';
    const place = this.paragraphs.push('') - 1;
    this.read(paragraph);
    this.paragraphs[place] = this.current;
    [this.current, this.hiddenParagraph] = [outside, outsideHidden];
  }

  private readRun(run: XmlElement): void {
    const isHidden = this.hides(run);
    for (const child of childElements(run)) {
      const { name } = child;
      if (name === 'w:fldChar') this.readFieldSign(child);
      else if (name === 'w:instrText') this.addCode(child);
      else if (UNSHOWN.has(name) || isHidden || this.isInCode()) continue;
      else if (name === 'w:t') this.current += inFont(child.children.join(''), fontOf(run));
      else if (name === 'w:noBreakHyphen') this.current += '-';
      else if (name === 'w:sym') this.current += symbolOf(child);
      else if (BLANKS.has(name)) this.current += ' ';
      else this.read(child);
    }
  }

  private hides(run: XmlElement): boolean {
    const own = property(run, 'w:rPr', 'w:vanish');
    if (own) return isOn(own);
    const style = property(run, 'w:rPr', 'w:rStyle')?.attributes['w:val'];
    return this.hiddenParagraph || (style !== undefined && this.hidden.has(style));
  }

  private isInCode(): boolean {
    return this.fields.some(({ isOver }) => !isOver);
  }

  private addCode({ children }: XmlElement): void {
    const innermost = this.fields.at(-1);
    if (innermost && !innermost.isOver) innermost.code += children.join('');
  }

  /** A form field without a result shows what its data says: the entry chosen, the state of the box; a button shows its code's words. */
  private readFieldSign(sign: XmlElement): void {
    const type = sign.attributes['w:fldCharType'];
    const innermost = this.fields.at(-1);
    if (type === 'separate' && innermost) innermost.isOver = true;
    if (type === 'end') {
      this.fields.pop();
      const words = /^\s*(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s+(.*)$/is.exec(innermost?.code ?? '')?.[1];
      if (words !== undefined && !this.isInCode()) this.current += words.trim();
    }
    if (type !== 'begin') return;
    if (!this.isInCode()) this.current += formFieldText(sign);
    this.fields.push({ code: '', isOver: false });
  }
}

const symbolOf = ({ attributes }: XmlElement): string =>
  inFont(String.fromCodePoint(Number.parseInt(attributes['w:char'] ?? '20', 16)), attributes['w:font']);

/** The font that a run itself says. */
const fontOf = (run: XmlElement): string | undefined => property(run, 'w:rPr', 'w:rFonts')?.attributes['w:hAnsi'];

/** Letters in a symbol font are its signs. */
function inFont(letters: string, name: string | undefined): string {
  const font = symbolFont(name);
  return font ? [...letters].map((letter) => signOf(letter.codePointAt(0) ?? 0, font) ?? '?').join('') : letters;
}

const value = (element: XmlElement | undefined): string | undefined => element?.attributes['w:val'];

function formFieldText(sign: XmlElement): string {
  const [list] = descendants(sign, 'w:ddList');
  if (list) {
    const [chosen] = [...childElements(list, 'w:result'), ...childElements(list, 'w:default')];
    return value(childElements(list, 'w:listEntry')[Number(value(chosen) ?? 0)]) ?? '';
  }
  const [box] = descendants(sign, 'w:checkBox');
  if (!box) return '';
  const [state] = [...childElements(box, 'w:checked'), ...childElements(box, 'w:default')];
  return isOn(state) ? '☒' : '☐';
}
