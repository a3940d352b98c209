/** Punctuation typed on a keyboard prints as a British printer would set it; what may be something else stays. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equalForm } from '../../../src/model/equal-form.js';
import { typeset } from '../../../src/model/typography/typeset.js';
import { runs } from '../../support/tier.js';

/** What is typed, and what prints. */
type Printed = readonly [typed: string, printed: string];

const stays = (...words: readonly string[]): readonly Printed[] => words.map((typed) => [typed, typed]);

describe('quotation marks', () => {
  it.each<Printed>([
    [`She said "stop" and left.`, 'She said “stop” and left.'],
    [`"Stop," she said. "Now."`, '“Stop,” she said. “Now.”'],
    [`'Stop', she said.`, '‘Stop’, she said.'],
    [`'He said "stop" twice.'`, '‘He said “stop” twice.’'],
    [`"'Stop', he said, 'or I'll call.'"`, '“‘Stop’, he said, ‘or I’ll call.’”'],
    [`The term "abuse" ("harm") includes "neglect".`, 'The term “abuse” (“harm”) includes “neglect”.'],
    [`["quoted"], {"too"}`, '[“quoted”], {“too”}'],
    [`a non-"standard" and a non-'standard' form`, 'a non-“standard” and a non-‘standard’ form'],
    [`"see page 5" and 'rule 5'`, '“see page 5” and ‘rule 5’'],
    [`"First paragraph of a quotation.`, '“First paragraph of a quotation.'],
    [`and its last."`, 'and its last.”'],
    [`'First paragraph, in single ones.`, '‘First paragraph, in single ones.'],
    [`either/"or"`, 'either/“or”'],
    [`Mae'r "gofal" o'r radd flaenaf.`, 'Mae’r “gofal” o’r radd flaenaf.'],
    [`already “curly” and "straight"`, 'already “curly” and “straight”'],
    [`"... and then?"`, '“… and then?”'],
    [`"Wait"...`, '“Wait”…'],
    [`"Can you...?" he asked.`, '“Can you…?” he asked.'],
  ])('%s prints as %s', (typed, printed) => expect(typeset(typed)).toBe(printed));
});

describe('apostrophes', () => {
  it.each<Printed>([
    [`don't, it's, O'Neil, we'd've`, 'don’t, it’s, O’Neil, we’d’ve'],
    [`the manager's list, the managers' lists`, 'the manager’s list, the managers’ lists'],
    [`the managers' and carers' lists`, 'the managers’ and carers’ lists'],
    [`the '90s and the 1990's`, 'the ’90s and the 1990’s'],
    [`since '24`, 'since ’24'],
    [`rock 'n' roll, fish 'n' chips`, 'rock ’n’ roll, fish ’n’ chips'],
    [`'Twas a risk; 'tis the managers' choice`, '’Twas a risk; ’tis the managers’ choice'],
    [`A bit o' luck`, 'A bit o’ luck'],
    [
      `Mae'n rhaid i'r staff, a'u rheolwyr, wybod; 'dyn ni'n gofalu.`,
      'Mae’n rhaid i’r staff, a’u rheolwyr, wybod; ’dyn ni’n gofalu.',
    ],
    [`"It's"'s`, '“It’s”’s'],
  ])('%s prints as %s', (typed, printed) => expect(typeset(typed)).toBe(printed));
});

describe('dashes and ellipses', () => {
  it.each<Printed>([
    ['Call us -- day or night.', 'Call us – day or night.'],
    ['Call us - day or night.', 'Call us – day or night.'],
    ['Appendix 1 - Forms', 'Appendix 1 – Forms'],
    ['Monday - Friday, 9am - 5pm', 'Monday – Friday, 9am – 5pm'],
    ['Stop---now', 'Stop—now'],
    ['Stop --- now', 'Stop — now'],
    ['ages 5-7, 10-12 weeks, 5-10%, £5-£10, 2.5-5mg', 'ages 5–7, 10–12 weeks, 5–10%, £5–£10, 2.5–5mg'],
    ['9:00-5:30, 9am-5pm, 10 - 12', '9:00–5:30, 9am–5pm, 10 – 12'],
    ['and so on...', 'and so on…'],
    ['wait ... and then', 'wait … and then'],
    [`"Yes" - "no"`, '“Yes” – “no”'],
  ])('%s prints as %s', (typed, printed) => expect(typeset(typed)).toBe(printed));
});

describe('what stays as it was typed', () => {
  it.each(
    stays(
      `6'2", 6' 2" and 5'`,
      `a 12" pipe`,
      'well-known, COVID-19, x-ray',
      '029-2018-0100, 029 20-18, 01633 123-456, 0800-123',
      '2026-11-28, 28-11-2026, 2024-25',
      'DCW13-14, SIN-0001-2, ISO 9001-2015, case 12-34-56',
      '1-1 support, 1-2-1, a score of 3-2, 24-7',
      'https://example.org/it\'s--here...now?q="x"',
      `www.example.org/a'b and o'neil@example.org`,
      '--report and -v',
      '.../policies, ../a, C:\\...\\b',
      '.... and ........',
      '- an item',
      '-5 to -10',
      '_____ ----- _____',
      'key="value"',
      'a " alone',
      `a ' alone`,
    ),
  )('%s', (typed, printed) => expect(typeset(typed)).toBe(printed));

  it('is what a value or code says', () => {
    const text = `the "home" of O'Neil`;
    expect(typeset(text, (at) => at >= text.indexOf('O'))).toBe(`the “home” of O'Neil`);
  });

  it('a quotation goes on around such words', () => {
    const text = `She said "O'Neil" and 'x "y'`;
    const kept = (at: number) => /[O'Neil]/.test(text[at] ?? '') && at > 9 && at < 17;
    expect(typeset(text, kept)).toContain(`“O'Neil”`);
  });
});

const pieces = fc.constantFrom(
  ...`" ' - -- --- ... . , ; ( ) [ ] / “ ” ‘ ’ – — …`.split(' '),
  ...[
    'word',
    'Word',
    's',
    'n',
    '90s',
    '5',
    '12',
    '029',
    '6',
    ' ',
    ' ',
    ' ',
    '\n',
    '\u00a0',
    'é',
    'ŷ',
    '@',
    'a@b.cy',
    'www.b.cy',
    '=',
    '£',
  ],
);
const anyText = fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join(''));

describe('any words', () => {
  it('are set once: setting them again changes nothing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(typeset(typeset(text))).toBe(typeset(text));
      }),
      { numRuns: runs(2_000, 200_000) },
    );
  });

  it('keep their letters, digits and spaces, and are equal in the equal form', () => {
    const letters = (text: string) => text.replace(/[^\p{L}\p{N}\s@=£]/gu, '');
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string({ unit: 'binary' })), (text) => {
        expect(letters(typeset(text))).toBe(letters(text));
        expect(equalForm(typeset(text))).toBe(equalForm(text));
      }),
      { numRuns: runs(2_000, 200_000) },
    );
  });
});
