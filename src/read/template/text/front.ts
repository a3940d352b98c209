/**
 * Finds the front block of a text exported from Word: logo, organisation, registration number and title before the
 * first heading, one line each, in any order; any of them can be missing. Other lines stay in the text.
 */
import type { TextLine } from './lines.js';
import { listMark } from './list-marks.js';

export interface TextFront {
  readonly title?: TextLine;
  readonly logo?: TextLine;
  readonly name?: TextLine;
  readonly registration?: TextLine;
}

/** More lines than any front block has. A text with more has no front block, and its first line is the title. */
const LONGEST_FRONT = 12;
const LONGEST_TITLE = 120;

const tagLine = (name: string, before = '') =>
  new RegExp(`^${before}(?:\\{\\{\\s*${name}\\s*\\}\\}|<<\\s*${name}\\s*>>)$`);
const LOGO_LINE = tagLine('org_field_logo');
const NAME_LINE = tagLine('org_field_name');
/** `Registration Number: {{…}}` or another label. */
const REGISTRATION_LINE = tagLine('org_field_registration_no', '[^:{}<>]{0,60}:?\\s*');

/** Finds the front block among the lines above the first heading, or in a text without headings among all its lines. */
export function findTextFront(lines: readonly TextLine[]): TextFront {
  const front: { -readonly [Key in keyof TextFront]: TextFront[Key] } = {};
  const filled = lines.filter(({ words }) => words !== '');
  const candidates: TextLine[] = [];
  for (const line of filled) {
    if (line.words.length > LONGEST_TITLE || line.newPage) break;
    const role = roleOf(line.words);
    if (role && !front[role]) front[role] = line;
    else if (isBody(line.words)) break;
    else candidates.push(line);
    if (candidates.length > LONGEST_FRONT) return withTitle(front, candidates[0]);
  }
  return withTitle(front, titleAmong(candidates) ?? titleAbove(filled) ?? candidates.at(-1));
}

function withTitle(front: TextFront, title: TextLine | undefined): TextFront {
  return title ? { ...front, title } : front;
}

/** The last line that reads like a title, or the last that can be one. */
function titleAmong(candidates: readonly TextLine[]): TextLine | undefined {
  const titles = candidates.filter(({ words }) => canBeTitle(words));
  return titles.findLast(({ words }) => TITLE_WORD.test(words)) ?? titles.at(-1);
}

/** The title below instructions: the nearest line above the first heading that can be one, with only such lines between. */
function titleAbove(lines: readonly TextLine[]): TextLine | undefined {
  for (const line of lines.toReversed()) {
    if (line.words.length > LONGEST_TITLE || isBody(line.words)) return undefined;
    if (canBeTitle(line.words) && roleOf(line.words) === undefined) return line;
  }
  return undefined;
}

const TITLE_WORD =
  /\b(?:policy|procedure|protocol|statement|guidance|plan|charter|code of (?:conduct|practice|ethics))\b/i;

const CONTROL_LABEL =
  /^(?:document|policy|doc)?\s*(?:version|issue|revision|rev|owner|author|lead|date|status|code|ref(?:erence)?|number|no\.?|category|approved|approval|ratified|authorised|review(?:ed)?|next review|last review(?:ed)?|effective|implementation|responsible|registration|organi[sz]ation|company|provider|prepared by|issued by|department|applies to|classification|date of)\b[^:]{0,40}:/i;

/** `Version 1.2`, `v3`, `Issue 4 January 2026` */
const VERSION = /^(?:version|issue|revision|rev|v)\.?\s*\d/i;
const DATE =
  /^(?:(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{4}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4})$/i;
const CONTACT = /@|\bwww\.|https?:|^(?:tel(?:ephone)?|phone|fax)\b|^[+\d ()]{9,}$/i;

/** Whether a line can be a title: not a placeholder in brackets, document control, a date, an address on the web, or the word “Policy”. */
function canBeTitle(words: string): boolean {
  if (
    /^\[[^\]]*\]$/.test(words) ||
    /^(?:the )?(?:policy|policies|procedures?|policy document|policies and procedures)$/i.test(words)
  )
    return false;
  return ![CONTROL_LABEL, VERSION, DATE, CONTACT].some((form) => form.test(words));
}

function roleOf(words: string): 'logo' | 'name' | 'registration' | undefined {
  if (LOGO_LINE.test(words)) return 'logo';
  if (NAME_LINE.test(words)) return 'name';
  return REGISTRATION_LINE.test(words) ? 'registration' : undefined;
}

/** Whether a line ends the front block: a list item, a block tag or a sentence. */
function isBody(words: string): boolean {
  return listMark(words) !== undefined || /^(?:\{\{|<<)\s*[#/]/.test(words) || /[.:;!?]$/.test(words);
}
