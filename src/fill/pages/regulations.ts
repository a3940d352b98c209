/** Policies by regulation, and regulations by policy. */
import type { Inlines } from '../../model/document.js';
import { compareNumbered } from '../../model/order.js';
import type { PackPolicy } from '../../model/organisation-pack.js';
import { documentPath, type Format } from '../../model/plan.js';
import { codeAndTitleWords } from '../../model/title-words.js';
import type { RegulationsWords } from '../../model/wording/wording.js';
import { fileLink, heading, onLines, type PackView, type Page, pageDocument, table, words } from './page.js';

export const REGULATIONS_FILE = 'policies-and-regulations';

/** Makes the page; undefined where no template names a regulation. */
export function regulationsPage(view: PackView): Page | undefined {
  const { policies, wording } = view.pack;
  const { labels, pack, regulations: say } = wording;
  const regulations = regulationsOf(policies);
  if (regulations.length === 0) return undefined;
  return {
    page: 'regulations',
    path: (format) => documentPath(format, REGULATIONS_FILE),
    document: (format) =>
      pageDocument(
        view,
        say.title,
        [],
        [
          heading(say.policiesOf),
          table(
            [
              [say.regulation, 60],
              [pack.policies, 40],
            ],
            regulations.map((regulation) => [
              [words(regulation)],
              onLines(policies.filter(meets(regulation)).map((policy) => policyLink(view, policy, format))),
            ]),
          ),
          heading(say.regulationsOf),
          table(
            [
              [labels.policy, 40],
              [say.regulations, 60],
            ],
            policies.map((policy) => [policyLink(view, policy, format), regulationsCell(policy, say)]),
          ),
        ],
      ),
  };
}

/** Each regulation once, in alphabetical order, with numbers sorted by value. */
function regulationsOf(policies: readonly PackPolicy[]): readonly string[] {
  const regulations = [...new Set(policies.flatMap(({ template }) => template.satisfies))];
  return regulations.sort(compareNumbered);
}

const meets =
  (regulation: string) =>
  ({ template }: PackPolicy) =>
    template.satisfies.includes(regulation);

function policyLink(view: PackView, policy: PackPolicy, format: Format): Inlines {
  return fileLink(
    view,
    codeAndTitleWords(policy),
    documentPath(format, REGULATIONS_FILE),
    documentPath(format, policy.file),
  );
}

function regulationsCell({ template }: PackPolicy, { none }: RegulationsWords): Inlines {
  return template.satisfies.length === 0
    ? [words(none)]
    : onLines(template.satisfies.map((regulation) => [words(regulation)]));
}
