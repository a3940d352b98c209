/** What opening a template file gives. */
import type { Diagnostic } from '../model/diagnostic.js';
import type { FieldUse, TemplateHead } from '../model/template.js';
import type { TextWithAdditions } from '../read/additions/with-additions.js';
import type { ReadWord } from '../read/word/template.js';

/** A template file with its front matter; without a head, the front matter could not be read at all. */
export interface FoundTemplate {
  readonly path: string;
  readonly head: TemplateHead | undefined;
  /** The parts of a Word file. */
  readonly word?: ReadWord;
  /** What an organisation adds, once it has its place in the text; absent for the texts of all organisations. */
  readonly own?: TextWithAdditions;
  /** The names that the text uses, where it has no head but could be read. */
  readonly uses?: readonly FieldUse[];
  readonly diagnostics: readonly Diagnostic[];
}
