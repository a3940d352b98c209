/** Prints where a person's name stands, how to replace it there, and what was not searched. */
import { posix } from 'node:path';
import type { FoundPerson } from '../engine/person/find-person.js';
import type { PersonInHistory } from '../engine/person/history.js';
import type { PersonPlace, PlaceKind, Unsearched } from '../engine/person/places.js';
import { plural, someOf } from '../model/counting.js';
import { type Diagnostic, hasErrors } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import { groupedBy } from '../model/groups.js';
import { line } from '../model/visible.js';
import type { Terminal } from '../model/world.js';
import { countWords, printDiagnostics } from './diagnostics.js';
import { printJson } from './json.js';
import { replacementFor } from './person-replacement.js';

/** What is printed, and how. */
export interface FindPersonReport {
  readonly name: string;
  readonly found: FoundPerson;
  readonly diagnostics: readonly Diagnostic[];
  readonly json: boolean;
}

/** Prints it, and gives the exit code: 1 where something could not be searched, so that the name may stand there too. */
export function reportFindPerson(terminal: Terminal, { name, found, diagnostics, json }: FindPersonReport): ExitCode {
  const code = hasErrors(diagnostics) || found.unsearched.length > 0 ? 1 : 0;
  if (json) {
    const places = found.places.map((place) => ({ ...place, replace: replacementFor(place) }));
    printJson(terminal, { command: 'org find-person', exitCode: code, ...found, places }, diagnostics);
    return code;
  }
  printDiagnostics(diagnostics, terminal);
  if (hasErrors(diagnostics)) {
    terminal.err(line`Nothing was searched, see the problems above (${countWords(diagnostics)})`);
    return code;
  }
  for (const kind of KINDS) {
    const places = found.places.filter((place) => place.kind === kind);
    if (places.length > 0) printKind(terminal, kind, places);
  }
  if (found.history) printHistory(terminal, found.history);
  printUnsearched(terminal, found.unsearched);
  printSummary(terminal, name, found);
  return code;
}

/** In the order in which a person changes them, with their headings. */
const HEADINGS: Readonly<Record<PlaceKind, string>> = {
  organisation: 'Organisations’ files',
  'shared-values': 'Values that organisations share',
  record: 'Records in organisations’ files',
  template: 'Templates',
  passage: 'Shared passages',
  pack: 'Packs',
  settings: 'Settings',
  other: 'Other files',
  document: 'Finished documents',
  zip: 'Zips of issues',
  issues: 'Records of issues',
  'issued-text': 'Texts that issues keep',
  'replaced-document': 'Copies of edited documents',
  state: 'What the program remembers',
};

const KINDS = Object.keys(HEADINGS).filter((kind): kind is PlaceKind => kind in HEADINGS);

function printKind(terminal: Terminal, kind: PlaceKind, places: readonly PersonPlace[]): void {
  terminal.out(line`${HEADINGS[kind]}`);
  const byInstruction = groupedBy(places, replacementFor);
  for (const [instruction, those] of byInstruction) {
    for (const words of placesInWords(kind, those)) terminal.out(line`  ${words}`);
    terminal.out(line`    ${instruction}`);
  }
  terminal.out('\n');
}

/** A line for each place of a text; a file of the program's own alone; for a document of several formats one line, and for a file of several parts too. */
function placesInWords(kind: PlaceKind, places: readonly PersonPlace[]): readonly string[] {
  if (kind === 'document') return documentsInWords(places);
  if (kind === 'state' || kind === 'replaced-document') return [...new Set(places.map(({ path }) => path))];
  const byFile = groupedBy(
    places.filter(({ line: at }) => at === undefined),
    ({ path }) => path,
  );
  return [
    ...places.flatMap((place) => (place.line === undefined ? [] : [inText(place)])),
    ...[...byFile].map(([path, those]) => `${path}  ${someOf(partsOf(those), MOST_PARTS)}${doubt(those)}`),
  ];
}

const MOST_PARTS = 4;

const partsOf = (places: readonly PersonPlace[]) => [...new Set(places.flatMap(({ within }) => within ?? []))];

function inText(place: PersonPlace): string {
  const { path, line: at, column, key, within } = place;
  const where = [`${path}:${at}:${column}`, key, within].filter((part) => part !== undefined).join('  ');
  return `${where}${doubt([place])}`;
}

/** Said where nothing shows that it is this person. */
function doubt(places: readonly PersonPlace[]): string {
  return places.every(({ certainty }) => certainty === 'surname') ? ' (the surname alone)' : '';
}

function documentsInWords(places: readonly PersonPlace[]): readonly string[] {
  const documents = groupedBy(places, ({ path, organisation = '' }) => {
    const name = posix.basename(path, posix.extname(path));
    return `${organisation} ${name}`;
  });
  return [...documents.values()].map((those) => {
    const paths = [...new Set(those.map(({ path }) => path))].sort();
    const [first = '', ...others] = paths;
    const formats = others.map((path) => posix.extname(path).slice(1));
    return `${first}${formats.length > 0 ? `, and as ${formats.join(' and ')}` : ''}${doubt(those)}`;
  });
}

function printHistory(terminal: Terminal, { commits, files, first, last, byPerson, messages }: PersonInHistory): void {
  const words = [
    commits.name > 0 ? `${plural(commits.name, 'commit')} with a line that has the name` : '',
    commits.surname > 0 ? `${plural(commits.surname, 'commit')} with the surname alone` : '',
    byPerson > 0 ? `${plural(byPerson, 'commit')} by somebody of this name` : '',
    messages > 0 ? `${plural(messages, 'message')} with it` : '',
  ].filter(Boolean);
  if (words.length === 0) return;
  terminal.out('Git’s history\n');
  for (const each of words) terminal.out(line`  ${each}`);
  if (first !== undefined) terminal.out(line`  from ${first} to ${last ?? first}, in ${someOf(files, MOST_FILES)}`);
  terminal.out('    A change made now leaves them as they are. docs/your-data.md says what can be done.\n\n');
}

const MOST_FILES = 6;

function printUnsearched(terminal: Terminal, unsearched: readonly Unsearched[]): void {
  if (unsearched.length === 0) return;
  terminal.err('Not searched, so look there yourself:\n');
  const byReason = groupedBy(unsearched, ({ why }) => why);
  for (const [why, those] of byReason)
    terminal.err(
      line`  ${someOf(
        those.map(({ path }) => path),
        MOST_FILES,
      )}: ${why}`,
    );
}

function printSummary(terminal: Terminal, name: string, { places, searched, unsearched, history }: FoundPerson): void {
  const files = new Set(places.map(({ path }) => path)).size;
  const inHistory =
    history !== undefined && history.commits.name + history.commits.surname + history.byPerson + history.messages > 0;
  const where = files > 0 ? `in ${plural(files, 'file')}` : inHistory ? 'in no file as it is now' : 'nowhere';
  const rest = unsearched.length > 0 ? ', as far as could be searched' : '';
  terminal.out(line`“${name}” stands ${where} of ${searched}${rest}. A first name alone wasn’t looked for.`);
}
