/** What is hidden in one part of a Word file: runs, and drawings that the selection pane hides. */
import { isHidden } from '../../../../formats/word/hidden.js';
import type { WordStyles } from '../../../../formats/word/styles.js';
import { type PlacedElement, placedChild, placedChildren } from '../../../../formats/xml/places.js';

/** What stays of a hidden run, since nobody reads it: fields, and the signs that notes and comments begin with. */
const MACHINERY =
  /^w:(?:rPr|fldChar|instrText|lastRenderedPageBreak|footnoteRef|endnoteRef|annotationRef|separator|continuationSeparator)$/;

/** Tells what is hidden. */
export class HiddenRuns {
  private readonly styles: WordStyles;

  constructor(styles: WordStyles) {
    this.styles = styles;
  }

  /** The children of a hidden run that a reader could have read; none of a run that shows. */
  readable(run: PlacedElement): readonly PlacedElement[] {
    const children = placedChildren(run).filter(({ name }) => !MACHINERY.test(name));
    return children.length > 0 && this.hides(placedChild(run, 'w:rPr'), run) ? children : [];
  }

  /** Whether the mark at a paragraph's end is hidden, and so its line where it has no words that show. */
  isMarkHidden(paragraph: PlacedElement): boolean {
    return this.hides(placedChild(placedChild(paragraph, 'w:pPr'), 'w:rPr'), paragraph);
  }

  private hides(properties: PlacedElement | undefined, element: PlacedElement): boolean {
    const paragraph = around(element, 'w:p');
    const table = around(paragraph, 'w:tbl');
    const styles = {
      paragraph: placedChild(placedChild(paragraph, 'w:pPr'), 'w:pStyle')?.attributes.get('w:val'),
      table: placedChild(placedChild(table, 'w:tblPr'), 'w:tblStyle')?.attributes.get('w:val'),
    };
    return isHidden(properties, styles, this.styles);
  }
}

/** The element of a name that an element is or stands in; undefined outside, and beyond a text box. */
function around(element: PlacedElement | undefined, name: string): PlacedElement | undefined {
  for (let at = element; at && at.name !== 'w:txbxContent'; at = at.parent) if (at.name === name) return at;
  return undefined;
}

/** Whether a drawing or a shape of old is hidden in the selection pane. */
export function isHiddenDrawing(element: PlacedElement): boolean {
  if (element.name === 'w:drawing') {
    const [frame] = placedChildren(element);
    return /^(?:1|true|on)$/.test(placedChild(frame, 'wp:docPr')?.attributes.get('hidden') ?? '');
  }
  if (element.name === 'w:pict')
    return placedChildren(element).some(
      ({ name, attributes }) => name.startsWith('v:') && /visibility:\s*hidden/.test(attributes.get('style') ?? ''),
    );
  if (element.name !== 'mc:AlternateContent') return false;
  const shown = placedChild(element, 'mc:Choice');
  return shown !== undefined && placedChildren(shown).some(isHiddenDrawing);
}
