/** Finds the document that a customer had: the one of today, or that of an issue whose text or values were others. */
import { hasErrors } from '../../model/diagnostic.js';
import type { Blocks } from '../../model/document.js';
import type { Issue } from '../../model/issues.js';
import { isNamed } from '../../plan/applies.js';
import { issuedDocument, keepsWords, openIssue } from '../issued-words.js';
import { loadIssues, type OrganisationFile } from '../organisation-files.js';
import { anchorsAmong } from '../policy-anchors.js';
import type { Workspace } from '../workspace.js';
import type { EditedWord } from './edited-word.js';
import { type SentText, wordMadeOf } from './sent-text.js';
import { sayingOf } from './shapes.js';

/** So many of the last issues may be the one that the customer has. */
const LOOKED_AT = 8;

/** The document that a file was made of, if it is an issue's and not that of today. */
export interface EarlierText {
  readonly issue: Issue;
  readonly word: EditedWord;
}

/** Gives the issue that a file is most like; undefined where that is the document of today, or nothing else is kept. */
export async function earlierText(
  workspace: Workspace,
  file: OrganisationFile,
  { job, document }: SentText,
  came: EditedWord,
): Promise<EarlierText | undefined> {
  const issues = (await loadIssues(workspace, file.id)).value ?? [];
  let most = likenessTo(document.blocks, came.blocks);
  let best: { readonly issue: Issue; readonly make: () => Promise<EditedWord | undefined> } | undefined;
  for (const issue of issues.filter(keepsWords).slice(-LOOKED_AT).reverse()) {
    const issued = issue.policies.find(({ policy }) => isNamed(job.template, policy));
    const opened = issued && (await openIssue(workspace, file, issues, issue)).value;
    const policy = opened && (await opened.policy(issued, ['docx'])).value;
    const words = policy && issuedDocument(policy).value;
    if (!policy || !words) continue;
    const count = likenessTo(words.blocks, came.blocks);
    if (count <= most) continue;
    most = count;
    best = {
      issue,
      make: async () => {
        const made = await wordMadeOf(workspace, policy.template, policy.job, anchorsAmong([policy]));
        return hasErrors(made.diagnostics) ? undefined : made.value;
      },
    };
  }
  const word = await best?.make();
  return best && word ? { issue: best.issue, word } : undefined;
}

/** How many blocks of a document are in a file as they are. */
function likenessTo(blocks: Blocks, came: Blocks): number {
  const sayings = new Set(came.map(sayingOf));
  return blocks.filter((block) => sayings.has(sayingOf(block))).length;
}
