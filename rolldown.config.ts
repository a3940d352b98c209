/**
 * Builds the program that people run: `src/cli.ts`, `src/thread.ts` and the packages they use become a few files in `dist/`. Finding and
 * opening some 600 modules one by one had cost a quarter of a second at every start.
 */
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin, type PluginContext } from 'rolldown';

/**
 * What packages import and this program never calls, by package: pdfkit's text, fonts, pictures and passwords, and Commander's
 * commands that are programs of their own. So the megabyte of them stays out of `dist/`, and out of every start; a call that
 * needed one would fail with its name.
 */
const UNUSED: Readonly<Record<string, ReadonlySet<string>>> = {
  pdfkit: new Set(['fontkit', 'linebreak', 'png-js', '@noble/ciphers/aes']),
  commander: new Set(['node:child_process']),
};

const withoutUnused: Plugin = {
  name: 'without-unused',
  resolveId: (id, importer) => {
    const [, name = ''] = /\/node_modules\/([^/]+)\//.exec(importer?.replaceAll('\\', '/') ?? '') ?? [];
    return UNUSED[name]?.has(id) ? `\0unused:${id}` : null;
  },
  load: (id) => {
    const [, name] = /^\0unused:(.*)$/.exec(id) ?? [];
    if (name === undefined) return null;
    return `function unused() { throw new Error('${name} is not part of the built program'); }
      export { unused as create, unused as cbc, unused as ecb, unused as spawn, unused as default };`;
  },
};

/** Of the program's parts that are loaded on their own: chunks by name, with the files that begin them; each takes what it needs and no chunk before it has. */
const CHUNKS: readonly (readonly [name: string, files: readonly string[]])[] = [
  ['start', ['commands/index.ts', 'edge/stopping.ts', 'edge/trouble.ts', 'edge/world.ts']],
  ['read', ['commands/due.ts']],
  ['render', ['commands/render.ts']],
  ['pdf', ['write/pdf/index.ts']],
];

/** Finding and linking a file costs a third of a millisecond, and what one document needs was in seventy: now it is in a few. */
function chunkOf(): (id: string, context: Pick<PluginContext, 'getModuleInfo'>) => string | null {
  const chunks = new Map<string, string>();
  return (id, context) => {
    if (chunks.size === 0)
      for (const [name, files] of CHUNKS) {
        const waiting = files.map((file) => join(import.meta.dirname, 'src', file));
        for (let module = waiting.pop(); module !== undefined; module = waiting.pop()) {
          if (chunks.has(module)) continue;
          chunks.set(module, name);
          waiting.push(...(context.getModuleInfo(module)?.importedIds ?? []));
        }
      }
    return chunks.get(id) ?? null;
  };
}

export default defineConfig({
  input: ['src/cli.ts', 'src/thread.ts'],
  platform: 'node',
  // Each chunk may have more for the others than what the file that begins it exports.
  preserveEntrySignatures: 'allow-extension',
  // HarfBuzz finds its WebAssembly file beside itself, and tinypool the module that its threads begin with.
  external: ['harfbuzzjs', 'tinypool'],
  output: {
    dir: 'dist',
    format: 'esm',
    cleanDir: true,
    codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: chunkOf(), debugName: 'parts' }] },
  },
  plugins: [withoutUnused, { name: 'executable', writeBundle: () => chmodSync('dist/cli.js', 0o755) }],
});
