/** Reports a call that failed, in words or on request as JSON, and gives the exit code. */
import { CommanderError } from 'commander';
import { openWorkspace } from '../engine/open-workspace.js';
import { findOrganisations } from '../engine/organisation-files.js';
import { RequestProblem } from '../engine/request-problem.js';
import { displayPath, type Workspace } from '../engine/workspace.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import { line } from '../model/visible.js';
import { FileTrouble, type World } from '../model/world.js';
import { githubError } from '../report/ci/github.js';
import { printDiagnostics } from '../report/diagnostics.js';
import { printJson } from '../report/json.js';
import { type ProblemWords, problemWords } from '../report/request-problem.js';
import { WrongUse } from './wrong-use.js';

/** The call: its command, absent where there is no such command, and whether it asks for JSON or for annotations. */
export interface Call {
  readonly command?: string;
  readonly json: boolean;
  readonly github?: boolean;
  /** The commonest call of the command. */
  readonly example?: string;
  /** The words that were typed. */
  readonly args: readonly string[];
}

/** Reports why a call failed, and gives its exit code; throws errors that the program did not foresee. */
export async function explain(cause: unknown, call: Call, world: World): Promise<ExitCode> {
  if (cause instanceof CommanderError) {
    // Commander has printed its message already.
    const words = commanderError(cause);
    const hint = await commanderHint(cause, call, world);
    if (hint) world.terminal.err(line`  ${world.terminal.paint.faint('hint:')} ${hint}`);
    return finish(2, call, world, { error: hint ? { ...words, hint } : words });
  }
  const misuse = misuseWords(cause);
  if (misuse) {
    const { message, hint } = misuse;
    const { err, paint } = world.terminal;
    err(line`${paint.error('error')} ${message}`);
    if (hint) err(line`  ${paint.faint('hint:')} ${hint}`);
    return finish(2, call, world, { error: misuse });
  }
  if (cause instanceof FileTrouble) {
    const diagnostics: readonly Diagnostic[] = [
      {
        severity: 'error',
        code: 'file-unreadable',
        message: `Couldn’t read the file: ${cause.message}`,
        path: displayPath(world, cause.path),
        ...(cause.hint === undefined ? {} : { hint: cause.hint }),
      },
    ];
    printDiagnostics(diagnostics, world.terminal);
    return finish(2, call, world, { diagnostics });
  }
  throw cause;
}

async function commanderHint({ code }: CommanderError, call: Call, world: World): Promise<string | undefined> {
  if (code === 'commander.excessArguments') return organisationHint(call, world);
  // What a command needs shows in its commonest call.
  return code === 'commander.missingArgument' && call.example ? `For example: ${call.example}` : undefined;
}

/** For a word that no command takes: whether it is an organisation's id. */
async function organisationHint({ args }: Call, world: World): Promise<string | undefined> {
  const workspace = await workspaceHere(world);
  if (!workspace || !(await world.files.exists(workspace.folders.organisations))) return undefined;
  const ids = (await findOrganisations(workspace)).map((file) => file.id);
  const id = args.find((word) => ids.includes(word));
  return id === undefined ? undefined : `Did you mean --org ${id}?`;
}

/** The workspace, unless it isn't for this version of the program. */
async function workspaceHere(world: World): Promise<Workspace | undefined> {
  try {
    return (await openWorkspace(world, {})).value;
  } catch (cause) {
    if (cause instanceof RequestProblem) return undefined;
    throw cause;
  }
}

/** The message and hint about wrong use, whether a command or the engine noticed it. */
function misuseWords(cause: unknown): ProblemWords | undefined {
  if (cause instanceof RequestProblem) return problemWords(cause.problem);
  if (!(cause instanceof WrongUse)) return undefined;
  return { message: cause.message, ...(cause.hint ? { hint: cause.hint } : {}) };
}

/** Commander's words: `error: unknown option '--formt'`, a suggestion in brackets on the next line. */
function commanderError({ message }: CommanderError): ProblemWords {
  const [first = '', ...details] = message.replace(/^error: /, '').split('\n');
  const hint = details.join(' ').replace(/^\((.*)\)$/, '$1');
  return { message: first, ...(hint ? { hint } : {}) };
}

function finish(
  exitCode: ExitCode,
  { command, json, github }: Call,
  { terminal }: World,
  { error, diagnostics = [] }: { readonly error?: ProblemWords; readonly diagnostics?: readonly Diagnostic[] },
): ExitCode {
  if (github && error) terminal.data(githubError(error.message, error.hint));
  if (!json) return exitCode;
  const answer = { ...(command === undefined ? {} : { command }), exitCode, ...(error ? { error } : {}) };
  printJson(terminal, answer, diagnostics);
  return exitCode;
}
