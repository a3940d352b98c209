/** `policy import` of many documents: links among them, equal titles, patterns, and files that refuse themselves. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';
import { documentXml, relsXml, wordFile } from '../support/word-file.js';

type Files = Readonly<Record<string, string | Uint8Array>>;

async function imported(files: Files, args: readonly string[], world: MemoryWorld = memoryWorld(files)) {
  world.printed.out = '';
  world.printed.err = '';
  const code = await run(['import', ...args], world, '1.2.3');
  const text = (path: string) => new TextDecoder().decode(world.disk.get(`/workspace/${path}`));
  return { code, out: world.printed.out, err: world.printed.err, world, text };
}

const CASES = resolve(import.meta.dirname, '../../../shared/cases/text');

const ALPHA = '# Alpha Policy\n\nText. See [Beta](beta.md) and [rules](beta.md#rules) and [form](forms/f.docx).\n';
const BETA = '# Beta Policy\n\nText. [Back](#old-anchor).\n';

describe('links between documents of one import', () => {
  it('become references; others keep their words, and are reported', async () => {
    const { code, err, text } = await imported({ 'old/alpha.md': ALPHA, 'old/beta.md': BETA }, ['old']);
    expect(code).toBe(0);
    expect(text('templates/alpha.md')).toContain(
      '\nText. See [Beta](policy:beta) and [rules](policy:beta) and form.\n',
    );
    expect(text('templates/beta.md')).toContain('\nText. Back.\n');
    expect(err).toContain('old/alpha.md:3:31 warning A link to "#rules" in beta leads to its beginning');
    expect(err).toContain('old/alpha.md:3:58 warning A link to "forms/f.docx" became its words');
    expect(err).toContain('old/beta.md:3:7 warning A link to "#old-anchor" became its words');
  });

  it('are found whatever their form, and lead to headings', async () => {
    const files = {
      'old/hr/Leave Policy.md':
        '# Leave Policy\n\n## 1. Notice\n\nOne week.\n\n## 2. Notice\n\nTwo. [Above](#1-notice), [here](Leave%20Policy.md#notice-1).\n',
      'old/it/keys.md':
        '# Key Policy\n\n## Who\n\n[A](../hr/Leave%20Policy.md#2-notice) [B](/hr/leave-policy/) [C](Leave-Policy) [D](../hr/Leave%20Policy.html "x")\n',
      'old/keys.txt': 'Door Policy\n1. Purpose\nDoors are shut.\n',
    };
    const { code, text } = await imported(files, ['old/**/*.md', 'old/keys.txt']);
    expect(code).toBe(0);
    expect(text('templates/key.md')).toContain(
      '[A](policy:leave#notice-2) [B](policy:leave) [C](policy:leave) [D](policy:leave)',
    );
    expect(text('templates/leave.md')).toContain('[Above](#notice), [here](#notice-2).');
  });

  it('are found in Word files, and addresses keep their places', async () => {
    const link = (id: string, words: string, anchor = '') =>
      `<w:hyperlink r:id="${id}"${anchor && ` w:anchor="${anchor}"`}><w:r><w:t>${words}</w:t></w:r></w:hyperlink>`;
    const file = (...paragraphs: readonly string[]) =>
      wordFile({
        'word/document.xml': documentXml(paragraphs.map((words) => `<w:p>${words}</w:p>`).join('')),
        'word/_rels/document.xml.rels': relsXml([
          ['a', 'hyperlink', 'Key%20Policy.docx', 'External'],
          ['b', 'hyperlink', 'file:///C:/Users/Key.docx', 'External'],
          ['c', 'hyperlink', 'https://example.org/rules', 'External'],
        ]),
      });
    const words = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
    const files = {
      'old/Lone Policy.docx': file(link('a', 'Keys'), link('b', 'Old keys'), link('c', 'Rules', 'two')),
      'old/Key Policy.docx': file(words('Keep them, see www.gov.uk.')),
    };
    const { code, err, text } = await imported(files, ['old/*.docx']);
    expect([code, err.match(/ error /g)]).toEqual([0, null]);
    const lone = text('templates/lone.md');
    expect(lone).toContain('[Keys](policy:key)');
    expect(lone).toContain('\n\nOld keys\n\n');
    expect(lone).toContain('[Rules](https://example.org/rules#two)');
    expect(err).toContain('A link to "file:///C:/Users/Key.docx" became its words');
    expect(text('templates/key.md')).toContain('see www.gov.uk.');
  });

  it('lead to templates that were made before', async () => {
    const { world } = await imported({ 'old/b-1.md': '# Beta Policy\n\n## Rules\n\nText.\n' }, ['old/b-1.md']);
    world.disk.set(
      '/workspace/old/alpha.md',
      new TextEncoder().encode('# Alpha Policy\n\n[Beta](b-1.md#Rules), [it](beta.md).\n'),
    );
    const { code, text } = await imported({}, ['old/alpha.md'], world);
    expect(code).toBe(0);
    expect(text('templates/alpha.md')).toContain('[Beta](policy:beta#rules), [it](policy:beta).');
  });

  it('never lead to a document that was refused', async () => {
    const files = { 'old/alpha.md': ALPHA, 'old/beta.md': '# Beta Policy\n\n<<#if x>>\n\nText.\n', 'old/c.md': '' };
    const { err, text } = await imported(files, ['old/*.md']);
    if (!text('templates/beta.md')) expect(text('templates/alpha.md')).toContain('See Beta and rules and form.');
    expect(err).toContain('old/c.md error The file is empty');
  });

  it('name related policies by the titles of their templates', async () => {
    const files = {
      'old/alpha.md':
        '# Alpha Policy\n\n## Related policies\n\n- [Our second policy](beta.md)\n- [The law](https://www.gov.uk)\n- [A form](f.pdf)\n',
      'old/beta.md': '# Beta Policy\n\nText.\n',
    };
    const { text } = await imported(files, ['old/*.md']);
    expect(text('templates/alpha.md')).toContain('related:\n  - Beta Policy\n# ');
  });

  it.skipIf(!hasCases())('as in the shared cases', async () => {
    const files = Object.fromEntries(
      ['alpha.md', 'beta.md'].map((name) => [`old/${name}`, readFileSync(resolve(CASES, name))]),
    );
    const { code, text } = await imported(files, ['old']);
    expect(code).toBe(0);
    expect(text('templates/alpha.md')).toContain('[Beta](policy:beta) and [rules](policy:beta) and form.');
    const refused = { ...files, 'old/refused-today.md': readFileSync(resolve(CASES, 'refused-today.md')) };
    const { out } = await imported(refused, ['old', '--json', '--dry-run']);
    expect(JSON.parse(out).documents[2].text).toContain(
      'See [Alpha](policy:alpha), [its rules](policy:alpha) and the form.',
    );
  });
});

