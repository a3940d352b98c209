/** Finds what belongs to one client in the words of a template, which others get: a template made from a client's document. */
import { type Diagnostic, error, warning } from '../model/diagnostic.js';
import type { Text } from '../model/document.js';
import type { Organisation } from '../model/organisation.js';
import { remember } from '../model/remember.js';
import { type Span, spanWithin } from '../model/source.js';
import type { TreeTemplate } from '../model/template.js';
import { addressOf, linksIn, textsIn } from '../model/walk.js';
import { type ClientValue, type ClientValues, foreignValues, VALUE_KINDS, valuesIn } from './foreign-values.js';

/** All words of a tree: those in branches too, and what is written of the addresses that links lead to. */
const ownTexts = remember(({ body }: TreeTemplate): readonly Text[] => {
  const nodes = [...body.title, ...body.blocks];
  return [...textsIn(nodes), ...linksIn(nodes).flatMap(({ target }) => textsIn(addressOf(target)))];
});

/** The texts in which a value of any client stands: few, so that each client is asked about these alone. */
const textsWith = remember((values: ClientValues) =>
  remember((template: TreeTemplate) => ownTexts(template).filter(({ value }) => valuesIn(value, values).length > 0)),
);

/**
 * Errors for values of other clients that a template holds, at their place, for one client that gets it. A name of one word may be
 * any word, so it is only warned of, and only with its capital letter. Front matter allows others by name under `mentions`.
 */
export function foreignInTemplate(
  template: TreeTemplate,
  values: ClientValues,
  own: Organisation,
): readonly Diagnostic[] {
  return textsWith(values)(template).flatMap((text) =>
    foreignValues(text.value, values, own).flatMap(({ value, start, end }) => {
      const written = text.value.slice(start, end);
      if (template.head.mentions?.some((name) => name.toLowerCase() === value.written.toLowerCase())) return [];
      const isCommon = value.kind === 'name' && value.words.length === 1;
      if (isCommon && written !== value.written) return [];
      return [foreign(value, text.span && spanWithin(text.span, text.value, start, end), isCommon, own)];
    }),
  );
}

function foreign(value: ClientValue, span: Span | undefined, isCommon: boolean, own: Organisation): Diagnostic {
  const make = isCommon ? warning : error;
  const message = `The ${VALUE_KINDS[value.kind]} of ${value.organisation} ("${value.key}") is in the template`;
  return make('foreign-value', message, span, {
    organisation: own.id,
    hint:
      value.kind === 'name'
        ? 'Put a placeholder there, or allow the name in the front matter: "mentions: […]".'
        : 'Put a placeholder there.',
  });
}
