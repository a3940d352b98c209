import { defineConfig } from 'vitest/config';

/** The tests to run while you work: they need Node alone. CONTRIBUTING.md describes the three tiers. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/conformance/**', 'test/long/**'],
    provide: { tier: 'quick' },
    globalSetup: ['test/support/seed.ts'],
    setupFiles: ['test/support/seeded-properties.ts'],
    // No test changes what another one reads, so a worker loads each module once: 103 s of processor time, not 183.
    isolate: false,
    // A limit for tests that hang. It must also hold on a machine that is busy with something else.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
