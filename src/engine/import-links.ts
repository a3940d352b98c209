/**
 * Leads the links of drafts to one another: a link to a document's file becomes one to the template that is made of it, or that
 * was made of it before. A link that leads to neither becomes its words, with a warning.
 */
import { Anchors } from '../model/anchors.js';
import { type Diagnostic, warning } from '../model/diagnostic.js';
import {
  type Blocks,
  type Heading,
  type Inline,
  type Inlines,
  inlineText,
  type Leaf,
  type Link,
  type LinkTarget,
} from '../model/document.js';
import { FileLinks, type LinkableFile } from '../model/file-links.js';
import { didYouMean } from '../model/names.js';
import { resolveOutline } from '../model/outline.js';
import { HOLE, plainRun } from '../model/runs.js';
import type { Span } from '../model/source.js';
import { type AnyNode, changeBranched, changeParts, linksIn, type PartChanges, visit } from '../model/walk.js';
import { wordingOf } from '../model/wording/languages.js';
import { readTemplate } from '../read/template/index.js';
import type { Draft } from '../recognise/index.js';
import type { FoundTemplate } from './found-template.js';

/** A template that links of drafts may lead to: of the same import, or there already. */
export interface LinkableTemplate {
  /** How a link names it: `policy:<name>`. */
  readonly name: string;
  /** Its code, or its title: how related policies name it. */
  readonly related: string;
  anchors(): Promise<Anchors>;
}

export type TemplateLinks = FileLinks<LinkableTemplate>;

/** A document, and the draft that was made of it. */
export interface LinkedDraft {
  readonly from: string;
  readonly draft: Draft;
  /** The words of a title that is a heading of the document. */
  readonly title: string;
}

/** The drafts of an import, by the documents' files. */
export function draftLinks(drafts: readonly LinkedDraft[]): TemplateLinks {
  return new FileLinks(
    drafts.map(({ from, draft, title }): LinkableFile<LinkableTemplate> => {
      const { slug, code } = namesOf(draft);
      const anchors = anchorsOfBlocks(draft.blocks, title);
      return {
        path: from,
        names: [slug, code ?? []].flat(),
        item: { name: code ?? slug, related: code ?? String(draft.frontMatter.title), anchors: async () => anchors },
      };
    }),
  );
}

/** How a draft's template is named: by its code, or by its slug. */
function namesOf({ name, frontMatter: { code, slug } }: Draft): { readonly slug: string; readonly code?: string } {
  const ofName = typeof code === 'string' ? name.slice(code.length + 1) : name;
  return { slug: typeof slug === 'string' ? slug : ofName, ...(typeof code === 'string' ? { code } : {}) };
}

/** Templates that are there already, by their files and by the documents that their notes say they were made of. */
export function templateLinks(templates: readonly FoundTemplate[]): TemplateLinks {
  return new FileLinks(
    templates.flatMap(({ path, head }): readonly LinkableFile<LinkableTemplate>[] => {
      if (!head) return [];
      const item: LinkableTemplate = {
        name: head.code ?? head.slug,
        related: head.code ?? head.title,
        anchors: async () => {
          if (head.kind === 'word') return new Anchors([]);
          const read = await readTemplate(head, async () => ({ diagnostics: [] }));
          return anchorsOfBlocks(read.value?.body.blocks ?? [], '');
        },
      };
      const drafted = /^# Drafted from (.+?)\. /m.exec(head.source.text.slice(0, head.bodyStart))?.[1];
      const file = { path, names: [head.slug, head.code ?? []].flat(), item };
      return drafted === undefined ? [file] : [file, { ...file, path: drafted }];
    }),
  );
}

/** The anchors of a template’s headings, but for those with placeholders, whose words differ from organisation to organisation. */
function anchorsOfBlocks(blocks: Blocks<Leaf>, title: string): Anchors {
  const headings: Heading<Leaf>[] = [];
  visit(blocks, (node) => {
    if (node.type === 'heading') headings.push(node);
  });
  const outline = resolveOutline(
    headings.map((heading): Heading => {
      const { type, level, kind } = heading;
      const children = [{ type: 'text', value: plainRun(heading.children).text } as const];
      return { type, level, ...(kind ? { kind } : {}), children };
    }),
    wordingOf('en-GB'),
  );
  const known = outline.map(({ anchor, number, heading }) => ({ anchor, number, words: inlineText(heading.children) }));
  return new Anchors(
    known.filter(({ words }) => !words.includes(HOLE)),
    title,
  );
}

/** Where links may lead. */
export interface LinkPlaces {
  readonly drafts: TemplateLinks;
  /** Those that were there before; asked for only if a link leads to no draft. */
  readonly templates: () => Promise<TemplateLinks>;
}

