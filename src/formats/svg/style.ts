/**
 * How the shapes of an SVG file look: presentation attributes, the attribute `style`, and rules of a style sheet for classes (SVG 2,
 * 6.4 to 6.6). Rules for anything but a class are refused, and so is all that would be fetched.
 */
import type { PlacedElement } from '../xml/places.js';
import { SvgTrouble } from './trouble.js';

/** Values by the names of properties. */
export type Properties = ReadonlyMap<string, string>;

/** Rules by the names of their classes, in order. */
export type Rules = readonly { readonly name: string; readonly values: Properties }[];

/** Those that change how a shape looks, and that its children take over. */
const TAKEN_OVER: ReadonlySet<string> = new Set([
  ...['color', 'fill', 'fill-opacity', 'fill-rule', 'visibility'],
  ...['stroke', 'stroke-opacity', 'stroke-width', 'stroke-linecap', 'stroke-linejoin', 'stroke-miterlimit'],
  ...['stroke-dasharray', 'stroke-dashoffset'],
]);

/** Those of an element alone. */
const OWN: ReadonlySet<string> = new Set([
  ...['opacity', 'display', 'clip-path', 'mask', 'filter', 'mix-blend-mode'],
  ...['marker', 'marker-start', 'marker-mid', 'marker-end', 'paint-order', 'vector-effect'],
]);

/** Reads the rules of all style sheets. Throws SvgTrouble. */
export function readRules(sheets: readonly PlacedElement[]): Rules {
  return sheets.flatMap((sheet) => {
    const text = sheet.children
      .map((child) => (child.kind === 'text' ? child.text : ''))
      .join('')
      .replace(/\/\*[\s\S]*?\*\//g, '');
    if (/@|\\|<|url\s*\(\s*(?!["']?#)/i.test(text))
      throw new SvgTrouble(
        'is an SVG whose style sheet fetches something or has rules of other kinds than classes',
        sheet.start,
      );
    const rest = text.replace(RULE, '');
    if (rest.trim() !== '') throw new SvgTrouble('is an SVG whose style sheet can’t be read', sheet.start);
    return [...text.matchAll(RULE)].flatMap(([, selectors = '', values = '']) =>
      selectors.split(',').map((selector) => {
        const name = /^\s*\.([\w-]+)\s*$/.exec(selector)?.[1];
        if (name === undefined)
          throw new SvgTrouble(
            `is an SVG whose style sheet has a rule for “${selector.trim()}”, which isn’t a class`,
            sheet.start,
          );
        return { name, values: declarations(values) };
      }),
    );
  });
}

const RULE = /([^{}]+)\{([^{}]*)\}/g;

function declarations(text: string): Properties {
  return new Map(
    text.split(';').flatMap((declaration): [string, string][] => {
      const [name = '', ...value] = declaration.split(':');
      return value.length > 0
        ? [
            [
              name.trim(),
              value
                .join(':')
                .replace(/!important/, '')
                .trim(),
            ],
          ]
        : [];
    }),
  );
}

/** What an element looks like, within one that looks like `parent`. */
export function propertiesOf(element: PlacedElement, parent: Properties, rules: Rules): Properties {
  const properties = new Map([...parent].filter(([name]) => TAKEN_OVER.has(name)));
  const set = (values: Iterable<readonly [string, string]>) => {
    for (const [name, value] of values)
      if ((TAKEN_OVER.has(name) || OWN.has(name)) && value !== 'inherit') properties.set(name, value.trim());
  };
  set(element.attributes);
  const classes = new Set((element.attributes.get('class') ?? '').split(/\s+/));
  for (const { name, values } of rules) if (classes.has(name)) set(values);
  set(declarations(element.attributes.get('style') ?? ''));
  return properties;
}
