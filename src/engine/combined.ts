/** Binds an organisation's whole pack as one PDF. */
import { mastheadOf } from '../fill/frame.js';
import { issueWords, type PackIssue } from '../fill/pages/page.js';
import type { Book } from '../model/book.js';
import { changeLinksIn } from '../model/change-links.js';
import type { Document } from '../model/document.js';
import type { Organisation } from '../model/organisation.js';
import { headsOf, type Pack, packTitle } from '../model/organisation-pack.js';
import { combinedPath } from '../model/pack.js';
import type { Job } from '../model/plan.js';
import { shortName } from '../model/shown-name.js';
import type { Making } from './documents.js';
import { type FinishedPage, finished } from './finished-file.js';
import { keptOrMade, type WrittenFiles } from './keeping.js';

/** A policy's document, with the job that it was made for. */
export interface FilledJob {
  readonly job: Job;
  readonly document: Document;
}

/** Binds the policies in the pack's order, extra pages first; `issue` is named on the cover. */
export async function bindPack(
  organisation: Organisation,
  pack: Pack,
  filled: readonly FilledJob[],
  issue: PackIssue,
  making: Making,
): Promise<WrittenFiles<FinishedPage>> {
  const output = { path: combinedPath(organisation.id, pack.definition), format: 'pdf' } as const;
  const about = { kind: 'page', page: 'combined' } as const;
  const book = bookOf(organisation, pack, filled, issue);
  return keptOrMade<FinishedPage>(making.keeping, {
    source: { outputs: [output], theme: organisation.theme, trees: [book] },
    about: { heads: headsOf(pack), isOfPack: true },
    kept: (_, facts) => ({ ...output, ...facts, ...about }),
    make: async () => {
      const writer = await making.writerFor('pdf', organisation);
      const { value: bytes, diagnostics = [] } = (await writer.bind?.(book)) ?? {};
      return { files: bytes ? [finished(output, bytes, about)] : [], diagnostics };
    },
  });
}

function bookOf(organisation: Organisation, pack: Pack, filled: readonly FilledJob[], issue: PackIssue): Book {
  const { wording } = pack;
  const title = packTitle(pack);
  return {
    wording,
    masthead: mastheadOf(organisation, wording),
    title,
    lines: pack.definition.cover.filter((line) => line.trim() !== ''),
    foot: [issueWords({ issue, pack }), wording.pack.count(pack.policies.length)],
    properties: {
      title,
      organisation: shortName(organisation),
      issue: issueWords({ issue, pack }),
      ...(pack.footer ? { footer: pack.footer.words } : {}),
    },
    ...(pack.definition.twoSided ? { twoSided: true } : {}),
    ...(pack.definition.dividers ? { dividers: true } : {}),
    parts: inOrder(pack, filled).map(({ job, document }) => ({
      file: job.file,
      ...(job.template.code ? { code: job.template.code } : {}),
      ...(job.control.category ? { category: job.control.category } : {}),
      document: fromRoot(document),
    })),
  };
}

/** A policy's files are in a folder of the pack; the bound pack is beside these folders. */
function fromRoot(document: Document): Document {
  const blocks = document.blocks.map((block) =>
    changeLinksIn(block, (link) =>
      link.target.kind === 'file'
        ? [{ ...link, target: { kind: 'file', path: link.target.path.replace(/^\.\.\//, '') } }]
        : [link],
    ),
  );
  return blocks.every((block, at) => block === document.blocks[at]) ? document : { ...document, blocks };
}

/** The policies in the pack's order; a pack without a list is sorted by category, like its index. */
function inOrder({ definition, extraPages }: Pack, filled: readonly FilledJob[]): readonly FilledJob[] {
  if (definition.entries) return filled;
  const isPage = ({ job }: FilledJob) => extraPages.some(({ template }) => template === job.template);
  const categories = [...new Set(filled.map(({ job }) => job.control.category))];
  const policies = filled.filter((filledJob) => !isPage(filledJob));
  const sorted = categories.flatMap((category) => policies.filter(({ job }) => job.control.category === category));
  return [...filled.filter(isPage), ...sorted];
}