function hasCases(): boolean {
  try {
    return readFileSync(resolve(CASES, 'alpha.md')).length > 0;
  } catch {
    return false;
  }
}

describe('an import of many', () => {
  it('gives the second of two equal titles a number, and keeps their links apart', async () => {
    const files = {
      'old/a/keys.md': '# Key Policy\n\nFirst. [Other](../b/keys.md)\n',
      'old/b/keys.md': '# Key Policy\n\nSecond. [Other](../a/keys.md)\n',
    };
    const { code, err, text } = await imported(files, ['old']);
    expect(code).toBe(0);
    expect(err).toContain('old/b/keys.md warning old/a/keys.md has the same title, so this template is named key-2');
    expect(text('templates/key.md')).toContain('First. [Other](policy:key-2)');
    expect(text('templates/key-2.md')).toContain('slug: key-2\n');
    expect(text('templates/key-2.md')).toContain('Second. [Other](policy:key)');
  });

  it('takes the code from the second of two with one', async () => {
    const files = {
      'a.txt': 'Key Policy\nPolicy No: DCW40\n1. A\nText.',
      'b.txt': 'Door Policy\nPolicy No: DCW40\n1. A\nText.',
    };
    const { err, text } = await imported(files, ['a.txt', 'b.txt']);
    expect(err).toContain('b.txt warning a.txt has the code DCW40 too, so this template has none');
    expect(text('templates/door.md')).not.toContain('code:');
  });

  it('names all files that are there already', async () => {
    const files = { 'old/alpha.md': ALPHA, 'old/beta.md': BETA, 'old/c.md': '# C Policy\n\nText.\n' };
    const { world } = await imported(files, ['old/alpha.md', 'old/beta.md']);
    const { code, err } = await imported({}, ['old'], world);
    expect(code).toBe(2);
    expect(err).toContain('error 2 files already exist: templates/alpha.md, templates/beta.md\n');
  });

  it('finds files by patterns and folders, and says where there are none', async () => {
    const files = {
      'old/a.MD': ALPHA,
      'old/x/b.md': BETA,
      'old/x/~$b.docx': 'lock',
      'old/x/[c].txt': 'C Policy\n1. A\nText.',
    };
    const { out } = await imported(files, ['old/**/*.md', '--dry-run']);
    expect(out).toContain('2 templates would be written');
    expect((await imported(files, ['old', '--dry-run'])).out).toContain('3 templates would be written');
    expect((await imported(files, ['old/x/[c].txt', '--dry-run'])).out).toContain('1 template would be written');
    const none = await imported(files, ['old/*.docx']);
    expect([none.code, none.err]).toEqual([
      2,
      'error old/*.docx has no documents that can be imported\n  hint: Documents end in .docx, .dotx, .txt, .md.\n',
    ]);
  });

  it('lets a broken file refuse itself, and lists the placeholders of one that was refused', async () => {
    const files = {
      'old/a.md': '# A Policy\n\nText.\n',
      'old/broken.txt': new Uint8Array([0xc3, 0x28, 0x00]),
      'old/c.md': '# C Policy\n\nAsk [Organisation Name].\n\n<<#if x>>\n\na <</if>>\n',
    };
    const { code, out, err } = await imported(files, ['old']);
    expect(code).toBe(1);
    expect(out).toContain('1 template written or up to date, 2 documents refused, ');
    expect(err).toContain('old/c.md:3:5 warning This looks like another program’s placeholder');
  });
});

