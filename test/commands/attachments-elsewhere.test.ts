/** Attachments of packs that change, of documents made apart from packs, and Word files that use what templates use. */
import { describe, expect, it } from 'vitest';
import { readZip } from '../../src/formats/zip/read.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';
import { policy } from '../support/policy-call.js';
import { documentXml, paragraph, wordFile } from '../support/word-file.js';

const wordForm = (...words: readonly string[]) =>
  wordFile({ 'word/document.xml': documentXml(words.map(paragraph).join('')) });

const policyFile = (attachments: string, words = 'Fill in the [form](../forms/form.docx).') =>
  `---\ntitle: Incidents\ncode: DC1\nversion: "1.0"\nreview: {last: 2026-09-01}\n${attachments}---\n\n${words}\n`;

const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'templates/DC1.md': policyFile('attachments: [{file: ../forms/form.docx, title: Form, kind: form}]\n'),
  'forms/form.docx': wordForm('To &lt;&lt;org_field_name&gt;&gt;'),
  'orgs/acme.yaml': 'name: Acme Care\n',
  'orgs/other.yaml': 'name: Harbour House Care\n',
};

const write = (world: MemoryWorld, path: string, content: string | Uint8Array) =>
  world.disk.set(`/workspace/${path}`, typeof content === 'string' ? Buffer.from(content) : content);
const below = (world: MemoryWorld, folder: string) =>
  [...world.disk.keys()]
    .filter((path) => path.startsWith(`/workspace/${folder}/`))
    .map((path) => path.slice(folder.length + 12))
    .sort();
const documentOf = (world: MemoryWorld, path: string) =>
  new TextDecoder().decode(readZip(world.disk.get(`/workspace/${path}`) ?? new Uint8Array()).get('word/document.xml'));

