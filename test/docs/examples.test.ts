/** The examples on the pages are good: YAML parses, client files and templates are read and rendered without a complaint. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { newOrganisationText } from '../../src/engine/organisations/new-organisation.js';
import { organisationKeys } from '../../src/model/organisation-schema.js';
import { checkExample, type Files } from './check-example.js';
import { codeBlocks, namesIn, nodesOf, PAGES, PROJECT, pageAt, placeOf, sectionOf } from './pages.js';

const read = (path: string) => readFileSync(join(PROJECT, path), 'utf8');

/** Examples of what is refused have a test of their own. */
const GOOD = PAGES.filter(({ path }) => path !== 'docs/diagnostics.md');

const templates = pageAt('docs/templates.md');
const organisations = pageAt('docs/organisations.md');

describe('YAML', () => {
  it.each(GOOD.flatMap((page) => codeBlocks(page.root.children, 'yaml').map((block) => [placeOf(page, block), block])))(
    'at %s parses',
    (_, block) => {
      expect(parseDocument(typeof block === 'string' ? block : block.value).errors).toEqual([]);
    },
  );

  it('of the sample workflow parses, and calls what the page on CI says', () => {
    const workflow = parseDocument(read('docs/ci/policy.yml'));
    expect(workflow.errors).toEqual([]);
    const steps: unknown = workflow.toJS().jobs.render.steps;
    const calls = (steps as readonly { readonly run?: string }[]).flatMap(({ run }) => run ?? []);
    expect(calls).toEqual(['npm ci', 'npx policy check --all --strict --report github', 'npx policy render --all']);
    for (const call of calls) expect(read('docs/ci.md')).toContain(`\`${call}\``);
  });
});

/** An approval of every text: examples are about something else. */
const APPROVED = 'approved_by: Sam Sample\napproved_on: 2026-09-14\n';

