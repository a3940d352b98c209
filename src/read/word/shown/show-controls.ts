/**
 * Makes bound content controls, and what they are bound to, say the same: Word shows what the store holds when it opens a file. A
 * control that can't have its words in the store is no longer bound.
 */
import { type PlacedElement, placedChild, placedChildren } from '../../../formats/xml/places.js';
import { propertyChange, recordedAs } from '../file-properties.js';
import { mayHoldTags } from '../unplaced-line.js';
import { isAmongBlocks, isFieldsAlone } from './block-depth.js';
import { type BoundControl, boundControls } from './controls.js';
import { dayInPicture, dayOf } from './date-picture.js';
import { saysAlready, setLetters, textOf, wordsOf } from './letters.js';
import { type PartEdits, prefixOf, type Shown } from './part-edits.js';
import { type BoundNode, boundNode, isOfProperties, type Store } from './stores.js';
import { isPlainPath } from './xpath.js';

/** A part whose controls are looked at. */
export interface ControlledPart {
  readonly root: PlacedElement;
  readonly edits: PartEdits;
}

/** The new words of elements of stores, or of one of their attributes. */
export interface StoreText {
  readonly node: BoundNode;
  readonly text: string;
}

interface PlacedControl extends BoundControl {
  readonly part: ControlledPart;
  /** As it stands in the file. */
  readonly words: string;
}

/** Changes all bound controls of a file, and gives the new words of the stores. */
export function showControls(parts: readonly ControlledPart[], stores: readonly Store[]): readonly StoreText[] {
  const groups = new Map<string, { readonly node: BoundNode; readonly controls: PlacedControl[] }>();
  for (const part of parts)
    for (const control of boundControls(part.root)) {
      const placed = { ...control, part, words: wordsOf(control.letters) };
      const node = boundNode(control.binding, stores);
      if (!node || holdsElements(node)) {
        showUnbound(placed);
        continue;
      }
      const key = `${node.store.part.path} ${node.element.start} ${node.attribute ?? ''}`;
      const group = groups.get(key) ?? { node, controls: [] };
      groups.set(key, group);
      group.controls.push(placed);
    }
  return [...groups.values()].flatMap(({ node, controls }) => showGroup(node, controls));
}

function holdsElements({ element, attribute }: BoundNode): boolean {
  return attribute === undefined && placedChildren(element).length > 0;
}

/**
 * A control whose store has nothing for it: Word shows its words, but may empty one that is bound to a property, and may find more
 * with a path of another kind than we can follow.
 */
function showUnbound(control: PlacedControl): void {
  const { binding, words, kind } = control;
  const name = /([\w.-]+)(?:\[\d+\])?\s*$/.exec(binding.xpath)?.[1]?.toLowerCase() ?? '';
  const record = isOfProperties(binding) ? recordedAs(name) : undefined;
  if (record && kind === 'text') setShown(control, { kind: 'record', words: { name: record, otherwise: '' } });
  const mayChange = isOfProperties(binding) || !isPlainPath(binding.xpath);
  if (record || mayHoldTags(words) || (mayChange && hasWords(control))) unbind(control);
}

/** Changes the controls that are bound to one element or attribute. */
function showGroup(node: BoundNode, controls: readonly PlacedControl[]): readonly StoreText[] {
  const change = node.attribute === undefined ? propertyChange(node.element) : undefined;
  const stored =
    node.attribute === undefined ? textOf(node.element) : (node.element.attributes.get(node.attribute) ?? '');
  if (mayHoldTags(stored)) return showTagged(node, stored, controls);
  if (change) {
    const words = change.property?.words;
    for (const control of controls) {
      setShown(control, words ? { kind: 'record', words } : { kind: 'words', text: '' });
      // Word would show a prompt in place of nothing.
      if (!words || words.name === 'manager') unbind(control);
    }
    return [];
  }
  const tagged = controls.filter(({ words }) => mayHoldTags(words));
  return tagged.length > 0 ? showLagging(node, tagged, controls) : showStored(stored, controls);
}

/** The store holds placeholders. */
function showTagged(node: BoundNode, stored: string, controls: readonly PlacedControl[]): readonly StoreText[] {
  let isBound = false;
  for (const control of controls) {
    setShown(control, { kind: 'words', text: stored });
    if (canBeStored(control, stored)) isBound = true;
    else unbind(control);
  }
  return isBound ? [] : [{ node, text: '' }];
}

/** Controls hold placeholders, and the store doesn't: it gets them from the first that can be stored. */
function showLagging(
  node: BoundNode,
  tagged: readonly PlacedControl[],
  controls: readonly PlacedControl[],
): readonly StoreText[] {
  const first = tagged.find((control) => canBeStored(control, control.words));
  const text = first?.words ?? '';
  let isBound = false;
  for (const control of controls) {
    const staysItself = tagged.includes(control) && (!first || control.words !== text);
    if (staysItself) unbind(control);
    else if (first) setShown(control, { kind: 'words', text });
    isBound ||= !staysItself;
  }
  return first || !isBound ? [{ node, text }] : [];
}

