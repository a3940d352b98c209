/** Says which version of the program this is. */
import { PROGRAM } from '../model/program.js';
import type { World } from '../model/world.js';

/** `0.1.0`, from the program's own package. */
export async function programVersion({ files }: World): Promise<string> {
  const manifest: unknown = JSON.parse(
    new TextDecoder().decode(await files.read(`${files.programFolder}/package.json`)),
  );
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '?';
}

/** `policy 0.1.0`: the program and its version, as manifests name it. */
export async function engineName(world: World): Promise<string> {
  return `${PROGRAM} ${await programVersion(world)}`;
}
