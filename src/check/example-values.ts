/**
 * Keeps invented details out of approved policies. A new organisation's file has examples where nothing is known yet, so that a first
 * pack can be seen; its key `examples` lists them. While any of them is left, no approved policy can be made.
 */
import { plural, someOf } from '../model/counting.js';
import { type Diagnostic, error, warning } from '../model/diagnostic.js';
import type { ListedText, Organisation } from '../model/organisation.js';
import { policyName } from '../model/pack.js';
import { placeholderName } from '../model/placeholders.js';
import type { Job } from '../model/plan.js';

/** How many keys or policies a message names. */
const MOST_NAMED = 8;

/** Whether the value under a key of an organisation's file, such as `address.town`, is only an example. */
export function isExample({ examples = [] }: Organisation, key: string): boolean {
  return examples.some(({ lines: [example = ''] }) => key === example || key.startsWith(`${example}.`));
}

/** Gives, for an organisation with examples, an error if any of its policies is approved, else a warning. */
export function exampleValues(organisation: Organisation, jobs: readonly Job[]): readonly Diagnostic[] {
  const examples = remainingExamples(organisation);
  const [first] = examples;
  if (!first) return [];
  const keys = examples.map(({ lines }) => lines.join(' '));
  const words = `${plural(keys.length, 'detail')} ${keys.length === 1 ? 'is only an example' : 'are only examples'}: ${someOf(keys, MOST_NAMED)}`;
  const hint = 'Put in the organisation’s own, and take each key off the list "examples".';
  const real = jobs.filter(({ standing }) => standing?.state === 'approved' || standing?.state === 'unrecorded');
  if (real.length === 0) return [warning('example-values', words, first.span, { organisation: organisation.id, hint })];
  const names = someOf(
    real.map(({ template }) => policyName(template)),
    MOST_NAMED,
  );
  return [
    error(
      'example-values',
      `${words}; but ${names} ${real.length === 1 ? 'isn’t a draft' : 'aren’t drafts'}`,
      first.span,
      {
        organisation: organisation.id,
        hint,
      },
    ),
  ];
}

/** The listed keys that have a value. */
function remainingExamples({ examples = [], values }: Organisation): readonly ListedText[] {
  return examples.filter(({ lines: [key = ''] }) => {
    const name = placeholderName(...key.replace(/^fields\./, '').split('.'));
    return [...values.keys()].some((each) => each === name || each.startsWith(`${name}_`));
  });
}
