/** Filling: what a template and a client's values become together, and what is refused. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillTemplate } from '../../src/fill/fill-template.js';
import type { Organisation } from '../../src/model/organisation.js';
import type { Job } from '../../src/model/plan.js';
import { pointAt } from '../../src/model/source.js';
import { readTemplateHead } from '../../src/read/template/head.js';
import { readTemplate } from '../../src/read/template/index.js';
import { type Given, headOf, jobOf, organisationOf, packOf, sourceOf } from '../support/organisations.js';
import { outlineText } from '../support/outline-text.js';
import { picture } from '../support/sample-document.js';

async function open(body: string) {
  const source = sourceOf('templates/sample.md', `---\ntitle: Sample Policy\ncode: DCW1\n---\n\n${body}\n`);
  const head = readTemplateHead(source, 'markdown');
  if (!head.value) throw new Error(JSON.stringify(head.diagnostics));
  const template = await readTemplate(head.value, async () => ({ value: picture(4, 4), diagnostics: [] }));
  if (!template.value) throw new Error(JSON.stringify(template.diagnostics.map((one) => one.message)));
  return template.value;
}

/** Fills a template's body for a client with these values (names without `org_field_`). */
async function fill(
  body: string,
  values: Readonly<Record<string, Given>> = {},
  changes: Partial<Organisation> = {},
  job: Partial<Job> = {},
) {
  const template = await open(body);
  const named = Object.fromEntries(Object.entries(values).map(([name, value]) => [`org_field_${name}`, value]));
  const organisation = organisationOf(named, changes);
  const outcome = fillTemplate(template, jobOf(organisation, template.head, job));
  return {
    outcome,
    lines: outcome.value ? outlineText(outcome.value) : [],
    problems: outcome.diagnostics.map((one) => {
      const line = one.span ? pointAt(one.span.source, one.span.start).line - 5 : 0;
      return `${line} ${one.code}: ${one.message}${one.hint ? ` (${one.hint})` : ''}`;
    }),
  };
}

describe('placeholders', () => {
  it('become the client’s words, in both spellings', async () => {
    const { lines } = await fill('<<org_field_name>> and {{ org_field_name }}, reviewed {{last_update_date}}.');
    expect(lines).toEqual(['Acme Home Care and Acme Home Care, reviewed 12 January 2026.']);
  });

  it('know the policy’s dates, and the year of its review', async () => {
    const { lines } = await fill('Next <<next_review_date>>, © <<current_year>>');
    expect(lines).toEqual(['Next 12 January 2027, © 2026']);
  });

  it('keep the lines of a value, and its marks as signs', async () => {
    const { lines, outcome } = await fill('At <<org_field_x>>.', { x: 'A*B <b>& Sons_\n{% "two" %}' });
    expect(lines).toEqual(['At A*B <b>& Sons_ / {% "two" %}.']);
    const [paragraph] = outcome.value?.blocks ?? [];
    expect(paragraph).toMatchObject({
      children: [{ value: 'At ' }, { from: 'org_field_x' }, { type: 'break' }, {}, {}],
    });
  });

  it('that are reached without a value are an error at their place, with the YAML key', async () => {
    const { problems, outcome } = await fill(
      'One.\n\nCall <<org_field_safeguarding_lead_name>> or <<org_field_lift>>.',
    );
    expect(outcome.value).toBeUndefined();
    expect(outcome.missingNames).toEqual(['org_field_safeguarding_lead_name', 'org_field_lift']);
    expect(problems).toEqual([
      '3 placeholder-missing: DCW1 needs "safeguarding_lead.name", which is missing (Add "safeguarding_lead.name" to orgs/acme.yaml.)',
      '3 placeholder-missing: DCW1 needs "fields.lift", which is missing (Add "fields.lift" to orgs/acme.yaml.)',
    ]);
  });

  it('for dates that nobody recorded say how to record them', async () => {
    const review = { cycle: 'on_change' as const };
    const { problems } = await fill('<<last_update_date>>', {}, {}, { review });
    expect(problems[0]).toContain('--reviewed-on');
    const onChange = { last: { year: 2026, month: 1, day: 1 }, cycle: 'on_change' as const };
    expect((await fill('<<next_review_date>>', {}, {}, { review: onChange })).problems[0]).toContain(
      'policies.DCW1.every',
    );
  });

  it('cannot print a list or a condition', async () => {
    expect((await fill('<<org_field_x>>', { x: ['a', 'b'] })).problems[0]).toContain('placeholder-kind');
    expect((await fill('<<nation_wales>>')).problems[0]).toContain('placeholder-kind');
  });
});

