/** The outlines of an SVG file’s shapes (SVG 2, 9 and 10), as moves, lines and curves in units of the drawing. */
import svgpath from 'svgpath';
import type { OutlineStep } from '../../model/drawing.js';
import type { PlacedElement } from '../xml/places.js';
import type { Matrix } from './matrix.js';
import { rounded } from './paint.js';
import { SvgTrouble } from './trouble.js';

/** The elements that have an outline. */
export const SHAPES: ReadonlySet<string> = new Set([
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
]);

/** Gives the outline of a shape; nothing where it has no size. Throws SvgTrouble. */
export function outlineOf(element: PlacedElement, matrix: Matrix): readonly OutlineStep[] {
  const written = pathOf(element);
  if (written === '') return [];
  const path = svgpath(written);
  // The package says so of a path that it couldn't read to its end.
  const { err } = path as unknown as { readonly err?: string };
  if (err) throw new SvgTrouble(`is an SVG with a ${element.name} that can’t be read`, element.start);
  const steps: OutlineStep[] = [];
  path
    .abs()
    .unshort()
    .unarc()
    .matrix([...matrix])
    .iterate((segment, _, x, y) => {
      steps.push(stepOf(segment as readonly (string | number)[], x, y));
    });
  if (steps.some((step) => step.some((value) => typeof value === 'number' && !(Math.abs(value) < FARTHEST))))
    throw new SvgTrouble(`is an SVG with a ${element.name} far outside its frame`, element.start);
  return steps;
}

/** Units of the drawing, which has 1,000. */
const FARTHEST = 1_000_000;

function stepOf([name, ...values]: readonly (string | number)[], x: number, y: number): OutlineStep {
  const at = values.map((value) => rounded(Number(value)));
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = at;
  switch (name) {
    case 'M':
    case 'L':
      return [name, a, b];
    case 'H':
      return ['L', a, rounded(y)];
    case 'V':
      return ['L', rounded(x), a];
    case 'Q': {
      // A curve with one control point is one with two, each two thirds of the way to it.
      const [toX, toY, endX, endY] = values.map(Number) as [number, number, number, number];
      const towards = (from: number, to: number) => rounded(from + (2 / 3) * (to - from));
      return ['C', towards(x, toX), towards(y, toY), towards(endX, toX), towards(endY, toY), c, d];
    }
    case 'C':
      return ['C', a, b, c, d, e, f];
    default:
      return ['Z'];
  }
}

function pathOf(element: PlacedElement): string {
  const { attributes, name } = element;
  const number = (key: string): number => {
    const value = Number((attributes.get(key) ?? '0').trim().replace(/px$/, ''));
    if (!Number.isFinite(value))
      throw new SvgTrouble(`is an SVG whose ${name} has a “${key}” that isn’t a number`, element.start);
    return value;
  };
  switch (name) {
    case 'path':
      return (attributes.get('d') ?? '').trim();
    case 'line':
      return `M${number('x1')} ${number('y1')}L${number('x2')} ${number('y2')}`;
    case 'polyline':
    case 'polygon': {
      const points = (attributes.get('points') ?? '').trim();
      return points === '' ? '' : `M${points}${name === 'polygon' ? 'Z' : ''}`;
    }
    case 'rect':
      return rectangle(number('x'), number('y'), number('width'), number('height'), cornerOf(element, number));
    default: {
      const [rx, ry] = name === 'circle' ? [number('r'), number('r')] : [number('rx'), number('ry')];
      return rx > 0 && ry > 0 ? ellipse(number('cx'), number('cy'), rx, ry) : '';
    }
  }
}

function ellipse(x: number, y: number, rx: number, ry: number): string {
  return `M${x - rx} ${y}A${rx} ${ry} 0 1 0 ${x + rx} ${y}A${rx} ${ry} 0 1 0 ${x - rx} ${y}Z`;
}

/** The radii of a rectangle’s corners: of one that isn’t said, the other. */
function cornerOf({ attributes }: PlacedElement, number: (key: string) => number): readonly [number, number] {
  return [number(attributes.has('rx') ? 'rx' : 'ry'), number(attributes.has('ry') ? 'ry' : 'rx')];
}

function rectangle(x: number, y: number, width: number, height: number, corner: readonly [number, number]): string {
  if (!(width > 0 && height > 0)) return '';
  const [rx, ry] = [Math.min(corner[0], width / 2), Math.min(corner[1], height / 2)];
  if (!(rx > 0 && ry > 0)) return `M${x} ${y}h${width}v${height}h${-width}Z`;
  const turn = (right: number, down: number) => `a${rx} ${ry} 0 0 1 ${right} ${down}`;
  return (
    `M${x + rx} ${y}h${width - 2 * rx}${turn(rx, ry)}v${height - 2 * ry}${turn(-rx, ry)}` +
    `h${2 * rx - width}${turn(-rx, -ry)}v${2 * ry - height}${turn(rx, -ry)}Z`
  );
}
