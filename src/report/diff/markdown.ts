/** What differs, in GitHub's Markdown, for a pull request: for each policy the sentences that change, and whose documents they change in. */
import type { PackSinceIssue } from '../../engine/diff/since-issue.js';
import type { ChangedAttachment } from '../../model/attachment-changes.js';
import type { ChangedPassage, ChangedWords } from '../../model/changed-words.js';
import type { ComparedPack } from '../../model/compared-pack.js';
import { plural, someOf } from '../../model/counting.js';
import { addToGroup } from '../../model/groups.js';
import { words } from '../ci/markdown.js';
import { excerptOf } from './excerpt.js';
import type { FilesReport } from './files.js';
import { changesByPolicy, type PolicyChanges, type SameChange } from './groups.js';
import { ATTACHMENT_WORDS, changeWords } from './terminal.js';

/** GitHub takes a comment of at most 65,536 characters. */
const MOST_CHARACTERS = 60_000;

/** How many organisations are named at a change. */
const MOST_NAMED = 8;

/** Writes the report of two places. */
export function markdownOfFiles({ pack, before, after }: Pick<FilesReport, 'pack' | 'before' | 'after'>): string {
  const policies = pack ? changesByPolicy([pack]) : [];
  const count = policies.length === 0 ? 'no differences' : plural(policies.length, 'policy', 'policies');
  const heading = `## policy diff: ${pack ? count : 'nothing was compared'} (${words(before)} → ${words(after)})`;
  const blocks = policies.map((policy) => policyBlock(policy, ONE_ALONE));
  return `${withinLimit([heading, ...blocks]).join('\n\n')}\n`;
}

/** In place of a number of organisations, where there is nobody to tell apart. */
const ONE_ALONE = 'one alone';

/** Writes the report of packs and their issues. */
export function markdownDiff(packs: readonly PackSinceIssue[]): string {
  const compared = packs.filter(({ status }) => status === 'compared');
  const policies = changesByPolicy(compared);
  const blocks = [
    ...policies.map((policy) => policyBlock(policy, compared.length)),
    ...attachmentBlock(compared),
    ...leftOutBlock(packs),
  ];
  return `${withinLimit([`## ${headline(policies, compared)}`, ...blocks]).join('\n\n')}\n`;
}

function headline(policies: readonly PolicyChanges[], compared: readonly ComparedPack[]): string {
  if (compared.length === 0) return 'policy diff: nothing was compared';
  const concerned = compared.filter((pack) => pack.policies.length + pack.attachments.length > 0).length;
  const all = `${plural(compared.length, 'organisation')} compared with ${compared.length === 1 ? 'its issue' : 'their issues'}`;
  if (concerned === 0) return `policy diff: no differences (${all})`;
  const changed = policies.length > 0 ? plural(policies.length, 'policy', 'policies') : 'attachments';
  return `policy diff: ${changed} for ${plural(concerned, 'organisation')} (${all})`;
}

/** The changes of one policy; those that concern the same organisations stand together. */
function policyBlock({ name, changes, organisations }: PolicyChanges, all: number | typeof ONE_ALONE): string {
  if (all === ONE_ALONE)
    return [`### ${words(name)}`, '', ...changes.map((change) => `- ${changeLine(change)}`)].join('\n');
  const lines = [`### ${words(name)}: ${who(organisations, all)}`];
  let last = all > 1 ? '' : organisations.join();
  for (const change of changes) {
    const concerned = change.organisations.join();
    // The heading says who, where it's the same for all.
    if (concerned !== last && changes.some((each) => each.organisations.join() !== organisations.join()))
      lines.push('', `**${who(change.organisations, all)}**`, '');
    else if (lines.length === 1) lines.push('');
    last = concerned;
    lines.push(`- ${changeLine(change)}`);
  }
  return lines.join('\n');
}

/** `312 organisations`, with the names of some. */
function who(organisations: readonly string[], all: number): string {
  if (organisations.length === all && all > 1) return `all ${all} organisations`;
  const names = words(someOf(organisations, MOST_NAMED));
  return organisations.length === 1 ? names : `${organisations.length} organisations (${names})`;
}

