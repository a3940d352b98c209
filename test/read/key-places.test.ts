/** A key under the wrong parent: the message says where it belongs, as the schema has it. */
import { describe, expect, it } from 'vitest';
import { frontMatterKeys } from '../../src/model/front-matter-schema.js';
import { organisationKeys } from '../../src/model/organisation-schema.js';
import { packKeys } from '../../src/model/pack-schema.js';
import { themeKeys } from '../../src/model/theme-schema.js';
import { workspaceKeys } from '../../src/model/workspace-schema.js';
import { rightPlace } from '../../src/read/key-places.js';
import { readYaml } from '../support/read-organisation.js';

const SCHEMAS = { organisationKeys, workspaceKeys, frontMatterKeys, themeKeys, packKeys };

const TOP = 'at the top level, without spaces before it';

describe('a key that is known elsewhere', () => {
  it.each([
    ['organisationKeys', 'expiry', '"expiry" belongs under "insurance:".'],
    ['organisationKeys', 'nation', `"nation" belongs ${TOP}.`],
    ['organisationKeys', 'include', '"include" belongs under a name within "policies:".'],
    ['organisationKeys', 'in_force', '"in_force" belongs in an entry of "record:" within "policies:".'],
    ['organisationKeys', 'regulator', `"regulator" belongs ${TOP}, or under "registration:".`],
    ['workspaceKeys', 'accent', '"accent" belongs under "theme:".'],
    ['workspaceKeys', 'why', '"why" belongs in an entry of "common_values:".'],
    ['workspaceKeys', 'top', '"top" belongs under "margins:" within "theme:".'],
    ['frontMatterKeys', 'last', '"last" belongs under "review:".'],
    ['frontMatterKeys', 'nations', '"nations" belongs under "applies_to:".'],
    ['themeKeys', 'headings', '"headings" belongs under "faces:", or under "sizes:".'],
    ['packKeys', 'category', '"category" belongs in an entry of "policies:".'],
    ['organisationKeys', 'first_name', undefined],
    ['organisationKeys', 'branches', undefined],
  ] as const)('%s: %s', (schema, key, words) => {
    expect(rightPlace(key, SCHEMAS[schema], () => false)).toBe(words);
  });

  it('of many groups with it, belongs in those that the file has', () => {
    const among = (...groups: string[]) =>
      rightPlace('first_name', organisationKeys, ([group]) => groups.includes(String(group)));
    expect(among('registered_manager')).toBe('"first_name" belongs under "registered_manager:".');
    expect(among('registered_manager', 'safeguarding_lead', 'fire_safety_lead')).toBeUndefined();
  });
});

describe('a file', () => {
  const hints = async (yaml: string) => {
    const { diagnostics } = await readYaml(`name: Acme\n${yaml}`);
    return diagnostics.map(({ hint }) => hint);
  };

  it.each([
    ['registered_manager:\n  last_name: Lee\nfirst_name: Ann\n', '"first_name" belongs under "registered_manager:".'],
    ['manager: Ann Lee\n', 'Did you mean "registered_manager"? "manager" belongs in an entry of "locations:".'],
    [
      'contact:\n  phone: "029"\n  email: a@b.uk\n',
      'Delete the line "contact:", and move "phone", "email" two spaces to the left.',
    ],
    ['branches: Neath\n', 'Correct it, or put a field of your own under "fields:".'],
    ['insurance:\n  company_no: "1"\n', `"company_no" belongs ${TOP}.`],
    ['manger_name: x\n', 'Did you mean "registered_manager.name"?'],
  ])('%j', async (yaml, hint) => {
    expect((await hints(yaml)).join('\n')).toContain(hint);
  });
});
