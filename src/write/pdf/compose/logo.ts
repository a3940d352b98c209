/** Composes what a policy's first page and a book's cover share: the logo, and the accent rule below the title. */
import type { Image } from '../../../model/document.js';
import { colourOperands } from '../container/syntax.js';
import type { Element } from '../container/tags.js';
import type { Frame } from '../pages/galley.js';
import { type Composition, figure, fitPicture } from './composition.js';

/** The part of the free width that is to the left of a logo. */
const LOGO_PLACES = { left: 0, centre: 0.5, right: 1 } as const;
const RULE_HEIGHT = 2;

/** Composes a logo where the theme puts it. `height` is its limit in points. */
export function composeLogo(
  logo: Image,
  height: number,
  frame: Frame,
  parent: Element,
  composition: Composition,
): void {
  const { galley, tags, theme } = composition;
  const size = fitPicture(logo, frame.width, height);
  const tag = figure(logo, parent, tags);
  const x = frame.left + (frame.width - size.width) * LOGO_PLACES[theme.logo.place];
  const drawing = { type: 'picture', image: logo, x, y: 0, ...size, tag } as const;
  galley.push({ height: size.height, drawings: [drawing], bars: [] });
}

/** Composes a rule across the frame in the theme's accent colour. */
export function composeAccentRule(frame: Frame, { galley, theme }: Composition): void {
  const colour = colourOperands(theme.colours.accent);
  galley.push({
    height: RULE_HEIGHT,
    drawings: [{ type: 'fill', x: frame.left, y: 0, width: frame.width, height: RULE_HEIGHT, colour }],
    bars: [],
  });
}

const MARK_WIDTH = 56;
const MARK_HEIGHT = 4;

/** Composes the short bar in the accent colour that stands above the title of a cover. */
export function composeAccentMark(frame: Frame, { galley, theme }: Composition): void {
  const colour = colourOperands(theme.colours.accent);
  galley.push({
    height: MARK_HEIGHT,
    drawings: [{ type: 'fill', x: frame.left, y: 0, width: MARK_WIDTH, height: MARK_HEIGHT, colour }],
    bars: [],
  });
}
