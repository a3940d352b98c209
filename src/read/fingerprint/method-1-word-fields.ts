/**
 * For method 1, which letters of a Word file are a field's code, or a result that Word computes again by itself: neither is the
 * author's words. NOTHING here may change: another reading is another method.
 */

/** Fields whose results change when the file is opened or saved. */
const COMPUTED =
  /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION|PAGEREF|DATE|TIME|CREATEDATE|SAVEDATE|PRINTDATE|EDITTIME|FILENAME|FILESIZE|REVNUM|NUMWORDS|NUMCHARS|AUTHOR|LASTSAVEDBY|TITLE|SUBJECT|KEYWORDS|COMMENTS|DOCPROPERTY|INFO|TOC|TOA|INDEX|XE|TC|RD|REF|NOTEREF|STYLEREF|SEQ|AUTONUM|AUTONUMLGL|AUTONUMOUT|LISTNUM)\b/i;

interface OpenField {
  code: string;
  inResult: boolean;
  hides: boolean;
}

/** The fields that are open at a place; they reach over paragraphs. */
export class OpenFields {
  private readonly fields: OpenField[] = [];
  private hiding = 0;

  /** Whether letters here are no words of the author. */
  get hide(): boolean {
    return this.hiding > 0;
  }

  /** Goes over `w:fldChar`. */
  mark(type: string | undefined): void {
    const last = this.fields.at(-1);
    if (type === 'begin') this.open({ code: '', inResult: false, hides: true });
    else if (type === 'end') this.close();
    else if (type === 'separate' && last && !last.inResult) {
      last.inResult = true;
      if (COMPUTED.test(last.code)) return;
      last.hides = false;
      this.hiding--;
    }
  }

  /** Goes over `w:instrText`. */
  addCode(code: string): void {
    const last = this.fields.at(-1);
    if (last && !last.inResult) last.code += code;
  }

  /** Goes over a field whose code is an attribute. */
  within(code: string, walk: () => void): void {
    const depth = this.fields.length;
    this.open({ code, inResult: true, hides: COMPUTED.test(code) });
    walk();
    while (this.fields.length > depth) this.close();
  }

  private open(field: OpenField): void {
    this.fields.push(field);
    if (field.hides) this.hiding++;
  }

  private close(): void {
    if (this.fields.pop()?.hides) this.hiding--;
  }
}
