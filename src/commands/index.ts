/** Runs a call of the program: the command that it names is loaded, all others stand in the help. */
import { Command, CommanderError, Help, type Option } from 'commander';
import type { ExitCode } from '../model/exit-code.js';
import { visibleOnLine } from '../model/visible.js';
import type { World } from '../model/world.js';
import type { Action } from './command.js';
import type { Call } from './failure.js';
import { addOutputOption } from './output-option.js';
import { COMMANDS } from './table.js';

const ABOUT = `Makes complete policy packs in Word, PDF and HTML from your templates and each organisation’s details.`;

const AFTER = `
Exit codes: 0 fine · 1 problems found · 2 wrong use · 3 writing failed

To get started:
  policy init my-workspace      set up a workspace with starter policies
  policy check                  see what is wrong or missing
  policy render --org acme      write Acme's pack as Word, PDF and HTML`;

/** Words of the parser, in which an argument may stand as it was typed: no argument may begin a line of its own. */
function withArguments(words: string, args: readonly string[]): string {
  return args
    .filter((typed) => visibleOnLine(typed) !== typed)
    .reduce((text, typed) => text.replaceAll(typed, () => visibleOnLine(typed)), words);
}

/** Help for one option, without the empty list that an option which can be repeated begins with. */
const optionDescription = (option: Option) => new Help().optionDescription(option).replace(' (default: [])', '');

function configure(program: Command, world: World, args: readonly string[]): void {
  program
    .exitOverride()
    .configureHelp({
      optionDescription,
      subcommandTerm: (command) =>
        `${command.name()} ${command.usage().replace('[options] ', '').replace('[options]', '')}`.trimEnd(),
    })
    .configureOutput({
      writeOut: (text) => world.terminal.out(text),
      writeErr: (text) => world.terminal.err(withArguments(text, args)),
      outputError: (text, write) => write(text.replace(/^error: /, `${world.terminal.paint.error('error')} `)),
      getErrHelpWidth: () => world.terminal.width,
      getOutHelpWidth: () => world.terminal.width,
    });
}

/** Runs one call of the program, `arguments` without node and script, and gives its exit code; throws only unforeseen errors. */
export async function run(args: readonly string[], world: World, version: string): Promise<ExitCode> {
  let code: ExitCode = 0;
  let called: Command | undefined;
  const action: Action = async (work) => {
    const output: unknown = called?.opts().output;
    code =
      typeof output === 'string'
        ? await (await import('./output-file.js')).intoFile(world, output, work)
        : await work(world);
  };
  const program = new Command('policy').description(ABOUT).version(version, '-V, --version', 'print the version');
  program.helpOption('-h, --help', 'show help').helpCommand('help [command]', 'show help for a command');
  program.addHelpText('after', AFTER).showSuggestionAfterError(true).showHelpAfterError('(see --help)');
  configure(program, world, args);
  for (const { name, takes = '', about, group, example, load } of COMMANDS) {
    const command = program.command(name).description(about).helpGroup(group).usage(`[options] ${takes}`.trimEnd());
    command.addHelpText('before', `${example}\n`);
    if (args.includes(name)) (await load())(command, action);
    for (const each of [command, ...command.commands]) {
      configure(each, world, args);
      addOutputOption(each);
    }
  }
  program.hook('preAction', (_, command) => {
    called = command;
  });
  try {
    await program.parseAsync(withoutVainHelp(args), { from: 'user' });
    return code;
  } catch (cause) {
    // Help and version aren’t failures.
    if (cause instanceof CommanderError && cause.exitCode === 0) return 0;
    const { explain } = await import('./failure.js');
    return await explain(cause, callOf(args, program), world);
  }
}

/** For a command that there isn't, only its name, so that the call fails and says what was meant: help would print the general help. */
function withoutVainHelp(args: readonly string[]): string[] {
  const [first = '', second] = args;
  const name = first === 'help' ? second : first;
  const isCommand =
    name === undefined || name === 'help' || name.startsWith('-') || COMMANDS.some((each) => each.name === name);
  return isCommand ? [...args] : [name];
}

/** The command and output format of a call whose options could not be read. */
function callOf(args: readonly string[], program: Command): Call {
  const first = program.commands.find((subcommand) => subcommand.name() === args[0]);
  const second = first?.commands.find((subcommand) => subcommand.name() === args[1]);
  const command = first && [first, ...(second ? [second] : [])].map((each) => each.name()).join(' ');
  const end = args.indexOf('--');
  const options = args.slice(0, end < 0 ? args.length : end);
  const has = (name: string, value: string) =>
    options.some((option, at) => option === `${name}=${value}` || (option === name && options[at + 1] === value));
  const json = options.includes('--json') || has('--format', 'json');
  const github = has('--report', 'github');
  const example = COMMANDS.find(({ name }) => name === command)?.example;
  return {
    ...(command === undefined ? {} : { command }),
    ...(example === undefined ? {} : { example }),
    json,
    github,
    args,
  };
}
