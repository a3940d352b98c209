/** What a preview has read of a workspace, from one look at it to the next: organisations, templates, passages, texts, and what organisations say to others. */
import type { Outcome } from '../../model/diagnostic.js';
import type { Organisation } from '../../model/organisation.js';
import type { TemplateHead } from '../../model/template.js';
import type { Template } from '../../model/word.js';
import type { Files } from '../../model/world.js';
import type { PassageLibrary } from '../../read/passages/library.js';
import type { RememberedBystander } from '../everybody.js';
import type { FoundTemplate } from '../found-template.js';
import { findOrganisations } from '../organisation-files.js';
import { Answers, type Asked } from '../state/asked.js';
import { everybodysFacts, type FactsByPath } from '../state/other-facts.js';
import { allSame, type Look, Recalled } from '../state/recalled.js';
import type { Readings, Workspace } from '../workspace.js';

/** Files that are looked at one by one; any other that is read is a picture, a font, or the like. */
const TEXTS = /\.(?:md|txt|ya?ml|doc[xm]?|dot[xm])$/i;

/** The readings of one preview. */
export class KeptReadings {
  private readonly organisations = new Recalled<Outcome<Organisation>>();
  private readonly templates = new Recalled<FoundTemplate>();
  private readonly passages = new Recalled<PassageLibrary>();
  private texts = new WeakMap<TemplateHead, Outcome<Template>>();
  /** What texts asked of pictures. */
  private pictures: readonly Asked[] = [];
  private facts: FactsByPath = {};

  /** Gives a workspace, just opened, what was read before of files that are still the same. */
  async lookedAtAgain(workspace: Workspace): Promise<{ workspace: Workspace; look: Look }> {
    const files: Files = workspace.asked.unasked;
    const { folders: places } = workspace;
    const look: Look = { files: workspace.world.files, places, answers: new Answers(files, places) };
    if (!(await allSame(look.answers, this.pictures))) {
      this.texts = new WeakMap();
      this.pictures = [];
    }
    const { organisations, templates, passages, texts } = this;
    // Nothing but the settings has been read of a workspace that was just opened.
    const settings = JSON.stringify(workspace.asked.asked);
    const readings: Readings = { look, settings, organisations, templates, passages, texts };
    return { workspace: { ...workspace, readings }, look };
  }

  /** Keeps what was asked of pictures in a look that is over. */
  close({ asked }: Workspace): void {
    const isKnown = new Set(this.pictures.map(([question, path]) => `${question} ${path}`));
    const pictures = asked.asked.filter(([question, path]) => question !== 'list' && !TEXTS.test(path));
    this.pictures = [...this.pictures, ...pictures.filter(([question, path]) => !isKnown.has(`${question} ${path}`))];
  }

  /** What the organisations' files say to others; only those that have changed are read. */
  async bystanders(workspace: Workspace, { answers }: Look): Promise<ReadonlyMap<string, RememberedBystander>> {
    const files = await findOrganisations(workspace);
    const { facts, remembered } = await everybodysFacts(workspace, { files, answers, gathered: this.facts });
    this.facts = facts;
    return remembered;
  }
}
