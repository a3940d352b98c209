/**
 * Joins the sign-off at a text's end (`Reviewed on: …` and similar lines, one label to a line) into one paragraph with
 * line breaks. A copyright line can follow it.
 */
import type { TextNode } from './text/grammar.js';
import type { TaggedLine } from './text/lines.js';

const LONGEST_LINE = 200;

/** Gives the nodes with the sign-off lines as one paragraph, if there are at least two. */
export function joinSignOff(nodes: readonly TextNode[]): readonly TextNode[] {
  let end = nodes.length;
  while (end > 0 && /^(?:copyright\b|©|\(c\))/i.test(onlyLine(nodes[end - 1])?.words ?? '')) end--;
  let start = end;
  for (let line = signOffLine(nodes[start - 1]); line; line = signOffLine(nodes[start - 1])) {
    const below = onlyLine(nodes[start]);
    if (start < end && below?.index !== line.index + 1) break;
    start--;
  }
  if (end - start < 2) return nodes;
  const lines = nodes.slice(start, end).flatMap((node) => onlyLine(node) ?? []);
  return [...nodes.slice(0, start), { kind: 'paragraph', lines }, ...nodes.slice(end)];
}

function onlyLine(node: TextNode | undefined): TaggedLine | undefined {
  return node?.kind === 'paragraph' ? node.lines[0] : undefined;
}

/** A short line `Label: value` that isn't a sentence. */
function signOffLine(node: TextNode | undefined): TaggedLine | undefined {
  const line = onlyLine(node);
  if (!line || line.words.length > LONGEST_LINE || line.newPage) return undefined;
  return /^\p{Lu}[^:.;!?{}<>]{0,40}:\s*\S/u.test(line.words) && !/[.;:]$/.test(line.words) ? line : undefined;
}
