/**
 * Builds the program that people run: `src/cli.ts`, `src/thread.ts` and the packages they use become a few files in `dist/`. Finding and
 * opening some 600 modules one by one had cost a quarter of a second at every start.
 */
import { chmodSync } from 'node:fs';
import { defineConfig, type Plugin } from 'rolldown';

/**
 * What pdfkit imports for its own text, fonts and pictures. The program writes all three itself, so the megabyte of
 * them stays out of `dist/`; a call that needed one would fail with its name.
 */
const UNUSED_OF_PDFKIT: ReadonlySet<string> = new Set(['fontkit', 'linebreak', 'png-js']);

const withoutUnused: Plugin = {
  name: 'without-unused',
  resolveId: (id, importer) =>
    UNUSED_OF_PDFKIT.has(id) && importer?.includes('/node_modules/pdfkit/') ? `\0unused:${id}` : null,
  load: (id) => {
    const [, name] = /^\0unused:(.*)$/.exec(id) ?? [];
    if (name === undefined) return null;
    return `function unused() { throw new Error('${name} is not part of the built program'); }
      export { unused as create, unused as default };`;
  },
};

export default defineConfig({
  input: ['src/cli.ts', 'src/thread.ts'],
  platform: 'node',
  // HarfBuzz finds its WebAssembly file beside itself, and tinypool the module that its threads begin with.
  external: ['harfbuzzjs', 'tinypool'],
  output: { dir: 'dist', format: 'esm', cleanDir: true },
  plugins: [withoutUnused, { name: 'executable', writeBundle: () => chmodSync('dist/cli.js', 0o755) }],
});
