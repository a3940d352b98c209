import { defineConfig } from 'vitest/config';
import { countedFiles } from './test/support/counted-files.js';

/** Everything that tries random values, in its full count. It needs Node alone, and an hour or so. */
export default defineConfig({
  test: {
    include: ['test/long/**/*.test.ts', ...countedFiles(import.meta.dirname)],
    provide: { tier: 'long' },
    globalSetup: ['test/support/seed.ts'],
    setupFiles: ['test/support/seeded-properties.ts'],
    isolate: false,
    passWithNoTests: false,
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000,
  },
});
