/** Themes as they are written: in files of their own, in a client's file, in policy.yaml. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { openDisk } from '../../../src/edge/disk.js';
import {
  DEFAULT_THEME,
  MILLIMETRE,
  PAGES,
  SOURCE_CODE,
  SOURCE_SANS,
  SOURCE_SERIF,
  type Theme,
} from '../../../src/model/theme.js';
import { themeJsonSchema } from '../../../src/model/theme-schema.js';
import type { Files as Disk } from '../../../src/model/world.js';
import { fontLoader } from '../../../src/read/font.js';
import { readOrganisation } from '../../../src/read/organisation/index.js';
import { pictureLoader } from '../../../src/read/picture.js';
import { themeReader } from '../../../src/read/theme/index.js';
import { readWorkspace } from '../../../src/read/workspace.js';
import { memoryWorld } from '../../support/memory-world.js';
import { complaints, layersOf, readYaml } from '../../support/read-organisation.js';

type Files = Readonly<Record<string, string | Uint8Array>>;

const ROOT = join(import.meta.dirname, '../../..');
const font = (name: string) => new Uint8Array(readFileSync(join(ROOT, 'fonts', name)));

/** A client of whom nothing but the theme is said. */
const client = (theme: string, files: Files = {}) => readYaml(`name: Acme\n${theme}\n`, 'orgs/acme.yaml', files);

async function themeOf(theme: string, files: Files = {}): Promise<Theme> {
  const outcome = await client(theme, files);
  expect(complaints(outcome)).toEqual([]);
  return outcome.value?.theme ?? expect.fail('no organisation');
}

/** The same under a policy.yaml. */
async function themeUnder(settings: string, theme: string, files: Files = {}) {
  const disk = memoryWorld({ 'orgs/acme.yaml': '', ...files }).files;
  const layers = layersOf(disk);
  const workspace = await readWorkspace({ path: 'policy.yaml', text: settings }, layers, async () => '0.2.0');
  const source = { path: 'orgs/acme.yaml', text: `name: Acme\n${theme}\n` };
  const readTheme = themeReader(layers, workspace.value?.theme ?? []);
  return readOrganisation(source, { loadPicture: pictureLoader(disk, disk.workingFolder), readTheme });
}

test('without a word, documents have the default look', async () => {
  expect(await themeOf('theme:')).toEqual(DEFAULT_THEME);
  expect(await themeOf('theme: {}')).toEqual(DEFAULT_THEME);
});

test('every key', async () => {
  const theme = await themeOf(`theme:
  accent: "#123456"
  text: "#000"
  muted: "#444444"
  line: "#cccccc"
  tint: "#fafafa"
  faces:
    body: source-serif
    headings: source-sans
    code: source-code
  word_face: Georgia
  sizes:
    body: 12
    title: 30.5
    headings: [18, 16, 14, 13, 12]
    small: 10
  line_height: 1.5
  page: letter
  margins: {top: 30, right: 20, bottom: 30, left: 20}
  header: {left: [code, title], right: []}
  footer: {left: [status], right: [page]}
  uncontrolled_when_printed: yes
  logo: {height: 25.4, place: centre}`);
  expect(theme).toEqual({
    colours: { accent: '#123456', text: '#000000', muted: '#444444', line: '#cccccc', tint: '#fafafa' },
    faces: { body: SOURCE_SERIF, headings: SOURCE_SANS, code: SOURCE_CODE },
    wordFace: 'Georgia',
    sizes: { body: 12, title: 30.5, headings: [18, 16, 14, 13, 12], small: 10 },
    lineHeight: 1.5,
    page: PAGES.letter,
    margins: { top: 30 * MILLIMETRE, right: 20 * MILLIMETRE, bottom: 30 * MILLIMETRE, left: 20 * MILLIMETRE },
    header: { left: ['code', 'title'], right: [] },
    footer: { left: ['status'], right: ['page', 'uncontrolled'] },
    logo: { height: 72, place: 'centre' },
  });
});

