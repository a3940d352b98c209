/** The key of a document changes with everything that its files show, and with nothing else. */
import { describe, expect, it } from 'vitest';
import { type DocumentSource, documentKey } from '../../src/engine/state/document-key.js';
import { share } from '../../src/model/remember.js';
import { DEFAULT_THEME } from '../../src/model/theme.js';

const SOURCE = { path: 'a.md', text: 'One two' };
const text = (value: string, start = 0) => ({ type: 'text', value, span: { source: SOURCE, start, end: start + 3 } });
const paragraph = (...children: object[]) => ({ type: 'paragraph', children });
const source = (tree: object, more: Partial<DocumentSource> = {}): DocumentSource => ({
  outputs: [{ format: 'pdf', path: 'pdf/a.pdf' }],
  theme: DEFAULT_THEME,
  trees: [tree],
  ...more,
});
const key = (tree: object, more: Partial<DocumentSource> = {}) => documentKey(source(tree, more));
const PICTURE = { path: 'a.png', bytes: Uint8Array.of(1, 2) };

describe('the key of a document', () => {
  const first = key(paragraph(text('One')));

  it.each<readonly [string, string]>([
    ['other words', key(paragraph(text('Two')))],
    ['the same words in two parts', key(paragraph(text('On'), text('e')))],
    ['signs that look like the end of words', key(paragraph(text('One",value:"')))],
    ['another kind of node', key({ ...paragraph(text('One')), type: 'quote' })],
    ['one more setting', key({ ...paragraph(text('One')), align: 'right' })],
    ['another path', key(paragraph(text('One')), { outputs: [{ format: 'pdf', path: 'pdf/b.pdf' }] })],
    ['one more file', key(paragraph(text('One')), { outputs: [...source({}).outputs, ...source({}).outputs] })],
    ['another look', key(paragraph(text('One')), { theme: { ...DEFAULT_THEME, lineHeight: 2 } })],
    ['a picture', key(paragraph(text('One'), PICTURE))],
  ])('differs for %s', (_, other) => {
    expect(other).not.toBe(first);
  });

  it('differs for other bytes of a picture at the same path', () => {
    expect(key(paragraph({ ...PICTURE, bytes: Uint8Array.of(1, 3) }))).not.toBe(key(paragraph(PICTURE)));
  });

  it('differs for what is within a set or a map', () => {
    expect(key({ all: new Map([['a', 1]]) })).not.toBe(key({ all: new Map([['a', 2]]) }));
  });

  it('is the same wherever the words stand in their file', () => {
    expect(key(paragraph(text('One', 4)))).toBe(first);
  });

  it('is the same for a shared part and a copy that is shared too, but for different ones', () => {
    const shared = (value: string) => key(paragraph(share(text(value))));
    expect(shared('One')).toBe(shared('One'));
    expect(shared('One')).not.toBe(shared('Two'));
  });
});
