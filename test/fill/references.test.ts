/** References to other policies: what becomes a link, what is refused or warned of, and where. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillTemplate } from '../../src/fill/fill-template.js';
import type { Pack } from '../../src/model/organisation-pack.js';
import { pointAt } from '../../src/model/source.js';
import type { TemplateHead } from '../../src/model/template.js';
import { readTemplateHead } from '../../src/read/template/head.js';
import { readTemplate } from '../../src/read/template/index.js';
import { growsWithLength } from '../support/growth.js';
import { headOf, jobOf, organisationOf, packOf } from '../support/organisations.js';
import { outlineText } from '../support/outline-text.js';

const policy = (code: string, title: string, more: Partial<TemplateHead> = {}) =>
  headOf({ code, title, slug: code.toLowerCase(), ...more });

const PACK: Pack = {
  ...packOf([
    [policy('DCW13', 'Safeguarding Adults Policy'), 'DCW13-safeguarding'],
    [policy('DCW29', 'Whistleblowing Policy'), 'DCW29-whistleblowing'],
    [policy('DCW31', 'Disciplinary & Grievance Policy'), 'DCW31-disciplinary'],
    [policy('DCW34', 'Confidentiality and Data Protection'), 'DCW34-confidentiality'],
    [policy('DCW5', 'The Worker’s Code'), 'DCW5-code'],
    [policy('DCW1', 'Example Policy'), 'DCW1-example'],
  ]),
  absent: [
    { template: policy('DCW40', 'Lone Working Policy'), why: 'excluded' },
    { template: policy('DCW41', 'Fire Policy'), why: 'does-not-apply' },
    { template: policy('DCW42', 'Keys Policy'), why: 'not-in-pack' },
    { template: policy('DCW43', 'Other Whistleblowing', { topic: 'x' }), why: 'variant' },
    { template: policy('CHW34', 'Confidentiality in Homes'), why: 'does-not-apply' },
  ],
};

async function filled(text: string, front = '', pack: Pack = PACK) {
  const source = { path: 'templates/a.md', text: `---\ntitle: Example Policy\ncode: DCW1\n${front}---\n\n${text}\n` };
  const { value: head } = readTemplateHead(source, 'markdown');
  if (!head) throw new Error('no head');
  const { value: template } = await readTemplate(head, async () => ({ diagnostics: [] }));
  if (!template) throw new Error('no template');
  const { value, diagnostics } = fillTemplate(template, jobOf(organisationOf(), head, { pack }));
  return {
    template,
    document: value,
    text: value ? outlineText(value).join('\n') : '',
    problems: diagnostics.map(({ severity, code, message, hint, span }) => {
      const { line, column } = span ? pointAt(span.source, span.start) : { line: 0, column: 0 };
      return `${line}:${column} ${severity} ${code}: ${message}${hint ? ` (${hint})` : ''}`;
    }),
  };
}

describe('a reference', () => {
  it.each([
    ['See DCW31.', 'See [DCW31](policy:DCW31-disciplinary).'],
    ['See (DCW31), or DCW13.', 'See ([DCW31](policy:DCW31-disciplinary)), or [DCW13](policy:DCW13-safeguarding).'],
    ['The Whistleblowing Policy says.', 'The [Whistleblowing Policy](policy:DCW29-whistleblowing) says.'],
    ['our whistleblowing policy (DCW29)', 'our [whistleblowing policy (DCW29)](policy:DCW29-whistleblowing)'],
    [
      'Disciplinary and Grievance Policy (DCW31)',
      '[Disciplinary and Grievance Policy (DCW31)](policy:DCW31-disciplinary)',
    ],
    [
      'Confidentiality and Data Protection Policy',
      '[Confidentiality and Data Protection Policy](policy:DCW34-confidentiality)',
    ],
    ["The Worker's Code Policy", "[The Worker's Code Policy](policy:DCW5-code)"],
    ['**Whistleblowing Policy**', '**[Whistleblowing Policy](policy:DCW29-whistleblowing)**'],
    ['- See DCW29', '- See [DCW29](policy:DCW29-whistleblowing)'],
    ['> See DCW29', '> See [DCW29](policy:DCW29-whistleblowing)'],
  ])('%s becomes a link', async (words, linked) => {
    const { text, problems } = await filled(words);
    expect(problems).toEqual([]);
    expect(text).toBe(linked);
  });

  it.each([
    'This Example Policy (DCW1) is the one you read.',
    '# DCW29 in a heading\n\nWords.',
    '[DCW29](https://example.org)',
    'Confidentiality and data protection matter.',
    'XDCW29 and DCW29xyz and dcw29 and whistleblowing policymakers',
    'ISO9001, COVID19, BS8300 and MP3',
  ])('%s becomes none', async (words) => {
    const { text, problems } = await filled(words);
    expect(problems).toEqual([]);
    expect(text).not.toContain('policy:');
  });

  it.each([
    ['DCW99', 'error reference-missing: DCW99 isn’t in the pack: no template has this code'],
    ['DCW40', 'error reference-missing: DCW40 isn’t in the pack: the organisation’s file excludes it'],
    ['DCW41', 'error reference-missing: DCW41 isn’t in the pack: it doesn’t apply to the organisation'],
    ['DCW42', 'error reference-missing: DCW42 isn’t in the pack: the organisation’s pack doesn’t list it'],
    ['DCW43', 'error reference-missing: DCW43 isn’t in the pack: it has another policy on the same topic'],
    [
      'CHW34',
      'warning reference-family: CHW34 is the code of another service’s policy (This organisation’s policy is DCW34.)',
    ],
    ['SL2', 'warning reference-family: SL2 is the code of another service’s policy'],
  ])('%s is reported at its place with the reason', async (code, message) => {
    const { problems } = await filled(`Read this, and (${code}) too.`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`6:17 ${message}`);
  });

  it.each([
    ['See the Whistle Blowing Policy.', '6:9', 'Whistleblowing Policy'],
    ['See the Disciplinary and Grievances Policy.', '6:9', 'Disciplinary & Grievance Policy'],
    ['# Related policies\n\n- Safeguarding Adult', '8:3', 'Safeguarding Adults Policy'],
  ])('%s is nearly a title', async (words, place, title) => {
    const { problems } = await filled(words);
    expect(problems).toEqual([
      expect.stringContaining(`${place} warning reference-title: No policy in the pack has this title`),
    ]);
    expect(problems[0]).toContain(`Did you mean "${title}"`);
  });

  it.each([
    'See the Complaints Policy.',
    'A Fire Safety Policy is kept.',
    'Our Data Protection Policy',
    'Public Policy',
  ])('%s is nobody’s title', async (words) => {
    expect((await filled(words)).problems).toEqual([]);
  });

  it('to itself by a title of several capital words is no title of another', async () => {
    const own = policy('DCW1', 'Using Social Media Platforms Policy');
    const pack = packOf([[own, 'DCW1-social-media']]);
    expect((await filled('This Using Social Media Platforms Policy is ours.', '', pack)).problems).toEqual([]);
  });

  it('with a title before another’s code links the title and warns of the code', async () => {
    const { text, problems } = await filled('Whistleblowing Policy (DCW31)');
    expect(text).toBe('[Whistleblowing Policy](policy:DCW29-whistleblowing) (DCW31)');
    expect(problems).toEqual([
      expect.stringContaining(
        '6:24 warning reference-title: "Whistleblowing Policy" is the title of DCW29, not the title of DCW31',
      ),
    ]);
  });

  it('in a list of related policies may lack the final "Policy"', async () => {
    const { text } = await filled('# Related Policies and Procedures\n\n- Safeguarding adults\n- Something else');
    expect(text).toContain('- [Safeguarding adults](policy:DCW13-safeguarding)\n- Something else');
  });

  it('is asked for by a condition, so that only clients that have the policy get the words', async () => {
    const words = (code: string) => `<<#if policy_${code}>>\nSee ${code.toUpperCase()}.\n<<else>>\nNone.\n<</if>>`;
    expect((await filled(words('dcw29'))).text).toBe('See [DCW29](policy:DCW29-whistleblowing).');
    expect(await filled(words('dcw40'))).toMatchObject({ text: 'None.', problems: [] });
  });

  it('is only warned of where documents alone are wanted', async () => {
    const { text, problems } = await filled('See DCW99.', '', { ...PACK, isLoose: true });
    expect(problems).toEqual([expect.stringContaining('warning reference-missing')]);
    expect(text).toBe('See DCW99.');
  });

  it('is never found in a client’s own words', async () => {
    const source = {
      path: 'templates/a.md',
      text: '---\ntitle: Example Policy\ncode: DCW1\n---\n\n<<org_field_name>>\n',
    };
    const { value: head } = readTemplateHead(source, 'markdown');
    const { value: template } = head ? await readTemplate(head, async () => ({ diagnostics: [] })) : {};
    if (!head || !template) throw new Error('no template');
    const organisation = organisationOf({ org_field_name: 'DCW29 DCW99 Whistleblowing Policy Ltd' });
    const { value, diagnostics } = fillTemplate(template, jobOf(organisation, head, { pack: PACK }));
    expect(diagnostics).toEqual([]);
    expect(value && outlineText(value)).toEqual(['DCW29 DCW99 Whistleblowing Policy Ltd']);
  });
});

describe('related policies of front matter', () => {
  it('stand at the end of a text that does not list them itself', async () => {
    const { text, problems } = await filled('# Purpose\n\nWords.', 'related: [DCW13, Whistleblowing Policy]\n');
    expect(problems).toEqual([]);
    expect(text).toContain(
      '- [Safeguarding Adults Policy (DCW13)](policy:DCW13-safeguarding)\n- [Whistleblowing Policy (DCW29)](policy:DCW29-whistleblowing)',
    );
    expect((await filled('# Related policies\n\nNone.', 'related: [DCW13]\n')).text).not.toContain('policy:');
  });

  it('are refused at their place', async () => {
    const { problems } = await filled('Words.', 'related: [DCW99, CHW34, Whistle Blowing Policy, Unheard of]\n');
    expect(problems.map((problem) => problem.replace(/ \(.*/, ''))).toEqual([
      '4:11 error reference-missing: DCW99 isn’t in the pack: no template has this code',
      '4:18 warning reference-family: CHW34 is the code of another service’s policy',
      '4:25 warning reference-title: No policy in the pack has this title',
      '4:49 error reference-missing: "Unheard of" isn’t a policy in the pack',
    ]);
  });
});

