/**
 * Quotes, dashes and ellipses that were typed on a keyboard print as typographic ones in all formats. To everything that compares words they are
 * what was typed, so that documents of before and after say the same.
 */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { searchedWords } from '../../src/formats/finished/html.js';
import { finishedWords } from '../../src/formats/finished/index.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';
import { said } from '../support/structure/said.js';
import { runs } from '../support/tier.js';
import { WordEditor } from '../support/word-editor.js';

const TEXT = `---
title: Carers' "Lone Working" -- a Policy
code: DC1
version: "1.0"
category: Carers' safety
status: approved
approved_by: Pat D'Arcy
approved_on: 2026-01-05
changes:
  - version: "1.0"
    date: 2026-01-05
    note: It's new -- "first" issue...
---

# Don't wait -- call

Say "I'm at <<org_field_name>>" and wait... Don't use \`"--quiet"\` or https://example.org/it's--here.

"A quotation that ends behind **strong words**" - and one that begins *"within*", for ages 5-7.

It's "<<org_field_name>>"'s duty.[^1] Ref 2026-11-28, 029-2018-0100.

[^1]: The staff's "duty" -- see above...

- The carers' list: 'single' and "double".

\`\`\`
run --all "x"...
\`\`\`

| What's done | When -- exactly |
|---|---|
| "Yes" | It's - perhaps - 9am-5pm... |

![The carer's "route"](route.png)

## Weather -- "bad"

Keep a 6'2" pole. Rock 'n' roll in the '90s.
`;

/** Its front matter. */
const HEAD = TEXT.slice(0, TEXT.indexOf('# Don'));

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'policy.yaml': 'theme: plain\n',
  'themes/plain.yaml': 'accent: "#1d5a84"\n',
  'orgs/acme.yaml': `name: Bright "Home's" -- Care\nregistered_manager: {name: Sian O'Neil}\n`,
  'templates/DC1-lone.md': TEXT,
  'templates/route.png': PNG,
};

const AS_TYPED = { ...FILES, 'themes/plain.yaml': 'accent: "#1d5a84"\npunctuation: as_typed\n' };

async function policy(world: MemoryWorld, line: string) {
  world.printed.out = '';
  world.printed.err = '';
  const code = await run(line.split(' '), world, '1.0.0');
  return { code, ...world.printed };
}

async function rendered(files: typeof FILES): Promise<MemoryWorld> {
  const world = memoryWorld(files);
  expect(await policy(world, 'render --all')).toMatchObject({ code: 0 });
  return world;
}

function fileIn(world: MemoryWorld, format: string, name = 'DC1-'): Uint8Array {
  const path = [...world.disk.keys()].find(
    (each) => each.includes(`/out/acme/${format}/${name}`) && each.endsWith(`.${format}`),
  );
  return world.disk.get(path ?? '') ?? new Uint8Array();
}

/** Puts the documents of one world beside those of another. */
function copyOut(from: MemoryWorld, to: MemoryWorld, folder: string): void {
  for (const [path, bytes] of from.disk)
    if (path.startsWith('/workspace/out/acme/')) to.disk.set(path.replace('/out/acme/', `/${folder}/`), bytes);
}

let printed: MemoryWorld;
let typed: MemoryWorld;

beforeAll(async () => {
  [printed, typed] = await Promise.all([rendered(FILES), rendered(AS_TYPED)]);
});

