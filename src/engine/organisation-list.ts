/** Reads a list of organisations: ids or patterns, one a line or with commas between; what follows a # says nothing. */

import { findOrganisations } from './organisation-files.js';
import { RequestProblem } from './request-problem.js';
import { chooseOrganisations } from './selection.js';
import type { Workspace } from './workspace.js';

/** A list as it was given, in UTF-8, or in UTF-16 with its mark, as PowerShell writes it. */
export interface OrganisationList {
  /** As messages name it: `sites.txt`, `standard input`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Gives the ids and patterns; throws RequestProblem, with the line, where one matches no organisation, or there is none. */
export async function readOrganisationList(workspace: Workspace, list: OrganisationList): Promise<readonly string[]> {
  const files = await findOrganisations(workspace);
  const patterns: string[] = [];
  for (const [index, line] of textOf(list.bytes)
    .split(/\r\n|[\r\n]/)
    .entries())
    for (const pattern of line
      .replace(/#.*/, '')
      .split(',')
      .map((each) => each.trim())) {
      if (pattern === '') continue;
      refuseUnknown(() => chooseOrganisations(files, [pattern], workspace.folders.organisations), {
        place: `${list.name}:${index + 1}`,
      });
      patterns.push(pattern);
    }
  if (patterns.length === 0) throw new RequestProblem({ kind: 'empty-list', list: list.name });
  return patterns;
}

function textOf(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

function refuseUnknown(choose: () => unknown, where: { readonly place: string }): void {
  try {
    choose();
  } catch (cause) {
    if (cause instanceof RequestProblem && cause.problem.kind === 'unknown-organisation')
      throw new RequestProblem({ ...cause.problem, ...where });
    throw cause;
  }
}
