/** Packs as clients get them: the file that says what is in one, and the pages beside the policies. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { readZip } from '../../src/formats/zip/read.js';
import { readManifest } from '../../src/model/manifest.js';
import { parseHtml, wordsOf } from '../support/html-reader.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';
import { readPdf } from '../support/pdf/reader.js';

const template = (title: string, code: string, more = '') =>
  `---\ntitle: ${title}\ncode: ${code}\nversion: "1.0"\nowner: registered_manager\nreview: {last: 2026-09-01}\n${more}---\n\nWelcome.\n`;

const FILES: Readonly<Record<string, string>> = {
  'templates/DC1.md': template(
    'First Policy',
    'DC1',
    'category: Care\nsatisfies: [Rules 2014 reg. 12, Rules 2014 reg. 9]\n',
  ),
  'templates/DC2.md': template(
    'The <<org_field_name>> Way',
    'DC2',
    'slug: way\ncategory: Workforce\nreview: {last: 2026-02-01}\n'.replace('review: {last: 2026-02-01}\n', ''),
  ),
  'packs/home.yaml': 'title: Home care pack\npolicies: [DC2, DC1]\nextra_pages: [welcome.md]\n',
  'packs/welcome.md': '---\ntitle: Welcome\n---\n\nDear reader, this is what <<org_field_name>> works by.\n',
  'orgs/acme.yaml':
    'name: A & B <Care>\npack: home\nregistered_manager: {name: Ann Example}\npolicies:\n  DC2: {reviewed: 2026-02-01}\n',
};

async function policy(line: string, world: MemoryWorld = memoryWorld(FILES)) {
  world.printed.out = '';
  world.printed.err = '';
  const code = await run(line.split(' '), world, '1.2.3');
  return { code, ...world.printed, world };
}

const paths = (world: MemoryWorld) =>
  [...world.disk.keys()]
    .filter((path) => path.startsWith('/workspace/out/acme/'))
    .map((path) => path.slice('/workspace/out/acme/'.length))
    .sort();

const htmlOf = (world: MemoryWorld, path: string) =>
  new TextDecoder().decode(world.disk.get(`/workspace/out/acme/${path}`));
const said = (world: MemoryWorld, path: string) => wordsOf(parseHtml(htmlOf(world, path)));
const links = (world: MemoryWorld, path: string) =>
  [...htmlOf(world, path).matchAll(/<a href="([^"#]+)"/g)].map((match) => match[1]);

/** The columns of the index. */
const COLUMNS = [
  ...['Policy', 'Owner and files', 'Version and status'],
  ...['Approved by', 'In force from', 'Next review'],
];

