/**
 * The newcomer’s first hour: from an empty folder to packs from starters, packs from policies of their own, and fifty organisations from a
 * spreadsheet. What is typed stands in the README, or in what was printed before; `first-hour.txt` is the whole of it, for people to read,
 * as the conformance tier runs it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, inject, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { memoryWorld } from '../support/memory-world.js';
import { homesWorkbook } from './homes.js';

const FOLDER = join(import.meta.dirname, 'my-policies');
const README = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');

/** What they have at hand. */
const FILES = {
  ...Object.fromEntries(readdirSync(FOLDER).map((name) => [`my-policies/${name}`, readFileSync(join(FOLDER, name))])),
  'homes.xlsx': homesWorkbook(),
};

/** What stands in place of values in these policies, each as the hint of its warning says, or with a field of their choice. */
const MAPS = [
  '[Company Name]=org_field_name',
  '{{Company Name}}=org_field_name',
  '[Name of Registered Manager]=org_field_registered_manager_name',
  '[Registered Manager]=org_field_registered_manager_name',
  '[Telephone Number]=org_field_phone',
  '[Phone]=org_field_phone',
  '[Local Authority]=org_field_local_authority_authority_name',
  '[insert number]=org_field_local_authority_safeguarding_phone',
  'XXXX=org_field_name',
];

/** Whether all fifty are rendered; otherwise the test is too slow to run all the time. */
const isWhole = inject('tier') !== 'quick';

/** All organisations in all formats; with each `npm test` ten of the fifty, five of which lack details, in one format. */
const RENDER = isWhole ? ['render', '--all'] : ['render', '--org', 'ash-*', '--org', 'cedar-*', '--format', 'html'];

/** What is typed, an argument each. */
const TYPED: readonly (readonly string[])[] = [
  [
    'init',
    '.',
    '--nation',
    'wales',
    '--service',
    'domiciliary_support',
    '--name',
    'Gofal Dolwen',
    '--number',
    'SIN-00054321-GDHC',
    '--manager',
    'Siân O’Brien',
  ],
  ['org', 'add', '--nation', 'wales', '--service', 'care_home', '--name', 'Cartref Tŷ Gwyn'],
  ['starters', '--org', 'cartref-ty-gwyn'],
  ['org', 'add', '--nation', 'england', '--service', 'domiciliary_support', '--name', 'Meadow Home Care'],
  ['starters', '--org', 'meadow-home-care'],
  ['render', '--all', '--format', 'html'],
  ['org', 'add', '--nation', 'england', '--service', 'care_home', '--name', 'Elm House'],
  ['import', 'my-policies'],
  ['import', 'my-policies', ...MAPS.flatMap((map) => ['--map', map]), '--force'],
  ['org', 'add', '--nation', 'scotland', '--service', 'day_service', '--name', 'Glen Day Centre'],
  ['render', '--org', 'elm-house', '--org', 'glen-day-centre', '--format', 'html'],
  ['org', 'import', 'homes.xlsx', '--column', 'Safeguarding line=local_authority.safeguarding_phone'],
  RENDER,
  ['org', 'import', 'homes.xlsx'],
  RENDER,
];

/** Where a message asks for details of ten homes: they are put into the spreadsheet. */
const ASKED_AT = 12;

const shown = (args: readonly string[]) =>
  ['policy', ...args.map((arg) => (/^[\w./:=-]+$/.test(arg) ? arg : `"${arg}"`))].join(' ');

it('leads from an empty folder to packs in at most fifteen commands', async () => {
  const world = memoryWorld(FILES);
  const transcript: string[] = [];
  const codes: number[] = [];

  for (const [at, args] of TYPED.entries()) {
    const before = `${README}${transcript.join('')}`;
    expect(before, `nobody told the newcomer of ${args[0]}`).toContain(
      `policy ${args[0] === 'org' ? args.slice(0, 2).join(' ') : args[0]}`,
    );
    world.printed.out = '';
    world.printed.err = '';
    codes.push(await run([...args], world, '1.2.3'));
    const { out, err } = world.printed;
    transcript.push(`$ ${shown(args)}\n${err}${out}\n`.replaceAll(/\(\d+\.\d s\)/g, '(0.0 s)'));
    if (at === ASKED_AT) world.disk.set(posix.join(world.files.workingFolder, 'homes.xlsx'), homesWorkbook(true));
  }
  const told = transcript.join('');
  if (isWhole) await expect(told).toMatchFileSnapshot('first-hour.txt');
  else
    expect(readFileSync(join(import.meta.dirname, 'first-hour.txt'), 'utf8')).toContain(
      transcript.slice(0, ASKED_AT).join(''),
    );
  expect(TYPED.length).toBeLessThanOrEqual(15);
  expect(codes).toEqual(TYPED.map((_, at) => (at === ASKED_AT ? 1 : 0)));
  expect(transcript[ASKED_AT]).toMatch(/^orgs error 4 values that policies need are missing for \d+ organisations/m);

  const packs = (await world.files.list('out')).filter((path) => path.endsWith('/manifest.json'));
  expect(packs).toHaveLength(isWhole ? 55 : 15);
});
