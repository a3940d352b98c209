/** Why an SVG file isn’t accepted, and where in it. */

/** Thrown while a file is read. */
export class SvgTrouble extends Error {
  /** What is wrong, as the end of a sentence that begins with “The picture”. */
  readonly trouble: string;
  readonly hint: string;
  /** Where it is in the text, an offset in UTF-16 units. */
  readonly at: number;

  constructor(trouble: string, at: number, hint = EXPORT_PLAIN) {
    super(trouble);
    this.trouble = trouble;
    this.at = at;
    this.hint = hint;
  }
}

const EXPORT_PLAIN = 'Export it again as plain SVG from plain shapes, or use a PNG.';
