/** Ids of organisations: made of a name, or typed. */
import { slugify } from '../../model/outline.js';
import { LONGEST_ID, organisationId } from '../../read/organisation/id.js';

/** The letters and digits of a name with hyphens between, which may still be a name that can't be an id. */
export const slugOfName = (name: string) => slugify(name, LONGEST_ID);

/** Gives an id, such as `bryn-care` of “Bryn Care”; undefined where the name has nothing to make one of, or Windows keeps it. */
export function idOfName(name: string): string | undefined {
  const id = slugOfName(name);
  return typeof organisationId(`${id}.yaml`) === 'string' ? id : undefined;
}

/** Whether a text can be an id as it stands. */
export function isId(text: string): boolean {
  return organisationId(`${text}.yaml`) === text;
}
