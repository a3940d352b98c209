/** Ctrl-C at a question, on a terminal as a person has it: nothing is written, and the program says so. */
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { scratchFolder } from './support/documents.js';
import { run } from './support/programs.js';

/** Runs a command on a terminal of 60 columns, presses Ctrl-C once some words are there, and prints what came and the exit code. */
const ON_A_TERMINAL = `
import fcntl, os, pty, struct, sys, termios
words, folder, *command = sys.argv[1:]
process, terminal = pty.fork()
if process == 0:
    os.environ.pop("CI", None)
    os.environ["TERM"] = "xterm"
    os.chdir(folder)
    os.execvp(command[0], command)
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 60, 0, 0))
printed, pressed = b"", False
while True:
    try:
        more = os.read(terminal, 65536)
    except OSError:
        break
    if not more:
        break
    printed += more
    if not pressed and words.encode() in printed:
        os.write(terminal, b"\\x03")
        pressed = True
_, status = os.waitpid(process, 0)
print(printed.decode("utf-8", "replace"))
print("exit", os.waitstatus_to_exitcode(status))
`.replaceAll('\\\\', '\\');

it('ends with the code of Ctrl-C, and leaves nothing', () => {
  const folder = scratchFolder();
  const program = [process.execPath, resolve('dist/cli.js'), 'init', 'homes'];
  const { stdout } = run('python3', ['-c', ON_A_TERMINAL, 'registered?', folder, ...program], 60);
  expect(stdout).toContain('Where is the service registered?');
  expect(stdout).toContain('Interrupted: no file was left half-written.');
  expect(stdout).toMatch(/exit 130\s*$/);
  expect(readdirSync(folder)).toEqual([]);
});
