/** What other programs add to Markdown is read as what it means, line by line. */
import { describe, expect, it } from 'vitest';
import { asMarkdown } from '../../../src/read/document/other-markdown.js';

const read = (text: string) => asMarkdown({ path: 'old/a.md', text });

describe('Markdown of other programs', () => {
  it.each([
    ['typed bullets', '• one\n• two', '- one\n- two'],
    ['a bullet in a quotation', '> ▪\u00a0quoted', '> - quoted'],
    ['a bullet among words', 'Words • words\n•none', 'Words • words\n•none'],
    ['bullets in code', '```\n• code\n```\n• item', '```\n• code\n```\n- item'],
    [
      'a note of MkDocs',
      '!!! warning "Oxygen"\n    No flames.\n\n    - one\n\nWords.',
      '> [!WARNING] Oxygen\n> No flames.\n>\n> - one\n\nWords.',
    ],
    ['a folded note of MkDocs', '??? tip\n\tWords.', '> [!TIP]\n> Words.'],
    ['two notes of MkDocs', '!!! note\n    A.\n\n!!! tip\n    B.', '> [!NOTE]\n> A.\n\n> [!TIP]\n> B.'],
    ['a note of Docusaurus', ':::tip My tip\n\nWords.\n\n:::\nNext.', '> [!TIP] My tip\n> \n> Words.\n> \n\nNext.'],
    ['a note of pandoc', '::: {.warning}\nWords.\n:::', '> [!WARNING]\n> Words.\n'],
    ['a note of Notion', '<aside>\n💡 **Point**\n\n</aside>', '> [!NOTE]\n> 💡 **Point**\n> \n'],
    ['code in a note', ':::note\n```\n:::\n```\n:::', '> [!NOTE]\n> ```\n> :::\n> ```\n'],
    ['a note without an end', ':::note\nWords.', ':::note\nWords.'],
    ['another block', '::: columns\nWords.\n:::', '::: columns\nWords.\n:::'],
    [
      'front matter in TOML',
      '+++\ntitle = "Leave"\ndate = 2026-01-01\n[menu]\n  weight = 1\n+++\n\nWords.',
      '---\ntitle: "Leave"\ndate: 2026-01-01\n# [menu]\n#   weight = 1\n---\n\nWords.',
    ],
    [
      'labels in lines of their own',
      'Owner: Sam Jones\n**Version:** 1.2\nStatus: In force\n\nNote: words.\nMore words.',
      'Owner: Sam Jones  \n**Version:** 1.2  \nStatus: In force\n\nNote: words.\nMore words.',
    ],
    ['labels of front matter', '---\ntitle: A\nOwner: B\nCode: C\n---\nW', '---\ntitle: A\nOwner: B\nCode: C\n---\nW'],
  ])('has %s', (_, text, becomes) => {
    expect(read(text)).toMatchObject({ source: { text: becomes }, diagnostics: [] });
    expect(becomes.split('\n')).toHaveLength(text.split('\n').length);
  });

  it.each(['[[_TOC_]]', '[TOC]', '{:toc}', '{{< toc >}}'])(
    'has the mark %s for a list of contents left out',
    (mark) => {
      const { source, diagnostics } = read(`# A\n\n${mark}\n\nWords.`);
      expect(source.text).toBe('# A\n\n\n\nWords.');
      expect(diagnostics).toMatchObject([
        { code: 'import-loss', message: expect.stringContaining(mark), span: { start: 4 } },
      ]);
    },
  );

  it('is the same object where nothing was to change', () => {
    const source = { path: 'old/a.md', text: '# A\n\nWords.\n' };
    expect(asMarkdown(source).source).toBe(source);
  });
});
