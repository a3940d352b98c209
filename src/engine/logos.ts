/** The logos of all organisations of a workspace, for the final check. */
import { gatherLogos, type Logo, type Logos, logoOf } from '../check/foreign-logos.js';
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
    if (picture) logos.push(logoOf(organisation, picture));
  }
  return gatherLogos(logos);
}
