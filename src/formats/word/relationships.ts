/**
 * What the `.rels` parts of a package say: which part refers to which, and to what outside (ISO/IEC 29500-2, 9.3).
 */
import { parseXml } from '../xml/parse.js';

export interface Relationship {
  readonly id: string;
  /** A URI such as `http://schemas.openxmlformats.org/officeDocument/2006/relationships/image`. */
  readonly type: string;
  /** As written. */
  readonly target: string;
  /** The target lies outside the package. */
  readonly external: boolean;
  /** Path of the part that an internal target means; absent where the package has no such part. */
  readonly part?: string;
}

/** Path of the part that holds a part's relationships; those of the package itself for `''`. */
export function relationshipsPath(path: string): string {
  const cut = path.lastIndexOf('/') + 1;
  return `${path.slice(0, cut)}_rels/${path.slice(cut)}.rels`;
}

/**
 * Reads the relationships of the part at `source`. `find` gives the path that a part has in the archive, whatever the case
 * it is referred to in. Throws XmlTrouble.
 */
export function readRelationships(
  xml: string,
  source: string,
  find: (path: string) => string | undefined,
): readonly Relationship[] {
  return parseXml(xml).children.flatMap((child) => {
    if (typeof child === 'string' || !child.name.endsWith('Relationship')) return [];
    const { Id = '', Type = '', Target = '', TargetMode = '' } = child.attributes;
    const external = TargetMode.toLowerCase() === 'external';
    const part = external ? undefined : find(resolve(source, Target));
    return [{ id: Id, type: Type, target: Target, external, ...(part === undefined ? {} : { part }) }];
  });
}

/** A target is a reference relative to its source's folder (RFC 3986, 5.2); it cannot lead out of the package. */
function resolve(source: string, target: string): string {
  const [reference = ''] = target.split(/[?#]/);
  if (reference === '') return '';
  const steps = reference.startsWith('/') ? [] : source.split('/').slice(0, -1);
  for (const step of reference.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** The last step of a relationship's type: `image`, `attachedTemplate`. */
export function relationshipName({ type }: Relationship): string {
  return type.slice(type.lastIndexOf('/') + 1);
}