describe('what is typed plain', () => {
  it('prints as typographic punctuation, alike in all formats', () => {
    const html = said('html', fileIn(printed, 'html'));
    expect(said('docx', fileIn(printed, 'docx'))).toEqual(html);
    expect(said('pdf', fileIn(printed, 'pdf'))).toEqual(html);
    expect(html.lines).toMatchInlineSnapshot(`
      [
        "paragraph: Bright "Home's" -- Care",
        "heading 1: Carers’ “Lone Working” – a Policy",
        "table",
        "row: *Code | DC1 | *Version | 1.0",
        "row: *Status | Approved | *Approved by | Pat D'Arcy, 5 January 2026",
        "heading 2: 1 Don’t wait – call",
        "paragraph: Say “I’m at Bright "Home's" -- Care” and wait… Don’t use "--quiet" or https://example.org/it's--here.",
        "paragraph: “A quotation that ends behind strong words” – and one that begins “within”, for ages 5–7.",
        "paragraph: It’s “Bright "Home's" -- Care”’s duty.[1] Ref 2026-11-28, 029-2018-0100.",
        "item 1 •",
        "paragraph: The carers’ list: ‘single’ and “double”.",
        "code: run --all "x"...",
        "table",
        "header row: *What’s done | *When – exactly",
        "row: “Yes” | It’s – perhaps – 9am–5pm…",
        "figure: The carer’s “route”",
        "heading 3: 1.1 Weather – “bad”",
        "paragraph: Keep a 6'2" pole. Rock ’n’ roll in the ’90s.",
        "heading 2: 2 Change history",
        "table",
        "header row: *Version | *Date | *What has changed",
        "row: 1.0 | 5 January 2026 | It’s new – “first” issue…",
        "footnote 1",
        "paragraph: The staff’s “duty” – see above…",
      ]
    `);
  });

  it('prints as it was typed where the theme says so', () => {
    const html = said('html', fileIn(typed, 'html'));
    expect(said('docx', fileIn(typed, 'docx'))).toEqual(html);
    expect(said('pdf', fileIn(typed, 'pdf'))).toEqual(html);
    expect(html.lines.join('\n')).toContain(`Say "I'm at Bright "Home's" -- Care" and wait...`);
  });

  it('prints in titles on the index, in its search, in the names of files’ properties and in contents', () => {
    const page = new TextDecoder().decode(printed.disk.get('/workspace/out/acme/index.html'));
    const title = 'Carers’ “Lone Working” – a Policy';
    expect(page).toContain(title);
    expect(page).toContain('Carers’ safety');
    const { words } = searchedWords(page);
    expect(words.join()).toContain('Don’t wait – call');
    expect(words.join()).not.toContain("Don't");
    expect(page).toContain(`Pat D'Arcy`);
    const policyPage = new TextDecoder().decode(fileIn(printed, 'html'));
    expect(policyPage).toContain(`<title>${title} – `);
  });
});

describe('a value in a title', () => {
  const NAMED = `Carers' guide to <<org_field_name>> -- "Start"`;
  const files = {
    ...FILES,
    'policy.yaml':
      'theme: plain\npages: [index, handbook, what-has-changed, reviews, regulations, signing, signing-sheets, changes]\ncombined: yes\n',
    'templates/DC1-lone.md': TEXT.replace(
      /^title: .*$/m,
      `title: '${NAMED.replaceAll("'", "''")}'\nslug: guide\nsatisfies: [Regulation 1]\nrelated: [DC2]`,
    ),
    'templates/DC2-next.md': TEXT.replace(
      /^title: .*$/m,
      `title: 'Who works for <<org_field_name>>''s "team"'\nslug: team\nrelated: [DC1]`,
    )
      .replace('code: DC1', 'code: DC2')
      .replace('# Don', '# At a glance\n\nCall.\n\n# Don'),
  };

  it('stays as it was typed in every file of the pack, and the words around it are set', async () => {
    const world = await rendered(files);
    const finished = [...world.disk].flatMap(([path, bytes]) => {
      const format = /\/out\/acme\/.*\.(html|docx|pdf)$/.exec(path)?.[1];
      return format === 'html' || format === 'docx' || format === 'pdf' ? [{ path, format, bytes } as const] : [];
    });
    const missing: string[] = [];
    for (const { path, format, bytes } of finished) {
      const texts = finishedWords(format, bytes)
        .map(({ words }) => words)
        .join('\n');
      expect({ path, set: /Bright “Home|Home’s”? –/.exec(texts)?.[0] }).toEqual({ path, set: undefined });
      if (!texts.includes(`Carers’ guide to Bright "Home's" -- Care – “Start”`))
        missing.push(path.slice('/workspace/out/acme/'.length));
    }
    expect(finished.length).toBe(35);
    // Pages of one policy alone, and what has changed in a first issue, don't name the other.
    expect(missing).toMatchInlineSnapshot(`
      [
        "docx/DC2-team-at-a-glance.docx",
        "pdf/DC2-team-at-a-glance.pdf",
        "html/DC2-team-at-a-glance.html",
        "docx/what-has-changed.docx",
        "pdf/what-has-changed.pdf",
        "html/what-has-changed.html",
        "docx/read-and-sign/DC2-team.docx",
        "pdf/read-and-sign/DC2-team.pdf",
        "html/read-and-sign/DC2-team.html",
      ]
    `);
  });
});

