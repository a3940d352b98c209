/** Looks for a person's name in the history that git keeps of a workspace: in lines of its files, in its messages, and among its authors. */
import { dirname, join } from 'node:path';
import { findName, type PersonName } from '../../check/person-names.js';
import { type History, HistoryTrouble, type SearchedHistory } from '../../model/history.js';
import type { World } from '../../model/world.js';
import type { PersonPlace, Unsearched } from './places.js';

/** What git's history holds of a name. */
export interface PersonInHistory {
  /** Commits that add or take away a line with the name; `surname`: with the surname alone. */
  readonly commits: Readonly<Record<PersonPlace['certainty'], number>>;
  /** The days of the first and the last of them, ISO. */
  readonly first?: string;
  readonly last?: string;
  /** The files of these lines, as the repository names them. */
  readonly files: readonly string[];
  /** Commits whose author, or whoever committed it, has the name. */
  readonly byPerson: number;
  /** Commits whose message has the name. */
  readonly messages: number;
  readonly unsearched: readonly Unsearched[];
}

const NOTHING: PersonInHistory = {
  commits: { name: 0, surname: 0 },
  files: [],
  byPerson: 0,
  messages: 0,
  unsearched: [],
};

/** How messages name git's history. */
const HISTORY = 'git’s history';

/** Whether the working folder, or one above it, has a folder of git’s. */
export async function hasHistory({ files }: Pick<World, 'files'>): Promise<boolean> {
  for (let folder = files.workingFolder; ; folder = dirname(folder)) {
    if (await files.exists(join(folder, '.git'))) return true;
    if (dirname(folder) === folder) return false;
  }
}

/** Searches the history; undefined where there is none. `isKept`: whether a folder of git's is there. */
export async function searchHistory(
  history: History | undefined,
  person: PersonName,
  isKept: boolean,
): Promise<PersonInHistory | undefined> {
  if (!history) return isKept ? unread('it can’t be asked here') : undefined;
  try {
    return foundIn(await history.search(patternFor(person.surname)), person);
  } catch (cause) {
    if (!(cause instanceof HistoryTrouble)) throw cause;
    if (!isKept) return undefined;
    return unread(cause.kind === 'no-git' ? cause.message : `git says: ${cause.message}`);
  }
}

function foundIn({ changes, commits, paths, isShallow }: SearchedHistory, person: PersonName): PersonInHistory {
  const part = isShallow ? [{ path: HISTORY, why: 'only a part of it is here (a shallow clone)' }] : [];
  return {
    ...inLines(changes, person),
    ...inMessages(commits, person),
    unsearched: [...part, ...unreadFiles(paths)],
  };
}

/** Files whose words git can’t say. */
const UNREADABLE = /\.(?:docx|docm|dotx|doc|xlsx|xlsm|xls|pdf|odt|zip)$/i;

function unread(why: string): PersonInHistory {
  return { ...NOTHING, unsearched: [{ path: HISTORY, why }] };
}

/** What isn’t ASCII, as git compares bytes: an accent, or a letter that has one. */
const ACCENT = '[^ -~]{0,4}';

/**
 * A pattern that every spelling of a surname fits, as git compares bytes. Any letter may have an accent or be one sign with it, and
 * anything may stand in place of an apostrophe. What fits is searched again, word by word.
 */
export function patternFor(surname: string): string {
  // `ap Rhys` is found where Rhys is.
  const last = surname.trim().split(/\s+/).at(-1) ?? '';
  const plain = last.normalize('NFD').replace(/\p{M}/gu, '');
  const parts = plain.match(/ae|oe|ss|th|[a-z]|[^a-z]+/gi) ?? [];
  return parts.map((part) => (/^[a-z]/i.test(part) ? `(${part}|[^ -~]{2,3})${ACCENT}` : '[^A-Za-z]{0,8}')).join('');
}

type InLines = Pick<PersonInHistory, 'commits' | 'files' | 'first' | 'last'>;

