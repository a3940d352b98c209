/** Warns of stand-ins, which wait for the real value: `TBC`, `N/A`, `XXX`. */
import { type Diagnostic, warning } from '../model/diagnostic.js';
import { isStandIn } from '../model/stand-ins.js';
import { nameOf, type Path } from './schema-issues.js';
import type { YamlNode } from './yaml/node.js';

/**
 * Adds a warning for each stand-in in a tree. It replaces other warnings about the value, and is left out if there is
 * an error: one value, one message. Below the keys of `meant`, such words are meant.
 */
export function withStandIns(
  root: YamlNode,
  diagnostics: readonly Diagnostic[],
  meant: ReadonlySet<string> = new Set(),
): Diagnostic[] {
  const refused = new Set(diagnostics.filter(({ severity }) => severity === 'error').map(({ span }) => span?.start));
  const looked = root.kind === 'map' ? { ...root, entries: root.entries.filter(({ key }) => !meant.has(key)) } : root;
  const warnings = standInsOf(looked, [], refused);
  const byPlace = new Map(warnings.map((standIn) => [standIn.span?.start, standIn]));
  return [
    ...diagnostics.filter((diagnostic) => diagnostic.severity === 'error' || !byPlace.has(diagnostic.span?.start)),
    ...warnings.filter((standIn) => !refused.has(standIn.span?.start)),
  ];
}

/** The stand-ins of a node, but not those below a key that is itself refused. */
function standInsOf(node: YamlNode, path: Path, refused: ReadonlySet<number | undefined>): Diagnostic[] {
  if (node.kind === 'map')
    return node.entries
      .filter(({ keySpan }) => !refused.has(keySpan.start))
      .flatMap((entry) => standInsOf(entry.value, [...path, entry.key], refused));
  if (node.kind === 'list') return node.items.flatMap((item, index) => standInsOf(item, [...path, index], refused));
  if (node.value === null || !isStandIn(node.value)) return [];
  return [
    warning('doubtful-value', `${nameOf(path)}: this looks as if it’s waiting for the real value`, node.span, {
      hint: 'Leave it empty until you know it. If a policy needs it, a message will tell you.',
    }),
  ];
}
