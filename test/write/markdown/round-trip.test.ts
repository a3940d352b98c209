/** What the Markdown writer writes, the template reader reads back: the same tree, the same words. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Blocks, Leaf } from '../../../src/model/document.js';
import { writeMarkdown } from '../../../src/write/markdown/index.js';
import { anyTemplate } from '../../support/any-template.js';
import { readMarkdown } from '../../support/template-text.js';
import { runs } from '../../support/tier.js';

/** A tree as data, without places. */
function bare(blocks: Blocks<Leaf>): unknown {
  return JSON.parse(JSON.stringify(blocks, (key, value) => (key === 'span' || key === 'bytes' ? undefined : value)));
}

const RUNS = runs(60, 2_000);

/** What Markdown can't say of such trees. */
const LOSSES: readonly string[] = ['Signs in code that would be taken for others got a space between them'];

const pathOf = ({ picture }: { readonly picture: { readonly path: string } }) => picture.path;

async function readBack(blocks: Blocks<Leaf>) {
  const { text, diagnostics } = writeMarkdown(blocks, pathOf);
  const read = await readMarkdown(`\n${text}`);
  return { text, losses: diagnostics, read };
}

/** Every word, and every name of a placeholder, in reading order. */
function wordsOf(node: unknown): string {
  if (Array.isArray(node)) return node.map(wordsOf).join('');
  if (typeof node !== 'object' || node === null) return '';
  const { type, value, name, checked } = node as { type?: string; value?: string; name?: string; checked?: boolean };
  if (type === 'tick-box') return checked ? '☑' : '☐';
  if (type === 'text') return value ?? '';
  return `${type === 'field' || type === 'if' ? `‹${name}›` : ''}${Object.entries(node)
    .map(([key, one]) => (key === 'span' || key === 'picture' ? '' : wordsOf(one)))
    .join('')}`;
}

describe('a tree that Markdown can hold', () => {
  it('is read back as it was; where a mark is lost, with all its words', async () => {
    let lossless = 0;
    await fc.assert(
      fc.asyncProperty(anyTemplate, async (blocks) => {
        const { text, losses, read } = await readBack(blocks);
        expect(
          read.problems.filter((one) => one.includes(' error ')),
          text,
        ).toEqual([]);
        const [before, after] = [wordsOf(blocks), wordsOf(read.template?.body.blocks)];
        expect(after.replace(/\s/g, ''), text).toBe(before.replace(/\s/g, ''));
        for (const { message } of losses) expect(LOSSES).toContain(message);
        if (losses.length > 0) return;
        lossless++;
        expect(bare(read.template?.body.blocks ?? []), text).toEqual(bare(blocks));
      }),
      { numRuns: RUNS },
    );
    expect(lossless).toBeGreaterThan(RUNS / 2);
  });
});
