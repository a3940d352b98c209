/**
 * Reads which posts are vacant, and gives their placeholders the values of whoever covers. Refuses a vacant post that still
 * names its holder, and a cover that is nobody: the post itself, a circle, or a person without a name.
 */
import { type Diagnostic, error, warning } from '../../model/diagnostic.js';
import type { Value } from '../../model/organisation.js';
import type { OrganisationInput } from '../../model/organisation-schema.js';
import { PEOPLE, type PersonKey } from '../../model/people.js';
import { placeholderName } from '../../model/placeholders.js';
import type { Vacancies, Vacancy } from '../../model/vacancy.js';
import { listKeyOf } from '../../model/value-lists.js';
import { nameOf, type Path } from '../schema-issues.js';
import { entryOf, nodeAt, spanAt, type YamlEntry, type YamlNode } from '../yaml/node.js';
import { groupPlaces } from './group-places.js';

export interface ReadVacancies {
  readonly vacancies: Vacancies;
  readonly diagnostics: readonly Diagnostic[];
}

const NAMING = ['title', 'first_name', 'last_name', 'name'];
const CONTACTS = ['email', 'phone'];

/** Reads the vacant posts of a checked file; `values` are those of all persons, full names included. */
export function readVacancies(
  file: OrganisationInput,
  root: YamlNode,
  values: ReadonlyMap<string, Value>,
): ReadVacancies {
  const vacancies = new Map<PersonKey, Vacancy>();
  const diagnostics: Diagnostic[] = [];
  for (const post of PEOPLE) {
    const person = file[post] ?? file[listKeyOf(post)]?.[0];
    const place = postPlace(file, root, post);
    const from = person?.vacant_from;
    const coveredBy = person?.covered_by;
    if (from)
      vacancies.set(post, {
        from,
        span: spanAt(root, [...place, 'vacant_from'], 'value'),
        ...(coveredBy ? { coveredBy } : {}),
      });
    else if (coveredBy && !isGiven(root, place, 'vacant_from')) diagnostics.push(coverWithoutVacancy(place, root));
  }
  for (const [post, vacancy] of vacancies) {
    const place = postPlace(file, root, post);
    diagnostics.push(...holderProblems(place, root));
    const problem = coverProblem(post, vacancy, { vacancies, values, root, place });
    if (problem) diagnostics.push(problem);
  }
  return { vacancies, diagnostics };
}

/** Puts the values of whoever covers in the place of those of each vacant post; without cover there are none but the role. */
export function withCover(values: ReadonlyMap<string, Value>, vacancies: Vacancies): Map<string, Value> {
  const covered = new Map(values);
  for (const post of vacancies.keys()) {
    const cover = finalCover(post, vacancies);
    for (const part of [...NAMING, ...CONTACTS]) {
      const value = cover && values.get(placeholderName(cover, part));
      if (value?.kind === 'text') covered.set(placeholderName(post, part), coverValue(value, part));
      else covered.delete(placeholderName(post, part));
    }
  }
  return covered;
}

/** What prints where the last name or the whole name stands says that the person is acting. */
function coverValue(value: Extract<Value, { readonly kind: 'text' }>, part: string): Value {
  const parts = value.parts ?? [value.span];
  return part === 'last_name' || part === 'name' ? { ...value, parts, isActing: true } : { ...value, parts };
}

/** Who covers for a post in the end, where those who cover may have vacant posts themselves; nobody in a circle. */
function finalCover(post: PersonKey, vacancies: Vacancies): PersonKey | undefined {
  const passed = new Set<PersonKey>([post]);
  let cover = vacancies.get(post)?.coveredBy;
  while (cover !== undefined && vacancies.has(cover)) {
    if (passed.has(cover)) return undefined;
    passed.add(cover);
    cover = vacancies.get(cover)?.coveredBy;
  }
  return cover;
}

/** Where the holder of a post stands: by its own key, or first in the list. */
function postPlace(file: OrganisationInput, root: YamlNode, post: PersonKey): Path {
  return groupPlaces(file, root, post)[0] ?? [post];
}

function isGiven(root: YamlNode, place: Path, key: string): boolean {
  const node = nodeAt(root, [...place, key]);
  return node !== undefined && !(node.kind === 'text' && node.value === null);
}

function coverWithoutVacancy(place: Path, root: YamlNode): Diagnostic {
  return error(
    'post-vacant',
    `${nameOf([...place, 'covered_by'])} is for a vacant post, but "vacant_from" is missing`,
    spanAt(root, [...place, 'covered_by'], 'key'),
    { hint: `Add "vacant_from" with the day, or remove "covered_by".` },
  );
}

/** One error for a holder who is still named, and a warning for contacts that are no longer used. */
function holderProblems(place: Path, root: YamlNode): readonly Diagnostic[] {
  const person = nodeAt(root, place);
  const entry = (key: string): YamlEntry | undefined => (isGiven(root, place, key) ? entryOf(person, key) : undefined);
  const [name] = NAMING.flatMap((key) => entry(key) ?? []);
  if (name)
    return [
      error('post-vacant', `${nameOf(place)} is vacant, but "${name.key}" still names somebody`, name.keySpan, {
        hint: 'Remove the name of whoever left; or, if the post has a new holder, remove "vacant_from" and "covered_by".',
      }),
    ];
  return CONTACTS.flatMap((key) => entry(key) ?? []).map(({ key, keySpan }) =>
    warning('post-vacant', `${nameOf([...place, key])} isn’t used while the post is vacant`, keySpan, {
      hint: 'Remove it. What prints is the e-mail address and telephone number of the person under "covered_by".',
    }),
  );
}

interface Surroundings {
  readonly vacancies: Vacancies;
  readonly values: ReadonlyMap<string, Value>;
  readonly root: YamlNode;
  /** Where the post stands. */
  readonly place: Path;
}

function coverProblem(
  post: PersonKey,
  { coveredBy }: Vacancy,
  { vacancies, values, root, place }: Surroundings,
): Diagnostic | undefined {
  if (coveredBy === undefined) return undefined;
  const say = (message: string, hint: string) =>
    error('post-vacant', message, spanAt(root, [...place, 'covered_by'], 'value'), { hint });
  if (coveredBy === post) return say(`"${post}" can’t cover for itself`, 'Name the person who covers.');
  const circle = circleOf(post, vacancies);
  if (circle[0] === post)
    return say(
      `These vacant posts cover for each other in a circle: ${[...circle, post].join(' → ')}`,
      'Name a person whose post isn’t vacant.',
    );
  const next = vacancies.get(coveredBy);
  if (next)
    return next.coveredBy === undefined
      ? say(`"${coveredBy}" is vacant too, and nobody covers for it`, 'Name a person whose post isn’t vacant.')
      : undefined;
  if (values.has(placeholderName(coveredBy, 'name'))) return undefined;
  return say(
    `"${coveredBy}" covers for "${post}", but has no name`,
    `Add "${coveredBy}" with a name, or name somebody else.`,
  );
}

/** The posts that cover for each other in a circle with this one, the first of the file's order first; empty outside circles. */
function circleOf(post: PersonKey, vacancies: Vacancies): readonly PersonKey[] {
  const circle: PersonKey[] = [];
  let next: PersonKey | undefined = post;
  while (next !== undefined && !circle.includes(next)) {
    circle.push(next);
    next = vacancies.get(next)?.coveredBy;
  }
  if (next !== post) return [];
  const first = PEOPLE.findIndex((person) => circle.includes(person));
  const start = circle.indexOf(PEOPLE[first] ?? post);
  return [...circle.slice(start), ...circle.slice(0, start)];
}
