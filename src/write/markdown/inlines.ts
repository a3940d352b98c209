/** Writes a template's inlines as one line of Markdown, or several if it has line breaks. */
import type { Inlines, Leaf } from '../../model/document.js';
import { chooseAddresses } from './addresses.js';
import { settleBoxes } from './boxes.js';
import { chooseEmphasis, settleMarks } from './emphasis.js';
import type { InlineContext } from './inline-context.js';
import { normalInlines } from './normal-inlines.js';
import { Tokens } from './run-tokens.js';
import { chooseScripts } from './scripts.js';
import { type RunPlace, tokenMarkdown } from './token-markdown.js';
import type { Token } from './tokens.js';

/** Writes a run. Empty if the run is. */
export function writeInlines(inlines: Inlines<Leaf>, place: RunPlace, context: InlineContext): string {
  const tokens: Token[] = [];
  new Tokens(tokens, place, context).take(normalInlines(inlines), false);
  chooseAddresses(tokens);
  chooseEmphasis(tokens);
  settleMarks(tokens, place);
  chooseScripts(tokens);
  settleBoxes(tokens, place);
  return tokens.map((_, index) => tokenMarkdown(tokens, index, place)).join('');
}
