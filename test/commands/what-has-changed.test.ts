/** “What has changed” in issued packs: the words that were issued before, beside those of now. */
import { describe, expect, it } from 'vitest';
import { parseHtml, wordsOf } from '../support/html-reader.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';
import { policy } from '../support/policy-call.js';

const master = (version: string, text: string, note: string, date: string) =>
  `---\ntitle: Keys\nslug: keys\ncode: DC1\nstatus: approved\nversion: "${version}"\nreview: {last: ${date}}\nchanges:\n  - {version: "${version}", date: ${date}, note: ${note}}\n---\n\n${text}\n`;

const TEXT =
  '# Who holds keys\n\nCall {{org_field_phone}}. {{#if approved_by}}Approved.{{/if}} Reviewed {{last_update_date}}.\n\nStaff keep keys for 2 days.\n';

const FILES: Readonly<Record<string, string>> = {
  'policy.yaml': 'formats: [html]\n',
  'templates/DC1.md': master('1.0', TEXT, 'First.', '2026-01-12'),
  'templates/DC2.md':
    '---\ntitle: Pets\nslug: pets\ncode: DC2\nversion: "1.0"\nreview: {last: 2026-01-12}\n---\n\nPets of {{org_field_name}}: ring {{org_field_phone}}.\n',
  'orgs/acme.yaml': 'name: Acme\nphone: 029 2018 0100\napproved_by: Owen Achebe\napproved_on: 2026-02-01\n',
};

const write = (world: MemoryWorld, path: string, text: string) =>
  world.disk.set(`/workspace/${path}`, Buffer.from(text));
const textOf = (world: MemoryWorld, path: string) => new TextDecoder().decode(world.disk.get(`/workspace/${path}`));
const page = (world: MemoryWorld, file = 'what-has-changed') =>
  wordsOf(parseHtml(textOf(world, `out/acme/html/${file}.html`))).join('\n');

async function issued(): Promise<MemoryWorld> {
  const world = memoryWorld(FILES);
  await policy('render --org acme', world);
  const { code, err } = await policy('issue --org acme --on 2026-03-01', world);
  expect(code, err).toBe(0);
  return world;
}

describe('“What has changed”', () => {
  it('says in the first issue that it is the first', async () => {
    expect(page(await issued())).toContain('This is the first issue of this pack');
  });

  it('sets what was issued beside what is said now, and is the same before and after the next issue', async () => {
    const world = await issued();
    write(
      world,
      'templates/DC1.md',
      master('2.0', TEXT.replace('for 2 days', 'for 1 day'), 'A new rule on keys.', '2026-05-12'),
    );
    write(
      world,
      'orgs/acme.yaml',
      'name: Acme\nphone: 029 2018 0199\napproved_by: Siân Morgan\napproved_on: 2026-05-20\n',
    );
    await policy('render --org acme', world);
    const said = page(world);
    expect(said).toContain('issue 1 of 1 March 2026');
    expect(said).toContain('Staff keep keys for 2 days.');
    expect(said).toContain('Staff keep keys for 1 day.');
    expect(said).toContain('Why: A new rule on keys.');
    expect(said).toMatch(/Details that have changed: Telephone number of the office\.[^#]*Call 029 2018 0199\./);
    expect(said).toMatch(/What these policies ask of you is the same\.[^#]*ring 029 2018 0199\./);
    expect(said).not.toContain('Reviewed 12');
    expect(said).toContain('Names, numbers or other details in them are new');
    expect(page(world, 'read-and-sign')).toContain('Staff keep keys for 2 days.');
    const { code, err } = await policy('issue --org acme --on 2026-06-01', world);
    expect(code, err).toBe(0);
    const after = page(world);
    expect(after).toContain('Staff keep keys for 2 days.');
    expect(after).toContain('In force from 1 June 2026.');
    await policy('render --org acme', world);
    expect(page(world)).toBe(after);
    await policy('render --org acme --policy DC2', world);
    expect(page(world)).toBe(after);
  });

  it('tells what was said with the details of today, so that a home may leave the telephone of its group', async () => {
    const text = (often: string) =>
      `# Calls\n\nRing {{org_field_phone}} each ${often}.\n\n${often === 'day' ? 'Or ask {{org_field_registered_manager_last_name}} on {{org_field_phone}}.\n' : ''}`;
    const home = (name: string) =>
      `extends: _group\nname: ${name}\napproved_by: Owen Achebe\napproved_on: 2026-06-01\n`;
    const world = memoryWorld({
      'policy.yaml': 'formats: [html]\n',
      'templates/DC1.md': master('1.0', text('day'), 'First.', '2026-01-12'),
      'orgs/_group.yaml': 'phone: 029 2018 0100\nregistered_manager: {first_name: Siân, last_name: Sample}\n',
      'orgs/acme.yaml': home('Acme'),
      'orgs/bryn.yaml': home('Bryn'),
    });
    const rendered = await policy('render --all', world);
    expect(rendered.code, rendered.err).toBe(0);
    const issue = await policy('issue --all --with-unapproved --on 2026-03-01', world);
    expect(issue.code, issue.err).toBe(0);
    write(world, 'templates/DC1.md', master('2.0', text('week'), 'Less often.', '2026-05-12'));
    write(
      world,
      'orgs/acme.yaml',
      `${home('Acme')}phone: 029 2018 0199\nregistered_manager: {first_name: Ann, last_name: Example}\n`,
    );
    const { code, err } = await policy('render --all', world);
    expect(code, err).toBe(0);
    expect(page(world)).toContain('Ring 029 2018 0199 each day.\nRing 029 2018 0199 each week.');
    expect(page(world)).toContain('Or ask Example on 029 2018 0199.');
    expect(page(world)).not.toContain('0100');
  });

  it('asks to read the whole policy where the earlier words are gone', async () => {
    const world = await issued();
    for (const path of [...world.disk.keys()]) if (path.includes('/issues/texts/')) world.disk.delete(path);
    write(world, 'templates/DC1.md', master('2.0', 'Nobody has keys.', 'New.', '2026-05-12'));
    write(world, 'orgs/acme.yaml', (FILES['orgs/acme.yaml'] ?? '').replace('2026-02-01', '2026-05-20'));
    await policy('render --org acme', world);
    expect(page(world)).toContain('The earlier words weren’t kept');
  });
});
