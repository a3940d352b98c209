/**
 * The documents of one organisation in a run: which are kept, and what the state remembers of each. A document is kept where its key
 * is the same, its files are on disk as they were written, nothing was said about it, what allowed its words is the same, and
 * no value that it wasn't checked for may be in it.
 */
import type { IdentifyingValue } from '../../check/value-kinds.js';
import { addToGroup } from '../../model/groups.js';
import type { TemplateHead } from '../../model/template.js';
import type { FinishedFile } from '../finished-file.js';
import type { Keeping, KeyedDocument } from '../keeping.js';
import type { Product } from '../produce.js';
import type { AllowanceKind, Allowances } from './allowances.js';
import type { DocumentState, PackState } from './pack-state.js';
import { mayHoldAny } from './pack-words.js';

/** An organisation's documents as they were written last. */
export interface EarlierDocuments {
  readonly id: string;
  readonly state: PackState;
  /** The paths of the files that are on disk as they were written. */
  readonly intact: ReadonlySet<string>;
  /** The values that have come, gone or changed since they were checked. */
  readonly changed: readonly IdentifyingValue[];
}

/** What a document is made of beside its own key. */
interface Surroundings {
  readonly heads: readonly TemplateHead[];
  readonly documents: readonly string[];
}

export class PackDocuments implements Keeping {
  private readonly allowances: Allowances;
  private readonly earlier: EarlierDocuments | undefined;
  /** By key: the documents that were asked for. */
  private readonly surroundings = new Map<string, Surroundings>();
  private readonly policies: string[] = [];

  /** Without earlier documents none is kept. */
  constructor(allowances: Allowances, earlier: EarlierDocuments | undefined) {
    this.allowances = allowances;
    this.earlier = earlier;
  }

  hashes({ key, paths, heads, isOfPack }: KeyedDocument): readonly string[] | undefined {
    // Pack documents are made last.
    this.surroundings.set(key, { heads, documents: isOfPack ? [...this.policies] : [] });
    if (!isOfPack) this.policies.push(key);
    const { earlier } = this;
    if (!earlier) return undefined;
    const { id, state, intact, changed } = earlier;
    const files = paths.map((path) => state.files[path]);
    if (!paths.every((path, at) => files[at]?.key === key && intact.has(path))) return undefined;
    const document = state.documents[key];
    if (!document || document.isTold || !this.isAllowed(key, document)) return undefined;
    if (mayHoldAny([document.words], id, changed)) return undefined;
    return files.flatMap((file) => file?.sha256 ?? []);
  }

  private isAllowed(key: string, { leansOn = {} }: DocumentState): boolean {
    return kindsOf(leansOn).every((kind) => leansOn[kind] === this.allowance(kind, key));
  }

  private allowance(kind: AllowanceKind, key: string): string {
    const { heads, documents } = this.surroundings.get(key) ?? { heads: [], documents: [] };
    return this.allowances.hash(kind, heads, documents);
  }

  /** What to remember of the documents of a product, by their keys. */
  states({ files, checks, words }: Pick<Product, 'files' | 'checks' | 'words'>): PackState['documents'] {
    const byKey = new Map<string, FinishedFile[]>();
    for (const file of files) if (file.key !== undefined) addToGroup(byKey, file.key, file);
    return Object.fromEntries(
      [...byKey].flatMap(([key, ofDocument]) => {
        const isKept = ofDocument.every(({ bytes }) => !bytes);
        const state = isKept ? this.earlier?.state.documents[key] : this.stateOf(key, ofDocument, { checks, words });
        return state ? [[key, state]] : [];
      }),
    );
  }

  private stateOf(
    key: string,
    files: readonly FinishedFile[],
    { checks, words }: Pick<Product, 'checks' | 'words'>,
  ): DocumentState {
    const said = files.flatMap(({ path }) => checks.get(path) ?? []);
    const isTold = files.some((file) => file.isTold) || said.some((check) => check.isTold);
    const kinds = [...new Set(said.flatMap((check) => check.leansOn))].sort();
    const leansOn = Object.fromEntries(kinds.map((kind) => [kind, this.allowance(kind, key)]));
    return {
      words: words.get(key) ?? NO_WORDS,
      ...(isTold ? { isTold: true } : {}),
      ...(kinds.length > 0 ? { leansOn } : {}),
    };
  }
}

/** Of a document that has no file with words. */
const NO_WORDS = '';

function kindsOf(leansOn: NonNullable<DocumentState['leansOn']>): readonly AllowanceKind[] {
  const kinds: readonly AllowanceKind[] = ['words', 'own-logo', 'pictures'];
  return kinds.filter((kind) => leansOn[kind] !== undefined);
}
