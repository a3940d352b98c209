/** The files that packs and organisations list as attachments, found before any of them is read in full. */
import { attachmentSource } from '../model/attachment.js';
import { joinPath } from '../model/paths.js';
import { type Files, FileTrouble } from '../model/world.js';
import { readText } from '../read/text.js';
import { parseYaml } from '../read/yaml/index.js';
import { plainValue } from '../read/yaml/node.js';

/** Gives the paths that the YAML files directly in some folders list; a file that can't be read lists none. */
export async function listedAttachments(files: Files, folders: readonly string[]): Promise<ReadonlySet<string>> {
  const listed = new Set<string>();
  for (const folder of folders) {
    for (const name of await filesIn(files, folder)) {
      if (!/^[^./][^/]*(?<!\.issues)\.ya?ml$/i.test(name)) continue;
      const path = joinPath(folder, name);
      for (const file of await listedBy(files, path)) listed.add(attachmentSource({ file }, path).normalize('NFC'));
    }
  }
  return listed;
}

async function filesIn(files: Files, folder: string): Promise<readonly string[]> {
  try {
    return await files.list(folder);
  } catch (cause) {
    if (cause instanceof FileTrouble) return [];
    throw cause;
  }
}

/** The paths that one YAML file lists, as it has them. */
export async function listedBy(files: Files, path: string): Promise<readonly string[]> {
  const source = (await readText(files, path, path)).value;
  // Most organisations list none: their files need not be parsed for that.
  if (!source || !/\battachments\b/.test(source.text)) return [];
  const root = parseYaml(source).value;
  return root ? filesUnder(plainValue(root)) : [];
}

/** The `file` of each entry of a list `attachments`, wherever it is. */
function filesUnder(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(filesUnder);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]: [string, unknown]) =>
    key === 'attachments' && Array.isArray(below) ? below.flatMap(fileOf) : filesUnder(below),
  );
}

function fileOf(entry: unknown): readonly string[] {
  if (typeof entry !== 'object' || entry === null || !('file' in entry)) return [];
  return typeof entry.file === 'string' ? [entry.file] : [];
}