describe('the pages of a pack', () => {
  it('stand beside the policies, the index at the front', async () => {
    const { code, err, out, world } = await policy('render --org acme --format html');
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toMatch(/^acme {2}2 policies and 8 pack documents: 10 files created\n/);
    expect(paths(world)).toEqual([
      'handbook.html',
      'html/DC1-first.html',
      'html/DC2-way.html',
      'html/change-log.html',
      'html/policies-and-regulations.html',
      'html/read-and-sign.html',
      'html/review-schedule.html',
      'html/welcome.html',
      'html/what-has-changed.html',
      'index.html',
      'manifest.json',
    ]);
  });

  it('list the policies by category in the order of the pack, with what is recorded', async () => {
    const { world } = await policy('render --org acme');
    expect(said(world, 'index.html').slice(2)).toEqual([
      ...['Pack', 'Prepared for issue 1, not yet issued', 'Policies', '2'],
      ...['Due next', 'DC2 The A & B <Care> Way, 1\u00a0February\u00a02027'],
      ...['What has changed', 'This is the first issue of this pack.'],
      'Important: Needs attention',
      'The approval of 2 policies is not recorded: DC2, DC1',
      'Welcome',
      'Policies',
      ...COLUMNS,
      'Workforce',
      'DC2 The A & B <Care> Way',
      'Ann Example\u00a0\u00a0 Web\u00a0page\u00a0·\u00a0PDF\u00a0·\u00a0Word',
      ...['1.0\u00a0·\u00a0Approval not recorded', 'Not recorded', 'Not recorded', '1\u00a0February\u00a02027'],
      'Care',
      'DC1 First Policy',
      'Ann Example\u00a0\u00a0 Web\u00a0page\u00a0·\u00a0PDF\u00a0·\u00a0Word',
      ...['1.0\u00a0·\u00a0Approval not recorded', 'Not recorded', 'Not recorded', '1\u00a0September\u00a02027'],
      'About this pack',
      'The whole pack as one web page – one file for phones, e-mail and SharePoint',
      'What has changed – for staff: what is different, from when and why',
      'Review schedule – what is due when, and by whom',
      'Policies by regulation – which policies meet which regulation',
      'Read and sign: all policies – sheets for staff to sign after reading',
      'Change log – what each issue changed, and what was withdrawn',
    ]);
    expect(new Set(links(world, 'index.html'))).toEqual(
      new Set([
        'html/welcome.html',
        ...['html', 'pdf', 'docx'].flatMap((format) => [
          `${format}/DC1-first.${format}`,
          `${format}/DC2-way.${format}`,
        ]),
        'handbook.html',
        'html/what-has-changed.html',
        'html/review-schedule.html',
        'html/policies-and-regulations.html',
        'html/read-and-sign.html',
        'html/change-log.html',
      ]),
    );
  });

  it('put the next review first, and regulations by their numbers', async () => {
    const { world } = await policy('render --org acme --format html');
    const schedule = said(world, 'html/review-schedule.html');
    expect(schedule.indexOf('1\u00a0February\u00a02027')).toBeLessThan(schedule.indexOf('1\u00a0September\u00a02027'));
    expect(schedule).toContain('Every year');
    const regulations = said(world, 'html/policies-and-regulations.html');
    expect(regulations.indexOf('Rules 2014 reg. 9')).toBeLessThan(regulations.indexOf('Rules 2014 reg. 12'));
    expect(regulations).toContain('None recorded');
    expect(new Set(links(world, 'html/read-and-sign.html'))).toEqual(
      new Set(['../index.html', 'DC2-way.html', 'DC1-first.html']),
    );
  });

  it('link to no file that the pack lacks', async () => {
    const { world } = await policy('render --org acme --format html');
    const all = new Set(paths(world));
    for (const path of all)
      for (const link of path.endsWith('.html') ? links(world, path) : [])
        expect(all, `${path} → ${link}`).toContain(new URL(link ?? '', `https://x/${path}`).pathname.slice(1));
  });

  it('are those that the pack asks for', async () => {
    const files = { ...FILES, 'packs/home.yaml': `${FILES['packs/home.yaml']}pages: [reviews]\n` };
    const { world } = await policy('render --org acme --format html', memoryWorld(files));
    expect(paths(world)).toEqual([
      'html/DC1-first.html',
      'html/DC2-way.html',
      'html/review-schedule.html',
      'html/welcome.html',
      'manifest.json',
    ]);
  });

  it('are those that policy.yaml asks for where the pack does not say, sheets of their own too', async () => {
    const files = { ...FILES, 'policy.yaml': 'pages: [signing-sheets, signing]\n' };
    const { world } = await policy('render --org acme --format html', memoryWorld(files));
    expect(paths(world).filter((path) => !/DC\d-|welcome/.test(path.replace('read-and-sign/', '/')))).toEqual([
      'html/read-and-sign.html',
      'manifest.json',
    ]);
    expect(paths(world).filter((path) => path.includes('sign/'))).toEqual([
      'html/read-and-sign/DC1-first.html',
      'html/read-and-sign/DC2-way.html',
    ]);
    expect(links(world, 'html/read-and-sign/DC1-first.html')).toEqual(['../DC1-first.html']);
    const packFirst = { ...files, 'packs/home.yaml': `${FILES['packs/home.yaml']}pages: [reviews]\n` };
    const said = await policy('render --org acme --format html', memoryWorld(packFirst));
    expect(paths(said.world)).not.toContain('html/read-and-sign.html');
    const wrong = await policy('check', memoryWorld({ ...FILES, 'policy.yaml': 'pages: [signing-sheet]\n' }));
    expect(wrong.err).toMatch(/^policy\.yaml:1:9 error .*signing-sheets/);
  });

  it('had a sheet of each policy in earlier versions: they go, and the run says where the words are', async () => {
    const wanted = { ...FILES, 'policy.yaml': 'pages: [index, signing, signing-sheets]\n' };
    const { world } = await policy('render --all --format html', memoryWorld(wanted));
    const manifest = htmlOf(world, 'manifest.json');
    const asEarlier = manifest.replaceAll('"signing-sheets"', '"signing"');
    expect(asEarlier).not.toBe(manifest);
    world.disk.set('/workspace/out/acme/manifest.json', Buffer.from(asEarlier));
    world.disk.set('/workspace/policy.yaml', Buffer.from('pages: [index, signing]\n'));
    const dry = await policy('render --all --format html --dry-run', world);
    expect(dry.out).toContain('      would be removed: 2 sheets to sign\n');
    const { out } = await policy('render --all --format html', world);
    expect(out).toContain('      removed: 2 sheets to sign\n');
    expect(out).not.toContain('read-and-sign/');
    expect(out).toContain(
      '2 sheets to sign: each policy now has a page in one document, read-and-sign.\n  To get single sheets again, list signing-sheets',
    );
    expect(paths(world).filter((path) => path.includes('sign'))).toEqual(['html/read-and-sign.html']);
    const again = await policy('render --all --format html --json', world);
    expect(JSON.parse(again.out)).toMatchObject({ organisations: [{ removed: [], joined: [] }] });
  });

  it('names the sheets that a pack asked for itself as what they are, once it no longer does', async () => {
    const wanted = { ...FILES, 'policy.yaml': 'pages: [index, signing, signing-sheets]\n' };
    const { world } = await policy('render --all --format html', memoryWorld(wanted));
    world.disk.set('/workspace/policy.yaml', Buffer.from('pages: [index, signing]\n'));
    const { out } = await policy('render --all --format html', world);
    expect(out).toContain('removed: out/acme/html/read-and-sign/DC1-first.html');
    expect(out).not.toContain('sheets to sign');
  });

  it('stay those of the whole pack where one policy is rendered, and are none where no pack was', async () => {
    const part = await policy('render --org acme --policy DC1 --format html');
    expect(paths(part.world)).toEqual(['html/DC1-first.html']);
    const whole = await policy('render --org acme --format html');
    const [index, handbook] = ['index.html', 'handbook.html'].map((path) => htmlOf(whole.world, path));
    const again = await policy('render --org acme --policy DC1 --format html', whole.world);
    expect(again.out).toContain('unchanged');
    expect(htmlOf(again.world, 'index.html')).toBe(index);
    expect(htmlOf(again.world, 'handbook.html')).toBe(handbook);
    expect(paths(again.world)).toHaveLength(11);
  });

  it('are in the manifest, and removed when the pack wants them no longer', async () => {
    const { world } = await policy('render --org acme --format html');
    const manifest = readManifest(htmlOf(world, 'manifest.json'));
    expect(manifest?.files.find(({ path }) => path === 'index.html')).toEqual({
      path: 'index.html',
      format: 'html',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      page: 'index',
    });
    world.disk.set('/workspace/packs/home.yaml', Buffer.from('title: T\npages: []\n'));
    const { out } = await policy('render --org acme --format html', world);
    expect(out).toContain('removed: out/acme/index.html');
    expect((await policy('verify out/acme', world)).code).toBe(0);
  });

  it('refuse a policy that has the name of one', async () => {
    const files = {
      ...FILES,
      'templates/x.md': '---\ntitle: Review schedule\nreview: {last: 2026-09-01}\n---\n\nWords.\n',
    };
    const world = memoryWorld({ ...files, 'packs/home.yaml': 'title: T\n' });
    const { code, err } = await policy('render --org acme', world);
    expect(code).toBe(1);
    expect(err).toContain('path-clash');
    expect(paths(world)).toEqual([]);
  });
});

