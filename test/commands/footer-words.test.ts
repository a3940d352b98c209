/** `footer:` of policy.yaml: words at the foot of every document, with each organisation's values. */
import { describe, expect, it } from 'vitest';
import { unescaped } from '../../src/formats/xml/unescape.js';
import { readZip } from '../../src/formats/zip/read.js';
import { readManifest } from '../../src/model/manifest.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';
import { readPdf } from '../support/pdf/reader.js';
import { policy } from '../support/policy-call.js';

const TEMPLATE =
  '---\ntitle: First Policy\ncode: DC1\nversion: "1.0"\nowner: registered_manager\nreview: {last: 2026-09-01}\n---\n\nWelcome to <<org_field_name>>.\n';
const WIDE = '\n::: landscape\n\nA wide page.\n\n:::\n';

const FILES: Readonly<Record<string, string>> = {
  'templates/DC1.md': TEMPLATE,
  'orgs/acme.yaml':
    'name: Acme Care\ncompany_no: 01234567\naddress: {line_1: 1 High Street, town: Cardiff, postcode: CF10 9ZZ}\nregistered_manager: {name: Ann Example}\n',
  'orgs/elm.yaml': 'name: Elm House\nregistered_manager: {name: Bob Example}\n',
};

const FOOTER = 'footer: Registered in England, company number {{org_field_company_no}}\n';
const SAID = 'Registered in England, company number 01234567';

const worldWith = (settings: string, files: Readonly<Record<string, string>> = {}) =>
  memoryWorld({ ...FILES, 'policy.yaml': settings, ...files });

const bytesOf = (world: MemoryWorld, path: string) => world.disk.get(`/workspace/out/${path}`) ?? new Uint8Array();
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
/** What a page of HTML shows at its foot. */
const said = (world: MemoryWorld, path: string) =>
  unescaped(/<footer>(.*)<\/footer>/.exec(textOf(bytesOf(world, path)))?.[1] ?? '');

/** The words of each page that are marked as its footer. */
const footersOf = (bytes: Uint8Array) =>
  readPdf(bytes).pages.map(({ pieces }) =>
    pieces
      .filter(({ owner }) => owner.kind === 'artifact' && owner.subtype === 'Footer')
      .map(({ text }) => text)
      .join(' '),
  );

const outputs = (world: MemoryWorld) =>
  [...world.disk].filter(([path]) => path.startsWith('/workspace/out/') && !path.includes('.policy'));

