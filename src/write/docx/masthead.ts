/** Writes the top of the first page: logo, organisation, registration, title, and document control, two entries in a row. */
import type { ControlEntry, Document, Inlines } from '../../model/document.js';
import { isLargePrint } from '../../model/large-print.js';
import { bindingXml, type ControlData } from './control-data.js';
import { boundXml } from './controls.js';
import type { DocumentContext } from './document-context.js';
import { inlineRuns, plainRunXml, type Setting } from './inlines.js';
import { paragraphXml } from './paragraphs.js';
import { pictureRun } from './pictures.js';
import type { TextArea } from './place.js';
import { cellXml, tableElement } from './tables.js';
import { twips } from './units.js';

/** Writes everything above a document's blocks. */
export function mastheadXml(document: Document, data: ControlData, area: TextArea, context: DocumentContext): string {
  const head =
    aboveTitle(document, area, context) +
    titleXml(document.title, context, document.hasCover ? { size: area.title * COVER_TITLE } : 'set') +
    controlXml(document.control, data, area, context);
  if (document.hasCover) context.pageBreak = 'cover';
  return head;
}

/** How much larger the title is on a cover, as in PDFs, and how far below the logo the organisation stands, as a part of the text's height. */
const COVER_TITLE = 1.5;
const COVER_SPACE = 0.26;

/** Writes the title. */
export function titleXml(title: Inlines, context: DocumentContext, setting: Setting = 'set'): string {
  return paragraphXml('Title', inlineRuns(title, context, setting), context);
}

/** Writes what stands above the title. */
export function aboveTitle(document: Document, area: TextArea, context: DocumentContext): string {
  const { logo, organisation, registration } = document.masthead;
  const room = { width: area.width / 20, height: area.logo };
  return (
    (logo ? paragraphXml('MastheadLogo', pictureRun(logo, room, context), context) : '') +
    paragraphXml('Masthead', inlineRuns([organisation], context, 'set'), context, {
      ...(document.hasCover ? { before: twips(area.height * COVER_SPACE) } : {}),
    }) +
    (registration ? paragraphXml('MastheadDetail', inlineRuns([registration], context), context) : '')
  );
}

/** The part of the width that labels take, where two entries share a row, and where each has its own. */
const LABEL_SHARE = 0.17;
const LONE_LABEL_SHARE = 0.3;

/** The widths of the columns for a label and its value, in twips. */
export function controlColumns(area: TextArea): { readonly label: number; readonly value: number } {
  const isLarge = isLargePrint(area.small);
  const label = Math.floor(area.width * (isLarge ? LONE_LABEL_SHARE : LABEL_SHARE));
  return { label, value: (isLarge ? area.width : Math.floor(area.width / 2)) - label };
}

/** Writes the entries of document control. Each value is a control that shows the file's control data. With an odd number, the last has a row to itself. */
export function controlXml(
  entries: readonly ControlEntry[],
  { names }: ControlData,
  area: TextArea,
  context: DocumentContext,
): string {
  if (entries.length === 0) return '';
  const isLarge = isLargePrint(area.small);
  const { label, value } = controlColumns(area);
  const widths = [label, value, label, area.width - 2 * label - value];
  const entryCells = (at: number, entry: ControlEntry, valueWidth: number, columns: number) => {
    const shown = boundXml(entry, plainRunXml(entry.value, context), bindingXml(names[at] ?? ''), context);
    return (
      cellXml(label, paragraphXml('ControlLabel', plainRunXml(entry.label, context), context)) +
      cellXml(valueWidth, paragraphXml('ControlValue', shown, context), columns)
    );
  };
  const rowXml = (cells: string) => `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells}</w:tr>`;
  if (isLarge) {
    const rows = entries.map((entry, i) => rowXml(entryCells(i, entry, value, 1)));
    return tableElement('control', { indent: 0, width: area.width }, [label, value], rows, context);
  }
  const rows = entries.map((entry, i) => {
    if (i % 2 === 1) return '';
    const next = entries[i + 1];
    const cells = next
      ? entryCells(i, entry, value, 1) + entryCells(i + 1, next, widths[3] ?? value, 1)
      : entryCells(i, entry, area.width - label, 3);
    return rowXml(cells);
  });
  return tableElement('control', { indent: 0, width: area.width }, widths, rows, context);
}
