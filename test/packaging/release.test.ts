/** A release says what has changed and what it contains, and its workflow calls what is there. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import manifest from '../../package.json' with { type: 'json' };
import { type Bill, billOfMaterials } from '../../packaging/bill-of-materials.js';
import { releaseNotes } from '../../packaging/release-notes.js';

const CHANGELOG = `# Changes

## 1.1.0, 3 March 2027

- New: [packs](docs/packs.md#new), [a law](https://example.org/law), [below](#below) and ![a page](docs/images/page.png).

### Documents

- Other bytes.

## 1.0.0, 1 January 2027

- The first.
`;

describe('the notes of a release', () => {
  it('are the changelog’s words for its version, with links to its pages', () => {
    expect(releaseNotes(CHANGELOG, '1.1.0', 'https://example.org/v1.1.0')).toBe(
      `- New: [packs](https://example.org/v1.1.0/docs/packs.md#new), [a law](https://example.org/law), [below](#below) and ![a page](https://example.org/v1.1.0/docs/images/page.png).

### Documents

- Other bytes.
`,
    );
    expect(releaseNotes(CHANGELOG.replaceAll('\n', '\r\n'), '1.0.0', 'x')).toBe('- The first.\n');
  });

  it.each([
    ['a version without words', '2.0.0', /no heading "## 2\.0\.0, DAY"/],
    ['a version that begins another', '1.1', /no heading/],
  ])('are refused for %s', (_, version, message) => {
    expect(() => releaseNotes(CHANGELOG, version, 'x')).toThrow(message);
  });

  it('are refused while there is no day', () => {
    const early = CHANGELOG.replace('3 March 2027', 'not yet released');
    expect(() => releaseNotes(early, '1.1.0', 'x')).toThrow(/put the day of the release there/);
  });

  it('can be made of this project’s changelog once it has a day', () => {
    const heading = new RegExp(`^## ${manifest.version.replaceAll('.', '\\.')}, .*$`, 'm');
    const dated = readFileSync('CHANGELOG.md', 'utf8').replace(heading, `## ${manifest.version}, 1 March 2027`);
    expect(releaseNotes(dated, manifest.version, 'https://example.org').length).toBeGreaterThan(1000);
  });
});

describe('the list of what a release contains', () => {
  const development = { name: 'cdx:npm:package:development', value: 'true' };
  const component = (name: string, version: string) => ({
    'bom-ref': `${name}@${version}`,
    type: 'library',
    name,
    version,
    scope: 'optional',
    properties: [development, { name: 'other', value: 'kept' }],
  });
  const bill: Bill = {
    serialNumber: 'urn:uuid:another-each-time',
    metadata: { timestamp: '2026-11-27T21:07:41.284Z', component: { ...component('folder', '1.0.0') } },
    components: [component('yaml', '2.0.0'), component('yaml', '1.0.0'), component('vitest', '4.0.0')],
    dependencies: [
      { ref: 'folder@1.0.0', dependsOn: ['yaml@2.0.0', 'vitest@4.0.0'] },
      { ref: 'vitest@4.0.0', dependsOn: ['yaml@1.0.0'] },
    ],
  };

  it('names the packages that are built in, and Node, and no tool', () => {
    const made = billOfMaterials(bill, [{ name: 'yaml', version: '2.0.0' }], '26.10.0');
    expect(made.components).toMatchObject([
      { name: 'yaml', version: '2.0.0', scope: 'required', properties: [{ name: 'other', value: 'kept' }] },
      { name: 'node', version: '26.10.0', purl: 'pkg:generic/node@26.10.0' },
    ]);
    expect(made.dependencies).toEqual([{ ref: 'folder@1.0.0', dependsOn: ['yaml@2.0.0'] }]);
    expect(made.metadata.component).toMatchObject({ name: 'policy', type: 'application' });
    expect(JSON.stringify(made)).not.toMatch(/another-each-time|21:07:41/);
  });

  it('is refused where npm lists no such package', () => {
    expect(() => billOfMaterials(bill, [{ name: 'yaml', version: '3.0.0' }], '26.10.0')).toThrow(/yaml 3\.0\.0/);
  });
});

describe('the workflow of a release', () => {
  const workflow = z
    .object({
      on: z.object({ push: z.object({ tags: z.array(z.string()) }) }),
      permissions: z.object({ contents: z.literal('read') }).strict(),
      jobs: z.record(z.string(), z.object({ steps: z.array(z.object({ run: z.string().optional() })) })),
    })
    .parse(parse(readFileSync('.github/workflows/release.yml', 'utf8')));

  it('runs for tags of versions only, and scripts that there are', () => {
    expect(workflow.on).toEqual({ push: { tags: ['v*'] } });
    const commands = Object.values(workflow.jobs).flatMap(({ steps }) => steps.flatMap(({ run = '' }) => run));
    const scripts = commands.flatMap((command) => /^npm run (\S+)/.exec(command)?.[1] ?? []);
    expect(scripts).toEqual(['package:release']);
    expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining(scripts));
  });
});
