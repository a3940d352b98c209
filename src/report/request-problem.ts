/** Explains a request that the engine could not follow, with the names of the command line's options. */
import type { Problem } from '../engine/request-problem.js';
import { someOf } from '../model/counting.js';
import { MANIFEST_FILE } from '../model/manifest.js';
import { didYouMean } from '../model/names.js';

/** The problem, and what to do about it. */
export interface ProblemWords {
  readonly message: string;
  readonly hint?: string;
}

/** Puts a problem into words. */
export function problemWords(problem: Problem): ProblemWords {
  switch (problem.kind) {
    case 'other-program':
      return {
        message: `This workspace is for version ${problem.range} of the program (${problem.place}), and this is version ${problem.version}`,
        hint: 'Nothing was written. Install a version that fits, or change "program" in policy.yaml if this one should be used from now on.',
      };
    case 'folder-unreadable':
    case 'no-organisations':
    case 'no-templates':
      return folderWords(problem);
    case 'empty-list':
      return {
        message: `${problem.list} names no organisation`,
        hint: 'Write one id, or a pattern such as *-care, on each line.',
      };
    case 'history-unknown':
      return historyWords(problem);
    case 'nobody-chosen':
    case 'unknown-organisation':
    case 'unknown-policy':
    case 'policy-not-in-pack':
    case 'unknown-template':
    case 'unknown-field':
    case 'unused-field':
      return nameWords(problem);
    case 'no-documents':
    case 'templates-exist':
    case 'mapped-twice':
      return importWords(problem);
    case 'workspace-exists':
      return {
        message: `${problem.path} already exists`,
        hint: 'Nothing was written. Choose a folder that isn’t a workspace yet.',
      };
    case 'organisation-exists':
      return {
        message: `${problem.path} already exists`,
        hint: 'Nothing was written. Choose another id with --id, or edit that file.',
      };
    case 'review-ahead':
      return { message: `${problem.date} is in the future`, hint: 'Record it once it has happened.' };
    case 'adoption-not-needed':
      return {
        message: 'Nothing needs to be adopted here: the templates are the provider’s own',
        hint: 'Record a review or an approval. If you supply the templates to organisations, write "template_source: supplied" in policy.yaml.',
      };
    case 'unknown-group':
      return {
        message: `There is no base "${problem.name}" in ${problem.folder}`,
        hint: guess(
          problem.name,
          problem.names,
          problem.names.length > 0
            ? `Bases there: ${problem.names.join(', ')}.`
            : 'A base is a file whose name begins with _, such as _group.yaml.',
        ),
      };
    case 'no-pack':
      return {
        message: `There is no folder or zip ${problem.place}`,
        hint: 'Packs are in the folder for documents, such as out/acme, once they are rendered.',
      };
    case 'no-manifest':
      return {
        message: `${problem.place} has no readable ${MANIFEST_FILE}`,
        hint: 'Render the pack again, which writes a new one.',
      };
    case 'not-issued':
      return {
        message: `No policy “${problem.pattern}” had been issued to ${problem.organisation} by that day`,
        hint: problem.names.length === 0 ? 'Nothing had been issued.' : `Issued by then: ${someOf(problem.names, 12)}.`,
      };
    case 'zip-unreadable':
      return { message: `${problem.path} can’t be read as a zip: ${problem.reason}` };
  }
}

/** Why git can't say what has changed, and what to do. */
function historyWords({ reason, reference, message, isShallow }: ProblemOf<'history-unknown'>): ProblemWords {
  switch (reason) {
    case 'no-git':
      return {
        message: `--changed-since needs git: ${message}`,
        hint: 'Install git, or choose organisations with --org, --org-file or --all.',
      };
    case 'no-repository':
      return {
        message: `--changed-since needs a git repository: ${message}`,
        hint: 'Choose organisations with --org, --org-file or --all.',
      };
    case 'unknown-reference':
      return {
        message: `--changed-since "${reference}": ${message}`,
        hint: isShallow
          ? 'The repository has only its newest commits. Fetch more: in GitHub Actions, give actions/checkout "fetch-depth: 0".'
          : 'Fetch it first (git fetch origin), or name another, such as HEAD, main or origin/main.',
      };
    case 'other':
      return {
        message: `git couldn’t say what has changed since "${reference}": ${message}`,
        hint: 'Choose organisations with --org, --org-file or --all.',
      };
  }
}

type ProblemOf<Kind extends Problem['kind']> = Extract<Problem, { readonly kind: Kind }>;

/** The option that names a folder. */
const FOLDER_OPTIONS = { organisations: '--orgs', templates: '--templates' } as const;

