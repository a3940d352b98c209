/** What shapes of an SVG file are painted with: plain colours and lines (SVG 2, 13). */
import type { Line, Paint } from '../../model/drawing.js';
import type { Properties } from './style.js';
import { SvgTrouble } from './trouble.js';

/** Named colours that programs write; any other is written in numbers (CSS Color 4, 6.1). */
const NAMES: Readonly<Record<string, string>> = {
  black: '#000000',
  silver: '#c0c0c0',
  gray: '#808080',
  grey: '#808080',
  white: '#ffffff',
  maroon: '#800000',
  red: '#ff0000',
  purple: '#800080',
  fuchsia: '#ff00ff',
  green: '#008000',
  lime: '#00ff00',
  olive: '#808000',
  yellow: '#ffff00',
  navy: '#000080',
  blue: '#0000ff',
  teal: '#008080',
  aqua: '#00ffff',
  orange: '#ffa500',
};

/** The paint of a shape’s inside or line; undefined for none. Throws SvgTrouble at `at`. */
export function readPaint(name: 'fill' | 'stroke', properties: Properties, at: number): Paint | undefined {
  const written = properties.get(name) ?? (name === 'fill' ? 'black' : 'none');
  const value = written.toLowerCase() === 'currentcolor' ? (properties.get('color') ?? 'black') : written;
  if (value === 'none' || value === 'transparent') return undefined;
  if (/^url\(/i.test(value))
    throw new SvgTrouble('is an SVG with a gradient or pattern, which the program doesn’t draw', at, PLAIN_COLOURS);
  const colour = readColour(value);
  if (colour === undefined)
    throw new SvgTrouble(`is an SVG with a colour that can’t be read: “${value.slice(0, 40)}”`, at, PLAIN_COLOURS);
  const opacity = readShare(properties.get(`${name}-opacity`)) * readShare(properties.get('opacity'));
  return opacity > 0 ? { colour, opacity: rounded(opacity) } : undefined;
}

const PLAIN_COLOURS = 'Use plain colours such as #1a5276, or use a PNG.';

function readColour(value: string): string | undefined {
  const name = value.toLowerCase();
  if (/^#[\da-f]{6}$/.test(name)) return name;
  if (/^#[\da-f]{3}$/.test(name)) return name.replace(/[\da-f]/g, '$&$&');
  const parts = /^rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)$/.exec(name)?.slice(1).map(Number);
  if (parts?.every((part) => part <= 255))
    return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  return Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
}

function readShare(written: string | undefined): number {
  const value = Number.parseFloat(written ?? '1') / (written?.endsWith('%') ? 100 : 1);
  return Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 1;
}

/** The line of a shape; `scale` is the size of its unit in units of the drawing. Throws SvgTrouble at `at`. */
export function readLine(properties: Properties, scale: number, at: number): Line {
  const length = (name: string, otherwise: number) => {
    const value = Number(properties.get(name)?.replace(/px$/, '') ?? otherwise);
    if (!Number.isFinite(value)) throw new SvgTrouble(`is an SVG whose “${name}” can’t be read`, at);
    return value;
  };
  const dashes = (properties.get('stroke-dasharray') ?? 'none').split(/[\s,]+/).filter((dash) => dash !== 'none');
  const lengths = dashes.map((dash) => Number.parseFloat(dash));
  if (lengths.some((dash) => !(dash >= 0))) throw new SvgTrouble('is an SVG whose dashes can’t be read', at);
  // All gaps of nothing make a whole line.
  const isDashed = lengths.some((dash) => dash > 0);
  return {
    width: rounded(length('stroke-width', 1) * scale),
    cap: choice(properties.get('stroke-linecap'), ['butt', 'round', 'square']),
    join: choice(properties.get('stroke-linejoin'), ['miter', 'round', 'bevel']),
    miterLimit: rounded(Math.min(1_000, Math.max(1, length('stroke-miterlimit', 4)))),
    dashes: isDashed ? lengths.map((dash) => rounded(dash * scale)) : [],
    dashStart: isDashed ? rounded(Math.max(0, length('stroke-dashoffset', 0)) * scale) : 0,
  };
}

function choice<Choice extends string>(value: string | undefined, choices: readonly [Choice, ...Choice[]]): Choice {
  return choices.find((candidate) => candidate === value) ?? choices[0];
}

/** Hundredths are finer than any print: a drawing has 1,000 units. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
