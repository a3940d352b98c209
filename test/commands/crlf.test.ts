/** Files that were saved on Windows, with CRLF at each line's end: the same documents, and edits that keep the ends of lines. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { memoryWorld } from '../support/memory-world.js';

const FILES: Readonly<Record<string, string>> = {
  'policy.yaml': 'formats: [html, docx, pdf]\nfooter: Registered office of {{org_field_name}}\n',
  'templates/fire.md':
    '---\ntitle: Fire Policy\ncode: DC1\nversion: "1.0"\nreview: {last: 2026-09-01}\n---\n\n# Purpose\n\nWords of <<org_field_name>>,\nover two lines.\n\n- [ ] a task\n- an item\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n```\n  code\n    as it is\n```\n\n{{#if org_field_phone}}\nCall {{org_field_phone}}.\n{{/if}}\n\n<<passage help>>\n',
  'templates/_passages/help.md': 'Ask anybody.\n\nThen ask again.\n',
  'orgs/_group.yaml': 'website: https://group.example\n',
  'orgs/acme.yaml':
    '# A remark\nname: Acme Care\nextends: _group\nphone: 029 2018 0100\nfields:\n  note: |\n    first line\n    second line\napproved_by: Jo Li\napproved_on: 2026-09-02\n',
};

const withCrlf = (text: string) => text.replaceAll('\n', '\r\n');

async function rendered(form: (text: string) => string) {
  const files = Object.fromEntries(Object.entries(FILES).map(([path, text]) => [path, form(text)]));
  const world = memoryWorld(files);
  const code = await run(['render', '--all'], world, '1.2.3');
  const documents = [...world.disk]
    .filter(([path]) => path.startsWith('/workspace/out/') && !path.endsWith('manifest.json'))
    .map(([path, bytes]) => [path, Buffer.from(bytes).toString('base64')]);
  return { code, err: world.printed.err, documents };
}

describe('files with CRLF', () => {
  it('give the same documents, byte for byte, and the same messages', async () => {
    const [plain, windows] = [await rendered((text) => text), await rendered(withCrlf)];
    expect(plain.documents.length).toBeGreaterThan(3);
    expect(windows).toEqual(plain);
  });

  it.each([
    ['org set acme phone "029 2018 0199"', ['org', 'set', 'acme', 'phone', '029 2018 0199']],
    ['review', ['review', 'DC1', '--org', 'acme', '--on', '2026-11-20']],
    ['org set of a name, which keeps the old one', ['org', 'set', 'acme', 'name', 'Acme Homes']],
  ])('keep their line ends in %s', async (_, args) => {
    const world = memoryWorld(Object.fromEntries(Object.entries(FILES).map(([path, text]) => [path, withCrlf(text)])));
    expect(await run(args, world, '1.2.3'), world.printed.err).toBe(0);
    const text = Buffer.from(world.disk.get('/workspace/orgs/acme.yaml') ?? []).toString('utf8');
    expect(text).not.toBe(withCrlf(FILES['orgs/acme.yaml'] ?? ''));
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text).toContain('# A remark\r\n');
  });

  it('are read as spreadsheets, and imported as documents', async () => {
    const csv = 'Name,Registration number,Nation,Service\nElm House,1-234567890,England,Care home\n';
    for (const form of [(text: string) => text, withCrlf]) {
      const world = memoryWorld({
        'templates/fire.md': FILES['templates/fire.md'] ?? '',
        'orgs/_group.yaml': 'website: https://group.example\n',
        'homes.csv': form(csv),
        'old.md': form('# Lone Working Policy\n\nWords.\n\nMore words.\n'),
      });
      expect(await run(['org', 'import', 'homes.csv'], world, '1.2.3'), world.printed.err).toBe(0);
      expect(Buffer.from(world.disk.get('/workspace/orgs/elm-house.yaml') ?? []).toString('utf8')).toContain(
        'name: Elm House\n',
      );
      await run(['import', 'old.md'], world, '1.2.3');
      expect(
        [...world.disk.keys()].filter((path) => path.includes('lone-working')),
        world.printed.err,
      ).toHaveLength(1);
    }
  });
});
