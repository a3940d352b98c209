/** Makes words that a customer wrote in Word to be words of a template: without what only Word knows of them. */
import { posix } from 'node:path';
import type { Blocks, Inline, Inlines, Leaf, Link } from '../../model/document.js';
import type { Pack } from '../../model/organisation-pack.js';

const ONLY_WORDS: ReadonlySet<string> = new Set(['span', 'numbering', 'label', 'anchor', 'clause']);

/** Makes blocks and runs of a file those of a template of a pack. */
export class Adopting {
  private readonly pack: Pack;

  constructor(pack: Pack) {
    this.pack = pack;
  }

  blocks(blocks: Blocks): Blocks<Leaf> {
    return blocks.map((block) => this.node(block) as Blocks<Leaf>[number]);
  }

  run(run: Inlines): Inlines<Leaf> {
    return this.list(run) as Inlines<Leaf>;
  }

  private list(nodes: readonly unknown[]): readonly unknown[] {
    return nodes.flatMap((node) => {
      if (isLink(node)) {
        const target = this.target(node);
        const children = this.list(node.children);
        return target ? [{ type: 'link', target, children }] : children;
      }
      return [this.node(node)];
    });
  }

  private node(node: unknown): unknown {
    if (Array.isArray(node)) return this.list(node);
    if (typeof node !== 'object' || node === null || node instanceof Uint8Array) return node;
    const copy: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(node)) {
      if (ONLY_WORDS.has(key)) continue;
      copy[key] = key === 'picture' || key === 'target' ? value : this.node(value);
    }
    return copy;
  }

  /** A link to a document of the pack leads to its policy; one to a place in the file, whose name is Word's, leads nowhere. */
  private target({ target }: Link<Leaf>): Link<Leaf>['target'] | undefined {
    switch (target.kind) {
      case 'address':
      case 'policy':
        return target;
      case 'path':
      case 'file': {
        const stem = posix.basename(target.path).replace(/\.(?:docx|pdf|html)$/i, '');
        const policy = this.pack.policies.find(({ file }) => file === stem);
        return policy && { kind: 'policy', name: policy.template.code ?? policy.template.slug, file: undefined };
      }
      default:
        return undefined;
    }
  }
}

function isLink(node: unknown): node is Link<Leaf> & Inline<Leaf> {
  return typeof node === 'object' && node !== null && 'type' in node && node.type === 'link';
}
