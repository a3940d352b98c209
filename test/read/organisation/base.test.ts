/** `extends`: values that several clients share, and whose they are where both say something. */
import { describe, expect, it } from 'vitest';
import { run } from '../../../src/commands/index.js';
import { withoutLines } from '../../support/html-reader.js';
import { memoryWorld } from '../../support/memory-world.js';

const TEMPLATE =
  '---\ntitle: Sample Policy\nreview: {last: 2026-09-01}\n---\n\n<<org_field_name>>, <<org_field_registered_manager_name>>, <<org_field_registered_manager_phone>>, <<org_field_website>>.\n';

async function policy(line: string, orgs: Readonly<Record<string, string>>, template = TEMPLATE) {
  const files = Object.fromEntries(Object.entries(orgs).map(([name, text]) => [`orgs/${name}.yaml`, text]));
  const world = memoryWorld({ 'policy.yaml': 'formats: [html]\n', 'templates/a.md': template, ...files });
  const code = await run(line.split(' '), world, '1.2.3');
  const page = withoutLines(new TextDecoder().decode(world.disk.get('/workspace/out/acme/html/sample.html')));
  return {
    code,
    err: world.printed.err,
    out: world.printed.out,
    words: /<p>(Acme[^<]*)<\/p>/.exec(page.replace(/<header[\s\S]*<\/header>/, ''))?.[1],
  };
}

const BASE = 'website: https://group.example.org\nregistered_manager:\n  name: Grace\n  phone: 0117 496 0300\n';

describe('a client that extends a base', () => {
  it('has the base’s values, and its own before them', async () => {
    const { words, err } = await policy('render --org acme', {
      acme: 'extends: _group\nname: Acme\nwebsite: https://acme.example.org\n',
      _group: BASE,
    });
    expect(err).toBe('');
    expect(words).toBe('Acme, Grace, 0117 496 0300, https://acme.example.org.');
  });

  it('may add to a person of the base’s; a person whom it names is another, of whom the base knows nothing', async () => {
    const added = await policy('render --org acme', {
      acme: 'extends: _group.yaml\nname: Acme\nregistered_manager: {phone: 0117 496 0301}\n',
      _group: BASE,
    });
    expect(added.words).toContain('Grace, 0117 496 0301');
    const named = await policy('render --org acme', {
      acme: 'extends: _group\nname: Acme\nregistered_manager: {name: Bo}\n',
      _group: BASE,
    });
    expect(named.err).toContain('"registered_manager.phone", which is missing');
  });

  it('takes a value of the base’s away by an empty one', async () => {
    const { err } = await policy('render --org acme', {
      acme: 'extends: _group\nname: Acme\nwebsite:\n',
      _group: BASE,
    });
    expect(err).toContain('"website", which is missing');
  });

  it('goes through bases of bases, and is not a client where it is a base', async () => {
    const { out, words } = await policy('render --all', {
      acme: 'extends: _home\nname: Acme\n',
      _home: 'extends: _group\n',
      _group: BASE,
    });
    expect(words).toContain('https://group.example.org');
    expect(out).toMatch(/^acme {2}1 policy/);
  });

  it('is told of a wrong value where it stands: in the base', async () => {
    const { err } = await policy('check', { acme: 'extends: _group\nname: Acme\n', _group: `${BASE}company_no: 12\n` });
    expect(err).toContain('orgs/_group.yaml:5:13 error');
  });

  it('is refused where the base is not there, is none, or leads in a circle', async () => {
    const near = await policy('check', { acme: 'extends: _gruop\nname: Acme\n', _group: BASE });
    expect(near.err).toContain(
      'orgs/acme.yaml:1:10 error The base "_gruop" doesn’t exist [extends-unknown]\n  hint: Did you mean "_group"?',
    );
    const client = await policy('check', { acme: 'extends: other\nname: Acme\n', other: 'name: Other\n' });
    expect(client.err).toContain('"other" isn’t a base: the name of a base begins with _ [extends-unknown]');
    const circle = await policy('check', {
      acme: 'extends: _a\nname: Acme\n',
      _a: 'extends: _b\n',
      _b: 'extends: _a\n',
    });
    expect(circle.err).toContain(
      'orgs/_b.yaml:1:10 error These bases extend each other in a circle: _a → _b → _a [extends-circle]',
    );
  });
});
