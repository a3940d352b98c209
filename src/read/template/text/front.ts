/**
 * Finds the front block of a text exported from Word: logo, organisation, registration number and title before the
 * first heading, one line each, in any order; any of them can be missing. Other lines stay in the text.
 */
import type { SourceText } from '../../../model/source.js';
import { listMark, numberedLine, type TextLine, textLines } from './lines.js';

export interface TextFront {
  /** The last line of the block that isn't one of the others. */
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

/** Finds the front block at the beginning of a text. */
export function findTextFront(source: SourceText, start: number): TextFront {
  const front: { -readonly [Key in keyof TextFront]: TextFront[Key] } = {};
  const candidates: TextLine[] = [];
  for (const line of textLines(source, start)) {
    if (line.words === '') continue;
    if (line.words.length > LONGEST_TITLE || line.newPage) break;
    const role = roleOf(line.words);
    if (role && !front[role]) front[role] = line;
    else if (isBody(line.words)) break;
    else candidates.push(line);
    if (candidates.length > LONGEST_FRONT) return withTitle(front, candidates[0]);
  }
  return withTitle(front, candidates.at(-1));
}

function withTitle(front: TextFront, title: TextLine | undefined): TextFront {
  return title ? { ...front, title } : front;
}

function roleOf(words: string): 'logo' | 'name' | 'registration' | undefined {
  if (LOGO_LINE.test(words)) return 'logo';
  if (NAME_LINE.test(words)) return 'name';
  return REGISTRATION_LINE.test(words) ? 'registration' : undefined;
}

/** Whether a line ends the front block: a heading, a list item, a block tag or a sentence. */
function isBody(words: string): boolean {
  return (
    numberedLine(words) !== undefined ||
    listMark(words) !== undefined ||
    /^(?:\{\{|<<)\s*[#/]/.test(words) ||
    /[.:;!?]$/.test(words)
  );
}
