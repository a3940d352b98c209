/** Looks on their way to documents: each client's own, the workspace's, themes that nobody takes. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';

const client = (name: string, theme = '') => `name: ${name}\nnation: wales\nreviewed_on: 2026-09-01\n${theme}`;

const FILES = {
  'policy.yaml': 'formats: [html]\ntheme: {accent: "#101010"}\n',
  'themes/harbour.yaml': 'accent: "#202020"\n',
  'templates/safe.md': '---\ntitle: Safeguarding Policy\n---\n\nKeeping people of <<org_field_name>> safe.\n',
  'orgs/house.yaml': client('House'),
  'orgs/named.yaml': client('Named', 'theme: harbour\n'),
  'orgs/own.yaml': client('Own', 'theme: {name: harbour, accent: "#303030"}\n'),
  'orgs/other.yaml': client('Other', 'theme:\n  name: harbour\n'),
};

async function policy(line: string, files: Readonly<Record<string, string>> = FILES) {
  const world = memoryWorld(files);
  const code = await run(line.split(' '), world, '1.2.3');
  return { code, err: world.printed.err, world };
}

const page = (world: MemoryWorld, id: string) =>
  new TextDecoder().decode(world.disk.get(`/workspace/out/${id}/html/safeguarding.html`));

describe('the look of a document', () => {
  it('is its client’s own, else that of the theme it names, else the workspace’s', async () => {
    const { code, err, world } = await policy('render --all');
    expect(err).toBe('');
    expect(code).toBe(0);
    const accents = ['house', 'named', 'own', 'other'].map((id) => /--accent:(#\w+)/.exec(page(world, id))?.[1]);
    expect(accents).toEqual(['#101010', '#202020', '#303030', '#202020']);
  });

  it('is no reason to refuse other clients: a theme that is not there stops its own alone', async () => {
    const { code, err, world } = await policy('render --all', {
      ...FILES,
      'orgs/lost.yaml': client('Lost', 'theme: x\n'),
    });
    expect(code).toBe(1);
    expect(err).toContain('orgs/lost.yaml:4:8 error');
    expect(page(world, 'named')).toContain('Keeping people of Named safe.');
    expect(world.disk.has('/workspace/out/lost/html/safeguarding.html')).toBe(false);
  });

  it('of the workspace is refused before anything is read', async () => {
    const { code, err } = await policy('render --all', { ...FILES, 'policy.yaml': 'theme: harbor\n' });
    expect(code).toBe(1);
    expect(err).toContain('policy.yaml:1:8 error');
    expect(err).toContain('Did you mean "harbour"?');
  });
});

describe('a theme that no client takes', () => {
  const files = { ...FILES, 'themes/unused.yaml': 'sizes: {body: 9}\n' };

  it('is looked at by a check of everything', async () => {
    const { code, err } = await policy('check', files);
    expect(code).toBe(1);
    expect(err).toContain('themes/unused.yaml:1:15 error');
  });

  it('disturbs nobody else', async () => {
    expect((await policy('check --org named', files)).code).toBe(0);
    expect((await policy('render --all', files)).code).toBe(0);
  });
});
