/** The logos of all organisations of a workspace, for the final check. */
import { gatherLogos, type Logo, type Logos, logoOf, ownLogo } from '../check/foreign-logos.js';
import type { Organisation } from '../model/organisation.js';
import { remember } from '../model/remember.js';
import type { OtherOrganisation } from './selection.js';

/** Organisations that were read with their logos, and those whose logos lie in files still. */
export interface LogoSources {
  readonly organisations: readonly Organisation[];
  readonly unchosen: readonly OtherOrganisation[];
}

/** Gives all logos; those that were not read before are read when the first file has a picture that may be one. */
export const allLogos = remember(async ({ organisations, unchosen }: LogoSources): Promise<Logos> => {
  const logos: Logo[] = organisations.flatMap((organisation) => ownLogo(organisation) ?? []);
  for (const { organisation, loadLogo } of unchosen) {
    const picture = organisation && (await loadLogo?.());
    if (picture) logos.push(logoOf(organisation, picture.bytes));
  }
  return gatherLogos(logos);
});
