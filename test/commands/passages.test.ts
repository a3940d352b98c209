/** Shared passages in a workspace: rendered, kept with issues, and seen by the commands that look at texts. */
import { describe, expect, it } from 'vitest';
import { readZip } from '../../src/formats/zip/read.js';
import { wordsOf as wordsOfXml } from '../support/fill-word.js';
import { parseHtml, wordsOf } from '../support/html-reader.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';
import { policy } from '../support/policy-call.js';
import { readPolicy } from '../support/printed-policy.js';
import { documentXml, paragraph, wordFile } from '../support/word-file.js';

const front = (title: string, code: string) =>
  `---\ntitle: ${title}\ncode: ${code}\nversion: "1.0"\nreview: {last: 2026-01-12}\nchanges:\n  - {version: "1.0", date: 2026-01-12, note: First version.}\n---\n\n`;

const RAISE = '# Raise a concern\n\nTell <<org_field_registered_manager_name>> at once.\n';

const FILES: Readonly<Record<string, string>> = {
  'policy.yaml': 'formats: [html]\n',
  'templates/_passages/raise.md': RAISE,
  'templates/DC1-keys.md': `${front('Keys', 'DC1')}Keep keys safe.\n\n<<passage raise>>\n`,
  'templates/staff/DC2-pets.md': `${front('Pets', 'DC2')}Pets stay at home.\n\n{{> raise}}\n`,
  'templates/DC3-visits.md': `${front('Visits', 'DC3')}Visitors sign.\n`,
  'orgs/acme.yaml':
    'name: Acme\nregistered_manager: {name: Ann Example}\napproved_by: Owen Achebe\napproved_on: 2026-02-01\n',
  'orgs/bala.yaml':
    'name: Bala\nregistered_manager: {name: Bo Example}\napproved_by: Owen Achebe\napproved_on: 2026-02-01\n',
};

const write = (world: MemoryWorld, path: string, text: string) =>
  world.disk.set(`/workspace/${path}`, Buffer.from(text));
const textOf = (world: MemoryWorld, path: string) => new TextDecoder().decode(world.disk.get(`/workspace/${path}`));
const bodyOf = (world: MemoryWorld, path: string) => wordsOf(parseHtml(textOf(world, path))).join('\n');

