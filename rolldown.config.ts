/**
 * Builds the program that people run: `src/cli.ts`, `src/thread.ts` and the packages they use become a few files in `dist/`. Finding and
 * opening some 600 modules one by one had cost a quarter of a second at every start.
 */
import { chmodSync } from 'node:fs';
import { defineConfig } from 'rolldown';

export default defineConfig({
  input: ['src/cli.ts', 'src/thread.ts'],
  platform: 'node',
  // HarfBuzz finds its WebAssembly file beside itself, and tinypool the module that its threads begin with.
  external: ['harfbuzzjs', 'tinypool'],
  output: { dir: 'dist', format: 'esm', cleanDir: true },
  plugins: [{ name: 'executable', writeBundle: () => chmodSync('dist/cli.js', 0o755) }],
});
