/** Why a pack is made again, as data. */
import type { Organisation, Value } from '../../model/organisation.js';
import type { Workspace } from '../workspace.js';
import { type Asked, hashOf } from './asked.js';

/** A kind of reason. */
export type ReasonKind =
  /** Everything is made again because the user asked for it. */
  | 'asked'
  /** Nothing is remembered of it: it is new, or the state is lost. */
  | 'new'
  /** Another version of the program made it. */
  | 'engine'
  /** Other formats, policies or options were asked for. */
  | 'request'
  /** It was checked on another day: reviews may be due. */
  | 'day'
  /** Values of the organisation: `names` are those of placeholders. */
  | 'value'
  /** The organisation's record, its issues, or other parts of its files. */
  | 'record'
  /** Texts of templates, passages, additions and extra pages. */
  | 'text'
  | 'theme'
  | 'pack'
  | 'settings'
  /** Logos, attachments, and whatever else the pack is made of. */
  | 'file'
  /** Names of fields, attachments or logos in the files of other organisations. */
  | 'others'
  /** A value of another organisation is new, and its words may be in the pack. */
  | 'values-of-others'
  /** Documents that are missing, or have other bytes than those that were written. */
  | 'missing'
  | 'altered'
  /** What was said about it can't be said again without making it, or it has warnings and --strict refuses them. */
  | 'messages'
  /** A run was interrupted while it was writing. */
  | 'interrupted';

/** One reason. */
export interface Reason {
  readonly kind: ReasonKind;
  /** Placeholders, or paths; empty where the kind says all. */
  readonly names: readonly string[];
}

export const reason = (kind: ReasonKind, names: readonly string[] = []): Reason => ({ kind, names });

/** The reasons that changed answers are, one of each kind. */
export function reasonsOfAnswers({ folders }: Workspace, changed: readonly Asked[], own: string): readonly Reason[] {
  const paths = new Map<ReasonKind, Set<string>>();
  for (const [question, path] of changed) {
    const kind = question === 'own' ? 'record' : kindOf(path, folders, own);
    const names = paths.get(kind) ?? new Set();
    if (question !== 'own') names.add(path);
    paths.set(kind, names);
  }
  return [...paths].map(([kind, names]) => reason(kind, [...names].sort()));
}

function kindOf(path: string, { templates, organisations, packs }: Workspace['folders'], own: string): ReasonKind {
  const isIn = (folder: string) => path === folder || path.startsWith(`${folder}/`);
  if (path === own || path === own.replace(/\.ya?ml$/i, '.issues.yaml')) return 'record';
  if (path === 'policy.yaml') return 'settings';
  if (/\.additions\.md$/i.test(path) || isIn(templates) || (isIn(packs) && /\.md$/i.test(path))) return 'text';
  if (isIn(packs)) return 'pack';
  if (isIn('themes')) return 'theme';
  return isIn(organisations) && /\/_[^/]*\.ya?ml$/i.test(path) ? 'value' : 'file';
}

/** A short hash of each value of an organisation, but for its logo. */
export function hashesOfValues({ values }: Organisation): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...values].flatMap(([name, value]) => (isMade(value) ? [] : [[name, hashOf([wordsOf(value)]).slice(0, 12)]])),
  );
}

/** A picture, or a list that is made of what the file says in another way. */
function isMade(value: Value): boolean {
  return value.kind === 'logo' || (value.kind === 'maps' && value.list?.isWritten === false);
}

function wordsOf(value: Value): string {
  if (value.kind === 'logo') return value.alt;
  if (value.kind === 'text') return JSON.stringify(value.lines);
  if (value.kind === 'texts') return JSON.stringify(value.items.map(({ lines }) => lines));
  return JSON.stringify(value.items.map((item) => [...item].map(([key, { lines }]) => [key, lines])));
}

/** The names whose values differ. */
export function differingValues(
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(now)]);
  const differing = [...names].filter((name) => before[name] !== now[name]).sort();
  // What is made of a group goes without saying where the group is named.
  return differing.filter((name) => !differing.some((group) => name.startsWith(`${group}_`)));
}
