/** Packs under `pending: keep`: the last approved text stays, with today's details, until the new one is approved. */
import { describe, expect, it } from 'vitest';
import { openWorkspace } from '../../src/engine/open-workspace.js';
import { prepare } from '../../src/engine/production.js';
import { organisationFingerprint, textFingerprint } from '../../src/formats/fingerprint.js';
import { packIndex } from '../../src/model/organisation-pack.js';
import { policyName } from '../../src/model/pack.js';
import { parseHtml, wordsOf } from '../support/html-reader.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';
import { policy } from '../support/policy-call.js';
import { wordFile } from '../support/word-file.js';

const master = (code: string, version: string, text: string, change = '') =>
  `---\ntitle: Policy ${code}\nslug: ${code.toLowerCase()}\ncode: ${code}\nversion: "${version}"\nchanges:\n  - {version: "${version}", date: 2026-0${version.charAt(0)}-01, note: Note on ${version}${change}}\n---\n\n${text}\n`;

const LIFT =
  '{{#if org_field_lift}}Use the lift.{{else}}Use the stairs.{{/if}} Visitors: {{#if policy_dc2}}see DC2{{else}}none{{/if}}.';

const FILES: Readonly<Record<string, string>> = {
  'policy.yaml': 'template_source: supplied\npending: keep\nformats: [html]\n',
  'templates/DC1.md': master('DC1', '1.0', `Call {{org_field_phone}}. ${LIFT}`),
  'templates/DC2.md': master('DC2', '1.0', 'Visitors sign.'),
  'orgs/acme.yaml': 'name: Acme\nphone: 029 2018 0100\nfields: {lift: yes}\n',
};

const write = (world: MemoryWorld, path: string, text: string) =>
  world.disk.set(`/workspace/${path}`, Buffer.from(text));
const textOf = (world: MemoryWorld, path: string) => new TextDecoder().decode(world.disk.get(`/workspace/${path}`));

/** Records that the texts of today are adopted, reviewed and approved, and keeps them as an issue does. */
async function approveAll(world: MemoryWorld, codes: readonly string[]): Promise<void> {
  write(world, 'policy.yaml', FILES['policy.yaml']?.replace('keep', 'mark') ?? '');
  const workspace = (await openWorkspace(world, {})).value;
  if (!workspace) throw new Error('The workspace cannot be read');
  const { plan } = await prepare(workspace, { organisations: ['acme'] });
  const records = plan.jobs
    .filter(({ template }) => codes.includes(policyName(template)))
    .map(({ template, organisation, pack }) => {
      const text = organisationFingerprint(template.text, organisation, packIndex(pack), []);
      const mark = `version: "1.0", master: "${template.version}", text: ${text}, master_text: ${textFingerprint(template)}`;
      return `  ${template.code}:\n    record:\n      - {adopted: 2026-01-10, ${mark}}\n      - {reviewed: 2026-01-12, changed: no, ${mark}}\n      - {approved: 2026-01-20, by: Owen Achebe, role: Responsible Individual, ${mark}}\n`;
    });
  write(world, 'orgs/acme.yaml', `${textOf(world, 'orgs/acme.yaml')}record_format: 2\npolicies:\n${records.join('')}`);
  for (const line of ['render --org acme', 'issue --org acme --on 2026-02-01']) {
    const { code, err } = await policy(line, world);
    expect(code, err).toBe(0);
  }
  write(world, 'policy.yaml', FILES['policy.yaml'] ?? '');
}

async function approved(codes = ['DC1', 'DC2']): Promise<MemoryWorld> {
  const world = memoryWorld(FILES);
  await approveAll(world, codes);
  return world;
}

const said = (world: MemoryWorld, file: string) =>
  wordsOf(parseHtml(textOf(world, `out/acme/html/${file}.html`))).join(' ');