/** Documents in nested folders that link to one another: by path, by anchor, in circles, with equal titles. */
function hundred(): Record<string, string> {
  const folders = ['.', 'hr', 'hr/leave', 'care/medicines', 'premises'];
  const pathOf = (n: number) => `${folders[n % 5]}/policy-${n}.md`.replace(/^\.\//, '');
  const titleOf = (n: number) => `${['Leave', 'Keys', 'Medicines'][n % 3]} ${n % 60} Policy`;
  const upTo = (n: number) => '../'.repeat(pathOf(n).split('/').length - 1);
  const files: Record<string, string> = {};
  for (let n = 0; n < 100; n++) {
    const [next, far, self] = [(n + 1) % 100, (n * 37 + 11) % 100, n];
    files[`old/${pathOf(n)}`] = `# ${titleOf(n)}

## 1. Purpose

See [the next](${upTo(n)}${pathOf(next)}), [what to do](${upTo(n)}${pathOf(far)}#2-what-to-do), [again](./${upTo(n)}${pathOf(next).replace('.md', '.html')}#what-to-do-1)
and https://www.gov.uk/care/${n} or help@example.org.

## 2. What to do

[Above](#1-purpose), [below](#what-to-do-1), [here](${pathOf(self).split('/').at(-1)}#purpose).

## 3. What to do

Call us.

## Related policies

- [Policy ${next}](${upTo(n)}${pathOf(next)})
- [Policy ${far}](${upTo(n)}${pathOf(far)})
`;
  }
  return files;
}

describe('a folder of a hundred policies that link to one another', () => {
  it('is imported and rendered without an edit, and every link leads somewhere', async () => {
    const files = { 'orgs/acme.yaml': 'name: Acme Care\n', ...hundred() };
    const { code, out, err, world } = await imported(files, ['old/**/*.md']);
    expect([code, err.split('\n').filter((line) => / error /.test(line))]).toEqual([0, []]);
    expect(out).toContain('100 templates written');
    expect(await run(['render', '--all', '--format', 'html'], world, '1.2.3'), world.printed.err).toBe(0);
    const pages = new Map(
      [...world.disk]
        .filter(([path]) => /^\/workspace\/out\/acme\/(?:html\/[^/]*|index\.html)$/.test(path))
        .map(([path, bytes]) => [
          path.replace(/^.*\/acme\//, '../').replace('../html/', ''),
          new TextDecoder().decode(bytes),
        ]),
    );
    const policies = [...pages].filter(([name]) => /^(?:leave|keys|medicines)-/.test(name));
    expect(policies).toHaveLength(100);
    let count = 0;
    for (const [name, page] of policies)
      for (const [, file = '', anchor] of page.matchAll(/<a href="([^"#:]*)(?:#([^"]*))?"/g)) {
        const target = pages.get(file === '' ? name : decodeURIComponent(file));
        expect(target, `${name} → ${file}`).toBeDefined();
        if (anchor) expect(target, `${name} → ${file}#${anchor}`).toContain(`id="${anchor}"`);
        count++;
      }
    expect(count).toBeGreaterThanOrEqual(800);
  }, 60_000);
});
