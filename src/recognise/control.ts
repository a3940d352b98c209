/**
 * Adds labelled values (`Version: 1.0`, `Owner | Registered Manager`) to the findings, and says of each whether the
 * program prints it itself, from the front matter or the organisation's record.
 */
import { type CalendarDate, isoDate } from '../model/calendar.js';
import { PEOPLE } from '../model/people.js';
import { HOLE } from '../model/runs.js';
import type { Span } from '../model/source.js';
import { cycleBetween, writtenCycle, writtenDate } from './dates.js';
import type { DraftKey, Findings } from './findings.js';
import type { Labelled } from './labels.js';
import { holdsTag } from './title-text.js';

const CODE = /^[A-Z]{2,5}\d{1,4}[A-Z]?$/;

/** Takes the labelled values of one document. */
export class Control {
  private readonly findings: Findings;
  private readonly path: string;
  private reviewed: CalendarDate | undefined;

  constructor(findings: Findings, path: string) {
    this.findings = findings;
    this.path = path;
  }

  /** Takes a labelled value; true if nothing is lost when the program prints it instead of the text. */
  take(labelled: Labelled): boolean {
    const { meaning, value } = labelled;
    if (meaning === undefined) return false;
    if (value === '') return true;
    const place = labelled.place ?? this.path;
    const from = `“${labelled.label}: ${value.replaceAll(HOLE, '…')}”`;
    switch (meaning) {
      case 'reviewed':
        return this.reviewDate(labelled, place, from);
      case 'next-review':
        return this.nextReview(labelled, place, from);
      case 'owner':
        return this.owner(labelled, place, from);
      case 'organisation':
      case 'registration':
        return this.ofOrganisation(labelled, meaning, place);
      case 'approval':
        this.findings.decide(
          `${from} is an approval: record it for the organisation, and take it out of the text, which every organisation would get`,
          place,
        );
        return false;
      case 'cycle':
        return this.guessOrDecide('review.every', writtenCycle(value), place, from);
      case 'code':
        return this.guessOrDecide('code', codeOf(value), place, from);
      case 'status':
        return this.guessOrDecide(
          'status',
          /^(?:draft|approved|withdrawn)$/i.test(value) ? value.toLowerCase() : undefined,
          place,
          from,
        );
      default:
        return this.guessOrDecide(
          meaning,
          value.includes(HOLE) || value.includes('\n') ? undefined : value,
          place,
          from,
        );
    }
  }

  private guessOrDecide(key: DraftKey, value: string | undefined, place: Span | string, from: string): boolean {
    if (value !== undefined && !holdsTag(value)) return this.findings.guess(key, value, place, from);
    this.findings.decide(`${from} doesn’t look like ${key}`, place);
    return false;
  }

  private reviewDate(labelled: Labelled, place: Span | string, from: string): boolean {
    if (labelled.fields.length > 0) return isField(labelled, 'last_update_date');
    const date = writtenDate(labelled.value);
    if (!date) return this.guessOrDecide('review.last', undefined, place, from);
    this.reviewed ??= date;
    this.findings.literals.set(labelled.value, 'last_update_date');
    return this.findings.guess('review.last', isoDate(date), place, from);
  }

  private nextReview(labelled: Labelled, place: Span | string, from: string): boolean {
    if (labelled.fields.length > 0) return isField(labelled, 'next_review_date');
    const date = writtenDate(labelled.value);
    const cycle = date && this.reviewed && cycleBetween(this.reviewed, date);
    if (date) this.findings.literals.set(labelled.value, 'next_review_date');
    if (cycle) return this.findings.guess('review.every', cycle, place, from);
    this.findings.decide(`${from}: the program works this date out from review.last and review.every`, place);
    return false;
  }

  private owner(labelled: Labelled, place: Span | string, from: string): boolean {
    const person = personOf(labelled);
    if (person) return this.findings.guess('owner', person, place, from);
    return this.guessOrDecide('owner', labelled.value.includes(HOLE) ? undefined : labelled.value, place, from);
  }

  /** The name and number of the organisation that the document was written for: a template must not hold them. */
  private ofOrganisation(labelled: Labelled, meaning: 'organisation' | 'registration', place: Span | string): boolean {
    const field = meaning === 'organisation' ? 'org_field_name' : 'org_field_registration_no';
    if (labelled.fields.length > 0) return isField(labelled, field);
    this.findings.literals.set(labelled.value, field);
    this.findings.decide(
      `“${labelled.label}” is followed by one organisation’s own words, which every organisation would get`,
      place,
    );
    return false;
  }
}

function isField(labelled: Labelled, name: string): boolean {
  return labelled.value === HOLE && labelled.fields[0] === name;
}

/** `Policy DCW 40`, `DCW40`: the code in its usual form. */
function codeOf(value: string): string | undefined {
  const code = value.toUpperCase().replace(/[\s/_-]+/g, '');
  return CODE.test(code) ? code : undefined;
}

/** The key of a person who is named by role, or by placeholders that all belong to one person. */
function personOf({ value, fields }: Labelled): string | undefined {
  const key = value.toLowerCase().replace(/^the /, '').trim().replace(/\s+/g, '_');
  const role = PEOPLE.find((person) => person === key);
  if (role || fields.length === 0 || value.replaceAll(HOLE, '').trim() !== '') return role;
  return PEOPLE.find((person) => fields.every((field) => field.startsWith(`org_field_${person}_`)));
}