describe('a workspace with passages', () => {
  it('renders them for each organisation, and a file of a passage is no template', async () => {
    const world = memoryWorld(FILES);
    expect(await policy('render --all', world)).toMatchObject({ code: 0, err: '' });
    expect(bodyOf(world, 'out/acme/html/DC1-keys.html')).toContain('Tell Ann Example at once.');
    expect(bodyOf(world, 'out/bala/html/DC2-pets.html')).toContain('Tell Bo Example at once.');
    expect([...world.disk.keys()].filter((path) => path.includes('raise'))).toEqual([
      '/workspace/templates/_passages/raise.md',
    ]);
  });

  it('has the documents and the fingerprints of the same text written out', async () => {
    const used = memoryWorld(FILES);
    await policy('render --all', used);
    const { 'templates/_passages/raise.md': passage = '', ...rest } = FILES;
    const written = memoryWorld(
      Object.fromEntries(
        Object.entries(rest).map(([path, text]) => [
          path,
          text.replace(/(?:<<passage raise>>|\{\{> raise\}\})\n/, passage),
        ]),
      ),
    );
    await policy('render --all', written);
    for (const path of ['out/acme/html/DC1-keys.html', 'out/bala/html/DC2-pets.html'])
      expect(textOf(used, path)).toBe(textOf(written, path));
    for (const world of [used, written]) expect((await policy('issue --all --on 2026-03-01', world)).code).toBe(0);
    const texts = (world: MemoryWorld) =>
      [...textOf(world, 'orgs/acme.issues.yaml').matchAll(/text: +(\S+)/gi)].map(([, text]) => text);
    expect(texts(used)).toEqual(texts(written));
    expect(texts(used).length).toBeGreaterThan(3);
  });

  it('keeps the passage with an issue, so that the old words are shown after a change', async () => {
    const world = memoryWorld(FILES);
    await policy('render --all', world);
    await policy('issue --all --on 2026-03-01', world);
    const kept = [...world.disk.keys()].filter((path) => path.includes('/issues/texts/') && path.includes('_passages'));
    expect(kept).toHaveLength(2);
    write(world, 'templates/_passages/raise.md', RAISE.replace('at once', 'within a day'));
    await policy('render --all', world);
    const now = await policy('show --org acme --on 2026-03-02 --policy DC1', world);
    expect(now).toMatchObject({ code: 0, err: '' });
    expect(now.out).toContain('Tell Ann Example at once.');
    expect(now.out).not.toContain('within a day');
  });

  it('warns of passages that no template uses, and says what is wrong with them', async () => {
    const world = memoryWorld({
      ...FILES,
      'templates/_passages/old.md': 'Old words of <<org_field_nmae>>.\n\n<<#if x>>\nOpen.\n',
      'templates/_passages/within.md': '<<passage old>>\n',
    });
    const { err, code } = await policy('check --all', world);
    expect(code).toBe(1);
    expect(err.match(/\[passage-unused\]/g)).toHaveLength(2);
    expect(err).toContain('templates/_passages/old.md:3:1 error');
    expect(err).toContain('templates/_passages/old.md:1:14 error');
    expect(err).not.toContain('raise.md');
  });

  it('warns of files among the passages that no tag can name', async () => {
    const strange = ['How to.md', 'deeper/a.md', 'notes.txt'].map((name) => `templates/_passages/${name}`);
    const other = ['README.md', '_draft.md', '.hidden.md', 'map.png'].map((name) => `templates/_passages/${name}`);
    const world = memoryWorld({
      ...FILES,
      ...Object.fromEntries([...strange, ...other].map((path) => [path, 'Words.\n'])),
    });
    const { err } = await policy('check --all', world);
    for (const path of strange) expect(err).toContain(`${path} warning No tag can name this passage`);
    expect(err.match(/\[passage-unused\]/g)).toHaveLength(strange.length);
  });

  it('refuses exactly the templates that use a broken passage, with one error', async () => {
    const world = memoryWorld({ ...FILES, 'templates/_passages/raise.md': `${RAISE}\n<<#if x>>\nOpen.\n` });
    const { err, out } = await policy('check --all', world);
    expect((out + err).match(/\[block-unclosed\]/g)).toHaveLength(1);
    expect((await policy('check --all --policy DC3', world)).code).toBe(0);
    expect((await policy('check --all --policy DC2', world)).code).toBe(1);
  });

  it('counts a changed passage as changed text of the policies that use it, and of no other', async () => {
    const world = memoryWorld({ ...FILES, 'templates/DC3-visits.md': `${FILES['templates/DC3-visits.md']}Sign.\n` });
    for (const code of ['DC1', 'DC2', 'DC3'])
      await policy(`approve ${code} --org acme --by Owen_Achebe --on 2026-02-01`, world);
    write(world, 'templates/_passages/raise.md', RAISE.replace('at once', 'within a day'));
    await policy('render --org acme', world);
    const states = ['DC1-keys', 'DC2-pets', 'DC3-visits'].map((name) =>
      readPolicy(textOf(world, `out/acme/html/${name}.html`)).control.get('Version'),
    );
    expect(states).toEqual(['2.0, awaiting approval', '2.0, awaiting approval', '1.0']);
  });

  it('takes the correction of a passage into the history of each policy that uses it', async () => {
    const world = memoryWorld(FILES);
    for (const code of ['DC1', 'DC2', 'DC3'])
      await policy(`approve ${code} --org acme --by Owen_Achebe --on 2026-02-01`, world);
    const note = '---\nchanges:\n  - {date: 2026-04-01, note: Spelling corrected., kind: correction}\n---\n';
    write(world, 'templates/_passages/raise.md', note + RAISE.replace('at once', 'at once,'));
    expect((await policy('check --org acme', world)).err).toBe('');
    await policy('render --org acme', world);
    const read = (name: string) => readPolicy(textOf(world, `out/acme/html/${name}.html`));
    expect(read('DC1-keys').control.get('Version')).toBe('1.0.1');
    expect(read('DC1-keys').history[0]).toEqual({
      version: '1.0.1',
      date: '1 April 2026',
      note: 'Spelling corrected.',
    });
    expect(read('DC2-pets').control.get('Version')).toBe('1.0.1');
    expect(read('DC3-visits').control.get('Version')).toBe('1.0');
  });
});

