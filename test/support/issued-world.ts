/** Records what a workspace would render as an issue of the newer form, with its texts, as the program keeps them. */
import { posix } from 'node:path';
import { filesToKeep } from '../../src/engine/kept-texts.js';
import { prepare } from '../../src/engine/production.js';
import { issuesPath, loadIssues, openWorkspace } from '../../src/engine/workspace.js';
import { organisationFingerprint } from '../../src/formats/fingerprint.js';
import { isoDate } from '../../src/model/calendar.js';
import { issuesHead, issueText } from '../../src/model/issue-text.js';
import { type Issue, type IssuedPolicy, valuesAt } from '../../src/model/issues.js';
import { packIndex } from '../../src/model/organisation-pack.js';
import { policyName } from '../../src/model/pack.js';
import type { Job } from '../../src/model/plan.js';
import { valuesDifference } from '../../src/model/stored-values.js';
import type { MemoryWorld } from './memory-world.js';

/** Records an issue of one organisation on a day (ISO), as if it had been rendered just now. */
export async function recordIssue(world: MemoryWorld, id: string, date: string): Promise<void> {
  const workspace = (await openWorkspace(world, {})).value;
  if (!workspace) throw new Error('The workspace cannot be read');
  const preparation = await prepare(workspace, { organisations: [id], formats: ['html'] });
  const jobs = preparation.plan.jobs;
  const [first] = jobs;
  if (!first) throw new Error(preparation.diagnostics.map(({ message }) => message).join('\n'));
  const issues = (await loadIssues(workspace, id)).value ?? [];
  const last = issues.at(-1);
  const values = valuesDifference(last ? (valuesAt(issues, last.number) ?? {}) : {}, first.organisation.kept);
  const issue: Issue = {
    format: 2,
    number: issues.length + 1,
    date,
    pack: first.pack.definition.name,
    engine: 'policy 1.2.3',
    ...(values ? { values } : {}),
    policies: jobs.map(issuedPolicy),
    withdrawn: [],
  };
  const path = `/workspace/${issuesPath(workspace, id)}`;
  const before = world.disk.get(path);
  const head = before ? Buffer.from(before).toString('utf8') : issuesHead(id);
  world.disk.set(path, Buffer.from(head + issueText(issue, last)));
  const kept = await filesToKeep(
    workspace,
    jobs.map(({ template }) => template),
  );
  for (const file of kept.value ?? []) world.disk.set(posix.join('/workspace', file.path), file.bytes);
}

function issuedPolicy(job: Job): IssuedPolicy {
  const { template, title, file, control, review, standing, organisation, pack } = job;
  const { version, status, owner, category, approvedBy, approvedOn, inForce, changes } = control;
  return {
    policy: policyName(template),
    title,
    file,
    masterText: template.fingerprint,
    text: organisationFingerprint(template.text, organisation, packIndex(pack), []),
    ...(version ? { version } : {}),
    ...(status && status !== 'withdrawn' ? { state: status } : {}),
    ...(owner ? { owner } : {}),
    ...(category ? { category } : {}),
    ...(review.last ? { reviewed: isoDate(review.last) } : {}),
    ...(standing?.review?.ofVersion ? { reviewOf: standing.review.ofVersion } : {}),
    ...(review.next ? { nextReview: isoDate(review.next) } : {}),
    ...(approvedBy ? { approvedBy } : {}),
    ...(approvedOn ? { approvedOn: isoDate(approvedOn) } : {}),
    ...(inForce ? { inForce: isoDate(inForce) } : {}),
    ...(changes ? { history: changes } : {}),
  };
}
