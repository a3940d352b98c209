/** Runs the Nu HTML checker, the validator that the W3C and the WHATWG recommend, over pages on disk. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './programs.js';

const JAR = join('node_modules', 'vnu-jar', 'build', 'dist', 'vnu.jar');

export interface Complaint {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/**
 * What the checker says that is not so: it knows no hashes of style sheets and scripts (Content Security Policy 3, 6.7.2), nor that
 * `img-src data:` allows pictures that a page carries itself. Chromium, which knows both, loads the pages without a word.
 */
const MISTAKEN = [
  /^Inline (?:style|script) violates Content Security Policy \(meta tag\): blocked by “(?:style|script)-src” directive \(missing “‘unsafe-inline’” or nonce\/hash\)\.$/,
  /^Resource violates Content Security Policy \(meta tag\): image “data:image\/(?:png|jpeg);base64,[^”]*” blocked by “img-src” directive\.$/,
];

/** Gives every error and warning of the checker for some pages; throws where it did not check. */
export function checkHtml(paths: readonly string[]): readonly Complaint[] {
  if (!existsSync(JAR)) throw new Error(`${JAR} is not there: npm ci`);
  const args = ['-jar', JAR, '--format', 'json', '--exit-zero-always', ...paths];
  const { stderr, code } = run('java', args, 120 + 2 * paths.length);
  if (code !== 0) throw new Error(`The checker ended with ${code}: ${stderr}`);
  // The checker reports on standard error.
  const report = JSON.parse(stderr.slice(stderr.indexOf('{'))) as {
    readonly messages: readonly {
      readonly type: string;
      readonly url?: string;
      readonly lastLine?: number;
      readonly message: string;
    }[];
  };
  if (report.messages.some(({ type }) => type === 'non-document-error'))
    throw new Error(`The checker read not all: ${stderr}`);
  return report.messages
    .map(({ url = '', lastLine = 0, message }) => ({ path: url, line: lastLine, message }))
    .filter(({ message }) => !MISTAKEN.some((one) => one.test(message)));
}
