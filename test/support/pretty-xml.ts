/** XML as a person reads it: an element a line, indented; character data beside its element; namespaces left out. */
import { parseXml, type XmlElement } from '../../src/formats/xml/parse.js';

/** Pretty-prints a part of a package. Two parts that differ in more than namespaces differ here too. */
export function prettyXml(xml: string): string {
  return `${lines(parseXml(xml), '').join('\n')}\n`;
}

function lines({ name, attributes, children }: XmlElement, indent: string): readonly string[] {
  const given = Object.entries(attributes)
    .filter(([key]) => !key.startsWith('xmlns') && key !== 'mc:Ignorable')
    .map(([key, value]) => ` ${key}=${JSON.stringify(value)}`)
    .join('');
  if (children.length === 0) return [`${indent}<${name}${given}/>`];
  if (children.every((child) => typeof child === 'string'))
    return [`${indent}<${name}${given}>${children.join('')}</${name}>`];
  const inner = children.flatMap((child) =>
    typeof child === 'string' ? [`${indent}  ${JSON.stringify(child)}`] : lines(child, `${indent}  `),
  );
  return [`${indent}<${name}${given}>`, ...inner, `${indent}</${name}>`];
}
