/**
 * Carries the reason why a block can't be written from deep within the tree up to the page, which reports it as a
 * diagnostic. Readers refuse the same things first, at their place in the file; this is the writer's own guard.
 */

import { describeCharacter } from '../../model/characters.js';
import { type Diagnostic, error } from '../../model/diagnostic.js';
import type { Span } from '../../model/source.js';

/** Thrown where something can't be written. The page catches it, so callers of the writer never see it. */
export class HtmlRefusal extends Error {
  readonly diagnostic: Diagnostic;

  private constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.name = 'Refusal';
    this.diagnostic = diagnostic;
  }

  /** Refuses a character that HTML text can't contain (WHATWG HTML, 13.1.4), named by its code point. */
  static character(codePoint: number, field: string | undefined, span: Span | undefined): HtmlRefusal {
    const holder = field === undefined ? 'The text' : `The value of ${field}`;
    return new HtmlRefusal(
      error(
        'value-character',
        `${holder} contains ${describeCharacter(codePoint)}, which no HTML document can contain`,
        span,
        {
          hint: 'Delete the character.',
        },
      ),
    );
  }

  /** Refuses a link that isn't a web, e-mail or telephone address. */
  static address(span: Span | undefined): HtmlRefusal {
    return new HtmlRefusal(
      error('link-target', 'A link must go to a web, e-mail or telephone address', span, {
        hint: 'Begin the address with https://, http://, mailto: or tel:.',
      }),
    );
  }
}

/** The reason why something can't be written; any other error is thrown on. */
export function refusalOf(reason: unknown): Diagnostic {
  if (!(reason instanceof HtmlRefusal)) throw reason;
  return reason.diagnostic;
}

/** Makes something of what is given. Where it can't be written, the reason is added to those that there are. */
export function attempt<Sources extends readonly unknown[], Made>(
  reasons: Diagnostic[],
  make: (...sources: Sources) => Made,
  ...sources: Sources
): Made | undefined {
  try {
    return make(...sources);
  } catch (reason) {
    reasons.push(refusalOf(reason));
    return undefined;
  }
}
