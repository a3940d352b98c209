/** Adds to what staff are told what each changed policy said and what it says, from the texts and values that issues kept. */
import type { Issue } from '../model/issues.js';
import type { Organisation } from '../model/organisation.js';
import type { Pack, PackPolicy } from '../model/organisation-pack.js';
import { policyName } from '../model/pack.js';
import type { PracticeValues } from '../model/passage-words.js';
import type { Job } from '../model/plan.js';
import type { RecordSettings } from '../model/record-settings.js';
import type { ToldChanges, ToldPolicy } from '../model/told-changes.js';
import type { Template } from '../model/word.js';
import { wordsFor } from './corrections.js';
import { type DifferingWords, differingWordsAndDetails } from './differing-words.js';
import { type OpenedIssue, openIssue } from './issued-words.js';
import type { Workspace } from './workspace.js';

/** A pack of today, and its issues. */
export interface WordSources {
  readonly workspace: Workspace;
  readonly organisation: Organisation;
  readonly pack: Pack;
  readonly issues: readonly Issue[];
  /** Opens the text of a policy of today. */
  readonly templateOf: (policy: PackPolicy) => Promise<Template | undefined>;
}

/** Sets the words of before beside those of today, where the issue kept them. */
export async function withWords(told: ToldChanges, sources: WordSources): Promise<ToldChanges> {
  const { workspace, organisation, issues } = sources;
  const before = issues.find(({ number }) => number === told.since?.number);
  if (!before || !told.policies.some(isInBoth)) return told;
  const file = { id: organisation.id, path: organisation.source.path };
  const opened = (await openIssue(workspace, file, issues, before)).value;
  if (!opened) return told;
  const policies: ToldPolicy[] = [];
  for (const policy of told.policies) {
    const differing = isInBoth(policy) ? await differencesOf(policy, before, opened, sources) : undefined;
    policies.push(differing ? withDifferences(policy, differing) : policy);
  }
  return { ...told, policies };
}

function isInBoth({ kind }: ToldPolicy): boolean {
  return kind === 'text' || kind === 'correction' || kind === 'details';
}

/** Where only details changed, a passage that a condition shows or leaves out differs by a detail, too. */
function withDifferences(policy: ToldPolicy, { texts, details }: DifferingWords): ToldPolicy {
  return policy.kind === 'details'
    ? { ...policy, detailDifferences: [...texts, ...details] }
    : { ...policy, differences: texts, detailDifferences: details };
}

async function differencesOf(
  told: ToldPolicy,
  before: Issue,
  opened: OpenedIssue,
  { workspace, organisation, pack, templateOf }: WordSources,
): Promise<DifferingWords | undefined> {
  const issued = before.policies.find(({ policy }) => policy === told.policy);
  const today = pack.policies.find(({ template }) => policyName(template) === told.policy);
  const earlier = issued && (await opened.policy(issued, [])).value;
  const template = today && (await templateOf(today));
  if (!earlier || !template) return undefined;
  const job: Job = { ...today, organisation: today.filledFor ?? organisation, pack, outputs: [] };
  // Both with the record of today, so that no branch that asks for it makes a difference.
  const { review, control, standing } = job;
  const jobBefore: Job = { ...earlier.job, review, control, ...(standing ? { standing } : {}) };
  const [said, says] = [wordsFor(earlier.template, jobBefore), wordsFor(template, job)];
  if (!said || !says) return undefined;
  const saidToday = wordsFor(earlier.template, { ...jobBefore, organisation: job.organisation });
  return differingWordsAndDetails(said, says, {
    today: [says, ...(saidToday ? [saidToday] : [])],
    practice: joined(practiceOf(jobBefore, workspace.records), practiceOf(job, workspace.records)),
    ...(job.template.additions
      ? { additions: { file: job.template.additions.source.path, by: organisation.name } }
      : {}),
  });
}

function joined(before: PracticeValues, after: PracticeValues): PracticeValues {
  return {
    names: new Set([...before.names, ...after.names]),
    entries: new Set([...before.entries, ...after.entries]),
  };
}

/** The values that count as text in a policy; of a list also what its entries say. */
function practiceOf({ organisation, template }: Job, { textFields }: RecordSettings): PracticeValues {
  const names = new Set([...textFields, ...(template.textFields ?? [])]);
  const values = [...names].flatMap((name) => organisation.values.get(name) ?? []);
  const entries = values.flatMap((value) => {
    if (value.kind === 'texts') return value.items;
    return value.kind === 'maps' ? value.items.flatMap((keys) => [...keys.values()]) : [];
  });
  return { names, entries: new Set(entries.flatMap(({ lines }) => lines)) };
}
