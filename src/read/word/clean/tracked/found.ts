/** Finds the tracked changes in one part of a Word file, as their author sees them: runs of one kind beside one another are one change. */
import { type PlacedElement, placedChildren } from '../../../../formats/xml/places.js';
import { type Finding, lettersIn, paragraphNumbers } from '../findings.js';
import { isRangeEnd } from '../ranges.js';
import { CHANGED_PROPERTIES, isTracked, TRACKED_MARK, TRACKED_RANGE } from './names.js';

export type ChangeKind = 'insertion' | 'deletion' | 'move' | 'formatting';

export interface TrackedChange extends Finding {
  readonly kind: ChangeKind;
}

const KINDS: Readonly<Record<string, ChangeKind>> = {
  ins: 'insertion',
  cellIns: 'insertion',
  conflictIns: 'insertion',
  del: 'deletion',
  cellDel: 'deletion',
  conflictDel: 'deletion',
  moveFrom: 'move',
  moveTo: 'move',
};

/** Gives them in order. What moved counts where it went. */
export function trackedChanges(root: PlacedElement): readonly TrackedChange[] {
  const numbers = paragraphNumbers(root);
  const words: TrackedChange[] = [];
  /** Paragraph marks, rows and cells: they count where no words beside them do. */
  const marks: TrackedChange[] = [];
  const placed = (element: PlacedElement, kind: ChangeKind, letters: string): TrackedChange => {
    const paragraph = numbers(element);
    return { kind, words: letters, ...(paragraph === undefined ? {} : { paragraph }) };
  };
  const walk = (element: PlacedElement): void => {
    let before: ChangeKind | undefined;
    for (const child of placedChildren(element)) {
      // Old programs read a second version of a drawing: its changes are the same.
      if (child.name === 'mc:Fallback') continue;
      const kind = kindOf(child);
      if (kind === undefined) {
        walk(child);
        if (!isRangeEnd(child) && !TRACKED_RANGE.test(child.name)) before = undefined;
      } else if (child.children.length === 0 || CHANGED_PROPERTIES.test(child.name))
        marks.push(placed(child, kind, ''));
      else {
        const last = words.at(-1);
        if (last && before === kind) words[words.length - 1] = { ...last, words: last.words + lettersIn(child) };
        else words.push(placed(child, kind, lettersIn(child)));
        before = kind;
      }
    }
  };
  walk(root);
  const spoken = new Set(words.map(({ kind }) => kind));
  return [...words, ...marks.filter(({ kind }) => !spoken.has(kind))];
}

function kindOf({ name }: PlacedElement): ChangeKind | undefined {
  if (CHANGED_PROPERTIES.test(name)) return 'formatting';
  if (!isTracked(name) && !TRACKED_MARK.test(name)) return undefined;
  return KINDS[name.slice(name.indexOf(':') + 1)] ?? 'formatting';
}
