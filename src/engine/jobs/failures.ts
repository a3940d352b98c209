/** Takes errors from one thread to another as what they are. */
import { FileTrouble } from '../../model/world.js';
import { RequestProblem } from '../request-problem.js';
import type { ThreadFailure } from './thread-work.js';

/** The error as data. */
export function failureOf(cause: unknown): ThreadFailure {
  if (cause instanceof RequestProblem) return { kind: 'problem', problem: cause.problem };
  if (cause instanceof FileTrouble) {
    const { kind: trouble, path, message, hint } = cause;
    return { kind: 'trouble', trouble, path, message, hint };
  }
  return cause instanceof Error
    ? { kind: 'fault', message: cause.message, stack: cause.stack }
    : { kind: 'fault', message: String(cause), stack: undefined };
}

/** The error that the data describe. */
export function errorOf(failure: ThreadFailure): Error {
  if (failure.kind === 'problem') return new RequestProblem(failure.problem);
  if (failure.kind === 'trouble') return new FileTrouble(failure.trouble, failure.path, failure.message, failure.hint);
  const error = new Error(failure.message);
  if (failure.stack !== undefined) error.stack = failure.stack;
  return error;
}
