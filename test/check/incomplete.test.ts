/** What a file that can't be read in full costs the final check: only values of organisations matter to the documents of others. */
import { expect, it } from 'vitest';
import { type ReadFile, unreadOrganisations } from '../../src/check/incomplete.js';
import { error } from '../../src/model/diagnostic.js';
import { organisationOf } from '../support/organisations.js';

const PATH = 'orgs/acme.yaml';

const fileWith = (...diagnostics: ReadFile['diagnostics']): ReadFile => ({
  path: PATH,
  organisation: organisationOf(),
  diagnostics,
});

it.each([
  ['its own file', PATH, 'value-character'],
  ['a base beside it', 'orgs/_group.yaml', 'wrong-type'],
] as const)('an error in %s may cost a value', (_, path, code) => {
  const [warning, ...others] = unreadOrganisations([fileWith(error(code, 'Wrong', path))]);
  expect(warning).toMatchObject({ code: 'check-incomplete', path: PATH });
  expect(others).toEqual([]);
});

it.each([
  ['its pack', 'packs/standard.yaml', 'value-character'],
  ['its theme', 'themes/plain.yaml', 'unknown-key'],
  ['its logo', PATH, 'picture-missing'],
] as const)('an error about %s costs none', (_, path, code) => {
  expect(unreadOrganisations([fileWith(error(code, 'Wrong', path))])).toEqual([]);
});

it('a file that can’t be read at all costs all', () => {
  const [warning] = unreadOrganisations([{ path: PATH, organisation: undefined, diagnostics: [] }]);
  expect(warning?.message).toContain('this file can’t be read');
});
