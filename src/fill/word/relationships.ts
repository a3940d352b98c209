/** Relationships that filling adds to a part: to the organisation's logo, to the addresses of links, and to a header. */
import { escapeXml } from '../../formats/xml/escape.js';
import type { WordTemplate } from '../../model/word.js';

const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface AddedRelationship {
  readonly id: string;
  readonly type: 'image' | 'hyperlink' | 'header' | 'numbering' | 'footnotes';
  /** A part's path from the root of the package; for a link, the address. */
  readonly target: string;
}

const NONE =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';

/** Adds relationships to a part, in its `.rels` part, which is created where there is none. */
export function addRelationships(
  template: WordTemplate,
  path: string,
  added: readonly AddedRelationship[],
  parts: Map<string, string | Uint8Array>,
): void {
  if (added.length === 0) return;
  const rels = path.replace(/([^/]*)$/, '_rels/$1.rels');
  const before = String(parts.get(rels) ?? template.texts.get(rels) ?? NONE);
  const open = before.replace(/(<(?:[\w-]+:)?Relationships\b[^>]*)\/>\s*$/, '$1></Relationships>');
  const prefix = /<\/([\w-]+:)?Relationships>\s*$/.exec(open)?.[1] ?? '';
  const xml = added.map(({ id, type, target }) => {
    const outside = type === 'hyperlink' ? ' TargetMode="External"' : '';
    return `<${prefix}Relationship Id="${id}" Type="${TYPES}/${type}" Target="${escapeXml(target)}"${outside}/>`;
  });
  parts.set(
    rels,
    open.replace(/<\/(?:[\w-]+:)?Relationships>\s*$/, (end) => xml.join('') + end),
  );
}
