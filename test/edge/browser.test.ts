/** Opening the browser: the system's own program is given the address as one argument, and no shell reads it. */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAddress } from '../../src/edge/desk/browser.js';

const PATH = process.env.PATH;
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'policy-browser-'));
});
afterEach(() => {
  process.env.PATH = PATH;
  rmSync(folder, { recursive: true, force: true });
});

/** Puts a program on the path that writes down what it is given, an argument on each line, and renames that when it's whole. */
function opener(name: string): string {
  const path = join(folder, name);
  writeFileSync(
    path,
    `#!/bin/sh\nprintf '%s\\n' "$@" >"${folder}/unfinished"\nmv "${folder}/unfinished" "${folder}/given"\n`,
  );
  chmodSync(path, 0o755);
  process.env.PATH = `${folder}:${PATH}`;
  return join(folder, 'given');
}

async function linesOf(path: string): Promise<readonly string[]> {
  for (let looks = 0; looks < 3_000 && !existsSync(path); looks++) await pause(20);
  return readFileSync(path, 'utf8').trimEnd().split('\n');
}

describe.runIf(process.platform === 'linux')('the browser', () => {
  it.each([
    ['linux', 'xdg-open', []],
    ['freebsd', 'xdg-open', []],
    ['darwin', 'open', []],
    ['win32', 'rundll32', ['url.dll,FileProtocolHandler']],
  ] as const)('on %s is opened by %s, with the address as it is', async (platform, program, options) => {
    const given = opener(program);
    const address = `http://127.0.0.1:4000/?token=a&b=$(touch ${folder}/sprung) \`touch ${folder}/sprung\`; "x" 'y' %PATH%`;
    expect(await openAddress(address, platform)).toBe(true);
    expect(await linesOf(given)).toEqual([...options, address]);
    expect(existsSync(join(folder, 'sprung'))).toBe(false);
  });

  it('isn’t opened where the system has no program for it', async () => {
    process.env.PATH = folder;
    expect(await openAddress('http://127.0.0.1:4000/', 'linux')).toBe(false);
  });
});
