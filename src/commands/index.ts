/** The list of commands (a new one is a file beside this and a line here), and how a call of the program is run. */
import { Command, Help, type Option } from 'commander';
import type { ExitCode } from '../model/exit-code.js';
import { visibleOnLine } from '../model/visible.js';
import type { World } from '../model/world.js';
import { addAdopt } from './adopt.js';
import { addApprove } from './approve.js';
import { addCheck } from './check.js';
import type { Action, AddCommand } from './command.js';
import { addDue } from './due.js';
import { type Call, explain } from './failure.js';
import { addFields } from './fields.js';
import { addImpact } from './impact.js';
import { addImport } from './import.js';
import { addInit } from './init.js';
import { addIssue } from './issue.js';
import { addOrg } from './org/index.js';
import { addRender } from './render.js';
import { addReview } from './review.js';
import { addRevoke } from './revoke.js';
import { addShow } from './show.js';
import { addUpgrade } from './upgrade.js';
import { addVerify } from './verify.js';
import { addWithdraw } from './withdraw.js';

const COMMANDS: readonly AddCommand[] = [
  addRender,
  addCheck,
  addFields,
  addImport,
  addInit,
  addOrg,
  addDue,
  addAdopt,
  addReview,
  addApprove,
  addRevoke,
  addWithdraw,
  addUpgrade,
  addIssue,
  addShow,
  addVerify,
  addImpact,
];

const ABOUT = `Makes complete policy packs in Word, PDF and HTML from your templates and each organisation’s details.`;

const AFTER = `
Exit codes: 0 fine · 1 problems found · 2 wrong use · 3 writing failed

To get started:
  policy init my-workspace      set up a workspace with starter policies
  policy check                  see what is wrong or missing, for every organisation
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
    .configureHelp({ optionDescription })
    .configureOutput({
      writeOut: (text) => world.terminal.out(text),
      writeErr: (text) => world.terminal.err(withArguments(text, args)),
      outputError: (text, write) => write(text.replace(/^error: /, `${world.terminal.paint.error('error')} `)),
      getErrHelpWidth: () => world.terminal.width,
      getOutHelpWidth: () => Math.max(80, world.terminal.width),
    });
}

/** Runs one call of the program, `arguments` without node and script, and gives its exit code; throws only unforeseen errors. */
export async function run(args: readonly string[], world: World, version: string): Promise<ExitCode> {
  let code: ExitCode = 0;
  const action: Action = async (work) => {
    code = await work(world);
  };
  const program = new Command('policy').description(ABOUT).version(version, '-V, --version', 'print the version');
  program.helpOption('-h, --help', 'show help').helpCommand('help [command]', 'show help for a command');
  program.addHelpText('after', AFTER).showSuggestionAfterError(true).showHelpAfterError('(see --help)');
  configure(program, world, args);
  for (const add of COMMANDS) add(program, action);
  for (const command of program.commands)
    for (const each of [command, ...command.commands]) configure(each, world, args);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (cause) {
    return explain(cause, callOf(args, program), world);
  }
}

/** The command and output format of a call whose options could not be read. */
function callOf(args: readonly string[], program: Command): Call {
  const first = program.commands.find((subcommand) => subcommand.name() === args[0]);
  const second = first?.commands.find((subcommand) => subcommand.name() === args[1]);
  const command = first && [first, ...(second ? [second] : [])].map((each) => each.name()).join(' ');
  const end = args.indexOf('--');
  const options = args.slice(0, end < 0 ? args.length : end);
  const json = options.some(
    (option, at) =>
      ['--json', '--format=json'].includes(option) || (option === '--format' && options[at + 1] === 'json'),
  );
  return { ...(command === undefined ? {} : { command }), json };
}
