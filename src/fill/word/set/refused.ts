/** Reports what can't be set in a Word file: where it is written, and what to do. */
import { error } from '../../../model/diagnostic.js';
import type { Block } from '../../../model/document.js';
import type { Span } from '../../../model/source.js';
import { visit } from '../../../model/walk.js';
import type { WordLook } from '../../../model/word.js';
import { about, type Filling } from '../../filling.js';

const PICTURE_HINT = 'Put it into the Word file itself. PDF and HTML can show it.';
const NOTE_HINT = 'Write its words in brackets, or make the template a Markdown file. PDF and HTML can show it.';
const LINK_HINT = 'Write the words without the link, or make the template a Markdown file.';
const PAGES_HINT = 'Write the blocks without it, or make the template a Markdown file. PDF can have such pages.';

/** Reports each such thing; `otherwise` is the place of what has none of its own. Gives whether there is none. */
export function reportRefused(blocks: readonly Block[], look: WordLook, otherwise: Span, filling: Filling): boolean {
  let isFine = true;
  const refuse = (description: string, span: Span | undefined, hint: string) => {
    isFine = false;
    const message = `${description} can’t be set in a Word template`;
    filling.report(error('word-blocks', message, span ?? otherwise, { ...about(filling.job), hint }));
  };
  visit(blocks, (node) => {
    if (node.type === 'image') refuse('A picture', node.span, PICTURE_HINT);
    else if (node.type === 'footnote') refuse('A footnote', node.span, NOTE_HINT);
    else if (node.type === 'landscape') refuse('A landscape range', node.span, PAGES_HINT);
    else if (node.type === 'link' && node.target.kind === 'heading')
      refuse('A link to a heading', node.span, LINK_HINT);
    else if (node.type === 'heading' && !look.headings[node.level - 1])
      refuse(`A heading of level ${node.level}, for which the file has no style,`, node.span, HEADING_HINT);
  });
  return isFine;
}

const HEADING_HINT = 'Use a level that the Word file has itself, or give it a heading of this level.';
