/** Turns laid-out pages into the bytes of a file: paints them, and adds links, tags, bookmarks, fonts and metadata. */
import { deflateSync } from 'node:zlib';
import type { Face } from '../../../formats/fonts/face.js';
import { srgbProfile } from '../../../formats/srgb-profile.js';
import type { Picture, Properties } from '../../../model/document.js';
import { remember } from '../../../model/remember.js';
import type { Theme } from '../../../model/theme.js';
import type { Wording } from '../../../model/wording/wording.js';
import type { Faces } from '../lines/faces.js';
import type { TypeStyles } from '../lines/type-styles.js';
import type { Typesetter } from '../lines/typeset.js';
import { type BookmarkEntry, bookmarksOf } from '../pages/bookmarks.js';
import type { PageLayout } from '../pages/boxes.js';
import type { PageFurniture } from '../pages/furniture.js';
import { annotateLinks, type Destinations, nameDestinations } from '../pages/links.js';
import { FONT_NAMES } from '../pages/page-painter.js';
import { type PaintedPages, paintPages } from '../pages/paint.js';
import { openPdf, type PdfFile, type PdfStream } from './container.js';
import { embedFont, embedPicture } from './embed.js';
import type { TagTree } from './tags.js';
import { fileInformation, xmpPacket } from './xmp.js';

/** What all documents of a theme are set with. */
export interface Typography {
  readonly theme: Theme;
  readonly faces: Faces;
  readonly styles: TypeStyles;
  readonly typesetter: Typesetter;
}

const profile = srgbProfile();
const packedProfile = deflateSync(profile, { level: 9 });

/** Everything that a file is made of once its pages are laid out. */
export interface LaidOut {
  readonly layouts: readonly PageLayout[];
  readonly furniture: PageFurniture;
  readonly tags: TagTree;
  readonly find: Destinations['find'];
  /** One for each heading, by index. */
  readonly bookmarks: readonly BookmarkEntry[];
  /** The names of the headings for other files’ links, by index; absent where none lead here. */
  readonly anchors?: readonly string[];
  readonly wording: Wording;
  readonly properties: Properties;
  readonly typography: Typography;
}

/** Makes the file. */
export function assemblePdf({
  layouts,
  furniture,
  tags,
  find,
  bookmarks,
  anchors,
  wording,
  properties,
  typography,
}: LaidOut): Uint8Array {
  const { theme } = typography;
  const painted = paintPages(layouts, furniture, tags, theme, wording);
  const information = fileInformation(properties, wording);
  const sheets = painted.pages.map(({ sheet }) => sheet);
  const file = openPdf(wording.language, information);
  const pages = sheets.map((sheet) => file.addPage(sheet));
  const destinations = { find, headings: painted.headings, notes: painted.notes, pages, sheets, theme, wording };
  const annotations = annotateLinks(file, painted.links, destinations, tags);
  setPages(file, painted, annotations, typography.faces);
  tags.write(file, pages);
  file.bookmarks(bookmarksOf(bookmarks, painted.headings, theme));
  if (anchors && anchors.length > 0) nameDestinations(file, anchors, destinations);
  file.catalogue(addMetadata(file, xmpPacket(information, wording.language)), addOutputIntent(file));
  return file.finish();
}

type Annotations = ReturnType<typeof annotateLinks>;

/** Gives each page its content, and embeds each face and picture once. */
function setPages(file: PdfFile, painted: PaintedPages, annotations: Annotations, faces: Faces): void {
  const extras = new Map<Face, number[]>();
  for (const [name, glyphs] of painted.extras) {
    const face = faces.of(name);
    extras.set(face, [...(extras.get(face) ?? []), ...glyphs]);
  }
  const fontOf = remember((face: Face) => embedFont(file, face.subset(extras.get(face) ?? [])));
  const pictureOf = remember((picture: Picture) => embedPicture(file, picture));
  painted.pages.forEach(({ content, faces: facesOfPage, pictures }, n) => {
    const fonts = new Map([...facesOfPage].map((face) => [FONT_NAMES[face], fontOf(faces.of(face))]));
    const images = new Map([...pictures].map(([picture, name]) => [name, pictureOf(picture)]));
    file.setPage(n, {
      content,
      fonts,
      pictures: images,
      annotations: annotations[n] ?? [],
    });
  });
}

function addMetadata(file: PdfFile, xmp: string): PdfStream {
  return file.plainStream('/Type/Metadata/Subtype/XML', Buffer.from(xmp, 'utf8'));
}

function addOutputIntent(file: PdfFile): PdfStream {
  const stream = file.stream('/N 3', packedProfile);
  const intent = file.object();
  intent.set(
    '<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)' +
      `/DestOutputProfile ${stream.reference}>>`,
  );
  return intent;
}
