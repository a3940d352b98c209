/** Word files for tests: packages of hand-written XML, as small as Word would still open. */
import { zipPart } from '../../src/formats/zip/part.js';
import { writeZip } from '../../src/formats/zip/write.js';

export const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** The main part around the XML of a body. */
export function documentXml(body: string, namespace = W): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="${namespace}" xmlns:r="${OFFICE}"><w:body>${body}</w:body></w:document>`;
}

/** A paragraph of one run. */
export const paragraph = (words: string): string => `<w:p><w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`;

/** A `.rels` part; each relationship as [id, type, target, mode]. A type without a colon is one of Office's. */
export function relsXml(relationships: readonly (readonly [string, string, string, string?])[]): string {
  const each = relationships.map(([id, type, target, mode]) => {
    const uri = type.includes(':') ? type : `${OFFICE}/${type}`;
    return `<Relationship Id="${id}" Type="${uri}" Target="${target}"${mode ? ` TargetMode="${mode}"` : ''}/>`;
  });
  return `<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

/** `[Content_Types].xml`; overrides as path to type, where a type without a slash is one of Word's parts. */
export function typesXml(overrides: Readonly<Record<string, string>>): string {
  const each = Object.entries(overrides).map(([path, type]) => {
    const full = type.includes('/') ? type : `${WORD_TYPE}.${type}+xml`;
    return `<Override PartName="/${path}" ContentType="${full}"/>`;
  });
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>${each.join('')}</Types>`;
}

/** The files of a Word document with one paragraph, changed as asked; `undefined` takes a file out. */
export function wordFiles(
  changes: Readonly<Record<string, string | Uint8Array | undefined>> = {},
): Record<string, string | Uint8Array> {
  const files: Record<string, string | Uint8Array | undefined> = {
    '[Content_Types].xml': typesXml({ 'word/document.xml': 'document.main' }),
    '_rels/.rels': relsXml([['rId1', 'officeDocument', 'word/document.xml']]),
    'word/document.xml': documentXml(paragraph('Our policy')),
    ...changes,
  };
  const kept: Record<string, string | Uint8Array> = {};
  for (const [path, content] of Object.entries(files)) if (content !== undefined) kept[path] = content;
  return kept;
}

/** The bytes of a Word document with one paragraph, changed as asked. */
export function wordFile(changes: Readonly<Record<string, string | Uint8Array | undefined>> = {}): Uint8Array {
  return writeZip(Object.entries(wordFiles(changes)).map(([path, content]) => zipPart(path, content)));
}
