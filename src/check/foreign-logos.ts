/** Finds the logos of other organisations among the pictures of a finished file, by their pixels or bytes. */
import type { FilePicture } from '../formats/finished/file-text.js';
import { pictureKey } from '../formats/picture-key.js';
import { addToGroup } from '../model/groups.js';
import type { Organisation } from '../model/organisation.js';
import { placeholderName } from '../model/placeholders.js';
import { remember } from '../model/remember.js';

/** A logo, and whose it is. */
export interface Logo {
  readonly key: string;
  readonly organisation: Pick<Organisation, 'id' | 'name'>;
}

/** The logos of all organisations by the keys of their pictures: a group's homes may share one. */
export type Logos = ReadonlyMap<string, readonly Logo[]>;

export const NO_LOGOS: Logos = new Map();

const LOGO = placeholderName('logo');

/** The key of an organisation's logo; undefined where it has none, or where it wasn't loaded. */
export const logoKey = remember(({ values }: Organisation): string | undefined => {
  const value = values.get(LOGO);
  return value?.kind === 'logo' ? pictureKey(value.picture.bytes) : undefined;
});

/** Gathers logos by their keys. */
export function logosByKey(logos: readonly Logo[]): Logos {
  const byKey = new Map<string, Logo[]>();
  for (const logo of logos) addToGroup(byKey, logo.key, logo);
  return byKey;
}

/** Where the logo of another stands that the organisation doesn't have itself; each picture once. */
export function foreignLogos(
  pictures: readonly FilePicture[],
  logos: Logos,
  { id }: Organisation,
): readonly (FilePicture & { readonly logo: Logo })[] {
  const seen = new Set<string>();
  return pictures.flatMap((picture) => {
    const owners = logos.get(picture.key) ?? [];
    const [logo] = owners;
    if (!logo || seen.has(picture.key) || owners.some(({ organisation }) => organisation.id === id)) return [];
    seen.add(picture.key);
    return [{ ...picture, logo }];
  });
}
