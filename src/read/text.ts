/**
 * Turns a file into text: UTF-8 without its byte order mark. A carriage return that ends a line by itself, as in old
 * Macintosh files, becomes a line feed. Refuses files over 5 MB, empty files, other encodings, and characters that no
 * document can hold, each at its place.
 */
import { isUtf8 } from 'node:buffer';
import { relative, sep } from 'node:path';
import { describeCharacter, findForbidden } from '../model/characters.js';
import { type Diagnostic, error, note, type Outcome } from '../model/diagnostic.js';
import { pointAt, type SourceText, spanOf } from '../model/source.js';
import { type Files, FileTrouble } from '../model/world.js';

/** Bytes; the largest template or organisation file that is read. */
export const LARGEST_TEXT = 5_000_000;

/** The most messages about characters in one file: enough to see what is wrong, few enough to read. */
const MOST_COMPLAINTS = 10;

/** Reads a template, an organisation's file or policy.yaml; `shownPath` is how messages name it. */
export async function readText(files: Files, path: string, shownPath: string): Promise<Outcome<SourceText>> {
  const file = await readBytes(files, path, LARGEST_TEXT, shownPath);
  if (!file.value) return { diagnostics: file.diagnostics };
  const text = decodeText(file.value, shownPath);
  return { ...text, diagnostics: [...file.diagnostics, ...text.diagnostics] };
}

/** Turns a file's bytes into text. */
export function decodeText(content: Uint8Array, shownPath: string): Outcome<SourceText> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (!isUtf8(bytes)) return { diagnostics: [wrongEncoding(bytes, shownPath)] };
  const text = bytes
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .replace(/\r(?!\n)/g, '\n');
  if (text.trim() === '') return { diagnostics: [error('file-empty', 'The file is empty', shownPath)] };
  const source: SourceText = { path: shownPath, text };
  const diagnostics = forbiddenCharacters(source);
  return diagnostics.length > 0 ? { diagnostics } : { value: source, diagnostics };
}

/** Reads a file of at most `limit` bytes, or says why it can't; notes a link to somewhere outside the workspace. */
export async function readBytes(
  files: Files,
  path: string,
  limit: number,
  shownPath = path,
): Promise<Outcome<Uint8Array>> {
  try {
    return { value: await files.read(path, limit), diagnostics: await linkNotes(files, path) };
  } catch (cause) {
    if (!(cause instanceof FileTrouble)) throw cause;
    return { diagnostics: [unreadable(cause, limit, shownPath)] };
  }
}

/** A link is read wherever it leads, but it is good to know that it leads outside. */
async function linkNotes(files: Files, path: string): Promise<readonly Diagnostic[]> {
  const link = await files.outwardLink(path);
  if (link === undefined) return [];
  const place = relative(files.workingFolder, link).split(sep).join('/');
  return [note('link-outside', 'This is a link to something outside the workspace', place, { hint: LINK_HINT })];
}

/** The hint for a link to somewhere outside the workspace. */
export const LINK_HINT = 'It is read as if it were here. Check that everyone who uses this workspace has it.';

function unreadable(trouble: FileTrouble, limit: number, shownPath: string): Diagnostic {
  if (trouble.kind === 'too-large')
    return error('file-too-large', `The file is larger than ${limit / 1_000_000} MB`, shownPath, {
      hint: 'Put pictures in files of their own. If the text itself is that long, split it.',
    });
  return error('file-unreadable', `The file can’t be read: ${trouble.message}`, shownPath, {
    ...(trouble.hint === undefined ? {} : { hint: trouble.hint }),
  });
}

function wrongEncoding(bytes: Buffer, shownPath: string): Diagnostic {
  const lossy = bytes.toString('utf8');
  const { at, offset } = firstInvalid(bytes, lossy);
  const source: SourceText = { path: shownPath, text: lossy.replace(/^\ufeff/, '') };
  const place = spanOf(source, at - (lossy.length - source.text.length));
  const { line } = pointAt(source, place.start);
  const message = `The file isn’t UTF-8: line ${line}, byte ${offset} from the start of the file`;
  return error('file-encoding', message, place, { hint: `${guessedEncoding(bytes)} Save it as UTF-8.` });
}

function guessedEncoding(bytes: Buffer): string {
  const mark = bytes.toString('hex', 0, 2);
  if (mark === 'fffe' || mark === 'feff') return 'It looks like UTF-16.';
  return bytes.includes(0) ? 'It doesn’t look like text at all.' : 'It looks like Windows-1252, from an older editor.';
}

/**
 * The offsets of the first character that isn't UTF-8 (RFC 3629): `at` in the lossily decoded text, `offset` in the
 * bytes.
 */
function firstInvalid(bytes: Buffer, lossy: string): { readonly at: number; readonly offset: number } {
  let offset = 0;
  let from = 0;
  // What cannot be decoded became U+FFFD; the file may also hold that character as such (EF BF BD).
  for (let at = lossy.indexOf('\ufffd'); at >= 0; at = lossy.indexOf('\ufffd', at + 1)) {
    offset += Buffer.byteLength(lossy.slice(from, at));
    from = at;
    if (bytes.toString('hex', offset, offset + 3) !== 'efbfbd') return { at, offset };
  }
  return { at: lossy.length, offset: bytes.length };
}

/** Reports control characters, except tabs, line ends and page breaks, and other characters that no document can hold. */
function forbiddenCharacters(source: SourceText): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  let allowed = '\t\r\n\f';
  let forbidden = findForbidden(source.text, allowed);
  while (forbidden && diagnostics.length < MOST_COMPLAINTS) {
    const place = spanOf(source, forbidden.offset, forbidden.offset + (forbidden.codePoint > 0xffff ? 2 : 1));
    diagnostics.push(
      error(
        'file-encoding',
        `The file contains ${describeCharacter(forbidden.codePoint)}, which no document can contain`,
        place,
        {
          hint:
            forbidden.codePoint === 0 ? 'It may be UTF-16, or not text at all. Save it as UTF-8 text.' : 'Delete it.',
        },
      ),
    );
    // Text in UTF-16 has a NUL for each character, so only the first is reported.
    if (forbidden.codePoint === 0) allowed += '\0';
    forbidden = findForbidden(source.text, allowed, place.end);
  }
  return diagnostics;
}
