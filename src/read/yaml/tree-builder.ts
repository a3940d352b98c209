/**
 * Turns the YAML package's nodes into our own, with places in the whole source. Refuses, each at its place: anchors,
 * aliases, tags, keys that aren't text, and duplicate keys.
 */
import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, Scalar, type YAMLMap } from 'yaml';
import { type Diagnostic, error } from '../../model/diagnostic.js';
import { type SourceText, type Span, spanOf } from '../../model/source.js';
import type { YamlEntry, YamlNode, YamlText } from './node.js';

/** A plain scalar that counts as no value (YAML 1.2.2, 10.3.2 Core Schema, null). */
const NOTHING = /^(?:|~|null|Null|NULL)$/;

/** Builds one tree; `offset` is where the parsed text begins in its source. */
export class YamlTreeBuilder {
  readonly diagnostics: Diagnostic[] = [];
  /** Offsets in the source of values that are empty. */
  readonly emptyValues: number[] = [];
  private readonly source: SourceText;
  private readonly offset: number;

  constructor(source: SourceText, offset: number) {
    this.source = source;
    this.offset = offset;
  }

  node(node: unknown): YamlNode {
    const span = this.spanOf(node);
    this.refuseExtras(node, span);
    if (isMap(node)) return { kind: 'map', entries: this.entries(node), span };
    if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => this.node(item)), span };
    if (span.start === span.end) this.emptyValues.push(span.start);
    if (isScalar(node)) return scalar(node, span);
    return { kind: 'text', value: null, plain: true, span };
  }

  private spanOf(node: unknown): Span {
    const range = (node as Node | null)?.range;
    if (!range) return spanOf(this.source, this.offset);
    return spanOf(this.source, this.offset + range[0], this.offset + range[1]);
  }

  private refuseExtras(node: unknown, span: Span): void {
    if (isAlias(node) || ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor))
      this.diagnostics.push(
        error('yaml-alias', 'Anchors (&) and aliases (*) aren’t accepted', span, {
          hint: 'Write the value itself. If a text begins with & or *, put it in quotes.',
        }),
      );
    const tag = isScalar(node) || isMap(node) || isSeq(node) ? node.tag : undefined;
    if (tag !== undefined)
      this.diagnostics.push(
        error('yaml-syntax', 'Tags (!) aren’t accepted', span, { hint: 'If a text begins with !, put it in quotes.' }),
      );
  }

  private entries(map: YAMLMap): YamlEntry[] {
    const entries: YamlEntry[] = [];
    const keys = new Set<string>();
    for (const pair of map.items as Pair[]) {
      const entry = this.entry(pair, map);
      if (!entry) continue;
      if (keys.has(entry.key))
        this.diagnostics.push(
          error('yaml-syntax', `The key "${entry.key}" is there twice`, entry.keySpan, {
            hint: 'Keep one of the two.',
          }),
        );
      else entries.push(entry);
      keys.add(entry.key);
    }
    return entries;
  }

  private entry(pair: Pair, map: YAMLMap): YamlEntry | undefined {
    const key = pair.key ? this.node(pair.key) : undefined;
    const keySpan = key?.span ?? this.spanOf(pair.value ?? map);
    if (key?.kind !== 'text' || key.value === null || key.value === '') {
      this.diagnostics.push(
        error('yaml-syntax', 'A key must be text before a colon', keySpan, {
          hint: 'If a text begins with { or [, put it in quotes.',
        }),
      );
      return undefined;
    }
    // This key would be lost, or set an object's prototype, on its way through plain objects.
    if (key.value === '__proto__') {
      this.diagnostics.push(error('unknown-key', '"__proto__" can’t be a key', keySpan));
      return undefined;
    }
    if (!pair.value) this.emptyValues.push(keySpan.end);
    const value: YamlNode = pair.value
      ? this.node(pair.value)
      : { kind: 'text', value: null, plain: true, span: spanOf(this.source, keySpan.end) };
    return { key: key.value, keySpan, value };
  }
}

function scalar(node: Scalar, span: Span): YamlText {
  const plain = node.type === Scalar.PLAIN || node.type === undefined;
  const value = String(node.value ?? '');
  return { kind: 'text', value: plain && NOTHING.test(value) ? null : value, plain, span };
}
