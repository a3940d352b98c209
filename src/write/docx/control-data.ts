/**
 * Keeps the entries of document control as a part of the file's own (ISO/IEC 29500-1, 15.2.5 and 22.5), and names an entry for the
 * content controls that show it (17.5.2.6). When a file is opened, Word puts in them what the part says.
 */
import { escapeXml } from '../../formats/xml/escape.js';
import type { ControlEntry, Document } from '../../model/document.js';
import { remember } from '../../model/remember.js';
import type { Wording } from '../../model/wording/wording.js';
import { CUSTOM, type CustomProperty, labelKey } from './properties.js';

const NAMESPACE = 'urn:policy:document-control';

/** By this Word finds the part: the same number in all files, as it says what kind of part it is. */
const STORE = '{7C5B1E0A-5D0B-4E0C-9B0E-2F6B6D3A4C11}';

/** The part of a document, and the name by which its entries are bound, in their order. */
export interface ControlData {
  readonly xml: string;
  readonly names: readonly string[];
}

/** The keys of the wording by their words. */
const keysIn = remember(
  ({ labels }: Wording): ReadonlyMap<string, string> =>
    new Map(Object.entries(labels).map(([key, words]) => [words, key])),
);

/** Gathers what headers and footers show, and the entries of the control block. An entry with a label of its own is counted. */
export function controlData({ control, properties, wording }: Document): ControlData {
  const values = new Map<string, string>();
  for (const property of CUSTOM) {
    const value = properties[property];
    if (value) values.set(labelKey(property), value);
  }
  const keys = keysIn(wording);
  const shown = new Set<string>();
  const names = control.map(({ label, value }: ControlEntry, n) => {
    const key = keys.get(label);
    const isFree = key !== undefined && !shown.has(key) && [undefined, value].includes(values.get(key));
    const name = isFree ? key : `entry${n + 1}`;
    shown.add(name);
    values.set(name, value);
    return name;
  });
  const entries = [...values].map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`);
  return { xml: `${HEAD}<control xmlns="${NAMESPACE}">${entries.join('')}</control>`, names };
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** Binds a control to an entry. */
export function bindingXml(name: string): string {
  const path = `/c:control[1]/c:${name}[1]`;
  return `<w:dataBinding w:prefixMappings="xmlns:c='${NAMESPACE}'" w:xpath="${path}" w:storeItemID="${STORE}"/>`;
}

/** Binds a control to what headers and footers show of a property. */
export function propertyBinding(property: CustomProperty): string {
  return bindingXml(labelKey(property));
}

export const CONTROL_DATA = 'customXml/item1.xml';

/** What is around the part in every file: what it is, and how it is found. */
export const CONTROL_DATA_PARTS: ReadonlyMap<string, string> = new Map([
  [
    'customXml/itemProps1.xml',
    `${HEAD}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="${STORE}">` +
      `<ds:schemaRefs><ds:schemaRef ds:uri="${NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`,
  ],
  [
    'customXml/_rels/item1.xml.rels',
    `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" ` +
      'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps" Target="itemProps1.xml"/></Relationships>',
  ],
]);

export const CONTROL_DATA_TYPE =
  '<Override ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml" PartName="/customXml/itemProps1.xml"/>';

export const CONTROL_DATA_RELATIONSHIP =
  '<Relationship Id="controlData" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml" Target="../customXml/item1.xml"/>';
