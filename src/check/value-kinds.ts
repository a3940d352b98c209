/** A value that identifies one organisation, or several that share it. */

/** The words for the kinds in messages: `The … of harbour ("key") is in the template`. */
export const VALUE_KINDS = {
  name: 'name',
  person: 'name of a person',
  number: 'number',
  email: 'e-mail address',
  phone: 'telephone number',
  address: 'address',
  postcode: 'postcode',
  website: 'web or mail domain',
} as const;

export type ValueKind = keyof typeof VALUE_KINDS;

export interface IdentifyingValue {
  /** The first organisation that has it. */
  readonly organisation: string;
  /** The key in its file: `registration_no`. */
  readonly key: string;
  readonly kind: ValueKind;
  /** As the organisation’s file has it, for names that a template may mention. */
  readonly spelling: string;
  /** Of a person: Mr, Ms or Dr. */
  readonly title?: string | undefined;
  /** Of a person: the last name, where the file gives it apart. */
  readonly surname?: string | undefined;
  /** Whether it is a field of the organisation’s own, which may be anything. */
  readonly isOwnField?: boolean | undefined;
  /** Ids of all organisations that have it. */
  readonly owners: ReadonlySet<string>;
}
