/**
 * Turns the bytes of a document from elsewhere into text. What other programs save is read where it is plain what it means: other
 * encodings, the signs of Word's symbol fonts, and control characters. Each is a warning at its first place.
 */
import { decodedAnyhow, windowsSign } from '../../formats/other-encodings.js';
import { signOf } from '../../formats/word/symbols/index.js';
import { describeCharacter } from '../../model/characters.js';
import { type Diagnostic, type Outcome, warning } from '../../model/diagnostic.js';
import { type SourceText, spanOf } from '../../model/source.js';
import { decodeText } from '../text.js';

/** Reads text of a document to import; what no reader could make sense of is an error, as in a template. */
export function decodeDocument(bytes: Uint8Array, shownPath: string): Outcome<SourceText> {
  const { text, encoding } = decodedAnyhow(bytes);
  if (text === undefined) return decodeText(bytes, shownPath);
  const { readable, finds } = withReadableSigns(text);
  const { value, diagnostics } = decodeText(Buffer.from(readable, 'utf8'), shownPath);
  if (!value) return { diagnostics };
  const other = encoding ? [otherEncoding(value, encoding)] : [];
  return { value, diagnostics: [...other, ...finds.map((find) => signWarning(value, find))] };
}

/** Word's line break within a paragraph. */
const LINE_BREAK = '\v';
/** Characters of symbol fonts, and controls that print nothing; NUL is a sign of something that isn't text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is about these.
const SIGNS = /[\uF020-\uF0FF]|[\u0001-\u0008\v\u000e-\u001f\u007f-\u009f]/g;

/** A character that was replaced: the first of its kind. */
interface Find {
  readonly sign: string;
  readonly becomes: string;
  /** In the text that it was replaced in. */
  readonly at: number;
}

function withReadableSigns(text: string): { readonly readable: string; readonly finds: readonly Find[] } {
  const finds = new Map<string, Find>();
  let readable = '';
  let from = 0;
  for (const { 0: sign, index } of text.matchAll(SIGNS)) {
    const becomes =
      sign === LINE_BREAK
        ? '\n'
        : sign >= '\uF020'
          ? (signOf(sign.charCodeAt(0)) ?? sign)
          : sign >= '\u0080'
            ? windowsSign(sign)
            : '';
    readable += text.slice(from, index);
    if (!finds.has(sign) && becomes !== sign) finds.set(sign, { sign, becomes, at: readable.length });
    readable += becomes;
    from = index + sign.length;
  }
  return { readable: readable + text.slice(from), finds: [...finds.values()] };
}

function signWarning(source: SourceText, { sign, becomes, at }: Find): Diagnostic {
  const code = sign.charCodeAt(0);
  const character =
    sign >= '\uE000' ? `U+${code.toString(16).toUpperCase()} (a sign of a symbol font)` : describeCharacter(code);
  const message =
    becomes === '\n'
      ? `Each ${character} was read as the end of a line`
      : becomes === ''
        ? `Each ${character} was left out, because no document can contain it`
        : `Each ${character} was read as ${becomes}`;
  return warning('file-encoding', message, spanOf(source, at, at + becomes.trim().length));
}

function otherEncoding(source: SourceText, encoding: string): Diagnostic {
  const unusual = Math.max(source.text.search(/[^\t\r\n\f -~]/), 0);
  const message = `The file isn’t UTF-8, and was read as ${encoding}`;
  return warning('file-encoding', message, spanOf(source, unusual, unusual + 1), {
    hint: 'Look at letters with accents, quotation marks and £ signs.',
  });
}
