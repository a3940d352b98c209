/** A post that nobody holds, and who covers for it. */
import type { CalendarDate } from './calendar.js';
import type { PersonKey } from './people.js';
import { placeholderName } from './placeholders.js';
import type { Span } from './source.js';
import { listKeyOf } from './value-lists.js';

export interface Vacancy {
  readonly from: CalendarDate;
  /** The place of the date. */
  readonly span: Span;
  /** The person whose name, e-mail address and telephone number print instead; absent: nobody covers. */
  readonly coveredBy?: PersonKey;
}

/** Vacant posts by the keys of their persons. */
export type Vacancies = ReadonlyMap<PersonKey, Vacancy>;

/** A vacant post, and the part of a person that a placeholder means. */
export interface VacantPart extends Vacancy {
  readonly post: PersonKey;
  /** `first_name`, `email`, `role` */
  readonly part: string;
}

/** Gives the vacant post that a placeholder such as `org_field_registered_manager_email` belongs to. */
export function vacantPart(name: string, vacancies: Vacancies | undefined): VacantPart | undefined {
  for (const [post, vacancy] of vacancies ?? []) {
    const whole = placeholderName(post);
    if (name === whole || name === placeholderName(listKeyOf(post))) return { ...vacancy, post, part: 'name' };
    const beginning = `${whole}_`;
    if (name.startsWith(beginning)) return { ...vacancy, post, part: name.slice(beginning.length) };
  }
  return undefined;
}
