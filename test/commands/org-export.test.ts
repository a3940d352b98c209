/** `policy org export`: a spreadsheet that comes back: imported as it is, it changes nothing. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { HOSTILE } from '../support/hostile-values.js';
import { memoryWorld } from '../support/memory-world.js';
import { runs } from '../support/tier.js';

const ACME = `name: Acme Care
registered_manager: {title: Mrs, first_name: Ann, last_name: Lee, email: ann@acme.example}
safeguarding_lead: Jo Pattern
phone: "+44 29 2018 0100"
address: 1 High Street, Cardiff
fields: {lift: "=1+1", rota: [a, b]}
locations: [{name: Barry}]
policies: {DCW34: {reviewed: 2026-09-01}}
`;

async function exported(files: Readonly<Record<string, string | Uint8Array>>, ...args: readonly string[]) {
  const world = memoryWorld(files);
  const code = await run(['org', 'export', ...args], world, '1.2.3');
  return { code, world, ...world.printed };
}

/** What importing a spreadsheet says of organisations that are there. */
async function imported(files: Readonly<Record<string, string | Uint8Array>>, csv: string, ...args: readonly string[]) {
  const world = memoryWorld({ ...files, 'homes.csv': csv });
  const code = await run(['org', 'import', 'homes.csv', ...args], world, '1.2.3');
  return { code, world, ...world.printed };
}

describe('policy org export', () => {
  it('has a column for each value, in the order of the schema', async () => {
    const files = { 'orgs/acme.yaml': ACME, 'orgs/bala.yaml': 'name: Bala\nphone: 029 2018 0101\n' };
    const { code, out, err } = await exported(files);
    expect(code).toBe(0);
    expect(out).toBe(
      '\ufeff"id","name","phone","registered_manager","registered_manager.email","safeguarding_lead","fields.lift"\r\n' +
        `"acme","Acme Care","'+44 29 2018 0100","Mrs Ann Lee","ann@acme.example","Jo Pattern","'=1+1"\r\n` +
        '"bala","Bala","029 2018 0101","","","",""\r\n',
    );
    expect(err).toContain(
      'orgs/acme.yaml note These have no column, and stay as they are: address, fields.rota, locations (acme)',
    );
  });

  it('goes into a file, for some organisations', async () => {
    const files = { 'orgs/acme.yaml': ACME, 'orgs/bala.yaml': 'name: Bala\n' };
    const { world, out } = await exported(files, '--org', 'bala', '--output', 'homes.csv');
    expect(out).toBe('');
    expect(new TextDecoder().decode(world.disk.get('/workspace/homes.csv'))).toBe('"id","name"\r\n"bala","Bala"\r\n');
  });

  it('comes back with one change: eighty managers in a spreadsheet, or one', async () => {
    const files = { 'orgs/acme.yaml': ACME };
    const { out } = await exported(files);
    const { code, world } = await imported(
      files,
      out.replace('Mrs Ann Lee', 'Bob Other').replace('ann@acme', 'bob@acme'),
    );
    expect(code).toBe(0);
    expect(new TextDecoder().decode(world.disk.get('/workspace/orgs/acme.yaml'))).toBe(
      ACME.replace(
        '{title: Mrs, first_name: Ann, last_name: Lee, email: ann@acme.example}',
        '{first_name: Bob, last_name: Other, email: "bob@acme.example"}',
      ),
    );
  });

  it('changes nothing when it comes back as it is: the samples', async () => {
    const names = readdirSync('orgs').filter((name) => /^[a-z-]+\.yaml$/.test(name));
    const files = Object.fromEntries(names.map((name) => [`orgs/${name}`, readFileSync(join('orgs', name))]));
    const { out } = await exported(files);
    expect((await imported(files, out)).out).toBe(`Organisations: 0 new, 0 changed, ${names.length} unchanged\n`);
  });

  it('changes nothing when it comes back as it is: any values', async () => {
    const value = fc.oneof(fc.constantFrom(...Object.values(HOSTILE)), fc.string({ unit: 'grapheme', maxLength: 20 }));
    await fc.assert(
      fc.asyncProperty(value, value, value, async (name, trading, lift) => {
        const text = `${JSON.stringify({ name: `A ${name}`, trading_name: trading, fields: { lift } })}\n`;
        const files = { 'orgs/acme.yaml': text };
        const { code, out } = await exported(files);
        if (code !== 0) return;
        const back = await imported(files, out);
        const after = new TextDecoder().decode(back.world.disk.get('/workspace/orgs/acme.yaml'));
        expect(after, back.err).toBe(text);
      }),
      { numRuns: runs(60, 2000) },
    );
  });
});
