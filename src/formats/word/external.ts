/**
 * Finds what in a Word file fetches something from outside or runs something when the file is opened, updated or clicked on:
 * relationships that lead out of the package, fields, mail merge, links other than web, e-mail and telephone links.
 */
import { scanXml } from '../xml/scan.js';
import { FieldCodes, fieldName, hyperlinkTarget } from './fields.js';
import type { WordPackage } from './package.js';
import { type Relationship, relationshipName, relationshipsPath } from './relationships.js';

export interface ExternalUse {
  /** Path of the part that it is in. */
  readonly part: string;
  /** The target or the field code, as written, cut at 200 characters. */
  readonly reference: string;
  /**
   * The name that allows it: the last step of a relationship's type (`attachedTemplate`, `image`), the name of a field
   * (`INCLUDEPICTURE`), `mailMerge`, `altChunk`, or `hyperlink-` with the scheme (`hyperlink-file`).
   */
  readonly name: string;
}

/** Finds all external uses: the package's own relationships first, then part by part. */
export function findExternal(word: WordPackage): readonly ExternalUse[] {
  return [
    ...word.relationships.flatMap((relationship) => ofRelationship(relationshipsPath(''), relationship)),
    ...[...word.parts.values()].flatMap(({ path, xml, relationships }) => [
      ...relationships.flatMap((relationship) => ofRelationship(path, relationship)),
      ...(xml === undefined ? [] : ofXml(path, xml)),
    ]),
  ];
}

const NAMES: Readonly<Record<string, string>> = {
  aFChunk: 'altChunk',
  mailMergeSource: 'mailMerge',
  mailMergeHeaderSource: 'mailMerge',
  recipientData: 'mailMerge',
};
/** Parts of the package that are brought in or run when the file is opened. */
const ACTIVE_INSIDE = new Set(['altChunk', 'control', 'webextension', 'webextensiontaskpanes']);

function ofRelationship(part: string, relationship: Relationship): readonly ExternalUse[] {
  const { target, external } = relationship;
  const typeName = relationshipName(relationship);
  const name = NAMES[typeName] ?? typeName;
  if (name === 'hyperlink') return ofLink(part, target, external);
  return external || ACTIVE_INSIDE.has(name) ? [use(part, target, name)] : [];
}

const HARMLESS = new Set(['http', 'https', 'mailto', 'tel']);

/** A link whose target is a placeholder is checked when it is filled. */
function ofLink(part: string, target: string, external = true): readonly ExternalUse[] {
  // White space and controls do not stop a browser from seeing a scheme.
  const address = [...target.slice(0, 2_000)].filter((sign) => sign > ' ' && sign !== '\x7f').join('');
  if (address === '' || address.startsWith('#') || /^(\{\{|%7b%7b|<<|%3c%3c)/i.test(address)) return [];
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
  if (scheme !== undefined && HARMLESS.has(scheme)) return [];
  if (scheme === undefined && !external) return [];
  // A path, on a disk (`C:`) or a server (`\\server`).
  const isPath = scheme === undefined || scheme.length === 1;
  return [use(part, target, `hyperlink-${isPath ? 'file' : scheme}`)];
}

/** Fields that fetch or run something: from ISO/IEC 29500-1, 17.16.5, and older ones that Word still supports. */
const ACTIVE_FIELDS = new Set([
  'DATABASE',
  'DDE',
  'DDEAUTO',
  'IMPORT',
  'INCLUDE',
  'INCLUDEPICTURE',
  'INCLUDETEXT',
  'LINK',
  'MACROBUTTON',
  'PRINT',
  'RD',
]);

function ofField(part: string, code: string): readonly ExternalUse[] {
  const name = fieldName(code);
  if (ACTIVE_FIELDS.has(name)) return [use(part, code.trim(), name)];
  return name === 'HYPERLINK' ? ofLink(part, hyperlinkTarget(code)) : [];
}

/** A part without any of these words has no field, mail merge or VML picture, so most parts need no scan. */
const WORTH_SCANNING = /instr|mailMerge|href|src/i;

function ofXml(part: string, xml: string): readonly ExternalUse[] {
  if (!WORTH_SCANNING.test(xml)) return [];
  const uses: ExternalUse[] = [];
  const codes = new FieldCodes();
  scanXml(xml, {
    open(name, attributes) {
      const local = withoutPrefix(name);
      const byName = new Map(Object.entries(attributes).map(([key, value]) => [withoutPrefix(key), value]));
      codes.open(local, byName);
      uses.push(...ofElement(part, local, byName));
    },
    text: (words) => codes.text(words),
    close: () => codes.close(),
  });
  return [...uses, ...codes.all().flatMap((code) => ofField(part, code))];
}

/** Elements of VML that show a picture, and those that can be a link; elements of Word that name a source of mail merge. */
const VML_PICTURES = new Set(['imagedata', 'fill', 'stroke']);
const VML_SHAPES = new Set([
  'arc',
  'curve',
  'group',
  'image',
  'line',
  'oval',
  'polyline',
  'rect',
  'roundrect',
  'shape',
]);
const MERGE_SOURCES = new Set(['connectString', 'query']);

function ofElement(part: string, name: string, attributes: ReadonlyMap<string, string>): readonly ExternalUse[] {
  const [source, link] = [attributes.get('src'), attributes.get('href')];
  if (VML_PICTURES.has(name)) {
    const address = [source, link].find(
      (candidate) => candidate !== undefined && /^\s*([a-z][a-z0-9+.-]*:|[\\/]{2})/i.test(candidate),
    );
    return address === undefined ? [] : [use(part, address, 'image')];
  }
  if (MERGE_SOURCES.has(name)) return [use(part, attributes.get('val') ?? '', 'mailMerge')];
  return link !== undefined && VML_SHAPES.has(name) ? ofLink(part, link) : [];
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function use(part: string, reference: string, name: string): ExternalUse {
  return { part, reference: reference.length > 200 ? `${reference.slice(0, 200)}…` : reference, name };
}
