/** Placeholders of other programs: found wherever they stand, replaced where a map says so, and else as they were. */
import { describe, expect, it } from 'vitest';
import { findUnmapped, normalSpelling, replaceMapped } from '../../src/recognise/placeholders.js';
import { readDocumentForTest } from '../support/import-document.js';
import { words as shown } from '../support/template-text.js';

async function document(text: string) {
  const { title, blocks } = await readDocumentForTest(text);
  return { title: title?.words, blocks };
}

async function replaced(text: string, map: Readonly<Record<string, string>>) {
  const entries = Object.entries(map).map(([spelling, field]): [string, string] => [normalSpelling(spelling), field]);
  const result = replaceMapped(await document(text), new Map(entries));
  const runs = [
    result.words.title ?? [],
    ...result.words.blocks.map((block) => ('children' in block ? block.children : [])),
  ];
  const lines = runs.map(shown).filter((line) => line !== '');
  return { lines, counts: result.replaced.map(({ spelling, count }) => `${spelling} ${count}`) };
}

describe('a mapped placeholder', () => {
  it('becomes the field, wherever it stands', async () => {
    const { lines, counts } = await replaced('# The [Home]\n\n[Home] and the [Home].\n\n[Homes] stay.', {
      '[Home]': 'org_field_name',
    });
    expect(lines).toEqual(['The ‹org_field_name›', '‹org_field_name› and the ‹org_field_name›.', '[Homes] stay.']);
    expect(counts).toEqual(['[Home] 3']);
  });

  it('takes the marks of its first letter', async () => {
    const { lines } = await replaced('Ask **[Registered** Manager] or [Registered *Manager]*.', {
      '[Registered Manager]': 'org_field_registered_manager_name',
    });
    const field = '‹org_field_registered_manager_name›';
    expect(lines).toEqual([`Ask **${field}** or ${field}.`]);
  });

  it('is a whole: no part of a longer word or blank', async () => {
    const { lines } = await replaced('Acme, Acmes, \\_\\_\\_ and \\_\\_\\_\\_', {
      Acme: 'org_field_name',
      ___: 'org_field_phone',
    });
    expect(lines).toEqual(['‹org_field_name›, Acmes, ‹org_field_phone› and ____']);
  });

  it('goes to the longest spelling', async () => {
    const { lines } = await replaced('Acme Care of Acme', {
      Acme: 'org_field_trading_name',
      'Acme  Care': 'org_field_name',
    });
    expect(lines).toEqual(['‹org_field_name› of ‹org_field_trading_name›']);
  });

  it('may be a tag of another program', async () => {
    const { lines } = await replaced('{{ client }} is <<Client Name>> in {{client.town}}.', {
      '{{client}}': 'org_field_name',
      '<<Client Name>>': 'org_field_name',
    });
    expect(lines).toEqual(['‹org_field_name› is ‹org_field_name› in {{client.town}}.']);
  });

  it('is none across a hole or a line', async () => {
    const { lines, counts } = await replaced('[Home <<org_field_phone>> Name] and\\\n[Home\\\nName]', {
      '[Home Name]': 'org_field_name',
    });
    expect(lines).toEqual(['[Home ‹org_field_phone› Name] and / [Home / Name]']);
    expect(counts).toEqual([]);
  });
});

describe('an unmapped placeholder', () => {
  it('is counted and placed, with the field it may mean', async () => {
    const text = 'Ask [Organisation Name].\n\n- «Manager»\n- [Organisation Name]\n\n| a |\n|---|\n| \\_\\_\\_\\_ |\n';
    const found = findUnmapped(await document(text), new Map(), []);
    expect(
      found.map(({ kind, spelling, count, firstPlace: first, field }) => [kind, spelling, count, first?.start, field]),
    ).toEqual([
      ['placeholder', '[Organisation Name]', 2, 4, 'org_field_name'],
      ['placeholder', '«Manager»', 1, 28, 'org_field_registered_manager_name'],
      ['blank', '____', 1, text.indexOf('\\_'), undefined],
    ]);
  });

  it('may be a tag with a name that is none of ours', async () => {
    const found = findUnmapped(
      await document('{{ client_name }} of {{org_field_name}} and {{Client Name}}.'),
      new Map(),
      [],
    );
    expect(found.map(({ spelling, field }) => [spelling, field])).toEqual([
      ['{{client_name}}', 'org_field_name'],
      ['{{Client Name}}', 'org_field_name'],
    ]);
  });

  it('is no key of a list’s entries', async () => {
    const table =
      '| a |\n|---|\n<<#each org_field_staff>>\n| <<name>> |\n<</each>>\n\n<<#each org_field_staff>><<role>><</each>>\n';
    expect(findUnmapped(await document(table), new Map(), [])).toEqual([]);
  });
});
