/** The attribute `transform` (SVG 2, 8.5; CSS Transforms 1, 8): a list of functions into one matrix. */
import { SvgTrouble } from './trouble.js';

/** `x' = a·x + c·y + e`, `y' = b·x + d·y + f`. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const UNCHANGED: Matrix = [1, 0, 0, 1, 0, 0];

/** What the second does, and then the first. */
export function combined([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** Reads a list. Throws SvgTrouble at `at`, the place of its element. */
export function readMatrix(written: string, at: number): Matrix {
  const rest = written.replace(FUNCTION, '').replace(/[\s,]+/g, '');
  if (rest !== '') throw new SvgTrouble('is an SVG whose “transform” can’t be read', at);
  return [...written.matchAll(FUNCTION)].reduce((matrix, [, name = '', list = '']) => {
    const values = list.split(/[\s,]+/).filter((value) => value !== '');
    const step = functionMatrix(name, values.map(Number));
    if (!step || step.some((value) => !Number.isFinite(value)))
      throw new SvgTrouble(`is an SVG whose “transform” has a “${name}” that can’t be read`, at);
    return combined(matrix, step);
  }, UNCHANGED);
}

const FUNCTION = /\b(matrix|translate|scale|rotate|skewX|skewY)\s*\(([-+.,\deE\s]*)\)/g;

function functionMatrix(name: string, values: readonly number[]): Matrix | undefined {
  const [first = Number.NaN, second, third] = values;
  const radians = (first * Math.PI) / 180;
  switch (name) {
    case 'matrix':
      return values.length === 6 ? (values as unknown as Matrix) : undefined;
    case 'translate':
      return [1, 0, 0, 1, first, second ?? 0];
    case 'scale':
      return [first, 0, 0, second ?? first, 0, 0];
    case 'skewX':
      return [1, 0, Math.tan(radians), 1, 0, 0];
    case 'skewY':
      return [1, Math.tan(radians), 0, 1, 0, 0];
    default: {
      const [cosine, sine] = [Math.cos(radians), Math.sin(radians)];
      const turned: Matrix = [cosine, sine, -sine, cosine, 0, 0];
      if (second === undefined || third === undefined) return turned;
      return combined(combined([1, 0, 0, 1, second, third], turned), [1, 0, 0, 1, -second, -third]);
    }
  }
}
