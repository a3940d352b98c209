/**
 * Loads the built program, and keeps what V8 compiled of it between runs: a third of a short run was compiling. What is kept lies
 * in the user's own cache folder, is found by the content of the code and by V8's version, and is left aside without a
 * word where it is damaged, of another V8, or where somebody else could have put it there.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';

/** Files kept at most; then keeping begins anew. Each command has half a dozen, of some 3 MB. */
const KEPT_FILES = 100;
const DIGEST_LENGTH = 32;

/** Where compiled code is kept, and what it was compiled for. Without a folder nothing is kept. */
export interface Keeping {
  readonly folder: string | undefined;
  /** What tells code apart that was compiled of the same text: V8's version, the processor, which of it runs. */
  readonly kind: string;
}

interface Unkept {
  readonly script: Script;
  readonly path: string;
}

/** The exports of the script of the built program at `entry`, which may load others beside it; and what keeps the code that wasn't kept yet. */
export function loadScripts(entry: string, { folder, kind }: Keeping): { exports: unknown; keep: () => void } {
  const place = folder !== undefined && isPrivate(folder) ? folder : undefined;
  const modules = new Map<string, { exports: unknown }>();
  const packages = new Map<string, unknown>();
  const unkept: Unkept[] = [];
  // V8 forgets how a script imports modules when its compiled code was kept, so that the build has it ask here.
  const importPackage = async (id: string): Promise<unknown> => {
    const module: unknown = await import(id);
    packages.set(id, module);
    return module;
  };
  const load = (file: string): unknown => {
    const earlier = modules.get(file);
    if (earlier) return earlier.exports;
    const module: { exports: unknown } = { exports: {} };
    modules.set(file, module);
    const bytes = readFileSync(file);
    const path = place && join(place, digest(Buffer.from(kind), bytes).toString('hex'));
    const kept = path === undefined ? undefined : readKept(path);
    const script = new Script(`(function (exports, require, module, __filename, __dirname) {${bytes.toString()}\n})`, {
      filename: file,
      ...(kept && { cachedData: kept }),
    });
    if (path !== undefined && (!kept || script.cachedDataRejected)) unkept.push({ script, path });
    const nodeRequire = createRequire(file);
    const require = (id: string): unknown =>
      packages.get(id) ?? (id.startsWith('./') ? load(join(dirname(file), id)) : nodeRequire(id));
    script.runInThisContext()(
      module.exports,
      Object.assign(require, { import: importPackage }),
      module,
      file,
      dirname(file),
    );
    return module.exports;
  };
  return { exports: load(entry), keep: () => place !== undefined && keepAll(place, unkept) };
}

/** Makes a folder that nobody but the user may write to; false where that can't be. */
function isPrivate(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { mode, uid } = statSync(folder);
    return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
  } catch {
    return false;
  }
}

/** The compiled code of a file; undefined where there is none or it isn't whole, since V8 doesn't look. */
function readKept(path: string): Buffer | undefined {
  try {
    const bytes = readFileSync(path);
    const code = bytes.subarray(DIGEST_LENGTH);
    return digest(code).equals(bytes.subarray(0, DIGEST_LENGTH)) ? code : undefined;
  } catch {
    return undefined;
  }
}

function keepAll(folder: string, unkept: readonly Unkept[]): void {
  if (unkept.length === 0) return;
  try {
    const names = readdirSync(folder);
    if (names.length > KEPT_FILES) for (const name of names) rmSync(join(folder, name), { force: true });
    for (const { script, path } of unkept) {
      const code = script.createCachedData();
      const draft = `${path}.${process.pid}`;
      writeFileSync(draft, Buffer.concat([digest(code), code]), { mode: 0o600 });
      renameSync(draft, path);
    }
  } catch {
    // The next run compiles it again.
  }
}

function digest(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
