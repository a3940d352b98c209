/** Finds the file that a link to another policy leads to, among those in the organisation's pack. */
import { error, warning } from '../model/diagnostic.js';
import type { Leaf, LinkTarget, PolicyTarget } from '../model/document.js';
import { didYouMean } from '../model/names.js';
import type { Absence } from '../model/organisation-pack.js';
import { packIndex } from '../model/organisation-pack.js';
import type { Span } from '../model/source.js';
import type { TemplateHead } from '../model/template.js';
import { about, type Filling } from './filling.js';

/** The target with its file; a policy that the organisation does not have is the error `link-target`. */
export function policyTarget(
  target: PolicyTarget<Leaf>,
  span: Span | undefined,
  filling: Filling,
): LinkTarget | undefined {
  const policies = packIndex(filling.job.pack);
  const policy = policies.get(target.name.toLowerCase());
  if (policy) return { kind: 'policy', name: target.name, file: policy.file };
  const { pack, organisation } = filling.job;
  const absent = pack.absent.find(({ template }) => isCalled(template, target.name));
  const why = absent ? `: ${WHY[absent.why]}` : '';
  const hint =
    (absent ? undefined : didYouMean(target.name, policies.keys())) ??
    'Link to a policy that is in the pack, or put the link in a condition.';
  const message = `${organisation.id} has no policy with the code or slug "${target.name}"${why}`;
  const make = pack.isLoose ? warning : error;
  filling.report(make('link-target', message, span, { ...about(filling.job), hint }));
  return undefined;
}

function isCalled({ code, slug }: TemplateHead, name: string): boolean {
  return [code, slug].some((identifier) => identifier?.toLowerCase() === name.toLowerCase());
}

const WHY: Readonly<Record<Absence, string>> = {
  excluded: 'the organisation’s file excludes it',
  'does-not-apply': 'it doesn’t apply to the organisation',
  variant: 'the pack has another policy on the same topic',
  'not-in-pack': 'the organisation’s pack doesn’t list it',
  withdrawn: 'it is withdrawn',
};
