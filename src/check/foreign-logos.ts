/**
 * Finds the logos of other organisations among the pictures of a finished file. Bytes are compared first, and then sizes; only a
 * picture that is as large as somebody else's logo is unpacked, and compared by its pixels.
 */
import type { FilePicture } from '../formats/finished/file-text.js';
import { packedRowsHash, pictureHash, pictureKey, pngSize } from '../formats/picture-key.js';
import { drawingOperators } from '../formats/svg/drawing-operators.js';
import { drawingSvg } from '../formats/svg/write-svg.js';
import type { Picture } from '../model/document.js';
import type { Drawing } from '../model/drawing.js';
import { addToGroup } from '../model/groups.js';
import type { Organisation } from '../model/organisation.js';
import { placeholderName } from '../model/placeholders.js';
import { remember } from '../model/remember.js';

/** A logo, and whose it is. */
export interface Logo {
  readonly organisation: Pick<Organisation, 'id' | 'name'>;
  /** Of its file, of the rows of a PNG, as a PDF has them, and of what a drawing is in a web page and in a PDF. */
  readonly hashes: readonly string[];
  readonly size?: string;
  readonly key: () => string;
}

/** The logos of all organisations: a group's homes may share one. */
export interface Logos {
  readonly byHash: ReadonlyMap<string, readonly Logo[]>;
  readonly bySize: ReadonlyMap<string, readonly Logo[]>;
}

export const NO_LOGOS: Logos = { byHash: new Map(), bySize: new Map() };

const LOGO = placeholderName('logo');

/** Gives a logo from its picture. */
export function logoOf(organisation: Logo['organisation'], { bytes, drawing }: Picture): Logo {
  const size = pngSize(bytes);
  const rows = packedRowsHash(bytes);
  return {
    organisation,
    hashes: [pictureHash(bytes), ...(rows === undefined ? [] : [rows]), ...(drawing ? drawingHashes(drawing) : [])],
    ...(size === undefined ? {} : { size }),
    key: () => pictureKey(bytes),
  };
}

/** Of a drawing in a web page and in a PDF. */
function drawingHashes(drawing: Drawing): readonly string[] {
  return [drawingSvg(drawing), Buffer.from(drawingOperators(drawing).content, 'latin1')].map(pictureHash);
}

/** An organisation's own logo; undefined where it has none, or where it wasn't loaded. */
export const ownLogo = remember((organisation: Organisation): Logo | undefined => {
  const value = organisation.values.get(LOGO);
  return value?.kind === 'logo' ? logoOf(organisation, value.picture) : undefined;
});

/** Gathers logos by their bytes and sizes. */
export function gatherLogos(logos: readonly Logo[]): Logos {
  const byHash = new Map<string, Logo[]>();
  const bySize = new Map<string, Logo[]>();
  for (const logo of logos) {
    for (const hash of logo.hashes) addToGroup(byHash, hash, logo);
    if (logo.size !== undefined) addToGroup(bySize, logo.size, logo);
  }
  return { byHash, bySize };
}

/** A picture, and the logo that it is. */
export type ForeignLogo = FilePicture & { readonly logo: Logo };

/** Where the logo of another stands that the organisation doesn't have itself; each logo once. */
export function foreignLogos(
  pictures: readonly FilePicture[],
  { byHash, bySize }: Logos,
  { id }: Organisation,
): readonly ForeignLogo[] {
  const reported = new Set<string>();
  const isOwned = ({ hashes: [file = ''] }: Logo) =>
    byHash.get(file)?.some(({ organisation }) => organisation.id === id) === true;
  return pictures.flatMap((picture) => {
    const same = byHash.get(picture.hash) ?? [];
    if (same.some(isOwned)) return [];
    const alike = picture.size === undefined ? [] : (bySize.get(picture.size) ?? []);
    const isSame = (logo: Logo) => logo.hashes.includes(picture.hash) || logo.key() === picture.key();
    const others = [...same, ...alike].filter((logo) => !isOwned(logo));
    // Its own comes first: it may have been saved by another program, or stand in a PDF.
    if (others.length === 0 || alike.some((own) => isOwned(own) && isSame(own))) return [];
    const logo = others.find(isSame);
    if (!logo || reported.has(logo.organisation.id)) return [];
    reported.add(logo.organisation.id);
    return [{ ...picture, logo }];
  });
}

/** Whether a picture is the organisation's own logo, byte for byte or as a PDF has it. */
export function isOwnLogo(picture: FilePicture, own: Logo | undefined): boolean {
  if (!own) return false;
  if (own.hashes.includes(picture.hash)) return true;
  return own.size !== undefined && own.size === picture.size && own.key() === picture.key();
}
