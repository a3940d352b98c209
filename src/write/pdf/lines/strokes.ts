/** Finds where lines are drawn along words: through struck ones, below underlined ones, and to write on. */
import type { Line } from './break.js';
import type { Stroke } from './type-styles.js';

/** A stroke along part of a line, from its left edge to its right. Points, counted from the start of the line. */
export interface DrawnStroke {
  readonly from: number;
  readonly to: number;
  readonly stroke: Stroke;
  /** Operands of `rg`. */
  readonly colour: string;
}

/** The strokes of a line. One goes on through the spaces between words, but not at its end. */
export function strokesOf({ runs }: Line): readonly DrawnStroke[] {
  const finished: DrawnStroke[] = [];
  let open: readonly DrawnStroke[] = [];
  let x = 0;
  for (const { ink, width, trailing } of runs) {
    const before = open;
    const to = x + width - trailing;
    open = ink.strokes.map((stroke) => {
      const same = before.find((drawn) => drawn.colour === ink.colour && alike(drawn.stroke, stroke));
      return { from: same?.from ?? x, to, stroke, colour: ink.colour };
    });
    finished.push(
      ...before.filter(
        (ended) => !open.some((drawn) => drawn.from === ended.from && alike(drawn.stroke, ended.stroke)),
      ),
    );
    x += width;
  }
  return [...finished, ...open].filter(({ from, to }) => to > from);
}

function alike(a: Stroke, b: Stroke): boolean {
  return a.rise === b.rise && a.thickness === b.thickness;
}
