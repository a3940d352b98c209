/** What an organisation's file says of itself, as one text: nothing in it is somebody else's, and nothing in it was left over. */
import type { Organisation } from '../model/organisation.js';
import { remember } from '../model/remember.js';
import { namesInRecords } from './names-in-records.js';

/** Gives the values, lists, former names and people in the records of an organisation, each as a paragraph of its own. */
export const ownText = remember((organisation: Organisation): string => {
  const { values, formerNames = [] } = organisation;
  const given = [...values.values()].flatMap((value): readonly string[] => {
    if (value.kind === 'text') return [value.lines.join('\n')];
    if (value.kind === 'texts') return value.items.map((item) => item.lines.join('\n'));
    return value.kind === 'maps'
      ? value.items.flatMap((item) => [...item.values()].map((text) => text.lines.join('\n')))
      : [value.alt];
  });
  const people = namesInRecords(organisation).map(({ name }) => name);
  return [...given, ...formerNames.map(({ lines }) => lines.join('\n')), ...people].join('\n\n');
});
