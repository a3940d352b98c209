/** Fills the policies of an issue again, from the texts and values that it kept. */
import { type Diagnostic, errorsIn } from '../../model/diagnostic.js';
import type { Document } from '../../model/document.js';
import type { Issue, IssuedPolicy } from '../../model/issues.js';
import type { TemplateHead } from '../../model/template.js';
import { issuedDocument, type OpenedPolicy, openIssue } from '../issued-words.js';
import type { OrganisationFile } from '../organisation-files.js';
import { anchorsAmong, ledToPolicies } from '../policy-anchors.js';
import type { Workspace } from '../workspace.js';

/** The documents of an issue by the policies that it recorded; undefined for one whose text isn't kept. */
export type IssuedDocuments = ReadonlyMap<IssuedPolicy, Document | undefined>;

/** An issue with its documents; without any where its words weren't kept. */
export interface IssuedPack {
  readonly documents?: IssuedDocuments;
  /** The heads of its texts. */
  readonly heads: readonly TemplateHead[];
  /** Errors. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Opens an issue, and fills its policies; `issues` are those up to it. */
export async function issuedPack(
  workspace: Workspace,
  file: OrganisationFile,
  issues: readonly Issue[],
  issue: Issue,
): Promise<IssuedPack> {
  const opened = await openIssue(workspace, file, issues, issue);
  if (!opened.value) return { heads: [], diagnostics: opened.diagnostics };
  const diagnostics: Diagnostic[] = [...errorsIn(opened.diagnostics)];
  const policies = new Map<IssuedPolicy, OpenedPolicy | undefined>();
  for (const policy of issue.policies) {
    const outcome = await opened.value.policy(policy, []);
    diagnostics.push(...outcome.diagnostics);
    policies.set(policy, outcome.value);
  }
  const anchorsIn = anchorsAmong([...policies.values()].flatMap((policy) => policy ?? []));
  const documents = new Map<IssuedPolicy, Document | undefined>();
  for (const [issued, policy] of policies) {
    const filled = policy && issuedDocument(policy);
    diagnostics.push(...(filled?.diagnostics ?? []));
    const document = filled?.value && policy && (await ledToPolicies(filled.value, policy.job, anchorsIn)).document;
    documents.set(issued, document);
  }
  const heads = [...policies.values()].flatMap((policy) => policy?.template.head ?? []);
  return { documents, heads, diagnostics };
}
