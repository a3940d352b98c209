/** Reads the texts of a file's groups: each is judged once, and those that are refused are left out. */
import type { Diagnostic } from '../../model/diagnostic.js';
import { diagnose } from '../../model/finding.js';
import type { ListedMap, ListedText } from '../../model/organisation.js';
import type { OrganisationInput } from '../../model/organisation-schema.js';
import { isPerson } from '../../model/people.js';
import { GROUPS } from '../../model/placeholders.js';
import { nameOf, type Path } from '../schema-issues.js';
import { spanAt, type YamlNode } from '../yaml/node.js';
import { judgeValue } from './judge.js';

export class GroupTexts {
  readonly diagnostics: Diagnostic[] = [];
  private readonly file: OrganisationInput;
  private readonly root: YamlNode;
  private readonly texts = new Map<string, ListedText | undefined>();

  constructor(file: OrganisationInput, root: YamlNode) {
    this.file = file;
    this.root = root;
  }

  /** The text at the path of a key; `group` and `key` say how it is judged ('' is the group at the root). */
  text(group: string, key: string, path: Path): ListedText | undefined {
    const place = nameOf(path);
    if (!this.texts.has(place)) this.texts.set(place, this.judged(group, key, path));
    return this.texts.get(place);
  }

  /** All texts of a group by key; a person of whom first and last name are given also has the whole name. */
  group(group: string, path: Path): ListedMap {
    const texts = new Map<string, ListedText>();
    for (const key of GROUPS[group] ?? []) {
      const text = this.text(group, key, [...path, key]);
      if (text) texts.set(key, text);
    }
    const name = isPerson(group) && !texts.has('name') ? wholeName(texts) : undefined;
    return name ? texts.set('name', name) : texts;
  }

  private judged(group: string, key: string, path: Path): ListedText | undefined {
    const text = inputAt(this.file, path);
    if (typeof text !== 'string') return undefined;
    const span = spanAt(this.root, path, 'value');
    const judgement = judgeValue(group, key, text, this.file);
    if (judgement.finding) this.diagnostics.push(diagnose(judgement.finding, nameOf(path), span));
    if (judgement.finding?.severity === 'error') return undefined;
    return { lines: judgement.text.split('\n'), span, ...(judgement.date ? { date: judgement.date } : {}) };
  }
}

/** What a checked file holds at a path; a test makes sure that the groups and the schema have the same keys. */
export function inputAt(file: OrganisationInput, path: Path): unknown {
  return path.reduce<unknown>(
    (holder, step) =>
      typeof holder === 'object' && holder !== null && Object.hasOwn(holder, step)
        ? (holder as Readonly<Record<string | number, unknown>>)[step]
        : undefined,
    file,
  );
}

function wholeName(texts: ListedMap): ListedText | undefined {
  const first = texts.get('first_name');
  const last = texts.get('last_name');
  if (!first || !last) return undefined;
  const lines = [[...first.lines, ...last.lines].join(' ')];
  return { lines, span: first.span, parts: [first.span, last.span] };
}
