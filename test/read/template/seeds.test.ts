/** The two sample texts, which are a third party’s: tested in place where they stand beside the project. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../support/template-text.js';

const SEEDS = new URL('../../../../shared/seeds/', import.meta.url);
const reason = 'the samples belong to others and do not stand beside this copy of the project';

describe.skipIf(!existsSync(SEEDS))(`the samples (skipped where ${reason})`, () => {
  const read = (prefix: string) => {
    const name = existsSync(SEEDS) ? readdirSync(SEEDS).find((one) => one.startsWith(prefix)) : undefined;
    return readFile('seed.txt', readFileSync(new URL(name ?? '', SEEDS), 'utf8'));
  };

  it('000 has 13 headings and nothing to complain of', async () => {
    const { head, lines, problems, template } = await read('000_');
    expect(head?.slug).toBe('online-safety');
    expect(problems).toEqual([]);
    expect(lines.filter((line) => /^h\d /.test(line))).toHaveLength(13);
    expect(template?.front).toHaveLength(2);
    expect(lines.at(-2)).toMatch(/^Responsible Person: .* \/ Reviewed on: .* \/ Next Review Date: ‹next_review_date›$/);
    expect(lines.at(-1)).toContain('‹current_year›');
  });

  it('002 has 15 headings, and seven items whose children cannot be known', async () => {
    const { head, lines, problems } = await read('002_');
    expect(head?.slug).toBe('using-social-media-platforms');
    expect(lines.filter((line) => /^h\d /.test(line))).toHaveLength(15);
    expect(problems).toEqual([34, 40, 49, 55, 61, 69, 78].map((line) => `${line}:1 warning list-nesting`));
  });
});
