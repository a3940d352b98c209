/** Numbered paragraphs: where a number stands, what shares the count, and what is said of typed numbers. */
import { describe, expect, it } from 'vitest';
import { fillTemplate } from '../../src/fill/fill-template.js';
import { placeOf } from '../../src/model/diagnostic.js';
import type { Block } from '../../src/model/document.js';
import { passagesOf } from '../../src/model/passages.js';
import { jobOf, organisationOf } from '../support/organisations.js';
import { readFile } from '../support/template-text.js';

interface Asked {
  readonly front?: string;
  readonly theme?: boolean;
  readonly values?: Record<string, string>;
}

async function filled(body: string, { front = 'clauses: yes\n', theme, values = {} }: Asked = {}) {
  const { template } = await readFile('sample.md', `---\ntitle: Sample Policy\n${front}---\n${body}`);
  if (template?.kind !== 'tree') throw new Error('The sample cannot be read.');
  const organisation = organisationOf(values);
  const themed = {
    ...organisation,
    theme: { ...organisation.theme, ...(theme === undefined ? {} : { clauses: theme }) },
  };
  const { value, diagnostics } = fillTemplate(template, jobOf(themed, template.head));
  if (!value) throw new Error('The sample cannot be filled.');
  return { document: value, diagnostics };
}

/** The numbers of paragraphs and headings, in order; `-` for a paragraph without one, the types of other blocks. */
async function numbersOf(body: string, asked?: Asked): Promise<readonly string[]> {
  const { document } = await filled(body, asked);
  const headings = document.outline.map(({ number }) => `# ${number}`);
  const numbers = (block: Block): readonly string[] => {
    if (block.type === 'landscape') return block.blocks.flatMap(numbers);
    if (block.type === 'heading') return [headings.shift() ?? ''];
    return [block.type === 'paragraph' ? (block.clause ?? '-') : block.type];
  };
  return document.blocks.flatMap(numbers);
}

describe('numbered paragraphs', () => {
  it('share one count with the headings below a heading, and not with what belongs to them', async () => {
    const body =
      'Before.\n\n# One\n\na\n\nb:\n\n- item\n\n> quoted\n\n| T |\n|---|\n| x |\n\nc\n\n## Two\n\nd\n\ne\n\n## Three\n\nf\n\n# Four\n\ng\n';
    expect(await numbersOf(body)).toEqual([
      '-',
      '# 1',
      '1.1',
      '1.2',
      'list',
      'quote',
      'table',
      '1.3',
      '# 1.4',
      '1.4.1',
      '1.4.2',
      '# 1.5',
      '1.5.1',
      '# 2',
      '2.1',
    ]);
  });

  it('have none below headings without a number, and letters in appendices', async () => {
    const body =
      '# Foreword {-}\n\na\n\n## Below\n\nb\n\n# One\n\nc\n\n# Forms {.appendix}\n\nd\n\n## Two\n\ne\n\n# Last\n\nf\n';
    expect(await numbersOf(body)).toEqual([
      '# ',
      '-',
      '# ',
      '-',
      '# 1',
      '1.1',
      '# Appendix A',
      'A.1',
      '# A.2',
      'A.2.1',
      '# 2',
      '2.1',
    ]);
  });

  it('go as deep as headings do', async () => {
    const body = '# 1\n\n## 2\n\n### 3\n\n#### 4\n\nfour\n\n##### 5\n\nfive\n';
    expect((await numbersOf(body)).slice(-4)).toEqual(['# 1.1.1.1', '1.1.1.1.1', '# 1.1.1.1.2', '-']);
  });

  it('leave no gap where a condition leaves one out, and count those of a landscape range', async () => {
    const body = '# One\n\na\n\n<<#if org_field_phone>>\nb\n<</if>>\n\nc\n\n::: landscape\n\nd\n\n:::\n\ne\n';
    expect(await numbersOf(body)).toEqual(['# 1', '1.1', '1.2', '1.3', '1.4']);
    expect(await numbersOf(body, { values: { org_field_phone: '029 2018 0100' } })).toEqual([
      '# 1',
      '1.1',
      '1.2',
      '1.3',
      '1.4',
      '1.5',
    ]);
  });

  it('are not lines of a form', async () => {
    expect(await numbersOf('# One\n\na\n\nSigned: [______]\n\n[ ] Yes\n\nb\n')).toEqual([
      '# 1',
      '1.1',
      '-',
      '-',
      '1.2',
    ]);
  });

  it('are asked for by the theme, where the front matter says nothing else', async () => {
    const body = '# One\n\na\n';
    expect(await numbersOf(body, { front: '' })).toEqual(['# 1', '-']);
    expect(await numbersOf(body, { front: '', theme: true })).toEqual(['# 1', '1.1']);
    expect(await numbersOf(body, { front: 'clauses: no\n', theme: true })).toEqual(['# 1', '-']);
    expect(await numbersOf(body, { theme: false })).toEqual(['# 1', '1.1']);
  });

  it('take the place of typed ones; the first that differs is warned of', async () => {
    const body = '# One\n\n1.1 The manager reads.\n\n1.3. **The** deputy.\n\n1.4 The nurse.\n\n24 hours’ notice.\n';
    const { document, diagnostics } = await filled(body);
    const words = document.blocks.flatMap((block) =>
      block.type === 'paragraph' && block.children[0]?.type === 'text' ? [block.children[0].value] : [],
    );
    expect(words).toEqual(['The manager reads.', 'The nurse.', '24 hours’ notice.']);
    const clauseNumber = diagnostics.filter(({ code }) => code === 'clause-number');
    expect(clauseNumber.map((one) => `${placeOf(one)} ${one.message}`)).toEqual([
      expect.stringMatching(/^sample\.md:9:1 This paragraph is numbered 1\.3, but it prints as 1\.2$/),
    ]);
  });

  it('are no words: a number that changes is no change of a text', async () => {
    const body = '# One\n\na\n\nb\n';
    const [plain, numbered] = [await filled(body, { front: '' }), await filled(body)];
    const keys = (document: Awaited<ReturnType<typeof filled>>['document']) =>
      passagesOf(document).map(({ key }) => key);
    expect(keys(numbered.document)).toEqual(keys(plain.document));
  });
});
