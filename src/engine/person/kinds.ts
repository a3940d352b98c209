/** Tells what kind of file a path of the workspace is, and whose. */
import { posix } from 'node:path';
import type { Workspace } from '../workspace.js';
import type { PersonPlace, PlaceKind } from './places.js';

/** A file, and whose it is where it is one organisation's. */
export interface FileKind {
  readonly kind: PlaceKind;
  readonly organisation?: string;
}

/** Gives the kind of a file; `path` is from the working folder, as `folders` are. */
export function kindOf(path: string, { folders }: Pick<Workspace, 'folders'>): FileKind {
  const below = (folder: string) => (path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined);
  const inOut = below(folders.out);
  if (inOut !== undefined) return documentKind(inOut);
  if (below(folders.issues) !== undefined) return { kind: 'issued-text' };
  const inOrganisations = below(folders.organisations);
  if (inOrganisations !== undefined) return organisationKind(inOrganisations);
  if (below(folders.packs) !== undefined) return { kind: 'pack' };
  const inTemplates = below(folders.templates);
  if (inTemplates !== undefined) return { kind: inTemplates.startsWith('_passages/') ? 'passage' : 'template' };
  if (path === 'policy.yaml') return { kind: 'settings' };
  const kept = /(?:^|\/)\.policy\/(altered\/)?/.exec(path);
  if (kept) return { kind: kept[1] === undefined ? 'state' : 'replaced-document' };
  return { kind: 'other' };
}

function documentKind(path: string): FileKind {
  const [folder = '', ...rest] = path.split('/');
  if (rest.length > 0) return { kind: 'document', organisation: folder };
  return { kind: posix.extname(path) === '.zip' ? 'zip' : 'other' };
}

function organisationKind(path: string): FileKind {
  const [, id] = /^([^/]+)\.ya?ml$/i.exec(path) ?? [];
  if (id === undefined) return { kind: 'other' };
  if (id.startsWith('_')) return { kind: 'shared-values' };
  const [, issued] = /^(.+)\.issues$/.exec(id) ?? [];
  return issued === undefined ? { kind: 'organisation', organisation: id } : { kind: 'issues', organisation: issued };
}

/** Keys of what was recorded: who reviewed, approved or owns a policy. */
const RECORDS = /^(?:policies\.|approved_by$)/;

/** The kind of a place in a file: an organisation's file holds its records too. */
export function kindOfPlace(kind: PlaceKind, { key }: Pick<PersonPlace, 'key'>): PlaceKind {
  return kind === 'organisation' && key !== undefined && RECORDS.test(key) ? 'record' : kind;
}
