/** The texts of policies with what organisations add to them, for the policies that a plan has. */
import { changedBeneath } from '../check/changed-beneath.js';
import { type Diagnostic, hasErrors, warning } from '../model/diagnostic.js';
import { addToGroup } from '../model/groups.js';
import type { Organisation } from '../model/organisation.js';
import type { Pack } from '../model/organisation-pack.js';
import { policyName } from '../model/pack.js';
import type { Plan } from '../model/plan.js';
import type { TemplateHead } from '../model/template.js';
import { recordOf } from '../plan/applies.js';
import { textWithAdditions } from '../read/additions/with-additions.js';
import type { FoundAdditions } from './additions.js';
import type { FoundTemplate } from './found-template.js';
import { openedTexts } from './opened-texts.js';
import type { Workspace } from './workspace.js';

/** A plan, and what it was made of. */
export interface PlacingSources {
  readonly plan: Plan;
  readonly organisations: readonly Organisation[];
  readonly additions: FoundAdditions;
  readonly foundTemplates: readonly FoundTemplate[];
}

/** What the additions of a plan's organisations came to. */
export interface PlacedTexts {
  readonly texts: readonly FoundTemplate[];
  /** Ids of organisations whose additions can't be placed. */
  readonly refused: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Puts the additions of organisations into the texts of the policies that they have; those of any other policy are warned of. */
export async function placedTexts(
  workspace: Workspace,
  { plan: { packs, jobs }, organisations, additions, foundTemplates }: PlacingSources,
): Promise<PlacedTexts> {
  const texts: FoundTemplate[] = [];
  const refused = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  for (const organisation of organisations) {
    const { id } = organisation;
    const [own, pack] = [additions.ofOrganisation.get(id), packs.get(id)];
    if (!own || !pack) continue;
    const heads = [...pack.policies, ...jobs.filter((job) => job.organisation.id === id)];
    const names = new Set(heads.map(({ template }) => policyName(template)));
    for (const [path, found] of addedByPath(own)) {
      const inPack = found.filter(({ text: { head } }) => head && names.has(policyName(head)) && !isAbsent(pack, head));
      const [first] = found;
      if (inPack.length === 0 && first?.text.head) diagnostics.push(notInPack(id, path, first.text.head));
      for (const { master, text } of inPack) {
        const placed = await placedText(
          workspace,
          organisation,
          text,
          foundTemplates.find(({ head }) => head === master),
        );
        if (hasErrors(placed.diagnostics)) refused.add(id);
        texts.push(placed);
      }
    }
  }
  return { texts, refused: [...refused], diagnostics };
}

interface AddedText {
  readonly master: TemplateHead;
  readonly text: FoundTemplate;
}

function addedByPath(own: ReadonlyMap<TemplateHead, FoundTemplate>): ReadonlyMap<string, readonly AddedText[]> {
  const byPath = new Map<string, AddedText[]>();
  for (const [master, text] of own) addToGroup(byPath, text.path, { master, text });
  return byPath;
}

function isAbsent({ absent, policies }: Pack, head: TemplateHead): boolean {
  return absent.some(({ template }) => template === head) && !policies.some(({ template }) => template === head);
}

function notInPack(organisation: string, path: string, head: TemplateHead): Diagnostic {
  const message = `${policyName(head)} isn’t in the pack of ${organisation}, so what this file adds prints nowhere`;
  return warning('addition-policy', message, path, { organisation });
}

async function placedText(
  workspace: Workspace,
  organisation: Organisation,
  text: FoundTemplate,
  found: FoundTemplate | undefined,
): Promise<FoundTemplate> {
  const master = found && (await openedTexts(workspace).template(found)).value;
  if (!master || !text.head?.additions) return text;
  const { value, diagnostics } = await textWithAdditions(text.head, text.head.additions, master, workspace.loadPicture);
  const beneath = changedBeneath(text.head, value?.replaced ?? [], recordOf(organisation, text.head));
  return {
    ...text,
    ...(value ? { own: value } : {}),
    diagnostics: [...diagnostics, ...beneath].map((diagnostic) => ({ ...diagnostic, organisation: organisation.id })),
  };
}
