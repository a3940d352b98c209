/**
 * Makes one page of everything that differs between two packs: a list of it that leads to each section, then the sections with their
 * marks. Whatever didn't change is folded away, and shown by a checkbox, without a script.
 */
import type { ChangedAttachment } from '../../../model/attachment-changes.js';
import { parseDate } from '../../../model/calendar.js';
import type { ChangesPage } from '../../../model/changes-page.js';
import type { ChangedEntry, MarkedPolicy } from '../../../model/compared-pack.js';
import type { Diagnostic, Outcome } from '../../../model/diagnostic.js';
import type { Document } from '../../../model/document.js';
import { slugify } from '../../../model/outline.js';
import type { Wording } from '../../../model/wording/wording.js';
import { escapeHtml } from '../escape.js';
import { headParts, type StyledTheme } from '../head.js';
import { joinParts } from '../join.js';
import { documentNeeds } from '../needed-rules.js';
import { mastheadParts, skipMarkup, TEXT_ID } from '../page.js';
import type { PagePart } from '../pieces.js';
import { attempt } from '../refusal.js';
import { CHANGES_RULES } from './rules.js';
import { changedHeadings, foldedMarkup, hasFolded, type Unit } from './sections.js';
import { type PolicyFragments, unitsOf } from './text.js';

/** Writes the page, or reports why it can't. */
export function changesPage(page: ChangesPage, styledTheme: StyledTheme): Outcome<Uint8Array> {
  const reasons: Diagnostic[] = [];
  const parts = attempt(reasons, pageParts, page, styledTheme);
  if (!parts || reasons.length > 0) return { diagnostics: reasons };
  return { value: joinParts(parts), diagnostics: [] };
}

/** A policy on the page. */
interface PagePolicy extends MarkedPolicy {
  readonly id: string;
  readonly name: string;
  /** The text with its marks; of a policy in one pack only, that without any. */
  readonly units: readonly Unit[];
}

function pageParts(page: ChangesPage, styledTheme: StyledTheme): readonly (PagePart | undefined)[] {
  const { wording, masthead } = page;
  const { differences } = wording;
  const policies = pagePolicies(page);
  const whole = wholeDocument(page);
  const head = headParts(whole, documentNeeds(whole), styledTheme, { rules: CHANGES_RULES });
  return [
    ...head,
    skipMarkup(wording),
    ...mastheadParts(masthead),
    `<main id="${TEXT_ID}">`,
    `<h1>${escapeHtml(differences.title)}</h1>`,
    `<p>${escapeHtml(comparedWords(page))}</p>`,
    listMarkup(policies, page),
    ...policies.map((policy) => policyMarkup(policy, wording)),
    attachmentsMarkup(page.attachments, wording),
    '</main>',
    '</body>\n</html>\n',
  ];
}

function comparedWords({ before, wording }: ChangesPage): string {
  const { differences } = wording;
  return 'issue' in before
    ? differences.sinceIssue(before.issue, wording.date(before.date))
    : differences.between(...before.names);
}

/** A document that holds what all of them hold, for the head of the page and its style rules. */
function wholeDocument({ wording, masthead, policies }: ChangesPage): Document {
  const documents = policies.flatMap((policy) => shownOf(policy) ?? []);
  const { title } = wording.differences;
  return {
    wording,
    masthead,
    title: documents.flatMap((document) => document.title),
    control: [],
    blocks: documents.flatMap(({ blocks }) => blocks),
    outline: [],
    properties: { title, organisation: masthead.organisation.value },
  };
}

function pagePolicies({ policies }: ChangesPage): readonly PagePolicy[] {
  const used = new Set<string>();
  const named = policies.map((policy) => {
    const { code, title } = policy.told;
    return {
      policy,
      id: freeId(`Policy-${slugify(code ?? title)}`, used),
      name: code === undefined ? title : `${code} ${title}`,
    };
  });
  const fragments: PolicyFragments = new Map(
    named.flatMap(({ policy: { pair }, id }) => {
      const file = pair.file;
      return file === undefined ? [] : [[file, id] as const];
    }),
  );
  return named.map(({ policy, id, name }) => {
    const document = shownOf(policy);
    return { ...policy, id, name, units: document ? unitsOf(document, `${id}-`, fragments) : [] };
  });
}

/** The document that the page shows: what differs, or all of a policy in one pack only. */
function shownOf({ text, pair }: MarkedPolicy): Document | undefined {
  return text ?? pair.after ?? pair.before;
}

function freeId(base: string, used: Set<string>): string {
  let id = base;
  for (let n = 2; used.has(id); n++) id = `${base}-${n}`;
  used.add(id);
  return id;
}

/** The list of what changed, with how it is shown. */
function listMarkup(policies: readonly PagePolicy[], { same, attachments, wording }: ChangesPage): string {
  const { differences, attached } = wording;
  const others = same > 0 ? `<p>${escapeHtml(differences.same(same))}</p>` : '';
  if (policies.length + attachments.length === 0) return `<p>${escapeHtml(differences.nothing)}</p>\n${others}`;
  const items = policies.map((policy) => `<li>${policyItem(policy, wording)}</li>`);
  const files =
    attachments.length > 0 ? [`<li><a href="#${ATTACHMENTS_ID}">${escapeHtml(attached.heading)}</a></li>`] : [];
  return [
    `<nav class="list" aria-label="${escapeHtml(differences.list)}">\n<ul>\n${[...items, ...files].join('\n')}\n</ul>\n</nav>`,
    others,
    keyMarkup(wording),
  ].join('\n');
}

