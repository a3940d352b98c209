/** Makes of an edited file of an earlier issue the one that it would be if it had been made today. */
import type { EditedWord } from './edited-word.js';

/** What the customer left alone around the text is today's; `blocks` are the edited ones, brought forward. */
export function asIfOfToday(
  came: EditedWord,
  sent: EditedWord,
  today: EditedWord,
  blocks: EditedWord['blocks'],
): EditedWord {
  const head = (part: keyof EditedWord['head']) =>
    came.head[part] === sent.head[part] ? today.head[part] : came.head[part];
  const changed = (lines: readonly string[], before: readonly string[]) =>
    lines.filter((line) => !before.includes(line));
  return {
    ...came,
    ...(today.version === undefined ? {} : { version: today.version }),
    blocks,
    title: came.title === sent.title ? today.title : came.title,
    head: { organisation: head('organisation'), registration: head('registration') },
    control: changed(came.control, sent.control),
    furniture: changed(came.furniture, sent.furniture),
  };
}
