/** What a value is called where a change of it is told: `Council’s safeguarding number`; own fields by their key in words. */
import { isPerson } from '../people.js';
import { yamlPathOf } from '../placeholders.js';
import { groupOfList } from '../value-lists.js';
import type { ValueWords, Wording } from './wording.js';

/** Gives the labels of several, each once. */
export function labelsOf(names: readonly string[], wording: Wording): readonly string[] {
  return [...new Set(names.map((name) => valueLabel(name, wording)))];
}

/** Gives the label of a placeholder, or of `owner`. */
function valueLabel(name: string, wording: Wording): string {
  const { values, labels, roles } = wording;
  if (name === 'owner') return labels.owner;
  const [first = '', key] = yamlPathOf(name).split('.');
  if (key === undefined) return wholeLabel(first, wording) ?? rootLabel(first, values);
  if (first === 'fields') return inWords(key);
  if (isPerson(first)) return values.ofPerson(roles[first], values.personParts[key] ?? inWords(key));
  return values.groups[first]?.[key] ?? inWords(key);
}

/** The label of a person as a whole, or of a list of them. */
function wholeLabel(key: string, { values, roles }: Wording): string | undefined {
  const group = groupOfList(key) ?? key;
  if (!isPerson(group)) return undefined;
  return group === key ? roles[group] : values.severalOf(roles[group]);
}

function rootLabel(key: string, { root }: ValueWords): string {
  return root[key] ?? inWords(key);
}

/** `visit_minutes` → `Visit minutes` */
function inWords(key: string): string {
  const words = key.replaceAll('_', ' ').trim();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
