/** The table of commands: a new one is a file beside this and an entry here. A command's file is loaded only where it is called. */
import type { AddCommand } from './command.js';

/** What commands are for, as the help groups them. */
export type CommandGroup = 'Make packs:' | 'Check:' | 'Keep records:' | 'Look after organisations:' | 'Look back:';

/** What help says of a command, and where its options and its work are. */
export interface CommandEntry {
  readonly name: string;
  /** As help shows them after the name: `<code...>`; absent for a command without arguments. */
  readonly takes?: string;
  readonly about: string;
  readonly group: CommandGroup;
  /** The call that people type most, with which its help begins. */
  readonly example: string;
  readonly load: () => Promise<AddCommand>;
}

/** All commands, in the order of the help. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'render',
    about: 'write packs as Word, PDF and HTML',
    group: 'Make packs:',
    example: 'policy render --org acme',
    load: async () => (await import('./render.js')).addRender,
  },
  {
    name: 'plan',
    about: 'say what a render would do, or an upgrade change',
    group: 'Make packs:',
    example: 'policy plan --org acme',
    load: async () => (await import('./plan.js')).addPlan,
  },
  {
    name: 'check',
    about: 'report every problem, without writing files',
    group: 'Check:',
    example: 'policy check',
    load: async () => (await import('./check.js')).addCheck,
  },
  {
    name: 'fields',
    about: 'list placeholders, and values that are still needed',
    group: 'Check:',
    example: 'policy fields --org acme',
    load: async () => (await import('./fields.js')).addFields,
  },
  {
    name: 'import',
    takes: '<file...>',
    about: 'turn documents that you have into templates',
    group: 'Make packs:',
    example: 'policy import old/lone-working.docx',
    load: async () => (await import('./import.js')).addImport,
  },
  {
    name: 'init',
    takes: '<dir>',
    about: 'set up a workspace with starter policies',
    group: 'Make packs:',
    example: 'policy init my-workspace',
    load: async () => (await import('./init.js')).addInit,
  },
  {
    name: 'starters',
    about: 'copy the starter policies that suit organisations',
    group: 'Make packs:',
    example: 'policy starters --org acme',
    load: async () => (await import('./starters.js')).addStarters,
  },
  {
    name: 'org',
    takes: '[command]',
    about: 'add an organisation, or many from a spreadsheet',
    group: 'Look after organisations:',
    example: 'policy org add',
    load: async () => (await import('./org/index.js')).addOrg,
  },
  {
    name: 'due',
    about: 'list the policies that are due for review',
    group: 'Check:',
    example: 'policy due --within 90d',
    load: async () => (await import('./due.js')).addDue,
  },
  {
    name: 'adopt',
    takes: '<code...>',
    about: 'record that organisations take over texts',
    group: 'Keep records:',
    example: 'policy adopt "*" --org acme --on 2026-09-01',
    load: async () => (await import('./adopt.js')).addAdopt,
  },
  {
    name: 'review',
    takes: '<code...>',
    about: 'record that policies have been reviewed',
    group: 'Keep records:',
    example: 'policy review DCW34 --org acme --on 2026-11-20',
    load: async () => (await import('./review.js')).addReview,
  },
  {
    name: 'approve',
    takes: '[code...]',
    about: 'record who approved policies, and when',
    group: 'Keep records:',
    example: 'policy approve DCW34 --org acme --by responsible_individual --on 2026-11-20',
    load: async () => (await import('./approve.js')).addApprove,
  },
  {
    name: 'revoke',
    takes: '<code...>',
    about: 'record that an approval was taken back',
    group: 'Keep records:',
    example: 'policy revoke DCW34 --org acme --on 2026-11-20 --reason "Wrong minute"',
    load: async () => (await import('./revoke.js')).addRevoke,
  },
  {
    name: 'withdraw',
    takes: '<code...>',
    about: 'record that policies are no longer used',
    group: 'Keep records:',
    example: 'policy withdraw DCW18 --org acme --on 2026-11-20 --reason "Merged"',
    load: async () => (await import('./withdraw.js')).addWithdraw,
  },
  {
    name: 'upgrade',
    about: 'convert records of the older form',
    group: 'Keep records:',
    example: 'policy upgrade --dry-run',
    load: async () => (await import('./upgrade.js')).addUpgrade,
  },
  {
    name: 'issue',
    about: 'record a rendered pack as the next issue',
    group: 'Keep records:',
    example: 'policy issue --org acme --zip',
    load: async () => (await import('./issue.js')).addIssue,
  },
  {
    name: 'show',
    about: 'show what was in force on a day',
    group: 'Look back:',
    example: 'policy show --org acme --on 2026-03-03',
    load: async () => (await import('./show.js')).addShow,
  },
  {
    name: 'verify',
    takes: '<folder-or-zip>',
    about: 'check that a pack is complete and unaltered',
    group: 'Look back:',
    example: 'policy verify out/acme',
    load: async () => (await import('./verify.js')).addVerify,
  },
  {
    name: 'impact',
    about: 'list what a changed value or template affects',
    group: 'Check:',
    example: 'policy impact --field registered_manager',
    load: async () => (await import('./impact.js')).addImpact,
  },
];