describe('limits', () => {
  test.each([
    ['sizes: {body: 10.9}', '2:23 error invalid-value'],
    ['sizes: {body: 16.1}', '2:23 error invalid-value'],
    ['sizes: {body: 11pt}', '2:23 error invalid-value'],
    ['sizes: {body: 1e1}', '2:23 error invalid-value'],
    ['sizes: {body: -11}', '2:23 error invalid-value'],
    ['sizes: {small: 7}', '2:24 error invalid-value'],
    ['sizes: {title: 100}', '2:24 error invalid-value'],
    ['sizes: {headings: [15, 12, 11, 11]}', '2:27 error invalid-value'],
    ['sizes: {headings: [15, 12, 11, 11, 11, 11]}', '2:27 error invalid-value'],
    ['sizes: {headings: [15, 12, 11, 11, 9]}', '2:44 error invalid-value'],
    ['line_height: 1', '2:22 error invalid-value'],
    ['line_height: 2.5', '2:22 error invalid-value'],
    ['margins: {left: 55}', '2:25 error invalid-value'],
    ['margins: {right: 9}', '2:26 error invalid-value'],
    ['margins: {top: 10}', '2:24 error invalid-value'],
    ['logo: {height: 41}', '2:24 error invalid-value'],
    ['logo: {place: middle}', '2:23 error invalid-value'],
    ['page: a5', '2:15 error invalid-value'],
    ['page: landscape', '2:15 error invalid-value'],
    ['word_face: "Calibri; }"', '2:20 error invalid-value'],
    ['word_face: ["Calibri"]', '2:20 error wrong-type'],
    ['faces: {body: comic-sans}', '2:23 error invalid-value'],
    ['faces: {text: source-sans}', '2:17 error unknown-key'],
    ['faces: {body: {name: X}}', '2:17 error missing-key'],
    ['header: {left: [logo]}', '2:25 error invalid-value'],
    ['header: {centre: [title]}', '2:18 error unknown-key'],
    ['footer: {left: page}', '2:24 error wrong-type'],
    ['uncontrolled_when_printed: maybe', '2:36 error invalid-value'],
    ['colours: {accent: "#000"}', '2:9 error unknown-key'],
  ])('theme: {%s}', async (line, complaint) => {
    expect(complaints(await client(`theme: {${line}}`))).toContain(complaint);
  });

  test('leave a measure of 110 mm on either sheet', async () => {
    for (const page of ['a4', 'letter']) {
      const theme = await themeOf(`theme: {page: ${page}, margins: {left: 50, right: 50}}`);
      const width = theme.page.width - theme.margins.left - theme.margins.right;
      expect(width).toBeGreaterThan(109.9 * MILLIMETRE);
    }
  });

  test('are said', async () => {
    const { diagnostics } = await client('theme: {sizes: {body: 9}}');
    expect(diagnostics).toMatchObject([
      {
        message: '"theme.sizes.body": this isn’t a number from 11 to 16 points',
        hint: 'Write only the number, like 12.5.',
      },
    ]);
  });

  test('one key that is wrong does not hide another, nor lose what is sound', async () => {
    const { value, diagnostics } = await client('theme: {accent: "#123456", page: a5, sizes: {body: 9, title: 30}}');
    expect(diagnostics.map((one) => one.code)).toEqual(['invalid-value', 'invalid-value']);
    expect(value?.theme).toMatchObject({ colours: { accent: '#123456' }, sizes: { body: 11, title: 30 } });
  });
});

