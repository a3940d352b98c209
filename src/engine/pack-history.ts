/**
 * A pack and its issues: what would be issued now, how it differs from the last issue, and the issue that it would be. Render and
 * issue ask here, so that pack documents and records never disagree.
 */

import { organisationFingerprint, textFingerprint } from '../formats/fingerprint.js';
import { approvalState } from '../model/approval-state.js';
import type { ChangedAttachment, IssuedAttachment } from '../model/attachment-changes.js';
import { isoDate } from '../model/calendar.js';
import type { Issue, WithdrawnPolicy } from '../model/issues.js';
import { valuesAt } from '../model/issues.js';
import type { ManifestFile } from '../model/manifest.js';
import type { Organisation } from '../model/organisation.js';
import { type Pack, type PackPolicy, packIndex } from '../model/organisation-pack.js';
import { policyName } from '../model/pack.js';
import {
  attachmentsSince,
  type ChangedPolicy,
  type CurrentPack,
  type CurrentPolicy,
  changesSince,
} from '../model/pack-changes.js';
import { differingNames, printedNames } from '../model/printed-names.js';
import { valuesDifference } from '../model/stored-values.js';
import { rawHashes } from '../read/fingerprint/raw-hashes.js';
import { issuedOrganisation } from './issued-organisation.js';
import type { Workspace } from './workspace.js';

/** A pack as it is now, and its issues, the oldest first. */
export interface PackHistory {
  readonly issues: readonly Issue[];
  readonly current: CurrentPack;
  /** How it differs from the last issue. */
  readonly changes: readonly ChangedPolicy[];
  readonly attachments: readonly ChangedAttachment[];
}

/** What a history is made from, apart from the organisation and its pack. */
export interface HistorySources {
  readonly issues: readonly Issue[];
  /** The policies' documents, made now or earlier. */
  readonly documents: readonly ManifestFile[];
  readonly engine: string;
}

/** Compares a pack with its last issue. */
export async function packHistory(
  workspace: Workspace,
  organisation: Organisation,
  pack: Pack,
  { issues, documents, engine }: HistorySources,
): Promise<PackHistory> {
  const last = issues.at(-1);
  const before = last && (await issuedOrganisation(issues, last.number, organisation)).value;
  const files = filesByPolicy(documents);
  const extras = new Set(pack.extraPages);
  const policies = [...pack.extraPages, ...pack.policies].map((policy): CurrentPolicy => {
    const { template } = policy;
    const name = policyName(template);
    const issued = issuedAs(workspace, organisation, pack, policy, extras.has(policy));
    const lastIssued = last?.policies.find((each) => each.policy === name);
    return {
      ...issued,
      rawHashes: rawHashes(template),
      files: files.get(name) ?? {},
      masterChanges: template.changes,
      differing: lastIssued
        ? differing(workspace, { organisation, before, pack, policy }, issued.owner, lastIssued)
        : [],
    };
  });
  const current: CurrentPack = {
    policies,
    attachments: issuedAttachments(documents),
    withdrawals: withdrawalsOf(organisation, last),
    engine,
  };
  return { issues, current, changes: changesSince(last, current), attachments: attachmentsSince(last, current) };
}

