/** Makes list items of the lines of a Markdown document that begin with a bullet as word processors type it. */
import type { SourceText } from '../../model/source.js';

const BULLET = /^((?:[ \t]|>)*)[•●▪■◦○‣⁃∙]([ \t\u00a0]+)(?=\S)/;
const FENCE = /^(?:[ \t]|>)*(`{3,}(?!.*`)|~{3,})/;

/** Gives a text of the same length, so that places in it stay. Lines in blocks of code stay as they are. */
export function withMarkdownBullets(source: SourceText): SourceText {
  let fence: string | undefined;
  const lines = source.text.split('\n').map((line) => {
    const sign = FENCE.exec(line)?.[1];
    if (fence !== undefined) {
      if (sign?.startsWith(fence)) fence = undefined;
      return line;
    }
    if (sign !== undefined) {
      fence = sign;
      return line;
    }
    return line.replace(BULLET, (_, before: string, gap: string) => `${before}-${gap.replace(/\u00a0/g, ' ')}`);
  });
  const text = lines.join('\n');
  return text === source.text ? source : { ...source, text };
}
