/**
 * Finds what a drawing of a Word file holds, in order: text boxes, pictures, lines and words drawn as letters. Both forms are read, DrawingML
 * and the older VML, alone, grouped or on a canvas; of an alternative, only what Word itself takes.
 */
import { turnedPicture } from '../../../formats/picture.js';
import { turnIn } from '../../../formats/word/upright.js';
import { type PlacedElement, placedChild } from '../../../formats/xml/places.js';
import type { Inlines, Leaf, Picture, PictureTurn } from '../../../model/document.js';
import { remember, rememberByValue } from '../../../model/remember.js';
import { spanOf } from '../../../model/source.js';
import { inlineRun, leaves, type RunPart } from '../../template/inline-run.js';
import { taggedParts } from '../../template/tagged-parts.js';
import type { TreeReading } from './reading.js';

/** Something in a drawing that the text can show. */
export type Drawn =
  | { readonly kind: 'picture'; readonly picture: Picture; readonly alt: readonly Leaf[] }
  | { readonly kind: 'box'; readonly content: PlacedElement; readonly isFramed: boolean }
  | { readonly kind: 'letters'; readonly children: Inlines<Leaf> }
  | { readonly kind: 'rule' }
  /** `what`: how a message names it. */
  | { readonly kind: 'unshown'; readonly what: string };

/** Gives what a drawing holds; nothing for an ornament. */
export function drawnIn(drawing: PlacedElement, reading: TreeReading): readonly Drawn[] {
  const drawn: Drawn[] = [];
  collect(drawing, drawing, reading, drawn);
  if (drawn.length > 0 || isOrnament(drawing)) return drawn;
  return [isLine(drawing) ? { kind: 'rule' } : { kind: 'unshown', what: 'a drawing' }];
}

/**
 * Whether a drawing that stands before the words of its paragraph is shown before them: one in the line of text is; one that floats is beside
 * or below the paragraph that it is anchored to, unless its place is measured from there upwards.
 */
export function isShownFirst(drawing: PlacedElement): boolean {
  const anchor = placedChild(drawing, 'wp:anchor');
  if (anchor) {
    const place = placedChild(anchor, 'wp:positionV');
    const [offset] = placedChild(place, 'wp:posOffset')?.children ?? [];
    const isUpwards = offset?.kind === 'text' && Number(offset.text) < 0;
    return isUpwards && /^(?:paragraph|line)$/.test(place?.attributes.get('relativeFrom') ?? '');
  }
  return !drawing.children.some(
    (child) => child.kind === 'element' && /position:\s*absolute/.test(child.attributes.get('style') ?? ''),
  );
}

/** The part of an alternative that Word takes: what it knows itself rather than what stands in for it. */
export function chosen(alternative: PlacedElement): PlacedElement | undefined {
  return placedChild(alternative, 'mc:Choice') ?? placedChild(alternative, 'mc:Fallback');
}

function collect(element: PlacedElement, drawing: PlacedElement, reading: TreeReading, drawn: Drawn[]): void {
  for (const child of element.children) {
    if (child.kind !== 'element') continue;
    if (child.name === 'w:txbxContent') drawn.push({ kind: 'box', content: child, isFramed: isFramed(child) });
    else if (child.name === 'mc:AlternateContent') {
      const choice = chosen(child);
      if (choice) collect(choice, drawing, reading, drawn);
    } else if (child.name === 'a:blip') {
      const turn = turnOf(child);
      drawn.push(pictureAt(child.attributes.get('r:embed'), alternativeText(child, drawing, reading), reading, turn));
    } else if (child.name === 'v:imagedata') {
      drawn.push(pictureAt(child.attributes.get('r:id'), vmlAlternativeText(child, reading), reading));
    } else if (child.name === 'v:textpath') {
      const children = inlineRun(attributeParts(child, 'string', reading), reading.part);
      if (children.length > 0) drawn.push({ kind: 'letters', children });
    } else if (isOn(child.attributes.get('o:hr'))) drawn.push({ kind: 'rule' });
    else collect(child, drawing, reading, drawn);
  }
}

function pictureAt(
  id: string | undefined,
  alt: readonly Leaf[],
  { targets }: TreeReading,
  turn?: PictureTurn | undefined,
): Drawn {
  const target = targets.get(id ?? '');
  if (target?.kind === 'picture') return { kind: 'picture', picture: turnedInWord(target.picture, turn), alt };
  return { kind: 'unshown', what: target?.kind === 'other' ? target.what : 'a drawing' };
}

/** A picture as a drawing turns it: the same object wherever it's turned so. */
const turnedInWord = (picture: Picture, turn: PictureTurn | undefined): Picture =>
  turn === undefined ? picture : turnings(picture)(turn);

const turnings = remember((picture: Picture) =>
  rememberByValue((turn: PictureTurn) => turnedPicture(picture, turn), 'small'),
);

/** How a drawing turns its picture: Word turns a photograph so when it's put in. */
function turnOf(blip: PlacedElement): PictureTurn | undefined {
  const picture = blip.parent?.name === 'pic:blipFill' ? blip.parent.parent : undefined;
  return turnIn(placedChild(placedChild(picture, 'pic:spPr'), 'a:xfrm')?.attributes ?? new Map());
}

