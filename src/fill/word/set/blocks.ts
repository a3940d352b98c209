/**
 * Sets blocks of the tree as paragraphs and tables of a Word file, in the look of a paragraph of it: words as words there, lists with
 * the file's own bullets, headings in its own styles. What can't be set was refused before.
 */
import { type Alignment, type Block, type Heading, type Note, unreachable } from '../../../model/document.js';
import { noteTitle } from '../../../model/note-title.js';
import type { WordSet } from '../../../model/word.js';
import { listXml } from './lists.js';
import { withProperties } from './properties.js';
import { codeRunsXml, runsXml, strongRunsXml } from './runs.js';
import type { Setting } from './setting.js';
import { behindMark, markXml, movedIn, paragraphXml, type Spot, wordsXml } from './spot.js';
import { tableXml } from './tables.js';

/** Sets the filled blocks of a piece. Where a section ends there, an empty paragraph behind them holds its settings. */
export function setXml(blocks: readonly Block[], { look, before, after, section }: WordSet, setting: Setting): string {
  const { paragraph, run, first, left } = look;
  const start: Spot = { paragraph, run, left, bullets: 0, numbers: 0 };
  const spot: Spot = first ? { ...start, first: { paragraph: first, runs: '' } } : start;
  const xml = before + blocksXml(blocks, spot, setting) + after;
  return section === undefined ? xml : xml + paragraphXml('', withProperties(paragraph, { sectPr: section }), setting);
}

/** Writes blocks one below the other. */
export function blocksXml(blocks: readonly Block[], spot: Spot, setting: Setting): string {
  return blocks.map((block, at) => blockXml(block, at === 0 ? spot : behindMark(spot), setting)).join('');
}

/** Twips. */
const QUOTE_INDENT = 360;
const NOTE_INDENT = 240;
const RULE = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>';
const BAR = '<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="auto"/></w:pBdr>';
const LEFT = '<w:jc w:val="left"/>';
const PAGE_BREAK = '<w:r><w:br w:type="page"/></w:r>';

function blockXml(block: Block, spot: Spot, setting: Setting): string {
  const inner = behindMark(spot);
  switch (block.type) {
    case 'paragraph':
      return wordsXml(runsXml(block.children, spot.run, setting), spot, setting, alignment(block.align));
    case 'code-block':
      return wordsXml(codeRunsXml(block.children, spot.run, setting), spot, setting, { jc: LEFT });
    case 'rule':
      return wordsXml('', spot, setting, { pBdr: RULE });
    case 'page-break':
      return wordsXml(PAGE_BREAK, spot, setting);
    case 'heading':
      return headingXml(block, spot, setting);
    case 'list':
      return markXml(spot, setting) + listXml(block, inner, setting, blocksXml);
    case 'quote':
      return markXml(spot, setting) + blocksXml(block.blocks, movedIn(inner, QUOTE_INDENT), setting);
    case 'note':
      return markXml(spot, setting) + noteXml(block, movedIn(inner, NOTE_INDENT, { pBdr: BAR }), setting);
    case 'table':
      return markXml(spot, setting) + tableXml(block, inner, setting, blocksXml);
    case 'image':
    case 'landscape':
      // Refused where they are filled.
      return '';
    default:
      return unreachable(block);
  }
}

function alignment(align: Alignment | undefined): { readonly jc?: string } {
  return align === undefined ? {} : { jc: `<w:jc w:val="${align === 'centre' ? 'center' : 'right'}"/>` };
}

function headingXml({ level, children }: Heading, { first }: Spot, setting: Setting): string {
  const { paragraph, run } = setting.look.headings[level - 1] ?? setting.look;
  const pageBreakBefore = first?.paragraph.get('pageBreakBefore');
  const properties = pageBreakBefore ? withProperties(paragraph, { pageBreakBefore }) : paragraph;
  return paragraphXml(runsXml(children, run, setting), properties, setting);
}

/** A note says of which kind it is, and a bar stands before all of it. */
function noteXml(note: Note, spot: Spot, setting: Setting): string {
  const title = strongRunsXml(noteTitle(note, setting.wording), spot.run, setting);
  return wordsXml(title, spot, setting, { keepNext: '<w:keepNext/>' }) + blocksXml(note.blocks, spot, setting);
}