describe('conditions', () => {
  const body = '<<#if org_field_lift>>With<<else>>Without<</if>> a lift.';

  it('hold for what is given, but for a plain no or false', async () => {
    expect((await fill(body, { lift: 'yes' })).lines).toEqual(['With a lift.']);
    expect((await fill(body)).lines).toEqual(['Without a lift.']);
    expect((await fill(body, { lift: 'No' })).lines).toEqual(['Without a lift.']);
    expect((await fill(body, { lift: 'false' })).lines).toEqual(['Without a lift.']);
    expect((await fill(body, { lift: 'none yet' })).lines).toEqual(['With a lift.']);
  });

  it('know nation and service', async () => {
    const where = '{{#if nation_wales}}CIW{{else}}CQC{{/if}}{{#unless service_care_home}} at home{{/unless}}';
    expect((await fill(where)).lines).toEqual(['CIW at home']);
    expect((await fill(where, {}, { nation: 'england', serviceType: 'care_home' })).lines).toEqual(['CQC']);
  });

  it('ask for nothing in the branch not taken', async () => {
    const { lines, problems } = await fill(
      'A.\n\n<<#if org_field_deputy_manager_name>>\n\nSee <<org_field_deputy_manager_phone>>.\n\n<</if>>\n\nB.',
    );
    expect(problems).toEqual([]);
    expect(lines).toEqual(['A.', 'B.']);
  });

  it('leave no doubled space and no empty block', async () => {
    expect((await fill('One <<#if org_field_x>>two<</if>> three.')).lines).toEqual(['One three.']);
    expect((await fill('<<#if org_field_x>>two<</if>> three.')).lines).toEqual(['three.']);
    expect((await fill('One <<#if org_field_x>>two<</if>>')).lines).toEqual(['One']);
    expect((await fill('Kept.\n\n**<<#if org_field_x>>two<</if>>**')).lines).toEqual(['Kept.']);
  });

  it('leave headings and items the labels that they bring', async () => {
    const template = await open('# <<org_field_x>>\n\n- <<org_field_x>>\n- fixed');
    const blocks = template.body.blocks.map((block) => {
      if (block.type === 'heading') return { ...block, label: '4' };
      return block.type === 'list' ? { ...block, items: block.items.map((one) => ({ ...one, label: '(a)' })) } : block;
    });
    const job = jobOf(organisationOf({ org_field_x: 'words' }), template.head);
    const { value } = fillTemplate({ ...template, body: { ...template.body, blocks } }, job);
    expect(value?.outline.map(({ number }) => number)).toEqual(['4']);
    const items = value?.blocks.flatMap((block) => (block.type === 'list' ? block.items : []));
    expect(items?.map(({ label }) => label)).toEqual(['(a)', '(a)']);
  });

  it('around items and rows leave one list and one table', async () => {
    const body =
      '- one\n<<#if org_field_x>>\n- two\n<</if>>\n- three\n\n| A | B |\n|---|---|\n| 1 | 2 |\n<<#if org_field_x>>\n| 3 | 4 |\n<<else>>\n| 5 | 6 |\n<</if>>';
    expect((await fill(body, { x: 'yes' })).lines).toEqual([
      '- one',
      '- two',
      '- three',
      '| A | B |',
      '| 1 | 2 |',
      '| 3 | 4 |',
    ]);
    expect((await fill(body)).lines).toEqual(['- one', '- three', '| A | B |', '| 1 | 2 |', '| 5 | 6 |']);
  });

  it('that empty a list or a table take it away', async () => {
    const body = 'Kept.\n\n- <<#if org_field_x>>one<</if>>\n\n| A |\n|---|\n<<#if org_field_x>>\n| 1 |\n<</if>>';
    expect((await fill(body)).lines).toEqual(['Kept.']);
  });
});

