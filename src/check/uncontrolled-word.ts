/**
 * Warns of Word templates that have no place for a version or a date: PDF and HTML print the control table, but a Word document is its
 * author's own file, and would go out without either.
 */
import { type Diagnostic, warning } from '../model/diagnostic.js';
import type { Branched } from '../model/document.js';
import type { Template, WordPiece, WordTemplate } from '../model/word.js';

const CONTROL_NAMES: ReadonlySet<string> = new Set([
  'version',
  'reviewed',
  'next_review',
  'last_update_date',
  'next_review_date',
  'approved_on',
  'in_force_from',
  'change_history',
]);
const CONTROL_PROPERTIES: ReadonlySet<string> = new Set(['version', 'reviewed', 'nextReview', 'lastReview']);

/** Parts that people see in Word. */
const SHOWN_PART = /(?:^|\/)(?:document|header|footer|footnotes|endnotes)\d*\.xml$/i;

/** Gives a warning for each template of which it is so. */
export function uncontrolledWords(templates: Iterable<Template>): readonly Diagnostic[] {
  return [...templates].flatMap((template) =>
    template.kind === 'word' && !showsControl(template)
      ? [
          warning(
            'word-uncontrolled',
            'The Word document has no place for a version or a date, so organisations get it without them',
            template.head.source.path,
            { hint: 'Write <<version>> and <<reviewed>> in its header, its footer or a table at its head.' },
          ),
        ]
      : [],
  );
}

function showsControl({ uses, forms }: WordTemplate): boolean {
  return (
    uses.some(({ name, kind }) => kind === 'value' && CONTROL_NAMES.has(name)) ||
    [...forms.values()].some(({ path, pieces }) => SHOWN_PART.test(path) && pieces.some(showsProperty))
  );
}

function showsProperty(piece: Branched<WordPiece>): boolean {
  switch (piece.type) {
    case 'property':
      return CONTROL_PROPERTIES.has(piece.words.name);
    case 'field':
      return piece.property !== undefined && CONTROL_PROPERTIES.has(piece.property.name);
    case 'whole':
    case 'merging-row':
    case 'merged-cell':
      return piece.pieces.some(showsProperty);
    case 'if':
      return [...piece.then, ...piece.otherwise].some(showsProperty);
    case 'each':
      return [...piece.body, ...piece.otherwise].some(showsProperty);
    default:
      return false;
  }
}