describe('a pack’s file', () => {
  const complaints = async (pack: string, more: Readonly<Record<string, string>> = {}) => {
    const { err } = await policy('check', memoryWorld({ ...FILES, 'packs/home.yaml': pack, ...more }));
    return err.split('\n').filter((line) => /^\S+ (?:error|warning)/.test(line));
  };

  it('is named by clients; unknown names are refused with the nearest', async () => {
    const orgs = { 'orgs/acme.yaml': 'name: Acme\npack: hone\n' };
    expect(await complaints('title: T\n', orgs)).toEqual([
      'orgs/acme.yaml:2:7 error "pack": there is no pack with this name in packs [unknown-pack]',
    ]);
  });

  it('is refused at the place of what is wrong with it', async () => {
    expect(await complaints('titel: T\n')).toContainEqual(
      expect.stringMatching(/^packs\/home\.yaml:1:1 error .*unknown-key/),
    );
    expect(await complaints('title: T\npolicies: [DC7]\n')).toEqual([
      'packs/home.yaml:2:12 error "DC7" isn’t the code or slug of any template [pack-unmatched]',
    ]);
    expect(await complaints('title: T\nextra_pages: [../secret.md]\n')).toEqual([
      'packs/home.yaml:2:15 error There is no such Markdown file in packs [pack-page]',
    ]);
    expect(await complaints('title: T\npages: [cover]\n')).toHaveLength(1);
    expect(await complaints('- a\n')).toHaveLength(1);
  });

  it('has extra pages that are refused where they ask for what the client lacks', async () => {
    const page = { 'packs/welcome.md': '---\ntitle: Hello\n---\n\nCall <<org_field_phone>>.\n' };
    const { code, err, world } = await policy('render --org acme', memoryWorld({ ...FILES, ...page }));
    expect(code).toBe(1);
    expect(err).toContain('packs/welcome.md:5:6 error hello needs "phone", which is missing');
    expect(paths(world)).toEqual([]);
  });
});

