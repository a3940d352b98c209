/** How nations and kinds of service are called where people read of them. */
import type { Nation, ServiceType } from './services.js';

export const NATION_NAMES: Readonly<Record<Nation, string>> = {
  wales: 'Wales',
  england: 'England',
  scotland: 'Scotland',
  northern_ireland: 'Northern Ireland',
};

/** As they begin a line. */
export const SERVICE_NAMES: Readonly<Record<ServiceType, string>> = {
  domiciliary_support: 'Home care (domiciliary support)',
  care_home: 'Care home',
  care_home_nursing: 'Care home with nursing',
  supported_living: 'Supported living',
  childrens_home: 'Children’s home',
  shared_lives: 'Shared lives (adult placement)',
  fostering: 'Fostering',
  adoption: 'Adoption',
  residential_family_centre: 'Residential family centre',
  advocacy: 'Advocacy',
  nurse_agency: 'Nurse agency',
  day_service: 'Day service',
};

/** A nation and a kind of service. */
export interface ServiceChoice {
  readonly nation: Nation;
  readonly service: ServiceType;
}

/** `home care (domiciliary support) in Wales` */
export function serviceIn({ service, nation }: ServiceChoice): string {
  const name = SERVICE_NAMES[service];
  return `${name.charAt(0).toLowerCase()}${name.slice(1)} in ${NATION_NAMES[nation]}`;
}
