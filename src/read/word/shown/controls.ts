/** Finds the content controls of a part that are bound to a store (ISO/IEC 29500-1, 17.5.2). */
import { type PlacedElement, placedChild, placedChildren } from '../../../formats/xml/places.js';
import { lettersIn } from './letters.js';
import type { Binding } from './stores.js';

/** What kind of words a control holds. */
export type ControlKind = 'text' | 'date' | 'list' | 'box' | 'rich' | 'other';

export interface BoundControl {
  readonly control: PlacedElement;
  readonly properties: PlacedElement;
  readonly content: PlacedElement;
  readonly kind: ControlKind;
  readonly binding: Binding;
  /** The elements that bind it. */
  readonly bindings: readonly PlacedElement[];
  /** Set where it shows only what to write there. */
  readonly prompt?: PlacedElement;
  readonly letters: readonly PlacedElement[];
}

/** Gives all bound controls below an element, in order. */
export function boundControls(root: PlacedElement): readonly BoundControl[] {
  const controls: BoundControl[] = [];
  const walk = (element: PlacedElement): void => {
    const control = element.name === 'w:sdt' ? boundControl(element) : undefined;
    if (control) controls.push(control);
    for (const child of element.children) if (child.kind === 'element') walk(child);
  };
  walk(root);
  return controls;
}

function boundControl(control: PlacedElement): BoundControl | undefined {
  const properties = placedChild(control, 'w:sdtPr');
  const content = placedChild(control, 'w:sdtContent');
  const bindings = properties ? placedChildren(properties).filter(({ name }) => /:dataBinding$/.test(name)) : [];
  const [first] = bindings;
  if (!properties || !content || !first) return undefined;
  const prompt = promptOf(properties);
  return {
    control,
    properties,
    content,
    kind: kindOf(properties, first),
    binding: {
      xpath: first.attributes.get('w:xpath') ?? '',
      prefixMappings: first.attributes.get('w:prefixMappings') ?? '',
      storeId: first.attributes.get('w:storeItemID') ?? '',
    },
    bindings,
    letters: lettersIn(content),
    ...(prompt ? { prompt } : {}),
  };
}

function promptOf(properties: PlacedElement): PlacedElement | undefined {
  const prompt = placedChild(properties, 'w:showingPlcHdr');
  return prompt && !/^(?:0|false|off)$/.test(prompt.attributes.get('w:val') ?? '') ? prompt : undefined;
}

const KINDS: Readonly<Record<string, ControlKind>> = {
  'w:text': 'text',
  'w:date': 'date',
  'w:dropDownList': 'list',
  'w:comboBox': 'list',
  'w:picture': 'other',
  'w:docPartObj': 'other',
  'w:docPartList': 'other',
  'w:group': 'other',
  'w:citation': 'other',
  'w:bibliography': 'other',
  'w:equation': 'other',
  'w14:checkbox': 'box',
};

/** Newer programs bind rich text to a whole file that is written out in the store, under a name of their own. */
function kindOf(properties: PlacedElement, binding: PlacedElement): ControlKind {
  const names = placedChildren(properties).map(({ name }) => name);
  if (names.some((name) => /:repeatingSection(?:Item)?$/.test(name))) return 'other';
  for (const name of names) {
    const kind = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
    if (kind) return kind;
  }
  return binding.name === 'w:dataBinding' && !names.includes('w:richText') ? 'text' : 'rich';
}
