/** Colours obey NO_COLOR, pipes and dumb terminals; nothing but our own colours steers the terminal. */
import { describe, expect, it } from 'vitest';
import { openTerminal } from '../../src/edge/terminal.js';

const stream = (isTTY: boolean) => ({ write: () => true, isTTY, columns: 120 });

/** A terminal, and what has been printed on it. */
function watched(isTTY: boolean, environment: Record<string, string> = {}) {
  const printed: string[] = [];
  const words = { write: (text: string) => printed.push(text), isTTY, columns: 120 };
  return { ...openTerminal(words, words, environment), printed: () => printed.join('') };
}

function painted(isTTY: boolean, environment: Record<string, string>): boolean {
  const terminal = watched(isTTY, environment);
  terminal.err(terminal.paint.error('x'));
  return terminal.printed() === '\u001b[31m\u001b[1mx\u001b[22m\u001b[39m';
}

describe('the terminal', () => {
  it('is painted where a person looks, and nowhere else', () => {
    expect(painted(true, {})).toBe(true);
    expect(painted(false, {})).toBe(false);
    expect(painted(true, { TERM: 'dumb' })).toBe(false);
  });

  it('obeys NO_COLOR before all, and FORCE_COLOR before the pipe', () => {
    expect(painted(true, { NO_COLOR: '1' })).toBe(false);
    expect(painted(true, { NO_COLOR: '' })).toBe(true);
    expect(painted(false, { FORCE_COLOR: '1' })).toBe(true);
    expect(painted(true, { FORCE_COLOR: '0' })).toBe(false);
    expect(painted(true, { NO_COLOR: '1', FORCE_COLOR: '1' })).toBe(false);
  });

  it('redraws progress only for a person', () => {
    expect(openTerminal(stream(true), stream(true), {}).interactive).toBe(true);
    expect(openTerminal(stream(true), stream(false), {}).interactive).toBe(false);
    expect(openTerminal(stream(true), stream(true), { CI: 'true' }).interactive).toBe(false);
  });

  it('shows somebody else’s escapes as what they are, painted or not', () => {
    const terminal = watched(true);
    terminal.err(`${terminal.paint.strong('a\u001b[2Jb')} \u001b[31mc\n`);
    expect(terminal.printed()).toBe('\u001b[1ma\\u001b[2Jb\u001b[22m \\u001b[31mc\n');
    const plain = watched(false);
    plain.out(`${plain.paint.strong('a\u001b[2Jb')} \u202Ec\n`);
    expect(plain.printed()).toBe('a\\u001b[2Jb \\u202ec\n');
  });

  it('sets paint within paint', () => {
    const terminal = watched(true);
    const { faint, error } = terminal.paint;
    terminal.out(faint(`a${error('b')}c`));
    expect(terminal.printed()).toBe(
      '\u001b[2ma\u001b[22m\u001b[2m\u001b[31m\u001b[1mb\u001b[22m\u001b[2m\u001b[39m\u001b[22m\u001b[2mc\u001b[22m',
    );
  });

  it('prints without paint what holds the marks of paint and is not painted', () => {
    const plain = watched(false);
    plain.out('a\uFDD0b\uFDD5');
    expect(plain.printed()).toBe('a\\ufdd0b\\ufdd5');
  });

  it('passes on files for other programs as they are, but shows them to a person', () => {
    const [pipe, person] = [watched(false), watched(true)];
    pipe.data('a\u202Eb\r\n');
    person.data('a\u202Eb\r\n');
    expect([pipe.printed(), person.printed()]).toEqual(['a\u202Eb\r\n', 'a\\u202eb\r\n']);
  });

  it('redraws one line of status', () => {
    const terminal = watched(true);
    terminal.status('1/2 a\u001bb\n');
    terminal.status('');
    expect(terminal.printed()).toBe('\r\u001b[K1/2 a\\u001bb\\u000a\r\u001b[K');
  });
});
