/** The page for staff that is made of a policy's section “At a glance”. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { readManifest } from '../../src/model/manifest.js';
import { elementsByTag, linksOf, parseHtml } from '../support/html-reader.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';
import { readPdf } from '../support/pdf/reader.js';
import { readPolicy, sayingsOf } from '../support/printed-policy.js';

const SECTION = `# At a glance {.unnumbered}

- Ring <<org_field_phone>> before you go in.
<<#if org_field_out_of_hours_phone>>
- At night, ring <<org_field_out_of_hours_phone>>.
<</if>>

## If nobody answers

Read [what to do](#what-to-do), then leave.

`;

const template = (section: string) => `---
title: Lone Working Policy
code: DCW40
version: "1.0"
status: approved
review: {last: 2026-09-01, every: 12 months}
---

${section}# Purpose

We keep people safe.

# What to do

Call the office.
`;

const FILES = {
  'policy.yaml': 'formats: [html, docx, pdf]\n',
  'templates/dcw40.md': template(SECTION),
  'orgs/acme.yaml': 'name: Acme\nphone: 029 2018 0100\n',
};

const NAME = 'DCW40-lone-working-at-a-glance';

async function policy(line: string, world: MemoryWorld) {
  world.printed.out = '';
  world.printed.err = '';
  const code = await run(line.split(' '), world, '1.2.3');
  return { code, ...world.printed };
}

const bytesOf = (world: MemoryWorld, path: string) => world.disk.get(`/workspace/${path}`);
const textOf = (world: MemoryWorld, path: string) => new TextDecoder().decode(bytesOf(world, path));

async function rendered(files: Readonly<Record<string, string>> = FILES, line = 'render --org acme') {
  const world = memoryWorld(files);
  const { code, err } = await policy(line, world);
  expect([code, err]).toEqual([0, expect.not.stringContaining(' error ')]);
  return world;
}

it('is asked for by each starter policy, before everything else', () => {
  const folder = join(import.meta.dirname, '../../templates');
  const starters = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /[A-Z]+\d+-.*\.md$/.test(name),
  );
  expect(starters.length).toBeGreaterThan(10);
  for (const starter of starters)
    expect(readFileSync(join(folder, starter), 'utf8'), starter).toMatch(/^---\n\n# At a glance \{\.unnumbered\}\n/m);
});

describe('the page', () => {
  it('says the section with the organisation’s values, without numbers, and leads to the policy', async () => {
    const html = textOf(await rendered(), `out/acme/html/${NAME}.html`);
    const { words, control } = readPolicy(html);
    expect(words.join('\n')).toContain('At a glance: Lone Working Policy');
    expect(words).toContain('Ring 029 2018 0100 before you go in.');
    expect(words).toContain('If nobody answers');
    expect(sayingsOf(html)).not.toContain('At night');
    expect(sayingsOf(html)).not.toContain('We keep people safe');
    expect(words).toContain('This page is a summary. The full policy is DCW40 Lone Working Policy.');
    expect([...control]).toEqual(
      expect.arrayContaining([
        ['Code', 'DCW40'],
        ['Last reviewed', '1 September 2026'],
      ]),
    );
    const [main] = elementsByTag(parseHtml(html), 'main');
    const hrefs = main ? linksOf(main).map(({ href }) => href) : [];
    expect(hrefs).toEqual(['DCW40-lone-working.html#what-to-do', 'DCW40-lone-working.html']);
  });

  it('is there in each format, on the index and in the manifest, and fits one page', async () => {
    const world = await rendered();
    const manifest = readManifest(textOf(world, 'out/acme/manifest.json'));
    const editions = manifest?.files.flatMap((file) => ('edition' in file && file.edition ? [file.path] : []));
    expect(editions).toEqual([`docx/${NAME}.docx`, `html/${NAME}.html`, `pdf/${NAME}.pdf`]);
    expect(textOf(world, 'out/acme/index.html')).toContain(`href="html/${NAME}.html"`);
    const pdf = bytesOf(world, `out/acme/pdf/${NAME}.pdf`);
    expect(pdf && readPdf(pdf).pages).toHaveLength(1);
    expect((await policy('verify out/acme', world)).code).toBe(0);
  });

  it('is kept while nothing changes, made again with its policy, and removed with the section', async () => {
    const world = await rendered();
    expect((await policy('render --org acme', world)).out).toMatch(/unchanged/);
    world.disk.set('/workspace/templates/dcw40.md', Buffer.from(template(SECTION.replace('before', 'whenever'))));
    expect((await policy('render --org acme --policy DCW40', world)).code).toBe(0);
    expect(textOf(world, `out/acme/html/${NAME}.html`)).toContain('whenever');
    world.disk.set('/workspace/templates/dcw40.md', Buffer.from(template('')));
    expect((await policy('render --org acme', world)).code).toBe(0);
    expect(bytesOf(world, `out/acme/html/${NAME}.html`)).toBeUndefined();
  });

  it('that is longer than a page is warned of at its heading, by check too', async () => {
    const long = SECTION.replace(
      '## If',
      `${'- Another thing that everybody has to know on each shift.\n'.repeat(60)}\n## If`,
    );
    const world = memoryWorld({ ...FILES, 'templates/dcw40.md': template(long) });
    const check = await policy('check', world);
    expect(check.err + check.out).toMatch(
      /templates\/dcw40\.md:9:1 warning .*takes \d pages, and should fit one.*glance-length/,
    );
    const render = await policy('render --org acme', world);
    expect(render.err + render.out).toContain('glance-length');
    const pdf = bytesOf(world, `out/acme/pdf/${NAME}.pdf`);
    expect((pdf && readPdf(pdf).pages)?.length).toBeGreaterThan(1);
  });

  it('is not made of an empty section', async () => {
    const world = await rendered({ ...FILES, 'templates/dcw40.md': template('# At a glance\n\n') });
    expect(bytesOf(world, `out/acme/html/${NAME}.html`)).toBeUndefined();
  });

  it('can’t be taken back, and isn’t compared beside its policy', async () => {
    const world = await rendered();
    const back = await policy(`take-back out/acme/docx/${NAME}.docx --org acme`, world);
    expect([back.code, back.err + back.out]).toEqual([1, expect.stringContaining('not the policy')]);
    const diff = await policy('diff out/acme out/acme', world);
    expect([diff.code, diff.err]).toEqual([0, '']);
  });

  it('has a name of its own: another policy with that name is an error', async () => {
    const clash = template('')
      .replace('Lone Working Policy', 'Lone Working At A Glance')
      .replace('code: DCW40\n', 'slug: dcw40-x\n');
    const world = memoryWorld({
      ...FILES,
      'templates/dcw40.md': template(SECTION).replace('code: DCW40\n', 'slug: dcw40\n'),
      'templates/other.md': clash.replace('dcw40-x', 'dcw40-at-a-glance'),
    });
    expect((await policy('render --org acme', world)).err).toContain('path-clash');
  });
});
