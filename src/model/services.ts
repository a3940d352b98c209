/** What kinds of service there are, and the nations whose law they follow. */

export type Nation = 'wales' | 'england' | 'scotland' | 'northern_ireland';

export const NATIONS = ['wales', 'england', 'scotland', 'northern_ireland'] as const satisfies readonly Nation[];

/** The kinds of regulated service that policies are written for (DOMAIN: packs). */
export const SERVICE_TYPES = [
  'domiciliary_support',
  'care_home',
  'care_home_nursing',
  'supported_living',
  'childrens_home',
  'shared_lives',
  'fostering',
  'adoption',
  'residential_family_centre',
  'advocacy',
  'nurse_agency',
  'day_service',
] as const;

export type ServiceType = (typeof SERVICE_TYPES)[number];
