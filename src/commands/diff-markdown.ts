/** `policy diff --report markdown`: what differs for a pull request, on standard output or in a file. */
import type { ExitCode } from '../model/exit-code.js';
import type { Terminal, World } from '../model/world.js';
import { writeOutput } from './output-file.js';
import type { ReportChoice } from './report-option.js';

/** Says what differs to people, then writes the reports: one that is printed has standard output for itself. */
export async function withMarkdown(
  world: World,
  choices: readonly ReportChoice[] = [],
  markdown: () => string,
  say: (terminal: Terminal) => ExitCode,
): Promise<ExitCode> {
  const { terminal } = world;
  const isPrinted = choices.some(({ file }) => file === undefined);
  let code = say(isPrinted ? { ...terminal, out: terminal.err } : terminal);
  for (const { file } of choices) {
    const text = markdown();
    if (file === undefined) terminal.data(text);
    else if (!(await writeOutput(world, file, text))) code = 3;
  }
  return code;
}
