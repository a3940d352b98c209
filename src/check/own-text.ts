/** What an organisation's file says of itself, as one text: nothing in it is somebody else's, and nothing in it was left over. */
import type { Organisation } from '../model/organisation.js';
import { remember } from '../model/remember.js';

/** Gives the values, lists and former names of an organisation, each as paragraphs of its own. */
export const ownText = remember(({ values, formerNames = [] }: Organisation): string => {
  const given = [...values.values()].flatMap((value): readonly string[] => {
    if (value.kind === 'text') return [value.lines.join('\n')];
    if (value.kind === 'texts') return value.items.map((item) => item.lines.join('\n'));
    return value.kind === 'maps'
      ? value.items.flatMap((item) => [...item.values()].map((text) => text.lines.join('\n')))
      : [value.alt];
  });
  return [...given, ...formerNames.map(({ lines }) => lines.join('\n'))].join('\n\n');
});
