/** Finds colours that YAML took for comments: `accent: #1d5a84` without quotes gives nothing, and nobody would know. */
import { type Diagnostic, error } from '../../model/diagnostic.js';
import { lineText, pointAt } from '../../model/source.js';
import { nameOf, type Path } from '../schema-issues.js';
import { nodeAt, type YamlNode } from './node.js';

/** Gives an error for each key of the map at a path (`theme` unless told) that is followed by a comment which is a colour. */
export function unquotedColours(root: YamlNode, path: Path = ['theme']): Diagnostic[] {
  const theme = nodeAt(root, path);
  if (theme?.kind !== 'map') return [];
  return theme.entries.flatMap(({ key, keySpan, value }) => {
    if (value.kind !== 'text' || value.value !== null) return [];
    const end = pointAt(keySpan.source, keySpan.end);
    const rest = lineText(keySpan.source, end.line).slice(end.column - 1);
    if (!/^["']?\s*:\s+#(?:[0-9a-f]{3}|[0-9a-f]{6})\s*(?:#.*)?$/i.test(rest)) return [];
    return [
      error('invalid-value', `${nameOf([...path, key])}: without quotes, what follows the # is a comment`, keySpan, {
        hint: 'Put the colour in quotes, as in "#1d5a84".',
      }),
    ];
  });
}
