/** A run with more problems than GitHub takes in one SARIF log: it gets the errors, and is told of the rest. */
import { expect, it } from 'vitest';
import { sarifReport } from '../../src/report/ci/sarif.js';
import { sarifFaults } from '../support/sarif-schema.js';

it('has no more results than GitHub takes, and says how many are left out', () => {
  const findings = Array.from({ length: 25_011 }, (_, at) => ({
    severity: at === 0 ? ('error' as const) : ('warning' as const),
    code: 'file-empty',
    message: `Problem ${at}`,
    organisations: [],
    file: `orgs/site ${at}.yaml`,
  }));
  const usual = { command: 'check', engine: 'policy 1.2.3', exitCode: 1, strict: false, packs: [] } as const;
  const text = sarifReport({ ...usual, findings, settings: 'policy.yaml' });
  const log = JSON.parse(text);
  expect(sarifFaults(log)).toEqual([]);
  expect(log.runs[0].results).toHaveLength(25_000);
  expect(log.runs[0].results[0].level).toBe('error');
  expect(JSON.stringify(log.runs[0].invocations)).toContain('11 more problems are left out');
});
