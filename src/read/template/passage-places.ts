/**
 * Puts in place what is alone in its paragraph, perhaps within conditions: the blocks of shared passages, and the tables and lists of the
 * program's own.
 */
import type { Blocks, Leaf } from '../../model/document.js';
import { isListingName } from '../../model/placeholders.js';
import type { WrittenHeading } from './heading-numbers.js';
import { blocksApart, type RunPart, type TagReading } from './inline-run.js';
import { type OuterPlace, passageBody } from './passage-words.js';

export interface PlacedPassages {
  readonly blocks: Blocks<Leaf>;
  readonly headings: readonly WrittenHeading[];
  /** Whether conditions stand around them in their paragraph. */
  readonly isConditional: boolean;
}

function isPlaced(part: RunPart): boolean {
  if (part.kind !== 'tag') return false;
  const { form } = part.tag;
  return form.kind === 'passage' || (form.kind === 'field' && isListingName(form.name));
}

/** Whether a part is a block tag, or white space between tags. */
function printsNothing(part: RunPart): boolean {
  if (part.kind === 'words') return part.value.trim() === '';
  return part.kind === 'tag' && /^(?:open|else|close)$/.test(part.tag.form.kind);
}

/** Gives the blocks of a paragraph that holds such tags alone; undefined for any other. */
export function passagesAlone(
  parts: readonly RunPart[],
  place: OuterPlace,
  reading: TagReading,
): PlacedPassages | undefined {
  if (!parts.some(isPlaced) || !parts.every((part) => isPlaced(part) || printsNothing(part))) return undefined;
  const headings: WrittenHeading[] = [];
  const placed = parts.flatMap((part): readonly RunPart[] => {
    if (part.kind !== 'tag') return [part];
    const { form, span } = part.tag;
    if (form.kind === 'field' && isListingName(form.name))
      return [{ kind: 'apart', block: { type: 'listing', of: form.name, span } }];
    if (form.kind !== 'passage') return [part];
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