describe('packs that keep approved texts', () => {
  it('have the passage as it was approved, and verify finds nothing amiss', async () => {
    const world = memoryWorld({ ...FILES, 'policy.yaml': 'formats: [html]\npending: keep\n' });
    for (const code of ['DC1', 'DC2', 'DC3'])
      await policy(`approve ${code} --org acme --by Owen_Achebe --on 2026-02-01`, world);
    write(world, 'templates/_passages/raise.md', RAISE.replace('at once', 'within a day'));
    expect((await policy('render --org acme', world)).code).toBe(0);
    for (const name of ['DC1-keys', 'DC2-pets']) {
      expect(bodyOf(world, `out/acme/html/${name}.html`)).toContain('at once');
      expect(readPolicy(textOf(world, `out/acme/html/${name}.html`)).control.get('Version')).toBe('1.0');
    }
    expect((await policy('verify out/acme', world)).code).toBe(0);
    await policy('render --org acme --for-approval', world);
    const draft = [...world.disk.keys()].find(
      (path) => path.includes('for-approval') && path.endsWith('DC1-keys.html'),
    );
    expect(bodyOf(world, draft?.replace('/workspace/', '') ?? '')).toContain('within a day');
    // A kept passage that somebody changes isn't the one approved.
    const kept = [...world.disk.keys()].find((path) => path.includes('issues/texts') && path.endsWith('raise.md'));
    write(world, kept?.replace('/workspace/', '') ?? '', 'Other words.\n');
    expect((await policy('render --org acme', world)).err).toContain('policy-left-out');
  });

  it('show what has changed in the words of a passage', async () => {
    const world = memoryWorld(FILES);
    await policy('render --all', world);
    await policy('issue --all --on 2026-03-01', world);
    write(world, 'templates/_passages/raise.md', RAISE.replace('at once', 'within a day'));
    await policy('render --all', world);
    await policy('issue --all --on 2026-04-01 --with-unapproved', world);
    const pages = [...world.disk.keys()].filter((path) => path.includes('out/acme/') && /what-has-changed/i.test(path));
    expect(pages).toHaveLength(1);
    const words = bodyOf(world, pages[0]?.replace('/workspace/', '') ?? '');
    expect(words).toContain('within a day');
    expect(words).toContain('at once');
  });
});

describe('a Word template with passages', () => {
  const WORD = {
    'policy.yaml': 'formats: [docx, html]\n',
    'templates/_passages/call.md':
      'the office on <<org_field_phone>><<#if org_field_out_of_hours_phone>>, or <<org_field_out_of_hours_phone>><</if>>',
    'templates/DC4-visits.docx': wordFile({
      'word/document.xml': documentXml(
        [
          paragraph('Visits'),
          '<w:p><w:r><w:t>Call {{pas</w:t></w:r><w:r><w:t>sage call}} now.</w:t></w:r></w:p>',
          paragraph('{{#if org_field_out_of_hours_phone}}A{{else if org_field_phone}}B{{/if}}'),
          paragraph('{{&gt; call}}'),
        ].join(''),
      ),
    }),
    'templates/DC4-visits.yaml':
      'title: Visits\ncode: DC4\nversion: "1.0"\nreview: {last: 2026-01-12}\nchanges: [{version: "1.0", date: 2026-01-12, note: First.}]\n',
    'orgs/acme.yaml': 'name: Acme\nphone: 029 2018 0100\napproved_by: Owen Achebe\napproved_on: 2026-02-01\n',
    'orgs/bala.yaml':
      'name: Bala\nphone: 029 2018 0101\nout_of_hours_phone: 07700 900123\napproved_by: Owen Achebe\napproved_on: 2026-02-01\n',
  };
  const docxOf = (world: MemoryWorld, path: string) =>
    Buffer.from(
      readZip(world.disk.get(`/workspace/${path}`) ?? new Uint8Array()).get('word/document.xml') ?? '',
    ).toString();

  it('has their words in the look of the words around them, in the Word document and in HTML', async () => {
    const world = memoryWorld(WORD);
    await policy('approve DC4 --org acme --by Owen_Achebe --on 2026-02-01', world);
    expect(await policy('render --all', world)).toMatchObject({ code: 0, err: '' });
    expect(wordsOfXml(docxOf(world, 'out/acme/docx/DC4-visits.docx'))).toEqual([
      'Visits',
      'Call the office on 029 2018 0100 now.',
      'B',
      'the office on 029 2018 0100',
    ]);
    expect(wordsOfXml(docxOf(world, 'out/bala/docx/DC4-visits.docx'))[1]).toBe(
      'Call the office on 029 2018 0101, or 07700 900123 now.',
    );
    expect(bodyOf(world, 'out/bala/html/DC4-visits.html')).toContain(
      'Call the office on 029 2018 0101, or 07700 900123 now.',
    );
    expect((await policy('issue --all --on 2026-03-01', world)).code).toBe(0);
    write(world, 'templates/_passages/call.md', 'nobody');
    const then = await policy('show --org bala --on 2026-03-02 --policy DC4', world);
    expect(then.out).toContain('the office on 029 2018 0101, or 07700 900123');
    await policy('render --all', world);
    expect(readPolicy(textOf(world, 'out/acme/html/DC4-visits.html')).control.get('Version')).toContain('awaiting');
  });

  it('refuses a passage of more than a paragraph among words, at its tag', async () => {
    for (const passage of ['Two.\n\nParagraphs.\n', '- an item']) {
      const world = memoryWorld({ ...WORD, 'templates/_passages/call.md': passage });
      const { err } = await policy('check --all', world);
      expect(err.match(/error .*\[passage-place\]/g)).toHaveLength(1);
    }
  });

  it('takes bold words among words', async () => {
    const world = memoryWorld({ ...WORD, 'templates/_passages/call.md': 'the **office**' });
    await policy('approve DC4 --org acme --by Owen_Achebe --on 2026-02-01', world);
    expect(await policy('render --all', world)).toMatchObject({ code: 0, err: '' });
    expect(docxOf(world, 'out/acme/docx/DC4-visits.docx')).toContain(
      '<w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">office<',
    );
  });
});

