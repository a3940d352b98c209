/**
 * The page around a document that is being edited. It hears from the program what there is to see. A changed document is loaded
 * behind the one that is shown, and takes its place where you were reading. Whatever comes from files is set as text, never as markup.
 */
const part = (id) => document.getElementById(id);
const query = new URLSearchParams(location.search);
const seen = { organisation: query.get('organisation'), page: query.get('page') };
let events;
/** The frame that is shown, and the one that is being loaded behind it. */
let frame = part('page');
let coming;
/** The address of the document in the frame, and whether a person has just gone there. */
let shown;
let isVisited = false;
let isFirst = true;

const addressOf = (organisation, page) =>
  `/pack/${encodeURIComponent(organisation)}/${page.split('/').map(encodeURIComponent).join('/')}`;

/** Asks the program to tell what becomes of a document. */
function follow(organisation, page) {
  events?.close();
  const asked = new URLSearchParams();
  if (organisation) asked.set('organisation', organisation);
  if (page) asked.set('page', page);
  events = new EventSource(`/events?${asked}`);
  events.onmessage = ({ data }) => show(JSON.parse(data));
  events.onerror = () => {
    events.close();
    part('status').textContent = 'The preview has stopped. Run policy preview again.';
    document.body.classList.add('stopped');
  };
}

function show(view) {
  seen.organisation = view.organisation;
  seen.page = view.page;
  history.replaceState(null, '', `/?${new URLSearchParams(seen)}`);
  fill(
    part('organisation'),
    view.organisations.map((id) => [id, id]),
    view.organisation,
  );
  const documents = view.documents.map(({ path, label }) => [path, label]);
  const isListed = documents.some(([path]) => path === view.page);
  fill(part('document'), isListed ? documents : [...documents, [view.page, nameOf(view.page)]], view.page);
  const { others = {}, label } = view.documents.find(({ path }) => path === view.page) ?? {};
  document.title = `${label ?? nameOf(view.page)} – ${view.organisation}`;
  for (const format of ['pdf', 'docx']) {
    part(format).hidden = others[format] === undefined;
    if (others[format] !== undefined) part(format).href = addressOf(view.organisation, others[format]);
  }
  showPage(view);
  showProblems(view);
  part('status').textContent = view.summary ? view.summary : isFirst ? 'Up to date' : 'Updated';
  isFirst = false;
}

const nameOf = (path) => path.slice(path.lastIndexOf('/') + 1).replace(/\.html$/, '');

function fill(select, options, value) {
  const texts = JSON.stringify(options);
  if (select.dataset.options !== texts) {
    select.dataset.options = texts;
    select.replaceChildren(...options.map(([key, words]) => new Option(words, key)));
  }
  select.value = value;
}

/** Shows a document; one that can’t be made stays as it was, under its problems. */
function showPage({ organisation, page, isMade }) {
  const address = addressOf(organisation, page);
  const isEmpty = !isMade && shown !== address;
  part('empty').hidden = !isEmpty;
  frame.hidden = isEmpty;
  if (isEmpty) shown = undefined;
  const isThere = isVisited && shown === address;
  isVisited = false;
  if (isMade && !isThere) load(address);
}

/** Loads a document behind the one that is shown, and then shows it, at the same place if it is the same. */
function load(address) {
  coming?.remove();
  const next = document.createElement('iframe');
  coming = next;
  next.title = frame.title;
  next.className = 'coming';
  next.addEventListener('load', () => {
    if (next === coming) takePlace(next, address);
    else if (next === frame) visit();
  });
  next.src = address;
  part('stage').append(next);
}

function takePlace(next, address) {
  const { scrollX = 0, scrollY = 0 } = frame.contentWindow ?? {};
  if (shown === address) next.contentWindow.scrollTo({ left: scrollX, top: scrollY, behavior: 'instant' });
  next.contentDocument.addEventListener('click', followLink);
  const hadFocus = document.activeElement === frame;
  next.classList.remove('coming');
  frame.remove();
  if (hadFocus) next.focus();
  frame = next;
  coming = undefined;
  shown = address;
}

/** Whether the list is open: errors keep the page from being made, and warnings would cover it. */
const isOpen = { errors: true, warnings: false };
let kind = 'warnings';

function showProblems({ problems, summary, more, isMade }) {
  part('problems').hidden = problems.length === 0;
  kind = problems.some(({ severity }) => severity === 'error') ? 'errors' : 'warnings';
  part('problems').classList.toggle('warnings', kind === 'warnings');
  openList(isOpen[kind]);
  part('summary').textContent = isMade || shown === undefined ? summary : `${summary}. The page is as it was before.`;
  part('list').replaceChildren(...problems.map(problemItem), ...(more ? [textIn('li', more)] : []));
}

function problemItem({ severity, place, message, excerpt, hint }) {
  const item = document.createElement('li');
  if (place) item.append(textIn('p', place, 'place'));
  const words = document.createElement('p');
  words.append(textIn('span', severity, `severity ${severity}`), ` ${message}`);
  item.append(words);
  if (excerpt) item.append(textIn('pre', excerpt));
  if (hint) item.append(textIn('p', hint, 'hint'));
  return item;
}

function textIn(tag, text, name) {
  const element = document.createElement(tag);
  element.textContent = text;
  if (name) element.className = name;
  return element;
}

/** Somebody has followed a link in the document: the rest of the page follows. */
function visit() {
  const { contentDocument, contentWindow } = frame;
  contentDocument?.addEventListener('click', followLink);
  const [, folder, organisation, ...rest] = contentWindow.location.pathname.split('/').map(decodeURIComponent);
  if (folder !== 'pack') return;
  shown = addressOf(organisation, rest.join('/'));
  isVisited = true;
  follow(organisation, rest.join('/'));
}

/** Pages open in place, other files in a window of their own; the preview leads to no other site. */
function followLink(event) {
  const link = event.target.closest?.('a[href]');
  if (!link) return;
  const address = new URL(link.href);
  if (address.origin !== location.origin) {
    event.preventDefault();
    part('status').textContent = 'The preview opens no other sites.';
  } else if (!address.pathname.endsWith('.html')) {
    event.preventDefault();
    open(address, '_blank', 'noopener');
  }
}

function setWidth(isPhone) {
  document.body.classList.toggle('phone', isPhone);
  part('phone').setAttribute('aria-pressed', isPhone);
  part('desk').setAttribute('aria-pressed', !isPhone);
}

part('organisation').addEventListener('change', ({ target }) => follow(target.value, seen.page));
part('document').addEventListener('change', ({ target }) => follow(seen.organisation, target.value));
part('desk').addEventListener('click', () => setWidth(false));
part('phone').addEventListener('click', () => setWidth(true));
part('toggle').addEventListener('click', () => {
  isOpen[kind] = part('list').hidden;
  openList(isOpen[kind]);
});

function openList(open) {
  part('list').hidden = !open;
  part('toggle').setAttribute('aria-expanded', open);
  part('toggle').textContent = open ? 'Hide' : 'Show';
}

// The list scrolls: without a mouse too.
part('list').tabIndex = 0;
follow(seen.organisation, seen.page);
