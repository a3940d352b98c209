/** Finds the file that a link to another policy leads to, among all that the client's pack holds. */

import { packIndex } from '../model/client-pack.js';
import { error } from '../model/diagnostic.js';
import type { Leaf, LinkTarget, PolicyTarget } from '../model/document.js';
import { didYouMean } from '../model/names.js';
import type { Span } from '../model/source.js';
import { about, type Filling } from './filling.js';

/** The target with its file; a policy that the client does not have is the error `link-target`. */
export function policyTarget(
  target: PolicyTarget<Leaf>,
  span: Span | undefined,
  filling: Filling,
): LinkTarget | undefined {
  const policies = packIndex(filling.job.pack);
  const policy = policies.get(target.name.toLowerCase());
  if (policy) return { kind: 'policy', name: target.name, file: policy.file };
  const hint =
    didYouMean(target.name, policies.keys()) ?? 'Link to a policy that applies, or put the link into a condition.';
  const message = `No policy of ${filling.job.organisation.id} has the code or slug "${target.name}"`;
  filling.report(error('link-target', message, span, { ...about(filling.job), hint }));
  return undefined;
}
