/** Sets words in a Word file: runs that look as those around them, with the marks that the words have themselves. */
import { escapeXml } from '../../../formats/xml/escape.js';
import {
  type InlineStyle,
  type Inlines,
  type Link,
  type LinkTarget,
  plainText,
  unreachable,
} from '../../../model/document.js';
import type { WordProperties } from '../../../model/word.js';
import { fillInXml, tickBoxXml } from './controls.js';
import { runProperties, withProperties } from './properties.js';
import type { Setting } from './setting.js';

const ON: Readonly<Record<InlineStyle, Readonly<Record<string, string>>>> = {
  struck: { strike: '<w:strike/>' },
  underlined: { u: '<w:u w:val="single"/>' },
  superscript: { vertAlign: '<w:vertAlign w:val="superscript"/>' },
  subscript: { vertAlign: '<w:vertAlign w:val="subscript"/>' },
};
const STRONG = { b: '<w:b/>', bCs: '<w:bCs/>' };
const EMPHASIS = { i: '<w:i/>', iCs: '<w:iCs/>' };
const LINK = { color: '<w:color w:val="0563C1"/>', u: '<w:u w:val="single"/>' };
const CODE = {
  rFonts: '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:eastAsia="Consolas" w:cs="Consolas"/>',
  noProof: '<w:noProof/>',
};

/** Writes words; `look` is that of the words around them. */
export function runsXml(inlines: Inlines, look: WordProperties, setting: Setting): string {
  return inlines.map((node) => nodeXml(node, look, false, setting)).join('');
}

/** Writes code, whose letters all have one width. */
export function codeRunsXml(inlines: Inlines, look: WordProperties, setting: Setting): string {
  return runsXml(inlines, withProperties(look, CODE), setting);
}

/** Writes words in bold. */
export function strongRunsXml(inlines: Inlines, look: WordProperties, setting: Setting): string {
  return runsXml(inlines, withProperties(look, STRONG), setting);
}

function nodeXml(node: Inlines[number], look: WordProperties, inLink: boolean, setting: Setting): string {
  const inner = (children: Inlines, changes: Readonly<Record<string, string>>) => {
    const changed = withProperties(look, changes);
    return children.map((child) => nodeXml(child, changed, inLink, setting)).join('');
  };
  switch (node.type) {
    case 'text': {
      const xml = textRun(node.value, look);
      return node.from === undefined && !inLink ? setting.withReferences(xml) : xml;
    }
    case 'strong':
      return inner(node.children, STRONG);
    case 'emphasis':
      return inner(node.children, EMPHASIS);
    case 'styled':
      return inner(node.children, ON[node.style]);
    case 'code':
      return inner(node.children, CODE);
    case 'passage':
      return inner(node.children, { lang: languageXml(node.language) });
    case 'link':
      return linkXml(node, look, setting);
    case 'break':
      return `<w:r>${runProperties(look)}<w:br/></w:r>`;
    case 'fill-in':
      return fillInXml(node, look, setting);
    case 'tick-box':
      return tickBoxXml(node.checked, node.label, look, setting);
    case 'footnote':
      // Refused where it is filled.
      return '';
    default:
      return unreachable(node);
  }
}

/** One run; a tab is an element of its own. */
export function textRun(words: string, look: WordProperties): string {
  if (words === '') return '';
  const content = words
    .split(/(\t)/)
    .filter((piece) => piece !== '')
    .map((piece) => (piece === '\t' ? '<w:tab/>' : `<w:t xml:space="preserve">${escapeXml(piece)}</w:t>`));
  return `<w:r>${runProperties(look)}${content.join('')}</w:r>`;
}

function languageXml(language: string): string {
  const tag = escapeXml(language);
  return `<w:lang w:val="${tag}" w:eastAsia="${tag}" w:bidi="${tag}"/>`;
}

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function linkXml({ target, children }: Link, look: WordProperties, setting: Setting): string {
  const { linkStyle } = setting.look;
  const style = linkStyle === undefined ? LINK : { rStyle: `<w:rStyle w:val="${escapeXml(linkStyle)}"/>` };
  const words = children.map((child) => nodeXml(child, withProperties(look, style), true, setting)).join('');
  const address = addressOf(target);
  if (address === undefined) return words;
  const id = setting.linkId(address);
  return `<w:hyperlink xmlns:r="${RELATIONSHIPS}" r:id="${id}" w:history="1">${words}</w:hyperlink>`;
}

/** The address of a target outside the document; undefined for a heading in it, which is refused where the template is read. */
function addressOf(target: LinkTarget): string | undefined {
  switch (target.kind) {
    case 'address':
      return plainText(target.address).trim();
    case 'policy':
      return `${encodeURIComponent(target.file)}.docx`;
    case 'file':
      return target.path.split('/').map(encodeURIComponent).join('/');
    case 'heading':
      return undefined;
    default:
      return unreachable(target);
  }
}
