/**
 * Policies as consultants write them, of random parts in random order: sections with values, conditions, lists of values, tables, shared
 * passages, landscape ranges and numbered clauses. Each part has words of its own, so that an edit of one is no edit of another.
 */
import fc from 'fast-check';
import { EDITED_WORKSPACE } from './edited-policy.js';

const SENTENCES = [
  'Plan each visit with care before leaving the office.',
  'Call <<org_field_phone>> whenever something feels wrong.',
  'Everybody at <<org_field_name>> reads this policy in their first week.',
  'Write down what happened<<#if org_field_lift>>, also near <<org_field_lift>><</if>>.',
  'Ask **<<org_field_registered_manager_name>>** before changing *anything* here.',
  'Gloves are kept in the blue cupboard<<#if org_field_pool>> beside the pool<<else>> upstairs<</if>>.',
  'Nobody carries money for other people.[^NOTE]',
  'Complaints are answered within ten working days.',
  'Records stay locked away for seven years.',
  'Visitors sign the book at reception.',
];

const HEADINGS = ['Purpose', 'Scope', 'Before visits', 'Reporting', 'Training', 'Equipment', 'Money', 'Families'];

const ITEMS = [
  'Read the care plan',
  'Charge your telephone',
  'Tell <<org_field_registered_manager_name>> where you go',
  'Carry a torch and spare batteries',
  'Wear sturdy shoes',
];

const at = fc.nat({ max: 1_000 });

/** One part of a section; the number chooses among its words, so that parts differ. */
const anyPart = fc.oneof(
  { weight: 5, arbitrary: at.map((number) => ({ kind: 'sentence' as const, number })) },
  { weight: 2, arbitrary: at.map((number) => ({ kind: 'bullets' as const, number })) },
  at.map((number) => ({ kind: 'steps' as const, number })),
  at.map((number) => ({ kind: 'condition' as const, number })),
  at.map((number) => ({ kind: 'values' as const, number })),
  at.map((number) => ({ kind: 'table' as const, number })),
  at.map((number) => ({ kind: 'passage' as const, number })),
  at.map((number) => ({ kind: 'landscape' as const, number })),
  at.map((number) => ({ kind: 'quote' as const, number })),
  at.map((number) => ({ kind: 'note' as const, number })),
);

type Part = typeof anyPart extends fc.Arbitrary<infer Value> ? Value : never;

const anySection = fc.record({
  level: fc.constantFrom(2, 2, 3),
  heading: at,
  parts: fc.array(anyPart, { minLength: 1, maxLength: 4 }),
});

/** Takes each of a list's texts once, then with a number, so that no two are the same. */
class Choice {
  private readonly texts: readonly string[];
  private readonly used = new Map<string, number>();

  constructor(texts: readonly string[]) {
    this.texts = texts;
  }

  take(number: number): string {
    const text = this.texts[number % this.texts.length] ?? '';
    const count = (this.used.get(text) ?? 0) + 1;
    this.used.set(text, count);
    return count === 1 ? text : text.replace(/^(\S+)/, `$1 ${'again '.repeat(count - 1).trim()}`);
  }
}

class PolicyText {
  private readonly sentences = new Choice(SENTENCES);
  private readonly headings = new Choice(HEADINGS);
  private readonly items = new Choice(ITEMS);
  private readonly notes: string[] = [];

  section(level: number, heading: number, parts: readonly Part[]): string {
    const lines = [`${'#'.repeat(level)} ${this.headings.take(heading)}`, ...parts.map((part) => this.part(part))];
    return lines.join('\n\n');
  }

  footnotes(): string {
    return this.notes.map((words, index) => `[^${index + 1}]: ${words}`).join('\n\n');
  }

  private sentence(number: number): string {
    return this.sentences.take(number).replace('[^NOTE]', () => {
      this.notes.push(`Not even ${'small '.repeat(this.notes.length)}change.`);
      return `[^${this.notes.length}]`;
    });
  }

  private part({ kind, number }: Part): string {
    const item = (step: number) => this.items.take(number + step);
    switch (kind) {
      case 'sentence':
        return this.sentence(number);
      case 'bullets':
        return `- ${item(0)}\n- ${item(1)}\n<<#if org_field_lift>>\n- ${item(2)}\n<</if>>\n- ${item(3)}`;
      case 'steps':
        return `1. ${item(0)}\n2. ${item(1)}\n   - ${item(2)}\n3. ${item(3)}`;
      case 'condition':
        return `<<#if org_field_${number % 2 === 0 ? 'lift' : 'pool'}>>\n${this.sentence(number)}\n<<else>>\n${this.sentence(number + 1)}\n<</if>>`;
      case 'values':
        return `<<#each org_field_towns>>\n- ${number % 2 === 0 ? '<<this>>' : 'In <<this>> and nearby'}\n<</each>>`;
      case 'table':
        return `| Who | What |\n|---|---|\n| ${item(0)} | ${this.sentences.take(number).replace('[^NOTE]', '')} |\n| <<org_field_phone>> | ${item(1)} |`;
      case 'passage':
        return '<<passage raise>>';
      case 'landscape':
        return `::: landscape\n\n${number % 2 === 0 ? `### ${this.headings.take(number)}\n\n` : ''}${this.sentence(number)}\n\n| Risk | Answer |\n|---|---|\n| ${item(0)} | ${item(1)} |\n| ${item(2)} | ${item(3)} |\n\n:::`;
      case 'quote':
        return `> ${this.sentence(number)}`;
      default:
        return `> [!WARNING]\n> ${this.sentence(number)}`;
    }
  }
}

/** The files of a workspace with one such policy, for Acme and Bala. */
export const anyPolicyWorkspace: fc.Arbitrary<Readonly<Record<string, string>>> = fc
  .record({
    clauses: fc.boolean(),
    opening: fc.boolean(),
    sections: fc.array(anySection, { minLength: 1, maxLength: 5 }),
  })
  .map(({ clauses, opening, sections }) => {
    const text = new PolicyText();
    const body = sections.map(({ level, heading, parts }, index) =>
      text.section(index === 0 ? 2 : level, heading, parts),
    );
    const front = `---\ntitle: Lone Working Policy\ncode: DC1\nversion: "1.0"\nclauses: ${clauses ? 'yes' : 'no'}\n---\n`;
    const parts = [front.trimEnd(), ...(opening ? ['Read all of this.'] : []), ...body, text.footnotes()];
    return {
      ...EDITED_WORKSPACE,
      // A field that somebody else has.
      'orgs/bala.yaml': `${EDITED_WORKSPACE['orgs/bala.yaml']}  pool: the warm one\n`,
      'templates/DC1-lone-working.md': `${parts.join('\n\n').trimEnd()}\n`,
      'templates/_passages/raise.md':
        'Tell <<org_field_name>> about worries at once.\n\n- Say what you saw\n- Say when it was\n',
    };
  });
