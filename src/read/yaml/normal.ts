/**
 * Brings the values of a YAML tree into their normal form, each at its place: empty values become null, and lines are
 * joined by line feeds. Keys stay as they were written.
 */
import type { Diagnostic } from '../../model/diagnostic.js';
import { diagnose } from '../../model/finding.js';
import { normaliseValue } from '../../model/normalise.js';
import { nameOf, type Path } from '../schema-issues.js';
import type { YamlNode } from './node.js';

export interface NormalYaml {
  readonly root: YamlNode;
  /** The texts that were refused; they are null now. */
  readonly refused: ReadonlySet<YamlNode | undefined>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Normalises every text of a tree; a text that is refused becomes null. */
export function normaliseYaml(root: YamlNode): NormalYaml {
  const diagnostics: Diagnostic[] = [];
  const refused = new Set<YamlNode | undefined>();
  const normal = (node: YamlNode, path: Path): YamlNode => {
    if (node.kind === 'map')
      return {
        ...node,
        entries: node.entries.map((entry) => ({ ...entry, value: normal(entry.value, [...path, entry.key]) })),
      };
    if (node.kind === 'list')
      return { ...node, items: node.items.map((item, index) => normal(item, [...path, index])) };
    if (node.value === null) return node;
    const { lines, findings } = normaliseValue(node.value);
    const value = lines.length === 0 || findings.length > 0 ? null : lines.join('\n');
    const text: YamlNode = { ...node, value };
    if (findings.length > 0) refused.add(text);
    for (const diagnostic of findings.map((finding) => diagnose(finding, nameOf(path), node.span)))
      diagnostics.push(diagnostic);
    return text;
  };
  return { root: normal(root, []), refused, diagnostics };
}
