/**
 * Names the faces of signs that Word's text faces lack, in runs that are written already: Segoe UI Emoji for pictures, Segoe UI
 * Symbol for the others. Without a name Word would choose a face itself, and not the same one on every computer.
 */
import { isEmoji, signsOf } from '../../model/signs.js';

/** All words are escaped, so that only elements begin with `<`. */
const RUN = /<w:r>(<w:rPr>.*?<\/w:rPr>)?(.*?)<\/w:r>/gs;
const WORDS = /(<w:t(?: [^>]*)?>[^<]*<\/w:t>)/;

/**
 * Where signs are: symbols from U+2100 on, pictograms from U+1F000 to U+1FBFF by the first half of each, and what makes a picture of
 * another character. By halves, since a pattern of whole characters takes many times as long.
 */
const ANY_SIGN = /[\u20e3\ufe0f\u2049\u2100-\u2bff\ud83c-\ud83e]/;

/**
 * Symbols that the faces of Windows and Office have (after Windows Glyph List 4): fractions, arrows, comparison and sums, and
 * bullets. Box drawing stays too, since Segoe UI Symbol isn't monospaced.
 */
const USUAL =
  /^[\u2105\u2116\u2122\u2126\u212e\u2150-\u215f\u2190-\u2195\u2202\u2206\u220f\u2211\u2212\u2215\u2219\u221a\u221e\u2229\u222b\u2248\u2260\u2264\u2265\u2500-\u259f\u25a0\u25a1\u25aa\u25ab\u25b2\u25ba\u25bc\u25c4\u25ca\u25cb\u25cf\u25e6]$/u;

/** Whether a sign that may need a face of its own is in words. */
export function hasSign(words: string): boolean {
  return ANY_SIGN.test(words);
}

/** Puts each sign that needs it in a run of its own, which names a face and else looks as before. */
export function withSignFaces(xml: string): string {
  if (!ANY_SIGN.test(xml)) return xml;
  return xml.replace(RUN, (run: string, properties: string | undefined, content: string) =>
    ANY_SIGN.test(content) ? cutRun(properties ?? '', content) : run,
  );
}

function cutRun(properties: string, content: string): string {
  return content
    .split(WORDS)
    .filter((piece) => piece !== '')
    .map((piece) =>
      WORDS.test(piece) ? wordRuns(properties, piece.replace(/^<[^>]*>|<[^>]*>$/g, '')) : runXml(properties, piece),
    )
    .join('');
}

function wordRuns(properties: string, words: string): string {
  const parts: { face: string | undefined; words: string }[] = [];
  for (const sign of signsOf(words)) {
    const face = faceOf(sign);
    const last = parts.at(-1);
    if (last && last.face === face) last.words += sign;
    else parts.push({ face, words: sign });
  }
  return parts
    .map((part) =>
      runXml(
        part.face === undefined ? properties : withFace(properties, part.face),
        `<w:t xml:space="preserve">${part.words}</w:t>`,
      ),
    )
    .join('');
}

function faceOf(sign: string): string | undefined {
  if (isEmoji(sign)) return 'Segoe UI Emoji';
  return ANY_SIGN.test(sign) && !USUAL.test(sign) ? 'Segoe UI Symbol' : undefined;
}

function runXml(properties: string, content: string): string {
  return `<w:r>${properties}${content}</w:r>`;
}

/** The faces stand first, or after the style (ISO/IEC 29500-1, 17.3.2.28). One for each kind of script, since Word tells signs apart by kind. */
function withFace(properties: string, face: string): string {
  const faces = `<w:rFonts w:ascii="${face}" w:hAnsi="${face}" w:eastAsia="${face}" w:cs="${face}"/>`;
  const rest = properties.replace(/<w:rFonts [^>]*\/>|<\/?w:rPr>/g, '');
  const style = /^<w:rStyle [^>]*\/>/.exec(rest)?.[0] ?? '';
  return `<w:rPr>${style}${faces}${rest.slice(style.length)}</w:rPr>`;
}
