/** Patterns for files, as shells write them and as they arrive in quotation marks. */
import { describe, expect, it } from 'vitest';
import { match } from '../../src/edge/matching.js';
import { MemorySystem } from '../support/memory-system.js';

const PATHS = ['old/a.md', 'old/B.MD', 'old/hr/c.md', 'old/hr/[d].txt', 'old/.git/e.md', 'f.md', 'other/g.md'];
const system = new MemorySystem(new Map(PATHS.map((path) => [`/site/${path}`, new Uint8Array()])));

describe('a pattern', () => {
  it.each([
    ['old/*.md', ['old/B.MD', 'old/a.md']],
    ['old/**/*.md', ['old/B.MD', 'old/a.md', 'old/hr/c.md']],
    ['./*.md', ['f.md']],
    ['/site/o*/{a,g}.md', ['/site/old/a.md', '/site/other/g.md']],
    ['../site/old/?.md', ['../site/old/B.MD', '../site/old/a.md']],
    ['old/hr/[[]d*', ['old/hr/[d].txt']],
    ['old/hr/\\[d\\].txt', []],
    ['old/[a', []],
    ['', []],
    ['none/*.md', []],
    ['old/*.docx', []],
  ])('%s', async (pattern, files) => {
    expect(await match(system, '/site', pattern)).toEqual(files);
  });

  it('has the system’s separators, as on Windows', async () => {
    expect(await match(system, '/site', 'old\\**\\*.md', '\\')).toEqual(['old/B.MD', 'old/a.md', 'old/hr/c.md']);
  });

  it('may be of a network folder, which keeps both of its slashes', async () => {
    const share = new MemorySystem(new Map([['/server/share/old/a.md', new Uint8Array()]]));
    expect(await match(share, '/site', '\\\\server\\share\\old\\*.md', '\\')).toEqual(['//server/share/old/a.md']);
  });
});
