/** `--output FILE`, for commands that print what others read: JSON, a table, a calendar. */
import { type Command, InvalidArgumentError } from 'commander';

/** Adds the option to a command that prints what others read: JSON, a table, a calendar. */
export function addOutputOption(command: Command): void {
  const printsFile =
    command.options.some(({ long }) => long === '--json' || long === '--stub') ||
    ['due', 'export'].includes(command.name());
  if (printsFile) command.option('--output <file>', 'write what is printed to this file instead', readPath);
}

function readPath(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('It is empty.');
  return text;
}
