/** What the program says of itself with --help: its commands, and the options of each. */
import { run } from '../../src/commands/index.js';
import { COMMANDS as TABLE } from '../../src/commands/table.js';
import { memoryWorld } from '../support/memory-world.js';

async function helpOf(...command: readonly string[]): Promise<string> {
  const world = memoryWorld({});
  await run([...command, '--help'], world, '1.2.3');
  return world.printed.out;
}

/** The lines of one part of a help text, up to the next blank line. */
function part(help: string, title: string): readonly string[] {
  const [, after = ''] = help.split(`\n${title}:\n`);
  return after.split('\n\n')[0]?.split('\n') ?? [];
}

function optionsIn(help: string): readonly string[] {
  return part(help, 'Options').flatMap((line) => /^ {2}(?:-\w, )?(--[a-z-]+)/.exec(line)?.[1] ?? []);
}

/** The program's own help. */
export const HELP = await helpOf();

function commandsIn(help: string): readonly string[] {
  return part(help, 'Commands')
    .flatMap((line) => /^ {2}([a-z-]+)/.exec(line)?.[1] ?? [])
    .filter((name) => name !== 'help');
}

/** A command, or those that it holds: `org import`. */
async function within(name: string): Promise<readonly string[]> {
  const inner = commandsIn(await helpOf(name));
  return inner.length === 0 ? [name] : inner.map((each) => `${name} ${each}`);
}

/** The commands there are, `help` left out. */
export const COMMANDS: readonly string[] = (await Promise.all(TABLE.map(({ name }) => within(name)))).flat();

/** The options of each command, and under '' those of the program. */
export const OPTIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ['', optionsIn(HELP)],
  ...(await Promise.all(COMMANDS.map(async (name) => [name, optionsIn(await helpOf(...name.split(' ')))] as const))),
]);
