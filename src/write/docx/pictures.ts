/** Writes pictures as inline drawings, scaled down to fit and never up. The alternative text becomes Word's description. */
import { uprightFrame } from '../../formats/word/upright.js';
import { escapeXml } from '../../formats/xml/escape.js';
import { type Image, plainText } from '../../model/document.js';
import { type DocumentContext, numberOf, pictureId } from './document-context.js';
import { checkCharacters } from './inlines.js';
import { leftOf, type Place, type TextArea } from './place.js';
import { emu, pointsOfPixels } from './units.js';

/** Points. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';

/** How large a picture is drawn. */
export function drawnSize({ picture }: Image, room: Room): Room {
  const natural = { width: pointsOfPixels(picture.width), height: pointsOfPixels(picture.height) };
  const scale = Math.min(1, room.width / natural.width, room.height / natural.height);
  return { width: natural.width * scale, height: natural.height * scale };
}

/** Writes a picture as a run. */
export function pictureRun(image: Image, room: Room, context: DocumentContext): string {
  const { picture, alt } = image;
  const drawn = drawnSize(image, room);
  const size = [Math.max(1, emu(drawn.width)), Math.max(1, emu(drawn.height))] as const;
  const words = plainText(alt);
  for (const leaf of alt) checkCharacters(leaf.value, context, leaf);
  const relationship = pictureId(context, picture);
  const id = numberOf(image, 'drawings', context);
  const name = escapeXml(context.wording.page.picture(id));
  const { extent, turning } = uprightFrame(picture, size[0], size[1]);
  return (
    `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent${extent}/>` +
    `<wp:docPr id="${id}" name="${name}" descr="${escapeXml(words)}"/>` +
    `<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="${DRAWING}/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>` +
    `<a:graphic xmlns:a="${DRAWING}/main"><a:graphicData uri="${DRAWING}/picture">` +
    `<pic:pic xmlns:pic="${DRAWING}/picture"><pic:nvPicPr><pic:cNvPr id="${id}" name="${name}"/>` +
    '<pic:cNvPicPr><a:picLocks noChangeAspect="1"/></pic:cNvPicPr></pic:nvPicPr>' +
    `<pic:blipFill><a:blip r:embed="${relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr><a:xfrm${turning}><a:off x="0" y="0"/><a:ext${extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>` +
    '</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
  );
}

/** Writes a picture among blocks: a logo is as high as the theme lets it, any other at most nearly as high as the page. */
export function imageRun(image: Image, place: Place, area: TextArea, context: DocumentContext): string {
  const height = image.isLogo ? area.logo : area.height * 0.9;
  return pictureRun(image, { width: (area.width - leftOf(place)) / 20, height }, context);
}
