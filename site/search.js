/**
 * The search of a pack: pure functions on its words, without a page around them. They run in the reader's browser, offline, and are
 * tested as they are.
 *
 * @typedef {{ link: string, heading: string, text: string }} Section A heading of a page, and the words below it.
 * @typedef {{ link: string, title: string, sections: Section[] }} SearchedPage Its first section is what stands before any heading.
 * @typedef {{ heading: string, text: string }} FoldedSection
 * @typedef {{ page: SearchedPage, title: string, sections: FoldedSection[] }} FoldedPage
 * @typedef {{ page: SearchedPage, section: Section, score: number, words: string[][] }} Result
 * @typedef {{ results: Result[], isPartial: boolean }} Answer `isPartial`: no page has all of the words.
 * @typedef {{ words: string, isMatch: boolean }} Piece
 */

/** Signs that look like a letter with a mark, and don't come apart into the two. */
const LIKE = new Map([..."øołlđdıiħhŧtæaœoþt’'‘'ʼ'‐-‑-"].reduce(pairs, []));

/** @param {[string, string][]} list @param {string} sign @param {number} at @param {string[]} all */
function pairs(list, sign, at, all) {
  return at % 2 === 0 ? [...list, /** @type {[string, string]} */ ([sign, all[at + 1]])] : list;
}

/** @type {Map<string, string>} */
const plainSigns = new Map();

/** @param {string} sign */
function plainSign(sign) {
  let plain = plainSigns.get(sign);
  if (plain === undefined) {
    plain = LIKE.get(sign) ?? sign.normalize('NFD').charAt(0);
    plainSigns.set(sign, plain);
  }
  return plain;
}

/**
 * Words in small letters without accents, letter for letter as long as they were: `Tŷ Gŵyr` becomes `ty gwyr`.
 * @param {string} words
 */
export function fold(words) {
  // The one capital letter that is two signs when it is small.
  return words
    .replaceAll('İ', 'I')
    .toLowerCase()
    .replace(/[^ -~]/g, plainSign);
}

/**
 * The forms of a folded word that count as the word, itself first: what begins with one of them is found.
 * @param {string} word
 */
export function formsOf(word) {
  const forms = [word];
  if (word.length > 4 && word.endsWith('ies')) forms.push(`${word.slice(0, -3)}y`);
  else if (word.length > 3 && /(?:s|x|z|ch|sh)es$/.test(word)) forms.push(word.slice(0, -2));
  else if (word.length > 3 && /[^sui]s$/.test(word)) forms.push(word.slice(0, -1));
  else if (word.length > 2 && /[^aeiou]y$/.test(word)) forms.push(`${word.slice(0, -1)}ies`);
  if (word.length > 3 && word.endsWith("'s")) forms.push(word.slice(0, -2));
  return [...new Set(forms)];
}

/** Words that stand everywhere: they are looked for only where there are no others. */
const COMMON = new Set(
  'a an and are as at be by can do does for from has have how i if in is it my not of on or our should the their them there they this to us was we what when where which who why will with you your y yr'.split(
    ' ',
  ),
);

/**
 * The words that are asked for, each with its forms.
 * @param {string} query
 */
