/** The logos of all organisations of a workspace, for the final check. */
import { type Logo, type Logos, logosByKey } from '../check/foreign-logos.js';
import { pictureKey } from '../formats/picture-key.js';
import type { Picture } from '../model/document.js';

/** Whose logo it is, and how it is read. */
export interface LogoSource extends Pick<Logo, 'organisation'> {
  readonly load: () => Promise<Picture | undefined>;
}

/** Reads all logos. */
export async function readLogos(sources: Iterable<LogoSource>): Promise<Logos> {
  const logos: Logo[] = [];
  for (const { organisation, load } of sources) {
    const picture = await load();
    if (picture) logos.push({ key: pictureKey(picture.bytes), organisation });
  }
  return logosByKey(logos);
}
