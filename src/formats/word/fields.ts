/**
 * The field codes of a part (ISO/IEC 29500-1, 17.16): those in `w:fldSimple`, and those in runs between the beginning of a field and
 * its result, joined however Word has split them. For finding fields, not for changing them.
 */

interface OpenField {
  code: string;
  /** Whether we are in the code, not yet in the result. */
  inCode: boolean;
}

/** Collects codes while a part is scanned; element names are without prefixes. */
export class FieldCodes {
  readonly #found: string[] = [];
  /** Fields begun and not ended, the innermost last; the first gathers codes that stand in no field. */
  readonly #open: OpenField[] = [{ code: '', inCode: true }];
  #inside = '';

  open(name: string, attributes: ReadonlyMap<string, string>): void {
    this.#inside = name;
    if (name === 'fldSimple') this.#found.push(attributes.get('instr') ?? '');
    if (name !== 'fldChar') return;
    const type = attributes.get('fldCharType');
    if (type === 'begin') this.#open.push({ code: '', inCode: true });
    const top = this.#open.at(-1);
    if (type === 'separate' && top && this.#open.length > 1) top.inCode = false;
    if (type === 'end' && this.#open.length > 1) this.#close();
  }

  /** Word treats plain text inside a code as part of it; deleted code comes back when the change is rejected. */
  text(words: string): void {
    const top = this.#open.at(-1);
    const isCode = this.#inside === 'instrText' || this.#inside === 'delInstrText';
    const isWords = (this.#inside === 't' || this.#inside === 'delText') && this.#open.length > 1;
    if (top?.inCode && (isCode || isWords)) top.code += words;
  }

  close(): void {
    this.#inside = '';
  }

  /** Gives all codes, including those of unfinished fields. */
  all(): readonly string[] {
    while (this.#open.length > 0) this.#close();
    return this.#found.filter((code) => code.trim() !== '');
  }

  #close(): void {
    this.#found.push(this.#open.pop()?.code ?? '');
  }
}

/** The name of a field, in capitals: `DDEAUTO`; `''` for one without. */
export function fieldName(code: string): string {
  return /^[\s"\\]*([a-z]+)/i.exec(code)?.[1]?.toUpperCase() ?? '';
}

/** Switches of HYPERLINK that an argument follows: a place, a tip, a frame (ISO/IEC 29500-1, 17.16.5.25). */
const WITH_ARGUMENT = /^\\[lost]$/i;

/** The target of a HYPERLINK: its first argument that belongs to no switch; `''` for a place in the document itself. */
export function hyperlinkTarget(code: string): string {
  const [, ...words] = code.replace(/hyperlink/i, '$& ').match(/"[^"]*"?|[^\s"]+/g) ?? [];
  const target = words.find((word, i) => !/^\\[a-z]$/i.test(word) && !WITH_ARGUMENT.test(words[i - 1] ?? ''));
  return (target ?? '').replaceAll('"', '');
}
