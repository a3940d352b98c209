/** The final check: a leftover or another organisation's value, in any format and any part of a document, stops that organisation's pack and no other. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import type { Format } from '../../src/model/plan.js';
import { memoryWorld } from '../support/memory-world.js';
import { documentXml, paragraph as para, wordFile } from '../support/word-file.js';

const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'templates/a.md':
    '---\ntitle: Keys Policy\nreview: {last: 2026-09-01}\n---\n\n# Purpose\n\nWords of <<org_field_name>>.\n',
  'orgs/acme.yaml': 'name: Acme Home Care\nphone: 029 2018 0100\n',
  'orgs/harbour.yaml':
    'name: Harbour House\nregistration_no: SIN-00000001-ABCD\nemail: hello@harbour.example.org\nphone: 0117 496 0300\n',
  'orgs/haven.yaml': 'name: Haven\n',
};

async function render(files: Readonly<Record<string, string | Uint8Array>>, line = 'render --all') {
  const world = memoryWorld({ ...FILES, ...files });
  const code = await run(line.split(' '), world, '1.2.3');
  const written = (id: string) =>
    [...world.disk.keys()].filter((path) => path.startsWith(`/workspace/out/${id}/`)).length;
  return { code, ...world.printed, written, world };
}

const body = (words: string, front = '') => ({
  'templates/a.md': `---\ntitle: Keys Policy\nreview: {last: 2026-09-01}\n${front}---\n\n# Purpose\n\n${words}\n`,
});

// biome-ignore lint/suspicious/noTemplateCurlyInString: a placeholder of another program.
const OTHERS = '${org.name}';

const PLACES: Readonly<Record<Format, string>> = {
  docx: 'in word/document.xml',
  pdf: 'on page 1',
  html: 'in the text',
};

describe('the final check', () => {
  it('lets a sound pack through', async () => {
    const { code, err } = await render({});
    expect(err).toBe('');
    expect(code).toBe(0);
  });

  it.each(['[object Object]', 'NaN', OTHERS, 'Contact the DPO ( – ).', '«Client_Name»', '\\[\\[client_name\\]\\]'])(
    'stops a pack that says %s, in each format, with the file and the place',
    async (words) => {
      for (const [format, place] of Object.entries(PLACES)) {
        const { code, err, written } = await render(body(words), `render --org acme --format ${format}`);
        expect([code, written('acme')]).toEqual([1, 0]);
        expect(err).toMatch(new RegExp(`out/acme/${format}/keys.${format} error .* is ${place}: .*\\[left-over\\]`));
      }
    },
  );

  const inCode = (words: string) =>
    body(
      `Type \`x = ${words}\` there.\n\n- \`${words}\`\n\n| Name | Value |\n|---|---|\n| one | \`${words}\` |\n\n\`\`\`\nfirst line\n  ${words} = 1;\nlast line\n\`\`\``,
    );
  const valued = (words: string) => ({
    'templates/a.md': `${inCode(words)['templates/a.md']}\nRing <<org_field_note>> now.\n`,
    'orgs/acme.yaml': `name: Acme\nfields:\n  note: '${words}'\n`,
  });

  it.each(['undefined', '[object Object]', 'NaN', OTHERS, '«Client_Name»', '()', '( – )'])(
    'lets code show %s as its author typed it',
    async (words) => {
      const { code, err } = await render(inCode(words), 'render --org acme');
      expect([code, err.includes(' error ')]).toEqual([0, false]);
    },
  );

  it.each(['[object Object]', OTHERS, '«Client_Name»'])('stops a pack where a value is %s', async (words) => {
    const { code, err, written } = await render(valued(words), 'render --org acme');
    expect([code, written('acme')]).toEqual([1, 0]);
    expect(err).toMatch(/out\/acme\/docx\/keys\.docx error .* is in word\/document\.xml: .*\[left-over\]/);
  });

  it('tells once what shows in several files of one text, and names the others', async () => {
    const { err } = await render(body(OTHERS), 'render --org acme');
    expect(err.match(/\[left-over\]/g)).toHaveLength(1);
    expect(err).toMatch(
      /docx\/keys\.docx error .*, and in out\/acme\/html\/keys\.html, out\/acme\/pdf\/keys\.pdf, out\/acme\/handbook\.html and 1 more \(acme\)/,
    );
  });

  it.each(['undefined', 'NaN', '()', '( – )'])('prints the value %s as it was typed', async (words) => {
    const { code, err } = await render(valued(words), 'render --org acme');
    expect([code, err]).toEqual([0, '']);
    const name = await render({ 'orgs/acme.yaml': `name: '${words}'\nphone: 029 2018 0100\n` }, 'render --org acme');
    expect([name.code, name.err]).toEqual([0, '']);
  });

  it.each(['org_field_phone', 'next_review_date'])(
    'stops a pack whose code holds %s: what this program fills in is a leftover everywhere',
    async (words) => {
      const { code } = await render(body(`Type \`x ${words}\` there.`), 'render --org acme');
      expect(code).toBe(1);
    },
  );

  it('asks about the word "undefined" that an author typed in a sentence, at its place', async () => {
    const { code, err } = await render(body('Until then the *rota* is undefined.'), 'render --org acme');
    expect(code).toBe(0);
    expect(err).toContain('templates/a.md:8:26 warning The word "undefined" stands in the template (acme) [left-over]');
    expect(err.match(/left-over/g)).toHaveLength(1);
    expect((await render(body('It is undefined.'), 'render --org acme --strict')).code).toBe(1);
    const meant = await render(body('It is undefined.', 'mentions: [undefined]\n'), 'render --org acme');
    expect([meant.code, meant.err]).toEqual([0, '']);
  });

  it('asks about places for a tick that an author typed, and stops a pack where a value left none', async () => {
    const authored = await render(body('Checked: yes ( ) or no ( )'), 'render --org acme');
    expect([
      authored.code,
      authored.err.match(/ warning A pair of empty brackets stands in the template/g)?.length,
    ]).toEqual([0, 1]);
    const files = {
      ...body('Checked: yes ( ) or no ( ). Ring Anna (<<org_field_note>>) at any time.'),
      'orgs/acme.yaml': 'name: Acme\nfields:\n  note: "\u00a0"\n',
    };
    expect((await render(files, 'render --org acme')).code).toBe(1);
  });

  it('asks about the author’s own word, whatever value stands beside it', async () => {
    const files = {
      ...body('Until then the rota is NaN. Ring <<org_field_note>> at any time.'),
      'orgs/acme.yaml': 'name: Acme\nfields:\n  note: undefined\n',
    };
    const { code, err } = await render(files, 'render --org acme');
    expect(code).toBe(1);
    expect(err).toContain('The word "NaN" is ');
    expect(err).not.toContain('The word "undefined"');
  });

  it('lets the bound pack and its bookmarks say what an author typed', async () => {
    const files = body('## Call `()` or `undefined`\n\nSee [the list](https://example.org/undefined).');
    const { code, err } = await render(files, 'render --org acme --combined');
    expect(code).toBe(0);
    expect(err).not.toContain(' error ');
  });

  it.each([
    ['name', 'Harbour House'],
    ['registration_no', 'SIN-00000001-ABCD'],
    ['email', 'hello@harbour.example.org'],
    ['phone', '+44 117 496 0300'],
  ])('stops a pack in which a value of the client itself holds the %s of another', async (key, planted) => {
    const files = {
      ...body('See <<org_field_note>>.'),
      'orgs/acme.yaml': `name: Acme\nfields:\n  note: see ${planted}\n`,
    };
    // What the client's own file says is its own: it must come from elsewhere.
    expect((await render(files, 'render --org acme')).code).toBe(0);
    const typed = await render(body(`See **${planted}**.`), 'render --org acme');
    expect(typed.code).toBe(1);
    expect(typed.err).toContain(`of harbour ("${key}") is in the template (acme) [foreign-value]`);
    expect(typed.written('acme')).toBe(0);
  });

  it('lets the client have its own, and the others that do not get the template', async () => {
    const { code, err, written } = await render(body('See Harbour House.'));
    expect(code).toBe(1);
    expect(err).toContain('templates/a.md:8:5 error The name of harbour ("name") is in the template (acme, haven)');
    expect([written('acme'), written('harbour') > 0]).toEqual([0, true]);
  });

  it('lets a template mention another by name', async () => {
    const { code, err } = await render(body('See Harbour House.', 'mentions: [Harbour House]\n'), 'render --org acme');
    expect([code, err]).toEqual([0, '']);
  });

  it('passes what the workspace says is common, in any spelling, for all organisations', async () => {
    const common = (value: string) => ({
      'policy.yaml': `common_values:\n  - {value: ${value}, added_by: Siân Example, why: A street in our town.}\n`,
    });
    const files = body('See HARBOUR HOUSE, +44 117 496 0300.');
    expect((await render(files, 'render --org acme')).code).toBe(1);
    expect((await render({ ...files, ...common('Harbour House') }, 'render --org acme')).code).toBe(1);
    const both = `${common('Harbour house')['policy.yaml']}  - {value: 0117 496 0300, added_by: Siân Example, why: A helpline.}\n`;
    const passed = await render({ ...files, 'policy.yaml': both }, 'render --org acme');
    expect([passed.code, passed.err]).toEqual([0, '']);
  });

  it('warns of a surname that the template has, and refuses one that comes from elsewhere', async () => {
    const people = { 'orgs/harbour.yaml': 'name: Harbour House\nregistered_manager: Ann Evans\n' };
    const typed = await render({ ...body('Say: Mrs Evans is at the door.'), ...people }, 'render --org acme');
    expect(typed.err).toContain(
      '8:6 warning The name of a person of harbour ("registered_manager.name") is in the template',
    );
    expect([typed.code, typed.err.match(/foreign-value/g)?.length]).toEqual([0, 1]);
    const title = { 'packs/p.yaml': 'title: Pack of Mrs Evans\n', 'orgs/acme.yaml': 'name: Acme\npack: p\n' };
    const elsewhere = await render({ ...people, ...title }, 'render --org acme --format html');
    expect([elsewhere.code, elsewhere.err.includes('handbook.html error The name of a person')]).toEqual([1, true]);
    const whole = await render({ ...body('Ann Evans is at the door.'), ...people }, 'render --org acme');
    expect(whole.err).toContain('8:1 error The name of a person of harbour');
  });

  it('lets the pages and the bound pack hold what their templates mean to say', async () => {
    const files = body('See Harbour House ( ) and \\{{x}}.', 'mentions: [Harbour House, "( )"]\n');
    const { code, err } = await render(files, 'render --org acme --combined');
    expect([code, err]).toEqual([0, '']);
  });

  it('only warns of a name of one word, with its capital letter', async () => {
    const loud = await render(body('Haven is a word.'), 'render --org acme');
    expect(loud.code).toBe(0);
    expect(loud.err).toContain('8:1 warning The name of haven ("name") is in the template (acme) [foreign-value]');
    expect((await render(body('A haven is a word.'), 'render --org acme')).err).toBe('');
  });

  it('looks where no one reads: into names split over marks, links, titles and properties', async () => {
    const link = await render(body('[Write to us](mailto:hello@harbour.example.org).'), 'render --org acme');
    expect(link.err).toContain('templates/a.md:8:1 error The e-mail address of harbour ("email") is in the template');
    const split = await render(body('Har**bour** House'), 'render --org acme --format html');
    expect(split.err).toContain('out/acme/html/keys.html error The name of harbour ("name") is in the text');
    for (const [format, place] of Object.entries(PLACES)) {
      const owner = await render(
        body('Words.', 'owner: Harbour House\n'),
        `render --org acme --loose --format ${format}`,
      );
      expect(owner.err).toContain(`The name of harbour ("name") is ${place}`);
    }
    for (const [format, place] of [
      ['docx', 'docProps/core.xml'],
      ['pdf', 'the metadata'],
    ] as const) {
      const files = body('Words.', 'category: Harbour House\n');
      expect((await render(files, `render --org acme --loose --format ${format}`)).err).toContain(`in ${place}`);
    }
  });

  it('looks into every part of a Word template: headers, footers and comments', async () => {
    const header = `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${para('Harbour House')}</w:hdr>`;
    const word = wordFile({ 'word/document.xml': documentXml(para('Words.')), 'word/header9.xml': header });
    const files = {
      'templates/a.docx': word,
      'templates/a.yaml': 'title: Word Policy\nreview: {last: 2026-09-01}\nslug: word\n',
    };
    const { code, err } = await render(files, 'render --org acme');
    expect(code).toBe(1);
    expect(err).toContain('out/acme/docx/word.docx error The name of harbour ("name") is in word/header9.xml (acme)');
  });

  it('stops a page of the pack as it does a policy', async () => {
    const files = { 'packs/p.yaml': 'title: Pack of Harbour House\n', 'orgs/acme.yaml': 'name: Acme\npack: p\n' };
    const { code, err } = await render(files, 'render --org acme --format html');
    expect(code).toBe(1);
    expect(err).toContain(
      'out/acme/handbook.html error The name of harbour ("name") is in the text, and in out/acme/index.html',
    );
  });

  it('is shown by check too', async () => {
    const { code, err } = await render(body('It is [object Object].'), 'check --org acme');
    expect([code, err.includes('[left-over]')]).toEqual([1, true]);
  });

  it('compares with clients whose files have errors elsewhere', async () => {
    const files = { ...body('See Harbour House.'), 'orgs/harbour.yaml': 'name: Harbour House\nnonsense: x\n' };
    expect((await render(files, 'render --org acme')).err).toContain('The name of harbour ("name")');
  });
});
