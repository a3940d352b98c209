/** The whole pack as one web page: what it holds, where its links lead, and when it is made. */
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readPages } from '../../site/search.js';
import { run } from '../../src/commands/index.js';
import { finishedWords } from '../../src/formats/finished/index.js';
import { elementsByTag, elementsOf, inlineWords, linksOf, outlineOf, parseHtml } from '../support/html-reader.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';

const policy = (title: string, slug: string, text: string) =>
  `---\ntitle: '${title}'\nslug: ${slug}\nversion: "1.0"\nowner: registered_manager\nreview: {last: 2026-09-01}\n---\n\n${text}`;

const FILES: Readonly<Record<string, string>> = {
  'templates/keys.md': policy(
    'Keys',
    'keys',
    '# Scope\n\nSee [leave](policy:leave#scope), [all of it](policy:leave), [above](#scope), the [form](../forms/form.pdf), ' +
      'and [the regulator](https://example.org/a).[^1]\n\n# At a glance\n\nLock the door, <<org_field_name>>.\n\n# Notes\n\nNone.\n\n[^1]: As told.\n',
  ),
  'templates/leave.md': policy(
    '"Leave" </script> ‏عطلة',
    'leave',
    '# Scope\n\nAsk first.[^1]\n\n## Notes\n\nNone.\n\n[^1]: Twice.\n',
  ),
  'orgs/acme.yaml': 'name: Acme Care\nregistered_manager: {name: Ann Example}\n',
};

async function rendered(line: string, world: MemoryWorld = memoryWorld(FILES)) {
  world.printed.out = '';
  world.printed.err = '';
  const code = await run(line.split(' '), world, '1.2.3');
  const bytes = world.disk.get('/workspace/out/acme/handbook.html');
  return { code, world, ...world.printed, html: bytes && new TextDecoder().decode(bytes) };
}

const handbook = async () => (await rendered('render --org acme --format html')).html ?? '';

describe('a handbook', () => {
  it('holds every policy, each sheet, and the documents about the pack, in the order of its contents', async () => {
    const page = parseHtml(await handbook());
    const titles = outlineOf(page).filter(({ level }) => level === 2);
    expect(titles.map(({ words }) => words)).toEqual([
      ...['Keys', 'At a glance: Keys', '“Leave” </script> ‏عطلة'],
      ...['What has changed', 'Review schedule', 'Read and sign: all policies', 'Change log'],
    ]);
    const [contents] = elementsByTag(page, 'nav').filter(({ attributes }) => attributes.get('id') === 'Contents');
    const articles = elementsByTag(page, 'article').map(({ attributes }) => `#${attributes.get('id')}`);
    expect(contents && linksOf(contents).map(({ href }) => href)).toEqual(articles);
  });

  it('leads from policy to policy within itself, and names no id twice', async () => {
    const page = parseHtml(await handbook());
    const ids = elementsOf(page).flatMap(({ attributes }) => attributes.get('id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const links = linksOf(page);
    const inside = links.filter(({ href }) => href.startsWith('#'));
    expect(inside.filter(({ href }) => !ids.includes(href.slice(1)))).toEqual([]);
    expect(links.filter((link) => !inside.includes(link)).map(({ href }) => href)).toEqual(['https://example.org/a']);
    expect(links).toContainEqual({ href: '#leave/scope', words: 'leave' });
    expect(links).toContainEqual({ href: '#leave', words: 'all of it' });
    expect(links).toContainEqual({ href: '#keys/scope', words: 'above' });
    const [first] = elementsByTag(page, 'article');
    expect(first && inlineWords(first)).toContain('the form');
  });

  it('is searched for what it holds, with links to places in it', async () => {
    const html = await handbook();
    const [, packed = ''] = /id="Texts">([^<]*)</.exec(html) ?? [];
    const pages = readPages(inflateSync(Buffer.from(packed, 'base64')).toString('utf8'));
    const ids = new Set(elementsOf(parseHtml(html)).map(({ attributes }) => attributes.get('id')));
    const links = pages.flatMap(({ link, sections }) => [link, ...sections.map((section) => section.link)]);
    expect(links.filter((link) => !ids.has(link.slice(1)))).toEqual([]);
    expect(pages.map(({ title }) => title)).toContain('At a glance: Keys');
    expect(pages[0]?.sections.map(({ heading }) => heading)).toEqual(['', '1 Scope', '2 At a glance', '3 Notes']);
  });

  it('forbids everything but its own styles and script', async () => {
    const html = await handbook();
    expect(html).toMatch(/content="default-src 'none'; script-src 'sha256-[^']*'; style-src 'sha256-/);
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html.match(/<\/script/g)).toHaveLength(2);
  });
});

describe('a handbook is made', () => {
  it('with the web pages of a whole pack, and is the same where one policy is rendered after it', async () => {
    expect((await rendered('render --org acme --format pdf')).html).toBeUndefined();
    expect((await rendered('render --org acme --format html --loose')).html).toBeUndefined();
    const { html, world } = await rendered('render --org acme --format html');
    expect(html).toContain('Lock the door');
    expect((await rendered('render --org acme --format html --policy keys', world)).html).toBe(html);
  });

  it('unless the pack lists other documents only', async () => {
    const { html, world } = await rendered('render --org acme --format html');
    expect(html).toContain('Lock the door');
    world.disk.set('/workspace/policy.yaml', new TextEncoder().encode('pages: [index]\n'));
    const { out, html: gone } = await rendered('render --org acme --format html', world);
    expect(out).toContain('removed: out/acme/handbook.html');
    expect(gone).toBeUndefined();
  });
});

describe('the final check', () => {
  it('reads what a handbook is searched for', async () => {
    const texts = finishedWords('html', new TextEncoder().encode(await handbook()));
    expect(texts.find(({ place }) => place === 'the search')?.words).toContain('Lock the door, Acme Care.');
  });

  it.each(['index', 'handbook'])('refuses another organisation’s name in the %s', async (page) => {
    const files = {
      ...FILES,
      'packs/p.yaml': `title: Pack of Harbour House\npages: [${page}]\n`,
      'orgs/acme.yaml': `${FILES['orgs/acme.yaml']}pack: p\n`,
      'orgs/harbour.yaml': 'name: Harbour House\n',
    };
    const { code, err } = await rendered('render --org acme --format html', memoryWorld(files));
    expect(code).toBe(1);
    expect(err).toContain(`out/acme/${page}.html error The name of harbour ("name") is in the text`);
  });
});
