/** `policy show`: what was in force on a day, with the words that were issued. */
import { beforeAll, describe, expect, it } from 'vitest';
import { finishedWords } from '../../src/formats/finished/index.js';
import type { Format } from '../../src/model/plan.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';
import { policy } from '../support/policy-call.js';
import { picture } from '../support/sample-document.js';
import { documentXml, paragraph, relsXml, wordFile } from '../support/word-file.js';

const KEYS = `---
title: Keys of <<org_field_name>>
slug: keys
code: DC1
version: "1.0"
status: approved
owner: registered_manager
review: {last: 2026-01-12}
changes:
  - {version: "1.0", date: 2026-01-12, note: First version.}
---

# Who holds keys

Ask <<org_field_registered_manager_name>> at {{org_field_phone}}. Reviewed {{last_update_date}}.

{{#if org_field_lift}}Use the lift.{{else}}Use the stairs.{{/if}}

{{#if policy_dc2}}Visitors sign: see [the visitors' policy](policy:DC2).{{/if}}

{{#each org_field_staff}}
- {{this}} has a key.
{{/each}}

| Door | Key |
|---|---|
| Front | <<org_field_door>> |

![The safe](pictures/safe.png)
`;

const VISITORS = wordFile({
  'word/document.xml': documentXml(
    `${paragraph('Visitors')}${paragraph('Visitors to &lt;&lt;org_field_name&gt;&gt; sign. {{#if org_field_lift}}They use the lift.{{/if}}')}` +
      '<w:p><w:hyperlink r:id="rId9"><w:r><w:t>The guidance</w:t></w:r></w:hyperlink></w:p>',
  ),
  'word/_rels/document.xml.rels': relsXml([['rId9', 'hyperlink', 'https://guidance.example', 'External']]),
});

const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'templates/DC1-keys.md': KEYS,
  'templates/pictures/safe.png': picture(40, 20).bytes,
  'templates/DC2-visitors.docx': VISITORS,
  'templates/DC2-visitors.yaml': 'title: Visitors\ncode: DC2\nversion: "1.0"\nreview: {last: 2026-01-12}\n',
  'templates/pets.txt':
    '---\ntitle: Pets\nversion: "1.0"\nreview: {last: 2026-01-12}\n---\n\nPets of <<org_field_name>> stay at home.\n',
  'orgs/acme.yaml': `name: Acme
phone: 029 2018 0100
registered_manager: {name: Ann Example}
approved_by: Owen Achebe
approved_on: 2026-02-01
fields:
  lift: yes
  staff: [Bob, Cei]
  door: Blue
`,
};

const write = (world: MemoryWorld, path: string, text: string | Uint8Array) =>
  world.disk.set(`/workspace/${path}`, typeof text === 'string' ? Buffer.from(text) : text);

const formatOf = (path: string): Format => (path.endsWith('.docx') ? 'docx' : path.endsWith('.pdf') ? 'pdf' : 'html');

/** The words of each policy's documents in a folder, by path within it. */
function wordsIn(world: MemoryWorld, folder: string): Readonly<Record<string, readonly string[]>> {
  const files = [...world.disk].flatMap(([path, bytes]) => {
    const [, name] = new RegExp(`^/workspace/${folder}/((?:docx|pdf|html)/(?:DC|pets)[^/]*)$`).exec(path) ?? [];
    if (name === undefined) return [];
    const format = formatOf(name);
    const content = format === 'html' ? withoutSite(bytes) : bytes;
    return [[name, finishedWords(format, content).map(({ words }) => words)] as const];
  });
  return Object.fromEntries(files);
}

