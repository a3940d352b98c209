/** Addresses in texts that have no marks for links. */
import { describe, expect, it } from 'vitest';
import { readFile } from '../support/template-text.js';

describe('an address in a text', () => {
  it.each([
    ['See https://www.gov.uk/care, please.', 'See [https://www.gov.uk/care](https://www.gov.uk/care), please.'],
    ['See www.gov.uk.', 'See [www.gov.uk](https://www.gov.uk).'],
    ['(see https://a.org/b_(c))', '(see [https://a.org/b_(c)](https://a.org/b_(c)))'],
    ['Ask help@example.org!', 'Ask [help@example.org](mailto:help@example.org)!'],
    ['Ask <help@example.org>', 'Ask <[help@example.org](mailto:help@example.org)>'],
    ['awww.gov.uk and http://localhost and @home and a@b', 'awww.gov.uk and http://localhost and @home and a@b'],
    ['https://a.org/<<x>> and <<x>>@a.org', 'https://a.org/‹x› and ‹x›@a.org'],
    ['- *www.gov.uk*', '*[www.gov.uk](https://www.gov.uk)*'],
  ])('%j', async (line, shown) => {
    const { lines } = await readFile('sample.txt', `Sample Policy\n1. Purpose\n${line}\n`);
    expect(lines.join('\n')).toContain(shown);
  });
});
