/** Fills one placeholder: gives its lines of text, or reports why there are none. */
import { longDate } from '../model/calendar.js';
import { error, missing, type Need } from '../model/diagnostic.js';
import type { Field } from '../model/document.js';
import type { Lines } from '../model/organisation.js';
import { type Job, nameInMessages } from '../model/plan.js';
import type { VacantPart } from '../model/vacancy.js';
import { about, type Filling } from './filling.js';
import { propertyWords } from './property-words.js';
import type { Scope } from './scope.js';

/** The lines that replace a field; none where it cannot be filled, which is reported. */
export function linesOf(field: Field, scope: Scope, filling: Filling): Lines {
  if (field.property) return [propertyWords(field.property, scope, filling.job)];
  const meaning = scope.meaning(field.name);
  const misuse = (message: string, hint: string): Lines => {
    filling.report(error('placeholder-kind', message, field.span, { ...about(filling.job), hint }));
    return [];
  };
  switch (meaning.kind) {
    case 'text':
      return meaning.lines;
    case 'entries':
      return misuse(`"${field.name}" is a list`, 'Use #each to print it.');
    case 'logo':
      return misuse(`"${field.name}" is a picture`, 'Put it in a paragraph of its own.');
    case 'listing':
      return misuse(`"${field.name}" isn’t words`, 'Put it in a paragraph of its own, in the text.');
    case 'condition':
      return misuse(`"${field.name}" is a condition, not words`, 'Use it with #if or #unless.');
    case 'missing': {
      filling.miss(field.name);
      const { hint, ...what } = meaning.vacancy
        ? vacant(meaning.vacancy, filling.job)
        : notGiven(meaning.advice ? field.name : meaning.path, meaning.advice, filling.job);
      const needs: Need = { policies: [nameInMessages(filling.job)], ...what };
      filling.report(missing(needs, field.span, { ...about(filling.job), hint }));
      return [];
    }
  }
}

/** What to give and why it is missing, and a sentence that says what to do. */
type Asked = Pick<Need, 'key' | 'because' | 'addTo'> & { readonly hint: string };

function notGiven(key: string, advice: string | undefined, { organisation }: Job): Asked {
  const because = ', which is missing';
  if (advice) return { key, because, hint: `${advice.charAt(0).toUpperCase()}${advice.slice(1)}.` };
  const file = organisation.source.path;
  return { key, because, addTo: file, hint: `Add "${key}" to ${file}.` };
}

/** What is asked for where a post is vacant, and nobody covers or the cover has no such value. */
function vacant({ post, part, from, coveredBy }: VacantPart, { organisation }: Job): Asked {
  const key = `${post}.${part}`;
  const file = organisation.source.path;
  if (coveredBy === undefined)
    return {
      key,
      because: `, but the post is vacant from ${longDate(from)}, and nobody covers`,
      hint: `Add "covered_by" to "${post}" in ${file}, or name the new holder of the post.`,
    };
  return {
    key,
    because: `, but the post is vacant, and "${coveredBy}", who covers, has no "${part}"`,
    hint: `Add "${coveredBy}.${part}" to ${file}.`,
  };
}
