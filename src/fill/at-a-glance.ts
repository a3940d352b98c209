/**
 * Makes the page for staff on a shift from the section of a policy that is headed “At a glance”: what they must know and do, with the
 * policy's code, version and dates, and where the whole policy is.
 */
import { changeLinks } from '../model/change-links.js';
import { type Block, type Document, type Heading, type Inline, inlineText } from '../model/document.js';
import { editionFile } from '../model/editions.js';
import { resolveOutline } from '../model/outline.js';
import type { Job } from '../model/plan.js';
import { around } from '../model/wording/around.js';
import type { Wording } from '../model/wording/wording.js';
import { controlEntries } from './frame.js';

/** Gives the page of a filled policy; undefined where it has no such section, or nothing below its heading. */
export function atAGlance(document: Document, job: Job): Document | undefined {
  const section = sectionOf(document);
  if (!section || job.pack.extraPages.some(({ template }) => template === job.template)) return undefined;
  const { wording } = document;
  const title = around(wording.glance.titleOf, document.title).flatMap((piece) =>
    typeof piece === 'string' ? [{ type: 'text', value: piece } as const] : piece,
  );
  const blocks = [...section.blocks.map((block) => apart(block, section.heading)), wholePolicy(document, job)];
  const linked = changeLinks(blocks, (link) =>
    link.target.kind === 'heading'
      ? [{ ...link, target: { ...policyTarget(job), anchor: link.target.anchor } }]
      : [link],
  );
  return {
    wording,
    title,
    masthead: document.masthead,
    control: controlOf(job),
    blocks: linked,
    outline: resolveOutline(linked, wording),
    properties: { ...withoutFurniture(document), title: inlineText(title) },
    contents: false,
    ...(document.punctuation ? { punctuation: document.punctuation } : {}),
    onePage: { ...(section.heading.span ? { span: section.heading.span } : {}) },
  };
}

interface Section {
  readonly heading: Heading;
  readonly blocks: readonly Block[];
}

/** The section up to the next heading of its level or above. */
function sectionOf({ blocks, wording }: Document): Section | undefined {
  const at = blocks.findIndex((block) => block.type === 'heading' && isGlance(block, wording));
  const heading = blocks[at];
  if (heading?.type !== 'heading') return undefined;
  const rest = blocks.slice(at + 1);
  const end = rest.findIndex((block) => block.type === 'heading' && block.level <= heading.level);
  const within = end < 0 ? rest : rest.slice(0, end);
  const section = within.filter(({ type }) => type !== 'page-break');
  return section.length > 0 ? { heading, blocks: section } : undefined;
}

function isGlance({ children }: Heading, { glance }: Wording): boolean {
  return inlineText(children).trim().replace(/\s+/g, ' ').toLowerCase() === glance.heading.toLowerCase();
}

/** A block without the numbers that it has in the policy; headings begin at the first level. */
function apart(block: Block, { level }: Heading): Block {
  if (block.type === 'heading')
    return { ...block, level: Math.max(1, block.level - level) as Heading['level'], label: '' };
  if (block.type !== 'paragraph' || block.clause === undefined) return block;
  const { clause: _, ...paragraph } = block;
  return paragraph;
}

/** `This page is a summary. The full policy is DCW29 Whistleblowing Policy.` */
function wholePolicy(document: Document, job: Job): Block {
  const { code } = job.template;
  const words: readonly Inline[] = [
    ...(code === undefined ? [] : [{ type: 'text', value: `${code} ` } as const]),
    ...document.title.flatMap((node): readonly Inline[] => (node.type === 'link' ? node.children : [node])),
  ];
  const link: Inline = { type: 'link', target: policyTarget(job), children: words };
  const children = around(document.wording.glance.fullPolicy, link).map((piece) =>
    typeof piece === 'string' ? ({ type: 'text', value: piece } as const) : piece,
  );
  return { type: 'paragraph', children };
}

function policyTarget({ template, file }: Job) {
  return { kind: 'policy', name: template.code ?? template.slug, file } as const;
}

/** Which policy, which version of it, and from when; the status only where it isn't in force. */
function controlOf(job: Job): Document['control'] {
  const { labels } = job.pack.wording;
  const isSaid = job.control.status !== 'approved' || job.forApproval !== undefined;
  const shown = [labels.code, labels.version, ...(isSaid ? [labels.status] : []), labels.inForce, labels.lastReviewed];
  const entries = controlEntries(job).filter(({ label }) => shown.includes(label));
  const isDated = entries.some(({ label }) => label === labels.inForce || label === labels.lastReviewed);
  const approval = controlEntries(job).filter(({ label }) => !isDated && label === labels.approvedBy);
  return [...entries, ...approval];
}

/** A Word file's own header and footer are the policy's. */
function withoutFurniture({ properties }: Document): Document['properties'] {
  return { ...properties, furniture: undefined };
}

/** The name of the page's files, without the ending. */
export const glanceFile = (file: string): string => editionFile(file, 'at-a-glance');
