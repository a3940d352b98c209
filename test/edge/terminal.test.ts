/** Colours obey NO_COLOR, pipes and dumb terminals. */
import { describe, expect, it } from 'vitest';
import { openTerminal } from '../../src/edge/terminal.js';

const stream = (isTTY: boolean) => ({ write: () => true, isTTY, columns: 120 });
const painted = (isTTY: boolean, environment: Record<string, string>) =>
  openTerminal(stream(isTTY), stream(isTTY), environment).paint.error('x') !== 'x';

describe('the terminal', () => {
  it('is painted where a person looks, and nowhere else', () => {
    expect(painted(true, {})).toBe(true);
    expect(painted(false, {})).toBe(false);
    expect(painted(true, { TERM: 'dumb' })).toBe(false);
  });

  it('obeys NO_COLOR before all, and FORCE_COLOR before the pipe', () => {
    expect(painted(true, { NO_COLOR: '1' })).toBe(false);
    expect(painted(true, { NO_COLOR: '' })).toBe(true);
    expect(painted(false, { FORCE_COLOR: '1' })).toBe(true);
    expect(painted(true, { FORCE_COLOR: '0' })).toBe(false);
    expect(painted(true, { NO_COLOR: '1', FORCE_COLOR: '1' })).toBe(false);
  });

  it('redraws progress only for a person', () => {
    expect(openTerminal(stream(true), stream(true), {}).interactive).toBe(true);
    expect(openTerminal(stream(true), stream(false), {}).interactive).toBe(false);
    expect(openTerminal(stream(true), stream(true), { CI: 'true' }).interactive).toBe(false);
  });
});
