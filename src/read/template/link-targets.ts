/**
 * Turns a link's target into an address, a policy or a heading's anchor. Refuses other schemes, files and relative paths.
 */
import type { Leaf, LinkTarget } from '../../model/document.js';
import type { Span } from '../../model/source.js';
import { leaves, type RunPart } from './inline-run.js';
import { type MarkdownReading, reportUnprintable } from './markdown/reading.js';

const HINT = 'Link to https://…, http://…, mailto:…, tel:…, #heading or policy:CODE.';

const LOST = 'A link became its words, because no document can lead where it leads';

/** Another policy, by code or slug. */
const POLICY = /^policy:[a-z0-9-]+$/i;

/** Reads a target; undefined if it is refused. */
export function linkTarget(
  parts: readonly RunPart[],
  span: Span,
  reading: MarkdownReading,
): LinkTarget<Leaf> | undefined {
  const address = leaves(parts, 'a link’s target', reading);
  const [first, second] = address;
  const trouble = troubleWith(address);
  if (trouble !== undefined) {
    reportUnprintable(span, { code: 'link-target', message: trouble, hint: HINT, lost: LOST }, reading);
    return undefined;
  }
  if (first?.type === 'text' && POLICY.test(first.value))
    return { kind: 'policy', name: first.value.slice('policy:'.length), file: undefined };
  if (first?.type === 'text' && first.value.startsWith('#') && !second)
    return { kind: 'heading', anchor: first.value.slice(1) };
  return { kind: 'address', address };
}

function troubleWith(address: readonly Leaf[]): string | undefined {
  const [first, second] = address;
  if (!first) return 'A link has no address';
  if (address.some((leaf) => leaf.type === 'text' && /\s/.test(leaf.value))) return 'A link’s address contains a space';
  // A value that is the whole target is checked when it is filled in.
  if (first.type === 'field')
    return second ? 'A link must begin with its kind, such as https:, not with this placeholder' : undefined;
  if (first.value.startsWith('#')) {
    if (second) return 'A link to a heading can’t contain a placeholder';
    return first.value.length > 1 ? undefined : 'A link has "#" but no heading';
  }
  if (POLICY.test(first.value)) return second ? 'The code or slug of a policy can’t contain a placeholder' : undefined;
  const scheme = /^(?:https?:\/\/|mailto:|tel:)/i.exec(first.value)?.[0];
  if (scheme === undefined) return 'A link must go to a web, e-mail or telephone address, or a heading';
  return first.value.length > scheme.length || second ? undefined : 'A link’s address is incomplete';
}
