/**
 * The newcomer’s first hour: from an empty folder to packs from starters, packs from policies of their own, and fifty organisations from a
 * spreadsheet. What is typed stands in the README, or in what was printed before; `first-hour.txt` is the whole of it, for people to read.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
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
  ['render', '--all', '--policy', 'DCW34'],
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
  ['render', '--org', 'ash-*', '--format', 'html'],
];

const shown = (args: readonly string[]) =>
  ['policy', ...args.map((arg) => (/^[\w./:=-]+$/.test(arg) ? arg : `"${arg}"`))].join(' ');

it('leads from an empty folder to packs in at most fifteen commands', async () => {
  const world = memoryWorld(FILES);
  const transcript: string[] = [];
  const codes: number[] = [];

  for (const args of TYPED) {
    const before = `${README}${transcript.join('')}`;
    expect(before, `nobody told the newcomer of ${args[0]}`).toContain(
      `policy ${args[0] === 'org' ? args.slice(0, 2).join(' ') : args[0]}`,
    );
    world.printed.out = '';
    world.printed.err = '';
    codes.push(await run([...args], world, '1.2.3'));
    const { out, err } = world.printed;
    transcript.push(`$ ${shown(args)}\n${err}${out}\n`.replaceAll(/\(\d+\.\d s\)/g, '(0.0 s)'));
  }
  await expect(transcript.join('')).toMatchFileSnapshot('first-hour.txt');
  expect(TYPED.length).toBeLessThanOrEqual(15);
  expect(codes).toEqual(TYPED.map(() => 0));
});
