/** Makes every property of a test file start from the seed of the run. Vitest loads it before each file. */
import fc from 'fast-check';
import { inject } from 'vitest';

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: inject('seed') });
