/** Fills the words of a workspace's footer with an organisation's values. */
import { type Diagnostic, hasErrors, type Outcome } from '../model/diagnostic.js';
import type { Inlines } from '../model/document.js';
import type { FilledFooter, FooterWords } from '../model/footer-words.js';
import type { Organisation } from '../model/organisation.js';
import type { Job } from '../model/plan.js';
import type { TemplateHead } from '../model/template.js';
import type { Wording } from '../model/wording/wording.js';
import { fillBlocks } from './blocks.js';
import type { Filling } from './filling.js';
import { fillInlines } from './inlines.js';
import { openScope } from './scope.js';
import { NO_PACK } from './title.js';

/** Gives the words on one line; undefined where nothing is left of them. A missing value is an error, as in a policy. */
export function fillFooter(
  footer: FooterWords,
  organisation: Organisation,
  wording: Wording,
): Outcome<FilledFooter | undefined> {
  const diagnostics: Diagnostic[] = [];
  const job: Job = {
    organisation,
    template: headOf(footer),
    review: { cycle: 'on_change' },
    title: '',
    file: '',
    control: {},
    outputs: [],
    pack: { ...NO_PACK, wording },
    called: 'The footer',
  };
  const filling: Filling = { job, report: (one) => diagnostics.push(one), miss: () => undefined, fillBlocks };
  const nodes = fillInlines(footer.words, openScope(job), filling);
  if (hasErrors(diagnostics)) return { diagnostics };
  const words = onOneLine(nodes);
  const names = [...new Set(footer.uses.map(({ name }) => name))].filter((name) => organisation.values.has(name));
  return { value: words === '' ? undefined : { words, names, nodes }, diagnostics };
}

/** A value of several lines, such as an address, has commas between them. */
function onOneLine(nodes: Inlines): string {
  const parts = nodes.map((node) => (node.type === 'text' ? node.value : node.type === 'break' ? ', ' : ''));
  return parts.join('').replace(/\s+/g, ' ').replace(/,\s*,/g, ',').trim();
}

/** The words as if they were a template, which messages name by its place alone. */
function headOf({ span }: FooterWords): TemplateHead {
  return {
    kind: 'text',
    source: span.source,
    text: { method: 1, pieces: [] },
    bodyStart: span.end,
    title: '',
    titleSpan: span,
    slug: 'footer',
    related: [],
    satisfies: [],
    changes: [],
  };
}
