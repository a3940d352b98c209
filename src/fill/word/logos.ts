/**
 * The organisation's logo in a Word file: the drawing in place of its placeholder, the picture's part, and the relationship
 * between them.
 */
import { plainPicture } from '../../formats/picture.js';
import { uprightFrame } from '../../formats/word/upright.js';
import { escapeXml } from '../../formats/xml/escape.js';
import { type Image, plainText } from '../../model/document.js';
import type { Organisation } from '../../model/organisation.js';
import type { Job } from '../../model/plan.js';
import type { WordLogo, WordTemplate } from '../../model/word.js';
import { logoImage } from '../frame.js';
import { addRelationships } from './relationships.js';

/** EMU per point. */
const POINT = 12_700;
const RELATIONSHIP = 'rIdOrganisationLogo';
const TYPES = '[Content_Types].xml';
/** The author's drawings have smaller ids. */
const FIRST_ID = 200_000_000;

/** Makes the drawing, as large as its frame and the theme allow, in proportion. */
export function logoDrawing(image: Image, frame: WordLogo, { organisation, pack }: Job, number: number): string {
  const { picture } = image;
  const height = frame.height ?? organisation.theme.logo.height * POINT;
  const scale = Math.min(frame.width / picture.width, height / picture.height);
  const [cx, cy] = [Math.round(picture.width * scale), Math.round(picture.height * scale)] as const;
  const { extent, turning } = uprightFrame(picture, cx, cy);
  const alt = escapeXml(plainText(image.alt));
  const attributes = `id="${FIRST_ID + number}" name="${escapeXml(pack.wording.page.logo)}" descr="${alt}"`;
  return (
    '<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
    '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">' +
    `<wp:extent${extent}/><wp:docPr ${attributes}/>` +
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">' +
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">' +
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">' +
    `<pic:nvPicPr><pic:cNvPr ${attributes}/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="${RELATIONSHIP}"/>` +
    '<a:stretch><a:fillRect/></a:stretch></pic:blipFill>' +
    `<pic:spPr><a:xfrm${turning}><a:off x="0" y="0"/><a:ext${extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>` +
    '</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>'
  );
}

/** Adds the picture to the package, with a relationship from each part that shows it. */
export function addLogos(
  template: WordTemplate,
  organisation: Organisation,
  paths: readonly string[],
  parts: Map<string, string | Uint8Array>,
): void {
  const image = logoImage(organisation);
  if (!image || paths.length === 0) return;
  const { format, bytes } = image.picture;
  const media = freePath(template, `word/media/organisation-logo.${format}`);
  parts.set(media, plainPicture(bytes));
  for (const path of paths) {
    addRelationships(template, path, [{ id: RELATIONSHIP, type: 'image', target: `/${media}` }], parts);
  }
  parts.set(TYPES, withType(parts.get(TYPES) ?? template.texts.get(TYPES), media, format));
}

function freePath(template: WordTemplate, preferred: string): string {
  const usedPaths = new Set(template.parts.map((part) => part.path.toLowerCase()));
  let path = preferred;
  for (let n = 2; usedPaths.has(path); n++) path = preferred.replace('.', `-${n}.`);
  return path;
}

function withType(types: string | Uint8Array | undefined, path: string, format: 'png' | 'jpeg'): string {
  const xml = String(types ?? '');
  const prefix = /<\/([\w-]+:)?Types>\s*$/.exec(xml)?.[1] ?? '';
  const added = `<${prefix}Override PartName="/${path}" ContentType="image/${format}"/>`;
  return xml.replace(/<\/(?:[\w-]+:)?Types>\s*$/, (end) => added + end);
}
