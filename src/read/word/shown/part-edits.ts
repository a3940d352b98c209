/**
 * Changes to the XML of one part of a Word file: what fields and content controls show is replaced, and all else keeps its bytes.
 * Remembers where the new XML has words of an organisation's record.
 */
import { escapeXml } from '../../../formats/xml/escape.js';
import type { PlacedElement } from '../../../formats/xml/places.js';
import { PLACEHOLDER_OF, type PropertyWords } from '../../../model/property-words.js';
import type { RecordPlaces } from '../../../model/word.js';

/** What is shown: words, which may hold placeholders; or words of each organisation's record. */
export type Shown =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'record'; readonly words: PropertyWords };

/** XML around what is shown. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly shown?: Shown | undefined;
  readonly after: string;
}

export class PartEdits {
  readonly xml: string;
  private readonly edits: Edit[] = [];

  constructor(xml: string) {
    this.xml = xml;
  }

  get isEmpty(): boolean {
    return this.edits.length === 0;
  }

  remove({ start, end }: { readonly start: number; readonly end: number }): void {
    this.edits.push({ start, end, before: '', after: '' });
  }

  /** Puts XML in place of a stretch, with what is shown between two pieces of it. */
  replace(start: number, end: number, before: string, shown?: Shown, after = ''): void {
    this.edits.push({ start, end, before, shown, after });
  }

  /** Puts XML at the end of an element. */
  append(element: PlacedElement, before: string, shown?: Shown, after = ''): void {
    if (element.closeStart < element.end) this.replace(element.closeStart, element.closeStart, before, shown, after);
    else this.setContent(element, before, shown, after);
  }

  /** Puts other content into an element. */
  setContent(element: PlacedElement, before: string, shown?: Shown, after = ''): void {
    const { xml } = this;
    if (element.closeStart < element.end) this.replace(element.openEnd, element.closeStart, before, shown, after);
    else {
      const open = xml.slice(element.start, element.openEnd).replace(/\s*\/>$/, '>');
      this.replace(element.start, element.end, open + before, shown, `${after}</${rawName(element, xml)}>`);
    }
  }

  /** The whole XML with all changes; what goes in between comes before what is replaced there, and a change within another is left out. */
  result(): { readonly xml: string; readonly places: RecordPlaces } {
    const places = new Map<number, PropertyWords>();
    const sorted = [...this.encoding(), ...this.edits].sort(inOrder);
    let xml = '';
    let at = 0;
    for (const { start, end, before, shown, after } of sorted) {
      if (start < at) continue;
      xml += this.xml.slice(at, start) + before;
      if (shown?.kind === 'record') places.set(xml.length, shown.words);
      xml += shown ? escapeXml(templateText(shown)) : '';
      xml += after;
      at = end;
    }
    return { xml: xml + this.xml.slice(at), places };
  }

  /** Changed parts are written in UTF-8: their declaration says so at once, so that places stay where they are. */
  private encoding(): readonly Edit[] {
    const [, before, old] = /^(<\?xml[^>]*?encoding=["'])(?!utf-8["'])([^"']*)/i.exec(this.xml) ?? [];
    if (before === undefined || old === undefined) return [];
    return [{ start: before.length, end: before.length + old.length, before: 'UTF-8', after: '' }];
  }
}

function inOrder(a: Edit, b: Edit): number {
  if (a.start !== b.start) return a.start - b.start;
  const [isBetween, isOtherBetween] = [a.end === a.start, b.end === b.start];
  return isBetween === isOtherBetween ? b.end - a.end : isBetween ? -1 : 1;
}

/** What is shown as the text of a template. */
export function templateText(shown: Shown): string {
  return shown.kind === 'words' ? shown.text : `{{${PLACEHOLDER_OF[shown.words.name]}}}`;
}

/** The name of an element as the file writes it. */
export function rawName(element: PlacedElement, xml: string): string {
  return /^<([^\s/>]+)/.exec(xml.slice(element.start, element.openEnd))?.[1] ?? element.name;
}

/** The prefix that a part writes before the names of Word's elements, with its colon. */
export function prefixOf(element: PlacedElement, xml: string): string {
  return /^(?:[^:]+:)?/.exec(rawName(element, xml))?.[0] ?? '';
}
