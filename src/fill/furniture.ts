/** Fills the header and footer of a Word file's author with an organisation's values. */
import { type AuthorsFurniture, authorsSides } from '../model/authors-furniture.js';
import { inlineText } from '../model/document.js';
import type { WordFurniture, WordFurnitureLine } from '../model/template.js';
import type { Filling } from './filling.js';
import { fillInlines } from './inlines.js';
import type { Scope } from './scope.js';

/** Gives their words for PDF and HTML. A missing value is reported. */
export function filledFurniture(furniture: WordFurniture, scope: Scope, filling: Filling): AuthorsFurniture {
  const sides = (lines: readonly WordFurnitureLine[]) =>
    authorsSides(
      lines.map(({ children, isRight }) => ({ words: inlineText(fillInlines(children, scope, filling)), isRight })),
    );
  const [header, footer] = [sides(furniture.header), sides(furniture.footer)];
  return {
    header,
    footer,
    firstHeader: furniture.firstHeader === furniture.header ? header : sides(furniture.firstHeader),
    firstFooter: furniture.firstFooter === furniture.footer ? footer : sides(furniture.firstFooter),
  };
}
