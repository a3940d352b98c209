/** Reads an organisation's file as tests write it, in a workspace of memory, and says what was complained of in one line each. */
import { type Diagnostic, type Outcome, placeOf, sortDiagnostics } from '../../src/model/diagnostic.js';
import type { Organisation } from '../../src/model/organisation.js';
import type { Files } from '../../src/model/world.js';
import { fontLoader } from '../../src/read/font.js';
import { readOrganisation } from '../../src/read/organisation/index.js';
import { pictureLoader } from '../../src/read/picture.js';
import { layerReader, type ReadLayers, themeReader } from '../../src/read/theme/index.js';
import { memoryWorld } from './memory-world.js';

/** Reads a file by its text; `files` are others of its workspace. */
export function readYaml(
  text: string,
  path = 'orgs/acme.yaml',
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<Outcome<Organisation>> {
  const { files: disk } = memoryWorld({ [path]: text, ...files });
  const readTheme = themeReader(layersOf(disk), []);
  return readOrganisation({ path, text }, { loadPicture: pictureLoader(disk, disk.workingFolder), readTheme });
}

/** Reads what files of a workspace say of themes. */
export function layersOf(files: Files): ReadLayers {
  return layerReader(files, files.workingFolder, fontLoader(files, files.workingFolder));
}

/** `3:7 error invalid-value`, by place. */
export function complaints({ diagnostics }: { readonly diagnostics: readonly Diagnostic[] }): string[] {
  return sortDiagnostics(diagnostics).map((one) => {
    const place = one.span ? placeOf(one).replace(/^.*?:(?=\d+:\d+$)/, '') : 'file';
    return `${place} ${one.severity} ${one.code}`;
  });
}

/** All complaints of a file whose second line is the given one; its first gives the name. */
export async function complaintsOf(line: string): Promise<string[]> {
  return complaints(await readYaml(`name: Acme\n${line}\n`));
}

/** What a placeholder stands for: lines joined by `|`, entries of lists in brackets; absent if not given. */
export function printed(organisation: Organisation | undefined, name: string): string | undefined {
  const value = organisation?.values.get(name);
  if (!value) return undefined;
  switch (value.kind) {
    case 'text':
      return value.lines.join('|');
    case 'texts':
      return `[${value.items.map(({ lines }) => lines.join('|')).join('; ')}]`;
    case 'maps':
      return `[${value.items.map((map) => [...map].map(([key, { lines }]) => `${key}=${lines.join('|')}`).join(', ')).join('; ')}]`;
    case 'logo':
      return `${value.picture.path} (${value.alt})`;
  }
}
