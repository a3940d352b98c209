/** Which policies a client's pack holds, in which order, and why it lacks the others. */
import { describe, expect, it } from 'vitest';
import type { Organisation, PolicyRecord } from '../../src/model/organisation.js';
import { type PackDefinition, type PackEntry, policyName, WHOLE_PACK } from '../../src/model/pack.js';
import type { TemplateHead } from '../../src/model/template.js';
import { ENGLISH } from '../../src/model/wording/english.js';
import { planRender } from '../../src/plan/plan-render.js';
import { headOf, organisationOf, sourceOf } from '../support/organisations.js';

const span = (path: string) => ({ source: sourceOf(path), start: 0, end: 1 });
const template = (code: string, changes: Partial<TemplateHead> = {}): TemplateHead =>
  headOf({ code, slug: code.toLowerCase(), source: sourceOf(`templates/${code}.md`), ...changes });
const pattern = (words: string): PackEntry => ({ kind: 'pattern', words, span: span('packs/home.yaml') });
const category = (words: string): PackEntry => ({ kind: 'category', words, span: span('packs/home.yaml') });
const record = (key: string, include: boolean): PolicyRecord => ({
  key,
  keySpan: span('orgs/acme.yaml'),
  events: [],
  include,
});

function client(entries?: readonly PackEntry[], changes: Partial<Organisation> = {}): Organisation {
  const pack: PackDefinition = { ...WHOLE_PACK, name: 'home', ...(entries ? { entries } : {}) };
  return organisationOf({}, { pack, ...changes });
}

function packOf(organisation: Organisation, templates: readonly TemplateHead[], patterns: readonly string[] = []) {
  const { value, diagnostics } = planRender([organisation], templates, {
    patterns,
    formats: ['html'],
    wording: ENGLISH,
    asOf: { year: 2026, month: 11, day: 22 },
    reviewedOn: { year: 2026, month: 1, day: 12 },
  });
  const pack = value.packs.get('acme');
  return {
    policies: pack?.policies.map((policy) => policyName(policy.template)),
    absent: Object.fromEntries(pack?.absent.map((one) => [policyName(one.template), one.why]) ?? []),
    jobs: value.jobs.map((job) => policyName(job.template)),
    problems: diagnostics.map(({ severity, code, message }) => `${severity} ${code}: ${message}`),
  };
}

describe('the policies of a pack', () => {
  const all = [template('DC116'), template('DC9'), template('DC13A'), template('DC13'), template('CH1')];

  it('are those that apply, by family, number and suffix, where the client names no pack', () => {
    expect(packOf(organisationOf(), all).policies).toEqual(['CH1', 'DC9', 'DC13', 'DC13A', 'DC116']);
  });

  it('follow the list of the pack, those of one line by code, each once', () => {
    const entries = [pattern('DC116'), pattern('dc1*'), pattern('dc9')];
    expect(packOf(client(entries), all)).toMatchObject({
      policies: ['DC116', 'DC13', 'DC13A', 'DC9'],
      absent: { CH1: 'not-in-pack' },
      problems: [],
    });
  });

  it('are named by category too', () => {
    const templates = [template('DC1', { category: 'Safeguarding' }), template('DC2', { category: 'Workforce' })];
    expect(packOf(client([category('safeguarding')]), templates).policies).toEqual(['DC1']);
  });

  it('never go to a client that they do not apply to; what its record includes comes last', () => {
    const english = template('DC1', { nations: ['england'] });
    const entries = [pattern('DC1'), pattern('DC9')];
    const organisation = client(entries, { policies: [record('DC116', true), record('DC9', false)] });
    expect(packOf(organisation, [english, ...all])).toMatchObject({
      policies: ['DC116'],
      absent: { DC1: 'does-not-apply', DC9: 'excluded', DC13: 'not-in-pack' },
    });
  });

  it('refuses lines that no template matches', () => {
    expect(packOf(client([pattern('DC99'), category('Fire')]), all).problems).toEqual([
      'error pack-unmatched: "DC99" isn’t the code or slug of any template',
      'error pack-unmatched: No template has the category "Fire"',
    ]);
  });

  it('are planned as a whole, whatever of them is rendered', () => {
    expect(packOf(client(), all, ['DC9'])).toMatchObject({
      policies: ['CH1', 'DC9', 'DC13', 'DC13A', 'DC116'],
      jobs: ['DC9'],
    });
  });

  it('that were named and are not in the pack are rendered with a warning, and not by a pattern', () => {
    const result = packOf(client([pattern('DC9')]), all, ['CH1', 'DC1*']);
    expect(result.jobs).toEqual(['CH1']);
    expect(result.problems).toEqual([
      'warning applies-override: CH1 was rendered because you named it, but the pack of acme doesn’t list it',
    ]);
  });
});

describe('variants of one topic', () => {
  const anyone = template('DC1', { topic: 'Online safety' });
  const welsh = template('DCW1', { topic: 'online safety', nations: ['wales'] });
  const home = template('DCW2', { topic: 'online safety', nations: ['wales'], services: ['domiciliary_support'] });
  const all = [anyone, welsh, home];

  it('give the client the one that is meant for fewer, and say which', () => {
    expect(packOf(organisationOf(), all)).toMatchObject({
      policies: ['DCW2'],
      absent: { DC1: 'variant', DCW1: 'variant' },
      problems: [
        'warning variant-chosen: DCW2, DC1, DCW1 are on the same topic, "online safety", and apply to acme. Its pack has DCW2',
      ],
    });
  });

  it('give the one that the pack names by code', () => {
    expect(packOf(client([pattern('DC*'), pattern('DC1')]), all).policies).toEqual(['DC1']);
  });

  it('give the one that the record includes, and say nothing more', () => {
    const organisation = client(undefined, { policies: [record('DCW1', true)] });
    expect(packOf(organisation, all)).toMatchObject({ policies: ['DCW1'], problems: [] });
  });

  it('are no matter where the record leaves one of them', () => {
    const organisation = client(undefined, { policies: [record('DC1', false), record('DCW2', false)] });
    expect(packOf(organisation, all)).toMatchObject({ policies: ['DCW1'], problems: [] });
  });

  it('of other topics, or none, do not disturb one another', () => {
    const others = [template('A1'), template('A2'), template('B1', { topic: 'fire' })];
    expect(packOf(organisationOf(), [home, ...others]).policies).toEqual(['A1', 'A2', 'B1', 'DCW2']);
  });
});
