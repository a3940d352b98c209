/** How a command ends (README: exit codes). */

/** 0 fine · 1 problems found · 2 wrong use · 3 writing failed. */
export type ExitCode = 0 | 1 | 2 | 3;
