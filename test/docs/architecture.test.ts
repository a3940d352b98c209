/** The page for people who change the program: each path it names is there, and each name is exported where it says. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodesOf, PROJECT, pageAt } from './pages.js';

const page = pageAt('docs/architecture.md');

/** The inline code of the page, in reading order. */
const codes = nodesOf(page.root).flatMap((node) => (node.type === 'inlineCode' ? [node.value] : []));

const isPath = (code: string) =>
  /^(?:src|test|docs|bench|schema|templates|starter|themes|fonts|orgs|packaging|\.ci)\//.test(code);

const text = readFileSync(join(PROJECT, 'docs/architecture.md'), 'utf8').replace(/\n/g, ' ');

/** "`fillTemplate` in `src/fill/fill-template.ts`": a name and the file that exports it. */
const exported = [...text.matchAll(/`([A-Za-z_]\w*)`(?: and `([A-Za-z_]\w*)`)? in `(src\/[\w./-]+\.ts)`/g)].flatMap(
  ([, first = '', second, path = '']) => [first, second ?? []].flat().map((name) => [name, path] as const),
);

describe('docs/architecture.md', () => {
  it('names paths that are there', () => {
    const paths = codes.filter(isPath);
    expect(paths.length).toBeGreaterThan(40);
    expect(paths.filter((path) => !/[*<>…]/.test(path) && !existsSync(join(PROJECT, path)))).toEqual([]);
  });

  it('names only files with their whole path', () => {
    expect(codes.filter((code) => /^[\w-]+(?:\/[\w-]+)+\.ts$/.test(code) && !isPath(code))).toEqual([]);
  });

  it.each(exported)('says truly that %s is in %s', (name, path) => {
    const code = readFileSync(join(PROJECT, path), 'utf8');
    expect(code).toMatch(new RegExp(`export (?:async )?(?:function\\*?|const|interface|type|class) ${name}\\b`));
  });

  it('says where the names are that matter', () => {
    expect(exported.length).toBeGreaterThan(30);
  });

  it.each([
    'How a value goes from YAML to PDF',
    'How to add a command',
    'How to add a format',
    'How to add a node',
    'How to add a word',
  ])('has a section "%s"', (title) => {
    const headings = nodesOf(page.root).flatMap((node) =>
      node.type === 'heading' ? node.children.map((child) => ('value' in child ? child.value : '')).join('') : [],
    );
    expect(headings).toContain(title);
  });
});