const ATTACHMENTS_ID = 'Attachments';

function policyItem(policy: PagePolicy, wording: Wording): string {
  const { id, name, told } = policy;
  const facts =
    told.change === 'changed' ? '' : ` <span class="facts">${escapeHtml(changeWords(policy, wording))}</span>`;
  const sections = told.change === 'changed' ? changedHeadings(policy.units).flatMap((heading) => heading ?? []) : [];
  const links = sections.map(
    (section) => `<li><a href="#${escapeHtml(section.anchor)}">${escapeHtml(section.name)}</a></li>`,
  );
  const list = links.length === 0 ? '' : `\n<ul>\n${links.join('\n')}\n</ul>\n`;
  return `<a href="#${escapeHtml(id)}">${escapeHtml(name)}</a>${facts}${list}`;
}

function keyMarkup({ differences }: Wording): string {
  const samples = [
    `<ins>${escapeHtml(differences.newWords)}</ins>`,
    `<del>${escapeHtml(differences.oldWords)}</del>`,
    `<ins class="detail">${escapeHtml(differences.newDetails)}</ins>`,
  ];
  return `<p class="key">${escapeHtml(differences.key)} ${samples.join(' ')}</p>`;
}

/** What became of a policy that is in one pack only. */
function changeWords({ told: { change, withdrawn } }: MarkedPolicy, { differences, date }: Wording): string {
  if (change === 'added') return differences.added;
  if (!withdrawn) return differences.removed;
  const day = parseDate(withdrawn.on);
  const words = differences.withdrawn(day ? date(day) : withdrawn.on, withdrawn.reason);
  const { replacedBy } = withdrawn;
  return replacedBy.length === 0 ? words : `${words}. ${differences.replacedBy(replacedBy.join(', '))}`;
}

function policyMarkup(policy: PagePolicy, wording: Wording): string {
  const { id, name, units, told } = policy;
  const heading = `<h2 id="${escapeHtml(id)}" class="unnumbered">${escapeHtml(name)}</h2>`;
  const text = told.change === 'changed' ? changedMarkup(policy, wording) : wholeMarkup(policy, wording);
  return `<section class="policy" aria-labelledby="${escapeHtml(id)}">\n${heading}\n${units.length > 0 ? text : ''}\n</section>`;
}

/** A policy in one pack only: its text is folded away as a whole. */
function wholeMarkup(policy: PagePolicy, wording: Wording): string {
  const { differences } = wording;
  const words = policy.told.change === 'added' ? differences.showAdded : differences.showRemoved;
  return [
    `<p>${escapeHtml(changeWords(policy, wording))}</p>`,
    `<details class="document">\n<summary>${escapeHtml(words)}</summary>`,
    ...policy.units.map(({ markup }) => markup),
    '</details>',
  ].join('\n');
}

function changedMarkup({ id, units, told }: PagePolicy, wording: Wording): string {
  const { differences } = wording;
  const { entries, titleBefore, title, hasOthers } = told;
  const control = [
    ...(titleBefore === undefined ? [] : [{ label: differences.titleBefore, before: titleBefore, after: title }]),
    ...entries,
  ];
  const switchId = escapeHtml(`${id}-Whole`);
  const show = `<input type="checkbox" class="show" id="${switchId}"><label for="${switchId}">${escapeHtml(differences.showWhole)}</label>`;
  return [
    ...(control.length > 0 ? [controlMarkup(control, wording)] : []),
    ...(hasOthers ? [`<p>${escapeHtml(differences.noWords)}</p>`] : []),
    ...(hasFolded(units) ? [show] : []),
    foldedMarkup(units, wording),
  ].join('\n');
}

function controlMarkup(entries: readonly ChangedEntry[], { differences, page }: Wording): string {
  const rows = entries.map(({ label, before, after }) => {
    const was = before === undefined ? '' : `<del>${told(differences.deleted)}${escapeHtml(before)}</del>`;
    const is = after === undefined ? '' : `<ins>${told(differences.inserted)}${escapeHtml(after)}</ins>`;
    return `<tr><th scope="row">${escapeHtml(label)}</th><td>${[was, is].filter(Boolean).join(' ')}</td></tr>`;
  });
  return `<table class="control" aria-label="${escapeHtml(page.control)}">\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`;
}

/** Words for screen readers alone. */
const told = (words: string): string => `<span class="said">${escapeHtml(words)} </span>`;

function attachmentsMarkup(attachments: readonly ChangedAttachment[], { attached }: Wording): string {
  if (attachments.length === 0) return '';
  const items = attachments.map(
    ({ attachment, change }) => `<li>${escapeHtml(attachment.title)}: ${escapeHtml(attached.changes[change])}</li>`,
  );
  return `<section class="policy" aria-labelledby="${ATTACHMENTS_ID}">\n<h2 id="${ATTACHMENTS_ID}" class="unnumbered">${escapeHtml(attached.heading)}</h2>\n<ul>\n${items.join('\n')}\n</ul>\n</section>`;
}
