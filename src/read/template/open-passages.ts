/** Shared passages as a text meets them while it is read: opened before, and read for the place where each stands. */
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Blocks, Leaf } from '../../model/document.js';
import type { FieldUse } from '../../model/template.js';
import type { BlockPairs } from './block-pairs.js';
import type { WrittenHeading } from './heading-numbers.js';

/** Where a passage stands. */
export interface PassagePlace {
  /** Whether names in it may be the keys of an entry. */
  readonly inEach: boolean;
  /** How many lists and quotes are around it; headings stand at 0 only. */
  readonly depth: number;
  readonly inFootnote: boolean;
  /** How many levels the headings of the text around it rise by. */
  readonly lift: number;
}

/** A passage read for one place. */
export interface PassageBody {
  readonly blocks: Blocks<Leaf>;
  /** Its headings, where it stands at depth 0, for whoever counts them. */
  readonly headings: readonly WrittenHeading[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A passage whose Markdown is parsed and whose pictures are loaded. */
export interface OpenPassage {
  /** Every use of every name, those in passages that it uses among them. */
  uses(inEach: boolean): readonly FieldUse[];
  /** Reads it for a place; for the same place it is the same object. */
  read(place: PassagePlace): PassageBody;
}

/** By name; one that is missing was refused when the template's head was read. */
export type OpenPassages = ReadonlyMap<string, OpenPassage>;

/** The uses of names in a text, with those in its passages where these stand. */
export function usesOf({ uses, passages }: BlockPairs, opened: OpenPassages): readonly FieldUse[] {
  if (passages.size === 0) return uses;
  const places = [...passages.values()];
  const parts = places.flatMap(({ name, inEach, at }, index) => [
    ...(opened.get(name)?.uses(inEach) ?? []),
    ...uses.slice(at, places[index + 1]?.at ?? uses.length),
  ]);
  return [...uses.slice(0, places[0]?.at), ...parts];
}
