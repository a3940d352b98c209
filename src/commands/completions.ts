/** `policy completions`: prints what a shell needs to complete commands, and answers what the shell then asks. */
import { Option } from 'commander';
import { completionNames, type NameKind } from '../engine/completion-names.js';
import { isoDate } from '../model/calendar.js';
import type { ExitCode } from '../model/exit-code.js';
import { PEOPLE } from '../model/people.js';
import { FORMATS } from '../model/plan.js';
import { type OpenQuote, readBashLine } from '../model/typed-line.js';
import type { World } from '../model/world.js';
import { REPORT_KINDS } from '../report/ci/index.js';
import { type Completion, printCompletions, SHELLS, type Shell, scriptFor } from '../report/completions/index.js';
import type { AddCommand, CommandEntry } from './command.js';
import { type CompletionPlace, type TypedCall, typedCall } from './completion-place.js';

interface CompletionsOptions {
  readonly line?: string;
  readonly breaks?: string;
  readonly word?: readonly string[];
  readonly encoded?: string;
}

const EXAMPLES = `
Examples:
  source <(policy completions bash)                                     in ~/.bashrc
  source <(policy completions zsh)                                      in ~/.zshrc
  policy completions fish | source                                      in ~/.config/fish/config.fish
  policy completions powershell | Out-String | Invoke-Expression        in the file that $PROFILE names`;

const collect = (word: string, before: readonly string[] = []): readonly string[] => [...before, word];

/** Gives the command `completions`, which completes the program's commands, its options and its work. */
export const completionsFor =
  (commands: readonly CommandEntry[]): AddCommand =>
  (command, action) =>
    void command
      .addArgument(command.createArgument('<shell>', 'the shell that you type in').choices(SHELLS))
      // What the shells ask with: a line, or its words, up to the cursor.
      .addOption(new Option('--line <text>').hideHelp())
      .addOption(new Option('--breaks <signs>').hideHelp())
      .addOption(new Option('--word <text>').argParser(collect).hideHelp())
      .addOption(new Option('--encoded <text>').hideHelp())
      .addHelpText('after', EXAMPLES)
      .action((shell: Shell, options: CompletionsOptions) =>
        action((world) => completions(world, commands, shell, options)),
      );

/** The words of a call that is being typed, and how the last of them is to be completed. */
interface TypedWords {
  readonly words: readonly string[];
  readonly quote: OpenQuote;
  readonly kept: number;
}

async function completions(
  world: World,
  commands: readonly CommandEntry[],
  shell: Shell,
  options: CompletionsOptions,
): Promise<ExitCode> {
  const typed = typedWords(shell, options);
  if (!typed) {
    world.terminal.data(scriptFor(shell));
    return 0;
  }
  const current = typed.words.at(-1) ?? '';
  const call = await typedCall(commands, typed.words);
  printCompletions(world.terminal, shell, {
    kind: filesWanted(call.place) ?? 'words',
    completions: matching(await completionsAt(world, call, current), current),
    quote: typed.quote,
    kept: current.slice(0, typed.kept),
  });
  return 0;
}

/** The words after the program's name; nothing where no shell asks. */
function typedWords(shell: Shell, { line, breaks = '', word, encoded }: CompletionsOptions): TypedWords | undefined {
  if (line !== undefined) {
    const { words, ...rest } = readBashLine(line, breaks);
    const program = words.findIndex((each) => !/^\w+=/.test(each));
    return { ...rest, words: words.slice(program + 1) };
  }
  const words = encoded === undefined ? word : new TextDecoder().decode(Buffer.from(encoded, 'base64')).split('\n');
  if (!words) return undefined;
  // fish gives the last word as it was typed, and writes the answer in its place itself.
  const last = words.at(-1) ?? '';
  const plain = shell === 'fish' ? (readBashLine(last, '').words.at(-1) ?? '') : last;
  return { words: [...words.slice(0, -1), plain], quote: '', kept: 0 };
}

/** Names of values in help, and what is typed for them. */
const NAMES: Readonly<Record<string, NameKind>> = { id: 'organisation', code: 'policy', base: 'base', key: 'key' };
const FILES = ['file', 'folder-or-zip', 'manifest', 'old', 'new'];
const LISTS: Readonly<Record<string, readonly string[]>> = { person: PEOPLE, list: FORMATS, kind: REPORT_KINDS };

/** Values of a person's own, which nobody can complete. */
const OWN_WORDS = [
  ...[
    'body',
    'days',
    'heading=key',
    'issue',
    'minute',
    'name',
    'note',
    'number',
    'numbers',
    'part',
    'reason',
    'ref',
    'reference',
    'role',
    'spelling=field',
  ],
  ...['text', 'value', 'version', 'command'],
];

/** The names of values that help uses: a new one has to be completed, or be a person's own words. */
export const KNOWN_VALUES: readonly string[] = [
  ...Object.keys(NAMES),
  ...Object.keys(LISTS),
  ...FILES,
  ...['dir', 'date'],
  ...OWN_WORDS,
];

function filesWanted(place: CompletionPlace): 'files' | 'folders' | undefined {
  if (place.kind !== 'value') return undefined;
  if (place.of === 'dir') return 'folders';
  return FILES.includes(place.of) ? 'files' : undefined;
}

async function completionsAt(world: World, call: TypedCall, current: string): Promise<readonly Completion[]> {
  const { place } = call;
  if (place.kind === 'word') return place.words;
  const values = await valuesAt(world, call, place);
  // Options take several names separated by commas: those before the last are done.
  const [, done = ''] = /^(.*,)[^,]*$/s.exec(current.slice(place.before.length)) ?? [];
  return values.map(({ word, ...rest }) => ({ ...rest, word: `${place.before}${done}${word}` }));
}

async function valuesAt(
  world: World,
  { options }: TypedCall,
  { of, choices }: Extract<CompletionPlace, { kind: 'value' }>,
): Promise<readonly Completion[]> {
  if (choices.length > 0) return choices.map((word) => ({ word }));
  if (of === 'date') return [{ word: isoDate(world.today()), about: 'today' }];
  const kind = NAMES[of];
  if (kind === undefined) return (LISTS[of] ?? []).map((word) => ({ word }));
  const [templates, organisations] = [options.get('templates'), options.get('orgs')];
  const names = await completionNames(
    world,
    { ...(templates ? { templates } : {}), ...(organisations ? { organisations } : {}) },
    kind,
  );
  return names.map(({ name, title }) => ({ word: name, ...(title === undefined ? {} : { about: title }) }));
}

/** Those that begin as what is typed; where none does, in small or capital letters. */
function matching(completions: readonly Completion[], current: string): readonly Completion[] {
  const exact = completions.filter(({ word }) => word.startsWith(current));
  const lower = current.toLowerCase();
  return exact.length > 0 ? exact : completions.filter(({ word }) => word.toLowerCase().startsWith(lower));
}
