/** Files are watched as editors save them: in bursts, by renaming, in new folders. What the program itself writes is left out. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SettledChanges } from '../../src/edge/desk/settled-changes.js';
import { openWatch } from '../../src/edge/desk/watch.js';
import type { Watching } from '../../src/model/desk.js';

describe('settled changes', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('join what an editor does in one save', async () => {
    const settled = new SettledChanges();
    const changes = settled.changes();
    for (const path of ['/w/a.md~', '/w/a.md', '/w/a.md']) {
      settled.note(path);
      vi.advanceTimersByTime(20);
    }
    vi.advanceTimersByTime(20);
    expect(await changes).toEqual(['/w/a.md', '/w/a.md~']);
  });

  it('are passed on even if there is no end of them', async () => {
    const settled = new SettledChanges();
    const changes = settled.changes();
    for (let at = 0; at < 13; at++) {
      settled.note('/w/log');
      vi.advanceTimersByTime(20);
    }
    expect(await changes).toEqual(['/w/log']);
  });

  it('wait for whoever asks later, and are told once', async () => {
    const settled = new SettledChanges();
    settled.note('/w/a.md');
    vi.advanceTimersByTime(1_000);
    expect(await settled.changes()).toEqual(['/w/a.md']);
    const within = settled.changesWithin(100);
    vi.advanceTimersByTime(100);
    expect(await within).toEqual([]);
  });

  it('wait for the end of a save that began in time', async () => {
    const settled = new SettledChanges();
    const within = settled.changesWithin(100);
    vi.advanceTimersByTime(90);
    settled.note('/w/a.md');
    vi.advanceTimersByTime(30);
    expect(await within).toEqual(['/w/a.md']);
  });

  it('end with nothing, or with the trouble', async () => {
    const settled = new SettledChanges();
    const changes = settled.changes();
    settled.end();
    expect(await changes).toBeUndefined();
    expect(await settled.changesWithin(10)).toBeUndefined();
    const troubled = new SettledChanges();
    troubled.end(new Error('no more watches'));
    await expect(troubled.changes()).rejects.toThrow('no more watches');
  });
});

describe('watched folders', () => {
  let folder: string;
  let watching: Watching;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'policy-watch-'));
    for (const name of ['templates', 'out', '.policy', '.hidden/workspace'])
      mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, 'templates/a.md'), 'one');
    watching = await openWatch(folder)({ folders: ['.', 'templates'], except: ['out'] });
  });
  afterEach(async () => {
    await watching.close();
    rmSync(folder, { recursive: true });
  });
  const at = (path: string) => join(folder, path);

  it('tell of a file that is written, again and again', async () => {
    for (const words of ['two', 'three']) {
      writeFileSync(at('templates/a.md'), words);
      expect(await watching.changes()).toEqual([at('templates/a.md')]);
    }
  });

  it('tell of a file that another takes the place of, as editors save, again and again', async () => {
    for (const words of ['two', 'three']) {
      writeFileSync(at('templates/.a.md.new'), words);
      renameSync(at('templates/.a.md.new'), at('templates/a.md'));
      expect(await watching.changes()).toContain(at('templates/a.md'));
    }
  });

  it('tell of a file in a new folder', async () => {
    mkdirSync(at('templates/new'));
    await watching.changes();
    writeFileSync(at('templates/new/b.md'), 'b');
    expect(await watching.changes()).toContain(at('templates/new/b.md'));
  });

  it('tell nothing of documents, state and other hidden files', async () => {
    for (const path of ['out/a.html', '.policy/state', '.a.md.swp', 'templates/z.md']) writeFileSync(at(path), 'x');
    expect(await watching.changes()).toEqual([at('templates/z.md')]);
  });

  it('may be in a hidden folder themselves', async () => {
    const inHidden = await openWatch(at('.hidden/workspace'))({ folders: ['.'], except: [] });
    writeFileSync(at('.hidden/workspace/a.md'), 'x');
    expect(await inHidden.changes()).toEqual([at('.hidden/workspace/a.md')]);
    await inHidden.close();
    expect(await inHidden.changes()).toBeUndefined();
  });
});
