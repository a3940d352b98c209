/**
 * Selects the policies of an organisation's pack, in order: those that apply and that the pack lists, one for each topic.
 */
import { type Diagnostic, error, warning } from '../model/diagnostic.js';
import { addToGroup } from '../model/groups.js';
import type { Organisation } from '../model/organisation.js';
import type { Absence, AbsentPolicy } from '../model/organisation-pack.js';
import { comparePolicies, type PackEntry, policyName, WHOLE_PACK } from '../model/pack.js';
import type { TemplateHead } from '../model/template.js';
import { appliesTo, isChosen, recordOf } from './applies.js';
import { successorsOf } from './withdrawal.js';

/** The templates of an organisation's pack, and why it does not have the others. */
export interface Selection {
  readonly packTemplates: readonly TemplateHead[];
  readonly absent: readonly AbsentPolicy[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Selects among all templates, in the pack's order. */
export function selectPolicies(organisation: Organisation, templates: readonly TemplateHead[]): Selection {
  const definition = organisation.pack ?? WHOLE_PACK;
  const absent: AbsentPolicy[] = [];
  const applying = templates.filter((template) => {
    const why = appliesTo(organisation, template);
    if (why) absent.push(absentPolicy(organisation, template, why));
    return !why;
  });
  const { entries } = definition;
  const listed = entries ? listedBy(entries, applying, organisation) : [...applying].sort(comparePolicies);
  for (const template of applying) if (!listed.includes(template)) absent.push({ template, why: 'not-in-pack' });
  const variants = oneOfEachTopic(organisation, listed, entries ?? []);
  const packTemplates = listed.filter((template) => !variants.lost.includes(template));
  for (const template of variants.lost) absent.push({ template, why: 'variant' });
  const unmatched = entries ? unmatchedEntries(entries, templates) : [];
  return { packTemplates, absent, diagnostics: [...unmatched, ...variants.diagnostics] };
}

function absentPolicy(organisation: Organisation, template: TemplateHead, why: Absence): AbsentPolicy {
  if (why !== 'withdrawn') return { template, why };
  return { template, why, replacedBy: successorsOf(recordOf(organisation, template), template) };
}

function matches({ kind, words }: PackEntry, template: TemplateHead): boolean {
  if (kind === 'category') return template.category?.toLowerCase() === words.toLowerCase();
  return isChosen(template, { patterns: [words] }) !== undefined;
}

/** Entry by entry, and within an entry by code; policies that the organisation's own record adds come last. */
function listedBy(
  entries: readonly PackEntry[],
  applying: readonly TemplateHead[],
  organisation: Organisation,
): readonly TemplateHead[] {
  const sorted = [...applying].sort(comparePolicies);
  const listed = new Set(entries.flatMap((entry) => sorted.filter((template) => matches(entry, template))));
  for (const template of sorted) if (recordOf(organisation, template)?.include) listed.add(template);
  return [...listed];
}

function unmatchedEntries(entries: readonly PackEntry[], templates: readonly TemplateHead[]): readonly Diagnostic[] {
  return entries
    .filter((entry) => !templates.some((template) => matches(entry, template)))
    .map(({ kind, words, span }) =>
      error(
        'pack-unmatched',
        kind === 'category'
          ? `No template has the category "${words}"`
          : `"${words}" isn’t the code or slug of any template`,
        span,
        { hint: 'A pack can list codes, slugs, patterns such as "DCW1*", and "category: …".' },
      ),
    );
}

interface Variants {
  readonly lost: readonly TemplateHead[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Chooses one of several variants that apply: by the organisation's record, then by the pack's list, then the most specific. */
function oneOfEachTopic(
  organisation: Organisation,
  listed: readonly TemplateHead[],
  entries: readonly PackEntry[],
): Variants {
  const topics = new Map<string, TemplateHead[]>();
  for (const template of listed) {
    const topic = template.topic?.toLowerCase();
    if (topic !== undefined) addToGroup(topics, topic, template);
  }
  const lost: TemplateHead[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const variants of topics.values()) {
    if (variants.length < 2) continue;
    const ranks = variants.map((template) => rankOf(organisation, template, entries));
    const best = ranks.reduce((highest, rank) => (compareRanks(rank, highest) > 0 ? rank : highest));
    const [winner] = variants.filter((_, at) => ranks[at] === best);
    const losers = variants.filter((template) => template !== winner);
    lost.push(...losers);
    // No warning where the organisation's record already names the variant.
    if (winner && !(best[0] && variants.filter((variant) => recordOf(organisation, variant)?.include).length === 1))
      diagnostics.push(variantChosen(organisation, winner, losers));
  }
  return { lost, diagnostics };
}

type Rank = readonly [included: number, named: number, bounds: number];

function rankOf(organisation: Organisation, template: TemplateHead, entries: readonly PackEntry[]): Rank {
  const isNamedInPack = entries.some(
    ({ kind, words }) => kind === 'pattern' && isChosen(template, { patterns: [words] }) === 'named',
  );
  const bounds = [template.nations, template.services].filter((bound) => bound !== undefined).length;
  return [recordOf(organisation, template)?.include ? 1 : 0, isNamedInPack ? 1 : 0, bounds];
}

function compareRanks(a: Rank, b: Rank): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

function variantChosen(organisation: Organisation, winner: TemplateHead, losers: readonly TemplateHead[]): Diagnostic {
  const names = [winner, ...losers].map(policyName);
  const message = `${names.join(', ')} are on the same topic, "${winner.topic}", and apply to ${organisation.id}. Its pack has ${policyName(winner)}`;
  return warning('variant-chosen', message, organisation.source.path, {
    organisation: organisation.id,
    hint: `Say which one it uses in the organisation’s file: "include: yes" under "policies".`,
  });
}
