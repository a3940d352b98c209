/** The list of a handbook's documents: by group, and below each policy what belongs to it. */
import { plainText } from '../../../model/document.js';
import { type Handbook, type HandbookGroup, type HandbookPart, partId } from '../../../model/handbook.js';
import { CONTENTS_ID } from '../contents.js';
import { escapeHtml } from '../escape.js';

/** An open list of links, which people can fold away. */
export function handbookContents({ front: { wording }, groups }: Handbook): string {
  const title = escapeHtml(wording.page.contents);
  return [
    `<nav id="${CONTENTS_ID}" class="all" aria-label="${title}">`,
    '<details open="">',
    `<summary>${title}</summary>`,
    `<ol>${groups.map(groupMarkup).join('')}</ol>`,
    '</details>',
    '</nav>',
  ].join('\n');
}

function groupMarkup({ heading, parts }: HandbookGroup): string {
  const items = entriesOf(parts).map(
    ([first, ...others]) => `\n<li>${[link(first, plainText(first.name)), ...others.map(besideLink)].join(' ')}</li>`,
  );
  if (heading === undefined) return items.join('');
  return `\n<li class="group"><span>${escapeHtml(heading)}</span><ol>${items.join('')}\n</ol></li>`;
}

/** Each document of its own, and behind it those that belong to it. */
function entriesOf(parts: readonly HandbookPart[]): readonly (readonly [HandbookPart, ...HandbookPart[]])[] {
  const entries: [HandbookPart, ...HandbookPart[]][] = [];
  for (const part of parts) {
    const last = entries.at(-1);
    if (last && part.label !== undefined) last.push(part);
    else entries.push([part]);
  }
  return entries;
}

const link = ({ path }: HandbookPart, words: string): string =>
  `<a href="#${escapeHtml(partId(path))}"><span class="words">${escapeHtml(words)}</span></a>`;

/** Its words alone don't tell which policy it belongs to, so its name does for screen readers. */
const besideLink = ({ path, name, label = plainText(name) }: HandbookPart): string =>
  `<a class="beside" href="#${escapeHtml(partId(path))}" aria-label="${escapeHtml(plainText(name))}"><span class="words">${escapeHtml(label)}</span></a>`;
