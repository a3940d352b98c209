/** Opens each text once a run, those of templates and kept ones: the organisations of a workspace share most of them. */
import type { Additions } from '../model/additions.js';
import { hasErrors, type Outcome } from '../model/diagnostic.js';
import { remember } from '../model/remember.js';
import type { TemplateHead } from '../model/template.js';
import type { Template } from '../model/word.js';
import { textWithAdditions, withAdditions } from '../read/additions/with-additions.js';
import { openPassages } from '../read/passages/open-passages.js';
import { passagesOf } from '../read/passages/with-passages.js';
import { readTemplate } from '../read/template/index.js';
import type { FoundTemplate } from './found-template.js';
import { keptAdditions, keptText } from './kept-texts.js';
import type { Workspace } from './workspace.js';

/** The texts of a workspace that were opened so far. */
export const openedTexts = remember((workspace: Workspace) => new OpenedTexts(workspace));

/** What a kept text is found by. */
export interface KeptMark {
  readonly masterText?: string | undefined;
  /** Of what an organisation added. */
  readonly additions?: string | undefined;
}

class OpenedTexts {
  private readonly workspace: Workspace;
  private readonly texts = new Map<string, Outcome<FoundTemplate>>();
  /** By head, as long as somebody has it: texts of a single organisation go with its plan. */
  private readonly templates: WeakMap<TemplateHead, Outcome<Template>>;

  constructor(workspace: Workspace) {
    this.workspace = workspace;
    this.templates = workspace.readings?.texts ?? new WeakMap();
  }

  /** Opens a text; one that is not kept is looked for again, since this run may keep it. */
  async text(fingerprint: string): Promise<Outcome<FoundTemplate>> {
    const opened = this.texts.get(fingerprint);
    if (opened) return opened;
    const outcome = await keptText(this.workspace, fingerprint);
    if (outcome.value) this.texts.set(fingerprint, outcome);
    return outcome;
  }

  /** Opens a text with what an organisation added to it, if anything. */
  async textOf({ masterText, additions }: KeptMark): Promise<Outcome<FoundTemplate>> {
    if (masterText === undefined) return { diagnostics: [] };
    if (additions === undefined) return this.text(masterText);
    const key = `${masterText} ${additions}`;
    const opened = this.texts.get(key);
    if (opened) return opened;
    const outcome = await this.withKeptAdditions(masterText, additions);
    if (outcome.value) this.texts.set(key, outcome);
    return outcome;
  }

  private async withKeptAdditions(masterText: string, fingerprint: string): Promise<Outcome<FoundTemplate>> {
    const master = await this.text(masterText);
    const additions = await keptAdditions(this.workspace, fingerprint);
    if (!master.value || !additions.value) return { diagnostics: [...master.diagnostics, ...additions.diagnostics] };
    const { value, diagnostics } = await this.withAdditions(master.value, additions.value);
    return { ...(value ? { value } : {}), diagnostics: [...master.diagnostics, ...diagnostics] };
  }

  /** Puts additions into an opened text. */
  private async withAdditions(master: FoundTemplate, additions: Additions): Promise<Outcome<FoundTemplate>> {
    const { value: template, diagnostics } = await this.template(master);
    if (!master.head || !template) return { diagnostics };
    const head = withAdditions(master.head, additions);
    const placed = await textWithAdditions(head, additions, template, this.workspace.loadPicture);
    if (!placed.value) return { diagnostics: placed.diagnostics };
    const found = [...master.diagnostics, ...placed.diagnostics];
    return { value: { path: additions.source.path, head, own: placed.value, diagnostics: found }, diagnostics: found };
  }

  /** Reads the words of an opened text. */
  async template({ head, word, own }: Pick<FoundTemplate, 'head' | 'word' | 'own'>): Promise<Outcome<Template>> {
    if (own) return { value: own.template, diagnostics: [] };
    if (!head) return { diagnostics: [] };
    const read = this.templates.get(head);
    if (read) return read;
    const { loadPicture } = this.workspace;
    const outcome = word
      ? (await import('../read/word/index.js')).readWordTemplate(
          head,
          word,
          await openPassages(passagesOf(head), loadPicture),
        )
      : await readTemplate(head, loadPicture);
    this.templates.set(head, outcome);
    return outcome;
  }

  /** Opens a text as a template; undefined where it is not kept or not sound. */
  async sound(mark: KeptMark): Promise<Template | undefined> {
    const { value } = await this.textOf(mark);
    return value && !hasErrors(value.diagnostics) ? (await this.template(value)).value : undefined;
  }
}