function folderWords(problem: ProblemOf<'folder-unreadable' | 'no-organisations' | 'no-templates'>): ProblemWords {
  switch (problem.kind) {
    case 'no-organisations':
      return { message: `There are no organisation files (*.yaml) in ${problem.folder}` };
    case 'no-templates':
      return {
        message: `There are no templates (*.md, *.txt, *.docx) in ${problem.folder}`,
        hint: 'Bring in the policies that you have with "policy import my-policies", or copy starter policies with "policy starters --org ID".',
      };
    case 'folder-unreadable': {
      const { holds, folder, reason } = problem;
      const option = FOLDER_OPTIONS[holds];
      return {
        message: `The folder for ${holds}, ${folder}, can’t be read: ${reason}`,
        hint: `Go to the folder of your workspace, name another folder with ${option}, or set up a new workspace with "policy init".`,
      };
    }
  }
}

function nameWords(
  problem: ProblemOf<
    | 'nobody-chosen'
    | 'unknown-organisation'
    | 'unknown-policy'
    | 'policy-not-in-pack'
    | 'unknown-template'
    | 'unknown-field'
    | 'unused-field'
  >,
): ProblemWords {
  switch (problem.kind) {
    case 'nobody-chosen': {
      const { folder, ids } = problem;
      return {
        message: 'Say which organisation: --org ID or --all',
        hint: `Organisations in ${folder}: ${someOf(ids, 20)}.`,
      };
    }
    case 'unknown-organisation': {
      const { folder, pattern, ids, place } = problem;
      const listing = `Organisations there: ${someOf(ids, 20)}.`;
      const start = place ? `${place}: no` : 'No';
      return { message: `${start} organisation in ${folder} matches "${pattern}"`, hint: guess(pattern, ids, listing) };
    }
    case 'unknown-policy': {
      const { folder, pattern, names } = problem;
      return {
        message: `No policy in ${folder} matches "${pattern}"`,
        hint: guess(pattern, names, `Policies there: ${names.join(', ')}.`),
      };
    }
    case 'policy-not-in-pack': {
      const { organisation, pattern, names } = problem;
      const listing = names.length > 0 ? `Its policies: ${names.join(', ')}.` : 'No policy applies to it.';
      return { message: `${organisation} has no policy "${pattern}"`, hint: guess(pattern, names, listing) };
    }
    case 'unknown-template': {
      const { pattern, names } = problem;
      return {
        message: `No template matches "${pattern}"`,
        hint: guess(pattern, names, `Templates there: ${names.join(', ')}.`),
      };
    }
    case 'unknown-field': {
      const { field, isCondition, names, unreadable, place } = problem;
      const hint = isCondition
        ? 'It’s a condition, which works only in #if.'
        : (unreadableHint(unreadable) ??
          didYouMean(field, names) ??
          'Names of fields begin with org_field_. Add your own under "fields:" in the organisation’s file.');
      return { message: `"${field}" isn’t a known field${inBrackets(place)}`, hint };
    }
    case 'unused-field': {
      const { field, keys } = problem;
      return {
        message: `No template uses "${field}"`,
        hint: didYouMean(field, keys) ?? 'Run "policy fields" to see what templates use.',
      };
    }
  }
}

function unreadableHint(files: readonly string[]): string | undefined {
  if (files.length === 0) return undefined;
  return `Fields of your own in ${someOf(files, 8)} aren’t known, because of errors there. Run "policy check" to see them.`;
}

/** The nearest name, where there is one, and the names to choose from. */
function guess(name: string, names: readonly string[], listing: string): string {
  return [didYouMean(name, names), listing].filter(Boolean).join(' ');
}

function inBrackets(place: string | undefined): string {
  return place === undefined ? '' : ` (${place})`;
}

function importWords(problem: ProblemOf<'no-documents' | 'templates-exist' | 'mapped-twice'>): ProblemWords {
  switch (problem.kind) {
    case 'no-documents':
      return {
        message: `${problem.path} has no documents that can be imported`,
        hint: `Documents end in ${problem.endings.join(', ')}.`,
      };
    case 'templates-exist': {
      const [first = '', ...others] = problem.paths;
      return {
        message:
          others.length === 0
            ? `${first} already exists`
            : `${problem.paths.length} files already exist: ${problem.paths.join(', ')}`,
        hint: `Nothing was written. Replace ${others.length === 0 ? 'it' : 'them'} with --force, or look first with --dry-run.`,
      };
    }
    case 'mapped-twice': {
      const [first, second] = problem.fields;
      return {
        message: `"${problem.spelling}" is mapped to ${first} and to ${second}${inBrackets(problem.place)}`,
        hint: 'Nothing was written. Keep only one of them.',
      };
    }
  }
}
