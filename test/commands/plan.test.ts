/** `plan`: what a render would do and why, and what packs are made from; nothing is written. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';
import { policy } from '../support/policy-call.js';

const FILES = {
  'orgs/_group.yaml': 'fields: {lift: "yes"}\n',
  'orgs/acme.yaml': 'name: Acme Home Care\nextends: _group\nphone: 029 2018 0100\n',
  'orgs/bala.yaml': 'name: Bala Home Care\n',
  'templates/DC1.md':
    '---\ntitle: First Policy\ncode: DC1\nreview:\n  last: 2026-09-01\n---\n\n# Purpose\n\nWelcome.<<#if org_field_phone>> Ring <<org_field_phone>>.<</if>>\n',
};

const write = (world: MemoryWorld, path: string, words: string) =>
  void world.disk.set(`/workspace/${path}`, Buffer.from(words));

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const inputs = z.array(z.strictObject({ path: z.string(), sha256: hash }));

/** The form of the data that docs/ci.md describes. */
const planForm = z.strictObject({
  version: z.literal(1),
  command: z.literal('plan'),
  exitCode: z.int(),
  engine: z.string().startsWith('policy '),
  organisations: z.array(
    z.strictObject({
      id: z.string(),
      folder: z.string(),
      policies: z.int(),
      pages: z.int(),
      action: z.enum(['keep', 'make', 'refuse']),
      reasons: z.array(z.strictObject({ kind: z.string(), names: z.array(z.string()) })),
      inputs: z.strictObject({ shared: z.string(), own: inputs }).optional(),
      outputs: z.array(
        z.strictObject({
          path: z.string(),
          sha256: hash.optional(),
          key: z.string().optional(),
          action: z.enum(['keep', 'write', 'remove']),
          because: z.array(z.string()).optional(),
        }),
      ),
    }),
  ),
  inputs: z.record(z.string(), inputs),
  diagnostics: z.array(z.looseObject({ code: z.string() })),
});

async function planned(world: MemoryWorld, options = '--all') {
  const before = [...world.disk].map(([path, bytes]) => [path, sha256(bytes)]);
  const { out } = await policy(`plan ${options} --format html --json`, world);
  expect([...world.disk].map(([path, bytes]) => [path, sha256(bytes)])).toEqual(before);
  return planForm.parse(JSON.parse(out));
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const actions = ({ organisations }: z.output<typeof planForm>) =>
  organisations.map(({ id, action, outputs }) => [
    id,
    action,
    ...outputs.flatMap((file) => (file.action === 'keep' ? [] : [`${file.action} ${file.path}`])),
  ]);

describe('plan', () => {
  it('tells in a few lines what a render would write, and why', async () => {
    const world = memoryWorld(FILES);
    expect((await policy('plan --all --format html', world)).out).toBe(
      'acme  8 files would be written\nbala  8 files would be written\n16 files would be written\n',
    );
    await policy('render --all --format html', world);
    expect((await policy('plan --all --format html', world)).out).toBe(
      'acme  8 files up to date\nbala  8 files up to date\n16 files up to date\n',
    );
    write(world, 'orgs/acme.yaml', FILES['orgs/acme.yaml'].replace('0100', '0199'));
    const { code, out } = await policy('plan --all --format html', world);
    expect(out).toMatch(
      /^acme {2}\d of 8 files would be written\nbala {2}8 files up to date\nBecause of\n {2}value phone: acme\n\d of 16 files would be written\n$/,
    );
    expect(code).toBe(0);
  });

  it('gives as data what a render then does, byte for byte', async () => {
    const world = memoryWorld(FILES);
    for (const edit of [
      () => undefined,
      () => write(world, 'orgs/acme.yaml', FILES['orgs/acme.yaml'].replace('0100', '0199')),
      () => world.disk.delete('/workspace/out/bala/index.html'),
      () => write(world, 'templates/DC1.md', FILES['templates/DC1.md'].replaceAll('First', 'Second')),
    ]) {
      edit();
      const plan = await planned(world);
      const before = new Map([...world.disk].map(([path, bytes]) => [path, sha256(bytes)]));
      expect((await policy('render --all --format html', world)).code).toBe(0);
      for (const { folder, outputs } of plan.organisations)
        for (const { path, sha256: hashThen, action } of outputs) {
          const full = `/workspace/${folder}/${path}`;
          const now = world.disk.get(full);
          expect(now && sha256(now)).toBe(hashThen);
          expect([path, action]).toEqual([path, now ? (before.get(full) === hashThen ? 'keep' : 'write') : 'remove']);
        }
      expect(actions(await planned(world))).toEqual([
        ['acme', 'keep'],
        ['bala', 'keep'],
      ]);
    }
  });

  it('names the files that a pack is made from, its own and those in common', async () => {
    const world = memoryWorld(FILES);
    for (const _ of ['before a render', 'after it']) {
      const { organisations, inputs: shared } = await planned(world);
      for (const { id, inputs: own, outputs } of organisations) {
        expect(own?.own.map(({ path }) => path)).toEqual([`orgs/${id}.yaml`]);
        expect(outputs.filter(({ key }) => key === undefined).map(({ path }) => path)).toEqual(['manifest.json']);
        const common = shared[own?.shared ?? ''] ?? [];
        expect(common.map(({ path }) => path)).toEqual(
          expect.arrayContaining(['orgs/_group.yaml', 'templates/DC1.md']),
        );
        for (const { path, sha256: read } of [...(own?.own ?? []), ...common])
          expect(sha256(world.disk.get(`/workspace/${path}`) ?? new Uint8Array())).toBe(read);
      }
      await policy('render --all --format html', world);
    }
  });

  it('says that a pack with errors is refused, and what goes', async () => {
    const world = memoryWorld(FILES);
    await policy('render --all --format html', world);
    write(world, 'orgs/bala.yaml', 'name: [\n');
    write(world, 'templates/DC1.md', FILES['templates/DC1.md'].replaceAll('First', 'Second'));
    const plan = await planned(world);
    expect(plan.exitCode).toBe(1);
    const [acme, bala] = actions(plan);
    expect(bala).toEqual(['bala', 'refuse']);
    expect(acme).toEqual(expect.arrayContaining(['remove html/DC1-first.html', 'write html/DC1-second.html']));
  });

  it.each(['--all', '--org acme', '--policy DC1', '--format html', '--loose', '--shard 1/2', '--out there'])(
    'is no comparison with %s',
    async (option) => {
      const { code, err } = await policy(`plan --compare out/acme ${option}`, memoryWorld(FILES));
      expect(code).toBe(2);
      expect(err).toContain('--compare can’t be used with options that choose documents');
    },
  );

  it('chooses organisations as a render does', async () => {
    const world = memoryWorld(FILES);
    expect((await policy('plan', world)).err).toContain('Say which organisation: --org ID or --all');
    expect((await planned(world, '--org b*')).organisations.map(({ id }) => id)).toEqual(['bala']);
    const { organisations } = await planned(world, '--all --policy DC1 --loose');
    expect(organisations.flatMap(({ outputs }) => outputs.map(({ path }) => path))).toEqual(
      Array(2).fill('html/DC1-first.html'),
    );
  });
});
