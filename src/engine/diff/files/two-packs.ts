/** Opens two packs, folders, zips or documents, pairs their policies, and compares each pair. */
import { type CalendarDate, parseDate } from '../../../model/calendar.js';
import { comparableDocument } from '../../../model/comparable-document.js';
import type { ComparedPack, MarkedPolicy, PolicyPair } from '../../../model/compared-pack.js';
import { type Diagnostic, hasErrors, warning } from '../../../model/diagnostic.js';
import { type Document, inlineText } from '../../../model/document.js';
import { compareNumbered } from '../../../model/order.js';
import { wordingOf } from '../../../model/wording/languages.js';
import type { Wording } from '../../../model/wording/wording.js';
import type { World } from '../../../model/world.js';
import { comparePair } from '../compare-pair.js';
import { type Candidate, candidatesOn, nameOf } from './candidates.js';
import { codeIn, type Pairable, paired } from './pairs.js';
import { passagesBeside } from './passages-beside.js';
import { type OpenedDocument, readFile } from './read-file.js';
import { openShelf, type Shelf } from './shelf.js';

/** Two places to compare, the earlier one first. */
export interface FilesRequest {
  readonly before: string;
  readonly after: string;
}

/** What two places hold, compared. */
export interface ComparedFiles {
  /** Absent where one of the places can't be opened. */
  readonly pack?: ComparedPack;
  readonly marked: readonly MarkedPolicy[];
  /** What can't be opened, as errors; what a comparison leaves out, as warnings and notes. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Hears of each document that was read. */
export type OnRead = (path: string) => void;

/** Compares two places. */
export async function compareFiles(
  world: World,
  { before, after }: FilesRequest,
  onRead: OnRead = () => undefined,
): Promise<ComparedFiles> {
  const earlier = await openSide(world, before, wordingOf('en-GB'), onRead);
  const later = await openSide(world, after, wordingOf('en-GB'), onRead);
  const diagnostics = [...earlier.diagnostics, ...later.diagnostics];
  if (!earlier.policies || !later.policies) return { marked: [], diagnostics };
  const pairs = paired(earlier.policies, later.policies).map(pairOf);
  const organisation = pairs.find((pair) => pair.after)?.after?.masthead.organisation.value ?? '';
  const by = { author: organisation === '' ? 'policy' : organisation, date: later.issued ?? world.today() };
  const marked = pairs.flatMap((pair) => comparePair(pair, by) ?? []).sort(byCode);
  const pack: ComparedPack = {
    id: later.place,
    organisation,
    policies: marked.map(({ told }) => told),
    same: pairs.length - marked.length,
    attachments: [],
    written: [],
  };
  return { pack, marked, diagnostics };
}

function byCode({ pair: a }: MarkedPolicy, { pair: b }: MarkedPolicy): number {
  return compareNumbered(a.code ?? a.title, b.code ?? b.title);
}

/** A policy of one side. */
interface OpenedPolicy extends Pairable {
  readonly opened: OpenedDocument;
}

interface Side {
  readonly place: string;
  /** Absent where the place can't be opened. */
  readonly policies?: readonly OpenedPolicy[];
  /** When the pack was issued. */
  readonly issued?: CalendarDate;
  readonly diagnostics: readonly Diagnostic[];
}

async function openSide(world: World, asked: string, wording: Wording, onRead: OnRead): Promise<Side> {
  const shelf = await openShelf(world, asked);
  if (!shelf.value) return { place: asked, diagnostics: shelf.diagnostics };
  const { place } = shelf.value;
  const found = await candidatesOn(shelf.value);
  const diagnostics: Diagnostic[] = [...shelf.diagnostics, ...found.diagnostics];
  const policies: OpenedPolicy[] = [];
  const passages = passagesBeside(world, shelf.value);
  for (const candidate of found.policies) {
    const { value, diagnostics: told } = await openCandidate(shelf.value, candidate, wording, passages);
    diagnostics.push(...told);
    if (value) policies.push(value);
    onRead(shelf.value.shown(candidate.paths[0] ?? ''));
  }
  if (found.policies.length === 0)
    diagnostics.push(
      warning('compare-incomplete', 'No document that can be compared is here', place, {
        hint: 'Word documents (.docx), HTML documents of the program’s own, and texts (.md, .txt) can be compared.',
      }),
    );
  // A single document that can't be read leaves nothing to compare.
  if (shelf.value.kind === 'file' && policies.length === 0) return { place, diagnostics };
  const issued = parseDate(found.manifest?.issue?.date ?? '');
  return { place, policies, ...(issued ? { issued } : {}), diagnostics };
}

/** Opens the first of a policy's files that can be read. */
async function openCandidate(
  shelf: Shelf,
  { paths, folder, code, title }: Candidate,
  wording: Wording,
  passages: Parameters<typeof readFile>[3],
): Promise<{ readonly value?: OpenedPolicy; readonly diagnostics: readonly Diagnostic[] }> {
  const refusals: Diagnostic[] = [];
  for (const path of paths) {
    const { value: opened, diagnostics } = await readFile(shelf, path, wording, passages);
    if (!opened) {
      refusals.push(...diagnostics);
      continue;
    }
    const name = nameOf(path);
    const shown = inlineText(opened.document.title).replace(/\s+/g, ' ').trim();
    const known = code ?? opened.document.properties.code ?? codeIn(name) ?? codeIn(shown);
    return {
      value: { opened, folder, name, title: title ?? shown, ...(known === undefined ? {} : { code: known }) },
      diagnostics: diagnostics.filter((each) => !hasErrors([each])),
    };
  }
  return { diagnostics: refusals };
}

function pairOf({ before, after }: { readonly before?: OpenedPolicy; readonly after?: OpenedPolicy }): PolicyPair {
  const about = after ?? before;
  // Settings that only master texts have count where both sides are master texts.
  const withSettings = before?.opened.settings !== undefined && after?.opened.settings !== undefined;
  // A title that only one text shows is no other title.
  const titled = [after, before].find((policy) => policy && !policy.opened.isUntitled) ?? after;
  const isSameTitle = titled !== undefined && [before, after].some((policy) => policy?.opened.isUntitled);
  const documentOf = (policy: OpenedPolicy): Document => {
    const { document, settings } = policy.opened;
    const { title } = isSameTitle ? titled.opened.document : document;
    const plain = comparableDocument({ ...document, title });
    return withSettings && settings ? { ...plain, control: [...plain.control, ...settings] } : plain;
  };
  return {
    ...(about?.code === undefined ? {} : { code: about.code }),
    title: about?.title ?? '',
    ...(before ? { before: documentOf(before) } : {}),
    ...(after ? { after: documentOf(after) } : {}),
  };
}
