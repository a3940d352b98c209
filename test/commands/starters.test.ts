/** `policy starters`: what starters there are, those that suit an organisation as new templates, and never a change to what is there. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { NATIONS, SERVICE_TYPES } from '../../src/model/services.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';

const HOME = 'name: Tŷ Gwyn\nnation: wales\nservice_type: care_home\n';

async function policy(world: MemoryWorld, ...args: readonly string[]) {
  world.printed.out = '';
  world.printed.err = '';
  const code = await run(args, world, '1.2.3');
  return { code, ...world.printed };
}

const text = (world: MemoryWorld, path: string) => new TextDecoder().decode(world.disk.get(`/workspace/${path}`));
const templates = (world: MemoryWorld) =>
  [...world.disk.keys()].filter((path) => path.startsWith('/workspace/templates/')).sort();

describe('policy starters', () => {
  it('lists the services that there are starters for', async () => {
    const { code, out } = await policy(memoryWorld({}), 'starters');
    expect(code).toBe(0);
    expect(out).toMatch(/^There are starter policies for:\n( {2}.+ in (Wales|England): \d+\n)+\nTo copy those/);
  });

  it('copies those that suit, with their passages, into a workspace that has no templates', async () => {
    const world = memoryWorld({ 'orgs/ty-gwyn.yaml': HOME });
    const { code, out, err } = await policy(world, 'starters', '--org', 'ty-gwyn');
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('templates/care-home-wales/CHW13-safeguarding-adults.md  new\n');
    expect(out).toContain('4 starter policies copied, as drafts.');
    expect(templates(world).some((path) => path.includes('/_passages/'))).toBe(true);
    expect(templates(world).some((path) => path.includes('home-care-'))).toBe(false);
  });

  it('changes nothing the second time, and shows what it would copy on a dry run', async () => {
    const world = memoryWorld({ 'orgs/ty-gwyn.yaml': HOME });
    const look = await policy(world, 'starters', '--org', 'ty-gwyn', '--dry-run');
    expect(look.out).toContain('CHW13-safeguarding-adults.md  would be new\n');
    expect(templates(world)).toEqual([]);
    await policy(world, 'starters', '--all');
    const before = templates(world).map((path) => [path, world.disk.get(path)]);
    const again = await policy(world, 'starters', '--all');
    expect(again).toEqual({
      code: 0,
      out: 'Kept as they are, since you have them: CHW13, CHW29, CHW34, CHW117\n',
      err: '',
    });
    expect(templates(world).map((path) => [path, world.disk.get(path)])).toEqual(before);
  });

  it('leaves a policy of the same code, and a passage of the same name, in the words of the workspace', async () => {
    const own = {
      'templates/ours/safety.md': '---\ntitle: Safety\ncode: CHW13\n---\n\nOurs.\n',
      'templates/_passages/safeguarding-lead.md': 'Our words.\n',
    };
    const world = memoryWorld({ 'orgs/ty-gwyn.yaml': HOME, ...own });
    const { code, out } = await policy(world, 'starters', '--org', 'ty-gwyn');
    expect(code).toBe(0);
    expect(out).toContain('Kept as they are, since you have them: CHW13\n');
    expect(out).not.toContain('CHW13-safeguarding-adults.md');
    for (const [path, words] of Object.entries(own)) expect(text(world, path)).toBe(words);
  });

  it('says so where a passage of the same name stays', async () => {
    const own = { 'templates/_passages/data-protection-lead.md': 'Our words.\n' };
    const world = memoryWorld({ 'orgs/ty-gwyn.yaml': HOME, ...own });
    const { out } = await policy(world, 'starters', '--org', 'ty-gwyn');
    expect(out).toContain('templates/_passages/data-protection-lead.md  kept: it has words of your own\n');
    expect(text(world, 'templates/_passages/data-protection-lead.md')).toBe('Our words.\n');
  });

  it('says who gets none, and what to do', async () => {
    const world = memoryWorld({ 'orgs/glen.yaml': 'name: Glen\nnation: scotland\nservice_type: day_service\n' });
    const { code, err } = await policy(world, 'starters', '--org', 'glen');
    expect(code).toBe(1);
    expect(err).toContain('There are no starter policies for glen. There are some for:\n');
    expect(err).toContain('  policy import my-policies\n');
  });

  it('asks for what decides it, where a file says no nation or service', async () => {
    const world = memoryWorld({ 'orgs/a.yaml': 'name: A\n', 'orgs/ty-gwyn.yaml': HOME });
    const { code, err } = await policy(world, 'starters', '--all');
    expect(code).toBe(1);
    expect(err).toContain('Add "nation" and "service_type".');
    expect(templates(world)).toEqual([]);
  });
});

describe('the way to policies', () => {
  it.each(SERVICE_TYPES.map((service, at) => [service, NATIONS[at % NATIONS.length] ?? 'wales'] as const))(
    'is there for %s in %s, from init and from org add',
    async (service, nation) => {
      const world = memoryWorld({});
      const started = await policy(world, 'init', '.', '--nation', nation, '--service', service, '--name', 'First');
      expect(started.code).toBe(0);
      expect(started.out).toMatch(/starter polic(?:y|ies) \(|policy import my-policies/);
      const added = await policy(world, 'org', 'add', '--nation', nation, '--service', service, '--name', 'Second');
      expect(added.code).toBe(0);
      expect(added.out).toMatch(/policy render --org second|policy import my-policies/);
    },
  );

  it('is named where a new workspace has no templates yet', async () => {
    const world = memoryWorld({});
    await policy(world, 'init', '.', '--nation', 'scotland', '--service', 'day_service', '--name', 'First');
    const { code, err } = await policy(world, 'render', '--all');
    expect(code).toBe(2);
    expect(err).toBe(
      'error There are no templates (*.md, *.txt, *.docx) in templates\n  hint: Bring in the policies that you have with "policy import my-policies", or copy starter policies with "policy starters --org ID".\n',
    );
  });

  it('is named where an organisation is added that starters suit, but no template', async () => {
    const world = memoryWorld({});
    await policy(world, 'init', '.', '--nation', 'wales', '--service', 'care_home', '--name', 'First');
    const england = ['--nation', 'england', '--service', 'domiciliary_support'];
    const { out } = await policy(world, 'org', 'add', ...england, '--name', 'Second');
    expect(out).toContain('To copy the starter policies for it: policy starters --org second\n');
    const rendered = await policy(world, 'render', '--org', 'second');
    expect(rendered.err).toContain('"policy starters --org second" copies starter policies for it');
    await policy(world, 'starters', '--org', 'second');
    expect((await policy(world, 'render', '--org', 'second', '--dry-run', '--format', 'html')).code).toBe(0);
  });
});