/** Nobody holds placeholders: controls show what is stored. Where that is nothing, words stay, and Word is not to empty them. */
function showStored(stored: string, controls: readonly PlacedControl[]): readonly StoreText[] {
  if (stored.trim() !== '') {
    for (const control of controls) {
      if (control.kind === 'box') tick(control, /^\s*(?:1|true)\s*$/.test(stored));
      const text = displayed(control, stored);
      if (text !== undefined) setShown(control, { kind: 'words', text });
    }
    return [];
  }
  for (const control of controls) if (hasWords(control)) unbind(control);
  return [];
}

/** Whether a control may stay bound to words with placeholders, which are filled for the whole document. */
function canBeStored({ kind, control, part }: PlacedControl, words: string): boolean {
  return kind === 'text' && isFieldsAlone(words) && !isAmongBlocks(control, part.root);
}

/** How a control shows what is stored; undefined where it stays as it is. */
function displayed({ kind, properties }: BoundControl, stored: string): string | undefined {
  if (kind === 'text') return stored;
  if (kind === 'date') {
    const date = placedChild(properties, 'w:date');
    const picture = date && placedChild(date, 'w:dateFormat')?.attributes.get('w:val');
    const language = (date && placedChild(date, 'w:lid')?.attributes.get('w:val')) ?? 'en';
    const day = dayOf(stored);
    return day && picture && language.startsWith('en') ? dayInPicture(day, picture) : undefined;
  }
  if (kind !== 'list') return undefined;
  const list = placedChild(properties, 'w:dropDownList') ?? placedChild(properties, 'w:comboBox');
  const item = list && placedChildren(list, 'w:listItem').find((each) => each.attributes.get('w:value') === stored);
  const typed = list?.name === 'w:comboBox' ? stored : undefined;
  return item ? (item.attributes.get('w:displayText') ?? stored) : typed;
}

/** Ticks a box or leaves it empty, with the sign that the control has for it. */
function tick({ properties, part, letters, content }: PlacedControl, isTicked: boolean): void {
  const { edits } = part;
  const box = placedChild(properties, 'w14:checkbox');
  const state = placedChild(box, 'w14:checked');
  const was = state?.attributes.get('w14:val') ?? (state ? '1' : '0');
  if (!state || isTicked === (was === '1' || was === 'true')) return;
  const prefix = prefixOf(state, edits.xml);
  edits.replace(state.start, state.end, `<${prefix}checked ${prefix}val="${isTicked ? 1 : 0}"/>`);
  const sign = placedChild(box, isTicked ? 'w14:checkedState' : 'w14:uncheckedState')?.attributes.get('w14:val');
  const code = Number.parseInt(sign ?? (isTicked ? '2612' : '2610'), 16);
  const shown: Shown = { kind: 'words', text: String.fromCodePoint(code) };
  // A box always has its sign.
  setLetters(letters, shown, edits, prefixOf(content, edits.xml), () => {});
}

function hasWords({ prompt, words, kind }: PlacedControl): boolean {
  return !prompt && kind !== 'box' && words.trim() !== '';
}

function unbind({ bindings, part }: PlacedControl): void {
  for (const binding of bindings) part.edits.remove(binding);
}

/** Puts words into a control, which is no longer a prompt. */
function setShown(control: PlacedControl, shown: Shown): void {
  const { prompt, letters, content, part, properties, kind } = control;
  if (kind === 'other' || kind === 'rich' || kind === 'box') return;
  const { edits } = part;
  if (!prompt && saysAlready(letters, shown)) return;
  if (prompt) {
    if (shown.kind === 'words' && shown.text === '') return;
    edits.remove(prompt);
    setLooks(letters, properties, edits);
  }
  const prefix = prefixOf(content, edits.xml);
  setLetters(letters, shown, edits, prefix, (before, words, after) => {
    const [run, runEnd] = [`<${prefix}r>${before}`, `${after}</${prefix}r>`];
    const [firstRun] = descendants(content, 'w:r');
    const [paragraph] = descendants(content, 'w:p');
    if (firstRun) edits.append(firstRun, before, words, after);
    else if (paragraph || isAmongWords(control)) edits.append(paragraph ?? content, run, words, runEnd);
    else edits.append(content, `<${prefix}p>${run}`, words, `${runEnd}</${prefix}p>`);
  });
}

/** The letters of a prompt look like a prompt: they get the look that the control has for words. */
function setLooks(letters: readonly PlacedElement[], properties: PlacedElement, edits: PartEdits): void {
  const look = placedChild(properties, 'w:rPr');
  const lookXml = look ? edits.xml.slice(look.start, look.end) : '';
  for (const run of new Set(letters.flatMap(({ parent }) => parent ?? []))) {
    const old = placedChild(run, 'w:rPr');
    if (old) edits.replace(old.start, old.end, lookXml);
  }
}

/** The topmost elements of a name below one, in order. */
function descendants(element: PlacedElement, name: string): readonly PlacedElement[] {
  return placedChildren(element).flatMap((child) => (child.name === name ? [child] : descendants(child, name)));
}

const AROUND_PARAGRAPHS: ReadonlySet<string> = new Set(['w:body', 'w:tc', 'w:txbxContent', 'w:tr', 'w:tbl']);

/** Whether a control stands among the words of a paragraph. */
function isAmongWords({ control }: BoundControl): boolean {
  for (let at = control.parent; at && !AROUND_PARAGRAPHS.has(at.name); at = at.parent)
    if (at.name === 'w:p') return true;
  return false;
}
