/**
 * Warns of words in the headers and footers of a Word file that PDF and HTML won't show. These have the header and
 * footer of the theme: organisation, title, code, version, dates and page numbers.
 */
import { type Diagnostic, warning } from '../../../model/diagnostic.js';
import { spanOf } from '../../../model/source.js';
import type { WordLine } from '../lines.js';
import { quotedWords } from '../quoted-words.js';
import type { PartReading } from '../reading.js';
import type { ReadWord } from '../template.js';

/** Words that the theme's header and footer show, or could show. */
const SHOWN_WORDS =
  /\b(?:check the index for the current version|page|pages|of|version|ver|v|code|ref|reference|policy|next|last|review|reviewed|date|due|issue|uncontrolled|when|printed|draft|status|organisation|registration|no|number)\b/gi;

/** Gives one warning for each different paragraph with words of its own; `kept` are the paths of parts whose words are kept. */
export function furnitureWarnings(
  { parts, source }: ReadWord,
  title: string,
  kept: ReadonlySet<string> = new Set(),
): readonly Diagnostic[] {
  const warnedTexts = new Set<string>();
  const hint = kept.size > 0 ? EVEN_PAGES_HINT : HINT;
  return parts
    .filter(({ part }) => /\.(?:header|footer)\+xml$/.test(part.part.contentType) && !kept.has(part.path))
    .flatMap((reading) =>
      reading.lines.flatMap((line): readonly Diagnostic[] => {
        const words = line.kind === 'paragraph' ? ownWords(line, reading, title) : '';
        const quoted = quotedWords(line, reading);
        if (words.length < 3 || warnedTexts.has(quoted)) return [];
        warnedTexts.add(quoted);
        const place = /header/.test(reading.part.part.contentType) ? 'header' : 'footer';
        const message = `PDF and HTML use the theme’s ${place}, which doesn’t say “${quoted}”`;
        return [warning('word-left-out', message, spanOf(source, line.start, line.end), { hint })];
      }),
    );
}

const HINT =
  'If everyone needs to read it, say it in the text too, or write "keep: [header_and_footer]" in the file’s companion file.';

/** Where the others are kept. */
const EVEN_PAGES_HINT =
  'PDF and HTML have one header and footer for all pages, and one for the first. If everyone needs to read it, say it in the text too.';

/** The letters of a line that are neither a placeholder nor shown by the theme. */
function ownWords(line: WordLine, { tagsIn }: PartReading, title: string): string {
  let words = '';
  let at = line.start;
  for (const { span } of tagsIn.get(line) ?? []) {
    words += line.text.slice(at - line.start, span.start - line.start);
    at = span.end;
  }
  words += line.text.slice(at - line.start);
  return words
    .replaceAll(title, ' ')
    .replace(/\b[A-Z]{2,5}\d{1,4}[A-Z]?\b/g, ' ')
    .replace(SHOWN_WORDS, ' ')
    .replace(/[^\p{L}]+/gu, '');
}
