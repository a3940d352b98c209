/**
 * The words of a master text as a fingerprint sees them: plain text, fields by name, and branches. It is read by walks of its
 * own, one for each method, that later readers of templates do not change.
 */

export type TextPiece =
  | string
  | { readonly kind: 'field'; readonly name: string }
  | {
      readonly kind: 'if';
      readonly name: string;
      /** `#unless`, or an inverted section. */
      readonly negated: boolean;
      readonly then: readonly TextPiece[];
      readonly otherwise: readonly TextPiece[];
    }
  | {
      readonly kind: 'each';
      readonly name: string;
      readonly body: readonly TextPiece[];
      readonly otherwise: readonly TextPiece[];
    };

/** A master text, read by a numbered method. */
export interface MasterText {
  readonly method: number;
  readonly pieces: readonly TextPiece[];
}

/** Gives a text of method 1 that is read when its pieces are first asked for: most commands ask for few of the texts that they find. */
export function textWhenAsked(read: () => MasterText): MasterText {
  let text: MasterText | undefined;
  return {
    method: 1,
    get pieces() {
      text ??= read();
      return text.pieces;
    },
  };
}
