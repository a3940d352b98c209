/** Fills one placeholder: gives its lines of text, or reports why there are none. */
import { longDate } from '../model/calendar.js';
import { error } from '../model/diagnostic.js';
import type { Field } from '../model/document.js';
import type { Lines } from '../model/organisation.js';
import { type Job, nameInMessages } from '../model/plan.js';
import type { VacantPart } from '../model/vacancy.js';
import { about, type Filling } from './filling.js';
import type { Scope } from './scope.js';

/** The lines that replace a field; none where it cannot be filled, which is reported. */
export function linesOf(field: Field, scope: Scope, filling: Filling): Lines {
  const meaning = scope.meaning(field.name);
  const report = (code: 'placeholder-kind' | 'placeholder-missing', message: string, hint: string): Lines => {
    filling.report(error(code, message, field.span, { ...about(filling.job), hint }));
    return [];
  };
  switch (meaning.kind) {
    case 'text':
      return meaning.lines;
    case 'entries':
      return report('placeholder-kind', `"${field.name}" is a list`, 'Use #each to print it.');
    case 'logo':
      return report('placeholder-kind', `"${field.name}" is a picture`, 'Put it in a paragraph of its own.');
    case 'condition':
      return report('placeholder-kind', `"${field.name}" is a condition, not words`, 'Use it with #if or #unless.');
    case 'missing':
      filling.miss(field.name);
      if (meaning.vacancy) return report('placeholder-missing', ...vacantWords(meaning.vacancy, filling.job));
      return report(
        'placeholder-missing',
        `${nameInMessages(filling.job)} needs ${meaning.advice ? `"${field.name}"` : `"${meaning.path}"`}, which is missing`,
        meaning.advice
          ? `${meaning.advice.charAt(0).toUpperCase()}${meaning.advice.slice(1)}.`
          : `Add "${meaning.path}" to ${filling.job.organisation.source.path}.`,
      );
  }
}

/** The message and the hint where a post is vacant, and nobody covers or the cover has no such value. */
function vacantWords({ post, part, from, coveredBy }: VacantPart, job: Job): [string, string] {
  const needs = `${nameInMessages(job)} needs "${post}.${part}"`;
  const file = job.organisation.source.path;
  if (coveredBy === undefined)
    return [
      `${needs}, but the post is vacant from ${longDate(from)}, and nobody covers`,
      `Add "covered_by" to "${post}" in ${file}, or name the new holder of the post.`,
    ];
  return [
    `${needs}, but the post is vacant, and "${coveredBy}", who covers, has no "${part}"`,
    `Add "${coveredBy}.${part}" to ${file}.`,
  ];
}
