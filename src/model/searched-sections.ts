/** What a document's sections say, for the search of its pack. */
import { type Block, type Document, inlineText, type OutlineEntry } from './document.js';
import { withoutRanges } from './landscape.js';
import { rememberIfShared } from './remember.js';
import type { SearchedSection } from './site.js';
import { type AnyNode, visitFor } from './walk.js';

/** The sections of a document, their words on one line each. */
export function searchedSections({
  blocks,
  outline,
}: Pick<Document, 'blocks' | 'outline'>): readonly SearchedSection[] {
  const sections: SearchedSection[] = [];
  let [anchor, heading, words] = ['', '', ''];
  let headings = 0;
  for (const block of withoutRanges(blocks)) {
    if (block.type === 'heading') {
      sections.push({ anchor, heading, words });
      const entry = outline[headings++];
      [anchor, heading, words] = [entry?.anchor ?? '', entry ? headingWords(entry) : '', ''];
    } else {
      const more = sharedWords(block) ?? blockWords(block);
      words += words === '' || more === '' ? more : ` ${more}`;
    }
  }
  return [...sections, { anchor, heading, words }];
}

function headingWords({ heading, number }: OutlineEntry): string {
  return onOneLine(`${number} ${inlineText(heading.children)}`);
}

const sharedWords = rememberIfShared((block: Block) => blockWords(block));

/** All words of a block, those of captions and footnotes too. */
function blockWords(block: Block): string {
  const gathered = { words: '' };
  visitFor(block, addWords, gathered);
  return onOneLine(gathered.words);
}

/** Words of separate paragraphs, cells and lines are separate. */
function addWords(node: AnyNode, gathered: { words: string }): void {
  if (node.type === 'text') gathered.words += node.value;
  else if (!WITHIN.has(node.type)) gathered.words += CELLS.has(node.type) && /\S$/.test(gathered.words) ? ' · ' : ' ';
}

const CELLS: ReadonlySet<AnyNode['type']> = new Set(['cell', 'block-cell']);

/** Nodes that begin within a word as often as not. */
const WITHIN: ReadonlySet<AnyNode['type']> = new Set(['strong', 'emphasis', 'styled', 'link', 'passage', 'code']);

function onOneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim().normalize('NFC');
}
