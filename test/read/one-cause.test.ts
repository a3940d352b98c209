/** One cause, one error: the slips that people make in an organisation's file, each with its place and what to do. */
import { describe, expect, it } from 'vitest';
import { readTemplateHead } from '../../src/read/template/head.js';
import { complaints, readYaml } from '../support/read-organisation.js';

describe('one slip is one error', () => {
  it.each([
    ['nmae: Acme', '1:1 error unknown-key', 'Did you mean "name"?'],
    ['Name: Acme', '1:1 error unknown-key', 'Did you mean "name"?'],
    ['name: Acme\nmanger_name: x', '2:1 error unknown-key', 'Did you mean "registered_manager.name"?'],
    ['name: Acme\nregisterd_manager: {last_nam: B}', '2:1 error unknown-key', 'Did you mean "registered_manager"?'],
    ['name: Acme\nregistered_manager: {lst_name: B}', '2:22 error unknown-key', 'Did you mean "last_name"?'],
    ['name: Acme\npolicies: {DC1: {reviewd: 2026-01-01}}', '2:18 error unknown-key', 'Did you mean "reviewed"?'],
    ['name: Acme\nfoo: TBC', '2:1 error unknown-key', 'Correct it, or put a field of your own under "fields:".'],
    [
      'name: Acme\nregistered_manager:\nfirst_name: A\nlast_name: B\nphone: 029 2018 0100',
      '3:1 error unknown-key',
      'Indent this line, and those below that belong to "registered_manager", by two spaces.',
    ],
    [
      'name: Acme\nregistered_manager: [Ann Example, Bo Example]',
      '2:21 error wrong-type',
      'If there are several, write "registered_managers:".',
    ],
    [
      'name: Acme\naddress: [Barry]',
      '2:10 error wrong-type',
      'Write one text after the colon. If it begins with [ or {, put it in quotes.',
    ],
    [
      'name: Acme\ninsurance: [Barry]',
      '2:12 error wrong-type',
      'Write a key, a colon and a value on each line below, such as "provider: …".',
    ],
    [
      'name: [Acme]',
      '1:7 error wrong-type',
      'Write one text after the colon. If it begins with [ or {, put it in quotes.',
    ],
    ['name: Acme\npolicies: [DC1]', '2:11 error wrong-type', 'Write a key, a colon and a value on each line below.'],
    [
      'name: {length: {}}',
      '1:7 error wrong-type',
      'Write one text after the colon. If it begins with [ or {, put it in quotes.',
    ],
    [
      'name: {length: 5000}',
      '1:7 error wrong-type',
      'Write one text after the colon. If it begins with [ or {, put it in quotes.',
    ],
    ['name: Acme\nreviewed_on: 31/01/2026', '2:14 error invalid-date', 'Write it like 2026-01-31.'],
    ['name: Acme\nnation: Wales', '2:9 error invalid-value', 'Did you mean "wales"?'],
    ['name: Acme\nname: Bala', '2:1 error yaml-syntax', 'Keep one of the two.'],
    ['name: Acme\naddress: {town: Barry, town: Cardiff}', '2:24 error yaml-syntax', 'Keep one of the two.'],
    [
      'name: Acme\n  phone: 029 2018 0100',
      '2:3 error yaml-syntax',
      'Start it below the first letter of the key above.',
    ],
    ['name: Acme: Care', '1:7 error yaml-syntax', 'If the text contains a colon and a space, put it in quotes.'],
    ['name: "Acme', '1:7 error yaml-syntax', 'Close it with its partner.'],
    ['name: Acme\n\taddress: x', '2:1 error yaml-syntax', 'Indent with spaces.'],
    ['name:', '1:1 error missing-key', 'Fill it in.'],
    [
      'name: Acme\n---\nname: Bala',
      '2:1 error yaml-syntax',
      'Delete the line, or put what follows into a file of its own.',
    ],
    ['name Acme', '1:1 error wrong-type', 'Write a key, a colon and a value on each line below.'],
  ])('%j', async (text, complaint, hint) => {
    const read = await readYaml(`${text}\n`);
    expect(complaints(read)).toEqual([complaint]);
    expect(read.diagnostics[0]?.hint).toBe(hint);
  });

  it('a mistyped title is not missing too', () => {
    const { diagnostics } = readTemplateHead({ path: 'a.md', text: '---\ntitel: Fire\n---\n\nWords.\n' }, 'markdown');
    expect(diagnostics.map(({ code, hint }) => `${code} ${hint}`)).toEqual(['unknown-key Did you mean "title"?']);
  });

  it('and two slips are two', async () => {
    expect(complaints(await readYaml('nmae: Acme\nreviewed_on: 31/01/2026\n'))).toEqual([
      '1:1 error unknown-key',
      '2:14 error invalid-date',
    ]);
    expect(complaints(await readYaml('website: example.org\nfoo: x\n'))).toEqual([
      '1:1 error missing-key',
      '2:1 error unknown-key',
    ]);
  });
});
