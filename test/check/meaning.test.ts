/** Lint of meaning: what is warned of for whom, what is not, and what front matter silences. */
import { describe, expect, it } from 'vitest';
import { lintMeaning } from '../../src/check/meaning.js';
import { recordMeaning } from '../../src/check/record-meaning.js';
import { run } from '../../src/commands/index.js';
import { fillTemplate } from '../../src/fill/fill-template.js';
import { sortDiagnostics } from '../../src/model/diagnostic.js';
import { USUAL_SETTINGS } from '../../src/model/record-settings.js';
import { pointAt } from '../../src/model/source.js';
import { ENGLISH } from '../../src/model/wording/english.js';
import { policyControl } from '../../src/plan/control.js';
import { standingOf } from '../../src/plan/standing.js';
import { readTemplateHead } from '../../src/read/template/head.js';
import { readTemplate } from '../../src/read/template/index.js';
import { memoryWorld } from '../support/memory-world.js';
import { jobOf } from '../support/organisations.js';
import { readYaml } from '../support/read-organisation.js';

const CLIENTS: Readonly<Record<string, string>> = {
  wales: 'nation: wales\nservice_type: domiciliary_support\n',
  england: 'nation: england\nservice_type: care_home\n',
  scotland: 'nation: scotland\nservice_type: supported_living\n',
  northern_ireland: 'nation: northern_ireland\nservice_type: day_service\n',
};

async function warnings(words: string, client = 'wales', front = '', more = ''): Promise<readonly string[]> {
  const text = `---\ntitle: Keys Policy\nreview: {last: 2026-09-01}\n${front}---\n\n${words}\n`;
  const head = readTemplateHead({ path: 'templates/a.md', text }, 'markdown');
  const template = head.value && (await readTemplate(head.value, async () => ({ diagnostics: [] })));
  const organisation = await readYaml(`name: Acme\n${CLIENTS[client] ?? ''}${more}`);
  const said = [...head.diagnostics, ...(template?.diagnostics ?? []), ...organisation.diagnostics];
  if (head.value && template?.value && organisation.value) {
    const job = jobOf(organisation.value, head.value, {
      control: policyControl(
        organisation.value,
        head.value,
        undefined,
        standingOf({ master: head.value, settings: USUAL_SETTINGS, text: {}, issued: [], words: ENGLISH.policy }),
        ENGLISH,
      ),
    });
    const { value: document, diagnostics } = fillTemplate(template.value, job);
    said.push(...diagnostics, ...(document ? lintMeaning(document, job) : []), ...recordMeaning(job));
  }
  return sortDiagnostics(said).map(({ code, span }) => {
    const { line, column } = span ? pointAt(span.source, span.start) : { line: '', column: '' };
    return `${line}:${column} ${code}`;
  });
}

describe('bodies and laws', () => {
  it.each([
    ['The CQC inspects us.', 'england'],
    ['The Care Act 2014 applies.', 'england'],
    ['CIW inspects us.', 'wales'],
    ['The Wales Safeguarding Procedures apply.', 'wales'],
    ['The Care Inspectorate inspects us.', 'scotland'],
    ['RQIA inspects us.', 'northern_ireland'],
  ])('%s is right in %s alone', async (words, home) => {
    for (const client of Object.keys(CLIENTS))
      expect((await warnings(words, client)).length, client).toBe(client === home ? 0 : 1);
  });

  it('are told by whole words, at their place', async () => {
    expect(await warnings('We tell the CQC.\n\n- The CQCX and CIWs.')).toEqual(['6:13 wrong-nation']);
    expect(await warnings('Care Inspectorate Wales inspects us.')).toEqual([]);
  });

  it('are nobody’s where the client gives no nation', async () => {
    expect(await warnings('The CQC, CIW and RQIA.', 'none')).toEqual([]);
  });
});

describe('words of a service', () => {
  it.each([
    ['At the care home door.', 'wales', 1],
    ['At the care home door.', 'england', 0],
    ['Our home care workers.', 'england', 1],
    ['Our home care workers.', 'wales', 0],
    ['A carefree home.', 'wales', 0],
    ['Domiciliary support at the residential homes.', 'scotland', 0],
  ])('%s for a client in %s: %i', async (words, client, count) => {
    expect(await warnings(words, client)).toHaveLength(count);
  });
});

