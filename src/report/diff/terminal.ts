/** Shows on a terminal what differs between packs: by policy and section, with the words that came and went. */

import type { ChangedAttachment } from '../../model/attachment-changes.js';
import type { ChangedPassage, ChangedWords } from '../../model/changed-words.js';
import type { ChangedEntry, ComparedPack, ComparedPolicy } from '../../model/compared-pack.js';
import { plural } from '../../model/counting.js';
import { line, visibleOnLine } from '../../model/visible.js';
import type { Paint, Terminal } from '../../model/world.js';
import { excerptOf } from './excerpt.js';
import { onceForMoves } from './moves.js';
import { type PaintedWords, wrapped } from './wrap.js';

/** Characters; longer lines are hard to read, however wide the terminal is. */
const WIDEST = 100;
const NARROWEST = 30;

/** Prints the policies and attachments of a pack that differ. */
export function printPack(terminal: Terminal, { policies, attachments, written }: ComparedPack): void {
  const printer = new Printer(terminal);
  for (const policy of policies) printer.policy(policy);
  if (attachments.length > 0) printer.attachments(attachments);
  if (written.length > 0) terminal.out('\n');
  for (const path of written) terminal.out(line`${path}`);
}

/** `2 policies changed, 1 new, 1 withdrawn, 1 attachment; 20 say the same` */
export function packWords({ policies, attachments, same }: ComparedPack): string {
  const count = (change: ComparedPolicy['change']) => policies.filter((policy) => policy.change === change).length;
  const changes = [
    [count('changed'), 'changed'],
    [count('added'), 'new'],
    [count('withdrawn'), 'withdrawn'],
    [count('removed'), 'no longer in the pack'],
  ] as const;
  const counts = changes
    .filter(([number]) => number > 0)
    .map(([number, words], at) => `${at === 0 ? plural(number, 'policy', 'policies') : number} ${words}`);
  const files = attachments.length > 0 ? [plural(attachments.length, 'attachment')] : [];
  if (counts.length + files.length === 0) return 'no differences';
  return `${[...counts, ...files].join(', ')}${same > 0 ? `; ${same} the same` : ''}`;
}

class Printer {
  private readonly terminal: Terminal;
  private readonly paint: Paint;
  private readonly width: number;

  constructor(terminal: Terminal) {
    this.terminal = terminal;
    this.paint = terminal.paint;
    this.width = Math.max(NARROWEST, Math.min(terminal.width, WIDEST));
  }

  policy(policy: ComparedPolicy): void {
    const { code, title, change, entries, sections, hasOthers } = policy;
    this.terminal.out('\n');
    const name = code === undefined ? title : `${code}  ${title}`;
    const said = change === 'changed' ? '' : `: ${changeWords(policy)}`;
    this.say([{ words: name, paint: this.paint.strong }, { words: said }], '', '  ');
    if (policy.titleBefore !== undefined) this.entry({ label: 'Title', before: policy.titleBefore, after: title });
    for (const entry of entries) this.entry(entry);
    for (const { name: section, passages } of onceForMoves(sections)) {
      if (section !== '') this.say([{ words: section, paint: this.paint.strong }], '  ', '    ');
      for (const passage of passages) this.passage(passage);
    }
    if (hasOthers) this.say([{ words: 'A picture, a link, a page break or the like differs, but no words.' }], '  ');
  }

  attachments(attachments: readonly ChangedAttachment[]): void {
    this.terminal.out('\n');
    this.say([{ words: 'Attachments', paint: this.paint.strong }], '');
    for (const { attachment, change } of attachments)
      this.say([{ words: `${attachment.path}  ${attachment.title}: ${ATTACHMENT_WORDS[change]}` }], '  ', '    ');
  }

  private entry({ label, before, after }: ChangedEntry): void {
    const words = [
      { words: `${label}: ` },
      ...(before === undefined ? [] : this.words([{ words: before, mark: 'deleted' }])),
      ...(before === undefined || after === undefined ? [] : [{ words: ' ' }]),
      ...(after === undefined ? [] : this.words([{ words: after, mark: 'inserted' }])),
    ];
    this.say(words, '  ', '    ');
  }

  private passage(passage: ChangedPassage): void {
    const { sign, words } = this.passageWords(passage);
    this.say(words, `  ${sign} `, '    ');
  }

  /** What is said of a passage, and the sign before it. */
  private passageWords({ kind, words, move }: ChangedPassage): { sign: string; words: readonly PaintedWords[] } {
    const elsewhere = move?.elsewhere === '' ? 'the beginning' : (move?.elsewhere ?? '');
    const short = this.words(excerptOf(words));
    switch (kind) {
      case 'inserted':
        return { sign: '+', words: [{ words: textOf(words), paint: this.paint.success }] };
      case 'deleted':
        return { sign: '-', words: [{ words: textOf(words), paint: this.paint.error }] };
      case 'moved-here':
        return { sign: '>', words: [{ words: `moved here from ${elsewhere}: ` }, ...short] };
      case 'moved-away':
        return { sign: '<', words: [{ words: `moved to ${elsewhere}: ` }, ...short] };
      case 'restyled':
        return { sign: '~', words: [{ words: 'the same words, with another look or link: ' }, ...short] };
      case 'changed':
        return {
          sign: '~',
          words: [...short, ...(isDetail(words) ? [{ words: ' (detail)', paint: this.paint.faint }] : [])],
        };
    }
  }

  /** Words with marks that say the same without colour. */
  private words(words: readonly ChangedWords[]): readonly PaintedWords[] {
    return words.map(({ words: each, mark }) => {
      if (mark === undefined) return { words: each };
      // White space alone, such as between two words that were one, stands between the signs.
      const [, before = '', inner = '', after = ''] = /^(\s*)(\S.*?)(\s*)$/s.exec(each) ?? ['', '', each];
      return mark === 'inserted'
        ? { words: `${before}{+${inner}+}${after}`, paint: this.paint.success }
        : { words: `${before}[-${inner}-]${after}`, paint: this.paint.error };
    });
  }

  private say(words: readonly PaintedWords[], first: string, indent = first): void {
    for (const text of wrapped(words, { width: this.width, first, indent })) this.terminal.out(line`${text}`);
  }
}

/** What is said of an attachment that differs. */
export const ATTACHMENT_WORDS: Readonly<Record<ChangedAttachment['change'], string>> = {
  added: 'new',
  removed: 'no longer in the pack',
  file: 'the file has changed',
  record: 'its details have changed',
};

/** What became of a policy that is in one pack only: `withdrawn on 2026-03-01: Merged into DCW34`. */
export function changeWords({ change, withdrawn }: ComparedPolicy): string {
  if (change === 'added') return 'new in the pack';
  if (!withdrawn) return 'no longer in the pack';
  const { on, reason, replacedBy } = withdrawn;
  const replaced = replacedBy.length === 0 ? '' : ` (see ${replacedBy.join(', ')})`;
  return `withdrawn on ${on}: ${reason}${replaced}`;
}

/** Whether only values of the organisation differ. */
function isDetail(words: readonly ChangedWords[]): boolean {
  return words.every(({ mark, isDetail: is }) => mark === undefined || is === true);
}

function textOf(words: readonly ChangedWords[]): string {
  return visibleOnLine(
    words
      .map((each) => each.words)
      .join('')
      .trim(),
  );
}
