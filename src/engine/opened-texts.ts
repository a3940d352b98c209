/** Opens each kept text once a run: the organisations of a workspace share most of them. */
import { hasErrors, type Outcome } from '../model/diagnostic.js';
import { remember } from '../model/remember.js';
import type { TemplateHead } from '../model/template.js';
import type { Template } from '../model/word.js';
import { openPassages } from '../read/passages/open-passages.js';
import { passagesOf } from '../read/passages/with-passages.js';
import { readTemplate } from '../read/template/index.js';
import { readWordTemplate } from '../read/word/index.js';
import { keptText } from './kept-texts.js';
import type { FoundTemplate, Workspace } from './workspace.js';

/** The kept texts of a workspace that were opened so far. */
export const openedTexts = remember((workspace: Workspace) => new OpenedTexts(workspace));

class OpenedTexts {
  private readonly workspace: Workspace;
  private readonly texts = new Map<string, Outcome<FoundTemplate>>();
  private readonly templates = new Map<TemplateHead, Outcome<Template>>();

  constructor(workspace: Workspace) {
    this.workspace = workspace;
  }

  /** Opens a text; one that is not kept is looked for again, since this run may keep it. */
  async text(fingerprint: string): Promise<Outcome<FoundTemplate>> {
    const opened = this.texts.get(fingerprint);
    if (opened) return opened;
    const outcome = await keptText(this.workspace, fingerprint);
    if (outcome.value) this.texts.set(fingerprint, outcome);
    return outcome;
  }

  /** Reads the words of an opened text. */
  async template({ head, word }: FoundTemplate): Promise<Outcome<Template>> {
    if (!head) return { diagnostics: [] };
    const read = this.templates.get(head);
    if (read) return read;
    const { loadPicture } = this.workspace;
    const outcome = word
      ? readWordTemplate(head, word, await openPassages(passagesOf(head), loadPicture))
      : await readTemplate(head, loadPicture);
    this.templates.set(head, outcome);
    return outcome;
  }

  /** Opens a text as a template; undefined where it is not kept or not sound. */
  async sound(fingerprint: string): Promise<Template | undefined> {
    const { value } = await this.text(fingerprint);
    return value && !hasErrors(value.diagnostics) ? (await this.template(value)).value : undefined;
  }
}
