/**
 * Turns a link's target into an address, a heading, a policy, or the path of a file that may be a policy's template. Refuses
 * other schemes.
 */
import { warning } from '../../../model/diagnostic.js';
import type { Leaf, LinkTarget } from '../../../model/document.js';
import type { Span } from '../../../model/source.js';
import { anchorPart, decoded, pathTarget } from '../../path-targets.js';
import { leaves, type RunPart } from '../inline-run.js';
import { type MarkdownReading, reportUnprintable } from './reading.js';

const HINT =
  'Link to https://…, http://…, mailto:…, tel:…, #heading, policy:CODE or the file of another template, like beta.md.';

/** Another policy by code or slug, and perhaps a heading in it. */
const POLICY = /^policy:([a-z0-9-]+)(?:#(.*))?$/i;

const SCHEME = /^(?:https?:\/\/|mailto:|tel:)/i;

/** Any scheme of two letters or more (RFC 3986, 3.1): one letter is a drive. */
const OTHER_SCHEME = /^(?:[a-z][a-z\d+.-]+|[a-z](?=:[\\/])):/i;

/** Reads a target; undefined if there is none, or if it is refused. */
export function linkTarget(
  parts: readonly RunPart[],
  span: Span,
  reading: MarkdownReading,
): LinkTarget<Leaf> | undefined {
  const target = leaves(parts, 'a link’s target', reading).map(withoutSpaces);
  const [first, second] = target;
  if (!first || (first.type === 'text' && /^#?$/.test(first.value) && !second)) {
    reportNoTarget(span, reading);
    return undefined;
  }
  const trouble = troubleWith(first, second);
  if (trouble !== undefined) {
    const lost = `A link became its words: ${trouble.charAt(0).toLowerCase()}${trouble.slice(1)}`;
    reportUnprintable(span, { code: 'link-target', message: trouble, hint: HINT, lost }, reading);
    return undefined;
  }
  return first.type === 'field' || SCHEME.test(first.value)
    ? { kind: 'address', address: target }
    : (wholeTarget(first.value) ?? { kind: 'address', address: withScheme(first.value, target) });
}

/** Spaces belong into no address (RFC 3986, 2). */
function withoutSpaces(leaf: Leaf): Leaf {
  return leaf.type === 'text' ? { ...leaf, value: leaf.value.trim().replace(/\s/g, '%20') } : leaf;
}

function reportNoTarget(span: Span, reading: MarkdownReading): void {
  const message = 'This link leads nowhere, so only its words print';
  reading.diagnostics.push(
    reading.purpose === 'template'
      ? warning('link-target', message, span, { hint: HINT })
      : warning('import-loss', 'A link that led nowhere became its words', span),
  );
}

function troubleWith(first: Leaf, second: Leaf | undefined): string | undefined {
  // A value that is the whole target is checked when it is filled in.
  if (first.type === 'field')
    return second ? 'A link must begin with its kind, such as https:, not with this placeholder' : undefined;
  const { value } = first;
  const scheme = SCHEME.exec(value)?.[0];
  if (scheme !== undefined)
    return value.length > scheme.length || second ? undefined : 'A link’s address is incomplete';
  if (value.startsWith('#')) return second && 'A link to a heading can’t contain a placeholder';
  if (POLICY.test(value)) return second && 'The code or slug of a policy can’t contain a placeholder';
  if (OTHER_SCHEME.test(value)) return 'A link must go to a web, e-mail or telephone address, a heading or a policy';
  return second && !isWithoutScheme(value)
    ? 'A link must begin with its kind, such as https:, where it contains a placeholder'
    : undefined;
}

/** `www.gov.uk/care`, `//example.org`, `help@example.org`: addresses whose scheme people leave out. */
function isWithoutScheme(value: string): boolean {
  return /^(?:www\.|\/\/)/i.test(value) || /^[^\s@:/]+@[^\s@:/]+$/.test(value);
}

function withScheme(value: string, [, ...others]: readonly Leaf[]): readonly Leaf[] {
  const scheme = value.startsWith('//')
    ? 'https:'
    : value.includes('@') && !/^www\./i.test(value)
      ? 'mailto:'
      : 'https://';
  return [{ type: 'text', value: scheme + value }, ...others];
}

/** A heading, a policy, or a path; undefined for an address. */
function wholeTarget(value: string): LinkTarget<Leaf> | undefined {
  if (value.startsWith('#')) return { kind: 'heading', anchor: decoded(value.slice(1)) };
  const [, name, heading] = POLICY.exec(value) ?? [];
  if (name !== undefined) return { kind: 'policy', name, file: undefined, ...anchorPart(heading) };
  if (isWithoutScheme(value)) return undefined;
  return pathTarget(value);
}
