/**
 * The links of a pack's pages: at the head to the index, its search and the page's own contents, at the end to the policies before and
 * after.
 */
import { type Document, plainText } from '../../../model/document.js';
import type { SiteNeighbour } from '../../../model/site.js';
import { CONTENTS_ID, hasContents } from '../contents.js';
import { escapeHtml } from '../escape.js';
import { SEARCH_ID } from './search.js';

/**
 * The line at the head of a page; empty for a page that belongs to no pack. On a narrow screen, where the contents don't stand beside
 * the text, the line of a page that has them stays in view.
 */
export function topLinks(document: Document): string {
  const { site, wording } = document;
  if (!site) return '';
  const index = addressOf(site.index);
  const links = [`<a href="${index}">${escapeHtml(wording.site.index)}</a>`];
  links.push(`<a href="${index}#${SEARCH_ID}">${escapeHtml(wording.site.toSearch)}</a>`);
  const stays = hasContents(document);
  if (stays) links.push(`<a class="to-contents" href="#${CONTENTS_ID}">${escapeHtml(wording.page.contents)}</a>`);
  return `<nav class="around top${stays ? ' stays' : ''}" aria-label="${escapeHtml(wording.site.top)}">${links.join(' ')}</nav>`;
}

/** The links at the end of a policy; empty for a page without neighbours. */
export function endLinks({ site, wording }: Document): string {
  if (!site?.previous && !site?.next) return '';
  const { previous, next, end } = wording.site;
  const links = [
    ...(site.previous ? [neighbour('previous', previous, site.previous)] : []),
    ...(site.next ? [neighbour('next', next, site.next)] : []),
  ];
  return `<nav class="around end" aria-label="${escapeHtml(end)}">${links.join('\n')}</nav>`;
}

function neighbour(rel: 'previous' | 'next', label: string, { path, title }: SiteNeighbour): string {
  const words = `<span>${escapeHtml(label)}</span> ${escapeHtml(plainText(title))}`;
  return `<a class="${rel}" rel="${rel === 'previous' ? 'prev' : 'next'}" href="${addressOf(path)}">${words}</a>`;
}

const addressOf = (path: string): string => escapeHtml(path.split('/').map(encodeURIComponent).join('/'));
