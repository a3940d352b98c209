/** Turns inlines into phrasing content. Refuses links to anything but web, mail and telephone addresses and headings. */
import {
  type FillIn,
  type Inline,
  type InlineStyle,
  type Inlines,
  type Link,
  plainText,
  type Text,
  type TickBox,
  unreachable,
} from '../../model/document.js';
import { rememberByValue } from '../../model/remember.js';
import type { Wording } from '../../model/wording/wording.js';
import type { Context } from './context.js';
import { escapeHtml } from './escape.js';
import { wordsMarkup } from './figures.js';
import { behindLink } from './footnote-marks.js';
import { FOOTNOTE_MARK } from './pieces.js';
import { HtmlRefusal } from './refusal.js';
import { markedRun } from './revisions.js';

const STYLED: Readonly<Record<InlineStyle, string>> = {
  struck: 's',
  superscript: 'sup',
  subscript: 'sub',
  underlined: 'u',
};

/**
 * The markup of inlines, with a `FOOTNOTE_MARK` for each mark of a footnote. Among the words of a link there can be no checkbox.
 */
export function inlineMarkup(inlines: Inlines, context: Context, isInLink = false): string {
  if (context.changes) return markedRun(inlines, context, (nodes) => plainRun(nodes, context, isInLink));
  return plainRun(inlines, context, isInLink);
}

function plainRun(inlines: Inlines, context: Context, isInLink: boolean): string {
  let markup = '';
  for (const node of inlines) markup += nodeMarkup(node, context, isInLink);
  return markup;
}

function nodeMarkup(node: Inline, context: Context, isInLink: boolean): string {
  switch (node.type) {
    case 'text':
      return node.from === undefined ? templateWords(node.value, node) : valueWords(node.value, node);
    case 'strong':
      return `<strong>${inlineMarkup(node.children, context, isInLink)}</strong>`;
    case 'emphasis':
      return `<em>${inlineMarkup(node.children, context, isInLink)}</em>`;
    case 'link':
      return linkMarkup(node, context);
    case 'passage':
      return `<span lang="${escapeHtml(node.language)}">${inlineMarkup(node.children, context, isInLink)}</span>`;
    case 'styled':
      return `<${STYLED[node.style]}>${inlineMarkup(node.children, context, isInLink)}</${STYLED[node.style]}>`;
    case 'code':
      return `<code>${inlineMarkup(node.children, context, isInLink)}</code>`;
    case 'fill-in':
      return fillIn(node, context.wording);
    case 'tick-box':
      return isInLink ? boxSign(node, context.wording) : tickBox(node, context.wording);
    case 'footnote':
      return FOOTNOTE_MARK;
    case 'break':
      return '<br>';
    default:
      return unreachable(node);
  }
}

function linkMarkup(node: Link, context: Context): string {
  const address = addressOf(node, context);
  return behindLink(inlineMarkup(node.children, context, true), (words) =>
    address === undefined ? words : `<a href="${address}">${words}</a>`,
  );
}

/** Where a link leads; undefined for a place that a page with several documents doesn't have. */
function addressOf(node: Link, { changes }: Context): string | undefined {
  if (!changes || node.target.kind === 'address') return href(node);
  const fragment = changes.fragmentOf(node);
  return fragment === undefined ? undefined : `#${escapeHtml(fragment)}`;
}

/** A template's own words stand beside values in the pages of all organisations. */
const templateWords = rememberByValue(wordsMarkup, 'small');

/** A value stands in several pages of its organisation, and is forgotten soon after. */
const valueWords = rememberByValue(wordsMarkup, 'small');

/** The line is a border, as long as the underscores in it, which are what is copied. */
function fillIn({ width, label }: FillIn, { page }: Wording): string {
  const name = label === '' ? page.fillIn : page.fillInFor(label);
  return `<span class="fill-in" role="img" aria-label="${escapeHtml(name)}">${'_'.repeat(width)}</span>`;
}

function tickBox({ checked, label }: TickBox, { page }: Wording): string {
  return checkbox(checked, '', label === '' ? (checked ? page.ticked : page.notTicked) : label);
}

/** A box that is only looked at. */
function boxSign({ checked, label }: TickBox, { page }: Wording): string {
  const name = label === '' ? (checked ? page.ticked : page.notTicked) : page.boxFor(checked, label);
  return `<span class="box" role="img" aria-label="${escapeHtml(name)}">${signOf(checked)}</span>`;
}

/** A box as text, and over it a checkbox, with the name that it has where its words aren't its label. */
export function checkbox(checked: boolean, space: string, name?: string): string {
  const label = name === undefined ? '' : ` aria-label="${escapeHtml(name)}"`;
  const input = `<input type="checkbox" disabled=""${checked ? ' checked=""' : ''}${label}>`;
  return `<span class="box"><span aria-hidden="true">${signOf(checked)}${space}</span>${input}</span>`;
}

const signOf = (checked: boolean): string => (checked ? '☑' : '☐');

/** The escaped words of an alternative text. */
export function leafMarkup(leaves: readonly Text[]): string {
  return leaves.map((leaf) => escapeHtml(leaf.value, leaf)).join('');
}

const ADDRESS = /^(?:https?:\/\/|mailto:|tel:)[^\s]+$/i;

/** Characters that must be percent-encoded in a URL (WHATWG URL, 4.3: URL code points), HTML's own among them. */
const NOT_IN_URLS = /["<>\\^`{|}]/g;

function href(link: Link): string {
  if (link.target.kind === 'heading') return `#${escapeHtml(link.target.anchor)}`;
  if (link.target.kind === 'policy')
    return `${escapeHtml(encodeURIComponent(link.target.file))}.html${link.target.anchor ? `#${escapeHtml(link.target.anchor)}` : ''}`;
  if (link.target.kind === 'file') return escapeHtml(link.target.path.split('/').map(encodeURIComponent).join('/'));
  const address = plainText(link.target.address).trim();
  if (!ADDRESS.test(address)) throw HtmlRefusal.address(link.span);
  return escapeHtml(address.replace(NOT_IN_URLS, encodeURIComponent));
}
