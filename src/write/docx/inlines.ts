/**
 * Inlines into runs (`w:r`), hyperlinks, marks of footnotes, lines to write on and boxes to tick. Strong, emphasis and code are character
 * styles; where the paragraph's style is bold itself they are set directly, since Word lets two styles' bold cancel each
 * other (ISO/IEC 29500-1, 17.7.3). A run has one such style, so what comes together with another is set directly too.
 * Refuses characters that XML can't contain, addresses that aren't web, e-mail or telephone addresses, and links to missing
 * headings. Each becomes a diagnostic.
 */
import { escapeXml } from '../../formats/xml/escape.js';
import { describeCharacter, findForbidden } from '../../model/characters.js';
import { error } from '../../model/diagnostic.js';
import { type InlineStyle, type Inlines, type Link, plainText, type Text, unreachable } from '../../model/document.js';
import { CODE_FACE } from './construct-styles.js';
import { fillInXml, tickBoxXml } from './controls.js';
import { addressId, type DocumentContext } from './document-context.js';
import { footnoteMark } from './footnotes.js';
import { sizeXml } from './units.js';

/**
 * Whether the paragraph's style leaves letters upright and light, or sets them bold, slanted or as code itself; or the size in
 * points that its code is set in instead of the style's.
 */
export type Setting = 'plain' | 'set' | { readonly size: number };

interface Marks {
  readonly strong: boolean;
  readonly emphasis: boolean;
  readonly link: boolean;
  readonly code: boolean;
  readonly struck: boolean;
  readonly underlined: boolean;
  /** Within each other, the inner one counts. */
  readonly raised?: 'superscript' | 'subscript';
  /** BCP 47, where it is not the document's. */
  readonly language?: string;
}

const NO_MARKS: Marks = {
  strong: false,
  emphasis: false,
  link: false,
  code: false,
  struck: false,
  underlined: false,
};

const STYLE_MARKS: Readonly<Record<InlineStyle, Partial<Marks>>> = {
  struck: { struck: true },
  underlined: { underlined: true },
  superscript: { raised: 'superscript' },
  subscript: { raised: 'subscript' },
};

/** Writes inlines as the content of a paragraph. */
export function inlineRuns(inlines: Inlines, context: DocumentContext, setting: Setting = 'plain'): string {
  return runs(inlines, NO_MARKS, setting, context);
}

/** Writes words as one run without marks. */
export function plainRunXml(words: string, context: DocumentContext): string {
  return `<w:r>${textContent(words, context)}</w:r>`;
}

function runs(inlines: Inlines, marks: Marks, setting: Setting, context: DocumentContext): string {
  let xml = '';
  for (const node of inlines) {
    if (context.pairing) xml += context.pairing.startOf(node);
    switch (node.type) {
      case 'text':
        if (node.value !== '')
          xml += `<w:r>${properties(marks, setting)}${textContent(node.value, context, node)}</w:r>`;
        break;
      case 'strong':
        xml += runs(node.children, { ...marks, strong: true }, setting, context);
        break;
      case 'emphasis':
        xml += runs(node.children, { ...marks, emphasis: true }, setting, context);
        break;
      case 'link':
        xml += hyperlink(node, runs(node.children, { ...marks, link: true }, setting, context), context);
        break;
      case 'passage':
        xml += runs(node.children, { ...marks, language: node.language }, setting, context);
        break;
      case 'styled':
        xml += runs(node.children, { ...marks, ...STYLE_MARKS[node.style] }, setting, context);
        break;
      case 'code':
        context.constructs.add('code');
        xml += runs(node.children, { ...marks, code: true }, setting, context);
        break;
      case 'fill-in':
        xml += fillInXml(node, context);
        break;
      case 'tick-box':
        xml += tickBoxXml(node, typeof setting === 'string' ? undefined : setting.size, context);
        break;
      case 'footnote':
        xml += footnoteMark(node, context);
        break;
      case 'break':
        xml += '<w:r><w:br/></w:r>';
        break;
      default:
        unreachable(node);
    }
  }
  return xml;
}

/** What a run has besides its paragraph's style, in the order of the schema (17.3.2.28). */
function properties(marks: Marks, setting: Setting): string {
  if (marks === NO_MARKS && typeof setting === 'string') return '';
  const style = characterStyle(marks, setting);
  const directCode = marks.code && style !== 'Code';
  const xml =
    (style && `<w:rStyle w:val="${style}"/>`) +
    (directCode ? CODE_FACE : '') +
    (marks.strong && style !== 'Strong' ? '<w:b/>' : '') +
    (marks.emphasis && style !== 'Emphasis' ? '<w:i/>' : '') +
    (marks.struck ? '<w:strike/>' : '') +
    (directCode ? '<w:noProof/>' : '') +
    (typeof setting === 'string' ? '' : sizeXml(setting.size)) +
    (marks.underlined ? '<w:u w:val="single"/>' : '') +
    (marks.raised ? `<w:vertAlign w:val="${marks.raised}"/>` : '') +
    languageXml(marks.language);
  return xml && `<w:rPr>${xml}</w:rPr>`;
}

