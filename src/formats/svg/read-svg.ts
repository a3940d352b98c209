/**
 * Reads an SVG logo (SVG 2) into a drawing: plain shapes in plain colours. Whatever else could be in the file (words, scripts, events,
 * addresses, pictures, other documents, effects) is refused with its place, so that nothing is left out of a logo unseen, and nothing of
 * the file but its shapes ever reaches a document.
 */
import type { Drawing, Shape } from '../../model/drawing.js';
import { pointAt } from '../../model/source.js';
import type { PictureTrouble } from '../picture-limits.js';
import { XmlTrouble } from '../xml/parse.js';
import { type PlacedElement, parseXmlPlaces, placedChildren } from '../xml/places.js';
import { combined, type Matrix, readMatrix } from './matrix.js';
import { outlineOf, SHAPES } from './outline.js';
import { readLine, readPaint } from './paint.js';
import { type Properties, propertiesOf, type Rules, readRules } from './style.js';
import { SvgTrouble } from './trouble.js';

/** Characters; a logo of plain shapes seldom has a tenth. */
const LARGEST = 1_000_000;
const MOST_ELEMENTS = 5_000;
const MOST_STEPS = 100_000;
const DEEPEST = 50;

/** Elements that paint nothing and say nothing that a document shows. */
const SILENT: ReadonlySet<string> = new Set(['title', 'desc', 'metadata', 'defs', 'style', 'clipPath']);

const HINTS: Readonly<Record<string, string>> = {
  text: 'Turn the words into outlines (paths) in your drawing program and export it again, or use a PNG.',
  use: 'Export it without symbols or copies (expand them), or use a PNG.',
};

/** Whether a file claims to be an SVG, from how it begins. */
export function looksLikeSvg(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 1_000)).toString('utf8');
  return /^\uFEFF?\s*(?:<\?xml|<!--|<!DOCTYPE\s+svg|<svg|<\w+:svg)/i.test(start);
}

/** Gives the drawing, or why the file isn’t accepted, with line and column. */
export function readSvg(bytes: Uint8Array): Drawing | PictureTrouble {
  const text = Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  try {
    if (text.length > LARGEST) throw new SvgTrouble('is an SVG of more than 1 MB', 0, 'Simplify it, or use a PNG.');
    const [doctype] = /<!(?:DOCTYPE|ENTITY)/i.exec(text) ?? [];
    if (doctype) throw new SvgTrouble(`is an SVG with a “${doctype}”`, text.indexOf(doctype));
    return drawingOf(parseXmlPlaces(text));
  } catch (cause) {
    if (cause instanceof XmlTrouble)
      return { trouble: `is an SVG that isn’t well-formed: ${cause.message}`, hint: REPAIR };
    if (!(cause instanceof SvgTrouble)) throw cause;
    const { line, column } = pointAt({ path: '', text }, cause.at);
    return { trouble: `${cause.trouble} (line ${line}, column ${column})`, hint: cause.hint };
  }
}

const REPAIR = 'Export it again from the program that made it, or use a PNG.';

interface Reading {
  readonly rules: Rules;
  readonly frame: Frame;
  readonly shapes: Shape[];
  elements: number;
  steps: number;
}

function drawingOf(root: PlacedElement): Drawing {
  if (nameOf(root) !== 'svg') throw new SvgTrouble(`isn’t an SVG: it begins with <${root.name}>`, root.start);
  const frame = frameOf(root);
  const reading: Reading = { rules: readRules(sheetsIn(root)), frame, shapes: [], elements: 0, steps: 0 };
  readElement(root, new Map(), frame.matrix, 0, reading);
  if (reading.shapes.length === 0) throw new SvgTrouble('is an SVG that shows nothing', root.start);
  return { width: frame.width, height: frame.height, shapes: reading.shapes };
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly matrix: Matrix;
  readonly box: readonly [x: number, y: number, width: number, height: number];
}

/** The frame that is shown, laid so that its longer side has 1,000 units. */
function frameOf(root: PlacedElement): Frame {
  const side = (name: string) => Number.parseFloat(root.attributes.get(name) ?? '');
  const written = root.attributes
    .get('viewBox')
    ?.trim()
    .split(/[\s,]+/)
    .map(Number);
  const box = written ?? [0, 0, side('width'), side('height')];
  const [x = Number.NaN, y = Number.NaN, width = Number.NaN, height = Number.NaN] = box;
  if (box.length !== 4 || !box.every(Number.isFinite) || !(width > 0 && height > 0))
    throw new SvgTrouble('is an SVG without a size: it needs a viewBox', root.start);
  const scale = 1_000 / Math.max(width, height);
  const size = (value: number) => Math.round(value * scale * 100) / 100;
  return {
    width: size(width),
    height: size(height),
    matrix: [scale, 0, 0, scale, -x * scale, -y * scale],
    box: [x, y, width, height],
  };
}

function sheetsIn(element: PlacedElement): readonly PlacedElement[] {
  return placedChildren(element).flatMap((child) => (nameOf(child) === 'style' ? [child] : sheetsIn(child)));
}

/** The name of an element of SVG; any other element’s with its prefix. */
function nameOf({ name }: PlacedElement): string {
  return name.replace(/^svg:/, '');
}

