/**
 * Details to begin with, where nothing is known yet of a new organisation: telephone numbers that Ofcom keeps for stories (0100–0199
 * of them are used), and a town that they belong to.
 */
import type { Nation } from '../../model/services.js';

/** What stands in `starter/organisation.txt` in braces; what is absent takes its line, and what is indented below it, along. */
export interface ExampleDetails {
  readonly registration_no?: string;
  readonly town: string;
  readonly postcode: string;
  /** All but the last two digits. */
  readonly phone: string;
  /** Who safeguarding concerns go to. */
  readonly authority: string;
  /** The key of the person who answers for the provider. */
  readonly individual?: 'responsible_individual' | 'nominated_individual';
}

/** Ofcom, “Telephone numbers for use in TV shows, films and other creative content”. */
export const EXAMPLE_DETAILS: Readonly<Record<Nation, ExampleDetails>> = {
  wales: {
    registration_no: 'SIN-00000000-EXMP',
    town: 'Cardiff',
    postcode: 'CF10 1AA',
    phone: '029 2018 01',
    authority: 'Cardiff Council',
    individual: 'responsible_individual',
  },
  england: {
    registration_no: '1-000000000',
    town: 'Leeds',
    postcode: 'LS1 1AA',
    phone: '0113 496 01',
    authority: 'Leeds City Council',
    individual: 'nominated_individual',
  },
  scotland: {
    registration_no: 'CS2000000000',
    town: 'Edinburgh',
    postcode: 'EH1 1AA',
    phone: '0131 496 01',
    authority: 'City of Edinburgh Council',
  },
  northern_ireland: {
    town: 'Belfast',
    postcode: 'BT1 1AA',
    phone: '028 9649 61',
    authority: 'Belfast Health and Social Care Trust',
    individual: 'responsible_individual',
  },
};
