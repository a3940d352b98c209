/**
 * The policies that a record can be made of: for each chosen organisation those of its pack, with how they stand and what marks
 * their text. A command's codes and patterns choose among them.
 */
import { textFingerprint } from '../formats/fingerprint.js';
import { type CalendarDate, compareDates } from '../model/calendar.js';
import { type Diagnostic, hasErrors } from '../model/diagnostic.js';
import type { Issue } from '../model/issues.js';
import type { Organisation, PolicyRecord } from '../model/organisation.js';
import type { Pack } from '../model/organisation-pack.js';
import { policyName } from '../model/pack.js';
import type { TextMark } from '../model/policy-record.js';
import type { Span } from '../model/source.js';
import type { Standing } from '../model/standing.js';
import type { TemplateHead } from '../model/template.js';
import { isChosen, recordOf } from '../plan/applies.js';
import { isErrorOrLeft } from './left.js';
import { loadIssues } from './organisation-files.js';
import { type Planning, planFor } from './planning.js';
import { RequestProblem } from './request-problem.js';
import type { OrganisationChoice } from './selection.js';
import { standingIn, standingOfGroup } from './standing-in.js';
import type { Workspace } from './workspace.js';

/** Whose file an event is written to. */
export interface RecordKeeper {
  /** The organisation's id, or the base's name. */
  readonly id: string;
  /** As the user would write it. */
  readonly path: string;
  readonly organisation: Organisation;
}

/** A policy of one organisation, as it stands before the event. */
export interface Subject {
  readonly keeper: RecordKeeper;
  readonly template: TemplateHead;
  readonly policy: string;
  readonly pack: Pack;
  readonly record: PolicyRecord | undefined;
  readonly standing: Standing;
  /** What an event of today is about, apart from its version. */
  readonly mark: Omit<TextMark, 'version'> & { readonly masterText: string };
  /** The record's key, or the file. */
  readonly place: Span | string;
  /** Of a group's policy: the organisations with words or values of text of their own in it, which its approval doesn't cover. */
  readonly sitesApart?: readonly string[];
}

/** The subjects of each organisation, made when they are asked for. */
export interface KeeperSubjects {
  readonly keeper: RecordKeeper;
  /** Those of the pack, and those that were withdrawn. */
  readonly policies: readonly TemplateHead[];
  subjectOf(template: TemplateHead): Subject;
}

export interface SubjectReading {
  readonly keepers: readonly KeeperSubjects[];
  /** Errors alone; where there is one, no organisation is given, for policies may be missing because of it. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the chosen organisations and their packs. */
export async function readSubjects(
  workspace: Workspace,
  organisations: OrganisationChoice,
  asOf: CalendarDate,
): Promise<SubjectReading> {
  const planning = await planFor(workspace, { organisations, formats: [], asOf });
  const diagnostics = planning.diagnostics.filter(isErrorOrLeft);
  const keepers: KeeperSubjects[] = [];
  for (const { id, path, organisation } of hasErrors(diagnostics) ? [] : planning.organisations) {
    const pack = planning.plan.packs.get(id);
    if (!organisation || !pack) continue;
    const issues = await loadIssues(workspace, id);
    diagnostics.push(...issues.diagnostics);
    const keeper = { id, path, organisation };
    keepers.push({
      keeper,
      policies: [...pack.policies.map(({ template }) => template), ...withdrawnPolicies(organisation, pack)],
      subjectOf: (template) =>
        withReplaced(subjectOf(workspace, keeper, pack, template, issues.value ?? []), planning.ownTexts),
    });
  }
  return hasErrors(diagnostics) ? { keepers: [], diagnostics } : { keepers, diagnostics };
}

/** What the organisation has withdrawn itself. */
function withdrawnPolicies(organisation: Organisation, { absent }: Pack): readonly TemplateHead[] {
  return absent.flatMap(({ template, why }) =>
    why === 'withdrawn' && recordOf(organisation, template) ? [template] : [],
  );
}

function subjectOf(
  { records }: Workspace,
  keeper: RecordKeeper,
  pack: Pack,
  template: TemplateHead,
  issues: readonly Issue[],
): Subject {
  const { organisation } = keeper;
  const record = recordOf(organisation, template);
  const master = template.version ?? latestVersion(template);
  const { standing, text } = standingIn(records, organisation, template, pack, issues);
  return {
    keeper,
    template,
    policy: policyName(template),
    pack,
    record,
    standing,
    mark: {
      ...(master ? { master } : {}),
      ...(text.text ? { text: text.text } : {}),
      masterText: textFingerprint(template),
      ...(template.additions ? { additions: template.additions.fingerprint } : {}),
    },
    place: record?.keySpan ?? organisation.source.path,
  };
}

/** The same with the master's sections that the organisation's additions replace. */
function withReplaced(subject: Subject, ownTexts: Planning['ownTexts']): Subject {
  const { replaced = [] } = ownTexts.find(({ head }) => head === subject.template)?.own ?? {};
  return replaced.length === 0 ? subject : { ...subject, mark: { ...subject.mark, replaced } };
}

/** A policy of a group: its text is the master's, with all branches. */
export function groupSubject(
  { records }: Workspace,
  keeper: RecordKeeper,
  pack: Pack,
  template: TemplateHead,
  sitesApart: readonly string[],
): Subject {
  const { organisation } = keeper;
  const record = recordOf(organisation, template);
  const master = template.version ?? latestVersion(template);
  const masterText = textFingerprint(template);
  return {
    keeper,
    template,
    policy: policyName(template),
    pack,
    record,
    standing: standingOfGroup(records, organisation, template, pack),
    sitesApart,
    mark: { ...(master ? { master } : {}), masterText },
    place: record?.keySpan ?? organisation.source.path,
  };
}

/** The version of the newest note of a template that states none itself. */
function latestVersion({ changes }: TemplateHead): string | undefined {
  const [first, ...others] = changes;
  return others.reduce(
    (latest, change) => (compareDates(change.date, (latest ?? change).date) > 0 ? change : latest),
    first,
  )?.version;
}

/** Who lacks which of the policies that were asked for. */
export interface Lacking {
  readonly organisation: string;
  readonly pattern: string;
}

export interface ChosenSubjects {
  readonly subjects: readonly Subject[];
  readonly lacking: readonly Lacking[];
}

/**
 * Chooses policies by codes, slugs and patterns. An organisation without one of them is passed over, unless all are; throws
 * RequestProblem for a name that none of them has.
 */
export function chooseSubjects(keepers: readonly KeeperSubjects[], patterns: readonly string[]): ChosenSubjects {
  const lacking: Lacking[] = [];
  for (const pattern of patterns) {
    const without = keepers.filter(
      ({ policies }) => !policies.some((template) => isChosen(template, { patterns: [pattern] })),
    );
    const [first] = without;
    if (first && without.length === keepers.length) {
      const names = first.policies.map(policyName);
      throw new RequestProblem({ kind: 'policy-not-in-pack', organisation: first.keeper.id, pattern, names });
    }
    lacking.push(...without.map(({ keeper }) => ({ organisation: keeper.id, pattern })));
  }
  const subjects = keepers.flatMap(({ policies, subjectOf: make }) =>
    policies.filter((template) => isChosen(template, { patterns })).map(make),
  );
  return { subjects, lacking };
}