describe('a theme file', () => {
  const harbour = 'accent: "#123456"\nsizes: {body: 12, title: 30}\n';

  test('is taken by its name, or differed from', async () => {
    const files = { 'themes/harbour.yaml': harbour };
    expect(await themeOf('theme: harbour', files)).toMatchObject({
      colours: { accent: '#123456' },
      sizes: { body: 12 },
    });
    const own = await themeOf('theme: {name: harbour, sizes: {body: 13}}', files);
    expect(own).toMatchObject({ colours: { accent: '#123456' }, sizes: { body: 13, title: 30 } });
  });

  test('may hold nothing but comments', async () => {
    expect(await themeOf('theme: plain', { 'themes/plain.yaml': '# as it is\n' })).toEqual(DEFAULT_THEME);
  });

  test('that is not there is an error with the nearest', async () => {
    const files = { 'themes/harbour.yaml': harbour, 'themes/_notes.yaml': '', 'themes/deep/other.yaml': '' };
    const near = await client('theme: harbor', files);
    expect(complaints(near)).toEqual(['2:8 error unknown-theme']);
    expect(near.diagnostics[0]?.hint).toBe('Did you mean "harbour"?');
    const far = await client('theme: {name: evergreen}', files);
    expect(complaints(far)).toEqual(['2:15 error unknown-theme']);
    expect(far.diagnostics[0]?.hint).toBe('Themes there: harbour.');
    expect(complaints(await client('theme: harbour'))).toEqual(['2:8 error unknown-theme']);
  });

  test.each(['../harbour', '/themes/harbour', '_notes', 'deep/other', '__proto__'])('is never %s', async (name) => {
    const files = { 'themes/_notes.yaml': harbour, 'themes/deep/other.yaml': harbour, 'harbour.yaml': harbour };
    expect(complaints(await client(`theme: ${name}`, files))).toEqual(['2:8 error unknown-theme']);
  });

  test('has its errors at its own places, and refuses the client', async () => {
    const broken = await client('theme: harbour', {
      'themes/harbour.yaml': 'acent: "#123456"\nsizes: {body: 1}\nline: #ccc\n',
    });
    expect(broken.diagnostics.map((one) => [one.path, one.code, one.hint])).toEqual([
      ['themes/harbour.yaml', 'invalid-value', 'Write only the number, like 12.5.'],
      ['themes/harbour.yaml', 'unknown-key', 'Did you mean "accent"?'],
      ['themes/harbour.yaml', 'invalid-value', 'Put the colour in quotes, like "#1d5a84".'],
    ]);
    expect(broken.diagnostics[2]?.message).toContain('"line"');
  });

  test('names no theme itself', async () => {
    const chained = await client('theme: a', { 'themes/a.yaml': 'name: b\n', 'themes/b.yaml': '' });
    expect(chained.diagnostics.map((one) => one.code)).toEqual(['unknown-key']);
  });

  test('is read once, for however many clients', async () => {
    const world = memoryWorld({ 'themes/harbour.yaml': harbour });
    let reads = 0;
    const files: Disk = {
      ...world.files,
      read: (path, limit) => {
        reads++;
        return world.files.read(path, limit);
      },
    };
    const readTheme = themeReader(layersOf(files), []);
    for (const id of ['a', 'b', 'c'])
      await readOrganisation(
        { path: `orgs/${id}.yaml`, text: 'name: A\ntheme: harbour\n' },
        { loadPicture: pictureLoader(files, '/'), readTheme },
      );
    expect(reads).toBe(1);
  });
});

test('the first word counts: the client, its theme, policy.yaml, its theme, the default', async () => {
  const files = {
    'themes/client.yaml': 'sizes: {body: 12, title: 21, small: 9}\n',
    'themes/house.yaml': 'sizes: {body: 14, title: 23, small: 11}\nline_height: 1.8\nword_face: Georgia\n',
  };
  const { value, diagnostics } = await themeUnder(
    'theme: {name: house, sizes: {body: 13, small: 10}, line_height: 1.7}',
    'theme: {name: client, sizes: {body: 11.5}}',
    files,
  );
  expect(diagnostics).toEqual([]);
  expect(value?.theme).toMatchObject({
    sizes: { body: 11.5, title: 21, small: 9 },
    lineHeight: 1.7,
    wordFace: 'Georgia',
  });
  const plain = await themeUnder('theme: house', '', files);
  expect(plain.value?.theme).toMatchObject({ sizes: { body: 14, title: 23 }, wordFace: 'Georgia', page: PAGES.a4 });
});

