/**
 * Makes lines to write on: a stroke instead of letters, as long as its underscores, which are what is copied. One that its
 * author made long goes on to the end of the line that it is on, and where there is little room it is shorter.
 */
import type { FillIn } from '../../../model/document.js';
import type { RunContext } from './context.js';
import type { Faces } from './faces.js';
import type { Fragment, Word } from './fragment.js';
import type { Ink } from './type-styles.js';

/** The width of an underscore in most faces, as a part of the size. */
const UNDERSCORE = 0.5;
/** Room for initials, which the shortest line has, and the least that is left where there is little room. In sizes. */
const SHORTEST = 4;
const LEAST = 2;
/** A line of as many underscores as this goes on to the end. */
const LONG = 20;

/** Makes a line to write on of its natural length. */
export function fillInFragment(node: FillIn, ink: Ink, context: RunContext, faces: Faces): Fragment {
  return fragmentOf(node, ink, context, ink.size * Math.max(SHORTEST, node.width * UNDERSCORE), faces);
}

function fragmentOf(node: FillIn, ink: Ink, context: RunContext, width: number, faces: Faces): Fragment {
  const text = '_'.repeat(node.width);
  const space = faces.of(ink.face).shape(' ');
  const operands = space.pieces.flatMap(({ shows }) => shows.map((show) => show.operands)).join('');
  const beyond = (width / ink.size) * 1000 - space.width;
  const shaped = { ...space, pieces: [{ shows: [{ operands: `${operands}${(-beyond).toFixed(2)}`, rise: 0 }], text }] };
  return { text, shaped, ink, context, width, fillIn: node };
}

/** How much shorter the lines to write on in a word may be, in points. */
export function spareWidth({ fragments }: Pick<Word, 'fragments'>): number {
  return fragments.reduce(
    (sum, { fillIn, width, ink }) => sum + (fillIn ? Math.max(0, width - ink.size * LEAST) : 0),
    0,
  );
}

/** A word that is too wide, with the lines to write on in it made shorter, as far as they can be. */
export function narrowed(word: Word, width: number, faces: Faces): Word {
  const spare = spareWidth(word);
  if (spare === 0) return word;
  const part = Math.min(1, (word.width - width) / spare);
  const fragments = word.fragments.map((fragment) =>
    resized(fragment, -part * spareWidth({ fragments: [fragment] }), faces),
  );
  return { ...word, fragments, width: word.width - part * spare };
}

/** The fragments of a line, its long lines to write on filling what is free of it. */
export function stretched(fragments: readonly Fragment[], free: number, faces: Faces): readonly Fragment[] {
  const count = fragments.filter(isLong).length;
  if (count === 0 || free <= 0) return fragments;
  return fragments.map((fragment) => (isLong(fragment) ? resized(fragment, free / count, faces) : fragment));
}

function isLong({ fillIn }: Fragment): boolean {
  return fillIn !== undefined && fillIn.width >= LONG;
}

function resized(fragment: Fragment, by: number, faces: Faces): Fragment {
  const { fillIn, ink, context, width } = fragment;
  return fillIn && by !== 0 ? fragmentOf(fillIn, ink, context, width + by, faces) : fragment;
}
