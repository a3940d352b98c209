/**
 * An opened Word file without some of its parts, and with other text in some: relationships and content types go with what they are
 * for, and so do parts that nothing refers to any more. All other parts are the same objects as before.
 */
import { rememberByValue } from '../../model/remember.js';
import { XmlEdits } from '../xml/edits.js';
import { type PlacedElement, parseXmlPlaces, placedChildren } from '../xml/places.js';
import { CONTENT_TYPES } from './content-types.js';
import type { WordPackage, WordPart } from './package.js';
import { packXml } from './part-texts.js';
import { type Relationship, relationshipsPath } from './relationships.js';

/** What changes, by the parts' paths. */
export interface PackageChange {
  readonly texts?: ReadonlyMap<string, string>;
  readonly gone?: ReadonlySet<string>;
  /** Relationships to leave out besides; `''` is the path of the package itself. */
  readonly unrelated?: (path: string, relationship: Relationship) => boolean;
}

/** Gives the package with a change; the same package where nothing changes. */
export function changedPackage(word: WordPackage, change: PackageChange): WordPackage {
  const changed = new Changed(word, change);
  changed.dropUnused();
  return changed.isSame ? word : changed.package();
}

class Changed {
  private readonly word: WordPackage;
  private readonly change: PackageChange;
  private readonly gone: Set<string>;
  private readonly dropped = new Set<Relationship>();
  private readonly values = rememberByValue(attributeValues, 'large');

  constructor(word: WordPackage, change: PackageChange) {
    this.word = word;
    this.change = change;
    this.gone = new Set([...(change.gone ?? [])].filter((path) => word.parts.has(path)));
  }

  get isSame(): boolean {
    return this.gone.size === 0 && this.dropped.size === 0 && (this.change.texts?.size ?? 0) === 0;
  }

  /** Drops relationships that lead to what is gone or are no longer used, and then the parts that nothing leads to. */
  dropUnused(): void {
    for (let before = -1; before < this.dropped.size + this.gone.size; ) {
      before = this.dropped.size + this.gone.size;
      const kept = new Set<string>();
      for (const [path, relationship] of this.relationships()) {
        if (this.isDropped(path, relationship)) this.dropped.add(relationship);
        else if (relationship.part !== undefined) kept.add(relationship.part);
      }
      for (const { part } of this.dropped) if (part !== undefined && !kept.has(part)) this.gone.add(part);
    }
  }

  private *relationships(): Iterable<readonly [string, Relationship]> {
    for (const relationship of this.word.relationships) yield ['', relationship];
    for (const { path, relationships } of this.word.parts.values())
      for (const relationship of relationships) yield [path, relationship];
  }

  private isDropped(path: string, relationship: Relationship): boolean {
    if (this.dropped.has(relationship) || this.gone.has(path)) return true;
    if (relationship.part !== undefined && this.gone.has(relationship.part)) return true;
    return this.change.unrelated?.(path, relationship) || this.isUnused(path, relationship);
  }

  /** Whether a part's old text named the relationship, and its new text doesn't. */
  private isUnused(path: string, { id }: Relationship): boolean {
    const text = this.change.texts?.get(path);
    const part = this.word.parts.get(path);
    if (text === undefined || part?.xml === undefined) return false;
    const [before, after] = [part.xml, text].map((xml) => this.values(xml));
    return (before?.has(id) && !after?.has(id)) ?? false;
  }

  package(): WordPackage {
    const isKept = (relationship: Relationship) => !this.dropped.has(relationship);
    const goneRels = new Set([...this.gone].map((path) => relationshipsPath(path).toLowerCase()));
    const sources = this.sources();
    const parts = new Map<string, WordPart>();
    for (const [path, part] of this.word.parts) {
      if (this.gone.has(path) || goneRels.has(path.toLowerCase())) continue;
      const relationships = part.relationships.every(isKept) ? part.relationships : part.relationships.filter(isKept);
      const text = this.textOf(part, sources);
      if (text !== part.xml && text !== undefined)
        parts.set(path, { ...part, xml: text, packed: packXml(path, text), relationships });
      else parts.set(path, relationships === part.relationships ? part : { ...part, relationships });
    }
    return { ...this.word, parts, relationships: this.word.relationships.filter(isKept) };
  }

  /** By the paths of `.rels` parts, in small letters, the relationships that these lose. */
  private sources(): ReadonlyMap<string, readonly Relationship[]> {
    const lost = (relationships: readonly Relationship[]) => relationships.filter((each) => this.dropped.has(each));
    return new Map([
      [relationshipsPath('').toLowerCase(), lost(this.word.relationships)],
      ...[...this.word.parts.values()].map(
        ({ path, relationships }) => [relationshipsPath(path).toLowerCase(), lost(relationships)] as const,
      ),
    ]);
  }

  private textOf({ path, xml }: WordPart, sources: ReadonlyMap<string, readonly Relationship[]>): string | undefined {
    const text = this.change.texts?.get(path) ?? xml;
    if (text === undefined) return undefined;
    if (path === CONTENT_TYPES) return this.gone.size === 0 ? text : withoutTypes(text, this.gone);
    const lost = sources.get(path.toLowerCase()) ?? [];
    return lost.length === 0 ? text : withoutIds(text, new Set(lost.map(({ id }) => id)));
  }
}

function attributeValues(xml: string): ReadonlySet<string> {
  const values = new Set<string>();
  for (const [, double, single] of xml.matchAll(/=\s*(?:"([^"]*)"|'([^']*)')/g)) values.add(double ?? single ?? '');
  return values;
}

function withoutIds(xml: string, ids: ReadonlySet<string>): string {
  return without(xml, (element) => ids.has(element.attributes.get('Id') ?? ''));
}

function withoutTypes(xml: string, gone: ReadonlySet<string>): string {
  const folded = new Set([...gone].map((path) => `/${path.toLowerCase()}`));
  return without(xml, (element) => folded.has(element.attributes.get('PartName')?.toLowerCase() ?? ''));
}

function without(xml: string, isGone: (element: PlacedElement) => boolean): string {
  const edits = new XmlEdits(xml);
  for (const element of placedChildren(parseXmlPlaces(xml))) if (isGone(element)) edits.remove(element);
  return edits.text();
}
