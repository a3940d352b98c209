/** What contributors are told: the commands exist, the decisions are listed, the workflow and the forms say what we support. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { NODE_VERSION_NAMES } from '../conformance/support/node-versions.js';
import { codeBlocks, namesIn, nodesOf, PROJECT, pageAt, sectionsOf } from './pages.js';

const read = (path: string) => readFileSync(join(PROJECT, path), 'utf8');

const PACKAGE = z
  .object({ engines: z.object({ node: z.string() }), scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')));

const SUPPORTED = NODE_VERSION_NAMES.map((version) => version.split('.')[0]);

describe('the pages for contributors', () => {
  it.each(['CONTRIBUTING.md', 'SECURITY.md', 'docs/releasing.md', 'docs/architecture.md'])(
    '%s names commands that exist',
    (path) => {
      const { root } = pageAt(path);
      const words = [...namesIn([root]), ...codeBlocks([root]).flatMap(({ value }) => value.split('\n'))];
      const scripts = words.flatMap((line) => /^npm run ([\w:]+)/.exec(line)?.[1] ?? []);
      expect(scripts.filter((name) => !(name in PACKAGE.scripts))).toEqual([]);
      if (path === 'CONTRIBUTING.md')
        expect(scripts).toEqual(expect.arrayContaining(['test:conformance', 'test:long']));
    },
  );

  it('list every decision once, in order, and each says why and what follows', () => {
    const files = readdirSync(join(PROJECT, 'docs/decisions')).sort();
    const links = nodesOf(pageAt('docs/architecture.md').root).flatMap((node) =>
      node.type === 'link' && node.url.startsWith('decisions/') ? [node.url.slice('decisions/'.length)] : [],
    );
    expect(links).toEqual(files);
    for (const [at, file] of files.entries()) {
      const number = String(at + 1).padStart(4, '0');
      expect(file).toMatch(new RegExp(`^${number}-[a-z0-9-]+\\.md$`));
      const [title, ...parts] = sectionsOf(pageAt(`docs/decisions/${file}`)).map((section) => section.title);
      expect(title).toMatch(new RegExp(`^${at + 1}\\. `));
      expect(parts, file).toEqual(['Context', 'Decision', 'What follows']);
    }
  });
});

describe('the workflow', () => {
  const workflow = z
    .object({
      permissions: z.record(z.string(), z.string()),
      jobs: z.object({
        test: z.object({
          strategy: z.object({ matrix: z.object({ os: z.array(z.string()), node: z.array(z.string()) }) }),
          steps: z.array(z.object({ uses: z.string().optional(), run: z.string().optional() })),
        }),
        conformance: z.object({
          steps: z.array(z.object({ uses: z.string().optional(), run: z.string().optional() })),
        }),
      }),
    })
    .parse(parse(read('.github/workflows/ci.yml')));
  const { test, conformance } = workflow.jobs;

  it('runs the tests on three systems and all lines of Node.js that are supported', () => {
    expect(test.strategy.matrix.os).toEqual(['ubuntu-latest', 'windows-latest', 'macos-latest']);
    expect(test.strategy.matrix.node).toEqual(SUPPORTED);
    expect(test.steps.flatMap(({ run }) => run ?? [])).toEqual(['npm ci', 'npm test']);
    expect(conformance.steps.flatMap(({ run }) => run ?? [])).toEqual(['.ci/run']);
  });

  it('may only read, and uses actions of a fixed major version', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    for (const { uses } of [...test.steps, ...conformance.steps])
      if (uses !== undefined) expect(uses).toMatch(/^actions\/[\w-]+@v\d+$/);
  });

  it('supports what package.json says', () => {
    expect(NODE_VERSION_NAMES[0]).toBe('20.19.0');
    expect(PACKAGE.engines.node).toBe(`>=20.19 <${Number(SUPPORTED.at(-1)) + 1}`);
  });
});

describe('the forms for issues', () => {
  const form = z.strictObject({
    name: z.string().min(1),
    description: z.string().min(1),
    title: z.string(),
    labels: z.array(z.string()),
    body: z.array(
      z.discriminatedUnion('type', [
        z.object({ type: z.literal('markdown'), attributes: z.strictObject({ value: z.string() }) }),
        z.object({
          type: z.enum(['input', 'textarea']),
          id: z.string().regex(/^[\w-]+$/),
          attributes: z.strictObject({
            label: z.string(),
            description: z.string().optional(),
            placeholder: z.string().optional(),
            render: z.string().optional(),
          }),
          validations: z.strictObject({ required: z.boolean() }).optional(),
        }),
      ]),
    ),
  });
  const names = readdirSync(join(PROJECT, '.github/ISSUE_TEMPLATE')).filter((name) => name !== 'config.yml');

  it.each(names)('%s can be shown, and asks for something', (name) => {
    const { body } = form.parse(parse(read(`.github/ISSUE_TEMPLATE/${name}`)));
    const ids = body.flatMap((field) => (field.type === 'markdown' ? [] : [field.id]));
    expect(new Set(ids).size).toBe(ids.length);
    expect(body.some((field) => field.type !== 'markdown' && field.validations?.required)).toBe(true);
  });
});

describe('line ends', () => {
  const BINARY = ['docx', 'dotx', 'jpg', 'pdf', 'png', 'ttf', 'zip'];

  it.each(['.gitattributes', 'starter/gitattributes'])('are LF by %s, and binary files are left alone', (path) => {
    const lines = read(path).split('\n');
    expect(lines).toContain('* text=auto eol=lf');
    for (const ending of BINARY) expect(lines.map((line) => line.replace(/ +/g, ' '))).toContain(`*.${ending} binary`);
  });

  it('of the project’s own texts are LF', () => {
    for (const path of ['README.md', 'package.json', 'src/cli.ts', 'orgs/acme.yaml'])
      expect(read(path)).not.toContain('\r');
  });
});