describe('repetition', () => {
  it('goes through texts and maps', async () => {
    const body =
      '<<#each org_field_homes>>\n- <<name>> in <<town>>, of <<org_field_name>>\n<</each>>\n\n<<#each org_field_days>><<this>>. <</each>>';
    const values = {
      homes: [
        { name: 'Tŷ Un', town: 'Conwy' },
        { name: 'Tŷ Dau', town: 'Rhyl' },
      ],
      days: ['Mon', 'Tue'],
    };
    expect((await fill(body, values)).lines).toEqual([
      '- Tŷ Un in Conwy, of Acme Home Care',
      '- Tŷ Dau in Rhyl, of Acme Home Care',
      'Mon. Tue. ',
    ]);
  });

  it('names the entry whose key is not given', async () => {
    const { problems } = await fill('<<#each org_field_homes>>\n- <<town>>\n<</each>>', {
      homes: [{ town: 'Conwy' }, { name: 'x' }],
    });
    expect(problems).toEqual([
      '2 placeholder-missing: DCW1 needs "fields.homes[2].town", which is missing (Add "fields.homes[2].town" to orgs/acme.yaml.)',
    ]);
  });

  it('around a list has its else beside the list', async () => {
    const body = 'Homes:\n\n<<#each org_field_homes>>\n- <<this>>\n<<else>>\n\nNone yet.\n\n<</each>>';
    expect((await fill(body)).lines).toEqual(['Homes:', 'None yet.']);
    expect((await fill(body, { homes: [] })).lines).toEqual(['Homes:', 'None yet.']);
    expect((await fill(body, { homes: ['Un', 'Dau'] })).lines).toEqual(['Homes:', '- Un', '- Dau']);
  });

  it('over what is not given is an error, unless there is an else', async () => {
    expect((await fill('<<#each org_field_x>><<this>><</each>>')).problems[0]).toContain('placeholder-missing');
    expect((await fill('<<#each org_field_x>><<this>><<else>>None.<</each>>')).lines).toEqual(['None.']);
    expect((await fill('<<#each org_field_x>><<this>><</each>>', { x: 'one' })).problems[0]).toContain(
      'placeholder-kind',
    );
  });
});

describe('the logo', () => {
  it('alone in its paragraph is the picture, or nothing', async () => {
    const body = 'Kept.\n\n<<org_field_logo>>';
    expect((await fill(body)).lines).toEqual(['Kept.']);
    const organisation = organisationOf();
    const span = { source: organisation.source, start: 0, end: 1 };
    const values = new Map(organisation.values).set('org_field_logo', {
      kind: 'logo',
      picture: picture(4, 4),
      alt: 'Acme logo',
      span,
    });
    const filled = await fill(body, {}, { values });
    expect(filled.lines).toEqual(['Kept.', '![Acme logo]']);
    expect(filled.outcome.value?.blocks[1]).toMatchObject({ type: 'image', isLogo: true });
  });
});

describe('links', () => {
  it('take values as pieces of an address, escaped for their place', async () => {
    const body =
      '[mail](mailto:<<org_field_email>>) [call](tel:<<org_field_phone>>) [find](https://example.org/?q=<<org_field_x>>)';
    const { lines } = await fill(body, { email: 'a+b@example.org', phone: '029 2018 0100', x: 'a&b=c #d' });
    expect(lines).toEqual([
      '[mail](mailto:a+b@example.org) [call](tel:02920180100) [find](https://example.org/?q=a%26b%3Dc%20%23d)',
    ]);
  });

  it('take a whole address from a value only if it is one', async () => {
    expect((await fill('[web](<<org_field_website>>)', { website: 'www.example.org/a' })).lines).toEqual([
      '[web](https://www.example.org/a)',
    ]);
    for (const website of [
      'javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      '//example.org',
      'not an address',
    ]) {
      expect((await fill('[web](<<org_field_website>>)', { website })).problems[0]).toContain('link-target');
    }
  });

  it('that a stand-in would lead nowhere are no links, and keep their words', async () => {
    const body =
      '[<<org_field_email>>](mailto:<<org_field_email>>) [Call](tel:<<org_field_phone>>) [web](<<org_field_website>>) [find](https://example.org/<<org_field_x>>)';
    const values = { email: 'TBC', phone: '???', website: 'N/A', x: 'test' };
    expect((await fill(body, values)).lines).toEqual(['TBC Call web [find](https://example.org/test)']);
  });

  it('to a heading that is not there are refused with the nearest', async () => {
    const body = '# Reporting a concern\n\nSee [below](#reporting-a-concern) and [there](#reporting-concern).';
    expect((await fill(body)).problems).toEqual([
      '3 link-target: This document has no heading for "#reporting-concern" (Did you mean "reporting-a-concern"?)',
    ]);
  });
});

