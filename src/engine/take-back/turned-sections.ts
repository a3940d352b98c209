/**
 * Notices sections that are on landscape pages in a file that came back, and on upright ones in the file that was sent. Whoever deletes a
 * section break in Word turns everything above it: no words changed, but somebody should know.
 */

import { type Blocks, type Heading, inlineText } from '../../model/document.js';
import { equalForm } from '../../model/equal-form.js';

/** The words of the headings that were turned; one that is new on landscape pages wasn't. */
export function turnedHeadings(sent: Blocks, came: Blocks): readonly string[] {
  const upright = new Set(sent.filter(isHeading).map(({ children }) => equalForm(inlineText(children))));
  return [...new Set(headingsOnTurnedPages(came))].filter((words) => upright.has(equalForm(words)));
}

function headingsOnTurnedPages(blocks: Blocks): readonly string[] {
  return blocks.flatMap((block) =>
    block.type === 'landscape' ? block.blocks.filter(isHeading).map(({ children }) => inlineText(children)) : [],
  );
}

function isHeading(block: Blocks[number]): block is Heading {
  return block.type === 'heading';
}
