/** `--output FILE`: what a command prints goes into a file, in UTF-8 on every computer, whatever a shell makes of ">". */
import { unwritable } from '../engine/holding.js';
import type { ExitCode } from '../model/exit-code.js';
import { visible } from '../model/visible.js';
import { FileTrouble, type Paint, type World } from '../model/world.js';
import { printDiagnostics } from '../report/diagnostics.js';

const asIs = (text: string) => text;

const PLAIN: Paint = { error: asIs, warning: asIs, success: asIs, strong: asIs, faint: asIs };

/** Does a command's work, and writes what it prints to a file, which replaces one that is there; problems go to the terminal as usual. */
export async function intoFile(
  world: World,
  path: string,
  work: (world: World) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { terminal } = world;
  const printed: string[] = [];
  const add = (text: string) => void printed.push(text);
  const code = await work({
    ...world,
    terminal: { ...terminal, out: (text) => add(visible(text)), data: add, paint: PLAIN },
  });
  return (await writeOutput(world, path, printed.join(''))) ? code : 3;
}

/** Writes a text to a file, which replaces one that is there; says why where it can't, and gives whether it could. */
export async function writeOutput(world: World, path: string, text: string): Promise<boolean> {
  const { files, terminal } = world;
  try {
    const hold = await files.lock([path]);
    try {
      await hold.write({ files: [{ path, bytes: Buffer.from(text, 'utf8') }] });
    } finally {
      await hold.release();
    }
  } catch (cause) {
    if (!(cause instanceof FileTrouble)) throw cause;
    printDiagnostics([unwritable(world, cause)], terminal);
    return false;
  }
  return true;
}
