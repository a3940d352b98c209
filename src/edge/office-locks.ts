/** Finds which program has a document open, from the file that Microsoft Office or LibreOffice keeps beside it. */
import { basename, dirname, join } from 'node:path';
import type { DiskSystem } from './system.js';
import { ifThere } from './trouble.js';

/** Word leaves out the first letters of longer names: `~$olicy.docx`. */
function ownerFiles(name: string): readonly string[] {
  return [`~$${name}`, `~$${name.slice(1)}`, `~$${name.slice(2)}`];
}

function programOf(name: string): string {
  if (/\.xl\w+$/i.test(name)) return 'Excel';
  return /\.pp\w+$/i.test(name) ? 'PowerPoint' : 'Word';
}

/** Gives the program that has a file open; undefined if there is no sign of one. */
export async function openBy(system: DiskSystem, path: string): Promise<string | undefined> {
  const [folder, name] = [dirname(path), basename(path)];
  const isThere = async (file: string) => (await ifThere(() => system.lstat(join(folder, file)))) !== undefined;
  for (const file of ownerFiles(name)) if (await isThere(file)) return programOf(name);
  return (await isThere(`.~lock.${name}#`)) ? 'LibreOffice' : undefined;
}
