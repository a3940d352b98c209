/** Sets lines to write on and boxes to tick in a Word file, as content controls (ISO/IEC 29500-1, 17.5.2). */
import { escapeXml } from '../../../formats/xml/escape.js';
import type { FillIn } from '../../../model/document.js';
import type { WordProperties } from '../../../model/word.js';
import { runProperties, withProperties } from './properties.js';
import type { Setting } from './setting.js';

const FACE = 'Segoe UI Symbol';
const BOX = { rFonts: `<w:rFonts w:ascii="${FACE}" w:hAnsi="${FACE}" w:eastAsia="${FACE}" w:cs="${FACE}"/>` };
const TICKED = '☑';
const NOT_TICKED = '☐';
const W14 = 'http://schemas.microsoft.com/office/word/2010/wordml';

/** Writes a box, which can be ticked where the file allows it; elsewhere it is a sign. */
export function tickBoxXml(checked: boolean, label: string, look: WordProperties, setting: Setting): string {
  const properties = runProperties(withProperties(look, BOX));
  const sign = `<w:r>${properties}<w:t>${checked ? TICKED : NOT_TICKED}</w:t></w:r>`;
  if (!setting.look.tickBoxes) return sign;
  const state = (name: string, shown: string) =>
    `<w14:${name} w14:val="${shown.charCodeAt(0).toString(16).toUpperCase()}" w14:font="${FACE}"/>`;
  const box =
    `<w14:checkbox xmlns:w14="${W14}"><w14:checked w14:val="${checked ? 1 : 0}"/>` +
    `${state('checkedState', TICKED)}${state('uncheckedState', NOT_TICKED)}</w14:checkbox>`;
  return controlXml(label === '' ? setting.wording.page.box : label, properties, box, sign, setting);
}

/** As many no-break spaces are as wide as an underscore. */
const SPACES = 2.2;
/** A longer line would not fit between the margins. */
const LONGEST = 80;

/** Writes a line to write on. */
export function fillInXml({ width, label }: FillIn, look: WordProperties, setting: Setting): string {
  const properties = runProperties(withProperties(look, { u: '<w:u w:val="single"/>' }));
  const line = '\u00a0'.repeat(Math.round(Math.min(width, LONGEST) * SPACES));
  const run = `<w:r>${properties}<w:t xml:space="preserve">${line}</w:t></w:r>`;
  const type = '<w:showingPlcHdr/><w:richText/>';
  return controlXml(label === '' ? setting.wording.page.fillIn : label, properties, type, run, setting);
}

/** Word's own limit for the title of a control. */
const LONGEST_TITLE = 64;

function controlXml(title: string, properties: string, type: string, content: string, setting: Setting): string {
  const alias = escapeXml([...title.replace(/\s+/g, ' ').trim()].slice(0, LONGEST_TITLE / 2).join(''));
  return (
    `<w:sdt><w:sdtPr>${properties}<w:alias w:val="${alias}"/><w:id w:val="${setting.controlId()}"/>${type}</w:sdtPr>` +
    `<w:sdtContent>${content}</w:sdtContent></w:sdt>`
  );
}
