/**
 * A filled document as the peers are given it: headings, paragraphs, lists and tables whose words are texts and values. A value is
 * where the words of one organisation are in the document.
 */

/** The values of an organisation that the documents print, by names that every template language takes. */
export function valuesOf(organisation) {
  const line = (name) => organisation.values.get(name)?.lines?.[0];
  return {
    name: organisation.name,
    phone: line('org_field_phone'),
    registration: line('org_field_registration_no'),
    manager: [line('org_field_registered_manager_first_name'), line('org_field_registered_manager_last_name')].join(
      ' ',
    ),
  };
}

/** Puts something in the place of each value in a text. */
export function withValues(text, values, put) {
  return Object.entries(values).reduce((sum, [key, value]) => sum.replaceAll(value, put(key)), text);
}

/** A text as texts and values: `['Call ', { value: 'phone' }, '.']`. */
function parts(text, values, style) {
  return withValues(text, values, (key) => `\0${key}\0`)
    .split('\0')
    .map((part, at) => (at % 2 === 1 ? { value: part, ...style } : { text: part, ...style }))
    .filter((part) => part.text !== '');
}

function runs(inlines, values, style = {}) {
  return inlines.flatMap((node) => {
    if (node.type === 'text') return parts(node.value, values, style);
    if (node.type === 'break') return [{ text: ' ' }];
    return runs(node.children ?? [], values, node.type === 'strong' ? { strong: true } : style);
  });
}

function block(node, values) {
  if (node.type === 'heading') return [{ kind: 'heading', runs: runs(node.children, values) }];
  if (node.type === 'paragraph') return [{ kind: 'paragraph', runs: runs(node.children, values) }];
  if (node.type === 'list')
    return [
      { kind: 'list', items: node.items.map(({ blocks }) => blocks.flatMap((each) => runs(each.children, values))) },
    ];
  if (node.type === 'table') {
    const cells = ({ cells: row }) => row.map(({ children }) => runs(children, values));
    return [{ kind: 'table', header: cells(node.header), rows: node.rows.map(cells) }];
  }
  throw new Error(`The peers have no ${node.type}`);
}

/** The document with its title, what stands above that, and the document-control table. */
export function simpleDocument(document, values) {
  const text = (words) => parts(words, values, {});
  return {
    organisation: text(document.masthead.organisation.value),
    registration: text(document.masthead.registration?.value ?? ''),
    title: runs(document.title, values),
    control: document.control.map(({ label, value }) => [text(label), text(value)]),
    blocks: document.blocks.flatMap((node) => block(node, values)),
  };
}
