/** Shared passages among HTML, in landscape stretches and in footnotes. */
import { describe, expect, it } from 'vitest';
import { readFile } from '../../support/template-text.js';

const read = (body: string, p: string) => readFile('sample.md', `---\ntitle: A\n---\n${body}`, undefined, { p });

describe('a passage', () => {
  it.each([
    ['<div>\n\n<<passage p>>\n\n</div>', ['Words.', 'ul', '  - item']],
    ['<div><<passage p>></div>', ['Words.', 'ul', '  - item']],
    ['<ul><li>\n\n<<passage p>>\n\n</li></ul>', ['ul', '  - Words.', '    ul', '      - item']],
  ])('%j is its blocks', async (body, lines) => {
    const { problems, lines: found } = await read(body, 'Words.\n\n- item\n');
    expect([problems, found]).toEqual([[], lines]);
  });

  it('with a stretch of landscape brings it, but not into another', async () => {
    const wide = '::: landscape\n\nWide.\n\n:::\n';
    const landscapes = (nodes: readonly { readonly type: string }[] = []) =>
      JSON.stringify(nodes, (key, value) => (key === 'span' ? undefined : value)).match(/"landscape"/g)?.length ?? 0;
    const alone = await read('<<passage p>>', wide);
    expect([alone.problems, landscapes(alone.template?.body.blocks)]).toEqual([[], 1]);
    const within = await read('::: landscape\n\n<<passage p>>\n\n:::\n', wide);
    expect([within.problems, landscapes(within.template?.body.blocks)]).toEqual([[], 1]);
  });

  it('with a footnote is refused in a footnote, at its own mark', async () => {
    const { problems } = await read('Text.[^1]\n\n[^1]: <<passage p>>\n', 'Words.[^n]\n\n[^n]: More.\n');
    expect(problems).toEqual(['_passages/p.md:1:7 error markdown-unsupported']);
  });
});
