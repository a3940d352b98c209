/** `policy preview`: what a browser is shown and told, after each save; and that nothing is written. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import type { Site } from '../../src/model/desk.js';
import { withoutLines } from '../support/html-reader.js';
import { watchedDesk } from '../support/memory-desk.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';
import { picture } from '../support/sample-document.js';

const TEMPLATE = '---\ntitle: Safeguarding Policy\ncode: DCW13\nreview:\n  last: 2026-09-01\n---\n\n# Purpose\n\n';
const VISITS = TEMPLATE.replace('Safeguarding', 'Visits').replace('DCW13', 'DCW14');
const org = (name: string) =>
  `name: ${name}\nnation: wales\nservice_type: domiciliary_support\nphone: 029 2018 01${name.length}\n`;
const FILES = {
  'orgs/acme.yaml': org('Acme Home Care'),
  'orgs/zebra.yaml': org('Zebra Support'),
  'templates/DCW13.md': `${TEMPLATE}Call <<org_field_phone>>.\n\n<<> contacts>>\n`,
  'templates/DCW14.md': `${VISITS}Visits are kept.\n\n![The office](office.png)\n`,
  'templates/office.png': picture(8, 8).bytes,
  'templates/_passages/contacts.md': 'Contact us.\n',
};

interface View {
  readonly organisation: string;
  readonly organisations: readonly string[];
  readonly documents: readonly { readonly path: string; readonly label: string }[];
  readonly page: string;
  readonly isMade: boolean;
  readonly summary: string;
  readonly problems: readonly Readonly<Record<'severity' | 'place' | 'message' | 'excerpt' | 'hint', string>>[];
}

/** A browser that looks at a document: what it was told last. */
class Browser {
  readonly views: View[] = [];
  readonly site: Site;
  private wake: () => void = () => undefined;

  constructor(site: Site, query: Readonly<Record<string, string>> = {}) {
    this.site = site;
    site.follow(new Map(Object.entries(query)), (text) => {
      this.views.push(JSON.parse(text));
      this.wake();
    });
  }

  /** Waits until it has been told so many times. */
  async told(times: number): Promise<View> {
    for (;;) {
      const view = this.views[times - 1];
      if (view) return view;
      await new Promise<void>((woken) => {
        this.wake = woken;
      });
    }
  }

  async text(path: string): Promise<string | undefined> {
    const file = await this.site.file(['pack', ...path.split('/')]);
    return file && new TextDecoder().decode(file.bytes);
  }
}

/** Each step sees the site, and gives the files that are saved then; empty text deletes one. */
type Step = (site: Site) => Promise<Readonly<Record<string, string | Uint8Array>> | undefined>;

async function previewed(line: string, steps: readonly Step[], world: MemoryWorld = memoryWorld(FILES)) {
  let site: Site | undefined;
  let closed = 0;
  const saves = steps.map((step) => async () => {
    if (!site) throw new Error('Nothing is served');
    const files = await step(site);
    for (const [path, content] of Object.entries(files ?? {})) {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      if (bytes.length === 0) world.disk.delete(`/workspace/${path}`);
      else world.disk.set(`/workspace/${path}`, bytes);
    }
    return files && Object.keys(files).map((path) => `/workspace/${path}`);
  });
  const desk = {
    ...watchedDesk(saves),
    serve: async (shown: Site) => {
      site = shown;
      return {
        address: 'http://127.0.0.1:4000/start/secret',
        close: async () => {
          closed++;
        },
      };
    },
  };
  const code = await run(line.split(' '), { ...world, desk }, '1.2.3');
  return { code, world, closed, ...world.printed };
}

