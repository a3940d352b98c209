/** What a finished HTML policy states about itself: its control table, its change history, and the words between. */
import { elementsByTag, inlineWords, parseHtml, wordsOf } from './html-reader.js';

export interface PrintedPolicy {
  /** Label → words, of the control table; the day of an approval is `Approved on`. */
  readonly control: ReadonlyMap<string, string>;
  /** The versions in the change history with their notes, in the order of the page. */
  readonly history: readonly { readonly version: string; readonly date: string; readonly note: string }[];
  /** All words in reading order, one entry a paragraph, heading and cell. */
  readonly words: readonly string[];
  /** Whatever stands on the page, marks and furniture too. */
  readonly everything: string;
}

/** Reads a policy's page. */
export function readPolicy(html: string): PrintedPolicy {
  const page = parseHtml(html);
  const tables = elementsByTag(page, 'table').map((table) =>
    elementsByTag(table, 'tr').map((row) =>
      row.children.flatMap((cell) => (typeof cell === 'string' ? [] : [inlineWords(cell).trim()])),
    ),
  );
  const history = tables.find(([head]) => head?.join() === 'Version,Date,What has changed') ?? [];
  return {
    control: new Map((tables[0] ?? []).flatMap(pairsOf)),
    history: history.slice(1).map(([version = '', date = '', note = '']) => ({ version, date, note })),
    words: wordsOf(page),
    everything: sayingsOf(html),
  };
}

/** Label and words, next to each other in a row of one or two pairs. */
function pairsOf([label = '', words = '', ...rest]: readonly string[]): readonly (readonly [string, string])[] {
  if (label === '') return [];
  const [, by, on] = (label === 'Approved by' && /^(?:(.*), )?(\d{1,2} \p{Lu}\p{Ll}+ \d{4})$/u.exec(words)) || [];
  const approval =
    on === undefined
      ? []
      : ([
          ['Approved by', by ?? ''],
          ['Approved on', on],
        ] as const);
  return [...(approval.length > 0 ? approval : [[label, words] as const]), ...pairsOf(rest)];
}

/** All that a page says, in one line. */
export function sayingsOf(html: string): string {
  return elementsByTag(parseHtml(html), 'body').map(inlineWords).join(' ');
}

/** The rows of every table on a page of the pack: the cells' words. */
export function rowsOf(html: string): readonly (readonly string[])[] {
  return elementsByTag(parseHtml(html), 'tr').map((row) =>
    row.children.flatMap((cell) => (typeof cell === 'string' ? [] : [inlineWords(cell).trim()])),
  );
}
