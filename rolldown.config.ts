/**
 * Builds the program that people run: `src/cli.ts` and the packages it uses become a few files in `dist/`. Finding and
 * opening some 600 modules one by one had cost a quarter of a second at every start.
 */
import { chmodSync } from 'node:fs';
import { defineConfig } from 'rolldown';

export default defineConfig({
  input: 'src/cli.ts',
  platform: 'node',
  // HarfBuzz finds its WebAssembly file beside itself.
  external: ['harfbuzzjs'],
  output: { dir: 'dist', format: 'esm', cleanDir: true },
  plugins: [{ name: 'executable', writeBundle: () => chmodSync('dist/cli.js', 0o755) }],
});
