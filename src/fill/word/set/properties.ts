/** Writes the properties of paragraphs, runs and tables in the order of the schema (ISO/IEC 29500-1, 17.3.1.26 and 17.3.2.28). */
import type { WordProperties } from '../../../model/word.js';

const OF_PARAGRAPHS = (
  'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens ' +
  'kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing ' +
  'mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr'
).split(' ');

const OF_RUNS = (
  'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color ' +
  'spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath'
).split(' ');

const OF_TABLES = (
  'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd ' +
  'tblLayout tblCellMar tblLook tblCaption tblDescription'
).split(' ');

/** Gives `w:pPr`; nothing for no properties. */
export function paragraphProperties(properties: WordProperties): string {
  return inOrder('w:pPr', properties, OF_PARAGRAPHS);
}

/** Gives `w:rPr`; nothing for no properties. */
export function runProperties(properties: WordProperties): string {
  return inOrder('w:rPr', properties, OF_RUNS);
}

/** Gives `w:tblPr` (17.4.59). */
export function tableProperties(properties: WordProperties): string {
  return inOrder('w:tblPr', properties, OF_TABLES);
}

function inOrder(name: string, properties: WordProperties, order: readonly string[]): string {
  const rank = (property: string) => (order.indexOf(property) + order.length + 1) % (order.length + 1);
  const xml = [...properties].sort(([a], [b]) => rank(a) - rank(b)).map(([, each]) => each);
  return xml.length === 0 ? '' : `<${name}>${xml.join('')}</${name}>`;
}

/** Adds properties in place of those with the same names; `undefined` takes one out. */
export function withProperties(
  properties: WordProperties,
  changes: Readonly<Record<string, string | undefined>>,
): WordProperties {
  const changed = new Map(properties);
  for (const [name, xml] of Object.entries(changes)) {
    if (xml === undefined) changed.delete(name);
    else changed.set(name, xml);
  }
  return changed;
}
