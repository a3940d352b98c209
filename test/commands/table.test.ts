/** The table of commands says the same as the commands' own files, which are loaded only where they are called. */
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/commands/table.js';

describe('the table of commands', () => {
  it.each(COMMANDS.map((entry) => [entry.name, entry] as const))('%s takes what its file says', async (name, entry) => {
    const command = new Command(name);
    (await entry.load())(command, async () => {});
    expect(command.usage()).toBe(`[options] ${entry.takes ?? ''}`.trimEnd());
  });

  it('names each command once, with what it does', () => {
    expect(new Set(COMMANDS.map(({ name }) => name)).size).toBe(COMMANDS.length);
    for (const { about } of COMMANDS) expect(about).toMatch(/^[a-z][^.]+$/);
  });
});
