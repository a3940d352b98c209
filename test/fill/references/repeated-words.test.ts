/** Words that are said again and again cost as much each time, and no more. */
import { describe, expect, it } from 'vitest';
import { knownPolicies } from '../../../src/fill/references/known-policies.js';
import { scanWords } from '../../../src/fill/references/scan.js';
import { growsWithLength } from '../../support/growth.js';
import { headOf, packOf } from '../../support/organisations.js';

const policy = (code: string, title: string) => headOf({ code, title, slug: code.toLowerCase() });
const known = knownPolicies(
  packOf([
    [policy('DCW1', 'The Big Policy'), 'DCW1-big'],
    [policy('DCW2', 'Whistleblowing Policy'), 'DCW2-whistleblowing'],
  ]),
);

describe('words that are repeated', () => {
  it.each(['The Big Policy ', 'Whistle Blowing Policy ', 'The Big Thing ', 'Big     ', 'DCW9 '])(
    '"%s" cost what they are long',
    async (words) => {
      const scan = (times: number) => scanWords(`${words.repeat(times)}Policy`, known, 'DC9');
      expect(await growsWithLength(scan, 1_000)).toBe(true);
    },
  );

  it('are each warned of where they are nearly a title', () => {
    const { troubles } = scanWords('Whistle Blowing Policy and Whistle Blowing Policy', known, 'DC9');
    expect(troubles.map(({ start, end }) => [start, end])).toEqual([
      [0, 22],
      [27, 49],
    ]);
  });
});
