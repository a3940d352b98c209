/**
 * Looks at the packs of a workspace while somebody works on it. Each look sees the files as they are, and reads only those that have
 * changed; nothing is written, nor remembered on disk.
 */
import type { Diagnostic } from '../../model/diagnostic.js';
import { FORMATS, type Format } from '../../model/plan.js';
import { rememberByValue } from '../../model/remember.js';
import type { World } from '../../model/world.js';
import { Everybody } from '../everybody.js';
import { openWorkspace } from '../open-workspace.js';
import { findOrganisations } from '../organisation-files.js';
import { prepare } from '../production.js';
import { chooseOrganisations } from '../selection.js';
import type { FolderRequest, Workspace } from '../workspace.js';
import { KeptReadings } from './kept-readings.js';
import { PreviewPack } from './preview-pack.js';

/** The workspace at a moment. */
export interface Glance {
  /** Ids of the organisations, in the folder's order; none where the workspace can't be opened. */
  readonly organisations: readonly string[];
  /** The organisation that was asked for, or the first. */
  readonly first?: string;
  /** What is wrong with the workspace's settings. */
  readonly diagnostics: readonly Diagnostic[];
  /** The pack of an organisation. Throws RequestProblem and FileTrouble. */
  pack(organisation: string): Promise<PreviewPack>;
}

/** A workspace that is looked at again and again. */
export class Preview {
  private readonly world: World;
  private readonly folders: FolderRequest;
  private readonly kept = new KeptReadings();
  private last: Workspace | undefined;

  constructor(world: World, folders: FolderRequest) {
    this.world = world;
    this.folders = folders;
  }

  /** Looks at the files as they are now; one look after the other. Throws RequestProblem and FileTrouble. */
  async look(wanted?: string): Promise<Glance> {
    if (this.last) this.kept.close(this.last);
    const { value, diagnostics } = await openWorkspace(this.world, this.folders);
    this.last = value;
    if (!value)
      return { organisations: [], diagnostics, pack: () => Promise.reject(new Error('There is no workspace')) };
    const { workspace, look } = await this.kept.lookedAtAgain(value);
    const files = chooseOrganisations(await findOrganisations(workspace), 'all', workspace.folders.organisations);
    const [first] = chooseOrganisations(
      files,
      wanted === undefined ? 'all' : [wanted],
      workspace.folders.organisations,
    );
    const bystanders = await this.kept.bystanders(workspace, look);
    return {
      organisations: [...new Set(files.map(({ id }) => id))],
      ...(first ? { first: first.id } : {}),
      diagnostics,
      pack: rememberByValue(async (organisation: string) => {
        const request = { organisations: [organisation], formats: formatsOf(workspace) };
        return new PreviewPack(await prepare(workspace, request, new Everybody(workspace, 'several', bystanders)));
      }, 'all'),
    };
  }
}

/** The workspace's formats, and pages to look at. */
function formatsOf({ formats = FORMATS }: Workspace): readonly Format[] {
  return FORMATS.filter((format) => format === 'html' || formats.includes(format));
}
