/** Puts the blocks of shared passages in place that are alone in their paragraph, perhaps within conditions. */
import type { Blocks, Leaf } from '../../model/document.js';
import type { WrittenHeading } from './heading-numbers.js';
import { blocksApart, type RunPart, type TagReading } from './inline-run.js';
import { type OuterPlace, passageBody } from './passage-words.js';

export interface PlacedPassages {
  readonly blocks: Blocks<Leaf>;
  readonly headings: readonly WrittenHeading[];
  /** Whether conditions stand around them in their paragraph. */
  readonly isConditional: boolean;
}

function isPassage(part: RunPart): boolean {
  return part.kind === 'tag' && part.tag.form.kind === 'passage';
}

/** Whether a part is a block tag, or white space between tags. */
function printsNothing(part: RunPart): boolean {
  if (part.kind === 'words') return part.value.trim() === '';
  return part.kind === 'tag' && /^(?:open|else|close)$/.test(part.tag.form.kind);
}

/** Gives the blocks of a paragraph that holds passages alone; undefined for any other. */
export function passagesAlone(
  parts: readonly RunPart[],
  place: OuterPlace,
  reading: TagReading,
): PlacedPassages | undefined {
  if (!parts.some(isPassage) || !parts.every((part) => isPassage(part) || printsNothing(part))) return undefined;
  const headings: WrittenHeading[] = [];
  const placed = parts.flatMap((part): readonly RunPart[] => {
    if (part.kind !== 'tag' || part.tag.form.kind !== 'passage') return [part];
    const body = passageBody(part.tag, place, reading);
    headings.push(...(body?.headings ?? []));
    return (body?.blocks ?? []).map((block) => ({ kind: 'apart', block }));
  });
  return {
    blocks: blocksApart(placed, reading),
    headings,
    isConditional: parts.some((part) => part.kind === 'tag' && part.tag.form.kind === 'open'),
  };
}
