/**
 * The search of an index: its field, which only the script shows, and the words of all pages, packed. Packed words can't be taken for
 * markup, whatever they are.
 */
import { deflateSync } from 'node:zlib';
import { plainText } from '../../../model/document.js';
import type { SearchedPage } from '../../../model/site.js';
import type { Wording } from '../../../model/wording/wording.js';
import { escapeHtml } from '../escape.js';

/** The id of the search. */
export const SEARCH_ID = 'Search';

/** Stands for a number that the script counts. */
const COUNT = '#';

/** The field, and where its results go. Hidden until the script has run, since without it nothing is found. */
export function searchMarkup({ site }: Wording, canLeadNowhere: boolean): string {
  const says = [
    `data-one="${escapeHtml(site.result)}"`,
    `data-many="${escapeHtml(site.results(COUNT))}"`,
    `data-none="${escapeHtml(site.noResult)}"`,
    `data-some="${escapeHtml(site.someWords)}"`,
  ].join(' ');
  const label = escapeHtml(site.search);
  return [
    `<div class="around search" id="${SEARCH_ID}" role="search" aria-label="${label}" hidden="" ${says}>`,
    `<label for="Words">${label}</label>`,
    '<input type="search" id="Words" autocomplete="off" spellcheck="false" enterkeyhint="search" aria-describedby="Hint Found" aria-controls="Results">',
    `<p id="Hint">${escapeHtml(site.hint)}</p>`,
    '<p id="Found" role="status"></p>',
    ...(canLeadNowhere ? [`<p id="Unpack" hidden="">${escapeHtml(site.unpack)}</p>`] : []),
    `<ol id="Results" hidden="" aria-label="${escapeHtml(site.toSearch)}"></ol>`,
    '</div>',
  ].join('\n');
}

/** How a search leads to a page by its path, and from there to a place on it: what is put behind the link to the page. */
export type SearchLinks = Readonly<{ page: (path: string) => string; place: (anchor: string) => string }>;

/** Links of an index to the pages beside it. */
const TO_FILES: SearchLinks = {
  page: (path) => path.split('/').map(encodeURIComponent).join('/'),
  place: (anchor) => `#${anchor}`,
};

/** The words of pages, deflated (RFC 1950) and in base64: `formats/finished` and `site/page.js` unpack them. */
export function searchTexts(pages: readonly SearchedPage[], links: SearchLinks = TO_FILES): string {
  const packed = deflateSync(Buffer.from(searchLines(pages, links), 'utf8'), { level: LEVEL }).toString('base64');
  return `<script type="application/zlib" id="Texts">${packed}</script>`;
}

/** Higher ones take twice as long, to save a thirtieth. */
const LEVEL = 5;

/** A line for each section: its link, its heading and its words, with tabs between them. `readPages` in `site/search.js` reads them. */
export function searchLines(pages: readonly SearchedPage[], { page, place }: SearchLinks = TO_FILES): string {
  return pages
    .flatMap(({ path, title, sections: [first, ...others] }) => [
      fields(page(path), plainText(title), first?.words ?? ''),
      ...others.map(({ anchor, heading, words }) => fields(`+${place(anchor)}`, heading, words)),
    ])
    .join('\n');
}

const fields = (...words: readonly string[]): string => words.map((each) => each.replace(/\s+/g, ' ')).join('\t');

/** The style rules of a page that has a search. */
export const SEARCH_RULES = `.search{margin-top:1.5em;margin-bottom:2em}
.search[hidden]{display:none}
.search label{display:block;margin-bottom:.3em;font-weight:600}
.search input{display:block;width:100%;padding:.55em .7em;border:1px solid var(--muted);border-radius:0;background:var(--page);color:var(--text);font:inherit}
.search p{margin:.6em 0 0}
#Hint,#Unpack{font-size:var(--small);color:var(--muted)}
#Found:empty{display:none}
#Found{font-weight:600}
#Results{margin:1em 0 0;padding:0;list-style:none}
#Results li{margin:0;padding:.7em 0;border-top:1px solid var(--line)}
#Results a{font-weight:600}
#Results .heading{font-weight:400}
#Results p{font-size:var(--small);line-height:1.45}
mark{padding:0 .08em;background:var(--mark);color:var(--text)}
@media print{.search{display:none}}`;
