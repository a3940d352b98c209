/** Finds the policy that a link leads to, by name or by the file of its template, among those in the organisation's pack. */
import { posix } from 'node:path';
import { error, warning } from '../model/diagnostic.js';
import type { Leaf, LinkTarget, PathTarget, PolicyTarget } from '../model/document.js';
import { FileLinks } from '../model/file-links.js';
import { didYouMean } from '../model/names.js';
import type { Absence, Pack, PackAttachment } from '../model/organisation-pack.js';
import { packIndex, placeOf } from '../model/organisation-pack.js';
import { policyName } from '../model/pack.js';
import { joinPath } from '../model/paths.js';
import type { Job } from '../model/plan.js';
import { remember } from '../model/remember.js';
import type { Span } from '../model/source.js';
import type { TemplateHead } from '../model/template.js';
import { about, type Filling } from './filling.js';
import { type KnownPolicy, successorsIn } from './references/known-policies.js';

/** The target with its file; a policy that the organisation does not have is the error `link-target`. */
export function policyTarget(
  target: PolicyTarget<Leaf>,
  span: Span | undefined,
  filling: Filling,
): LinkTarget | undefined {
  const policies = packIndex(filling.job.pack);
  const policy = policies.get(target.name.toLowerCase());
  const anchor = target.anchor === undefined ? {} : { anchor: target.anchor };
  if (policy) return { kind: 'policy', name: target.name, file: policy.file, ...anchor };
  const { pack, organisation } = filling.job;
  const [successor] = withdrawnByName(pack, target.name);
  if (successor) return { kind: 'policy', name: successor.name, file: successor.file };
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

/** The target that a path means; a path that is no policy's is the warning `link-target`, and only the words print. */
export function pathTarget(
  { path, anchor }: PathTarget,
  span: Span | undefined,
  filling: Filling,
): LinkTarget | undefined {
  const { job, report } = filling;
  const attached = attachmentAt(fileOf(span, job), path, job);
  if (attached !== undefined) return isApart(job) ? undefined : { kind: 'file', path: `../${attached.path}` };
  const linked = templateLinks(job.pack).find(fileOf(span, job), path);
  if (!linked) {
    const message = `No policy’s template is at "${path}", so only the link’s words print`;
    const hint =
      'Link to another template’s file, to policy:CODE, or to a file under "attachments". Begin a web address with https://.';
    report(warning('link-target', message, span, { hint }));
    return undefined;
  }
  const name = policyName(linked.item);
  if (linked.isGuess) {
    const message = `No template is at "${path}", so this link leads to ${linked.item.source.path}`;
    report(warning('link-target', message, span, { hint: `Write policy:${name} if that is right.` }));
  }
  if (anchor !== undefined && name === policyName(job.template)) return { kind: 'heading', anchor };
  const target = { kind: 'policy', name, file: undefined, ...(anchor === undefined ? {} : { anchor }) } as const;
  return policyTarget(target, span, filling);
}

/** The file that a link is written in: the template's, or that of a passage, where it lay when its text was kept. */
function fileOf(span: Span | undefined, job: Filling['job']): string {
  const place = placeOf(job);
  const { source, parts = [] } = job.template;
  const part = parts.find((candidate) => candidate.source === span?.source);
  if (!part) return place;
  return joinPath(posix.dirname(place), posix.relative(posix.dirname(source.path), part.source.path));
}

/** Whether documents are made without the files that go with the pack: then a link to one prints its words. */
function isApart({ pack, forApproval }: Job): boolean {
  return pack.isLoose === true || forApproval !== undefined;
}

/** The attachment that a link in a file means. */
function attachmentAt(from: string, path: string, { pack }: Job): PackAttachment | undefined {
  const source = joinPath(posix.dirname(from), path).normalize('NFC');
  return pack.attachments.find((each) =>
    [each.source, each.inPlaceOf].some((candidate) => candidate?.normalize('NFC') === source),
  );
}

/** The templates of a pack's policies, and of those that it lacks, by their files. */
const templateLinks = remember(({ policies, extraPages, absent }: Pack) => {
  const files = [
    ...[...policies, ...extraPages].map((policy) => ({ path: placeOf(policy), template: policy.template })),
    ...absent.map(({ template }) => ({ path: template.source.path, template })),
  ];
  return new FileLinks(
    files.map(({ path, template }) => ({ path, names: [template.slug, template.code ?? []].flat(), item: template })),
  );
});

/** What replaces a withdrawn policy that a link leads to. */
function withdrawnByName(pack: Pack, name: string): readonly KnownPolicy[] {
  const absent = pack.absent.find(({ template, why }) => why === 'withdrawn' && isCalled(template, name));
  return absent ? successorsIn(pack, policyName(absent.template)) : [];
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
  unapproved: 'no text of it is approved yet',
};