describe('names that are out of date', () => {
  it.each([
    'Under GDPR we must.',
    'The General Data Protection Regulation says.',
    'The Data Protection Act 1998 says.',
    'On Twitter and Facebook.',
    'CSSIW inspects.',
    'A CRB check.',
    'The Care Council for Wales registers.',
    'Ask Public Health England.',
    'The Disability Discrimination Act 1995 says.',
  ])('are warned of: %s', async (words) => {
    expect((await warnings(words)).map((one) => one.split(' ')[1])).toEqual(['outdated-name']);
  });

  it.each([
    'Under UK GDPR, and the EU GDPR abroad.',
    'The UK General Data Protection Regulation says.',
    'X (formerly Twitter) is a platform.',
    'X/Twitter and Twitter/X',
    'The Data Protection Act 2018 replaced the Data Protection Act 1998.',
    'CSSIW, now CIW, said so.',
    'The Care Council for Wales became Social Care Wales.',
  ])('are not: %s', async (words) => {
    expect(await warnings(words)).toEqual([]);
  });

  it('hold in Northern Ireland where they are in force there', async () => {
    expect(await warnings('The Disability Discrimination Act 1995 says.', 'northern_ireland')).toEqual([]);
  });
});

it('only what the client’s document prints counts, and never its own words', async () => {
  expect(await warnings('<<#if nation_england>>\nThe CQC inspects us.\n<<else>>\nCIW does.\n<</if>>')).toEqual([]);
  expect(await warnings('See <<org_field_note>>.', 'wales', '', 'fields:\n  note: the CQC and GDPR\n')).toEqual([]);
});

it('drafts, and owners whom the client does not name, are warned of at their place', async () => {
  expect(await warnings('Words.', 'wales', 'status: draft\n')).toEqual(['4:9 draft-policy']);
  expect(await warnings('Words.', 'wales', 'owner: safeguarding_lead\n')).toEqual(['4:8 owner-missing']);
  expect(await warnings('Words.', 'wales', 'owner: safeguarding_lead\n', 'safeguarding_lead: {name: Ann}\n')).toEqual(
    [],
  );
  expect(await warnings('Words.', 'wales', 'owner: The owner\n')).toEqual([]);
  expect(await warnings('Words.', 'wales', '', 'policies:\n  keys: {owner: fire_safety_lead}\n')).toEqual([
    '5:3 owner-missing',
  ]);
});

it('front matter silences each by name, and nothing else', async () => {
  const all = 'The CQC, at the care home, under GDPR.';
  const front = 'status: draft\nowner: safeguarding_lead\nreview: {last: 2020-01-01}\n'.replace(
    'review: {last: 2020-01-01}\n',
    '',
  );
  const codes = async (silence: string) =>
    (await warnings(all, 'wales', `${front}${silence}`)).map((one) => one.split(' ')[1]).sort();
  expect(await codes('')).toEqual(['draft-policy', 'outdated-name', 'owner-missing', 'wrong-nation', 'wrong-service']);
  expect(await codes('silence: [wrong-nation, draft-policy]\n')).toEqual([
    'outdated-name',
    'owner-missing',
    'wrong-service',
  ]);
  expect(await codes('silence: [wrong-nation, draft-policy, outdated-name, owner-missing, wrong-service]\n')).toEqual(
    [],
  );
  expect(await codes('silence: [glyph-missing]\n')).toContain('invalid-value');
});

it('an overdue review can be silenced too', async () => {
  const world = (silence: string) =>
    memoryWorld({
      'templates/a.md': `---\ntitle: Keys Policy\nreview: {last: 2020-09-01}\n${silence}---\n\nWords.\n`,
      'orgs/acme.yaml': 'name: Acme\n',
    });
  const loud = world('');
  await run(['check'], loud, '1.2.3');
  expect(loud.printed.err).toContain('[review-overdue]');
  const quiet = world('silence: [review-overdue]\n');
  await run(['check'], quiet, '1.2.3');
  expect(quiet.printed.err).toBe('');
});
