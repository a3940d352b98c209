/** Invented details of a new organisation: each run tells of them, no approved policy has them, and they identify nobody. */
import { describe, expect, it } from 'vitest';
import { valuesOf } from '../../src/check/identifying-values.js';
import { run } from '../../src/commands/index.js';
import { memoryWorld } from '../support/memory-world.js';
import { readYaml } from '../support/read-organisation.js';

const TEMPLATE = `---
title: Fire Policy
code: DC1
version: "1.0"
status: draft
---

Ring <<org_field_phone>>.
`;

const BRYN = `name: Bryn Care
phone: 029 2018 0100
address: {line_1: 1 Example Street, town: Cardiff}
safeguarding_lead: {name: Jo Pattern}
fields: {lift: TK Lifts}
examples: [phone, address, safeguarding_lead.name, fields.lift, vat_no]
`;

async function policy(line: string, files: Readonly<Record<string, string>> = {}) {
  const workspace = memoryWorld({
    'policy.yaml': 'formats: [html]\n',
    'templates/a.md': TEMPLATE,
    'orgs/bryn.yaml': BRYN,
    ...files,
  });
  const code = await run(line.split(' '), workspace, '1.2.3');
  const paths = [...workspace.disk.keys()].filter((path) => path.startsWith('/workspace/out/'));
  return { code, paths, ...workspace.printed };
}

describe('details that are examples', () => {
  it.each(['render --org bryn', 'check'])('are listed by %s, at the list', async (line) => {
    const { code, err } = await policy(line);
    expect(code).toBe(0);
    expect(err).toContain(
      'orgs/bryn.yaml:6:12 warning 4 details are only examples: phone, address, safeguarding_lead.name, fields.lift (bryn) [example-values]',
    );
    expect(err.match(/example-values/g)).toHaveLength(1);
  });

  it('keep an approved policy from being made', async () => {
    const approved = `${BRYN}policies:\n  DC1: {reviewed: 2026-09-01, approved_by: Jo Li, approved_on: 2026-09-02}\n`;
    const { code, err, paths } = await policy('render --org bryn', {
      'templates/a.md': TEMPLATE.replace('draft', 'approved'),
      'orgs/bryn.yaml': approved,
    });
    expect(code).toBe(1);
    expect(err).toContain('error 4 details are only examples');
    expect(err).toContain('; but DC1 isn’t a draft (bryn) [example-values]');
    expect(paths).toEqual([]);
  });

  it('are as good as any other once they are off the list', async () => {
    const { err } = await policy('render --org bryn', { 'orgs/bryn.yaml': BRYN.replace(/^examples.*\n/m, '') });
    expect(err).not.toContain('example-values');
  });

  it('are no warning where two new organisations have the same, nor looked for in documents of others', async () => {
    const other = BRYN.replace('Bryn', 'Nant');
    const { err } = await policy('check', { 'orgs/nant.yaml': other });
    expect(err).not.toContain('contact-copied');
    const { value } = await readYaml(BRYN, 'orgs/bryn.yaml');
    const spellings = value && valuesOf(value).map(({ spelling }) => spelling);
    expect(spellings?.filter((spelling) => spelling !== '')).toEqual(['Bryn Care']);
  });
});
