/**
 * The search field of a pack's index. Words are put into the page as text, never as markup, and nothing is asked of
 * any network.
 */
import { excerpt, foldPages, marked, readPages, search } from './search.js';

const box = document.getElementById('Search');
const field = document.getElementById('Words');
const status = document.getElementById('Found');
const list = document.getElementById('Results');
const unpack = document.getElementById('Unpack');
const says = box.dataset;

/** Whether it may be a page that was opened out of a zip or a mail, and so stands alone. */
const isOpenedAlone =
  !/^(?:https?|file):$/.test(location.protocol) ||
  /[\\/](?:te?mp|inetcache|caches?)[\\/]|\.zip[\\/!]/i.test(decodeURI(location.href));

/** The text of a packed script element (RFC 1950). */
async function unpacked(words) {
  const bytes = Uint8Array.from(atob(words), (sign) => sign.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))).text();
}

let pages;

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

const withMarks = (text, words) =>
  marked(text, words).map((piece) => (piece.isMatch ? element('mark', '', piece.words) : piece.words));

function resultItem({ page, section, words }) {
  const link = element('a', '', ...withMarks(page.title, words));
  link.href = section.link;
  if (section.heading !== '') link.append(element('span', 'heading', ' › ', ...withMarks(section.heading, words)));
  return element('li', '', link, element('p', '', ...withMarks(excerpt(section.text, words), words)));
}

function show() {
  if (!pages) return;
  const { results, isPartial } = search(pages, field.value);
  list.replaceChildren(...results.map(resultItem));
  list.hidden = results.length === 0;
  // A page that holds all that it leads to has no need to be unpacked.
  if (unpack) unpack.hidden = !isOpenedAlone && (results.length === 0 || location.protocol !== 'file:');
  const count = results.length === 1 ? says.one : says.many.replace('#', String(results.length));
  status.textContent =
    field.value.trim() === '' ? '' : results.length === 0 ? says.none : isPartial ? `${says.some} ${count}` : count;
}

function clear() {
  field.value = '';
  show();
  field.focus();
}

/** The links among which arrows lead, the field before them. */
function step(by) {
  const stops = [field, ...list.querySelectorAll('a')];
  const at = stops.indexOf(document.activeElement);
  if (at < 0) return false;
  const next = stops[at + by];
  if (!next) return at > 0;
  next.focus();
  return true;
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const isInField = event.target === field;
  const isInSearch = isInField || list.contains(event.target);
  const isTyping = event.target.matches?.('input:not([type=checkbox]), textarea, select, [contenteditable]');
  if (event.key === '/' && !isTyping) {
    field.focus();
    field.select();
    event.preventDefault();
  } else if (event.key === 'Escape' && isInSearch) {
    clear();
    event.preventDefault();
  } else if (event.key === 'ArrowDown' && isInSearch) {
    if (step(1)) event.preventDefault();
  } else if (event.key === 'ArrowUp' && isInSearch) {
    if (step(-1)) event.preventDefault();
  } else if (event.key === 'Enter' && isInField) list.querySelector('a')?.click();
});
field.addEventListener('input', show);
// A browser that leads back fills in what was typed after the page is loaded.
addEventListener('pageshow', show);
addEventListener('hashchange', () => location.hash === '#Search' && field.focus());

const packed = document.getElementById('Texts');
pages = foldPages(readPages(await unpacked(packed.textContent)));
box.hidden = false;
document.getElementById('To-search')?.removeAttribute('hidden');
show();
if (location.hash === '#Search') field.focus();