describe('contrast of the finished look', () => {
  test('is measured with the theme below: an accent for a dark tint', async () => {
    const dark = { 'themes/dark.yaml': 'accent: "#000000"\ntext: "#000000"\nmuted: "#111111"\n' };
    expect(await themeOf('theme: {name: dark, tint: "#999999"}', dark)).toMatchObject({ colours: { tint: '#999999' } });
    const plain = await client('theme: {tint: "#999999"}');
    expect(plain.diagnostics.map((one) => one.message.slice(0, 40))).toEqual([
      '"theme.tint": the contrast of accent on ',
      '"theme.tint": the contrast of muted on t',
    ]);
  });

  test('is an error at the word that counts: the ink in the theme file, the tint in the client’s', async () => {
    const files = { 'themes/grey.yaml': 'accent: "#757575"\nmuted: "#000"\n' };
    expect(complaints(await client('theme: grey', files))).toEqual(['1:9 error invalid-value']);
    const own = await client('theme: {name: grey, tint: "#dddddd"}', files);
    expect(complaints(own)).toEqual(['2:27 error invalid-value']);
    expect(own.diagnostics[0]?.message).toMatch(/^"theme\.tint": the contrast of accent on the tint is 3\.\d\d:1, but/);
  });

  test('of policy.yaml is measured by itself, and with its theme', async () => {
    const layers = layersOf(memoryWorld({ 'themes/dark.yaml': 'accent: "#000"\nmuted: "#000"\ntext: "#000"\n' }).files);
    const read = (text: string) => readWorkspace({ path: 'policy.yaml', text }, layers, async () => '0.2.0');
    expect(complaints(await read('theme: {tint: "#999999"}'))).toEqual([
      '1:15 error invalid-value',
      '1:15 error invalid-value',
    ]);
    expect(complaints(await read('theme: {name: dark, tint: "#999999"}'))).toEqual([]);
    expect(complaints(await read('theme: bright'))).toEqual(['1:8 error unknown-theme']);
  });
});

