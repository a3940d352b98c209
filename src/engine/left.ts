/**
 * Organisations that have left: nothing is made for them any more. Who names one is told so; where all were asked for, or a pattern
 * matches, they are passed over in one line. Their values stay among those that must not appear in others' documents.
 */
import { longDate } from '../model/calendar.js';
import { someOf } from '../model/counting.js';
import { type Diagnostic, error, note } from '../model/diagnostic.js';
import type { Organisation } from '../model/organisation.js';
import type { OrganisationFile } from './organisation-files.js';
import type { ChosenOrganisation, OrganisationChoice } from './selection.js';

/** The chosen organisations that have not left, and what to say of the others. */
export interface Staying {
  readonly organisations: readonly ChosenOrganisation[];
  readonly diagnostics: readonly Diagnostic[];
}

/** All the organisations that a run is for, where other threads or parts of it make some of them. */
interface WholeRun {
  /** In the folder's order. */
  readonly meant: readonly Pick<OrganisationFile, 'id'>[];
  /** Those of the whole folder. */
  readonly everybody: readonly { readonly id: string; readonly left: Organisation['left'] | undefined }[];
}

/** Takes out the organisations that have left; each thread says the same of those that were passed over. */
export function withoutLeft(
  organisations: readonly ChosenOrganisation[],
  choice: OrganisationChoice,
  { meant, everybody }: WholeRun,
): Staying {
  const hasLeft = ({ organisation }: ChosenOrganisation) => organisation?.left !== undefined;
  const left = organisations.filter(hasLeft);
  const isNamed = ({ id }: Pick<OrganisationFile, 'id'>) => choice !== 'all' && choice.includes(id);
  const gone = new Set(everybody.filter((organisation) => organisation.left).map(({ id }) => id));
  const passedOver = meant.filter((entry) => gone.has(entry.id) && !isNamed(entry));
  return {
    organisations: organisations.filter((entry) => !hasLeft(entry)),
    diagnostics: [
      ...left.filter(isNamed).flatMap(named),
      ...(passedOver.length > 0
        ? [
            note(
              'organisation-left',
              `Passed over, having left: ${someOf(
                passedOver.map(({ id }) => id),
                20,
              )}`,
            ),
          ]
        : []),
    ],
  };
}

/** Whether commands that tell nothing but errors tell it: errors, and which organisations were passed over. */
export function isErrorOrLeft({ severity, code }: Diagnostic): boolean {
  return severity === 'error' || code === 'organisation-left';
}

function named({ id, path, organisation }: ChosenOrganisation): readonly Diagnostic[] {
  if (!organisation?.left) return [];
  const message = `${id} left on ${longDate(organisation.left)}, so nothing is made or listed for it`;
  return [
    error('organisation-left', message, organisation.leftSpan ?? path, {
      organisation: id,
      hint: 'If it has come back, remove "left" from its file.',
    }),
  ];
}
