/** The table of commands: a new one is a file beside this and an entry here. A command's file is loaded only where it is called. */
import type { AddCommand } from './command.js';

/** What help says of a command, and where its options and its work are. */
export interface CommandEntry {
  readonly name: string;
  /** As help shows them after the name: `<code...>`; absent for a command without arguments. */
  readonly takes?: string;
  readonly about: string;
  readonly load: () => Promise<AddCommand>;
}

/** All commands, in the order of the help. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'render',
    about: 'write packs of policies as Word, PDF and HTML',
    load: async () => (await import('./render.js')).addRender,
  },
  {
    name: 'plan',
    about: 'say what a render would do and why, or what an upgrade of the program would change in documents',
    load: async () => (await import('./plan.js')).addPlan,
  },
  {
    name: 'check',
    about: 'check everything and report every problem, without writing files',
    load: async () => (await import('./check.js')).addCheck,
  },
  {
    name: 'fields',
    about: 'list placeholders: where each is used, who still needs a value, which values are unused',
    load: async () => (await import('./fields.js')).addFields,
  },
  {
    name: 'import',
    takes: '<file...>',
    about: 'turn documents you already have into templates, and list every guess',
    load: async () => (await import('./import.js')).addImport,
  },
  {
    name: 'init',
    takes: '<dir>',
    about: 'set up a workspace: settings, an organisation’s file to fill in, starter policies',
    load: async () => (await import('./init.js')).addInit,
  },
  {
    name: 'org',
    takes: '[command]',
    about: 'look after organisations’ files: add one, bring many in from a spreadsheet',
    load: async () => (await import('./org/index.js')).addOrg,
  },
  {
    name: 'due',
    about: 'list the policies that are due for review, and when',
    load: async () => (await import('./due.js')).addDue,
  },
  {
    name: 'adopt',
    takes: '<code...>',
    about: 'record that organisations take over the texts of policies as they are now',
    load: async () => (await import('./adopt.js')).addAdopt,
  },
  {
    name: 'review',
    takes: '<code...>',
    about: 'record in an organisation’s file that policies have been reviewed',
    load: async () => (await import('./review.js')).addReview,
  },
  {
    name: 'approve',
    takes: '[code...]',
    about: 'record who approved the texts of policies as they are now, and when',
    load: async () => (await import('./approve.js')).addApprove,
  },
  {
    name: 'revoke',
    takes: '<code...>',
    about: 'record that the last approval of policies was taken back, and why',
    load: async () => (await import('./revoke.js')).addRevoke,
  },
  {
    name: 'withdraw',
    takes: '<code...>',
    about: 'record that policies are no longer used, why, and what replaces them',
    load: async () => (await import('./withdraw.js')).addWithdraw,
  },
  {
    name: 'upgrade',
    about: 'convert reviews and approvals that were recorded in the older form',
    load: async () => (await import('./upgrade.js')).addUpgrade,
  },
  {
    name: 'issue',
    about: 'record a rendered pack as the organisation’s next issue',
    load: async () => (await import('./issue.js')).addIssue,
  },
  {
    name: 'show',
    about: 'show what was in force on a day, and what it said',
    load: async () => (await import('./show.js')).addShow,
  },
  {
    name: 'verify',
    takes: '<folder-or-zip>',
    about: 'check that a pack is complete and unaltered, and see what it was made from',
    load: async () => (await import('./verify.js')).addVerify,
  },
  {
    name: 'impact',
    about: 'list the documents that would change if you changed a value or a template',
    load: async () => (await import('./impact.js')).addImpact,
  },
];
