/** The year that docs/reviews.md tells of happens as it says: every file, command and quotation of the page, in its order. */
import { describe, expect, it } from 'vitest';
import { pageAt } from './pages.js';
import { type Step, stepsOf } from './walk.js';
import { WalkedWorkspace } from './walked-workspace.js';

const steps = stepsOf(pageAt('docs/reviews.md'));
const workspace = new WalkedWorkspace();

/** How long it took is the machine's affair. */
const timeless = (text: string) =>
  text
    .replace(/\(\d+\.\d s\)/g, '(… s)')
    .replace(/[ \t]+$/gm, '')
    .trim();

const closed = (text: string) => text.replace(/[\s\u00ad]+/g, '');

/** Each quoted line stands in the document, in order; cells of a row are joined by bars. A line that ends in … is a beginning. */
function expectSaid(path: string, quoted: string): void {
  for (const { format, words } of workspace.told(path)) {
    let rest = format === 'html' ? whole(words) : closed(words);
    for (const line of quoted.split('\n').filter((one) => one.trim() !== '')) {
      const wanted = format === 'html' ? whole(line.replaceAll(' | ', '\n')) : closed(line.replaceAll(' | ', ''));
      const cut = wanted.replace(/…¶?$/, '');
      const at = rest.indexOf(cut);
      expect(at, `${path} as ${format} says “${line}”, in order. It goes on:\n${words}`).toBeGreaterThanOrEqual(0);
      // The end of one paragraph is the beginning of the next.
      rest = rest.slice(at + cut.length - (cut.endsWith('¶') ? 1 : 0));
    }
  }
}

/** The words of an HTML page with the borders of its elements, so that a quotation is of whole ones. */
const whole = (words: string) =>
  `¶${words
    .split('\n')
    .map(closed)
    .filter((one) => one !== '')
    .join('¶')}¶`;

async function take(step: Step): Promise<void> {
  switch (step.kind) {
    case 'write':
      return workspace.write(step.path, step.text);
    case 'change':
      return workspace.change(step.path, step.text);
    case 'holds':
      return expect(workspace.read(step.path)).toContain(`${step.text}\n`);
    case 'says':
      return expectSaid(step.path, step.text);
    case 'type':
      for (const call of step.calls) {
        const { code, printed } = await workspace.type(call.words, step.on);
        if (call.printed !== undefined) expect(timeless(printed), call.line).toBe(timeless(call.printed));
        else expect(printed, call.line).not.toMatch(/ (?:warning|error) /);
        expect(code, `the exit code of ${call.line}`).toBe(call === step.calls.at(-1) ? step.exit : 0);
      }
  }
}

/** Where the walk ended: each step needs those before it. */
let fell: string | undefined;

describe('a year of records', () => {
  it.each(steps.map((step) => [step.place, step.kind, step] as const))('at %s: %s', async (place, _, step) => {
    if (fell !== undefined) throw new Error(`The walk ended at ${fell}`);
    fell = place;
    await take(step);
    fell = undefined;
  });

  it('has all kinds of steps, and every command that records', () => {
    expect(new Set(steps.map(({ kind }) => kind))).toEqual(new Set(['write', 'change', 'type', 'holds', 'says']));
    const typed = steps.flatMap((step) => (step.kind === 'type' ? step.calls.map(({ words }) => words[0]) : []));
    const records = ['adopt', 'review', 'approve', 'render', 'issue', 'due', 'withdraw', 'show'];
    expect(records.filter((command) => !typed.includes(command))).toEqual([]);
  });

  it('goes from day to day', () => {
    const days = steps
      .flatMap((step) => (step.kind === 'type' ? [step.on] : []))
      .map(({ year, month, day }) => (year * 100 + month) * 100 + day);
    expect(days).toEqual(days.toSorted((one, other) => one - other));
  });
});