describe('the whole pack as one PDF', () => {
  it('holds the extra pages and the policies in order, is listed, and is linked from the index', async () => {
    const { code, world } = await policy('render --org acme --combined');
    expect(code).toBe(0);
    const pdf = readPdf(world.disk.get('/workspace/out/acme/acme-home.pdf') ?? new Uint8Array());
    expect(pdf.bookmarks.map(({ title }) => title)).toEqual([
      'Welcome',
      'DC2 The A & B <Care> Way',
      'DC1 First Policy',
    ]);
    expect(links(world, 'index.html')).toContain('acme-home.pdf');
    const manifest = readManifest(htmlOf(world, 'manifest.json'));
    expect(manifest?.files.find(({ path }) => path === 'acme-home.pdf')).toMatchObject({ page: 'combined' });
    expect((await policy('verify out/acme', world)).code).toBe(0);
  });

  it('is removed when the pack is rendered without it, and made whatever formats are asked for', async () => {
    const { world } = await policy('render --org acme --combined --format html');
    expect(paths(world)).toContain('acme-home.pdf');
    const { out } = await policy('render --org acme', world);
    expect(out).toContain('removed: out/acme/acme-home.pdf');
    expect(links(world, 'index.html')).not.toContain('acme-home.pdf');
  });

  it('has the policies of one category together where the pack lists none', async () => {
    const files = {
      ...FILES,
      'templates/DC3.md': template('Third Policy', 'DC3', 'category: Care\n'),
      'packs/home.yaml': 'title: All\n',
    };
    const { world } = await policy('render --org acme --combined --format pdf', memoryWorld(files));
    const pdf = readPdf(world.disk.get('/workspace/out/acme/acme-home.pdf') ?? new Uint8Array());
    expect(pdf.bookmarks.map(({ title }) => title.slice(0, 3))).toEqual(['DC1', 'DC3', 'DC2']);
  });

  it.each(['--policy DC1', '--loose'])('is of the whole pack: %s is refused beside it', async (option) => {
    const { code, err } = await policy(`render --org acme --combined ${option}`);
    expect(code).toBe(2);
    expect(err).toContain('--combined needs the whole pack');
  });

  it('is issued with the pack that has it', async () => {
    const { world } = await policy('render --org acme --combined');
    const issued = await policy('issue --org acme --on 2026-11-22 --with-unapproved --zip', world);
    expect([issued.code, issued.err]).toEqual([0, '']);
    const zip = world.disk.get('/workspace/out/acme-home-issue-1-2026-11-22.zip') ?? new Uint8Array();
    expect([...readZip(zip).keys()]).toContain('acme-home-issue-1-2026-11-22/acme-home.pdf');
  });
});

describe('a pack that no organisation has', () => {
  const unused = {
    ...FILES,
    'packs/unused.yaml': 'title: Unused\npolicies: [DC1]\nextra_pages: [nowhere.md]\ncolour: red\n',
  };

  it('is looked at by a check of everything', async () => {
    const { code, err } = await policy('check', memoryWorld(unused));
    expect(code).toBe(1);
    expect(err).toContain('packs/unused.yaml:3:15 error');
    expect(err).toContain('packs/unused.yaml:4:1 error');
  });

  it('disturbs nobody else', async () => {
    expect((await policy('check --org acme', memoryWorld(unused))).code).toBe(0);
    expect((await policy('render --all', memoryWorld(unused))).code).toBe(0);
  });
});