describe('links to other policies', () => {
  const pack = packOf([[headOf({ code: 'DCW29', slug: 'whistleblowing' }), 'DCW29-whistleblowing']]);

  it('lead to the file of the policy, by code or slug in any case', async () => {
    const { lines } = await fill('See [Whistleblowing](policy:dcw29).', {}, {}, { pack });
    expect(lines).toEqual(['See [Whistleblowing](policy:DCW29-whistleblowing).']);
  });

  it('that the client does not have are refused, with the nearest', async () => {
    const { problems } = await fill('See [Whistleblowing](policy:DCW28).', {}, {}, { pack });
    expect(problems).toEqual([
      '1 link-target: acme has no policy with the code or slug "DCW28" (Did you mean "dcw29"?)',
    ]);
  });
});

describe('words in another language', () => {
  it('say which', async () => {
    const { outcome } = await fill('[Iechyd <<org_field_name>>](lang:cy)');
    expect(outcome.value?.blocks[0]).toMatchObject({ children: [{ type: 'passage', language: 'cy' }] });
  });
});

describe('the document', () => {
  it('shares every block without a hole between clients', async () => {
    const template = await open('# Same\n\nThe same words.\n\n- one\n- two\n\nFor <<org_field_name>>.');
    const [a, b] = ['Acme', 'Bala'].map(
      (name) => fillTemplate(template, jobOf(organisationOf({ org_field_name: name }), template.head)).value?.blocks,
    );
    expect(a?.map((block, index) => block === b?.[index])).toEqual([true, true, true, false]);
  });

  it('shares the cells without a hole, beside others in their row', async () => {
    const template = await open('| Who | What |\n|---|---|\n| <<org_field_name>> | Keeps the records |');
    const [a, b] = ['Acme', 'Bala'].map((name) => {
      const { value } = fillTemplate(template, jobOf(organisationOf({ org_field_name: name }), template.head));
      const [only] = value?.blocks ?? [];
      return only?.type === 'table' ? only.rows[0]?.cells : undefined;
    });
    expect(a?.map((cell, column) => cell === b?.[column])).toEqual([false, true]);
  });

  it('says in its control block what is recorded, and nothing else', async () => {
    const control = {
      code: 'DCW1',
      version: '1.2',
      status: 'approved',
      approvedBy: 'The Board',
      approvedOn: { year: 2026, month: 2, day: 3 },
    } as const;
    const { outcome } = await fill('Words.', {}, {}, { control });
    expect(outcome.value?.control.map(({ label, value }) => ({ label, value }))).toEqual([
      { label: 'Code', value: 'DCW1' },
      { label: 'Version', value: '1.2' },
      { label: 'Status', value: 'Approved' },
      { label: 'Approved by', value: 'The Board, 3 February 2026' },
      { label: 'Last reviewed', value: '12 January 2026' },
      { label: 'Next review', value: '12 January 2027' },
    ]);
  });

  it('without any text is refused', async () => {
    expect((await fill('<<#if org_field_x>>\n\nWords.\n\n<</if>>')).problems).toEqual([
      '0 document-empty: The policy has no text for this organisation',
    ]);
  });

  it('holds no hole, whatever the values are', async () => {
    const template = await open(
      '# <<org_field_x>>\n\n- <<org_field_x>>\n\n| <<org_field_x>> |\n|---|\n| **<<org_field_x>>** |\n\n> <<org_field_x>>',
    );
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''),
        (value) => {
          const outcome = fillTemplate(template, jobOf(organisationOf({ org_field_x: value }), template.head));
          const text = JSON.stringify(outcome.value?.blocks, (key, child) =>
            key === 'span' || key === 'source' ? undefined : child,
          );
          expect(text).not.toMatch(/"type":"(?:field|if|each|logo)"/);
          expect(text.split(JSON.stringify(value.split('\n')[0]).slice(1, -1)).length).toBeGreaterThan(1);
        },
      ),
    );
  });
});