describe('linking', () => {
  it('leaves blocks without a reference the same objects, and gives equal packs the same', async () => {
    const { template, document } = await filled('Plain words.\n\nSee DCW29.');
    expect(document?.blocks[0]).toBe(template.body.blocks[0]);
    const again = fillTemplate(
      template,
      jobOf(organisationOf({}, { id: 'other' }), template.head, { pack: { ...PACK } }),
    );
    expect(again.value?.blocks[1]).toBe(document?.blocks[1]);
  });

  it('changes no words', async () => {
    const plain = (text: string) => text.replace(/\[([^\]]*)\]\(policy:[^)]*\)/g, '$1');
    const word = fc.constantFrom(
      'DCW29',
      '(DCW31)',
      'Whistleblowing',
      'Policy',
      'see',
      'Disciplinary',
      '&',
      'Grievance',
      'CHW34',
      ',',
      'the',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 12 }), async (words) => {
        const line = `Words ${words.join(' ')}`;
        const { text } = await filled(line, '', { ...PACK, isLoose: true });
        expect(plain(text)).toBe(line);
      }),
    );
  });

  it('of a long text with many titles takes no longer than its length', async () => {
    const titles = Array.from(
      { length: 100 },
      (_, n) => [policy(`DCW${n + 200}`, `Policy on the ${n}th Matter of Care Policy`), `f${n}`] as const,
    );
    const words = 'the policy on the matter of care of a person with capital Letters And Of The ';
    const pack = packOf(titles);
    expect(await growsWithLength((size) => filled(words.repeat(size), '', pack), 250)).toBe(true);
  });
});