function changeLine({ what }: SameChange): string {
  switch (what.kind) {
    case 'whole':
      return words(changeWords(what.policy));
    case 'title':
      return 'another title';
    case 'control':
      return `document control: ${words(what.labels.join(', '))}`;
    case 'others':
      return 'a picture, a link, a page break or the like, but no words';
    case 'passage':
      return `${what.section === '' ? '' : `*${words(what.section)}* – `}${passageLine(what.passage)}`;
  }
}

function passageLine({ kind, words: all, move }: ChangedPassage): string {
  const elsewhere = move?.elsewhere === '' ? 'the beginning' : words(move?.elsewhere ?? '');
  const said = excerptOf(all)
    .map(marked)
    .join('')
    .replaceAll('</del><ins>', '</del> <ins>')
    .replace(/<\/(del|ins)> <\1>/g, ' ')
    .trim();
  switch (kind) {
    case 'inserted':
      return `new: ${said}`;
    case 'deleted':
      return `gone: ${said}`;
    case 'changed':
      return said;
    case 'restyled':
      return `the same words, with another look or link: ${said}`;
    case 'moved-here':
      return `moved here from ${elsewhere}: ${said}`;
    case 'moved-away':
      return `moved to ${elsewhere}: ${said}`;
  }
}

/** Words as text, in elements that GitHub shows: signs such as `**` count for nothing within a word. */
function marked({ words: all, mark }: ChangedWords): string {
  if (mark === undefined) return plain(all);
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(all) ?? [];
  const tag = mark === 'inserted' ? 'ins' : 'del';
  return inner === '' ? all : `${before}<${tag}>${plain(inner)}</${tag}>${after}`;
}

/** Addresses are no links. */
function plain(text: string): string {
  return words(text)
    .replaceAll('://', ':\u200b//')
    .replace(/\bwww\./gi, 'www\u200b.');
}

function attachmentBlock(packs: readonly ComparedPack[]): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const { id, attachments } of packs)
    for (const attachment of attachments) addToGroup(groups, attachmentLine(attachment), id);
  if (groups.size === 0) return [];
  const lines = [...groups].map(([line, ids]) => `- ${line}: ${who(ids, packs.length)}`);
  return [`### Attachments\n\n${lines.join('\n')}`];
}

function attachmentLine({ attachment, change }: ChangedAttachment): string {
  return `${words(attachment.path)} (${words(attachment.title)}): ${ATTACHMENT_WORDS[change]}`;
}

/** Those that couldn't be compared. */
function leftOutBlock(packs: readonly PackSinceIssue[]): readonly string[] {
  const withStatus = (status: PackSinceIssue['status']) =>
    packs.filter((pack) => pack.status === status).map(({ id }) => id);
  const [unissued, refused] = [withStatus('no-issue'), withStatus('refused')];
  return [
    ...(unissued.length > 0 ? [`No such issue: ${words(someOf(unissued, MOST_NAMED))}.`] : []),
    ...(refused.length > 0 ? [`Couldn’t be compared: ${words(someOf(refused, MOST_NAMED))}.`] : []),
  ];
}

/** As many blocks as GitHub takes; the lines of one that is too long are cut. */
function withinLimit(blocks: readonly string[]): readonly string[] {
  const kept: string[] = [];
  let left = MOST_CHARACTERS;
  for (const [at, block] of blocks.entries()) {
    if (block.length + 2 > left) {
      const lines = block.split('\n');
      const fitting: string[] = [];
      for (const line of lines) {
        if (line.length + 1 > left) break;
        fitting.push(line);
        left -= line.length + 1;
      }
      const cut = blocks.length - at - (fitting.length > 2 ? 1 : 0);
      const more =
        cut > 0
          ? `… and ${plural(cut, 'more part', 'more parts')}, left out since GitHub takes no more.`
          : '… and more.';
      return [...kept, ...(fitting.length > 2 ? [fitting.join('\n')] : []), more];
    }
    kept.push(block);
    left -= block.length + 2;
  }
  return kept;
}
