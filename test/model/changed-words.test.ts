/** What differs as words, for people on a terminal and other programs. */
import { describe, expect, it } from 'vitest';
import { changedSections } from '../../src/model/changed-words.js';
import type { Block, Inline } from '../../src/model/document.js';
import { compared } from '../support/redline/edited-pairs.js';
import { documentOf, p } from '../support/sample-document.js';

const SIGNS = { inserted: ['{+', '+}'], deleted: ['[-', '-]'] } as const;

/** Each passage that changed, as a line. */
function passages(before: readonly Block[], after: readonly Block[]): readonly string[] {
  const { marked } = compared(documentOf(before), documentOf(after));
  return changedSections(marked).flatMap((section) =>
    section.passages.map(({ place, kind, words }) =>
      [`${place} ${kind}: `, ...words.map((each) => (each.mark ? SIGNS[each.mark].join(each.words) : each.words))].join(
        '',
      ),
    ),
  );
}

const BREAK: Inline = { type: 'break' };
const note = (words: string): Inline => ({ type: 'footnote', key: words, blocks: [p(words)] });

describe('what differs', () => {
  it('is no white space that nobody sees', () => {
    expect(passages([p('Knock first.', BREAK, 'Say who you are.')], [p('Knock first. Say who you are.')])).toEqual([]);
    expect(passages([p('Ask at home. ', BREAK, 'Wait.')], [p('Ask at home. Do wait.')])).toEqual([
      'paragraph changed: Ask at home. [-Wait-]{+Do wait+}.',
    ]);
  });

  it('is white space that parts a word', () => {
    expect(passages([p('Read the careplan.')], [p('Read the care plan.')])).toEqual([
      'paragraph changed: Read the [-careplan-]{+care plan+}.',
    ]);
  });

  it('is a note with the words in which its mark came', () => {
    const strong = (...children: Inline[]): Inline => ({ type: 'strong', children: children as never });
    expect(
      passages(
        [p('Knock before you go in.')],
        [
          p(
            'Knock before you go in. ',
            strong({ type: 'text', value: 'Say who you are.' }, note('Unless they know you.')),
          ),
        ],
      ),
    ).toEqual([
      'paragraph changed: Knock before you go in.{+ Say who you are.+}',
      'footnote inserted: {+Unless they know you.+}',
    ]);
  });
});
