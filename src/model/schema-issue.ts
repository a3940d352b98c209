/**
 * The problems that a schema reports, before they have a place in a file: the validator's own issues, and those of our rules, which
 * carry the diagnostic that they become.
 */
import { z } from 'zod';
import type { DiagnosticCode } from './diagnostic.js';

/** One problem that a schema reports: a path of keys and indexes, and what is wrong there. */
export type SchemaIssue = z.core.$ZodIssue;

/** What our own rules put into an issue's `params`. */
export interface RuleParams {
  readonly code: DiagnosticCode;
  readonly hint?: string;
}

interface RuleContext {
  readonly issues: z.core.$ZodRawIssue[];
}

/**
 * Refuses a value within a zod transform: `message` is a sentence without its full stop, `hint` says what to do. Gives
 * what a transform returns in place of a value. `path` leads to a key within the value, if that is at fault.
 */
export function refuse(
  context: RuleContext,
  code: DiagnosticCode,
  message: string,
  hint?: string,
  path: readonly PropertyKey[] = [],
): never {
  const params: RuleParams = hint === undefined ? { code } : { code, hint };
  context.issues.push({ code: 'custom', message, params: { ...params }, path: [...path], input: undefined });
  return z.NEVER;
}

/** The diagnostic that one of our own rules asked for; absent for the validator's own issues. */
export function ruleParams(issue: SchemaIssue): RuleParams | undefined {
  if (issue.code !== 'custom' || typeof issue.params?.code !== 'string') return undefined;
  return issue.params as unknown as RuleParams;
}
