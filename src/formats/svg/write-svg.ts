/** Writes a drawing as an SVG file that holds its shapes and nothing else. */
import type { Drawing, OutlineStep, Paint, Shape } from '../../model/drawing.js';
import { remember } from '../../model/remember.js';

/** Gives the file. */
export const drawingSvg = remember(
  ({ width, height, shapes }: Drawing): Uint8Array =>
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${shapes.map(shapeMarkup).join('')}</svg>`,
    ),
);

function shapeMarkup({ outline, fill, line }: Shape): string {
  const inside = fill
    ? `${paintAttributes('fill', fill)}${fill.rule === 'evenodd' ? ' fill-rule="evenodd"' : ''}`
    : ' fill="none"';
  const around = line
    ? `${paintAttributes('stroke', line)} stroke-width="${line.width}" stroke-linecap="${line.cap}"` +
      ` stroke-linejoin="${line.join}" stroke-miterlimit="${line.miterLimit}"` +
      (line.dashes.length > 0
        ? ` stroke-dasharray="${line.dashes.join(' ')}" stroke-dashoffset="${line.dashStart}"`
        : '')
    : '';
  return `<path d="${outline.map(stepText).join('')}"${inside}${around}/>`;
}

function paintAttributes(name: 'fill' | 'stroke', { colour, opacity }: Paint): string {
  return ` ${name}="${colour}"${opacity < 1 ? ` ${name}-opacity="${opacity}"` : ''}`;
}

function stepText([name, ...values]: OutlineStep): string {
  return name + values.join(' ');
}
