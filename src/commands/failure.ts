/** Reports a call that failed, in words or on request as JSON, and gives the exit code. */
import { CommanderError } from 'commander';
import { RequestProblem } from '../engine/request-problem.js';
import { displayPath } from '../engine/workspace.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import { line } from '../model/visible.js';
import { FileTrouble, type World } from '../model/world.js';
import { printDiagnostics } from '../report/diagnostics.js';
import { printJson } from '../report/json.js';
import { type ProblemWords, problemWords } from '../report/request-problem.js';
import { WrongUse } from './wrong-use.js';

/** The call: its command, absent where there is no such command, and whether it asks for JSON. */
export interface Call {
  readonly command?: string;
  readonly json: boolean;
}

/** Reports why a call failed, and gives its exit code; throws errors that the program did not foresee. */
export function explain(cause: unknown, call: Call, world: World): ExitCode {
  if (cause instanceof CommanderError) {
    // Commander has printed its message already.
    return finish(2, call, world, { error: commanderError(cause) });
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
      },
    ];
    printDiagnostics(diagnostics, world.terminal);
    return finish(2, call, world, { diagnostics });
  }
  throw cause;
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
  { command, json }: Call,
  { terminal }: World,
  { error, diagnostics = [] }: { readonly error?: ProblemWords; readonly diagnostics?: readonly Diagnostic[] },
): ExitCode {
  if (!json) return exitCode;
  const answer = { ...(command === undefined ? {} : { command }), exitCode, ...(error ? { error } : {}) };
  printJson(terminal, answer, diagnostics);
  return exitCode;
}
