/** A drawing made of outlines, such as a logo: what is left of an SVG file. It holds no words, no scripts and no addresses. */

/** A drawing; its longer side is 1,000 units, and y goes down. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** In the order in which they are painted. */
  readonly shapes: readonly Shape[];
}

/** An outline that is filled, drawn as a line, or both. */
export interface Shape {
  readonly outline: readonly OutlineStep[];
  readonly fill?: Paint & { readonly rule: 'nonzero' | 'evenodd' };
  readonly line?: Paint & Line;
}

/** Move to, line to, curve to (two control points, then the end), close; places are absolute. */
export type OutlineStep =
  | readonly ['M' | 'L', number, number]
  | readonly ['C', number, number, number, number, number, number]
  | readonly ['Z'];

export interface Paint {
  /** `#rrggbb` */
  readonly colour: string;
  /** 0 to 1. */
  readonly opacity: number;
}

export interface Line {
  /** Units of the drawing. */
  readonly width: number;
  readonly cap: 'butt' | 'round' | 'square';
  readonly join: 'miter' | 'round' | 'bevel';
  readonly miterLimit: number;
  /** Lengths of dashes and gaps in units of the drawing, none for a whole line; and where in them a line begins. */
  readonly dashes: readonly number[];
  readonly dashStart: number;
}
