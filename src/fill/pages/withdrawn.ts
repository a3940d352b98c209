/** The policies that an organisation has withdrawn: when, why, and what takes their place. */
import { compareDates, parseDate } from '../../model/calendar.js';
import type { Block, Inlines } from '../../model/document.js';
import { compareNumbered } from '../../model/order.js';
import type { Organisation } from '../../model/organisation.js';
import { packIndex } from '../../model/organisation-pack.js';
import { policyName } from '../../model/pack.js';
import type { Withdrawal } from '../../model/standing.js';
import type { TemplateHead } from '../../model/template.js';
import { codeAndTitleWords } from '../../model/title-words.js';
import { fileLink, heading, nameAndTitleWords, onLines, type PackView, wideTable, words } from './page.js';

/** A withdrawn policy, as it was called. */
interface NamedWithdrawal extends Withdrawal {
  readonly policy: string;
  readonly title: string;
}

/** Makes the section, the latest first; nothing where no policy was withdrawn. */
export function withdrawnBlocks(
  view: PackView,
  linkTo: (file: string) => readonly [from: string, to: string],
): readonly Block[] {
  const withdrawn = withdrawnPolicies(view);
  if (withdrawn.length === 0) return [];
  const { labels, withdrawals, date } = view.pack.wording;
  return [
    heading(withdrawals.title),
    wideTable(
      [
        [labels.policy, 34],
        [withdrawals.on, 16],
        [withdrawals.reason, 25],
        [withdrawals.replacedBy, 25],
      ],
      withdrawn.map(({ policy, title, on, reason, replacedBy }) => [
        nameAndTitleWords(view, policy, title),
        [words(date(on))],
        [words(reason)],
        successors(view, replacedBy, linkTo),
      ]),
    ),
  ];
}

/** From the issues, and from the organisation's record of policies that no issue tells of; without what is in the pack again. */
function withdrawnPolicies({ withdrawn, organisation, pack }: PackView): readonly NamedWithdrawal[] {
  const recorded = pack.absent.flatMap(({ template }): readonly NamedWithdrawal[] => {
    const withdrawal = recordedWithdrawal(organisation, template);
    return withdrawal ? [{ ...withdrawal, policy: policyName(template), title: template.title }] : [];
  });
  const policies = new Map<string, NamedWithdrawal>();
  for (const { on, ...policy } of withdrawn) {
    const day = parseDate(on);
    if (day && !policies.has(policy.policy)) policies.set(policy.policy, { ...policy, on: day });
  }
  for (const policy of recorded) policies.set(policy.policy, policy);
  const inPack = packIndex(pack);
  return [...policies.values()]
    .filter(({ policy }) => !inPack.has(policy.toLowerCase()))
    .sort((a, b) => compareDates(b.on, a.on) || compareNumbered(a.policy, b.policy));
}

function recordedWithdrawal({ policies }: Organisation, { code, slug }: TemplateHead): Withdrawal | undefined {
  const names = [code, slug].map((name) => name?.toLowerCase());
  const events = policies.find(({ key }) => names.includes(key.toLowerCase()))?.events ?? [];
  const last = events.findLast(({ kind }) => kind === 'withdrawn' || kind === 'adopted');
  return last?.kind === 'withdrawn' ? last : undefined;
}

/** The successors by code and title, with links to those in the pack. */
function successors(
  view: PackView,
  names: readonly string[],
  linkTo: (file: string) => readonly [from: string, to: string],
): Inlines {
  if (names.length === 0) return [words(view.pack.wording.withdrawals.nothing)];
  const policies = packIndex(view.pack);
  return onLines(
    names.map((name): Inlines => {
      const policy = policies.get(name.toLowerCase());
      return policy ? fileLink(view, codeAndTitleWords(policy), ...linkTo(policy.file)) : [words(name)];
    }),
  );
}
