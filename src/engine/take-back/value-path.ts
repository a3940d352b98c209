/** The keys that lead to a value in a YAML file. */
import type { SourceText } from '../../model/source.js';
import { parseYaml } from '../../read/yaml/index.js';
import type { YamlNode } from '../../read/yaml/node.js';

/** Keys, and indices of lists from 0. */
export type YamlPath = readonly (string | number)[];

/** As people name it: `local_authorities[2].phone`. */
export function shownPath(path: YamlPath): string {
  return path.map((step, at) => (typeof step === 'number' ? `[${step + 1}]` : at === 0 ? step : `.${step}`)).join('');
}

/** The keys that lead to the scalar at an offset. */
export function pathAt(source: SourceText, offset: number): YamlPath | undefined {
  const root = parseYaml(source).value;
  return root && pathIn(root, offset);
}

function pathIn(node: YamlNode, offset: number): YamlPath | undefined {
  if (offset < node.span.start || offset > node.span.end) return undefined;
  if (node.kind === 'map') {
    for (const { key, value } of node.entries) {
      const path = pathIn(value, offset);
      if (path) return [key, ...path];
    }
    return undefined;
  }
  if (node.kind === 'list') {
    for (const [at, item] of node.items.entries()) {
      const path = pathIn(item, offset);
      if (path) return [at, ...path];
    }
    return undefined;
  }
  return node.span.start === offset ? [] : undefined;
}
