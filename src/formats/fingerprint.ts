/**
 * Fingerprints of master texts and of organisations' texts (method 1: SHA-256 of the forms in the model, cut to 32 and 12
 * digits). Records keep them for years: see docs/decisions/0018.
 */
import type { PackNames } from '../model/conditions.js';
import { type Choices, choicesForm, choicesOf, decidedForm, masterForm } from '../model/fingerprint-form.js';
import type { MasterText } from '../model/master-text.js';
import type { Organisation } from '../model/organisation.js';
import { remember, rememberByValue } from '../model/remember.js';
import type { TemplateHead } from '../model/template.js';
import { sha256 } from './sha256.js';

const WORDS_DIGITS = 32;
const CHOICES_DIGITS = 12;

function digits(form: string, count: number): string {
  return sha256(Buffer.from(form, 'utf8')).slice(0, count);
}

/** Gives the fingerprint of a master text with all its branches: `1-<32 digits>`. */
export const masterFingerprint = remember(
  (text: MasterText): string => `${text.method}-${digits(masterForm(text), WORDS_DIGITS)}`,
);

/** Gives the fingerprint of a template's text, without what an organisation adds to it. */
export function textFingerprint(template: Pick<TemplateHead, 'text' | 'master'>): string {
  return masterFingerprint((template.master ?? template).text);
}

/** Organisations with the same choices have the same words, so these are made once. */
const wordsDigits = remember((text: MasterText) =>
  rememberByValue((_form: string, choices: Choices) => digits(decidedForm(text, choices), WORDS_DIGITS), 'large'),
);

/**
 * Gives the fingerprint of an organisation's text: `1-<32 digits of its words>-<12 digits of its choices>`. The pack's names are
 * codes and slugs in lower case, as `packIndex` has them; `textFields` are the placeholders whose values count
 * as text.
 */
export function organisationFingerprint(
  text: MasterText,
  organisation: Organisation,
  packNames: PackNames,
  textFields: readonly string[],
): string {
  const choices = choicesOf(text, organisation, packNames, textFields);
  const form = choicesForm(choices);
  return `${text.method}-${wordsDigits(text)(form, choices)}-${digits(form, CHOICES_DIGITS)}`;
}