describe('the change history', () => {
  const changes = [{ version: '1.0', date: { year: 2026, month: 1, day: 12 }, note: 'First issue.' }];

  it.each([
    ['# Rules\n\nWords.', ['1', '2']],
    ['# Rules\n\nWords.\n\n# Forms {.appendix}\n\nWords.\n\n## Form\n\nWords.', ['1', 'Appendix A', 'A.1', '']],
    ['# Rules\n\nWords.\n\n# Forms {.appendix}\n\nWords.\n\n# Contacts\n\nWords.', ['1', 'Appendix A', '2', '3']],
  ])('behind %j is a section, but behind an appendix it has no number', async (body, numbers) => {
    const { outcome } = await fill(body, {}, {}, { control: { changes } });
    expect(outcome.value?.outline.map(({ number }) => number)).toEqual(numbers);
  });
});

describe('landscape ranges', () => {
  const wide = (...lines: string[]) => ['::: landscape', '', ...lines, '', ':::'].join('\n');

  it('are filled, and left out where nothing is left in them', async () => {
    const body = `Before.\n\n${wide('<<#if org_field_phone>>', 'Call <<org_field_phone>>.', '<</if>>', '', '\\newpage')}`;
    expect((await fill(body)).lines).toEqual(['Before.']);
    expect((await fill(body, { phone: '1' })).lines).toEqual(['Before.', '::: landscape', '  Call 1.', '  \\newpage']);
  });

  it('come once for each entry of a list', async () => {
    const { lines } = await fill(`<<#each org_field_sites>>\n${wide('At <<this>>.')}\n<</each>>`, {
      sites: ['A', 'B'],
    });
    expect(lines).toEqual(['::: landscape', '  At A.', '::: landscape', '  At B.']);
  });

  it('hold headings that links lead to, and those that are not there are found', async () => {
    const linked = (to: string) =>
      `See [this](#${to}).\n\n${wide('# The register', '', 'Wide. See [that](#review).')}\n\n# Review\n\nEnd.`;
    const { lines, problems } = await fill(linked('the-register'));
    expect(problems).toEqual([]);
    expect(lines[0]).toBe('See [this](#the-register).');
    expect((await fill(linked('register-of'))).problems).toHaveLength(1);
  });

  it('may hold the text’s own change history', async () => {
    const changes = [{ version: '1.0', date: { year: 2026, month: 1, day: 12 }, note: 'First.' }];
    const histories = async (body: string) =>
      (await fill(body, {}, {}, { control: { changes } })).lines.filter((line) => line.includes('Change history'));
    expect(await histories(`Words.\n\n${wide('# Change history', '', 'None.')}`)).toEqual(['  # Change history']);
    expect(await histories(`${wide('# Other', '', 'None.')}\n\nWords.`)).toEqual(['# Change history']);
  });

  it('at the end of the text have the change history on their pages', async () => {
    const changes = [{ version: '1.0', date: { year: 2026, month: 1, day: 12 }, note: 'First.' }];
    const { lines } = await fill(`Words.\n\n${wide('# Register', '', 'None.')}`, {}, {}, { control: { changes } });
    expect(lines.slice(0, 5)).toEqual(['Words.', '::: landscape', '  # Register', '  None.', '  # Change history']);
  });
});

describe('documents', () => {
  it('have the same keys in the same order, whatever their record lacks', async () => {
    const keysOf = async (job: Partial<Job>) => {
      const document = (await fill('Words.', {}, {}, job)).outcome.value;
      return [Object.keys(document ?? {}), Object.keys(document?.properties ?? {})];
    };
    const control = { code: 'DCW1', version: '1.0', status: 'approved', owner: 'Ann Lee', category: 'Care' } as const;
    expect(await keysOf({ control })).toEqual(await keysOf({ control: {}, review: { cycle: { months: 12 } } }));
  });
});
