/** The header and footer of a Word file's author, where its companion file keeps them: PDF and HTML then print them instead of the theme's. */

/** Words, or a number that each page has. */
export type FurniturePiece = { readonly words: string } | { readonly count: 'page' | 'pages' };

/** One line of the author's. */
export interface AuthorsPart {
  readonly pieces: readonly FurniturePiece[];
}

/** What stands at the left and at the right. */
export interface AuthorsSides {
  readonly left: readonly AuthorsPart[];
  readonly right: readonly AuthorsPart[];
}

/** On all pages, and on the first. */
export interface AuthorsFurniture {
  readonly header: AuthorsSides;
  readonly firstHeader: AuthorsSides;
  readonly footer: AuthorsSides;
  readonly firstFooter: AuthorsSides;
}

/**
 * Signs among the words of a Word file's header or footer, for what isn't words: the number of a page, how many there are, and a tab. No
 * author can write them, since texts with private-use characters are refused.
 */
export const FURNITURE_SIGNS = { page: '\uf8f1', pages: '\uf8f2', tab: '\uf8f3' } as const;

const PIECES = /([\uf8f1\uf8f2])/;

/** Gives lines with such signs as parts for the left and the right side; a line without a tab is at the right if it says so. */
export function authorsSides(lines: readonly { readonly words: string; readonly isRight: boolean }[]): AuthorsSides {
  const [left, right]: AuthorsPart[][] = [[], []];
  for (const { words, isRight } of lines) {
    const stretches = words.split(FURNITURE_SIGNS.tab).map((one) => one.replace(/\s+/g, ' ').trim());
    stretches.forEach((stretch, at) => {
      if (stretch === '') return;
      const isLast = at > 0 && at === stretches.length - 1;
      (isLast || (stretches.length === 1 && isRight) ? right : left)?.push({ pieces: piecesOf(stretch) });
    });
  }
  return { left: left ?? [], right: right ?? [] };
}

function piecesOf(words: string): readonly FurniturePiece[] {
  return words
    .split(PIECES)
    .filter((piece) => piece !== '')
    .map((piece): FurniturePiece => {
      if (piece === FURNITURE_SIGNS.page) return { count: 'page' };
      return piece === FURNITURE_SIGNS.pages ? { count: 'pages' } : { words: piece };
    });
}
