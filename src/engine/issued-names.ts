/** Finds issued policies by what people call them: a code, a slug, or a pattern. */
import type { IssuedPolicy } from '../model/issues.js';
import { isWildcard, wildcard } from '../model/wildcard.js';

/** Whether a name, in any case, is the code or the slug of an issued policy. */
export function isNamedIssued({ policy, file }: IssuedPolicy, name: string): boolean {
  const lowerCase = name.toLowerCase();
  return policy.toLowerCase() === lowerCase || file?.toLowerCase() === `${policy.toLowerCase()}-${lowerCase}`;
}

/** Whether a name or a pattern means an issued policy. */
export function isChosenIssued(policy: IssuedPolicy, pattern: string): boolean {
  return isWildcard(pattern) ? wildcard(pattern)(policy.policy) : isNamedIssued(policy, pattern);
}
