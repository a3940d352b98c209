/**
 * Finds one organisation's values in a template that others get too, as happens when it was made from that organisation's
 * document.
 */
import type { FileText } from '../formats/finished/file-text.js';
import { type Diagnostic, error, warning } from '../model/diagnostic.js';
import type { Text } from '../model/document.js';
import type { FilledFooter } from '../model/footer-words.js';
import type { Organisation } from '../model/organisation.js';
import { remember } from '../model/remember.js';
import { type Span, spanWithin } from '../model/source.js';
import type { TreeTemplate } from '../model/template.js';
import { addressOf, linksIn, textsIn } from '../model/walk.js';
import {
  foreignValues,
  type IdentifyingValue,
  type IdentifyingValues,
  isMentioned,
  VALUE_KINDS,
  valuesIn,
} from './foreign-values.js';

/** All the template's own words: those in both branches of a condition too, and the fixed parts of link addresses. */
const ownTexts = remember(({ body }: TreeTemplate): readonly Text[] => {
  const nodes = [...body.title, ...body.blocks];
  return [...textsIn(nodes), ...linksIn(nodes).flatMap(({ target }) => textsIn(addressOf(target)))];
});

/** The same as the texts of a file, for an index of words. */
export const wordsOfTemplate = remember((template: TreeTemplate): readonly FileText[] =>
  ownTexts(template).map(({ value }) => ({ place: '', words: value })),
);

/** The few texts that hold any organisation's value, so that only these are checked for each organisation. */
const textsWith = remember((values: IdentifyingValues) =>
  remember((template: TreeTemplate) => ownTexts(template).filter(({ value }) => valuesIn(value, values).length > 0)),
);

/**
 * Gives errors for other organisations' values in a template, at their place. A name of one word may be an ordinary word, so it
 * is only a warning, and only where it has its capital letter. Front matter can allow names under `mentions`.
 */
export function foreignInTemplate(
  template: TreeTemplate,
  values: IdentifyingValues,
  organisation: Organisation,
): readonly Diagnostic[] {
  return textsWith(values)(template).flatMap((text) =>
    foreignValues(text.value, values, organisation).flatMap(({ value, start, end, certainty }) => {
      const words = text.value.slice(start, end);
      if (isMentioned(words, value, template.head.mentions ?? [])) return [];
      const isCommon = certainty !== 'certain';
      const span = text.span && spanWithin(text.span, text.value, start, end);
      const isAdded = span !== undefined && span.source.path === template.head.additions?.source.path;
      return [foreignDiagnostic(value, span, { isCommon, within: isAdded ? 'additions' : 'template', organisation })];
    }),
  );
}

/** The same for the words of the workspace's footer, as far as this organisation's documents print them. */
export function foreignInFooter(
  { nodes }: FilledFooter,
  values: IdentifyingValues,
  organisation: Organisation,
): readonly Diagnostic[] {
  return textsIn(nodes)
    .filter(({ from }) => from === undefined)
    .flatMap((text) =>
      foreignValues(text.value, values, organisation).map(({ value, start, end, certainty }) => {
        const span = text.span && spanWithin(text.span, text.value, start, end);
        return foreignDiagnostic(value, span, { isCommon: certainty !== 'certain', within: 'footer', organisation });
      }),
    );
}

interface ForeignPlace {
  readonly isCommon: boolean;
  /** Only templates have front matter. */
  readonly within: keyof typeof PLACES;
  readonly organisation: Organisation;
}

const PLACES = {
  template: 'in the template',
  additions: 'in what this organisation adds',
  footer: 'in the words of the footer',
} as const;

function foreignDiagnostic(
  value: IdentifyingValue,
  span: Span | undefined,
  { isCommon, within, organisation }: ForeignPlace,
): Diagnostic {
  const make = isCommon ? warning : error;
  const message = `The ${VALUE_KINDS[value.kind]} of ${value.organisation} ("${value.key}") is ${PLACES[within]}`;
  return make('foreign-value', message, span, {
    organisation: organisation.id,
    hint:
      value.kind === 'name' && within === 'template'
        ? 'Put a placeholder there, or allow the name in the front matter: "mentions: […]".'
        : 'Put a placeholder there.',
  });
}
