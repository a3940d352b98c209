/** What the pages show as the program's output is what it prints, for the sample clients, on 22 November 2026. */
import { join, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { openDisk } from '../../src/edge/disk.js';
import { FileTrouble, type World } from '../../src/model/world.js';
import { codeBlocks, PAGES, PROJECT, placeOf } from './pages.js';
import { isStep } from './walk.js';

/** What was rendered into the project's folder before, and the state of it, is not looked at: each page tells of a first run. */
const isRendered = (path: string) => ['out', '.policy'].some((folder) => isWithin(join(PROJECT, folder), path));

function isWithin(folder: string, path: string): boolean {
  const whole = resolve(PROJECT, path);
  return whole === folder || whole.startsWith(`${folder}${sep}`);
}

/** The project's folder, into which nothing is written; `without` is a key that Acme's file loses. */
function sampleWorld(without: string | undefined): { readonly world: World; readonly printed: () => string } {
  const disk = openDisk(PROJECT, PROJECT);
  const printed: string[] = [];
  const plain = (text: string) => text;
  const print = (text: string) => void printed.push(text);
  const world: World = {
    files: {
      ...disk,
      read: async (path, limit) => {
        if (isRendered(path)) throw new FileTrouble('missing', path, 'the file or folder doesn’t exist');
        const bytes = await disk.read(path, limit);
        if (without === undefined || !path.endsWith('acme.yaml')) return bytes;
        const text = new TextDecoder().decode(bytes);
        return new TextEncoder().encode(text.replace(new RegExp(`^${without}:.*\n`, 'm'), ''));
      },
      list: async (folder) => (isRendered(folder) ? [] : disk.list(folder)),
      lock: async () => ({
        undone: [],
        write: async ({ files }) => files.map(({ path }) => ({ path, change: 'created' })),
        release: async () => {},
      }),
    },
    today: () => ({ year: 2026, month: 11, day: 22 }),
    now: () => 0,
    variable: () => undefined,
    terminal: {
      out: print,
      err: print,
      status: () => undefined,
      data: print,
      interactive: false,
      width: 100,
      paint: { error: plain, warning: plain, success: plain, strong: plain, faint: plain },
    },
  };
  return { world, printed: () => printed.join('') };
}

/** How long it took is the machine's affair. */
const timeless = (text: string) => text.replace(/\(\d+\.\d s\)/g, '(… s)').trim();

describe('the output', () => {
  const blocks = PAGES.flatMap((page) =>
    codeBlocks(page.root.children, 'console')
      // A walk is taken by a test of its own.
      .filter((block) => !isStep(block))
      .map((block) => [placeOf(page, block), block.value, block.meta] as const),
  );

  it('is shown somewhere', () => {
    expect(blocks.length).toBeGreaterThan(1);
  });

  it.each(blocks)('at %s is true', async (_, shown, meta) => {
    const [call = '', ...lines] = shown.split('\n');
    const { world, printed } = sampleWorld(/^without=(\w+)$/.exec(meta ?? '')?.[1]);
    await run(call.replace('$ npx policy ', '').split(' '), world, '1.2.3');
    expect(timeless(printed())).toBe(timeless(lines.join('\n')));
  });
});
