/** A field whose words a customer changed. */
import type { TracedInline } from '../../fill/trace.js';

/** The field, and the words that came in place of its value; lines by `\n`. */
export interface FieldChange {
  readonly field: Extract<TracedInline, { readonly kind: 'field' }>;
  readonly value: string;
}
