/** A drawing as the operators that paint it in a PDF (ISO 32000-1, 8.4 and 8.5). */
import type { Drawing, OutlineStep, Shape } from '../../model/drawing.js';
import { remember } from '../../model/remember.js';

/** What a drawing is in a PDF. */
export interface DrawingOperators {
  /** In units of the drawing, y down. */
  readonly content: string;
  /** The opacities of its states `/O1`, `/O2` and so on: inside, then line. */
  readonly opacities: readonly (readonly [number, number])[];
}

const CAPS = { butt: 0, round: 1, square: 2 } as const;
const JOINS = { miter: 0, round: 1, bevel: 2 } as const;

/** Gives the operators of a drawing. */
export const drawingOperators = remember((drawing: Drawing): DrawingOperators => {
  const states = new Map<string, readonly [number, number]>();
  const stateOf = ({ fill, line }: Shape): string => {
    const pair = [fill?.opacity ?? 1, line?.opacity ?? 1] as const;
    states.set(pair.join(' '), pair);
    return `/O${[...states.keys()].indexOf(pair.join(' ')) + 1} gs\n`;
  };
  const content = drawing.shapes.map((shape) => stateOf(shape) + shapeOperators(shape)).join('');
  return { content, opacities: [...states.values()] };
});

function shapeOperators({ outline, fill, line }: Shape): string {
  const state = [
    fill ? `${operands(fill.colour)} rg\n` : '',
    line ? `${operands(line.colour)} RG ${line.width} w ${CAPS[line.cap]} J ${JOINS[line.join]} j ` : '',
    line ? `${line.miterLimit} M [${line.dashes.join(' ')}] ${line.dashStart} d\n` : '',
  ];
  const isEvenOdd = fill?.rule === 'evenodd' ? '*' : '';
  const paint = fill ? (line ? `B${isEvenOdd}` : `f${isEvenOdd}`) : 'S';
  return `${state.join('')}${outline.map(stepOperator).join('')}${paint}\n`;
}

function stepOperator([name, ...values]: OutlineStep): string {
  if (name === 'Z') return 'h\n';
  return `${values.join(' ')} ${name === 'C' ? 'c' : name.toLowerCase()}\n`;
}

/** `#rrggbb` as three shares of one. */
function operands(colour: string): string {
  return [1, 3, 5]
    .map((at) => Math.round((Number.parseInt(colour.slice(at, at + 2), 16) / 255) * 1_000) / 1_000)
    .join(' ');
}