/** A draft whose links lead to templates and to its own headings, and a warning for each that became its words. */
export async function withDraftLinks(
  linked: LinkedDraft,
  places: LinkPlaces,
): Promise<{ readonly draft: Draft; readonly diagnostics: readonly Diagnostic[] }> {
  const links = linksIn(linked.draft.blocks);
  const settled = new Map<Link<Leaf>, LinkTarget<Leaf> | undefined>();
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic);
  const own = anchorsOfBlocks(linked.draft.blocks, linked.title);
  const items = itemLinks(linked.draft.blocks);
  const related = new Map<string, string | undefined>();
  for (const link of links) {
    const { target } = link;
    const relate = (policy?: string) => items.has(link) && related.set(plainRun(link.children).text.trim(), policy);
    if (target.kind === 'heading') settled.set(link, ownHeading(target.anchor, link.span, own, report));
    if (target.kind === 'address') relate();
    if (target.kind !== 'path') continue;
    const template = await templateAt(target.path, linked.from, link.span, places, report);
    relate(template?.related);
    settled.set(link, template && (await policyLink(template, target.anchor, linked, { link, report, own })));
  }
  if (links.length === 0) return { draft: linked.draft, diagnostics };
  const blocks = changeLeafLinks(linked.draft.blocks, (link) => {
    if (!settled.has(link)) return [link];
    const target = settled.get(link);
    return target ? [{ ...link, target }] : link.children;
  });
  return { draft: { ...linked.draft, blocks, frontMatter: withRelated(linked.draft, related) }, diagnostics };
}

/** The links that are all that an item of a list says, as in a list of related policies. */
function itemLinks(blocks: Blocks<Leaf>): ReadonlySet<AnyNode> {
  const links = new Set<AnyNode>();
  visit(blocks, (node) => {
    if (node.type !== 'item') return;
    for (const block of node.blocks) {
      if (block.type !== 'paragraph') continue;
      const [only, another] = block.children;
      if (only?.type === 'link' && !another) links.add(only);
    }
  });
  return links;
}

/** Related policies by the templates that their links lead to; what leads elsewhere is no policy. */
function withRelated({ frontMatter }: Draft, related: ReadonlyMap<string, string | undefined>): Draft['frontMatter'] {
  const { related: entries, ...others } = frontMatter;
  if (!Array.isArray(entries)) return frontMatter;
  const policies = entries.flatMap((entry) =>
    typeof entry !== 'string' ? [] : related.has(entry) ? (related.get(entry) ?? []) : entry,
  );
  return policies.length === 0 ? others : { ...frontMatter, related: [...new Set(policies)] };
}

/** What a link to another document may look like: with the ending of one, or as sites and wikis write it, with none. */
const MAYBE_DOCUMENT = /(?:\.(?:md|markdown|txt|do[ct]x?|html?)|(?:^|\/)[^./]+)\/?$/i;

type Report = (diagnostic: Diagnostic) => void;

function ownHeading(
  written: string,
  span: Span | undefined,
  anchors: Anchors,
  report: Report,
): LinkTarget<Leaf> | undefined {
  const anchor = anchors.find(written);
  if (anchor !== undefined) return { kind: 'heading', anchor };
  const message = `A link to "#${written}" became its words, because no heading has that anchor`;
  report(warning('import-loss', message, span, { hint: didYouMean(written, anchors.all) }));
  return undefined;
}

async function templateAt(
  path: string,
  from: string,
  span: Span | undefined,
  { drafts, templates }: LinkPlaces,
  report: Report,
): Promise<LinkableTemplate | undefined> {
  const linked = drafts.find(from, path) ?? (await templates()).find(from, path);
  if (!linked) {
    const message = `A link to "${path}" became its words, because no policy here is made of that file`;
    const hint = MAYBE_DOCUMENT.test(path) ? 'If it is a policy, import both documents together.' : undefined;
    report(warning('import-loss', message, span, { hint }));
  } else if (linked.isGuess) {
    const message = `A link to "${path}" was taken for one to ${linked.item.name}`;
    report(warning('import-loss', message, span, { hint: 'Look whether it is the one that was meant.' }));
  }
  return linked?.item;
}

async function policyLink(
  template: LinkableTemplate,
  written: string | undefined,
  { draft }: LinkedDraft,
  { link, report, own }: { readonly link: Link<Leaf>; readonly report: Report; readonly own: Anchors },
): Promise<LinkTarget<Leaf> | undefined> {
  const { code, slug } = namesOf(draft);
  if (template.name === (code ?? slug) && written !== undefined) return ownHeading(written, link.span, own, report);
  const target = { kind: 'policy', name: template.name, file: undefined } as const;
  if (written === undefined) return target;
  const anchors = await template.anchors();
  const anchor = anchors.find(written);
  if (anchor !== undefined) return { ...target, anchor };
  const message = `A link to "#${written}" in ${template.name} leads to its beginning, because no heading there has that anchor`;
  report(warning('import-loss', message, link.span, { hint: didYouMean(written, anchors.all) }));
  return target;
}

type LeafLinkChange = (link: Link<Leaf>) => readonly Inlines<Leaf>[number][];

function changeLeafLinks(blocks: Blocks<Leaf>, change: LeafLinkChange): Blocks<Leaf> {
  return changeBranched(blocks, (block) => [changeParts(block, within(change))]);
}

function within(change: LeafLinkChange): PartChanges<Leaf> {
  return {
    inlines: (run) =>
      changeBranched<Inline<Leaf>>(run, (node) =>
        node.type === 'link' ? change(node) : [changeParts(node, within(change))],
      ),
    blocks: (blocks) => changeLeafLinks(blocks, change),
  };
}