function characterStyle({ link, code, strong, emphasis }: Marks, setting: Setting): string {
  if (link) return 'Hyperlink';
  if (code) return 'Code';
  if (setting !== 'plain') return '';
  return strong ? 'Strong' : emphasis ? 'Emphasis' : '';
}

/** Each attribute covers some scripts (ISO/IEC 29500-1, 17.3.2.20); with all three, both Welsh and Urdu are covered. */
function languageXml(language: string | undefined): string {
  if (language === undefined) return '';
  const tag = escapeXml(language);
  return `<w:lang w:val="${tag}" w:eastAsia="${tag}" w:bidi="${tag}"/>`;
}

/** Words as `w:t`; a tab is an element of its own. */
function textContent(words: string, context: DocumentContext, text?: Text): string {
  checkCharacters(words, context, text);
  if (!words.includes('\t')) return words === '' ? '' : wordsXml(words);
  return words
    .split(/(\t)/)
    .filter((piece) => piece !== '')
    .map((piece) => (piece === '\t' ? '<w:tab/>' : wordsXml(piece)))
    .join('');
}

const wordsXml = (words: string): string => `<w:t xml:space="preserve">${escapeXml(words)}</w:t>`;

/** Reports the first character that no document can contain, with its place if that is known. */
export function checkCharacters(words: string, context: DocumentContext, text?: Text): void {
  const forbidden = findForbidden(words, '\t');
  if (!forbidden) return;
  const holder = text?.from ? `The value of ${text.from}` : 'The text';
  const message = `${holder} contains ${describeCharacter(forbidden.codePoint)}, which no Word document can contain`;
  context.diagnostics.push(error('value-character', message, text?.span, { hint: 'Delete the character.' }));
}

const ADDRESS = /^(?:https?:\/\/|mailto:|tel:)[^\s]+$/i;

/** Characters that must be percent-encoded in an address (WHATWG URL, 4.3: URL code points). */
const NOT_IN_ADDRESSES = /["<>\\^`{|}]|%(?![0-9A-Fa-f]{2})/g;

function hyperlink({ target, span }: Link, content: string, context: DocumentContext): string {
  if (target.kind === 'heading') {
    context.asked?.anchors.add(target.anchor);
    if (!context.anchors.has(target.anchor))
      context.diagnostics.push(
        error('link-target', `A link goes to the heading #${target.anchor}, which doesn’t exist`, span),
      );
    const anchor = context.pairing?.anchorOf(target.anchor) ?? target.anchor;
    return `<w:hyperlink w:anchor="${bookmarkName(anchor)}" w:history="1">${content}</w:hyperlink>`;
  }
  if (target.kind === 'policy') {
    const id = addressId(context, `${encodeURIComponent(target.file)}.docx`);
    // The bookmark of a heading in the other file.
    const anchor = target.anchor === undefined ? '' : ` w:anchor="${bookmarkName(target.anchor)}"`;
    return `<w:hyperlink r:id="${id}"${anchor} w:history="1">${content}</w:hyperlink>`;
  }
  if (target.kind === 'file') {
    const id = addressId(context, target.path.split('/').map(encodeURIComponent).join('/'));
    return `<w:hyperlink r:id="${id}" w:history="1">${content}</w:hyperlink>`;
  }
  const address = plainText(target.address).trim();
  for (const leaf of target.address) checkCharacters(leaf.value, context, leaf);
  if (!ADDRESS.test(address))
    context.diagnostics.push(
      error('link-target', 'A link must go to a web, e-mail or telephone address', span, {
        hint: 'Begin the address with https://, http://, mailto: or tel:.',
      }),
    );
  const id = addressId(context, address.replace(NOT_IN_ADDRESSES, encodeURIComponent));
  return `<w:hyperlink r:id="${id}" w:history="1">${content}</w:hyperlink>`;
}

/**
 * A heading's anchor as Word names bookmarks: a letter, then letters, digits and underscores, at most 40 characters
 * (ISO/IEC 29500-1, 17.13.6.2). Anchors hold ASCII letters, digits and hyphens and are at most 39 long.
 */
export function bookmarkName(anchor: string): string {
  return `h${anchor.replace(/[^A-Za-z0-9]/g, '_')}`;
}
