/** The program's name, as the files that it makes say who made them. */
export const PROGRAM = 'policy';