describe('elsewhere', () => {
  it('an extra page of a pack uses passages too, and links in a passage start from its file', async () => {
    const world = memoryWorld({
      ...FILES,
      'templates/_passages/raise.md': 'See [the visits policy](../DC3-visits.md) and [pets](../staff/DC2-pets.md).\n',
      'packs/standard.yaml': 'title: The Pack\npolicies: [DC1, DC2, DC3]\nextra_pages: [welcome.md]\n',
      'packs/welcome.md': '---\ntitle: Welcome\nslug: welcome\n---\n\n<<passage raise>>\n',
      'orgs/acme.yaml': `${FILES['orgs/acme.yaml']}pack: standard\n`,
    });
    expect(await policy('render --org acme', world)).toMatchObject({ code: 0, err: '' });
    for (const name of ['welcome', 'DC1-keys', 'DC2-pets'])
      expect(textOf(world, `out/acme/html/${name}.html`)).toContain('href="DC3-visits.html"');
    expect((await policy('issue --org acme --on 2026-03-01', world)).code).toBe(0);
    const { out, code } = await policy('show --org acme --on 2026-03-02 --out then', world);
    expect([code, out]).toEqual([0, expect.any(String)]);
    expect(textOf(world, 'then/acme-2026-03-02/html/DC2-pets.html')).toContain('href="DC3-visits.html"');
  });

  it('says which documents a passage is in, and where its names are used', async () => {
    const world = memoryWorld(FILES);
    const { out } = await policy('impact --template raise', world);
    expect(out).toContain('DC1');
    expect(out).toContain('DC2');
    expect(out).not.toContain('DC3');
    const fields = await policy('impact --field registered_manager', world);
    expect(fields.out).toContain('DC2');
    const unknown = await policy('impact --template rase', world);
    expect(unknown.err).toContain('raise');
    const places = JSON.parse((await policy('fields --json', world)).out);
    expect(JSON.stringify(places)).toContain('templates/_passages/raise.md');
  });

  it('finds what belongs to another organisation in a passage, unless it means to mention it', async () => {
    const named = (front: string) =>
      memoryWorld({
        ...FILES,
        'templates/_passages/raise.md': `${front}Ask Harbour Home Care.\n`,
        'orgs/bala.yaml': `${FILES['orgs/bala.yaml']?.replace('Bala', 'Harbour Home Care')}`,
      });
    const { err, out } = await policy('check --all', named(''));
    expect(err + out).toContain('templates/_passages/raise.md:1:5');
    const meant = await policy('check --all', named('---\nmentions: [Harbour Home Care]\n---\n'));
    expect(meant.err + meant.out).not.toContain('foreign-value');
  });
});
