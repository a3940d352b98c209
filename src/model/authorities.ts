/**
 * The principal councils of Wales, and whether a name means one of them. The list changes now and then, so a name that is not on
 * it is a warning, never an error.
 */
import { nearest } from './names.js';

export interface Authority {
  /** Code of the Office for National Statistics, `W06000015`. */
  readonly code: string;
  readonly english: string;
  readonly welsh: string;
  /** The council's own name in Welsh, where it differs from the area's. */
  readonly councilWelsh?: string;
}

const authority = (number: string, english: string, welsh: string, councilWelsh?: string): Authority => ({
  code: `W06000${number}`,
  english,
  welsh,
  ...(councilWelsh ? { councilWelsh } : {}),
});

/** ONS, Unitary Authorities in Wales; the areas' names, without "Council". */
export const WELSH_AUTHORITIES: readonly Authority[] = [
  authority('001', 'Isle of Anglesey', 'Ynys Môn'),
  authority('002', 'Gwynedd', 'Gwynedd'),
  authority('003', 'Conwy', 'Conwy'),
  authority('004', 'Denbighshire', 'Sir Ddinbych'),
  authority('005', 'Flintshire', 'Sir y Fflint'),
  authority('006', 'Wrexham', 'Wrecsam'),
  authority('008', 'Ceredigion', 'Ceredigion'),
  authority('009', 'Pembrokeshire', 'Sir Benfro', 'Cyngor Sir Penfro'),
  authority('010', 'Carmarthenshire', 'Sir Gaerfyrddin', 'Cyngor Sir Gâr'),
  authority('011', 'Swansea', 'Abertawe'),
  authority('012', 'Neath Port Talbot', 'Castell-nedd Port Talbot'),
  authority('013', 'Bridgend', 'Pen-y-bont ar Ogwr'),
  authority('014', 'Vale of Glamorgan', 'Bro Morgannwg'),
  authority('015', 'Cardiff', 'Caerdydd'),
  authority('016', 'Rhondda Cynon Taf', 'Rhondda Cynon Taf'),
  authority('018', 'Caerphilly', 'Caerffili'),
  authority('019', 'Blaenau Gwent', 'Blaenau Gwent'),
  authority('020', 'Torfaen', 'Torfaen'),
  authority('021', 'Monmouthshire', 'Sir Fynwy'),
  authority('022', 'Newport', 'Casnewydd'),
  authority('023', 'Powys', 'Powys'),
  authority('024', 'Merthyr Tydfil', 'Merthyr Tudful'),
];

/** Words for kinds of council, and joining words, in both languages. */
const GENERIC = new Set(
  'council county borough city isle of and the cyngor bwrdeistref sirol sir dinas a y yr'.split(' '),
);

/** The words of a name that distinguish one authority from another: no accents, no punctuation, nothing generic. */
function distinctive(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !GENERIC.has(word))
    .join(' ');
}

const BY_NAME: ReadonlyMap<string, readonly [Authority, string]> = new Map(
  WELSH_AUTHORITIES.flatMap((authority) =>
    [authority.english, authority.welsh, authority.councilWelsh ?? []]
      .flat()
      .map((name) => [distinctive(name), [authority, name]] as const),
  ),
);

/** Finds the Welsh authority that a name means, in either language, with or without "Council", "Cyngor" and the like. */
export function findWelshAuthority(name: string): Authority | undefined {
  return BY_NAME.get(distinctive(name))?.[0];
}

/** The authority's name nearest to an unknown one, in the same language. */
export function nearestWelshAuthority(name: string): string | undefined {
  const nearestName = nearest(distinctive(name), BY_NAME.keys());
  return nearestName === undefined ? undefined : BY_NAME.get(nearestName)?.[1];
}
