/** What can be written, in front matter, client files, settings and calls of the program, is named on the pages; no other. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { frontMatterKeys } from '../../src/model/front-matter-schema.js';
import { organisationKeys } from '../../src/model/organisation-schema.js';
import { PEOPLE } from '../../src/model/people.js';
import { CONDITION_NAMES, GROUPS, POLICY_NAMES, placeholderName, WHOLE_NAMES } from '../../src/model/placeholders.js';
import { NATIONS, SERVICE_TYPES } from '../../src/model/services.js';
import { DEFAULT_THEME, FURNITURE_PARTS, MILLIMETRE } from '../../src/model/theme.js';
import { themeKeys } from '../../src/model/theme-schema.js';
import { workspaceKeys } from '../../src/model/workspace-schema.js';
import { readYaml } from '../support/read-organisation.js';
import {
  codeBlocks,
  namesIn,
  nodesOf,
  PAGES,
  PROJECT,
  pageAt,
  placeOf,
  sectionOf,
  sectionsOf,
  tableRows,
} from './pages.js';
import { COMMANDS, HELP, OPTIONS } from './program-help.js';

const templates = pageAt('docs/templates.md');
const organisations = pageAt('docs/organisations.md');
const themes = pageAt('docs/themes.md');
const readme = pageAt('README.md');

describe('front matter', () => {
  const keys = frontMatterKeys([]).flatMap((key) => {
    const inner = key === 'changes' ? [] : frontMatterKeys([key]);
    return inner.length === 0 ? [key] : inner.map((one) => `${key}.${one}`);
  });

  it('has each key in the table, and no other', () => {
    const rows = tableRows(sectionOf(templates, 'Front matter').nodes);
    expect(rows.map(([key]) => key)).toEqual(expect.arrayContaining(keys));
    expect(rows).toHaveLength(keys.length);
  });

  it('has each key of a change named', () => {
    const names = namesIn(sectionOf(templates, 'Front matter').nodes);
    expect([...names]).toEqual(expect.arrayContaining([...frontMatterKeys(['changes', 0])]));
  });
});

describe('a client file', () => {
  const sections = sectionsOf(organisations).map(({ title, nodes }) => ({ title, names: namesIn(nodes) }));
  const everywhere = namesIn(organisations.root.children);

  // The lists of people are named by their rule.
  const isNamed = (key: string) =>
    everywhere.has(key) || everywhere.has(`${key}:`) || PEOPLE.some((person) => key === `${person}s`);

  it('has every key of its root named', () => {
    expect(organisationKeys([]).filter((key) => !isNamed(key))).toEqual([]);
  });

  it.each(Object.keys(GROUPS).filter((group) => group !== ''))('has %s named with all of its keys', (group) => {
    const keys = organisationKeys([group]);
    expect(keys.length).toBeGreaterThan(0);
    const told = sections.filter(({ names }) => names.has(group) && keys.every((key) => names.has(key)));
    expect(told.map(({ title }) => title)).not.toEqual([]);
  });

  it('has the keys of policy records in a table of their own', () => {
    const first = (title: string) =>
      tableRows(sectionOf(organisations, title).nodes).flatMap(([cell = '']) => cell.split(', '));
    expect(first('Records of policies').sort()).toEqual([...organisationKeys(['policies', 'DCW34'])].sort());
  });

  it('has every nation, service and person named', () => {
    expect([...NATIONS, ...SERVICE_TYPES, ...PEOPLE].filter((name) => !everywhere.has(name))).toEqual([]);
  });

  it('names no placeholder that is not there', () => {
    const known = new Set([
      ...Object.entries(GROUPS).flatMap(([group, keys]) => keys.map((key) => placeholderName(group, key))),
      ...WHOLE_NAMES.keys(),
      // The fields of a client's own that the pages invent.
      ...['lift', 'offices', 'accounts', 'social_media_accounts', 'cctv_areas'].map((key) => placeholderName(key)),
    ]);
    const wrong = PAGES.filter(({ path }) => path !== 'docs/diagnostics.md').flatMap((page) =>
      nodesOf(page.root).flatMap((node) =>
        node.type === 'code' || node.type === 'inlineCode'
          ? (node.value.match(/org_field_\w+/g) ?? [])
              .filter((name) => !known.has(name))
              .map((name) => `${placeOf(page, node)} ${name}`)
          : [],
      ),
    );
    expect(wrong).toEqual([]);
  });
});

describe('a theme', () => {
  const told = (title: string) => tableRows(sectionOf(themes, title).nodes);

  it('has each key in the table, and no other', () => {
    const keys = themeKeys([]).flatMap((key) => {
      const inner = themeKeys([key]);
      return inner.length === 0 ? [key] : inner.map((one) => `${key}.${one}`);
    });
    expect(told('Every key').map(([key]) => key)).toEqual(keys);
    const own = organisationKeys(['theme']).filter((key) => key !== 'name');
    expect(own).toEqual(themeKeys([]));
    expect([...namesIn(sectionOf(themes, 'One organisation’s own look').nodes)]).toContain('name');
  });

  it('has its defaults told as they are', () => {
    const defaults = new Map(told('Every key').map(([key = '', , , value = '']) => [key, value]));
    const { colours, sizes, lineHeight, wordFace, margins, logo, header, footer } = DEFAULT_THEME;
    for (const [key, value] of Object.entries(colours)) expect(defaults.get(key)).toBe(`"${value}"`);
    for (const [side, points] of Object.entries(margins))
      expect(Number(defaults.get(`margins.${side}`))).toBeCloseTo(points / MILLIMETRE);
    const list = (items: readonly unknown[]) => `[${items.join(', ')}]`;
    expect(Object.fromEntries(defaults)).toMatchObject({
      word_face: wordFace,
      'sizes.body': `${sizes.body}`,
      'sizes.title': `${sizes.title}`,
      'sizes.headings': list(sizes.headings),
      'sizes.small': `${sizes.small}`,
      line_height: `${lineHeight}`,
      'header.left': list(header.left),
      'header.right': list(header.right),
      'footer.left': list(footer.left),
      'footer.right': list(footer.right),
      'logo.place': logo.place,
    });
    expect(Number(defaults.get('logo.height'))).toBeCloseTo(logo.height / MILLIMETRE);
  });

  it('has every part of header and footer told, and no other', () => {
    expect(told('Parts of header and footer').map(([part]) => part)).toEqual([...FURNITURE_PARTS]);
  });

  it('has examples that are read without a complaint', async () => {
    const blocks = codeBlocks(themes.root.children, 'yaml').map(({ value }) => value);
    const theme = blocks.find((text) => !text.startsWith('name:'));
    const clients = blocks.filter((text) => text !== theme);
    const font = readFileSync(join(PROJECT, 'fonts/SourceSerif4-Regular.ttf'));
    const fonts = ['Regular', 'Bold', 'Italic', 'BoldItalic'].map((face) => [`fonts/ExampleSans-${face}.ttf`, font]);
    expect(clients).toHaveLength(4);
    for (const client of clients) {
      const files = { 'themes/harbour.yaml': theme ?? '', ...Object.fromEntries(fonts) };
      expect((await readYaml(client, 'orgs/example.yaml', files)).diagnostics).toEqual([]);
    }
  });
});

describe('computed names', () => {
  it('are all named', () => {
    const names = [...namesIn(templates.root.children)].join(' ');
    expect([...POLICY_NAMES, ...CONDITION_NAMES].filter((name) => !new RegExp(`\\b${name}\\b`).test(names))).toEqual(
      [],
    );
  });
});

describe('policy.yaml', () => {
  it('is shown with every key', () => {
    const [block] = codeBlocks(sectionOf(organisations, 'Settings for all organisations').nodes, 'yaml');
    const shown = (block?.value ?? '').split('\n').flatMap((line) => /^(\w+):/.exec(line)?.[1] ?? []);
    expect(shown.sort()).toEqual([...workspaceKeys([])].sort());
  });
});

describe('the program', () => {
  it('has commands and options to name', () => {
    expect(COMMANDS).toEqual(expect.arrayContaining(['render', 'check', 'fields', 'init']));
    expect(OPTIONS.get('render')).toContain('--reviewed-on');
  });

  it('has each command in the README, and no other', () => {
    const shown = tableRows(sectionOf(readme, 'Commands').nodes).map(([call = '']) => {
      const [, , first = '', second = ''] = call.split(' ');
      return COMMANDS.includes(first) ? first : `${first} ${second}`;
    });
    expect([...new Set(shown)].sort()).toEqual([...COMMANDS].sort());
  });

  it('has each option of each command in the README, and no other', () => {
    const shown = tableRows(sectionOf(readme, 'Options').nodes).flatMap(([options = '', commands = '']) =>
      (options.match(/--[a-z-]+/g) ?? []).map((option) => `${option}: ${commands}`),
    );
    const usual = ['--help', '--version'];
    const there = new Map<string, string[]>();
    for (const command of COMMANDS)
      for (const option of OPTIONS.get(command) ?? [])
        if (!usual.includes(option)) there.set(option, [...(there.get(option) ?? []), command]);
    const wanted = [
      ...[...there].map(([option, names]) => `${option}: ${names.join(', ')}`),
      ...usual.map((one) => `${one}: all`),
    ];
    expect([...shown].sort()).toEqual(wanted.sort());
  });

  it('is called on the pages as it can be called', () => {
    const calls = PAGES.flatMap((page) =>
      nodesOf(page.root).flatMap((node) => {
        if (node.type === 'inlineCode') return [{ place: placeOf(page, node), line: node.value }];
        if (node.type !== 'code' || !['sh', 'console'].includes(node.lang ?? '')) return [];
        return node.value.split('\n').map((line) => ({ place: placeOf(page, node), line: line.replace(/^\$ /, '') }));
      }),
    );
    const wrong = calls.flatMap(({ place, line }) =>
      [...line.matchAll(/(?:^|&& )(?:npx )?policy ((?:org )?[a-z-]+)([^&>|]*)/g)].flatMap(
        ([, command = '', rest = '']) => {
          const known = OPTIONS.get(command);
          if (!known) return [`${place} ${command}`];
          return (rest.match(/--[a-z-]+/g) ?? []).filter((one) => !known.includes(one)).map((one) => `${place} ${one}`);
        },
      ),
    );
    expect(calls.filter(({ line }) => line.includes('policy render')).length).toBeGreaterThan(5);
    expect(wrong).toEqual([]);
  });

  it('has its exit codes in the README and in the page on CI', () => {
    const told = /^Exit codes: (.*)$/m
      .exec(HELP)?.[1]
      ?.split(' · ')
      .map((one) => [one.slice(0, 1), one.slice(2)]);
    expect(told).toHaveLength(4);
    expect(tableRows(sectionOf(readme, 'Exit codes').nodes)).toEqual(told);
    const inCi = tableRows(sectionOf(pageAt('docs/ci.md'), 'What the exit code tells').nodes);
    expect(inCi.map(([code, words = '']) => [code, words.replace(/[.:].*/s, '').toLowerCase()])).toEqual(told);
  });
});
