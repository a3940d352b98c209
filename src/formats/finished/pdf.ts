/**
 * The words of a PDF as readers extract them (ISO 32000-1, 9.10): each page's text through its fonts' ToUnicode maps or the
 * replacement text of a span, and the strings of bookmarks, links, alternative texts, fields, properties and metadata. It
 * knows what the program writes, and no more.
 */
import { addToGroup } from '../../model/groups.js';
import { rememberByValue } from '../../model/remember.js';
import { unescaped } from '../xml/unescape.js';
import type { FilePicture, FileText, FinishedContent } from './file-text.js';
import { type CodeMap, pageWords } from './pdf-content.js';
import { objectsOf, type PdfPart, packedStream, streamOf } from './pdf-objects.js';
import { type PdfImage, pdfDrawing, pdfPicture } from './pdf-picture.js';
import { stringValue } from './pdf-strings.js';

/** Reads a file; throws PdfTrouble. Files of one likeness are compared. */
export function pdfContent(bytes: Uint8Array, likeness?: string): FinishedContent {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const objects = objectsOf(text);
  const fonts = fontMaps(text, objects);
  const pages = [...objects.values()].filter(({ head }) => /\/Type\s*\/Page\b(?!s)/.test(head));
  const pageTexts: FileText[] = pages.map(({ head }, at) => {
    const content = objects.get(Number(/\/Contents\s+(\d+) 0 R/.exec(head)?.[1]));
    const place = `page ${at + 1}`;
    const alike = likeness === undefined ? undefined : `${likeness} ${place}`;
    return { place, words: content ? pageWords(streamOf(text, content), fonts, alike) : '' };
  });
  return {
    texts: [...pageTexts, ...stringsOf(objects), ...metadataOf(text, objects)],
    pictures: picturesOf(text, objects),
    unread: [],
  };
}

/** The fonts of a file by the names that pages know them by. */
export function fontMaps(text: string, objects: ReadonlyMap<number, PdfPart>): ReadonlyMap<string, CodeMap> {
  const fonts = new Map<string, CodeMap>();
  for (const { head } of objects.values()) {
    const resources = /\/Font\s*<<([^>]*)>>/.exec(head)?.[1];
    for (const [, name = '', id] of resources?.matchAll(/\/(\w+) (\d+) 0 R/g) ?? []) {
      if (fonts.has(name)) continue;
      const toUnicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(id))?.head ?? '')?.[1];
      const map = objects.get(Number(toUnicode));
      if (!map) continue;
      fonts.set(name, codeMap(text.slice(map.stream, map.end), text, map));
    }
  }
  return sameFonts(fonts);
}

/** The last map of the same fonts by the same names, if there was one. */
function sameFonts(fonts: ReadonlyMap<string, CodeMap>): ReadonlyMap<string, CodeMap> {
  const earlier = lastFonts([...fonts.keys()].join(' '));
  if (earlier.fonts && [...fonts].every(([name, map]) => earlier.fonts?.get(name) === map)) return earlier.fonts;
  earlier.fonts = fonts;
  return fonts;
}

const lastFonts = rememberByValue((_names: string): { fonts?: ReadonlyMap<string, CodeMap> } => ({}), 'huge');

/** A ToUnicode map by its packed bytes: files with the same theme share most of them. */
const codeMap = rememberByValue((_packed: string, text: string, object: PdfPart): CodeMap => {
  const map: string[] = [];
  for (const [, code = '', characters = ''] of streamOf(text, object).matchAll(/<([\da-f]{4})> <([\da-f]+)>/gi))
    map[Number.parseInt(code, 16)] = utf16(characters);
  return map;
}, 'large');

function utf16(hex: string): string {
  let characters = '';
  for (let at = 0; at < hex.length; at += 4)
    characters += String.fromCharCode(Number.parseInt(hex.slice(at, at + 4), 16));
  return characters;
}

const STRING = '(\\((?:\\\\[\\s\\S]|[^\\\\()])*\\)|<[\\da-fA-F\\s]*>(?!>))';
const ENTRIES = new RegExp(
  `/(Title|Author|Subject|Keywords|Creator|Producer|Alt|ActualText|Contents|URI|F|UF|E|Lang|T|TU|TM|V|DV|RC|Subj|Desc|NM)\\s*${STRING}`,
  'g',
);

const PLACES: Readonly<Record<string, string>> = {
  Alt: 'the alternative texts',
  ActualText: 'the alternative texts',
  E: 'the alternative texts',
  Contents: 'the links',
  URI: 'the links',
  F: 'the links',
  UF: 'the links',
  T: 'the fields',
  TU: 'the fields',
  TM: 'the fields',
  V: 'the fields',
  DV: 'the fields',
  RC: 'the fields',
};

/** The strings of all objects, by kind. */
function stringsOf(objects: ReadonlyMap<number, PdfPart>): readonly FileText[] {
  const places = new Map<string, string[]>();
  for (const { head } of objects.values()) {
    if (!head.includes('(') && !/<[\da-fA-F]{4}/.test(head)) continue;
    const isBookmark = /\/(?:Dest|Parent)\b/.test(head) && /\/Title\b/.test(head);
    for (const [, key = '', value = ''] of head.matchAll(ENTRIES)) {
      const place = PLACES[key] ?? (isBookmark ? 'the bookmarks' : 'the properties');
      addToGroup(places, place, stringValue(value));
    }
  }
  return [...places].map(([place, strings]) => ({ place, words: strings.join('\n') }));
}

/** The pictures, wherever a page shows them; the opacity of one is a picture of its own. */
function picturesOf(text: string, objects: ReadonlyMap<number, PdfPart>): readonly FilePicture[] {
  const images = [...objects.values()].filter(({ head }) => /\/Subtype\s*\/Image\b/.test(head));
  const opacities = new Set(images.flatMap(({ head }) => maskOf(head, objects) ?? []));
  const pictures = images.flatMap((image) => {
    if (opacities.has(image)) return [];
    return [pdfPicture(imageIn(text, image), imageIn(text, maskOf(image.head, objects)))];
  });
  const drawings = [...objects.values()].filter(({ head }) => /\/Subtype\s*\/Form\b/.test(head));
  return [...pictures, ...drawings.map((drawing) => pdfDrawing(streamOf(text, drawing)))];
}

function maskOf(head: string, objects: ReadonlyMap<number, PdfPart>): PdfPart | undefined {
  return objects.get(Number(/\/SMask (\d+) 0 R/.exec(head)?.[1]));
}

function imageIn(text: string, part: PdfPart): PdfImage;
function imageIn(text: string, part: PdfPart | undefined): PdfImage | undefined;
function imageIn(text: string, part: PdfPart | undefined): PdfImage | undefined {
  return part && { head: part.head, packed: Buffer.from(packedStream(text, part), 'latin1') };
}

function metadataOf(text: string, objects: ReadonlyMap<number, PdfPart>): readonly FileText[] {
  return [...objects.values()]
    .filter(({ head }) => /\/Subtype\s*\/XML/.test(head))
    .map((object) => {
      const xmp = Buffer.from(streamOf(text, object), 'latin1').toString('utf8');
      return { place: 'the metadata', words: unescaped(xmp.replace(/<[^>]*>/g, '\n')) };
    });
}