describe('whatever compares words', () => {
  it('finds the same words in files of before and after, either way', async () => {
    const world = memoryWorld({});
    copyOut(typed, world, 'before');
    copyOut(printed, world, 'after');
    for (const places of ['before after', 'after/docx before/docx']) {
      const { code, out, err } = await policy(world, `diff ${places}`);
      expect({ places, code, out, err }).toMatchObject({ code: 0, out: expect.stringContaining('no differences') });
    }
  });

  it('finds the same words in texts that differ in their typing', async () => {
    const world = memoryWorld({});
    world.disk.set('/workspace/old.md', Buffer.from(`# Keys\n\nDon't say "no" -- ever...\n`));
    world.disk.set('/workspace/new.md', Buffer.from('# Keys\n\nDon’t say “no” – ever…\n'));
    expect((await policy(world, 'diff old.md new.md')).out).toContain('no differences');
  });

  it('takes back an unedited file of either kind without edits, and an edit as the edit alone', async () => {
    for (const file of [fileIn(printed, 'docx'), fileIn(typed, 'docx')]) {
      const world = memoryWorld({ ...FILES, 'edited.docx': file });
      const { code, out, err } = await policy(world, 'take-back edited.docx --org acme');
      expect({ code, out, err }).toMatchObject({ code: 0 });
      expect(out).toContain('Nothing');
    }
    const editor = new WordEditor(fileIn(printed, 'docx'));
    expect(editor.replaceEverywhere('pole', 'stick')).toBeGreaterThan(0);
    const world = memoryWorld({ ...FILES, 'edited.docx': editor.bytes() });
    const { out } = await policy(world, 'take-back edited.docx --org acme');
    expect(out).toContain(`+Keep a 6'2" stick.`);
    expect(out).not.toContain('2.');
  });

  it('takes back any such words without an edit', { timeout: 3_600_000 }, async () => {
    const piece = fc.constantFrom(
      ...[
        '"',
        "'",
        ' - ',
        ' -- ',
        '---',
        '...',
        '. ',
        ', ',
        ' ',
        ' ',
        '**b**',
        '*"e"*',
        '`"c--"`',
        '<<org_field_name>>',
      ],
      ...['word', "don't", '5-7', '9am-5pm', "6'2", "'90s", '(', ')', '“', '’', ' – ', '…'],
    );
    // Empty brackets are refused: they may be all that is left of a value.
    const anyWords = fc
      .array(piece, { minLength: 3, maxLength: 12 })
      .map((parts) => `Say ${parts.join('')} x.`)
      .filter((words) => !/\([^\p{L}\p{N}]*\)/u.test(words));
    await fc.assert(
      fc.asyncProperty(fc.array(anyWords, { minLength: 5, maxLength: 20 }), async (paragraphs) => {
        const files = { ...FILES, 'templates/DC1-lone.md': `${HEAD}${paragraphs.join('\n\n')}\n` };
        const before = await rendered(files);
        const world = memoryWorld({ ...files, 'edited.docx': fileIn(before, 'docx') });
        const { code, out, err } = await policy(world, 'take-back edited.docx --org acme');
        expect({ code, out, err }).toMatchObject({ code: 0, out: expect.stringContaining('Nothing') });
      }),
      { numRuns: runs(2, 200) },
    );
  });

  it('shows between an issue and today what its author changed, in print, and nothing else', async () => {
    const world = memoryWorld(AS_TYPED);
    await policy(world, 'render --all');
    expect(await policy(world, 'issue --org acme --on 2026-03-01 --with-unapproved')).toMatchObject({ code: 0 });
    world.disk.set('/workspace/themes/plain.yaml', Buffer.from('accent: "#1d5a84"\n'));
    expect((await policy(world, 'diff --org acme')).out).toContain('no differences');
    world.disk.set('/workspace/templates/DC1-lone.md', Buffer.from(TEXT.replace("'90s", "'80s")));
    const { out } = await policy(world, 'diff --org acme --json');
    const told = JSON.stringify(JSON.parse(out));
    expect(told).toContain('’80s');
    expect(told).not.toContain('Don’t wait');
  });

  it('calls an upgrade a change of looks, not of words', async () => {
    const world = memoryWorld(FILES);
    copyOut(typed, world, 'out/acme');
    const { out } = await policy(world, 'plan --compare out/acme --json');
    const { documents } = JSON.parse(out);
    expect(documents).toMatchObject({ words: 0 });
    expect(documents.layout).toBeGreaterThan(3);
  });
});
