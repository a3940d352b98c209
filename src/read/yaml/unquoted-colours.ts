/**
 * Finds colours that YAML took for comments: `accent: #1d5a84` without quotes is an empty value, and nobody would
 * notice.
 */
import { type Diagnostic, error } from '../../model/diagnostic.js';
import { lineText, pointAt, spanOf } from '../../model/source.js';
import { nameOf, type Path } from '../schema-issues.js';
import { nodeAt, type YamlNode } from './node.js';

/**
 * Adds an error for each key of the map at a path (by default `theme`) that is followed by a comment that is a colour. It
 * replaces other messages about that comment.
 */
export function withUnquotedColours(
  diagnostics: readonly Diagnostic[],
  root: YamlNode,
  path: Path = ['theme'],
): Diagnostic[] {
  const colours = unquotedColours(root, path);
  const isAboutColour = ({ code, span }: Diagnostic) =>
    code === 'yaml-comment' &&
    colours.some((colour) => colour.span?.source === span?.source && colour.span?.start === span?.start);
  return [...diagnostics.filter((diagnostic) => !isAboutColour(diagnostic)), ...colours];
}

function unquotedColours(root: YamlNode, path: Path): Diagnostic[] {
  const theme = nodeAt(root, path);
  if (theme?.kind !== 'map') return [];
  return theme.entries.flatMap(({ key, keySpan, value }) => {
    if (value.kind !== 'text' || value.value !== null) return [];
    const end = pointAt(keySpan.source, keySpan.end);
    const afterKey = lineText(keySpan.source, end.line).slice(end.column - 1);
    const [match, before = ''] = /^(["']?\s*:\s+)#(?:[0-9a-f]{3}|[0-9a-f]{6})\s*(?:#.*)?$/i.exec(afterKey) ?? [];
    if (match === undefined) return [];
    const place = spanOf(keySpan.source, keySpan.end + before.length, keySpan.end + match.length);
    return [
      error('invalid-value', `${nameOf([...path, key])}: without quotes, everything after the # is a comment`, place, {
        hint: 'Put the colour in quotes, like "#1d5a84".',
      }),
    ];
  });
}
