/** A comment that may have cut a value is warned of in every kind of YAML file that people write. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { memoryWorld } from '../support/memory-world.js';
import { documentXml, wordFile } from '../support/word-file.js';

const WORD = wordFile({
  'word/document.xml': documentXml('<w:p><w:r><w:t>Welcome.</w:t></w:r></w:p>'),
});

const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'policy.yaml': 'out: out #1\ntheme: plain\n',
  'themes/plain.yaml': 'page: a4 #1\n',
  'packs/all.yaml': 'title: All #1\n',
  'orgs/_group.yaml': 'trading_name: Oak #1\n',
  'orgs/laurels.yaml': 'name: The Laurels #2\nextends: _group\npack: all\nreviewed_on: 2026-09-01\n',
  'orgs/laurels.issues.yaml':
    'issues:\n  - issue: 1\n    date: 2026-09-02 #1\n    pack: all\n    engine: policy 1.0.0\n    policies: []\n',
  'templates/visitors.md': '---\ntitle: Visitors #1\nversion: "1.0"\n---\n\nWelcome to <<org_field_name>>.\n',
  'templates/keys.docx': WORD,
  'templates/keys.yaml': 'title: Keys #1\n',
  'map.yaml': '"[Name]": org_field_name #1\n',
};

interface Answer {
  readonly diagnostics: readonly { code: string; severity: string; file: string; line: number; column: number }[];
}

async function told(line: readonly string[], files = FILES) {
  const world = memoryWorld(files);
  const code = await run([...line, '--json'], world, '1.2.3');
  const { diagnostics } = JSON.parse(world.printed.out) as Answer;
  return {
    code,
    diagnostics: diagnostics.map((one) => `${one.file}:${one.line}:${one.column} ${one.severity} ${one.code}`),
  };
}

describe('a comment close behind a value', () => {
  it('is warned of by check, in organisations, bases, issues, front matter, sidecars, packs, themes and settings', async () => {
    const { code, diagnostics } = await told(['check']);
    expect(diagnostics.filter((one) => one.includes('yaml-comment'))).toEqual([
      'orgs/_group.yaml:1:19 warning yaml-comment',
      'orgs/laurels.issues.yaml:3:22 warning yaml-comment',
      'orgs/laurels.yaml:1:19 warning yaml-comment',
      'packs/all.yaml:1:12 warning yaml-comment',
      'policy.yaml:1:10 warning yaml-comment',
      'templates/keys.yaml:1:13 warning yaml-comment',
      'templates/visitors.md:2:17 warning yaml-comment',
      'themes/plain.yaml:1:10 warning yaml-comment',
    ]);
    expect(code).toBe(0);
  });

  it('is warned of by import, in a map of placeholders', async () => {
    const { diagnostics } = await told(['import', 'old.txt', '--map-file', 'map.yaml'], {
      'old.txt': 'Lone Working\n\n1. Purpose\nWelcome to [Name].\n',
      'map.yaml': FILES['map.yaml'] ?? '',
    });
    expect(diagnostics).toContain('map.yaml:1:26 warning yaml-comment');
  });

  it('stops a strict check', async () => {
    expect((await told(['check', '--strict'])).code).toBe(1);
  });

  it('is silent once the value is in quotes or the comment has two spaces', async () => {
    const mended = Object.fromEntries(
      Object.entries(FILES).map(([path, text]) => [
        path,
        typeof text === 'string' ? text.replaceAll(' #', '  #') : text,
      ]),
    );
    expect((await told(['check'], mended)).diagnostics.filter((one) => one.includes('yaml-comment'))).toEqual([]);
  });
});
