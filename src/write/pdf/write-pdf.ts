/** One document to the bytes of its PDF: the steps in order. */
import { deflateSync } from 'node:zlib';
import { srgbProfile } from '../../formats/srgb-profile.js';
import type { Outcome } from '../../model/diagnostic.js';
import type { Document } from '../../model/document.js';
import type { Theme } from '../../model/theme.js';
import { bookmarksOf } from './bookmarks.js';
import { composeBlocks } from './compose-blocks.js';
import { composeContents, insertContents, wantsContents } from './compose-contents.js';
import { composeMasthead } from './compose-masthead.js';
import type { Composing } from './composing.js';
import { openPdf, type PdfFile, type PdfStream } from './container.js';
import { embedFont, embedPicture } from './embed.js';
import type { Faces } from './faces.js';
import { setFurniture } from './furniture.js';
import { type Frame, Galley } from './galley.js';
import { annotateLinks } from './links.js';
import { FONT_NAMES } from './page-painter.js';
import { paginate } from './paginate.js';
import { type PaintedPages, paintPages } from './paint.js';
import { refusals } from './refusals.js';
import { openTagTree } from './tags.js';
import type { TypeStyles } from './type-styles.js';
import type { Typesetter } from './typeset.js';
import { fileInformation, xmpPacket } from './xmp.js';

/** What stays the same for all documents of a theme. */
export interface Shop {
  readonly theme: Theme;
  readonly faces: Faces;
  readonly styles: TypeStyles;
  readonly typesetter: Typesetter;
}

/** Deflate's level for pages: half the time of the usual 6 for a few hundred bytes. */
const PAGE_LEVEL = 3;

const profile = srgbProfile();
const packedProfile = deflateSync(profile, { level: 9 });

/** Writes a document, or says what it holds that cannot be written. */
export function writePdf(document: Document, shop: Shop): Outcome<Uint8Array> {
  const { theme, styles } = shop;
  const tags = openTagTree();
  const galley = new Galley(shop.typesetter);
  const pageHeight = theme.page.height - theme.margins.top - theme.margins.bottom;
  const composing: Composing = {
    galley,
    tags,
    styles,
    theme,
    pageHeight,
    outline: document.outline,
    headings: 0,
    blocks: composeBlocks,
  };
  const frame = pageFrame(shop);
  composeMasthead(document, frame, tags.root, composing);
  const head = { boxes: galley.boxes.length, kids: tags.root.kids.length };
  composeBlocks(document.blocks, frame, tags.root, composing);
  const furniture = setFurniture(document, galley, styles, theme);
  let layouts = paginate(galley.boxes, pageHeight);
  if (wantsContents(document, layouts.length)) {
    const contents = new Galley(shop.typesetter);
    const afterText = tags.root.kids.length;
    composeContents(document.outline, frame, tags.root, { ...composing, galley: contents });
    galley.missing.push(...contents.missing);
    tags.root.kids.splice(head.kids, 0, ...tags.root.kids.splice(afterText));
    const [before, text] = [galley.boxes.slice(0, head.boxes), galley.boxes.slice(head.boxes)];
    layouts = paginate(insertContents(before, contents.boxes, text, pageHeight), pageHeight);
  }
  const diagnostics = refusals(galley.missing);
  if (diagnostics.length > 0) return { diagnostics };

  const painted = paintPages(layouts, furniture, tags, theme);
  const information = fileInformation(document.properties);
  const file = openPdf(theme.page, document.language, information);
  const pages = painted.pages.map(() => file.addPage());
  const destinations = { outline: document.outline, headings: painted.headings, pages, theme };
  const annotations = annotateLinks(file, painted.links, destinations, tags);
  setPages(file, painted, annotations, shop.faces);
  tags.write(file, pages);
  file.bookmarks(bookmarksOf(document.outline, painted.headings, theme));
  file.catalogue(addMetadata(file, xmpPacket(information, document.language)), addOutputIntent(file));
  return { value: file.finish(), diagnostics: [] };
}

function pageFrame({ theme, styles }: Shop): Frame {
  return {
    left: theme.margins.left,
    width: theme.page.width - theme.margins.left - theme.margins.right,
    bars: [],
    bulletDepth: 0,
    numberDepth: 0,
    gap: styles.body.leading / 2,
    whole: false,
  };
}

type Annotations = ReturnType<typeof annotateLinks>;

/** Gives each page its content, and embeds each face and picture that any of them shows, once. */
function setPages(file: PdfFile, painted: PaintedPages, annotations: Annotations, faces: Faces): void {
  const embedded = new Map<unknown, PdfStream>();
  const once = <Key>(key: Key, make: (key: Key) => PdfStream): PdfStream => {
    const known = embedded.get(key) ?? make(key);
    embedded.set(key, known);
    return known;
  };
  painted.pages.forEach(({ content, faces: used, pictures }, n) => {
    const fonts = new Map<string, PdfStream>();
    for (const face of used) {
      const embed = () => embedFont(file, faces[face].subset(painted.extras.get(face) ?? []));
      fonts.set(FONT_NAMES[face], once(face, embed));
    }
    const images = new Map<string, PdfStream>();
    for (const [picture, name] of pictures)
      images.set(
        name,
        once(picture, () => embedPicture(file, picture)),
      );
    file.setPage(n, {
      content: deflateSync(Buffer.from(content, 'latin1'), { level: PAGE_LEVEL }),
      fonts,
      pictures: images,
      annotations: annotations[n] ?? [],
    });
  });
}

function addMetadata(file: PdfFile, xmp: string): PdfStream {
  return file.plainStream({ Type: 'Metadata', Subtype: 'XML' }, Buffer.from(xmp, 'utf8'));
}

function addOutputIntent(file: PdfFile): PdfStream {
  const stream = file.stream({ N: 3 }, packedProfile);
  const intent = file.object();
  intent.set(
    '<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)' +
      `/DestOutputProfile ${stream.reference}>>`,
  );
  return intent;
}
