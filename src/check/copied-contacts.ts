/**
 * Warns of a telephone number or e-mail address that another organisation's file has too: a file that was copied, with one line
 * forgotten, sends readers to somebody else. Homes of one group share some; then they name a common base, or one of them says so.
 */
import { someOf } from '../model/counting.js';
import { type Diagnostic, warning } from '../model/diagnostic.js';
import type { Organisation } from '../model/organisation.js';
import { placeholderName } from '../model/placeholders.js';
import { remember } from '../model/remember.js';
import type { Found } from './held-values.js';
import { valuesOf } from './identifying-values.js';
import { phoneNumbers } from './value-forms.js';
import { VALUE_KINDS } from './value-kinds.js';

/** What an organisation's file says of its contacts. */
export interface Contacts {
  readonly id: string;
  readonly values: Iterable<Found>;
  /** The base that it extends. */
  readonly base?: string | undefined;
  /** Ids of organisations that it shares contacts with. */
  readonly sharesContactsWith?: readonly string[] | undefined;
}

/** The organisations that have each contact. */
type Holders = ReadonlyMap<string, readonly Contacts[]>;

/** How many organisations a message names. */
const MOST_NAMED = 3;

/** Gives a warning for each contact of an organisation that others have, at its key. */
export function copiedContacts(organisation: Organisation, everybody: readonly Contacts[]): readonly Diagnostic[] {
  const told = new Set<string>();
  const holders = holdersFor(organisation, everybody);
  return valuesOf(organisation).flatMap((value): readonly Diagnostic[] => {
    const strangers = contactsOf(value).flatMap((contact) => {
      const isNew = !told.has(contact);
      told.add(contact);
      return isNew ? (holders.get(contact) ?? []).filter((other) => !areRelated(organisation, other)) : [];
    });
    return strangers.length > 0 ? [copied(organisation, value, strangers)] : [];
  });
}

type Related = Pick<Contacts, 'id' | 'base' | 'sharesContactsWith'>;

function areRelated(one: Related, other: Related): boolean {
  if (one.id === other.id || (one.base !== undefined && one.base === other.base)) return true;
  return one.sharesContactsWith?.includes(other.id) === true || other.sharesContactsWith?.includes(one.id) === true;
}

/** The organisations that have each contact; for one of them, of those contacts alone that others have too. */
function holdersFor({ id }: Organisation, everybody: readonly Contacts[]): Holders {
  const isAmong = everybody.some((organisation) => organisation.id === id);
  return isAmong ? sharedAmong(everybody) : allHolders(everybody);
}

/** The contacts that several organisations have: few, while all would take 4 kB for each organisation of a run. */
const sharedAmong = remember(
  (everybody: readonly Contacts[]): Holders =>
    new Map([...allHolders(everybody)].filter(([, some]) => some.length > 1)),
);

function allHolders(everybody: readonly Contacts[]): Holders {
  const byContact = new Map<string, Contacts[]>();
  for (const organisation of everybody)
    for (const contact of new Set([...organisation.values].flatMap(contactsOf)))
      byContact.set(contact, [...(byContact.get(contact) ?? []), organisation]);
  return byContact;
}

/** Contacts that several organisations have who aren't related, with their ids, in a form that can be compared. */
export function sharedContacts(everybody: readonly Contacts[]): readonly string[] {
  return [...sharedAmong(everybody)].flatMap(([contact, some]) => {
    const isShared = some.some((one) => some.some((other) => !areRelated(one, other)));
    return isShared ? [[contact, ...some.map(({ id }) => id)].join(' ')] : [];
  });
}

/** A value in the form in which contacts are compared; nothing for another value, or a number that is everybody's. */
function contactsOf({ kind, spelling }: Found): readonly string[] {
  if (kind === 'email') return spelling.includes('@') ? [spelling.trim().toLowerCase()] : [];
  return kind === 'phone' ? phoneNumbers(spelling) : [];
}

function copied(organisation: Organisation, { kind, key }: Found, others: readonly Contacts[]): Diagnostic {
  const ids = [...new Set(others.map(({ id }) => id))];
  const place = organisation.values.get(placeholderName(...key.split('.')))?.span ?? organisation.source.path;
  const message = `The ${VALUE_KINDS[kind]} under "${key}" is also that of ${someOf(ids, MOST_NAMED)}`;
  return warning('contact-copied', message, place, {
    hint: `If it was copied, give this organisation’s own. If they share it, write "shares_contacts_with: [${ids.join(', ')}]".`,
  });
}