/** A page without its links to the rest of the pack, which one policy alone doesn't have. */
function withoutSite(bytes: Uint8Array): Uint8Array {
  const page = Buffer.from(bytes).toString('utf8');
  return Buffer.from(page.replace(/<nav class="around[\s\S]*?<\/nav>\n/g, ''), 'utf8');
}

/** Everything changes: values, texts, the picture, files' names; then the policies are issued again. */
function changeEverything(world: MemoryWorld): void {
  write(
    world,
    'templates/DC1-keys.md',
    '---\ntitle: Keys\ncode: DC1\nversion: "2.0"\nreview: {last: 2026-05-12}\n---\n\nNobody has keys.\n',
  );
  write(world, 'templates/pictures/safe.png', picture(10, 10).bytes);
  world.disk.delete('/workspace/templates/DC2-visitors.docx');
  world.disk.delete('/workspace/templates/DC2-visitors.yaml');
  write(
    world,
    'templates/pets.txt',
    '---\ntitle: Pets\nversion: "1.1"\nreview: {last: 2026-05-12}\n---\n\nPets may come.\n',
  );
  write(
    world,
    'orgs/acme.yaml',
    'name: Acme Care Ltd\nphone: 01\napproved_by: Siân Morgan\napproved_on: 2026-05-20\nfields: {staff: []}\n',
  );
}

let issued: Readonly<Record<string, readonly string[]>> = {};
let later: MemoryWorld;

beforeAll(async () => {
  later = memoryWorld(FILES);
  const rendered = await policy('render --org acme', later);
  expect(rendered.code, rendered.err).toBe(0);
  issued = wordsIn(later, 'out/acme');
  await issueOn('2026-03-01');
  changeEverything(later);
  expect((await policy('render --org acme', later)).code).toBe(0);
  await issueOn('2026-06-01');
});

async function issueOn(day: string): Promise<void> {
  const { code, err } = await policy(`issue --org acme --on ${day}`, later);
  expect(code, err).toBe(0);
}

const fresh = () => memoryWorld(Object.fromEntries(later.disk));

describe('policy show', () => {
  it('lists what was in force on a day', async () => {
    const { out, err, code } = await policy('show --org acme --on 2026-03-03', fresh());
    expect([err, code]).toEqual(['', 0]);
    expect(out).toBe(
      [
        'acme  on 2026-03-03, after issue 1 of 2026-03-01',
        '  DC1  Keys of Acme, version 1.0; approved by Owen Achebe on 2026-02-01; in force from 2026-03-01; issue 1',
        '  DC2  Visitors, version 1.0; approved by Owen Achebe on 2026-02-01; in force from 2026-03-01; issue 1',
        '  pets  Pets, version 1.0; approved by Owen Achebe on 2026-02-01; in force from 2026-03-01; issue 1',
        '',
      ].join('\n'),
    );
    expect((await policy('show --org acme --on 2026-02-28', fresh())).out).toBe(
      'acme  nothing had been issued by 2026-02-28\n',
    );
    const now = (await policy('show --org acme --on 2026-06-02', fresh())).out;
    expect(now).toContain('DC1  Keys, version 2.0; approved by Siân Morgan on 2026-05-20');
    expect(now).toContain('DC2  not in force: no longer in the pack since issue 2');
  });

  it('writes the same words as were issued, in every format, whatever has changed since', async () => {
    const world = fresh();
    const before = new Map(world.disk);
    const { code, err, out } = await policy('show --org acme --on 2026-03-03 --out then', world);
    expect([err, code]).toEqual(['', 0]);
    expect(out).toContain('  then/acme-2026-03-03/pdf/DC1-keys.pdf');
    expect(Object.keys(issued)).toHaveLength(9);
    expect(wordsIn(world, 'then/acme-2026-03-03')).toEqual(issued);
    for (const [path, bytes] of before) expect(world.disk.get(path), path).toEqual(bytes);
  });

  it('says what one policy said, wrapped for a terminal', async () => {
    const { out, code } = await policy('show --org acme --on 2026-03-03 --policy DC1', fresh());
    expect(code).toBe(0);
    expect(out.split('\n').slice(2)).toMatchInlineSnapshot(`
      [
        "",
        "Keys of Acme",
        "============",
        "Code: DC1",
        "Version: 1.0",
        "Status: Approved",
        "Policy owner: Ann Example, Registered Manager",
        "Approved by: Owen Achebe, 1 February 2026",
        "Last reviewed: 12 January 2026",
        "Next review: 12 January 2027",
        "",
        "1 Who holds keys",
        "----------------",
        "",
        "Ask Ann Example at 029 2018 0100. Reviewed 12 January 2026.",
        "",
        "Use the lift.",
        "",
        "Visitors sign: see the visitors' policy.",
        "",
        "- Bob has a key.",
        "- Cei has a key.",
        "",
        "Door | Key",
        "Front | Blue",
        "",
        "[The safe]",
        "",
        "2 Change history",
        "----------------",
        "",
        "Version | Date | What has changed",
        "1.0 | 12 January 2026 | First version.",
        "",
        "",
      ]
    `);
    expect(out).not.toContain('Pets');
  });

  it('names a policy that had not been issued, and gives one JSON object where asked', async () => {
    const wrong = await policy('show --org acme --on 2026-03-03 --policy DC9', fresh());
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('No policy “DC9” had been issued to acme by that day');
    expect(wrong.err).toContain('Issued by then: DC1, DC2, pets.');
    const { out } = await policy('show --org acme --on 2026-06-02 --policy D* --json', fresh());
    expect(JSON.parse(out)).toMatchObject({
      command: 'show',
      on: '2026-06-02',
      organisations: [
        {
          id: 'acme',
          issue: 2,
          inForce: [
            { policy: 'DC1', version: '2.0', approvedOn: '2026-05-20', text: expect.stringContaining('Nobody') },
          ],
          notInForce: [{ policy: 'DC2', why: 'left-pack', issue: 2 }],
        },
      ],
    });
  });

  it('says so where a kept text is gone or was changed, and shows the others', async () => {
    const world = fresh();
    const kept = [...world.disk.keys()].filter((path) => path.includes('/issues/texts/'));
    const pets = kept.find((path) => path.endsWith('pets.txt')) ?? '';
    world.disk.set(pets, Buffer.from('---\ntitle: Pets\n---\n\nForged.\n'));
    for (const path of kept.filter((one) => /pets/.test(one)))
      world.disk.set(path, Buffer.from('---\ntitle: Pets\n---\n\nForged.\n'));
    const { code, err, out } = await policy('show --org acme --on 2026-03-03 --policy *', world);
    expect(code).toBe(1);
    expect(err).toContain('[kept-text]');
    expect(out).not.toContain('Forged');
    expect(out).toContain('Ask Ann Example');
  });

  it('tells what it knows of an issue from before texts were kept', async () => {
    const world = memoryWorld({
      ...FILES,
      'orgs/acme.issues.yaml': `issues:
  - issue: 1
    date: 2026-03-01
    pack: policies
    engine: policy 0.1.0
    policies:
      - {policy: DC1, title: Keys, version: "1.0", reviewed: 2026-01-12, template: ${'0'.repeat(64)}, files: {pdf/DC1-keys.pdf: ${'1'.repeat(64)}}}
`,
    });
    const { out, code } = await policy('show --org acme --on 2026-03-03 --policy DC1', world);
    expect(code).toBe(0);
    expect(out).toBe(
      [
        'acme  on 2026-03-03, after issue 1 of 2026-03-01',
        '  DC1  Keys, version 1.0; approval not recorded; issue 1',
        '    Issue 1 was recorded before texts were kept, so its words can’t be shown again.',
        '    Last reviewed: 2026-01-12',
        '    Its documents, in the zip or folder that was sent then: pdf/DC1-keys.pdf',
        '',
      ].join('\n'),
    );
  });
});