export function wordsAsked(query) {
  const all = fold(query.normalize('NFC')).match(/[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu) ?? [];
  const rare = all.filter((word) => !COMMON.has(word));
  // Someone who is still typing has begun a word: it counts, however short.
  return [...new Set(rare.length > 0 ? rare : all)].slice(0, 12).map(formsOf);
}

const LETTER = /[\p{L}\p{N}]/u;

/** @param {string} text @param {number} at */
const isLetterAt = (text, at) => at >= 0 && at < text.length && LETTER.test(text.charAt(at));

/**
 * Where the next word begins that starts with one of the forms; -1 where none does.
 * @param {string} text @param {string[]} forms @param {number} [from]
 */
export function findWord(text, forms, from = 0) {
  let first = -1;
  for (const form of forms) {
    let at = text.indexOf(form, from);
    while (at >= 0 && isLetterAt(text, at - 1)) at = text.indexOf(form, at + 1);
    if (at >= 0 && (first < 0 || at < first)) first = at;
  }
  return first;
}

/** @param {string} text @param {number} at */
function endOfWord(text, at) {
  let end = at;
  while (isLetterAt(text, end)) end++;
  return end;
}

/**
 * How well some words have a word: 0 not at all, 1 as the beginning of a longer one, 2 as it is.
 * @param {string} text @param {string[]} forms
 */
function fitOf(text, forms) {
  let best = 0;
  for (let at = findWord(text, forms); at >= 0 && best < 2; at = findWord(text, forms, at + 1))
    best = forms.includes(text.slice(at, endOfWord(text, at))) ? 2 : 1;
  return best;
}

/**
 * Folds the words of pages once, for all queries.
 * @param {SearchedPage[]} pages
 * @returns {FoldedPage[]}
 */
export function foldPages(pages) {
  return pages.map((page) => ({
    page,
    title: fold(page.title),
    sections: page.sections.map(({ heading, text }) => ({ heading: fold(heading), text: fold(text) })),
  }));
}

/** What a word is worth where it stands; titles come first, then headings. */
const IN_TITLE = 400;
const IN_HEADING = 60;
const IN_TEXT = 10;
/** For all words in one title, in one heading, or one after the other in a text. */
const WHOLE_TITLE = 10_000;
const WHOLE_HEADING = 1_000;
const PHRASE = 40;
/** So many sections of one page are enough to see that it's about the words. */
const MOST_OF_PAGE = 3;

/**
 * Looks for words in pages that `foldPages` made. Results come in order: pages that have all words in their titles, then sections
 * that have them in their headings, then those that have them in their texts.
 * @param {FoldedPage[]} pages @param {string} query @param {number} [most]
 * @returns {Answer}
 */
export function search(pages, query, most = 30) {
  const words = wordsAsked(query);
  if (words.length === 0) return { results: [], isPartial: false };
  const phrase = words.map(([word]) => word).join(' ');
  /** @type {Result[]} */
  const whole = [];
  /** @type {(Result & { count: number })[]} */
  const parts = [];
  for (const folded of pages) {
    const found = searchPage(folded, words, phrase);
    whole.push(...found.whole);
    if (found.part) parts.push(found.part);
  }
  const isPartial = whole.length === 0 && parts.length > 0;
  const mostWords = Math.max(0, ...parts.map(({ count }) => count));
  const results = isPartial ? parts.filter(({ count }) => count === mostWords) : whole;
  // Sorting is stable: what is worth the same stays in the order of the pack.
  return { results: results.sort((a, b) => b.score - a.score).slice(0, most), isPartial };
}

/**
 * The results of one page; where no section has all words, the section that has most of them.
 * @param {FoldedPage} folded @param {string[][]} words @param {string} phrase
 */
function searchPage({ page, title, sections }, words, phrase) {
  const titleFits = words.map((forms) => fitOf(title, forms));
  const isInTitle = titleFits.every((each) => each > 0);
  const titleScore = IN_TITLE * sum(titleFits);
  /** @type {Result[]} */
  const whole = [];
  /** @type {(Result & { count: number }) | undefined} */
  let part;
  const seen = new Set();
  page.sections.forEach((section, at) => {
    const folded = sections[at];
    if (!folded) return;
    const headingFits = words.map((forms) => fitOf(folded.heading, forms));
    const textFits = words.map((forms) => fitOf(folded.text, forms));
    const here = words.map((_, word) => (headingFits[word] ?? 0) + (textFits[word] ?? 0));
    here.forEach((each, word) => {
      if (each > 0 || titleFits[word]) seen.add(word);
    });
    const count = here.filter((each, word) => each > 0 || titleFits[word]).length;
    const isHere = here.some((each) => each > 0);
    const score =
      titleScore +
      IN_HEADING * sum(headingFits) +
      IN_TEXT * sum(textFits) +
      (headingFits.every((each) => each > 0) ? WHOLE_HEADING : 0) +
      (words.length > 1 && folded.text.includes(phrase) ? PHRASE : 0);
    if (isHere && count === words.length && !(isInTitle && here.includes(0)))
      whole.push({ page, section, score, words });
    if (isHere && (part === undefined || count > part.count)) part = { page, section, score, words, count };
  });
  whole.sort((a, b) => b.score - a.score).splice(MOST_OF_PAGE);
  if (isInTitle) {
    const [beginning, next] = page.sections;
    const first = { link: page.link, heading: '', text: beginning?.text || next?.text || '' };
    whole.unshift({ page, section: first, score: WHOLE_TITLE + titleScore, words });
  }
  // Words that stand in several sections of one page are about the same thing too, if less surely.
  if (whole.length === 0 && part && seen.size === words.length)
    whole.push({ page: part.page, section: part.section, score: part.score - IN_TITLE, words });
  return { whole, part };
}

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((total, each) => total + each, 0);

/** Letters that are shown of a text, and how many of them before the first word. */
const SHOWN = 170;
const BEFORE = 50;

/**
 * Cuts words where the words that were asked for stand in them.
 * @param {string} text @param {string[][]} words
 * @returns {Piece[]}
 */
export function marked(text, words) {
  const folded = fold(text);
  /** @type {Piece[]} */
  const pieces = [];
  let end = 0;
  for (;;) {
    const start = findWord(folded, words.flat(), end);
    if (start < 0) break;
    if (start > end) pieces.push({ words: text.slice(end, start), isMatch: false });
    end = Math.max(endOfWord(folded, start), start + 1);
    pieces.push({ words: text.slice(start, end), isMatch: true });
  }
  if (end < text.length) pieces.push({ words: text.slice(end), isMatch: false });
  return pieces;
}

/**
 * The part of a text that has the most of the words, with dots where it's cut.
 * @param {string} text @param {string[][]} words
 */
export function excerpt(text, words) {
  if (text.length <= SHOWN) return text;
  const folded = fold(text);
  const places = words
    .flatMap((forms, word) => placesOf(folded, forms).map((at) => ({ at, word })))
    .sort((a, b) => a.at - b.at);
  let [best, most] = [0, 0];
  places.forEach(({ at }, first) => {
    const near = new Set();
    for (const next of places.slice(first)) {
      if (next.at >= at + SHOWN - BEFORE) break;
      near.add(next.word);
    }
    if (near.size > most) [best, most] = [at, near.size];
  });
  const start = best <= BEFORE ? 0 : afterSpace(text, best - BEFORE, best);
  const end = start + SHOWN >= text.length ? text.length : beforeSpace(text, start + SHOWN, best + 1);
  return `${start > 0 ? '… ' : ''}${text.slice(start, end)}${end < text.length ? ' …' : ''}`;
}

/** @param {string} text @param {string[]} forms */
function placesOf(text, forms) {
  const places = [];
  for (let at = findWord(text, forms); at >= 0 && places.length < 100; at = findWord(text, forms, at + 1))
    places.push(at);
  return places;
}

/** @param {string} text @param {number} from @param {number} most */
function afterSpace(text, from, most) {
  const space = text.indexOf(' ', from);
  return space < 0 || space >= most ? most : space + 1;
}

/** @param {string} text @param {number} from @param {number} least */
function beforeSpace(text, from, least) {
  const space = text.lastIndexOf(' ', from);
  return space <= least ? from : space;
}

/**
 * Reads the words of pages: a line for each section, with its link, its heading and its words. A line that begins with `+` is a place
 * in the page above, whose link goes before its own.
 * @param {string} lines
 * @returns {SearchedPage[]}
 */
export function readPages(lines) {
  /** @type {SearchedPage[]} */
  const pages = [];
  for (const line of lines.split('\n')) {
    const [link = '', heading = '', text = ''] = line.split('\t');
    const page = pages.at(-1);
    if (link.startsWith('+') && page) page.sections.push({ link: page.link + link.slice(1), heading, text });
    else if (link !== '') pages.push({ link, title: heading, sections: [{ link, heading: '', text }] });
  }
  return pages;
}
