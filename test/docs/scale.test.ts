/** The files for many machines say what the program does: their YAML parses, their calls are real ones, and exit codes are treated as described. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments, parseDocument } from 'yaml';
import { z } from 'zod';
import { run } from '../../src/commands/index.js';
import { memoryWorld } from '../support/memory-world.js';
import { nodesOf, PROJECT, pageAt } from './pages.js';

const read = (name: string) => readFileSync(join(PROJECT, 'docs/scale', name), 'utf8');

/** A call of the program with these arguments, on a small workspace. */
async function exitCode(args: readonly string[], variables: Readonly<Record<string, string>>): Promise<number> {
  const files = {
    'orgs/acme.yaml': 'name: Acme\n',
    'templates/DC1.md': '---\ntitle: First\ncode: DC1\n---\n\n# Purpose\n\nWelcome.\n',
  };
  return run(args, memoryWorld(files, { variables }), '0.0.0');
}

describe('the workflow of several machines', () => {
  const text = read('policy-parts.yml');
  const document = parseDocument(text);
  const { jobs } = z
    .object({
      jobs: z.object({
        render: z.object({
          strategy: z.object({ 'fail-fast': z.literal(false), matrix: z.object({ part: z.array(z.number()) }) }),
          env: z.record(z.string(), z.string()),
          steps: z.array(z.object({ run: z.string().optional() })),
        }),
        together: z.object({ needs: z.literal('render') }),
      }),
    })
    .parse(document.toJS());

  it('parses, and calls each part once', async () => {
    expect(document.errors).toEqual([]);
    const { matrix } = jobs.render.strategy;
    expect(matrix.part).toEqual(matrix.part.map((_, at) => at));
    expect(jobs.render.env.PART).toMatch(/^\$\{\{ matrix\.part \}\}$/);
    const calls = jobs.render.steps.flatMap(({ run }) => /^npx policy (.*)$/.exec(run ?? '')?.[1] ?? []);
    expect(calls).toHaveLength(1);
    const args = (calls[0] ?? '').replace(/\$\{\{ strategy\.job-total \}\}/, String(matrix.part.length)).split(' ');
    for (const part of matrix.part) expect(await exitCode(args, { PART: String(part) })).toBe(0);
  });
});

describe('the Indexed Job', () => {
  const documents = parseAllDocuments(read('kubernetes.yaml'));
  const Rule = z.object({
    action: z.string(),
    onExitCodes: z.object({ operator: z.string(), values: z.array(z.number()) }).optional(),
  });
  const Container = z.object({
    name: z.string(),
    image: z.string(),
    args: z.array(z.string()).optional(),
    command: z.array(z.string()).optional(),
    securityContext: z.object({ readOnlyRootFilesystem: z.literal(true), allowPrivilegeEscalation: z.literal(false) }),
  });
  const [job] = documents.map((document) =>
    z
      .object({
        apiVersion: z.literal('batch/v1'),
        kind: z.literal('Job'),
        spec: z.object({
          completionMode: z.literal('Indexed'),
          completions: z.number(),
          backoffLimitPerIndex: z.number(),
          podReplacementPolicy: z.literal('Failed'),
          podFailurePolicy: z.object({ rules: z.array(Rule) }),
          template: z.object({
            spec: z.object({
              restartPolicy: z.literal('Never'),
              securityContext: z.object({ runAsNonRoot: z.literal(true) }),
              initContainers: z.array(Container),
              containers: z.array(Container),
            }),
          }),
        }),
      })
      .parse(document.toJS({ maxAliasCount: 10 })),
  );

  it('parses, and calls as many parts as it has completions', async () => {
    expect(documents.flatMap(({ errors }) => errors)).toEqual([]);
    const [container] = job?.spec.template.spec.containers ?? [];
    expect(container?.args?.at(-1)).toBe(`JOB_COMPLETION_INDEX/${job?.spec.completions}`);
    expect(await exitCode(container?.args ?? [], { JOB_COMPLETION_INDEX: '7' })).toBe(0);
    expect(await exitCode(container?.args ?? [], {})).toBe(2);
  });

  it('tries 3 again and what was killed, and neither 1 nor 2', () => {
    const actionFor = (code: number) =>
      job?.spec.podFailurePolicy.rules.find(({ onExitCodes }) =>
        onExitCodes?.operator === 'In'
          ? onExitCodes.values.includes(code)
          : onExitCodes?.values.includes(code) === false,
      )?.action;
    expect([1, 2, 3, 137, 143].map(actionFor)).toEqual(['FailIndex', 'FailJob', 'Count', 'Count', 'Count']);
  });

  it('names files that the image has', () => {
    const dockerfile = read('Dockerfile');
    expect(job?.spec.template.spec.initContainers[0]?.command).toEqual(['sh', '/policy/unlock.sh', '/out']);
    expect(dockerfile).toContain('COPY docs/scale/unlock.sh ./');
  });
});

describe('the Dockerfile', () => {
  const dockerfile = read('Dockerfile');

  it('takes all that is packed but the pages to read, and runs as a user with a number who isn’t root', () => {
    const { files } = z
      .object({ files: z.array(z.string()) })
      .parse(JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')));
    const copied = dockerfile.split('\n').filter((line) => line.startsWith('COPY --from=build'));
    const needed = files.filter((name) => name !== 'docs' && !name.endsWith('.md'));
    for (const name of [...needed, 'package.json', 'node_modules'])
      expect(
        copied.some((line) => line.split(' ').includes(`/policy/${name}`)),
        name,
      ).toBe(true);
    expect(dockerfile).toMatch(/^USER [1-9]\d*:[1-9]\d*$/m);
    const ignored = read('Dockerfile.dockerignore').split('\n');
    expect(files.filter((name) => name !== 'dist' && ignored.includes(name))).toEqual([]);
  });
});

describe('the page', () => {
  it('links to each of the files', () => {
    const links = nodesOf(pageAt('docs/scale.md').root).flatMap((node) => (node.type === 'link' ? [node.url] : []));
    for (const name of ['policy-parts.yml', 'kubernetes.yaml', 'unlock.sh', 'parts.sh', 'Dockerfile'])
      expect(links).toContain(`scale/${name}`);
  });
});
