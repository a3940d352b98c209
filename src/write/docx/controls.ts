/**
 * Writes content controls: boxes that people tick, and lines that they type on. Each has a title, which Word shows and screen
 * readers say (ISO/IEC 29500-1, 17.5.2). Boxes are of Word 2010 (`w14`); a program that doesn't know them shows their sign.
 */
import { escapeXml } from '../../formats/xml/escape.js';
import { findForbidden } from '../../model/characters.js';
import type { ControlEntry, FillIn, ListItem, TickBox } from '../../model/document.js';
import { rememberByValue } from '../../model/remember.js';
import { type DocumentContext, numberOf } from './document-context.js';
import { sizeXml } from './units.js';

const BOX_FACE = 'Segoe UI Symbol';
const BOX_FACES = `<w:rFonts w:ascii="${BOX_FACE}" w:hAnsi="${BOX_FACE}" w:eastAsia="${BOX_FACE}" w:cs="${BOX_FACE}"/>`;
const TICKED = '☑';
const NOT_TICKED = '☐';

/** Writes the box of a task. `words` are those of the task. `size` is its own, in points, where it is not the paragraph's. */
export function boxXml(task: ListItem, words: string, size: number | undefined, context: DocumentContext): string {
  return checkboxXml({ node: task, kind: 'task', checked: task.checked === true, title: words }, size, context);
}

/** Writes a box among words. */
export function tickBoxXml(node: TickBox, size: number | undefined, context: DocumentContext): string {
  const { checked, label } = node;
  const title = label.trim() === '' ? context.wording.page.box : label;
  return checkboxXml({ node, kind: 'tick-box', checked, title }, size, context);
}

function checkboxXml(
  { node, kind, checked, title }: Pick<Control, 'node' | 'kind' | 'title'> & { readonly checked: boolean },
  size: number | undefined,
  context: DocumentContext,
): string {
  const runProperties = `<w:rPr>${BOX_FACES}${size === undefined ? '' : sizeXml(size)}</w:rPr>`;
  const state = (name: string, sign: string) =>
    `<w14:${name} w14:val="${sign.charCodeAt(0).toString(16).toUpperCase()}" w14:font="${BOX_FACE}"/>`;
  const box =
    `<w14:checkbox><w14:checked w14:val="${checked ? 1 : 0}"/>` +
    `${state('checkedState', TICKED)}${state('uncheckedState', NOT_TICKED)}</w14:checkbox>`;
  const sign = `<w:r>${runProperties}<w:t>${checked ? TICKED : NOT_TICKED}</w:t></w:r>`;
  return controlXml({ node, kind, title, runProperties, type: box }, sign, context);
}

/** As many no-break spaces are as wide as an underscore: in Calibri 0.226 and 0.498 of the size. */
const SPACES = 2.2;
/** A longer line would not fit between the margins. */
const LONGEST = 80;

/** Writes a line to write on: what is typed takes its place. No-break spaces, because Word draws no line below others at the end. */
export function fillInXml(node: FillIn, context: DocumentContext): string {
  const { width, label } = node;
  context.constructs.add('fill-in');
  const style = '<w:rPr><w:rStyle w:val="FillIn"/></w:rPr>';
  const line = '\u00a0'.repeat(Math.round(Math.min(width, LONGEST) * SPACES));
  const title = label.trim() === '' ? context.wording.page.fillIn : label;
  // LibreOffice draws no line in a control of plain text.
  const type = '<w:showingPlcHdr/><w:richText/>';
  return controlXml(
    { node, kind: 'fill-in', title, runProperties: style, type },
    `<w:r>${style}<w:t xml:space="preserve">${line}</w:t></w:r>`,
    context,
  );
}

/** Writes a run whose words Word takes from the file's control data. `binding` names them there. */
export function boundXml(entry: ControlEntry, run: string, binding: string, context: DocumentContext): string {
  return controlXml({ node: entry, kind: 'control', title: entry.label, type: `${binding}<w:text/>` }, run, context);
}

interface Control {
  /** What is written as a control. */
  readonly node: object;
  readonly kind: string;
  readonly title: string;
  /** How what is put in looks. */
  readonly runProperties?: string;
  /** The control's own properties. */
  readonly type: string;
}

/** The properties stand in the order of the schema (17.5.2.38). */
function controlXml(
  { node, kind, title, runProperties = '', type }: Control,
  content: string,
  context: DocumentContext,
): string {
  const id = numberOf(node, 'controls', context);
  const alias = titleOf(title);
  return (
    `<w:sdt><w:sdtPr>${runProperties}${alias && `<w:alias w:val="${escapeXml(alias)}"/>`}` +
    `<w:tag w:val="${kind}-${id}"/><w:id w:val="${id}"/>${type}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`
  );
}

/** Word's own limit for the title of a control. */
const LONGEST_TITLE = 64;

/** Words on one line, cut between two of them where they are long. What no document can contain is reported where it prints. */
const titleOf = rememberByValue((words: string): string => {
  const letters = [...words.replace(/\s+/g, ' ').trim()].filter((letter) => !findForbidden(letter));
  const line = letters.join('');
  if (line.length <= LONGEST_TITLE) return line;
  let start = '';
  for (const letter of letters) {
    if (start.length + letter.length >= LONGEST_TITLE) break;
    start += letter;
  }
  const space = start.lastIndexOf(' ');
  return `${space > LONGEST_TITLE / 2 ? start.slice(0, space) : start}…`;
}, 'small');
