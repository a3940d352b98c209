/** `policy impact`: what a change of a field or a template touches. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { memoryWorld } from '../support/memory-world.js';

const template = (title: string, code: string, words: string, nation = '') =>
  `---\ntitle: ${title} Policy\ncode: ${code}\n${nation}---\n\n${words}\n`;

const FILES = {
  'templates/a.md': template('First', 'DC1', 'Ask <<org_field_registered_manager_name>> on <<org_field_phone>>.'),
  'templates/b.md': template('Second', 'DC2', '<<#if org_field_registered_manager_email>>Write.<</if>> Words.'),
  'templates/c.md': template('Third', 'DC3', 'Lift: <<org_field_lift>>.', 'applies_to: {nations: [wales]}\n'),
  'orgs/acme.yaml':
    'name: Acme\nnation: wales\nphone: 029 2018 0100\nregistered_manager: {name: Ann}\nfields: {lift: no}\n',
  'orgs/bala.yaml': 'name: Bala\nnation: england\nphone: 029 2018 0101\nregistered_manager: {name: Bo}\n',
};

async function policy(line: string, files: Readonly<Record<string, string>> = FILES) {
  const world = memoryWorld(files);
  const code = await run(line.split(' '), world, '1.2.3');
  return { code, ...world.printed };
}

describe('policy impact', () => {
  it('lists the documents that a group of fields reaches, values and conditions alike', async () => {
    const { code, out, err } = await policy('impact --field registered_manager');
    expect(err).toBe('');
    expect(out).toBe(
      [
        'acme  DC1  First Policy  (org_field_registered_manager_name)',
        'acme  DC2  Second Policy  (org_field_registered_manager_email)',
        'bala  DC1  First Policy  (org_field_registered_manager_name)',
        'bala  DC2  Second Policy  (org_field_registered_manager_email)',
        '4 documents of 2 organisations would change',
        '',
      ].join('\n'),
    );
    expect(code).toBe(0);
  });

  it('takes one key, a client’s own field, and one client', async () => {
    expect((await policy('impact --field registered_manager.email --org bala')).out).toBe(
      'bala  DC2  Second Policy  (org_field_registered_manager_email)\n1 document of 1 organisation would change\n',
    );
    expect((await policy('impact --field fields.lift')).out).toContain(
      'acme  DC3  Third Policy  (org_field_lift)\n1 document of 1 organisation would change',
    );
  });

  it('takes the one and the list of a kind for the same, since the first of a list serves where one is asked for', async () => {
    const files = {
      'templates/a.md': template('First', 'DC1', '<<#each org_field_registered_managers>><<name>> <</each>>'),
      'templates/b.md': template('Second', 'DC2', 'Ask <<org_field_registered_manager_name>>.'),
      'orgs/acme.yaml': 'name: Acme\nregistered_managers: [Ann, Bo]\n',
    };
    for (const field of ['registered_manager', 'registered_managers']) {
      const { out } = await policy(`impact --field ${field}`, files);
      expect(out).toContain('(org_field_registered_managers)');
      expect(out).toContain('(org_field_registered_manager_name)');
      expect(out).toContain('2 documents of 1 organisation would change');
    }
    const { out } = await policy('fields --org acme --json', files);
    expect(JSON.parse(out).unusedValues.acme).toEqual([]);
  });

  it('lists whom a template reaches', async () => {
    expect((await policy('impact --template DC3')).out).toBe(
      'acme  DC3  Third Policy\n1 document of 1 organisation would change\n',
    );
    const json = JSON.parse((await policy('impact --template DC1 --json')).out);
    expect(json).toMatchObject({
      version: 1,
      command: 'impact',
      exitCode: 0,
      documents: [{ organisation: 'acme', policy: 'DC1' }, { organisation: 'bala' }],
    });
  });

  it('says what it was used wrongly for', async () => {
    expect(await policy('impact')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Say what changes'),
    });
    expect(await policy('impact --field registred_manager')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Did you mean "registered_manager"?'),
    });
    expect(await policy('impact --template DC9')).toMatchObject({
      code: 2,
      err: expect.stringContaining('No template matches "DC9"'),
    });
  });

  it('tells where it could not look', async () => {
    const { code, out } = await policy('impact --field phone', { ...FILES, 'orgs/bala.yaml': 'nation: england\n' });
    expect(code).toBe(1);
    expect(out).toContain('1 document of 1 organisation would change; incomplete: 1 error above');
  });
});
