/** What a value is called where a change of it is told: `Council’s safeguarding number`; own fields by their key in words. */
import { isPerson } from '../people.js';
import { yamlPathOf } from '../placeholders.js';
import type { ValueWords, Wording } from './wording.js';

/** Gives the labels of several, each once. */
export function labelsOf(names: readonly string[], wording: Wording): readonly string[] {
  return [...new Set(names.map((name) => valueLabel(name, wording)))];
}

/** Gives the label of a placeholder, or of `owner`. */
function valueLabel(name: string, { values, labels, roles }: Wording): string {
  if (name === 'owner') return labels.owner;
  const [first = '', key] = yamlPathOf(name).split('.');
  if (key === undefined) return rootLabel(first, values);
  if (first === 'fields') return inWords(key);
  if (isPerson(first)) return values.ofPerson(roles[first], values.personParts[key] ?? inWords(key));
  return values.groups[first]?.[key] ?? inWords(key);
}

function rootLabel(key: string, { root }: ValueWords): string {
  return root[key] ?? inWords(key);
}

/** `visit_minutes` → `Visit minutes` */
function inWords(key: string): string {
  const words = key.replaceAll('_', ' ').trim();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
