/**
 * Writes a document's list instances (`w:num`). The headings and each bullet definition share one instance throughout. Every
 * ordered list has its own, so that each starts at its own number (ISO/IEC 29500-1, 17.9.15 and 17.9.26).
 */
import type { DocumentContext, NumberedList } from './document-context.js';
import { BULLETS, DEFINITIONS, NUMBERS } from './numbering.js';

/** docx always adds a bullet list first, so ours are numbered from 2. Definitions and fixed instances share numbers. */
const FIRST_DEFINITION = 2;

const idOf = (name: (typeof DEFINITIONS)[number]): number => FIRST_DEFINITION + DEFINITIONS.indexOf(name);

/** The instance for bullets. `shift` is the number of ordered lists around them, modulo 3. */
export function bulletsId(shift: number): number {
  return idOf(BULLETS[shift] ?? BULLETS[0]);
}

/** Adds an ordered list to the document and gives its instance. */
export function openNumberedList(context: DocumentContext, list: NumberedList): number {
  context.lists.push(list);
  return FIRST_DEFINITION + DEFINITIONS.length + context.lists.length - 1;
}

/** The instances that every document has: one for each definition. */
export function fixedInstances(): string {
  return DEFINITIONS.map((name) => instance(idOf(name), idOf(name), '')).join('');
}

/** The instances of a document's ordered lists. */
export function numberedInstances(lists: readonly NumberedList[]): string {
  return lists
    .map(({ shift, level, start }, i) =>
      instance(
        FIRST_DEFINITION + DEFINITIONS.length + i,
        idOf(NUMBERS[shift] ?? NUMBERS[0]),
        `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${start}"/></w:lvlOverride>`,
      ),
    )
    .join('');
}

function instance(id: number, definition: number, override: string): string {
  return `<w:num w:numId="${id}"><w:abstractNumId w:val="${definition}"/>${override}</w:num>`;
}
