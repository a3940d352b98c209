/**
 * What all organisations' files say that matters to the documents of each: names of fields, who has left, and the values that must not
 * appear in others' documents. It is gathered once a run and holds no file, so a run may make its plan for a few organisations at a time.
 */
import type { Logos } from '../check/foreign-logos.js';
import { formerValues } from '../check/former-values.js';
import { HeldValues } from '../check/held-values.js';
import { eachOnce, type IdentifyingValues, valuesOf, valuesOfAll } from '../check/identifying-values.js';
import { unreadIssues, unreadOrganisations } from '../check/incomplete.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Organisation } from '../model/organisation.js';
import { placeholderName } from '../model/placeholders.js';
import { spanOf } from '../model/source.js';
import type { FoundTemplate } from './found-template.js';
import { type LogoSource, readLogos } from './logos.js';
import { issuesPath, loadIssues, type OrganisationFile } from './organisation-files.js';
import { type ChosenOrganisation, type OtherOrganisation, otherOrganisation } from './selection.js';
import { findTemplates } from './template-files.js';
import type { Workspace } from './workspace.js';

/** What one organisation's file says to others. */
export interface Bystander extends Pick<Organisation, 'id' | 'declared'> {
  readonly left: Organisation['left'] | undefined;
  readonly base: Organisation['base'] | undefined;
  readonly sharesContactsWith: Organisation['sharesContactsWith'] | undefined;
  /** What identifies it. */
  readonly values: HeldValues;
  /** A warning where its values can't be looked for, or not all of them. */
  readonly unread: readonly Diagnostic[];
}

/** What was known of an organisation before the run, by a file that hasn't changed. */
export interface RememberedBystander {
  readonly bystander: Bystander;
  readonly name?: string;
  /** Its logo as its file, or the base that names it, has it. */
  readonly logo?: { readonly path: string; readonly from: string };
}

/** What the plans of one run share. */
export class Everybody {
  private readonly workspace: Workspace;
  private readonly plans: 'one' | 'several';
  private readonly bystanders = new Map<string, Bystander>();
  private readonly logoSources = new Map<string, LogoSource>();
  private allLogos: Promise<Logos> | undefined;
  private templates: Promise<readonly FoundTemplate[]> | undefined;
  private merged: IdentifyingValues | undefined;
  private everybody: readonly Bystander[] = [];

  private readonly remembered: ReadonlyMap<string, RememberedBystander>;

  /** `remembered` are organisations by the paths of their files, which needn't be read. */
  constructor(
    workspace: Workspace,
    plans: 'one' | 'several',
    remembered: ReadonlyMap<string, RememberedBystander> = new Map(),
  ) {
    this.workspace = workspace;
    this.plans = plans;
    this.remembered = remembered;
  }

  /** The templates, found and opened once. */
  foundTemplates(): Promise<readonly FoundTemplate[]> {
    this.templates ??= findTemplates(this.workspace);
    return this.templates;
  }

  /**
   * Everybody in the order of the files. A run of one plan doesn't read again what it read for that; one of several reads each
   * organisation in the same way, so that all plans say the same.
   */
  async of(files: readonly OrganisationFile[], read: readonly ChosenOrganisation[]): Promise<readonly Bystander[]> {
    // A file with another's id was not read for the plan, and still says what must not stand in others' documents.
    if (this.plans === 'one') for (const entry of read) if (entry.organisation) await this.note(entry);
    const unknown = files.filter(({ path }) => !this.bystanders.has(path));
    for (const file of unknown) {
      const remembered = this.remembered.get(file.path);
      if (remembered) this.bystanders.set(file.path, remembered.bystander);
      else await this.note(await otherOrganisation(this.workspace, file));
    }
    const now = files.flatMap(({ path }) => this.bystanders.get(path) ?? []);
    // What is gathered of everybody is remembered by the list.
    if (now.length !== this.everybody.length || now.some((bystander, at) => bystander !== this.everybody[at]))
      this.everybody = now;
    return this.everybody;
  }

  /** The identifying values of everybody. */
  identifyingValues(everybody: readonly Bystander[]): IdentifyingValues {
    this.merged ??= valuesOfAll(
      everybody.map(({ values }) => values),
      this.workspace.commonValues,
    );
    return this.merged;
  }

  /** The logos of everybody, read when they are first asked for. */
  logos(): Promise<Logos> {
    this.allLogos ??= readLogos(
      [...this.bystanders.keys()].flatMap((path) => this.logoSources.get(path) ?? this.recalledLogo(path) ?? []),
    );
    return this.allLogos;
  }

  private recalledLogo(path: string): LogoSource | undefined {
    const { bystander, name, logo } = this.remembered.get(path) ?? {};
    if (!bystander || !logo || name === undefined) return undefined;
    const place = spanOf({ path: logo.from, text: '' }, 0);
    const load = async () => (await this.workspace.loadPicture(logo.path, place)).value;
    return { organisation: { id: bystander.id, name }, load };
  }

  private async note(entry: OtherOrganisation): Promise<void> {
    if (this.bystanders.has(entry.path)) return;
    const { id, path, organisation } = entry;
    const logo = organisation?.values.get(placeholderName('logo'));
    const load = logo?.kind === 'logo' ? async () => logo.picture : entry.loadLogo;
    if (organisation && load)
      this.logoSources.set(path, { organisation: structuredClone({ id, name: organisation.name }), load });
    const bystander = await bystanderOf(this.workspace, entry);
    this.bystanders.set(path, heldForLong(bystander));
  }
}

/** What an organisation's file says to others, and the record of its issues. */
export async function bystanderOf(workspace: Workspace, entry: OtherOrganisation): Promise<Bystander> {
  const { id, organisation } = entry;
  const issues = await loadIssues(workspace, id);
  return {
    id,
    declared: organisation?.declared ?? new Set(),
    left: organisation?.left,
    base: organisation?.base,
    sharesContactsWith: organisation?.sharesContactsWith,
    values: new HeldValues(
      id,
      organisation ? eachOnce([...valuesOf(organisation), ...formerValues(issues.value ?? [])]) : [],
    ),
    unread: [...unreadOrganisations([entry]), ...unreadIssues(issuesPath(workspace, id), issues.diagnostics)],
  };
}

/** The same without the organisation's file, of which words that were cut from it would hold all. */
function heldForLong({ values, ...rest }: Bystander): Bystander {
  return { ...structuredClone(rest), values };
}