describe('the words', () => {
  it('are at the foot of every page of policies, pack documents and the one PDF', async () => {
    const world = worldWith(`${FOOTER}combined: yes\n`, { 'templates/DC1.md': `${TEMPLATE}${WIDE}` });
    expect(await policy('render --org acme', world)).toMatchObject({ code: 0, err: '' });
    for (const path of ['acme/pdf/DC1-first.pdf', 'acme/pdf/index.pdf', 'acme/pdf/read-and-sign.pdf']) {
      const footers = footersOf(bytesOf(world, path));
      expect(footers.length).toBeGreaterThan(0);
      for (const footer of footers) expect(footer).toContain(SAID);
    }
    const [cover, ...others] = footersOf(bytesOf(world, 'acme/acme-policies.pdf'));
    expect(cover).toBe('');
    for (const footer of others) expect(footer).toContain(SAID);
    for (const path of ['acme/html/DC1-first.html', 'acme/index.html']) {
      expect(said(world, path)).toContain(SAID);
      // On paper, in the page's own margin.
      expect(textOf(bytesOf(world, path))).toMatch(/@bottom-left\{content:"[^}]*Registered in England/);
    }
    const parts = readZip(bytesOf(world, 'acme/docx/DC1-first.docx'));
    const footers = [...parts].filter(([path]) => /^word\/footer\d+\.xml$/.test(path));
    expect(footers.length).toBeGreaterThan(1);
    for (const [, part] of footers) expect(textOf(part)).toContain(`>${SAID}</w:t>`);
    expect(textOf(parts.get('word/document.xml') ?? new Uint8Array())).not.toContain(SAID);
    const manifest = readManifest(textOf(bytesOf(world, 'acme/manifest.json')));
    expect(manifest?.files.find((file) => 'policy' in file)?.values).toContain('org_field_company_no');
    expect((await policy('verify out/acme', world)).code).toBe(0);
  });

  it('put commas between the lines of an address, and print any value as it is', async () => {
    const world = worldWith(
      'formats: [html, docx, pdf]\nfooter: "{{org_field_trading_name}}, {{org_field_address}}"\n',
      {
        'orgs/acme.yaml':
          'name: Acme Care\ntrading_name: "A <b> & \\\\a \\"}"\naddress: {line_1: 1 High Street, town: Cardiff, postcode: CF10 9ZZ}\nregistered_manager: {name: Ann Example}\n',
      },
    );
    const { err, code } = await policy('render --org acme --policy DC1 --loose', world);
    expect({ err, code }).toEqual({ err: '', code: 0 });
    const words = 'A <b> & \\a "}, 1 High Street, Cardiff, CF10 9ZZ';
    expect(said(world, 'acme/html/DC1-first.html')).toContain(words);
    expect(footersOf(bytesOf(world, 'acme/pdf/DC1-first.pdf'))[0]).toContain('A <b> & \\a "}, 1 High Street');
  });

  it('that an organisation has no value for are an error, unless a condition leaves them out', async () => {
    const world = worldWith(`formats: [html]\n${FOOTER}`);
    const { code, err } = await policy('render --all', world);
    expect(code).toBe(1);
    expect(err).toContain('policy.yaml:2:47 error The footer needs "company_no", which is missing (elm)');
    expect(err).toContain('put the words between {{#if …}} and {{/if}} in policy.yaml');
    expect(outputs(world).map(([path]) => path.split('/')[3])).not.toContain('elm');
    expect(said(world, 'acme/index.html')).toContain(SAID);

    const conditional = worldWith(
      'formats: [html]\nfooter: "{{#if org_field_company_no}}Company number {{org_field_company_no}}{{/if}}"\n',
    );
    expect((await policy('render --all', conditional)).code).toBe(0);
    expect(said(conditional, 'acme/index.html')).toContain('Company number 01234567');
    expect(said(conditional, 'elm/index.html')).not.toContain('Company number');
    // Where nothing is left of the words, documents are as they are without the setting.
    const bare = worldWith('formats: [html]\n');
    await policy('render --all', bare);
    expect(bytesOf(conditional, 'elm/html/DC1-first.html')).toEqual(bytesOf(bare, 'elm/html/DC1-first.html'));
  });

  it.each([
    ['{{org_field_compny_no}}', '"org_field_compny_no" isn’t a known placeholder', 'org_field_company_no'],
    ['Version {{version}}', '"version" is about one policy, and the words of the footer are in all documents', 'theme'],
    ['{{#if next_review_date}}x{{/if}}', '"next_review_date" is about one policy', 'org_field_'],
    ['{{#if org_field_company_no}}x', 'never closed', ''],
  ])('%s is refused', async (words, message, hint) => {
    const world = worldWith(`formats: [html]\nfooter: "${words}"\n`);
    const { code, err } = await policy('render --all', world);
    expect(err).toContain(message);
    expect(err).toContain(hint);
    expect(err).toContain('policy.yaml:2:');
    expect(code).toBe(1);
    expect(outputs(world)).toEqual([]);
  });

  it('wrap, and are refused where they would run over the page’s edge', async () => {
    const sentence = 'Registered office: 1 High Street, Cardiff, CF10 9ZZ, where letters are opened.';
    const long = worldWith(`formats: [pdf]\nfooter: "${sentence} ${sentence}"\n`);
    expect((await policy('render --org acme --policy DC1 --loose', long)).code).toBe(0);
    const [page] = readPdf(bytesOf(long, 'acme/pdf/DC1-first.pdf')).pages;
    const foot = (page?.pieces ?? []).filter(({ owner }) => owner.kind === 'artifact' && owner.subtype === 'Footer');
    expect(new Set(foot.map(({ baseline }) => Math.round(baseline))).size).toBe(4);
    for (const { right, baseline } of foot) {
      expect(right).toBeLessThan((page?.width ?? 0) - 60);
      expect(baseline).toBeGreaterThan(12);
    }
    for (const line of ['render --org acme --format docx', 'check --org acme']) {
      const longer = worldWith(`footer: "${sentence} ${sentence} ${sentence}"\ntheme: {margins: {bottom: 20}}\n`);
      const { code, err } = await policy(line, longer);
      expect(code).toBe(1);
      expect(err).toContain(
        'policy.yaml:1:9 error The words of the footer would take 3 lines for acme, and its theme has room for 2',
      );
      expect(outputs(longer)).toEqual([]);
    }
  });

  it('go through the final check and the lint of meaning like all other words', async () => {
    const foreign = worldWith('formats: [html]\nfooter: Part of Elm House, Cardiff\n');
    const { code, err } = await policy('render --org acme', foreign);
    expect(code).toBe(1);
    expect(err).toMatch(/policy\.yaml:2:\d+ error The name of elm/);
    expect((await policy('check --org acme', foreign)).code).toBe(1);

    const english = worldWith('formats: [html]\nfooter: Rated by the CQC\n', {
      'orgs/acme.yaml': `nation: wales\n${FILES['orgs/acme.yaml']}`,
    });
    const linted = await policy('check --org acme', english);
    expect(linted.err.match(/policy\.yaml:2:\d+ warning This is a body or a law of England/g)).toHaveLength(1);
  });

  it('make documents out of date when they change, and the reason is said', async () => {
    const world = worldWith('formats: [html]\n');
    await policy('render --org acme', world);
    world.disk.set('/workspace/policy.yaml', new TextEncoder().encode(`formats: [html]\n${FOOTER}`));
    expect((await policy('plan --org acme', world)).out).toMatch(/settings policy\.yaml/);
    const outdated = await policy('render --org acme --fail-on-outdated', world);
    expect(outdated.code).toBe(1);
    expect(outdated.out).toContain('DC1-first.html');
    await policy('render --org acme', world);
    const kept = outputs(world);
    const fresh = worldWith(`formats: [html]\n${FOOTER}`);
    await policy('render --org acme', fresh);
    expect(kept).toEqual(outputs(fresh));
    expect((await policy('render --org acme', world)).out).toContain('up to date');
  });

  it('don’t keep anybody from recording what happened', async () => {
    const world = worldWith(FOOTER);
    expect((await policy('due', world)).err).not.toContain('footer');
    expect((await policy('review DC1 --org elm --on 2026-10-01 --by registered_manager', world)).code).toBe(0);
  });
});
