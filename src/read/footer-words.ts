/** Reads the words of a workspace's footer, with placeholders as in a template, and refuses names that only some documents have. */
import { type Diagnostic, error, type Outcome } from '../model/diagnostic.js';
import type { FooterWords } from '../model/footer-words.js';
import { POLICY_NAMES, policyOfCondition } from '../model/placeholders.js';
import type { Span } from '../model/source.js';
import type { FieldUse } from '../model/template.js';
import { readTitle } from './template/index.js';

const OF_POLICIES: ReadonlySet<string> = new Set(POLICY_NAMES);

/** Gives the words; `span` is where they stand. */
export function readFooterWords(words: string, span: Span): Outcome<FooterWords> {
  const read = readTitle({ title: words, titleSpan: span });
  const ofPolicies = read.uses.filter(({ name }) => OF_POLICIES.has(name) || policyOfCondition(name) !== undefined);
  const value = { words: read.words, uses: read.uses, span };
  return { value, diagnostics: [...read.diagnostics, ...ofPolicies.map(ofPolicy)] };
}

function ofPolicy({ name, span }: FieldUse): Diagnostic {
  const message = `"${name}" is about one policy, and the words of the footer are in all documents`;
  return error('footer-words', message, span, {
    hint: 'Use values of organisations, which begin with org_field_. What a theme’s footer prints of a policy, “footer” in a theme says.',
  });
}