/** The attachments of a pack as an issue records them. */
function issuedAttachments(documents: readonly ManifestFile[]): readonly IssuedAttachment[] {
  return documents
    .flatMap((file): IssuedAttachment[] => {
      if (!('attachment' in file)) return [];
      const { path, attachment, kind, version, reviewed, nextReview, policies, ofOlderText, sha256, source } = file;
      return [
        {
          path,
          title: attachment,
          ...(kind ? { kind } : {}),
          ...(version === undefined ? {} : { version }),
          ...(reviewed === undefined ? {} : { reviewed }),
          ...(nextReview === undefined ? {} : { nextReview }),
          policies,
          ...(ofOlderText ? { ofOlderText } : {}),
          sha256,
          source: source.sha256,
        },
      ];
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function filesByPolicy(documents: readonly ManifestFile[]): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const files = new Map<string, Record<string, string>>();
  for (const document of documents) {
    if (!('policy' in document)) continue;
    const hashes = files.get(document.policy) ?? {};
    hashes[document.path] = document.sha256;
    files.set(document.policy, hashes);
  }
  return files;
}

/** A policy as an issue records it. */
function issuedAs(
  { records }: Workspace,
  organisation: Organisation,
  pack: Pack,
  policy: PackPolicy,
  isExtraPage: boolean,
) {
  const { template, control, review, standing, title, file } = policy;
  const counted = [...records.textFields, ...(template.textFields ?? [])];
  const version = standing?.version ?? control.version;
  const history = standing?.history ?? control.changes;
  return {
    policy: policyName(template),
    title,
    ...(version === undefined ? {} : { version }),
    ...(isExtraPage ? {} : { state: approvalState(policy) }),
    text: organisationFingerprint(template.text, policy.filledFor ?? organisation, packIndex(pack), counted),
    masterText: textFingerprint(template),
    ...(template.additions ? { additions: template.additions.fingerprint } : {}),
    ...(template.version === undefined ? {} : { master: template.version }),
    file,
    ...(control.category === undefined ? {} : { category: control.category }),
    ...(control.owner === undefined ? {} : { owner: control.owner }),
    ...(review.last ? { reviewed: isoDate(review.last) } : {}),
    ...(standing?.review?.ofVersion === undefined ? {} : { reviewOf: standing.review.ofVersion }),
    ...(review.next ? { nextReview: isoDate(review.next) } : {}),
    ...(control.approvedBy === undefined ? {} : { approvedBy: control.approvedBy }),
    ...(control.approvedOn ? { approvedOn: isoDate(control.approvedOn) } : {}),
    ...(standing?.inForce ? { inForce: isoDate(standing.inForce) } : {}),
    ...(history && history.length > 0 ? { history } : {}),
  };
}

interface Compared {
  readonly organisation: Organisation;
  /** As the last issue kept it; absent where it kept no values. */
  readonly before: Organisation | undefined;
  readonly pack: Pack;
  readonly policy: PackPolicy;
}

/** What prints in a policy and differs from the last issue. Values that count as text are no details. */
function differing(
  { records }: Workspace,
  { organisation, before, pack, policy: { template } }: Compared,
  owner: string | undefined,
  last: { readonly owner?: string },
): readonly string[] {
  if (!before) return [];
  const counted = new Set([...records.textFields, ...(template.textFields ?? [])]);
  const names = differingNames(printedNames(template.text, organisation, packIndex(pack)), before, organisation);
  return [...names.filter((name) => !counted.has(name)), ...(owner === last.owner ? [] : ['owner'])];
}

/** What the organisation has withdrawn, of what it was issued with. */
function withdrawalsOf(organisation: Organisation, last: Issue | undefined): readonly WithdrawnPolicy[] {
  return organisation.policies.flatMap(({ key, events }) => {
    const event = events.findLast(({ kind }) => kind === 'withdrawn' || kind === 'adopted');
    const issued = last?.policies.find(
      ({ policy, file }) => policy === key || file === key || policy === key.toUpperCase(),
    );
    if (event?.kind !== 'withdrawn' || !issued) return [];
    const { policy, title } = issued;
    return [{ policy, title, on: isoDate(event.on), reason: event.reason, replacedBy: event.replacedBy }];
  });
}

/** The history once an issue is recorded: the pack equals it, so nothing in it differs. */
export function afterIssue({ issues, current }: PackHistory, issue: Issue): PackHistory {
  const policies = current.policies.map((policy) => ({ ...policy, differing: [] }));
  return { issues: [...issues, issue], current: { ...current, policies }, changes: [], attachments: [] };
}

/** What is decided about an issue beside its pack. */
export interface IssueFacts {
  /** ISO date. */
  readonly date: string;
  readonly pack: string;
  /** The number of a mistaken issue, and why it was one. */
  readonly replaces?: number;
  readonly reason?: string;
}

/** The issue that a pack would be; without the manifest’s hash, which is known once its documents are made. */
export function nextIssue(history: PackHistory, organisation: Organisation, facts: IssueFacts): Issue {
  const { issues, current, changes } = history;
  const last = issues.at(-1);
  const kinds = new Map(changes.map((changed) => [changed.policy.policy, changed]));
  const removed = new Set(changes.flatMap(({ withdrawn }) => withdrawn?.policy ?? []));
  const values = valuesDifference((last && valuesAt(issues, last.number)) ?? {}, organisation.kept);
  return {
    format: 2,
    number: (last?.number ?? 0) + 1,
    ...facts,
    engine: current.engine,
    ...(values ? { values } : {}),
    policies: current.policies.map(({ rawHashes, files, masterChanges, differing, ...policy }) => {
      const changed = kinds.get(policy.policy);
      if (!changed) return policy;
      const { change, details } = changed;
      return { ...policy, change, ...(details.length > 0 ? { details } : {}) };
    }),
    ...(current.attachments.length > 0 ? { attachments: current.attachments } : {}),
    withdrawn: current.withdrawals.filter(({ policy }) => removed.has(policy)),
  };
}