describe('policy preview', () => {
  it('shows the index first, with what there is to choose from', async () => {
    const { code, out, closed } = await previewed('preview --org acme', [
      async (site) => {
        const browser = new Browser(site);
        expect(await browser.told(1)).toMatchObject({
          organisation: 'acme',
          organisations: ['acme', 'zebra'],
          page: 'index.html',
          isMade: true,
          summary: '',
          problems: [],
        });
        expect(browser.views[0]?.documents.map(({ label }) => label)).toEqual([
          'About this pack',
          'DCW13 · Safeguarding Policy',
          'DCW14 · Visits Policy',
        ]);
        expect(await browser.text('acme/index.html')).toContain('Visits Policy');
        return undefined;
      },
    ]);
    expect({ code, closed }).toEqual({ code: 0, closed: 1 });
    expect(out).toContain('Preview: http://127.0.0.1:4000/start/secret\n');
  });

  it('goes to the document whose template is saved, and shows the new words', async () => {
    let browser: Browser;
    await previewed('preview --org acme --policy dcw14', [
      async (site) => {
        browser = new Browser(site);
        expect((await browser.told(1)).page).toBe('html/DCW14-visits.html');
        return { 'templates/DCW13.md': `${TEMPLATE}Ring <<org_field_phone>>.\n` };
      },
      async () => {
        expect((await browser.told(2)).page).toBe('html/DCW13-safeguarding.html');
        expect(withoutLines((await browser.text('acme/html/DCW13-safeguarding.html')) ?? '')).toContain(
          'Ring 029 2018 0114.',
        );
        return undefined;
      },
    ]);
  });

  it('shows what any other input changes: a passage, a picture, an organisation’s file', async () => {
    let browser: Browser;
    let before = '';
    await previewed('preview --org acme', [
      async (site) => {
        browser = new Browser(site, { organisation: 'acme', page: 'html/DCW13-safeguarding.html' });
        await browser.told(1);
        before = (await browser.text('acme/html/DCW14-visits.html')) ?? '';
        return { 'templates/_passages/contacts.md': 'Write to us.\n' };
      },
      async () => {
        expect((await browser.told(2)).page).toBe('html/DCW13-safeguarding.html');
        expect(await browser.text('acme/html/DCW13-safeguarding.html')).toContain('Write to us.');
        return { 'orgs/acme.yaml': FILES['orgs/acme.yaml'].replace('2018', '2099') };
      },
      async () => {
        await browser.told(3);
        expect(await browser.text('acme/html/DCW13-safeguarding.html')).toContain('029 2099 0114');
        return { 'templates/office.png': picture(9, 7).bytes };
      },
      async () => {
        await browser.told(4);
        const after = (await browser.text('acme/html/DCW14-visits.html')) ?? '';
        expect(after).not.toBe(before);
        return undefined;
      },
    ]);
  });

  it('shows what changes in a file that an organisation or the settings name, and only then', async () => {
    const named = 'extends: _base\npack: starter\nlogo: logo.png\ntheme: {name: calm}\n';
    const yaml = org('Acme Home Care').replace(/phone.*\n/, named);
    const files = {
      ...FILES,
      'policy.yaml': 'theme: {name: house}\n',
      'orgs/acme.yaml': yaml,
      'orgs/_base.yaml': 'phone: 029 2018 0444\n',
      'orgs/logo.png': picture(8, 8).bytes,
      'packs/starter.yaml': 'title: Starter Pack\nextra_pages: [welcome.md]\n',
      'packs/welcome.md': '---\ntitle: Welcome\nreview:\n  last: 2026-09-01\n---\n\nWelcome.\n\n<<> contacts>>\n',
      'themes/calm.yaml': 'accent: "#225533"\n',
      'themes/house.yaml': 'text: "#222222"\n',
    };
    const saves: readonly Readonly<Record<string, string | Uint8Array>>[] = [
      { 'orgs/_base.yaml': 'phone: 029 2018 0999\n' },
      { 'orgs/logo.png': picture(9, 7).bytes },
      { 'themes/calm.yaml': 'accent: "#552233"\n' },
      { 'themes/house.yaml': 'text: "#111133"\n' },
      { 'policy.yaml': 'theme: {muted: "#443322"}\n' },
      { 'packs/starter.yaml': 'title: First Pack\nextra_pages: [welcome.md]\n' },
      { 'packs/welcome.md': '---\ntitle: Hello\nreview:\n  last: 2026-09-01\n---\n\nHello.\n' },
      { 'templates/_passages/contacts.md': 'Write to us.\n' },
      { 'orgs/zebra.yaml': org('Zebra Care') },
      { 'orgs/acme.yaml': yaml.replace('extends: _base\n', 'phone: 029 2018 0555\n') },
    ];
    const pages = ['index.html', 'html/DCW13-safeguarding.html'];
    const shown: string[] = [];
    await previewed(
      'preview --org acme',
      [...saves, undefined].map((saved, at) => async (site: Site) => {
        const browser = new Browser(site);
        await browser.told(1);
        expect(browser.views[0]?.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        const texts = [];
        for (const page of pages) texts.push(await browser.text(`acme/${page}`));
        expect(texts, `after save ${at}`).not.toContain(undefined);
        shown.push(texts.join('\n'));
        return saved;
      }),
      memoryWorld(files),
    );
    for (const [at, save] of saves.entries()) {
      if ('orgs/zebra.yaml' in save) expect(shown[at + 1], `save ${at}`).toBe(shown[at]);
      else expect(shown[at + 1], `save ${at}`).not.toBe(shown[at]);
    }
    // A preview that is opened now, and has seen nothing before, shows the same as the one that saw all saves.
    const disk = memoryWorld(Object.assign({}, files, ...saves));
    await previewed('preview --org acme', [async (site) => expectShown(new Browser(site), shown.at(-1))], disk);

    async function expectShown(browser: Browser, words: string | undefined): Promise<undefined> {
      const texts = [];
      for (const page of pages) texts.push(await browser.text(`acme/${page}`));
      expect(texts.join('\n')).toBe(words);
    }
  });

  it('tells what is wrong with its place, keeps the page, and then tells that it is mended', async () => {
    let browser: Browser;
    await previewed('preview --org acme', [
      async (site) => {
        browser = new Browser(site, { page: 'html/DCW13-safeguarding.html' });
        await browser.told(1);
        return { 'templates/DCW13.md': `${TEMPLATE}<b>Ask</b> <<org_field_fax>>.\n` };
      },
      async () => undefined,
      async () => {
        const { isMade, summary, page, problems } = await browser.told(2);
        expect({ isMade, summary, page }).toEqual({
          isMade: false,
          summary: '1 error',
          page: 'html/DCW13-safeguarding.html',
        });
        expect(problems).toEqual([
          expect.objectContaining({
            severity: 'error',
            place: 'templates/DCW13.md:10:12',
            excerpt: expect.stringContaining('<b>Ask</b>'),
          }),
        ]);
        expect(await browser.text('acme/pdf/DCW14-visits.pdf')).toBeUndefined();
        return { 'templates/DCW13.md': `${TEMPLATE}Ask at <<org_field_phone>>.\n` };
      },
      async () => {
        expect(await browser.told(3)).toMatchObject({ isMade: true, problems: [] });
        return undefined;
      },
    ]);
  });

  it('does not tell what is wrong with a file that is still being written', async () => {
    let browser: Browser;
    await previewed('preview --org acme', [
      async (site) => {
        browser = new Browser(site, { page: 'html/DCW13-safeguarding.html' });
        await browser.told(1);
        return { 'templates/DCW13.md': '---\ntitle: Safe' };
      },
      async () => ({ 'templates/DCW13.md': `${TEMPLATE}All of it.\n` }),
      async () => {
        expect(await browser.told(2)).toMatchObject({ isMade: true, problems: [] });
        expect(await browser.text('acme/html/DCW13-safeguarding.html')).toContain('All of it.');
        return undefined;
      },
    ]);
  });

  it('refuses the words of another organisation, as a render does', async () => {
    await previewed('preview --org acme', [
      async (site) => {
        await new Browser(site).told(1);
        return { 'templates/DCW14.md': `${VISITS}As Zebra Support does.\n` };
      },
      async () => undefined,
      async (site) => {
        const view = await new Browser(site, { page: 'html/DCW14-visits.html' }).told(1);
        expect(view.summary).toMatch(/error/);
        const browser = new Browser(site);
        expect(await browser.text('acme/pdf/DCW14-visits.pdf')).toBeUndefined();
        expect(await browser.text('acme/docx/DCW14-visits.docx')).toBeUndefined();
        return undefined;
      },
    ]);
  });

  it('goes on where for a moment there is nothing to look at', async () => {
    let browser: Browser;
    const { code } = await previewed('preview', [
      async (site) => {
        browser = new Browser(site);
        await browser.told(1);
        return { 'orgs/acme.yaml': '', 'orgs/zebra.yaml': '' };
      },
      async () => undefined,
      async () => {
        const view = await browser.told(2);
        expect(view.problems).toEqual([
          expect.objectContaining({ severity: 'error', message: expect.stringContaining('orgs') }),
        ]);
        return { 'orgs/zebra.yaml': FILES['orgs/zebra.yaml'] };
      },
      async () => {
        expect(await browser.told(3)).toMatchObject({ organisation: 'zebra', isMade: true, problems: [] });
        return undefined;
      },
    ]);
    expect(code).toBe(0);
  });

  it('shows the very bytes that a render writes, in every format, and writes nothing itself', async () => {
    const rendered = memoryWorld(FILES);
    await run(['render', '--org', 'acme'], rendered, '1.2.3');
    const paths = [...rendered.disk.keys()].filter((path) =>
      /^\/workspace\/out\/acme\/.*\.(?:html|pdf|docx)$/.test(path),
    );
    expect(paths.length).toBe(22);
    const { world } = await previewed('preview --org acme', [
      async (site) => {
        for (const path of paths) {
          const file = await site.file(['pack', 'acme', ...path.split('/').slice(4)]);
          expect(file && Buffer.from(file.bytes).equals(rendered.disk.get(path) ?? new Uint8Array()), path).toBe(true);
        }
        return undefined;
      },
    ]);
    expect([...world.disk.keys()].filter((path) => path.startsWith('/workspace')).sort()).toEqual(
      Object.keys(FILES)
        .map((path) => `/workspace/${path}`)
        .sort(),
    );
  });

  it.each([[[]], [['preview.html']], [['preview.js']], [['preview.css']], [['icon.svg']]])(
    'has a page of its own: %j',
    async (path) => {
      await previewed('preview', [
        async (site) => {
          const file = await site.file(path);
          // The page itself has one address alone.
          expect(file?.from).toBe(path[0] === 'preview.html' ? undefined : 'site');
          return undefined;
        },
      ]);
    },
  );

  it.each([
    ['policy.yaml'],
    ['pack'],
    ['pack', 'acme'],
    ['pack', 'acme', 'html'],
    ['pack', 'acme', 'manifest.json'],
    ['pack', 'acme', '..', '..', 'orgs', 'acme.yaml'],
    ['pack', 'nobody', 'index.html'],
    ['pack', '__proto__', 'index.html'],
    ['pack', 'acme', 'orgs', 'acme.yaml'],
  ])('lists nothing, and has no other file: %s %s %s %s', async (...path) => {
    await previewed('preview --org acme', [
      async (site) => {
        expect(await site.file(path)).toBeUndefined();
        return undefined;
      },
    ]);
  });

  it.each([
    ['--org nobody', '"nobody"'],
    ['--org acme --policy DCW99', 'DCW99'],
    ['--port 0', '65535'],
    ['--port 99999', '65535'],
    ['--port x', '65535'],
  ])('can’t begin with %s', async (options, words) => {
    const { code, err, closed } = await previewed(`preview ${options}`, []);
    expect({ code, closed }).toEqual({ code: 2, closed: 0 });
    expect(err).toContain(words);
  });
});
