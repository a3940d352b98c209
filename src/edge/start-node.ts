/** Makes Node start and warm up sooner, and take less memory, in ways that its version is known to have. Nothing here may print or fail. */
import * as nodeModule from 'node:module';
import { homedir } from 'node:os';
import { join, posix, win32 } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { isMainThread } from 'node:worker_threads';
import { loadScripts } from './kept-code.js';

/** Most patterns are run a few times or very often: V8 compiles one the second time, and polishes what it runs until then. */
const PATTERNS = ['--no-regexp-peephole-optimization', '--regexp-tier-up-ticks=10'];

/**
 * When V8 optimises, by its version: later than it chooses itself. A call of this program lasts a second or two, and optimised
 * as early as V8 likes, a third of its processor time goes into compiling, of HarfBuzz too; runs over hundreds of organisations
 * lose nothing. V8 renames its flags, and answers one it doesn't know with an error on every start, so only versions are named
 * that they were tried on.
 */
const LATER_OPTIMISATION: readonly { readonly v8: RegExp; readonly flags: readonly string[] }[] = [
  // Node 20. Its own choice is about 67,000 bytes of code that ran, and 1,800,000 of WebAssembly.
  { v8: /^11\.3\./, flags: ['--interrupt-budget=2000000', '--wasm-tiering-budget=30000000', ...PATTERNS] },
  // Node 24. Its own choice is 400 calls, 3,000 calls, and 13,000,000 bytes of WebAssembly.
  {
    v8: /^13\.6\./,
    flags: [
      '--invocation-count-for-maglev=4000',
      '--invocation-count-for-turbofan=30000',
      '--wasm-tiering-budget=200000000',
      ...PATTERNS,
    ],
  },
];

/**
 * How V8 keeps memory small in a run over many organisations; the Node versions that have these flags are 20, 22, 24 and 26.
 *
 * - Memory grows by half of what is in use before it is collected. V8's own choice is up to three times as much, which a run fills
 *   with what documents leave behind.
 * - Nothing is made where old objects are. V8 does that with objects that often live long, such as the tags of a PDF; all that hangs
 *   on one is then kept until the next large collection, though its document was written long ago. Without it there are a third
 *   fewer of those, which pays for the smaller growth.
 */
const LESS_MEMORY = {
  v8: /^(?:11\.3|12\.4|13\.6|14\.6)\./,
  flags: ['--heap-growing-percent=50', '--no-allocation-site-pretenuring'],
} as const;

/** What decides where a program may keep files of its own that can be deleted at any time. */
export interface CachePlaces {
  /** As `process.platform` says it. */
  readonly platform: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The user's own folder, or an empty string if there is none. */
  readonly home: string;
}

/** The V8 flags that help a run, for the V8 version in `process.versions.v8`; none where none were tried. */
export function v8FlagsFor(version: string): readonly string[] {
  const later = LATER_OPTIMISATION.find(({ v8 }) => v8.test(version))?.flags ?? [];
  return LESS_MEMORY.v8.test(version) ? [...later, ...LESS_MEMORY.flags] : later;
}

/**
 * The folder for compiled code: within the user's own cache folder, as the platform has it, so that nobody else can put
 * code there. Undefined where there is no such folder.
 */
export function compileCacheFolder({ platform, environment, home }: CachePlaces): string | undefined {
  const { join, isAbsolute } = platform === 'win32' ? win32 : posix;
  const setFolder = platform === 'win32' ? environment.LOCALAPPDATA : environment.XDG_CACHE_HOME;
  if (setFolder !== undefined && isAbsolute(setFolder)) return join(setFolder, 'policy', 'compiled');
  if (!isAbsolute(home)) return undefined;
  const caches = { win32: ['AppData', 'Local'], darwin: ['Library', 'Caches'] }[platform] ?? ['.cache'];
  return join(home, ...caches, 'policy', 'compiled');
}

/**
 * Sets what helps this Node, before the rest of the program is loaded. Node 22.1 and later can keep compiled code of the packages
 * that aren't built in between runs. It takes no folder that can't be written to, and NODE_COMPILE_CACHE (another folder) and
 * NODE_DISABLE_COMPILE_CACHE (none) go before ours: Node sees to all three without a word.
 */
export function startNode({ platform, env, versions }: Pick<NodeJS.Process, 'platform' | 'env' | 'versions'>): void {
  for (const flag of v8FlagsFor(versions.v8)) setFlagsFromString(flag);
  if (!('enableCompileCache' in nodeModule) || typeof nodeModule.enableCompileCache !== 'function') return;
  const folder = compileCacheFolder({ platform, environment: env, home: homeFolder() });
  if (folder !== undefined) nodeModule.enableCompileCache(folder);
}

/**
 * Loads a script of the built program and gives its exports; what is compiled of it is kept at the end of a run, but not of a thread.
 *
 * @public the build has the entries call it
 */
export function startScript(file: string, { platform, env, versions, arch, argv }: typeof process): unknown {
  const ours = compileCacheFolder({ platform, environment: env, home: homeFolder() });
  const compiled = env.NODE_DISABLE_COMPILE_CACHE ? undefined : env.NODE_COMPILE_CACHE || ours;
  const { exports, keep } = loadScripts(file, {
    folder: compiled && join(compiled, 'program'),
    kind: `${versions.v8} ${arch} ${codeRunBy(argv.slice(2))}\n`,
  });
  if (isMainThread) process.once('exit', keep);
  return exports;
}

/** What tells of arguments which code they run: the command, the options without their values, the formats. */
export function codeRunBy(args: readonly string[]): string {
  const [command = '', ...rest] = args;
  const words = rest.filter((word) => /^(?:--?[a-z-]+|(?:--format=)?(?:docx|pdf|html))$/.test(word));
  return [/^[a-z]+$/.test(command) ? command : '', ...words.sort()].join(' ');
}

/** Node throws where the user has no entry in the system's list and HOME isn't set, as in some containers. */
function homeFolder(): string {
  try {
    return homedir();
  } catch {
    return '';
  }
}
