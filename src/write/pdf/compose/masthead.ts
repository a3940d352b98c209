/**
 * Composes the top of the first page: logo, organisation, registration, title with its accent rule, and the document-control
 * table with two pairs of label and value in a row, read row by row.
 */

import type { ControlEntry, Document } from '../../../model/document.js';
import { isLargePrint } from '../../../model/large-print.js';
import { colourOperands } from '../container/syntax.js';
import type { Element } from '../container/tags.js';
import type { TypeStyle } from '../lines/type-styles.js';
import type { Frame } from '../pages/galley.js';
import { type Composition, composeLines, composeTitle } from './composition.js';
import { composeAccentRule, composeLogo } from './logo.js';
import { rowParts, ruleBelow } from './row.js';
import { type RowRule, type SetCell, SIDE } from './table-cells.js';

const LOGO_GAP = 10;
const TITLE_GAP = 16;
const RULE_GAP = 9;
const CONTROL_GAP = 14;
const BODY_GAP = 8;
const HAIRLINE = 0.6;

/** Composes everything before the document's first block. */
export function composeMasthead(document: Document, frame: Frame, parent: Element, composition: Composition): void {
  const { galley, styles, tags, theme } = composition;
  const { logo, organisation, registration } = document.masthead;
  if (logo) {
    composeLogo(logo, theme.logo.height, frame, parent, composition);
    galley.space(LOGO_GAP);
  }
  const name = 'the organisation’s name';
  composeLines([organisation], styles.organisation, frame, tags.element('P', parent), composition, name);
  if (registration) {
    const place = 'the registration number';
    composeLines([registration], styles.registration, frame, tags.element('P', parent), composition, place);
  }
  galley.space(TITLE_GAP);
  composeTitle(document.title, styles.title, frame, tags.element('H1', parent), composition, 'the title');
  galley.space(RULE_GAP);
  galley.hold('lonely');
  composeAccentRule(frame, composition);
  galley.space(CONTROL_GAP);
  if (document.control.length > 0) composeControl(document.control, frame, parent, composition);
  galley.space(BODY_GAP);
}

/** The parts of the measure that labels and values take. */
const LABEL = 0.15;
const VALUE = 0.35;
/** Where each entry has a row of its own. */
const LONE_LABEL = 0.3;

function composeControl(
  entries: readonly ControlEntry[],
  frame: Frame,
  parent: Element,
  composition: Composition,
): void {
  const { galley, tags, theme } = composition;
  const element = tags.element('Table', parent);
  const rule: RowRule = ruleBelow(frame, HAIRLINE, colourOperands(theme.colours.line));
  const step = isLargePrint(theme.sizes.small) ? 1 : 2;
  for (let n = 0; n < entries.length; n += step) {
    const pairs = entries.slice(n, n + step);
    const tr = tags.element('TR', element);
    galley.push(
      rowParts(
        pairs.flatMap((entry, at) => setPair(entry, at, pairs.length, tr, frame, composition)),
        { rules: [rule], bars: [] },
      ),
    );
  }
}

/** A label and its value. If the pair is alone in the last row, its value takes the rest of the row. */
function setPair(
  entry: ControlEntry,
  at: number,
  pairs: number,
  tr: Element,
  frame: Frame,
  { galley, styles, tags, theme }: Composition,
): readonly SetCell[] {
  const place = `the document-control entry “${entry.label}”`;
  const cell = (words: string, style: TypeStyle, x: number, width: number, tag: Element): SetCell => ({
    lines: words === '' ? [] : galley.set(galley.text(words), style, width - 2 * SIDE, place, entry.places).lines,
    style,
    align: 'left',
    side: SIDE,
    x,
    width,
    tag,
  });
  const x = frame.left + at * frame.width * (LABEL + VALUE);
  const isLarge = isLargePrint(theme.sizes.small);
  const label = frame.width * (isLarge ? LONE_LABEL : LABEL);
  const value = pairs === 1 ? frame.width - label : frame.width * VALUE;
  const labelTag = tags.element('TH', tr, '/A<</O/Table/Scope/Row>>');
  const valueTag = tags.element('TD', tr, pairs === 1 && !isLarge ? '/A<</O/Table/ColSpan 3>>' : '');
  return [
    { ...cell(entry.label, styles.label, x, label, labelTag), ground: colourOperands(theme.colours.tint) },
    cell(entry.value, styles.value, x + label, value, valueTag),
  ];
}
