/** What one placeholder gives: lines of text, or a report of why it gives none. */
import { error } from '../model/diagnostic.js';
import type { Field } from '../model/document.js';
import type { Lines } from '../model/organisation.js';
import { about, type Filling } from './filling.js';
import type { Scope } from './scope.js';

/** The lines that a field stands for; a name that gives none is reported, and stands for nothing. */
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
      return report('placeholder-kind', `"${field.name}" is a list`, 'Go through it with #each.');
    case 'logo':
      return report('placeholder-kind', `"${field.name}" is a picture`, 'Let it stand alone in its paragraph.');
    case 'condition':
      return report('placeholder-kind', `"${field.name}" is a condition, not words`, 'Use it with #if or #unless.');
    case 'missing':
      filling.miss(field.name);
      return report(
        'placeholder-missing',
        `"${field.name}" is not given by ${filling.job.organisation.id}`,
        meaning.advice
          ? `${meaning.advice.charAt(0).toUpperCase()}${meaning.advice.slice(1)}.`
          : `Give "${meaning.path}" in ${filling.job.organisation.source.path}.`,
      );
  }
}