describe('pending: keep', () => {
  it('leaves a pack as it is where every text is approved', async () => {
    const { code, err } = await policy('check --org acme --strict', await approved());
    expect([err, code]).toEqual(['', 0]);
  });

  it('holds the attachments that the approved text lists, and none that only the new one does', async () => {
    const listing = (version: string, name: string) =>
      master('DC1', version, `See the [form](../forms/${name}.docx). {{org_field_phone}}`).replace(
        '\nchanges:',
        `\nattachments: [{file: ../forms/${name}.docx, title: The ${name} form}]\nchanges:`,
      );
    const world = memoryWorld(FILES);
    for (const name of ['old', 'new']) world.disk.set(`/workspace/forms/${name}.docx`, wordFile());
    write(world, 'templates/DC1.md', listing('1.0', 'old'));
    await approveAll(world, ['DC1', 'DC2']);
    write(world, 'templates/DC1.md', listing('2.0', 'new'));
    const { code, err } = await policy('render --org acme', world);
    expect(code, err).toBe(0);
    expect(err).not.toContain('link-target');
    const files = [...world.disk.keys()].filter((path) => path.includes('/out/acme/attachments/'));
    expect(files).toEqual(['/workspace/out/acme/attachments/old.docx']);
    expect(textOf(world, 'out/acme/html/DC1-dc1.html')).toContain('href="../attachments/old.docx"');
  });

  it('prints the approved text with today’s details, and its version, approval and dates', async () => {
    const world = await approved();
    write(world, 'templates/DC1.md', master('DC1', '2.0', `Never call {{org_field_phone}}. ${LIFT}`));
    write(world, 'orgs/acme.yaml', textOf(world, 'orgs/acme.yaml').replace('029 2018 0100', '01'));
    const { code, err } = await policy('render --org acme', world);
    expect(code, err).toBe(0);
    expect(err).toContain(
      'A new text of DC1 awaits approval, so the pack holds the last approved one, version 1.0 (acme) [approved-text-kept]',
    );
    const words = said(world, 'DC1-dc1');
    expect(words).toContain('Call 01. Use the lift.');
    expect(words).toContain('Version 1.0');
    expect(words).toContain('Owen Achebe, Responsible Individual');
    expect(words).toContain('12 January 2026');
    expect(words).not.toMatch(/Never|2\.0|awaiting/);
  });

  it('leads the approved text’s links by path to where they led', async () => {
    const { 'templates/DC1.md': _1, 'templates/DC2.md': _2, ...others } = FILES;
    const text = (words: string) => master('DC1', '1.0', `${words} [Visitors](../it/visits.md).`);
    const world = memoryWorld({
      ...others,
      'templates/hr/visits.md': text('See'),
      'templates/it/visits.md': master('DC2', '1.0', 'Visitors sign.'),
    });
    await approveAll(world, ['DC1', 'DC2']);
    write(world, 'templates/hr/visits.md', text('Do read'));
    const { code, err } = await policy('render --org acme', world);
    expect(code, err).toBe(0);
    expect(err).not.toContain('link-target');
    expect(textOf(world, 'out/acme/html/DC1-dc1.html')).toContain('<p>See <a href="DC2-dc2.html">Visitors</a>.</p>');
  });

  it('keeps the branches that were approved, though a value of today would turn them', async () => {
    const world = await approved();
    write(
      world,
      'orgs/acme.yaml',
      textOf(world, 'orgs/acme.yaml').replace('lift: yes', 'stairs: yes').replace('029 2018 0100', '01'),
    );
    const { code, err } = await policy('render --org acme', world);
    expect(code, err).toBe(0);
    expect(said(world, 'DC1-dc1')).toContain('Call 01. Use the lift.');
  });

  it('lets a changed telephone number be issued, and shows that issue again as it was', async () => {
    const world = await approved();
    write(world, 'templates/DC2.md', master('DC2', '2.0', 'Visitors sign twice.'));
    write(
      world,
      'orgs/acme.yaml',
      textOf(world, 'orgs/acme.yaml').replace('lift: yes', 'stairs: yes').replace('029 2018 0100', '01'),
    );
    await policy('render --org acme', world);
    const { code, out, err } = await policy('issue --org acme --on 2026-03-01', world);
    expect(code, err).toBe(0);
    expect(out).toMatch(/issue 2, 2026-03-01.*DC1/s);
    expect(out).not.toContain('DC2');
    const shown = await policy('show --org acme --on 2026-03-02 --policy DC1', world);
    expect([shown.err, shown.code]).toEqual(['', 0]);
    expect(shown.out).toContain('Call 01. Use the lift.');
    expect((await policy('issue --org acme --on 2026-03-03', world)).out).toContain('nothing changed since issue 2');
  });

  it('leaves out and names a policy without an approved text; others count it as absent', async () => {
    const world = await approved();
    write(world, 'templates/DC3.md', master('DC3', '1.0', 'Fire drills.'));
    const { code, err } = await policy('render --org acme', world);
    expect(code, err).toBe(0);
    expect(err).toContain('DC3 is left out of the pack: no text of it is approved and kept (acme) [policy-left-out]');
    expect([...world.disk.keys()].filter((path) => path.includes('DC3-'))).toEqual([]);
    expect(said(world, 'DC1-dc1')).toContain('Visitors: see DC2');
    write(world, 'templates/DC1.md', master('DC1', '1.0', 'See DC3: [fire drills](policy:DC3).'));
    expect((await policy('check --org acme', world)).err).toContain('approved-text-kept');
  });

  it('says where an approved text is not kept', async () => {
    const world = await approved();
    for (const path of [...world.disk.keys()]) if (path.includes('/issues/texts/')) world.disk.delete(path);
    write(world, 'templates/DC2.md', master('DC2', '2.0', 'Visitors sign twice.'));
    const { err } = await policy('check --org acme', world);
    expect(err).toContain('DC2 is left out of the pack');
  });

  it('is not what other workspaces do: there the new text is printed, and marked', async () => {
    const world = await approved();
    write(world, 'policy.yaml', FILES['policy.yaml']?.replace('keep', 'mark') ?? '');
    write(world, 'templates/DC2.md', master('DC2', '2.0', 'Visitors sign twice.'));
    expect((await policy('render --org acme', world)).code).toBe(0);
    expect(said(world, 'DC2-dc2')).toContain('Visitors sign twice.');
    expect(said(world, 'DC2-dc2')).toContain('2.0, awaiting approval');
  });
});

describe('check', () => {
  it('warns of a correction that changes a duty in an approved text', async () => {
    const world = await approved();
    write(world, 'policy.yaml', FILES['policy.yaml']?.replace('keep', 'mark') ?? '');
    const corrected = (text: string) =>
      master('DC2', '1.0', text)
        .replace('changes:\n', 'changes:\n  - {version: "1.1", date: 2026-03-01, note: Spelling, kind: correction}\n')
        .replace('version: "1.0"\n', 'version: "1.1"\n');
    write(world, 'templates/DC2.md', corrected('Visitors must sign.'));
    const { err } = await policy('check --org acme', world);
    expect(err).toContain('A correction of DC2 changes “must” in a text that is approved (acme) [correction-meaning]');
    write(world, 'templates/DC2.md', corrected('Visitors sing.'));
    expect((await policy('check --org acme', world)).err).not.toContain('correction-meaning');
  });
});