function readElement(element: PlacedElement, parent: Properties, outer: Matrix, depth: number, reading: Reading): void {
  refuseBeyondBounds(element, depth, reading);
  const name = nameOf(element);
  // What drawing programs keep for themselves, such as guides.
  if (SILENT.has(name) || /^(?:sodipodi|inkscape|rdf|cc|dc):/.test(name)) return;
  const isGroup = name === 'g' || (name === 'svg' && depth === 0);
  if (!isGroup && !SHAPES.has(name))
    throw new SvgTrouble(`is an SVG with <${name}>, which isn’t accepted`, element.start, HINTS[name]);
  refuseActive(element);
  const properties = propertiesOf(element, parent, reading.rules);
  refuseEffects(element, properties, isGroup, reading);
  if (properties.get('display') === 'none') return;
  const transform = element.attributes.get('transform');
  const matrix = transform === undefined ? outer : combined(outer, readMatrix(transform, element.start));
  if (!isGroup) addShape(element, properties, matrix, reading);
  else for (const child of placedChildren(element)) readElement(child, properties, matrix, depth + 1, reading);
}

function refuseBeyondBounds({ start }: PlacedElement, depth: number, reading: Reading): void {
  reading.elements++;
  if (reading.elements > MOST_ELEMENTS || reading.steps > MOST_STEPS)
    throw new SvgTrouble('is an SVG with too many shapes', start, 'Simplify it, or use a PNG.');
  if (depth > DEEPEST) throw new SvgTrouble('is an SVG with groups nested too deep', start);
}

/** Refuses what runs something or leads out of the file. */
function refuseActive(element: PlacedElement): void {
  for (const [name, value] of element.attributes) {
    if (/^on/i.test(name)) throw new SvgTrouble(`is an SVG with a script: “${name}”`, element.start);
    if (/(?:^|:)href$/i.test(name) || /(?:url|image)\s*\(\s*(?!["']?#)/i.test(value))
      throw new SvgTrouble(`is an SVG that leads to something else: “${name}”`, element.start);
  }
}

function refuseEffects(element: PlacedElement, properties: Properties, isGroup: boolean, reading: Reading): void {
  const effect = EFFECTS.find((name) => !['none', undefined].includes(properties.get(name)));
  if (effect !== undefined && !(effect === 'clip-path' && isWholeFrame(properties.get(effect) ?? '', element, reading)))
    throw new SvgTrouble(`is an SVG with “${effect}”, which the program doesn’t draw`, element.start);
  if (isGroup && Number.parseFloat(properties.get('opacity') ?? '1') < 1)
    throw new SvgTrouble('is an SVG with a group that is partly transparent', element.start);
}

const EFFECTS = ['clip-path', 'mask', 'filter', 'marker', 'marker-start', 'marker-mid', 'marker-end', 'vector-effect'];

/** Whether a clip is only the whole frame, as some programs write around everything. */
function isWholeFrame(value: string, element: PlacedElement, { frame }: Reading): boolean {
  const id = /^url\(\s*["']?#([^"')]+)["']?\s*\)$/.exec(value)?.[1];
  const clip = clipOf(rootOf(element), id);
  const [only, ...others] = clip ? placedChildren(clip) : [];
  if (only === undefined || others.length > 0 || nameOf(only) !== 'rect') return false;
  if (only.attributes.has('transform')) return false;
  const side = (name: string) => Number(only.attributes.get(name) ?? 0);
  const [x, y, width, height] = frame.box;
  return (
    side('x') <= x &&
    side('y') <= y &&
    side('x') + side('width') >= x + width &&
    side('y') + side('height') >= y + height
  );
}

function rootOf(element: PlacedElement): PlacedElement {
  return element.parent ? rootOf(element.parent) : element;
}

function clipOf(element: PlacedElement, id: string | undefined): PlacedElement | undefined {
  if (nameOf(element) === 'clipPath' && element.attributes.get('id') === id) return element;
  for (const child of placedChildren(element)) {
    const within = clipOf(child, id);
    if (within) return within;
  }
  return undefined;
}

function addShape(element: PlacedElement, properties: Properties, matrix: Matrix, reading: Reading): void {
  if (['hidden', 'collapse'].includes(properties.get('visibility') ?? '')) return;
  const outline = outlineOf(element, matrix);
  reading.steps += outline.length;
  const fill = readPaint('fill', properties, element.start);
  const stroke = readPaint('stroke', properties, element.start);
  const line = stroke && { ...stroke, ...readLine(properties, unitOf(matrix, element), element.start) };
  if (fill && line && (fill.opacity < 1 || line.opacity < 1) && properties.get('opacity') !== undefined)
    throw new SvgTrouble('is an SVG with a shape whose inside and line are partly transparent together', element.start);
  const rule = properties.get('fill-rule') === 'evenodd' ? 'evenodd' : 'nonzero';
  const isLine = line !== undefined && line.width > 0;
  if (outline.length === 0 || (!fill && !isLine)) return;
  reading.shapes.push({ outline, ...(fill ? { fill: { ...fill, rule } } : {}), ...(isLine ? { line } : {}) });
}

/** The length of a shape’s unit in the drawing. A line that would be thicker in one direction is refused. */
function unitOf([a, b, c, d]: Matrix, { start }: PlacedElement): number {
  const [across, along] = [Math.hypot(a, b), Math.hypot(c, d)];
  if (Math.abs(across - along) > 0.01 * across || Math.abs(a * c + b * d) > 0.01 * across * along)
    throw new SvgTrouble('is an SVG with a line that is stretched in one direction', start, OUTLINES);
  return across;
}

const OUTLINES = 'Turn lines into outlines (paths) in your drawing program and export it again, or use a PNG.';
