/** Writes the top of the first page: logo, organisation, registration, title, and document control, two entries in a row. */
import type { ControlEntry, Document } from '../../model/document.js';
import type { TextArea } from './blocks.js';
import { inlineRuns, plainRunXml } from './inlines.js';
import type { Ledger } from './ledger.js';
import { paragraph } from './paragraphs.js';
import { pictureRun } from './pictures.js';
import { cellXml, frame } from './tables.js';

/** Writes everything above a document's blocks. */
export function mastheadXml(document: Document, area: TextArea, ledger: Ledger): string {
  const { logo, organisation, registration } = document.masthead;
  const room = { width: area.width / 20, height: area.logo };
  return (
    (logo ? paragraph('MastheadLogo', pictureRun(logo, room, ledger), ledger) : '') +
    paragraph('Masthead', inlineRuns([organisation], ledger, 'set'), ledger) +
    (registration ? paragraph('MastheadDetail', inlineRuns([registration], ledger), ledger) : '') +
    paragraph('Title', inlineRuns(document.title, ledger, 'set'), ledger) +
    controlXml(document.control, area, ledger)
  );
}

const LABEL_SHARE = 0.17;

/** With an odd number of entries, the last has a row to itself. */
function controlXml(entries: readonly ControlEntry[], area: TextArea, ledger: Ledger): string {
  if (entries.length === 0) return '';
  const label = Math.floor(area.width * LABEL_SHARE);
  const value = Math.floor(area.width / 2) - label;
  const widths = [label, value, label, area.width - 2 * label - value];
  const entryCells = (entry: ControlEntry, valueWidth: number, columns: number) =>
    cellXml(label, paragraph('ControlLabel', plainRunXml(entry.label, ledger), ledger)) +
    cellXml(valueWidth, paragraph('ControlValue', plainRunXml(entry.value, ledger), ledger), columns);
  const rows = entries.map((entry, i) => {
    if (i % 2 === 1) return '';
    const next = entries[i + 1];
    const cells = next
      ? entryCells(entry, value, 1) + entryCells(next, widths[3] ?? value, 1)
      : entryCells(entry, area.width - label, 3);
    return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells}</w:tr>`;
  });
  return frame('control', { indent: 0, width: area.width }, widths, rows, ledger);
}
