/** Checks SARIF logs by the schema of its committee, which is in test/fixtures/sarif. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';

function schema(): object {
  const file = join(import.meta.dirname, '../fixtures/sarif/sarif-2.1.0-rtm.5.json');
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof parsed !== 'object' || parsed === null) throw new Error('The schema is no object');
  // Draft 4 names itself otherwise than today's drafts; none of its other differences are in this schema.
  return Object.fromEntries(Object.entries(parsed).filter(([key]) => key !== '$schema' && key !== 'id'));
}

// Forms of addresses and dates are looked at by the tests themselves.
const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false, allErrors: true }).compile(
  schema(),
);

/** What is wrong with a log; empty where it is sound. */
export function sarifFaults(log: unknown): readonly string[] {
  return validate(log) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
