/** Writes the documents of a pack that was compared with an issue, once nothing in them is found that belongs to anybody else. */
import { type CheckedFile, checkFinishedFile, contentIfWhole } from '../../check/finished-file.js';
import { toldOnce } from '../../check/told-once.js';
import { parseDate } from '../../model/calendar.js';
import { type Diagnostic, error, hasErrors } from '../../model/diagnostic.js';
import { joinPath } from '../../model/paths.js';
import { allowedIn, logosFor } from '../final-check.js';
import type { WaitListener } from '../holding.js';
import { findOrganisations } from '../organisation-files.js';
import { openWriters } from '../writers.js';
import { type ChangesFile, type ChangesFormat, changesFiles } from './changes-files.js';
import { writeChanges } from './changes-folder.js';
import type { MarkedPack } from './since-issue.js';

/** Which documents are written, and where. */
export interface ChangesTarget {
  readonly formats: readonly ChangesFormat[];
  /** The folder above those of the organisations. */
  readonly out: string;
}

/** Writes the documents to `<out>/<id>-changes`. */
export async function writeMarkedPack(
  marked: MarkedPack,
  { formats, out }: ChangesTarget,
  listener: WaitListener,
): Promise<{
  readonly written: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly failed: boolean;
}> {
  const { pack, organisation, masthead, wording, policies, preparation } = marked;
  const { workspace } = preparation;
  const folder = `${pack.id}-changes`;
  const clash = (await findOrganisations(workspace)).find(({ id }) => id === folder);
  if (clash) return { ...NOTHING, diagnostics: [clashError(pack.id, clash.path)] };
  const date = parseDate(pack.since.date) ?? workspace.world.today();
  const { same, attachments } = pack;
  const page = { wording, masthead, before: { issue: pack.since.number, date }, policies, same, attachments };
  const docx = () => openWriters(workspace)('docx', organisation);
  const { files, diagnostics } = await changesFiles(page, formats, { theme: organisation.theme, docx });
  const place = joinPath(out, folder);
  const found = [...diagnostics, ...(await foreignIn(files, place, marked))];
  if (hasErrors(found)) return { ...NOTHING, diagnostics: found };
  return writeChanges(workspace.world, { folder: place, below: out, organisation: pack.id }, files, listener);
}

const NOTHING = { written: [], failed: false } as const;

function clashError(id: string, path: string): Diagnostic {
  const message = `The differences of ${id} would go into the folder of another organisation’s pack`;
  const hint = 'Choose another folder for these documents.';
  return error('path-clash', message, path, { organisation: id, hint });
}

/** Whatever must not be in the files, as the final check of a render finds it. */
async function foreignIn(
  files: readonly ChangesFile[],
  place: string,
  { organisation, policies, preparation, heads }: MarkedPack,
): Promise<readonly Diagnostic[]> {
  const documents = policies.flatMap(({ marked, pair }) =>
    [marked, pair.before, pair.after].flatMap((each) => each ?? []),
  );
  const allowed = allowedIn(
    heads,
    documents.map((document) => ({ document })),
  );
  const checked = files.map(({ name, format, bytes }): CheckedFile => {
    const file = { path: joinPath(place, name), likeness: name, format, bytes, organisation, allowed };
    const content = contentIfWhole(file);
    return content ? { ...file, content } : file;
  });
  const logos = await logosFor(checked, organisation, preparation);
  return toldOnce(checked.flatMap((file) => checkFinishedFile(file, preparation.identifyingValues, logos)));
}
