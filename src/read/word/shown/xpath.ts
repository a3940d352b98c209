/**
 * Finds what an XPath of a content control leads to in a store: absolute paths of elements with their number, as Word writes them
 * (`/ns0:root[1]/ns0:name[2]`), perhaps with an attribute at the end. Any other path leads nowhere.
 */
import { type PlacedElement, placedChildren } from '../../../formats/xml/places.js';
import { rawName } from './part-edits.js';

/** What a path leads to. */
export interface StoreNode {
  readonly element: PlacedElement;
  /** The name of an attribute of it, as the file writes it. */
  readonly attribute?: string;
}

/** A path and what its prefixes mean (ISO/IEC 29500-1, 17.5.2.6). */
export interface StorePath {
  readonly xpath: string;
  readonly prefixMappings: string;
}

interface Step {
  /** Absent where the prefix isn't declared: then any namespace will do. */
  readonly uri?: string;
  readonly local: string;
  readonly number: number;
}

const STEP = /^(?:([\w.-]+):)?([\w.-]+|\*)(?:\[(?:position\(\)\s*=\s*)?(\d+)\])?$/;

/** Whether a path is one that can be followed, wherever it leads. */
export function isPlainPath(xpath: string): boolean {
  const [first, ...steps] = stepsOf(xpath);
  return first === '' && steps.length > 0 && steps.every((step) => STEP.test(step.replace(/^@/, '').trim()));
}

function stepsOf(xpath: string): string[] {
  return xpath
    .trim()
    .replace(/\/text\(\)(?:\[1\])?$/, '')
    .split('/');
}

/** Follows a path in a store whose XML is given. */
export function followPath(
  { xpath, prefixMappings }: StorePath,
  root: PlacedElement,
  xml: string,
): StoreNode | undefined {
  const written = stepsOf(xpath);
  const attribute = written.at(-1)?.startsWith('@') ? written.pop()?.slice(1) : undefined;
  const steps = written.slice(1).map((step) => stepOf(step, mappingsOf(prefixMappings)));
  if (written[0] !== '' || steps.length === 0) return undefined;
  let candidates: readonly PlacedElement[] = [root];
  let element: PlacedElement | undefined;
  for (const step of steps) {
    element = step && candidates.filter((candidate) => matches(candidate, step, xml))[step.number - 1];
    if (!element) return undefined;
    candidates = placedChildren(element);
  }
  if (!element) return undefined;
  if (attribute === undefined) return { element };
  const name = [...element.attributes.keys()].find((key) => localOf(key) === localOf(attribute));
  return name === undefined ? undefined : { element, attribute: name };
}

function stepOf(step: string, mappings: ReadonlyMap<string, string>): Step | undefined {
  const [, prefix, local, number] = STEP.exec(step.trim()) ?? [];
  if (local === undefined) return undefined;
  const uri = prefix === undefined ? '' : mappings.get(prefix);
  return { local, number: Number(number ?? 1), ...(uri === undefined ? {} : { uri }) };
}

function matches(element: PlacedElement, { uri, local }: Step, xml: string): boolean {
  const name = rawName(element, xml);
  if (local !== '*' && localOf(name) !== local) return false;
  return local === '*' || uri === undefined || namespaceOf(element, xml) === uri;
}

/** `xmlns:ns0='urn:d' xmlns:ns1="urn:e"` */
function mappingsOf(prefixMappings: string): ReadonlyMap<string, string> {
  return new Map(
    [...prefixMappings.matchAll(/xmlns:([\w.-]+)\s*=\s*(?:'([^']*)'|"([^"]*)")/g)].map(([, prefix = '', one, two]) => [
      prefix,
      one ?? two ?? '',
    ]),
  );
}

function namespaceOf(element: PlacedElement, xml: string): string {
  const name = rawName(element, xml);
  const declaration = name.includes(':') ? `xmlns:${name.slice(0, name.indexOf(':'))}` : 'xmlns';
  for (let at: PlacedElement | undefined = element; at; at = at.parent) {
    const uri = at.attributes.get(declaration);
    if (uri !== undefined) return uri;
  }
  return '';
}

function localOf(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
