/** The head of the first page: logo, organisation, registration, title, and the document-control block, two entries a row. */
import type { ControlEntry, Document } from '../../model/document.js';
import type { Theme } from '../../model/theme.js';
import type { TextArea } from './blocks.js';
import { inlineRuns, plainRun } from './inlines.js';
import type { Ledger } from './ledger.js';
import { paragraph } from './paragraphs.js';
import { pictureRun } from './pictures.js';
import { cellXml, frame } from './tables.js';
import { hexColour } from './units.js';

/** Writes everything above a document's blocks. */
export function mastheadXml(document: Document, theme: Theme, area: TextArea, ledger: Ledger): string {
  const { logo, organisation, registration } = document.masthead;
  const room = { width: area.width / 20, height: theme.logo.height };
  return (
    (logo ? paragraph('MastheadLogo', pictureRun(logo, room, ledger), ledger) : '') +
    paragraph('Masthead', inlineRuns([organisation], ledger, 'set'), ledger) +
    (registration ? paragraph('MastheadDetail', inlineRuns([registration], ledger), ledger) : '') +
    paragraph('Title', inlineRuns(document.title, ledger, 'set'), ledger) +
    controlXml(document.control, theme, area, ledger)
  );
}

const LABEL_SHARE = 0.17;

/** An odd entry leaves its row's last two cells empty. */
function controlXml(entries: readonly ControlEntry[], theme: Theme, area: TextArea, ledger: Ledger): string {
  if (entries.length === 0) return '';
  const label = Math.floor(area.width * LABEL_SHARE);
  const value = Math.floor(area.width / 2) - label;
  const widths = [label, value, label, area.width - 2 * label - value];
  const tint = hexColour(theme.colours.tint);
  const cell = (column: number, words: string | undefined) => {
    const isLabel = column % 2 === 0;
    const content = words === undefined ? '' : plainRun(words, ledger);
    return cellXml(
      widths[column] ?? 0,
      paragraph(isLabel ? 'ControlLabel' : 'ControlValue', content, ledger),
      isLabel && words !== undefined ? tint : undefined,
    );
  };
  const rows: string[] = [];
  for (let i = 0; i < entries.length; i += 2) {
    const [left, right] = [entries[i], entries[i + 1]];
    const cells = cell(0, left?.label) + cell(1, left?.value) + cell(2, right?.label) + cell(3, right?.value);
    rows.push(`<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells}</w:tr>`);
  }
  return frame('ControlTable', { indent: 0, width: area.width }, widths, rows, ledger);
}