describe('attachments', () => {
  it.each(['--loose', '--for-approval'])('don’t go with documents made apart from the pack: %s', async (option) => {
    const world = memoryWorld(FILES);
    const { code, err } = await policy(`render --org acme --format html ${option}`, world);
    expect([code, err]).toEqual([0, '']);
    expect([...world.disk.keys()].filter((path) => path.includes('/out/') && /attachments|\.docx/.test(path))).toEqual(
      [],
    );
  });

  it('of another pack leave when an organisation takes a new one', async () => {
    const pack = (name: string) => `title: ${name}\nattachments: [{file: ../forms/${name}.docx, title: ${name}}]\n`;
    const world = memoryWorld({
      ...FILES,
      'orgs/acme.yaml': 'name: Acme Care\npack: old\n',
      'packs/old.yaml': pack('old'),
      'packs/new.yaml': pack('new'),
      'forms/old.docx': wordForm('Old'),
      'forms/new.docx': wordForm('New'),
    });
    await policy('render --org acme --format html', world);
    expect(below(world, 'out/acme/attachments')).toEqual(['form.docx', 'old.docx']);
    write(world, 'orgs/acme.yaml', 'name: Acme Care\npack: new\n');
    await policy('render --org acme --format html', world);
    expect(below(world, 'out/acme/attachments')).toEqual(['form.docx', 'new.docx']);
    expect((await policy('verify out/acme', world)).code).toBe(0);
    const again = await policy('render --org acme --format html', world);
    expect(again.out).toContain('9 files unchanged');
  });

  it.each([
    ['gone', undefined],
    ['another organisation’s by now', wordForm('Harbour House Care')],
    ['damaged', Buffer.from('PK')],
  ])('that were good stay in the pack when their file is %s', async (_what, content) => {
    const world = memoryWorld(FILES);
    await policy('render --org acme --format html', world);
    const before = world.disk.get('/workspace/out/acme/attachments/form.docx');
    if (content) write(world, 'forms/form.docx', content);
    else world.disk.delete('/workspace/forms/form.docx');
    expect((await policy('render --org acme --format html', world)).code).toBe(1);
    expect(world.disk.get('/workspace/out/acme/attachments/form.docx')).toEqual(before);
    expect((await policy('verify out/acme', world)).code).toBe(0);
  });

  it('use shared passages, if they are Word files', async () => {
    const world = memoryWorld({
      ...FILES,
      'templates/_passages/ring.md': 'Ring {{org_field_name}} now.\n',
      'templates/_passages/stop.md': 'Stop.\n',
      'forms/form.docx': wordForm('Form', '&lt;&lt;passage ring&gt;&gt;', '&lt;&lt;passage stop&gt;&gt;'),
    });
    const { code, err } = await policy('render --org acme --format html', world);
    expect([code, err]).toEqual([0, '']);
    const words = documentOf(world, 'out/acme/attachments/form.docx').replace(/<[^>]*>/g, '');
    expect(words).toContain('Ring Acme Care now.Stop.');
  });

  it('that use a passage without a placeholder are filled too, and one that isn’t there is an error', async () => {
    const files = { ...FILES, 'forms/form.docx': wordForm('&lt;&lt;passage stop&gt;&gt;') };
    const missing = await policy('check --org acme', memoryWorld(files));
    expect(missing.err).toContain('There is no passage "stop" [passage-unknown]');
    expect(missing.err).toContain('templates/_passages/stop.md');
    const world = memoryWorld({ ...files, 'templates/_passages/stop.md': 'Stop.\n' });
    await policy('render --org acme --format html', world);
    expect(documentOf(world, 'out/acme/attachments/form.docx')).toContain('Stop.');
  });

  it('in the templates’ folder that only a pack or an organisation lists are no templates', async () => {
    const world = memoryWorld({
      ...FILES,
      'packs/home.yaml': 'title: Home\nattachments: [{file: ../templates/of-pack.docx, title: A}]\n',
      'orgs/acme.yaml':
        'name: Acme Care\npack: home\nattachments: [{file: ../templates/own.docx, title: B}]\npolicies: {DC1: {attachments: [{file: ../templates/of-policy.docx, title: C}]}}\n',
      'templates/of-pack.docx': wordForm('A'),
      'templates/own.docx': wordForm('B'),
      'templates/of-policy.docx': wordForm('C'),
    });
    const { code, err } = await policy('render --all --format html', world);
    expect([code, err]).toEqual([0, '']);
    expect(below(world, 'out/acme/attachments')).toEqual(['form.docx', 'of-pack.docx', 'of-policy.docx', 'own.docx']);
    expect(below(world, 'out/other/attachments')).toEqual(['form.docx']);
  });

  it('that have front matter beside them are templates too', async () => {
    const world = memoryWorld({
      ...FILES,
      'orgs/acme.yaml': 'name: Acme Care\nattachments: [{file: ../templates/DC2.docx, title: Visits to print}]\n',
      'templates/DC2.docx': wordForm('Visitors sign.'),
      'templates/DC2.yaml': 'title: Visits\ncode: DC2\n',
    });
    await policy('render --all --format docx', world);
    expect(below(world, 'out/other/docx')).toContain('DC2-visits.docx');
    expect(below(world, 'out/acme/attachments')).toEqual(['DC2.docx', 'form.docx']);
  });

  it('of a base have paths that start from the base’s file', async () => {
    const world = memoryWorld({
      ...FILES,
      'orgs/_group.yaml': 'attachments: [{file: group/leaflet.docx, title: Leaflet}]\n',
      'orgs/acme.yaml': 'extends: _group\nname: Acme Care\n',
      'orgs/group/leaflet.docx': wordForm('Leaflet'),
    });
    const { code, err } = await policy('render --org acme --format html', world);
    expect([code, err]).toEqual([0, '']);
    expect(below(world, 'out/acme/attachments')).toEqual(['form.docx', 'leaflet.docx']);
  });

  it('with names that differ only in capitals are refused', async () => {
    const attachments = 'attachments: [{file: ../forms/form.docx, title: A}, {file: ../forms/FORM.docx, title: B}]\n';
    const world = memoryWorld({
      ...FILES,
      'templates/DC1.md': policyFile(attachments),
      'forms/FORM.docx': wordForm('B'),
    });
    expect((await policy('check --org acme', world)).err).toContain(
      'would have the same name as forms/form.docx [path-clash]',
    );
  });
});