/** A client that gives what the examples ask for: the one that `policy init` writes, and the fields of the pages. */
const CLIENT = (() => {
  const [fields] = codeBlocks(sectionOf(templates, 'Lists of your own').nodes, 'yaml');
  const own = (fields?.value ?? '').split('\n').filter((line) => line.startsWith('  '));
  const { value: client = '' } = newOrganisationText(read('starter/organisation.txt'), 'orgs/example.yaml', {
    id: 'example',
    nation: 'wales',
    service: 'domiciliary_support',
  });
  const real = client.replace(/^examples:\n(?: .*\n)*/m, '').replace(/^# (\w+: \w+ \w+)$/gm, '$1');
  return `${real.replace(/^fields:$/m, `fields:\n${own.join('\n')}`)}reviewed_on: 2026-09-14\n${APPROVED}`;
})();

const [PASSAGE] = codeBlocks(sectionOf(templates, 'Shared passages').nodes, 'markdown');

const PASSAGES: Files = { 'templates/_passages/how-to-raise-a-concern.md': PASSAGE?.value ?? '' };

const FILES: Files = {
  'orgs/example.yaml': CLIENT,
  'templates/chart.png': readFileSync(join(PROJECT, 'orgs/logos/acme.png')),
};

describe('a template', () => {
  const blocks = [
    ...codeBlocks(templates.root.children, 'markdown').map((block) => ({ block, extension: 'md' })),
    ...codeBlocks(templates.root.children, 'text').map((block) => ({ block, extension: 'txt' })),
  ].map(({ block, extension }) => [placeOf(templates, block), block.value, extension] as const);

  it.each(blocks)('at %s is read and rendered without a complaint', async (_, example, extension) => {
    const whole = extension === 'txt' || example.startsWith('---');
    const text = whole ? example : `---\ntitle: Example Policy\n---\n\n${example}\n`;
    const passage = text.includes('<<passage') ? PASSAGES : {};
    const checked = await checkExample({ ...FILES, ...passage, [`templates/example.${extension}`]: text });
    expect(checked.diagnostics).toEqual([]);
    expect(checked.documents).toBe(1);
  });

  it('is shown in both kinds', () => {
    expect(new Set(blocks.map(([, , extension]) => extension))).toEqual(new Set(['md', 'txt']));
    expect(blocks.length).toBeGreaterThan(8);
  });
});

describe('what templates.md says is refused or doubted', () => {
  const { nodes } = sectionOf(templates, 'What is refused, and why');
  const rows = nodes.flatMap(nodesOf).flatMap((node) => (node.type === 'tableRow' ? [node.children[0]] : []));
  const refused = [...namesIn(rows.flatMap((cell) => cell ?? []))].filter((name) => /^(?:\{\{|<<|\[)/.test(name));
  const doubted = [...namesIn(nodes.filter((node) => node.type === 'paragraph').slice(-1))];

  async function severities(words: string): Promise<ReadonlySet<string>> {
    const template = `---\ntitle: Example Policy\n---\n\nBefore ${words} behind.\n`;
    const { diagnostics } = await checkExample({ ...FILES, 'templates/example.md': template });
    return new Set(diagnostics.map(({ severity }) => severity));
  }

  it('is shown', () => {
    expect(refused.length).toBeGreaterThan(5);
    expect(doubted).toHaveLength(6);
  });

  it.each(refused)('%s is an error', async (words) => {
    expect(await severities(words.replace('…', 'example.org'))).toContain('error');
  });

  it.each(doubted)('%s is a warning', async (words) => {
    expect(await severities(words)).toEqual(new Set(['warning']));
  });
});

describe('a client file', () => {
  const policies = ['DCW34', 'DCW29'].map((code) => [
    `templates/${code}.md`,
    `---\ntitle: ${code === 'DCW29' ? 'Whistleblowing' : 'Data Protection'} Policy\ncode: ${code}\n---\n\nCare.\n`,
  ]);
  const blocks = codeBlocks(organisations.root.children, 'yaml')
    .filter((block) => /^name:/m.test(block.value))
    .map((block) => [placeOf(organisations, block), block.value] as const);

  /** Each base on the page, as a file beside the client: the block below the line that says its name. */
  const text = read('docs/organisations.md');
  const bases = Object.fromEntries(
    [...text.matchAll(/`(orgs\/_[\w-]+\.yaml)`:\n\n```yaml\n([\s\S]*?)```/g)].map(([, path = '', yaml = '']) => [
      path,
      yaml,
    ]),
  );

  it.each(blocks)('at %s is read without a complaint', async (_, example) => {
    const settled = ['reviewed_on: 2026-09-14', 'approved_by: Rhian Powell', 'approved_on: 2026-09-14'].filter(
      (line) => !new RegExp(`^${line.split(':')[0]}:`, 'm').test(example),
    );
    const files: Files = {
      ...bases,
      'orgs/example.yaml': `${example}\n${settled.join('\n')}\n`,
      'orgs/logos/example.png': readFileSync(join(PROJECT, 'orgs/logos/acme.png')),
      ...Object.fromEntries(policies),
    };
    const checked = await checkExample(files);
    expect(checked.diagnostics).toEqual([]);
    expect(checked.documents).toBeGreaterThan(0);
  });

  it('is shown with keys that there are', () => {
    expect(blocks.length).toBeGreaterThan(3);
    const keys = blocks.flatMap(([, text]) => text.split('\n').flatMap((line) => /^(\w+):/.exec(line)?.[1] ?? []));
    expect(keys.filter((key) => !organisationKeys([]).includes(key))).toEqual([]);
  });
});

describe('an excerpt', () => {
  const excerpts = PAGES.flatMap((page) =>
    codeBlocks(page.root.children).flatMap((block) => {
      const file = /^file=(\S+)$/.exec(block.meta ?? '')?.[1];
      return file === undefined ? [] : [[placeOf(page, block), file, block.value] as const];
    }),
  );

  it('is shown of a client file and of a template', () => {
    expect(excerpts.map(([, file]) => file.split('/')[0]).sort()).toEqual(['orgs', 'templates']);
  });

  it.each(excerpts)('at %s is what stands in %s, line after line', (_, file, excerpt) => {
    const lines = read(file).split('\n');
    let at = 0;
    for (const line of excerpt.split('\n').filter((one) => one !== '')) {
      const found = lines.indexOf(line, at);
      expect(found, `"${line}" stands in ${file} below line ${at}`).toBeGreaterThanOrEqual(0);
      at = found + 1;
    }
  });
});