describe('fonts of a client', () => {
  const family = (folder: string) =>
    `theme: {faces: {body: {name: Own, regular: ${folder}/r.ttf, bold: ${folder}/b.ttf, italic: ${folder}/i.ttf, bold_italic: ${folder}/bi.ttf}}}`;
  const good = {
    'fonts/r.ttf': font('SourceSerif4-Regular.ttf'),
    'fonts/b.ttf': font('SourceSerif4-Bold.ttf'),
    'fonts/i.ttf': font('SourceSerif4-It.ttf'),
    'fonts/bi.ttf': font('SourceSerif4-BoldIt.ttf'),
  };

  test('are read relative to the file that names them, and known by their path in the workspace', async () => {
    const { faces } = await themeOf(family('../fonts'), good);
    expect(faces.body.name).toBe('Own');
    const { regular, boldItalic } = faces.body;
    expect([regular, boldItalic]).toMatchObject([
      { kind: 'supplied', path: 'fonts/r.ttf' },
      { kind: 'supplied', path: 'fonts/bi.ttf' },
    ]);
    expect(regular.kind === 'supplied' && regular.bytes.length).toBe(good['fonts/r.ttf'].length);
    expect(faces.headings).toEqual(DEFAULT_THEME.faces.headings);
  });

  test('in a theme file are relative to that', async () => {
    const theme =
      'faces: {headings: {name: Own, regular: own/r.ttf, bold: own/b.ttf, italic: own/i.ttf, bold_italic: own/bi.ttf}}';
    const files = Object.fromEntries(
      Object.entries(good).map(([path, bytes]) => [path.replace('fonts/', 'themes/own/'), bytes]),
    );
    const { faces } = await themeOf('theme: own', { 'themes/own.yaml': theme, ...files });
    expect(faces.headings.bold).toMatchObject({ kind: 'supplied', path: 'themes/own/b.ttf' });
  });

  test('that are missing are each said, with their path', async () => {
    const { 'fonts/b.ttf': _, ...rest } = good;
    const outcome = await client(family('../fonts'), rest);
    expect(outcome.diagnostics).toMatchObject([
      { code: 'font-missing', message: 'The font ../fonts/b.ttf doesn’t exist' },
    ]);
    expect(complaints(outcome)[0]).toMatch(/^2:\d+ error font-missing$/);
    expect(outcome.value?.theme.faces.body).toEqual(DEFAULT_THEME.faces.body);
  });

  test('that do not serve are said with their path and what they lack', async () => {
    const outcome = await client(family('../fonts'), {
      ...good,
      'fonts/i.ttf': new TextEncoder().encode('OTTO and more'),
    });
    expect(outcome.diagnostics).toMatchObject([
      { code: 'font-unreadable', message: expect.stringMatching(/^The font fonts\/i\.ttf has PostScript outlines/) },
    ]);
  });

  test.each(['../../fonts', '/fonts', 'https://example.org/fonts', 'C:/fonts', '\\fonts'])(
    'lie within the workspace, not at %s',
    async (folder) => {
      const outcome = await client(family(folder), good);
      expect(new Set(outcome.diagnostics.map((one) => one.code))).toEqual(new Set(['path-outside']));
    },
  );

  test('of more than 5 MB are not read', async () => {
    const { files } = memoryWorld({ 'fonts/large.ttf': new Uint8Array(5_000_001) });
    const source = { path: 'policy.yaml', text: '' };
    const outcome = await fontLoader(files, files.workingFolder)('fonts/large.ttf', { source, start: 0, end: 0 });
    expect(outcome.diagnostics).toMatchObject([{ message: 'The font fonts/large.ttf is larger than 5 MB' }]);
  });

  test('are the same file for every client', async () => {
    const { files } = memoryWorld(good);
    const load = fontLoader(files, files.workingFolder);
    const from = (path: string) => ({ source: { path, text: '' }, start: 0, end: 0 });
    const one = await load('../fonts/r.ttf', from('orgs/a.yaml'));
    const other = await load('fonts/r.ttf', from('policy.yaml'));
    expect(one.value).toMatchObject({ kind: 'supplied', path: 'fonts/r.ttf' });
    expect(one.value).toBe(other.value);
  });
});

describe('the sample themes', () => {
  const names = readdirSync(join(ROOT, 'themes')).filter((name) => name.endsWith('.yaml'));

  test.each(names)('%s is read without a complaint, and fits its schema as editors read YAML', async (name) => {
    const text = readFileSync(join(ROOT, 'themes', name), 'utf8');
    const disk = openDisk(ROOT, ROOT);
    const source = { path: 'orgs/x.yaml', text: `name: X\ntheme: ${name.replace('.yaml', '')}\n` };
    const read = await readOrganisation(source, {
      loadPicture: pictureLoader(disk, ROOT),
      readTheme: themeReader(layersOf(disk), []),
    });
    expect(read.diagnostics).toEqual([]);
    expect(read.value?.theme).not.toEqual(DEFAULT_THEME);
    expect(text.split('\n', 1)).toEqual(['# yaml-language-server: $schema=../schema/theme.schema.json']);
    const schema = z.fromJSONSchema(themeJsonSchema() as Parameters<typeof z.fromJSONSchema>[0]);
    expect(schema.safeParse(parse(text)).error?.issues).toBeUndefined();
    expect(schema.safeParse({ ...(parse(text) as object), acent: '#000000' }).success).toBe(false);
  });

  test('are one at least', () => {
    expect(names).toContain('harbour.yaml');
  });
});
