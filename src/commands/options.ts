/** Options that several commands share, and how their values are read. */
import { type Command, InvalidArgumentError } from 'commander';
import type { OrganisationChoice } from '../engine/selection.js';
import type { FolderRequest } from '../engine/workspace.js';
import { type CalendarDate, parseDate } from '../model/calendar.js';
import { normaliseValue } from '../model/normalise.js';
import { FORMATS, type Format } from '../model/plan.js';
import { visibleOnLine } from '../model/visible.js';
import { type PartChoice, readPart } from './part-option.js';
import { WrongUse } from './wrong-use.js';

/** The folders to use; those not named here come from policy.yaml, or else are the usual ones. */
export interface FolderOptions {
  readonly templates?: string;
  readonly orgs?: string;
}

/** The organisations and policies that a command is about. */
export interface ChoiceOptions extends FolderOptions {
  readonly org: readonly string[];
  readonly all?: boolean;
  readonly shard?: PartChoice;
  readonly policy: readonly string[];
  readonly reviewedOn?: CalendarDate;
  readonly asOf?: CalendarDate;
  readonly loose?: boolean;
  readonly strict?: boolean;
  readonly json?: boolean;
}

/** The folders, as the engine's request has them. */
export function folderRequest({ templates, orgs, out }: FolderOptions & { readonly out?: string }): FolderRequest {
  return {
    ...(templates === undefined ? {} : { templates }),
    ...(orgs === undefined ? {} : { organisations: orgs }),
    ...(out === undefined ? {} : { out }),
  };
}

/** The organisations that `--org` and `--all` name; throws WrongUse where both are used. */
export function organisationChoice({ org, all }: Pick<ChoiceOptions, 'org' | 'all'>): OrganisationChoice {
  if (all && org.length > 0) throw new WrongUse('Use --org or --all, not both');
  return all ? 'all' : org;
}

/** The same for commands that cover all organisations by default. */
export function organisationChoiceOrAll({ org, all }: Pick<ChoiceOptions, 'org' | 'all'>): OrganisationChoice {
  return organisationChoice({ org, all: all === true || org.length === 0 });
}

/** The options for policies, dates and strictness, as the engine's request has them. */
export function choiceRequest({ policy, reviewedOn, asOf, loose, strict }: ChoiceOptions) {
  return {
    policies: policy,
    ...(reviewedOn ? { reviewedOn } : {}),
    ...(asOf ? { asOf } : {}),
    loose: loose === true,
    strict: strict === true,
  };
}

/** Reads an option's date. */
export function readDate(text: string): CalendarDate {
  const date = parseDate(text);
  if (!date) throw new InvalidArgumentError('Write a real date as YYYY-MM-DD, for example 2026-01-12.');
  return date;
}

/** Reads the name of a folder; refuses an empty one (often an unset variable), which would mean the working folder. */
export function readFolder(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('It is empty.');
  return text;
}

/** Makes a reader for words that will be written to an organisation's file: one line, and nothing that the file can't hold. */
export const lineReader =
  (longest: number) =>
  (text: string): string => {
    if (text.length > longest) throw new InvalidArgumentError(`It is longer than ${longest} characters.`);
    const { lines, findings } = normaliseValue(text);
    const [first] = findings;
    if (first) throw new InvalidArgumentError(`Here ${first.message}.${first.hint ? ` ${first.hint}` : ''}`);
    if (lines.length > 1) throw new InvalidArgumentError('It is more than one line.');
    if (!lines[0]) throw new InvalidArgumentError('It is empty.');
    return lines[0];
  };

/** Collects the names of an option that can be repeated, or have several names separated by commas. */
export function collect(text: string, before: readonly string[]): readonly string[] {
  const names = text.split(',').map((name) => name.trim());
  if (names.includes('')) throw new InvalidArgumentError('It is empty.');
  return [...before, ...names];
}

/** Reads `docx,pdf,html`; keeps the usual order, each once. Given again, the option adds to what it said before. */
export function readFormats(text: string, before: readonly Format[] = []): readonly Format[] {
  const names = text.split(',').map((name) => name.trim().toLowerCase());
  const unknown = names.find((name) => !FORMATS.some((format) => format === name));
  if (unknown !== undefined) {
    throw new InvalidArgumentError(`"${visibleOnLine(unknown)}" isn’t a format. Choose from ${FORMATS.join(', ')}.`);
  }
  return FORMATS.filter((format) => names.includes(format) || before.includes(format));
}

export function addFolderOptions(command: Command): Command {
  return command
    .option('--templates <dir>', 'the folder with your templates (default: templates)', readFolder)
    .option('--orgs <dir>', 'the folder with the organisations’ files (default: orgs)', readFolder);
}

export function addOrganisationOptions(command: Command): Command {
  return command
    .option('--org <id>', 'an organisation, by id or pattern (acme, "*-care"); can be repeated', collect, [])
    .option('--all', 'every organisation');
}

export function addChoiceOptions(command: Command): Command {
  addFolderOptions(addOrganisationOptions(command));
  return command
    .option('--shard <part>', 'only a part of the organisations: 2/8, or VARIABLE/8 with an index from 0', readPart)
    .option('--policy <name>', 'only this policy, by code, slug or pattern; can be repeated', collect, [])
    .option('--reviewed-on <date>', 'the review date for policies that have no recorded review', readDate)
    .option('--as-of <date>', 'warn about reviews as if today were this date; documents don’t change', readDate)
    .option('--loose', 'try out templates without a pack: references to missing policies are only warnings')
    .option('--strict', 'treat warnings as errors')
    .option('--json', 'print the result as one JSON object, for scripts');
}