function inLines(changes: readonly string[], person: PersonName): InLines {
  const files = new Set<string>();
  const days: string[] = [];
  const commits = { name: 0, surname: 0 };
  for (const commit of changes) {
    const [, day = ''] = /^[0-9a-f]+ (\S+)/.exec(commit) ?? [];
    const certainties = new Set<PersonPlace['certainty']>();
    for (const { path, hunks } of changedFiles(commit)) {
      for (const { certainty } of hunks.flatMap((hunk) => changedNames(hunk, person))) {
        certainties.add(certainty);
        files.add(path);
      }
    }
    if (certainties.size === 0) continue;
    commits[certainties.has('name') ? 'name' : 'surname']++;
    days.push(day);
  }
  const [first] = days.sort();
  const last = days.at(-1);
  return { commits, files: [...files].sort(), ...(first && last ? { first, last } : {}) };
}

interface ChangedFile {
  readonly path: string;
  readonly hunks: readonly Hunk[];
}

/** Neighbouring lines of a change. */
interface Hunk {
  readonly text: string;
  /** How many signs stand before each line: one for each parent of the commit. */
  readonly signs: number;
}

/** `@@ -1,3 +1,4 @@`, with one more at each end for each further parent. */
const HUNK = /^(@{2,}) .*$/m;

function changedFiles(commit: string): readonly ChangedFile[] {
  const files = commit.split(/^diff -{2}(?:git|cc|combined) /m).slice(1);
  return files.map((file) => {
    const [, removed = ''] = /^--- (?:a\/)?(.+)$/m.exec(file) ?? [];
    const [, added = removed] = /^\+\+\+ (?:b\/)?(.+)$/m.exec(file) ?? [];
    return { path: (added === '/dev/null' ? removed : added).trim(), hunks: hunksOf(file) };
  });
}

/** A split by a pattern with a group gives what stands between, and then the group. */
function hunksOf(file: string): readonly Hunk[] {
  const pieces = file.split(HUNK);
  return pieces.flatMap((text, at) =>
    at > 0 && at % 2 === 0 ? [{ text, signs: (pieces[at - 1] ?? '').length - 1 }] : [],
  );
}

/**
 * Names of which at least a part stands in a line that was added or taken away; in a merge, in one that it has from none of its parents,
 * or that all of them had.
 */
function changedNames({ text: hunk, signs }: Hunk, person: PersonName) {
  const lines = hunk.split('\n');
  const text = lines.map((line) => line.slice(signs)).join('\n');
  const starts: number[] = [];
  let offset = 0;
  for (const line of lines) {
    starts.push(offset);
    offset += Math.max(line.length - signs, 0) + 1;
  }
  return findName(text, person).filter(({ start, end }) =>
    lines.some((line, at) => {
      const from = starts[at] ?? 0;
      return isChanged(line, signs) && from <= end && start <= from + line.length - signs;
    }),
  );
}

function isChanged(line: string, signs: number): boolean {
  return line.length >= signs && /^[+-]+$/.test(line.slice(0, signs));
}

function inMessages(commits: readonly string[], person: PersonName): Pick<PersonInHistory, 'byPerson' | 'messages'> {
  let byPerson = 0;
  let messages = 0;
  for (const commit of commits) {
    const [, author = '', committer = '', ...message] = commit.split('\n');
    if (findName(author, person).length > 0 || findName(committer, person).length > 0) byPerson++;
    if (findName(message.join('\n'), person).length > 0) messages++;
  }
  return { byPerson, messages };
}

/** Word, Excel and PDF files that it had, whose words git can’t say. */
function unreadFiles(everyPath: readonly string[]): readonly Unsearched[] {
  const paths = everyPath.filter((path) => UNREADABLE.test(path));
  const [first] = paths;
  if (first === undefined) return [];
  const files = paths.length === 1 ? first : `${paths.length} Word, Excel, PDF and zip files, such as ${first}`;
  return [{ path: HISTORY, why: `earlier versions of ${files} can’t be read there` }];
}
