/**
 * Builds the program that people run: `src/cli.ts`, `src/thread.ts` and the packages they use become a few files in `dist/`. Finding and
 * opening some 600 modules one by one had cost a quarter of a second at every start.
 */
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin, type PluginContext } from 'rolldown';
import { minifySync } from 'rolldown/utils';
import manifest from './package.json' with { type: 'json' };
import { listPackages } from './packaging/bundled-packages.js';

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

/** The program's entries, each with the script that it loads once Node is set up. */
const SCRIPTS: Readonly<Record<string, string>> = { './main.js': 'main', './thread-main.js': 'thread-main' };

/** Has the entries load scripts rather than modules: V8 keeps compiled code of scripts only, on the oldest Node that is supported. */
const scriptsFromEntries: Plugin = {
  name: 'scripts-from-entries',
  resolveId: (id) => (SCRIPTS[id] === undefined ? null : `\0script:${SCRIPTS[id]}`),
  load: (id) => {
    const [, name] = /^\0script:(.*)$/.exec(id) ?? [];
    if (name === undefined) return null;
    const starter = JSON.stringify(join(import.meta.dirname, 'src/edge/start-node.ts'));
    return `import { fileURLToPath } from 'node:url';
      import { startScript } from ${starter};
      export const { main, workInThread } = startScript(fileURLToPath(new URL('./${name}.cjs', import.meta.url)), process);`;
  },
};

/** HarfBuzz is a module that waits for its WebAssembly, which no script can load by itself: whoever loads a script that needs it loads it first. */
const WAITS = 'harfbuzzjs';

const waitForPackages: Plugin = {
  name: 'wait-for-packages',
  generateBundle: (_, bundle) => {
    const needs = (name: string, seen = new Set<string>()): boolean => {
      const chunk = bundle[name];
      if (name === WAITS) return true;
      if (chunk?.type !== 'chunk' || seen.has(name)) return false;
      seen.add(name);
      return chunk.imports.some((id) => needs(id, seen));
    };
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      if (chunk.isEntry && needs(chunk.fileName)) throw new Error(`${chunk.fileName} needs ${WAITS} at once`);
      chunk.code = chunk.code.replace(
        /Promise\.resolve\(\)\.then\(\(\) => (.*?require\("\.\/([^"]+)"\))/g,
        (whole, call: string, name: string) => (needs(name) ? `import("${WAITS}").then(() => ${call}` : whole),
      );
      chunk.code = chunk.code.replace(/\bimport\((?=")/g, 'require.import(');
    }
  },
};

// What has to be installed beside the program: HarfBuzz finds its WebAssembly file beside itself, and tinypool the module that its
// threads begin with. All else that the program uses is bundled, and only a development dependency.
const external = Object.keys(manifest.dependencies);

/** Of PDF.js the build takes the files that its authors made small. */
const smallPdfjs: Plugin = {
  name: 'small-pdfjs',
  resolveId: {
    filter: { id: /^pdfjs-dist\/.*\.mjs$/ },
    handler(id, importer) {
      return this.resolve(id.replace(/(?:\.min)?\.mjs$/, '.min.mjs'), importer, { skipSelf: true });
    },
  },
};

/**
 * Leaves out the spaces between words of code and shortens the names of variables inside functions: a third of its bytes, which every
 * start would read. Functions and classes keep their names, so that a report of a fault says where it was; PDF.js is small already.
 * It comes last, since other plugins look for code as it is written.
 */
const smallCode: Plugin = {
  name: 'small-code',
  generateBundle: (_, bundle) => {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      const isSmall = chunk.moduleIds.some((id) => id.includes('/pdfjs-dist/'));
      chunk.code = minifySync(chunk.fileName, chunk.code, {
        compress: false,
        mangle: isSmall ? false : { toplevel: false, keepNames: { function: true, class: true } },
        codegen: { removeWhitespace: true, legalComments: 'inline' },
      }).code;
    }
  },
};

export default defineConfig([
  {
    input: ['src/cli.ts', 'src/thread.ts'],
    platform: 'node',
    output: { dir: 'dist', format: 'esm', cleanDir: true },
    plugins: [scriptsFromEntries, { name: 'executable', writeBundle: () => chmodSync('dist/cli.js', 0o755) }],
  },
  {
    input: ['src/main.ts', 'src/thread-main.ts'],
    platform: 'node',
    // Each chunk may have more for the others than what the file that begins it exports.
    preserveEntrySignatures: 'allow-extension',
    external,
    output: {
      dir: 'dist',
      format: 'cjs',
      entryFileNames: '[name].cjs',
      chunkFileNames: '[name]-[hash].cjs',
      // Docstrings are for people who read the source.
      comments: { annotation: true, jsdoc: false, legal: true },
      codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: chunkOf(), debugName: 'parts' }] },
    },
    plugins: [smallPdfjs, withoutUnused, waitForPackages, listPackages, smallCode],
  },
]);
