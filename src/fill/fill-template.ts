/**
 * Fills one template for one organisation. A missing value is an error at its place, but only in branches that are printed.
 * Nodes that need no filling stay the same objects, so that writers can remember what they made of them.
 */
import { anchorsOf } from '../model/anchors.js';
import { type Diagnostic, error, hasErrors, type Outcome } from '../model/diagnostic.js';
import { type Document, inlineText } from '../model/document.js';
import { resolveOutline } from '../model/outline.js';
import type { Job } from '../model/plan.js';
import type { TreeTemplate } from '../model/template.js';
import { linkedOnlyTo } from './apart.js';
import { fillBlocks } from './blocks.js';
import { withClauses } from './clauses.js';
import { isClosedRun } from './closed.js';
import { about, type Filling } from './filling.js';
import { withFormLabels } from './form-labels.js';
import { controlEntries, mastheadOf, propertiesOf } from './frame.js';
import { filledFurniture } from './furniture.js';
import { withHistory } from './history.js';
import { fillInlines } from './inlines.js';
import { deadLinks, headingLinks, ledToHeadings, titleLedToHeadings } from './links.js';
import { linkReferences } from './references/index.js';
import { openScope } from './scope.js';
import { withLabels } from './word/labels.js';
import { withNotesApart } from './word/notes-apart.js';

export interface Filled extends Outcome<Document> {
  /** Names that the template needs and the organisation lacks, each once. */
  readonly missingNames: readonly string[];
}

/**
 * Gives the finished document, or errors: `placeholder-missing`, `placeholder-kind`, `link-target` (an address that is invalid
 * with these values, a heading that does not exist), `picture-alt`, `document-empty`.
 */
export function fillTemplate(template: TreeTemplate, job: Job): Filled {
  const diagnostics: Diagnostic[] = [];
  const missingNames = new Set<string>();
  const filling: Filling = {
    job,
    report: (diagnostic) => diagnostics.push(diagnostic),
    miss: (name) => missingNames.add(name),
    fillBlocks,
  };
  const scope = openScope(job);
  const { title: words } = template.body;
  const title = isClosedRun(words) ? words : fillInlines(words, openScope({ ...job, title: '' }), filling);
  for (const line of template.front) fillInlines(line, scope, filling);
  const furniture = template.furniture && filledFurniture(template.furniture, scope, filling);
  const isWord = template.head.kind === 'word';
  const repeated = fillBlocks(template.body.blocks, scope, filling);
  const filled = isWord ? withNotesApart(repeated, template) : repeated;
  const text = template.numbering ? withLabels(filled, template.numbering) : filled;
  const linked = linkReferences(title, text, template, job, filling.report);
  const apart = job.forApproval ? linkedOnlyTo(job.forApproval, linked) : linked;
  const written = withFormLabels(withHistory(apart, template, job));
  const { clauses = job.organisation.theme.clauses } = template.head;
  const whole = clauses && !isWord ? withClauses(written, job, filling.report) : written;
  const headings = resolveOutline(whole, job.pack.wording);
  const anchors = anchorsOf(headings);
  const links = headingLinks(title, whole);
  for (const diagnostic of deadLinks(links, anchors, job)) diagnostics.push(diagnostic);
  const blocks = links.length === 0 ? whole : ledToHeadings(whole, anchors);
  const outline = blocks === whole ? headings : resolveOutline(blocks, job.pack.wording);
  if (!hasErrors(diagnostics) && inlineText(title).trim() === '') {
    diagnostics.push(
      error('template-title', 'The title is empty for this organisation', template.head.titleSpan, about(job)),
    );
  }
  // A template that has no text at all is warned of where it is read.
  if (!hasErrors(diagnostics) && blocks.length === 0 && template.body.blocks.length > 0) {
    diagnostics.push(
      error('document-empty', 'The policy has no text for this organisation', template.head.source.path, about(job)),
    );
  }
  if (hasErrors(diagnostics)) return { diagnostics, missingNames: [...missingNames] };
  const document: Document = {
    wording: job.pack.wording,
    title: links.length === 0 ? title : titleLedToHeadings(title, anchors),
    masthead: mastheadOf(job.organisation, job.pack.wording),
    control: template.ownControl ? [] : controlEntries(job),
    blocks,
    outline,
    properties: propertiesOf(job, inlineText(title), furniture),
    contents: template.head.contents,
    ...(isWord ? { punctuation: 'as-typed' } : {}),
  };
  return { value: document, diagnostics, missingNames: [...missingNames] };
}
