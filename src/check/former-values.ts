/** What an organisation was called in earlier issues of its pack, and who held its posts then: its own file may not say so any more. */
import type { Issue } from '../model/issues.js';
import { isPerson } from '../model/people.js';
import { foldValues, type StoredValue, type StoredValues } from '../model/stored-values.js';
import type { Found } from './held-values.js';

/** Gives the names of the organisation and of its people as its issues keep them, each time they differ from the issue before. */
export function formerValues(issues: readonly Issue[]): readonly Found[] {
  const differences: StoredValues[] = [];
  return issues.flatMap(({ number, values }) => {
    if (!values) return [];
    differences.push(values);
    const then = foldValues(differences);
    const { examples } = then;
    const invented = Array.isArray(examples) ? examples.map(String) : [];
    // Every new organisation has the same examples, and they identify nobody.
    const isInvented = (key: string) =>
      ['', '.name', '.first_name', '.last_name'].some((part) => invented.includes(`${key}${part}`));
    return Object.keys(values)
      .filter((key) => !isInvented(key))
      .flatMap((key) =>
        namesUnder(key, then[key] ?? null).map((name) => ({ ...name, key: `${key}, issue ${number}` })),
      );
  });
}

function namesUnder(key: string, value: StoredValue): readonly Omit<Found, 'key'>[] {
  if (key === 'name' || key === 'trading_name') {
    const spelling = textOf(value);
    return spelling === '' ? [] : [{ kind: 'name', spelling }];
  }
  return isPerson(key) && isMap(value) ? personIn(value) : [];
}

function personIn(person: StoredValues): readonly Omit<Found, 'key'>[] {
  const text = (key: string) => textOf(person[key] ?? null);
  const [title, surname] = [text('title'), text('last_name')];
  const spelling = text('name') || [text('first_name'), surname].filter((part) => part !== '').join(' ');
  if (spelling === '') return [];
  return [{ kind: 'person', spelling, ...(title ? { title } : {}), ...(surname ? { surname } : {}) }];
}

function textOf(value: StoredValue): string {
  return typeof value === 'string' ? value.trim() : '';
}

function isMap(value: StoredValue): value is StoredValues {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
