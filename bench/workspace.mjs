/** The workspace that is measured: the starter templates, and so many clients, each with a name of its own. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Makes the workspace in a new folder, and takes it away at `close`. */
export function openBenchWorkspace(clients) {
  const folder = mkdtempSync(join(tmpdir(), 'policy-bench-'));
  cpSync(join(root, 'templates'), join(folder, 'templates'), { recursive: true });
  cpSync(join(root, 'orgs', 'logos'), join(folder, 'orgs', 'logos'), { recursive: true });
  mkdirSync(join(folder, 'orgs'), { recursive: true });
  const acme = readFileSync(join(root, 'orgs', 'acme.yaml'), 'utf8');
  for (let n = 0; n < clients; n++) {
    writeFileSync(join(folder, 'orgs', `client-${n}.yaml`), acme.replace(/^name: .*$/m, `name: Client ${n} Home Care`));
  }
  return { folder, close: () => rmSync(folder, { recursive: true, force: true }) };
}

export function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
