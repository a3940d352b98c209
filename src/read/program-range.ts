/** Reads `program` of policy.yaml, a range of the program's versions, and asks whether a version is in it. */
import { type Diagnostic, error } from '../model/diagnostic.js';
import type { Span } from '../model/source.js';
import { nodeAt, type YamlNode } from './yaml/node.js';

/** The range as its author wrote it. */
export interface ProgramRange {
  readonly words: string;
  readonly span: Span;
}

/** Whether a workspace is for a version: it says nothing, has it in its range, is for others, or can't be understood. */
export type ProgramFit =
  | { readonly kind: 'fits' }
  | { readonly kind: 'other'; readonly range: ProgramRange }
  | { readonly kind: 'unreadable'; readonly diagnostics: readonly Diagnostic[] };

const FITS: ProgramFit = { kind: 'fits' };

const HINT = 'Write one version or a range, in quotes: "0.2.x", "^0.2.0" or ">=0.2 <0.4".';

/** Compares the range in a workspace's file with a version; a kind of YAML that isn't text is left to the schema. */
export async function programFit(root: YamlNode, version: () => Promise<string>): Promise<ProgramFit> {
  const node = nodeAt(root, ['program']);
  if (node?.kind !== 'text' || node.value === null) return FITS;
  const range: ProgramRange = { words: node.value, span: node.span };
  // Few workspaces name a version: the library is loaded for those alone.
  const { default: semver } = await import('semver');
  const comparators = node.value.replaceAll(/,\s+/g, ' ');
  if (node.value.trim() === '' || semver.validRange(comparators) === null)
    return unreadable('"program": this isn’t a version or a range of versions', range);
  if (semver.minVersion(comparators) === null)
    return unreadable('"program": no version is in this range, since its ends exclude each other', range);
  // A version that is still being tried out, such as 0.3.0-beta.1, is one of 0.3.x.
  return semver.satisfies(await version(), comparators, { includePrerelease: true }) ? FITS : { kind: 'other', range };
}

function unreadable(message: string, { span }: ProgramRange): ProgramFit {
  return { kind: 'unreadable', diagnostics: [error('invalid-value', message, span, { hint: HINT })] };
}
