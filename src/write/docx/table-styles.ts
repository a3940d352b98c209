/** Writes the two table styles of a theme, which docx 9.15.2 can't make: policy tables and the document-control block. */
import { USUAL_SIDE } from '../../model/table-manners.js';
import type { Theme } from '../../model/theme.js';
import { WHOLE_WIDTH_XML } from './measure.js';
import { hexColour, twips } from './units.js';

/** Space in a cell, in twips: above and below, left and right. */
export const CELL_PADDING = { block: 70, inline: twips(USUAL_SIDE) } as const;

/** The `w:style` elements for the end of `word/styles.xml`. */
export function tableStyles(theme: Theme): string {
  const line = hexColour(theme.colours.line);
  const accent = hexColour(theme.colours.accent);
  const tint = hexColour(theme.colours.tint);
  const rule = (side: string, size: number, colour: string) =>
    `<w:${side} w:val="single" w:sz="${size}" w:space="0" w:color="${colour}"/>`;
  const rules = `<w:tblBorders>${rule('top', 4, line)}${rule('bottom', 4, line)}${rule('insideH', 4, line)}</w:tblBorders>`;
  const shade = `<w:shd w:val="clear" w:color="auto" w:fill="${tint}"/>`;
  const { block, inline } = CELL_PADDING;
  return (
    '<w:style w:type="table" w:customStyle="1" w:styleId="PolicyTable"><w:name w:val="Policy Table"/>' +
    `<w:basedOn w:val="TableNormal"/>${WHOLE_WIDTH_XML}<w:tblPr>${rules}${margins(block, inline)}</w:tblPr>` +
    `<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>${rule('bottom', 8, accent)}</w:tcBorders>` +
    `<w:shd w:val="clear" w:color="auto" w:fill="${tint}"/></w:tcPr></w:tblStylePr>` +
    `<w:tblStylePr w:type="firstCol"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="${tint}"/></w:tcPr></w:tblStylePr></w:style>` +
    '<w:style w:type="table" w:customStyle="1" w:styleId="ControlTable"><w:name w:val="Control Table"/>' +
    `<w:basedOn w:val="TableNormal"/>${WHOLE_WIDTH_XML}<w:tblPr><w:tblStyleColBandSize w:val="1"/>${rules}${margins(block, inline)}</w:tblPr>` +
    // Columns are counted in turn from the one after the first (17.4.55).
    ['firstCol', 'band2Vert']
      .map((part) => `<w:tblStylePr w:type="${part}"><w:tcPr>${shade}</w:tcPr></w:tblStylePr>`)
      .join('') +
    '</w:style>'
  );
}

/** Padding beside the words of a table that isn't its style's, in twips. */
export function sidePadding(side: number): string {
  return `<w:tblCellMar><w:left w:w="${side}" w:type="dxa"/><w:right w:w="${side}" w:type="dxa"/></w:tblCellMar>`;
}

function margins(block: number, inline: number): string {
  return (
    `<w:tblCellMar><w:top w:w="${block}" w:type="dxa"/><w:left w:w="${inline}" w:type="dxa"/>` +
    `<w:bottom w:w="${block}" w:type="dxa"/><w:right w:w="${inline}" w:type="dxa"/></w:tblCellMar>`
  );
}
