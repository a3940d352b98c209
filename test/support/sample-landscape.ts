/** A document with landscape ranges: a register of many columns over several pages, headings, footnotes, and two ranges in a row. */
import type { Block, Document, Landscape } from '../../src/model/document.js';
import { footnote } from './sample-constructs.js';
import { bullets, documentOf, h, headingLink, p, table } from './sample-document.js';

export const range = (...blocks: readonly Block[]): Landscape => ({ type: 'landscape', blocks });

const COLUMNS = ['Risk', 'Who may be harmed', 'What we do', 'Likelihood', 'Severity', 'Rating', 'Steps', 'By', 'When'];

/** A register of risks with nine columns. */
export function register(rows: number): Block {
  return table(
    'Register of risks',
    COLUMNS,
    ...Array.from({ length: rows }, (_, n) => COLUMNS.map((column) => `${column} of risk ${n + 1}`)),
  );
}

const WORDS = 'Words of the text that fill a line or two of the page, as policies have them. '.repeat(3).trim();

/** A draft, whose pages have a word across. */
export function landscapeDocument(): Document {
  const document = documentOf(
    [
      h(1, 'Purpose'),
      p(WORDS, ' ', headingLink('risks', 'See the register'), footnote('a', 'A note on an upright page.')),
      range(
        h(1, 'Risks'),
        p('The manager keeps it.', footnote('b', 'A note on a landscape page.')),
        register(30),
        h(2, 'How risks are rated'),
        p(WORDS),
        bullets('one', 'two'),
      ),
      h(1, 'Review'),
      p(WORDS),
      range(register(3)),
      range(p('Another range.'), register(2)),
    ],
    { contents: true },
  );
  return { ...document, properties: { ...document.properties, status: 'draft' } };
}