/** A picture's own description, where it has one; the drawing's for a picture that is alone in it. */
function alternativeText(blip: PlacedElement, drawing: PlacedElement, reading: TreeReading): readonly Leaf[] {
  for (let at: PlacedElement | undefined = blip; at && at !== drawing; at = at.parent) {
    const ownText = isWithinGroup(at) ? placedChild(placedChild(at, 'pic:nvPicPr'), 'pic:cNvPr') : undefined;
    const holder = [placedChild(at, 'wp:docPr'), ownText].find((candidate) =>
      candidate?.attributes.get('descr')?.trim(),
    );
    if (holder) return description(holder, 'descr', reading);
  }
  return [];
}

/** What Word shows as the description of a picture is that of its drawing, except in a group. */
function isWithinGroup(element: PlacedElement): boolean {
  return /^(?:wpg:wgp|wpg:grpSp|wpc:wpc)$/.test(element.parent?.name ?? '');
}

function vmlAlternativeText(image: PlacedElement, reading: TreeReading): readonly Leaf[] {
  const { parent } = image;
  if (parent?.attributes.get('alt')?.trim()) return description(parent, 'alt', reading);
  return description(image, 'o:title', reading);
}

function description(holder: PlacedElement, attribute: string, reading: TreeReading): readonly Leaf[] {
  return leaves(attributeParts(holder, attribute, reading), 'a picture’s alternative text', reading.part);
}

/** The words and tags of an attribute, on one line. */
function attributeParts(element: PlacedElement, attribute: string, { part }: TreeReading): readonly RunPart[] {
  const line = part.taggedLines.get(element)?.find((candidate) => candidate.attribute === attribute);
  if (line) return taggedParts(part.source, line.start, line.end, part.tagsIn.get(line) ?? []);
  const value = (element.attributes.get(attribute) ?? '').replace(/\s+/g, ' ').trim();
  return value === '' ? [] : [{ kind: 'words', value, span: spanOf(part.source, 0) }];
}

function isOn(value: string | undefined): boolean {
  return value === 't' || value === 'true' || value === '1';
}

/** Whether a text box shows a frame or a ground of its own; without both, its words look like those around it. */
function isFramed(content: PlacedElement): boolean {
  for (let at = content.parent; at; at = at.parent) {
    if (at.name === 'wps:wsp') return isFramedShape(at);
    if (/^v:(?:shape|rect|roundrect|oval)$/.test(at.name))
      return !isOff(at.attributes.get('stroked')) || !isOff(at.attributes.get('filled'));
  }
  return true;
}

function isOff(value: string | undefined): boolean {
  return value === 'f' || value === 'false' || value === '0';
}

/** A shape's own settings of line and ground come before those of its style (ISO/IEC 29500-1, 20.1.2.2.37). */
function isFramedShape(shape: PlacedElement): boolean {
  const properties = placedChild(shape, 'wps:spPr');
  const style = placedChild(shape, 'wps:style');
  const refersTo = (name: string) => Number(placedChild(style, name)?.attributes.get('idx') ?? 0) > 0;
  const line = placedChild(properties, 'a:ln');
  const hasLine = placedChild(line, 'a:noFill')
    ? false
    : line?.children.some((child) => child.kind === 'element' && FILLS.test(child.name)) || refersTo('a:lnRef');
  const hasGround = placedChild(properties, 'a:noFill')
    ? false
    : properties?.children.some((child) => child.kind === 'element' && FILLS.test(child.name)) || refersTo('a:fillRef');
  return hasLine || hasGround;
}

const FILLS = /^a:(?:solidFill|gradFill|blipFill|pattFill|grpFill)$/;

/** Whether an author said that a drawing is only an ornament, or it is empty. */
function isOrnament(drawing: PlacedElement): boolean {
  return findDecorative(drawing) || drawing.children.length === 0;
}

function findDecorative(element: PlacedElement): boolean {
  return element.children.some(
    (child) =>
      child.kind === 'element' &&
      ((/:decorative$/.test(child.name) && isOn(child.attributes.get('val'))) || findDecorative(child)),
  );
}

/** Whether all that is drawn is one level line: a line across the page. */
function isLine(drawing: PlacedElement): boolean {
  const shapes: PlacedElement[] = [];
  const walk = (element: PlacedElement): void => {
    for (const child of element.children) {
      if (child.kind !== 'element') continue;
      if (child.name === 'wps:wsp' || child.name === 'v:line') shapes.push(child);
      else walk(child);
    }
  };
  walk(drawing);
  const [shape, another] = shapes;
  if (!shape || another) return false;
  if (shape.name === 'v:line') return heightOf(shape.attributes.get('from')) === heightOf(shape.attributes.get('to'));
  const properties = placedChild(shape, 'wps:spPr');
  const preset = placedChild(properties, 'a:prstGeom')?.attributes.get('prst');
  const height = placedChild(placedChild(properties, 'a:xfrm'), 'a:ext')?.attributes.get('cy');
  return (preset === 'line' || preset === 'straightConnector1') && Number(height) < LEVEL;
}

/** EMU: a line that falls by less over its length is level. */
const LEVEL = 20_000;

function heightOf(point: string | undefined): string {
  return (point ?? '').split(',')[1]?.trim() ?? '0';
}
