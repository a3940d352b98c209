/** Finds what may stand where the last word of a call is being typed, from the same options and arguments that the command reads. */
import { Command, type Option } from 'commander';
import type { CommandEntry } from './command.js';
import { addOutputOption } from './output-option.js';

/** What can be typed there. */
export type CompletionPlace =
  /** Commands and options. */
  | { readonly kind: 'word'; readonly words: readonly CompletionWord[] }
  /** The value of an option or an argument, by the name that help has for it; `before` stands before it in the same word: `--org=`. */
  | { readonly kind: 'value'; readonly of: string; readonly choices: readonly string[]; readonly before: string };

/** A word, and what help says of it. */
export interface CompletionWord {
  readonly word: string;
  readonly about: string;
}

/** A call as far as it has been typed. */
export interface TypedCall {
  readonly place: CompletionPlace;
  /** Values of the options so far, by the option: the folders among them decide where names are looked up. */
  readonly options: ReadonlyMap<string, string>;
}

const HELP: CompletionWord = { word: '--help', about: 'show help' };

/** Reads the words after the program's name; the last is being typed. */
export async function typedCall(commands: readonly CommandEntry[], words: readonly string[]): Promise<TypedCall> {
  const [first = '', ...rest] = words;
  if (words.length < 2) {
    const options = [HELP, { word: '--version', about: 'print the version' }];
    return wordsAt(first.startsWith('-') ? options : commandWords(commands));
  }
  if (first === 'help' && rest.length === 1) return wordsAt(commandWords(commands));
  const command = await commandNamed(commands, first);
  const sub = command?.commands.find((each) => each.name() === rest[0]);
  if (sub && rest.length > 1) return inCommand(sub, rest.slice(1));
  return command ? inCommand(command, rest) : wordsAt([]);
}

function wordsAt(words: readonly CompletionWord[]): TypedCall {
  return { place: { kind: 'word', words }, options: new Map() };
}

function commandWords(commands: readonly CommandEntry[]): readonly CompletionWord[] {
  return [
    ...commands.map(({ name, about }) => ({ word: name, about })),
    { word: 'help', about: 'show help for a command' },
  ];
}

async function commandNamed(commands: readonly CommandEntry[], name: string): Promise<Command | undefined> {
  const entry = commands.find((each) => each.name === name);
  if (!entry) return undefined;
  const command = new Command(name);
  (await entry.load())(command, async () => {});
  for (const each of [command, ...command.commands]) addOutputOption(each);
  return command;
}

function inCommand(command: Command, words: readonly string[]): TypedCall {
  const current = words.at(-1) ?? '';
  const options = new Map<string, string>();
  let waiting: Option | undefined;
  let operands = 0;
  let onlyOperands = false;
  for (const word of words.slice(0, -1)) {
    const option = !onlyOperands && word.startsWith('-') ? optionOf(command, word) : undefined;
    if (word === '--') onlyOperands = true;
    else if (option) {
      const [, value] = /^--[^=]+=(.*)$/s.exec(word) ?? [];
      options.set(nameOf(option), value ?? '');
      waiting = value === undefined && takesValue(option) ? option : undefined;
    } else if (waiting) {
      options.set(nameOf(waiting), word);
      if (!waiting.variadic) waiting = undefined;
    } else if (!word.startsWith('-')) operands++;
  }
  return { place: placeIn(command, { current, options, waiting, operands, onlyOperands }), options };
}

interface Typed {
  readonly current: string;
  readonly options: ReadonlyMap<string, string>;
  readonly waiting: Option | undefined;
  readonly operands: number;
  readonly onlyOperands: boolean;
}

function placeIn(command: Command, { current, options, waiting, operands, onlyOperands }: Typed): CompletionPlace {
  const isOption = current.startsWith('-') && !onlyOperands;
  if (waiting && !(waiting.variadic && isOption)) return valueFor(waiting, '');
  if (isOption) {
    const [, before = ''] = /^(--[^=]+=)/.exec(current) ?? [];
    const option = before === '' ? undefined : optionOf(command, current);
    if (option && takesValue(option)) return valueFor(option, before);
    return { kind: 'word', words: before === '' ? optionWords(command, options) : [] };
  }
  if (command.commands.length > 0 && operands === 0)
    return {
      kind: 'word',
      words: command.commands.map((each) => ({ word: each.name(), about: each.description() })),
    };
  const argument =
    command.registeredArguments[operands] ?? command.registeredArguments.find(({ variadic }) => variadic);
  if (argument) return { kind: 'value', of: argument.name(), choices: argument.argChoices ?? [], before: '' };
  return { kind: 'word', words: onlyOperands ? [] : optionWords(command, options) };
}

function valueFor(option: Option, before: string): CompletionPlace {
  const [, of = ''] = /<([^>.]+)/.exec(option.flags) ?? [];
  // Options for a policy say `<name>`, as those for a person's name do.
  const isPolicy = of === 'name' && ['policy', 'template'].includes(nameOf(option));
  return { kind: 'value', of: isPolicy ? 'code' : of, choices: option.argChoices ?? [], before };
}

/** Options that can follow: those that were given stay only where they can be repeated. */
function optionWords(command: Command, given: ReadonlyMap<string, string>): readonly CompletionWord[] {
  const free = command.options.filter(
    (option) => !option.hidden && (!given.has(nameOf(option)) || Array.isArray(option.defaultValue)),
  );
  return [...free.map((option) => ({ word: `--${nameOf(option)}`, about: option.description })), HELP];
}

function optionOf(command: Command, word: string): Option | undefined {
  const [name = ''] = word.split('=');
  return command.options.find((option) => option.long === name || option.short === name);
}

const nameOf = (option: Option) => (option.long ?? option.flags).replace(/^--/, '');

const takesValue = (option: Option) => option.required || option.optional;
