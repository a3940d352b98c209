/** A person's name in the history that git itself keeps, and nothing started that a repository's settings name. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personName } from '../../src/check/person-names.js';
import { openHistory } from '../../src/edge/git.js';
import { searchHistory } from '../../src/engine/person/history.js';
import { run } from './support/programs.js';

let folder = '';

const git = (...args: readonly string[]) => {
  const { code, stderr } = run('git', ['-C', folder, ...args]);
  if (code !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
};

function commit(path: string, text: string, day: string, author = 'Jo Sample <jo@example.org>') {
  writeFileSync(join(folder, path), text);
  git('add', '-A');
  const [name = '', email = ''] = author.replace('>', '').split(' <');
  const who = ['-c', `user.name=${name}`, '-c', `user.email=${email}`, '-c', 'commit.gpgSign=false'];
  git(...who, 'commit', '--quiet', '-m', `On ${day}`, `--date=${day}T12:00:00`);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'policy-git-'));
  git('init', '--quiet', '.');
  commit('acme.yaml', 'name: Acme\nmanager:\n  first_name: Siân\n  last_name: O’Brien\n', '2024-01-01');
  commit('acme.yaml', 'name: Acme\nmanager:\n  first_name: Ann\n  last_name: Lee\n', '2025-01-01');
  commit('bala.yaml', 'owner: Owen O\'Brien # "Si\u0302n"\n', '2025-02-01');
  commit('notes.md', 'Ask Sia\u0302n OBrien, Mr Núñez and S. Nunez.\n', '2025-03-01');
  commit('other.md', 'Nobody.\n', '2025-04-01', 'Sian O’Brien <s@example.org>');
  commit('old.docx', 'PK\0\0', '2025-05-01');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const search = (name: string, place = folder) => {
  const person = personName(name);
  if (!person) throw new Error(name);
  return searchHistory(openHistory(place, tmpdir(), process.env), person, true);
};

describe('git’s history', () => {
  it('is searched for every spelling, in lines that are no longer there too', async () => {
    const history = await search('Siân O’Brien');
    expect(history).toMatchObject({
      commits: { name: 3, surname: 1 },
      files: ['acme.yaml', 'bala.yaml', 'notes.md'],
      byPerson: 1,
      messages: 0,
    });
    expect(history?.unsearched).toEqual([
      { path: 'git’s history', why: 'earlier versions of old.docx can’t be read there' },
    ]);
  });

  it.each(['Nunez', 'Núñez', 'NUÑEZ'])('is searched for letters with accents and without: %s', async (name) => {
    expect((await search(name))?.commits.name).toBe(1);
  });

  it('says that there is nothing of a name that never stood there', async () => {
    expect(await search('Bethan Rowlands')).toMatchObject({ commits: { name: 0, surname: 0 }, byPerson: 0, files: [] });
  });

  it('is searched in what a merge changed itself, and on a branch of which a merge took nothing', async () => {
    const merged = mkdtempSync(join(tmpdir(), 'policy-git-'));
    const inMerged = (...args: readonly string[]) => {
      const who = ['-c', 'user.name=Jo', '-c', 'user.email=jo@example.org', '-c', 'commit.gpgSign=false'];
      const { code, stderr } = run('git', ['-C', merged, ...who, ...args]);
      if (code !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
    };
    const save = (path: string, text: string) => {
      writeFileSync(join(merged, path), text);
      inMerged('add', '-A');
    };
    try {
      inMerged('init', '--quiet', '--initial-branch=main', '.');
      save('acme.yaml', 'name: Acme\nphone: 1\n');
      inMerged('commit', '--quiet', '-m', 'First');
      for (const branch of ['side', 'forgotten']) {
        inMerged('switch', '--quiet', '-c', branch, 'main');
        save(`${branch}.yaml`, branch === 'side' ? 'manager: Owen Price\n' : 'manager: Bethan Rowlands\n');
        inMerged('commit', '--quiet', '-m', branch);
      }
      inMerged('switch', '--quiet', 'main');
      save('acme.yaml', 'name: Acme\nphone: 2\n');
      inMerged('commit', '--quiet', '-m', 'Second');
      inMerged('merge', '--quiet', '--no-commit', 'side');
      save('acme.yaml', 'name: Acme\nphone: 2\n# - ask\n# Siân O’Brien\n');
      inMerged('commit', '--quiet', '-m', 'Merged');
      inMerged('merge', '--quiet', '--strategy=ours', '-m', 'Forgotten', 'forgotten');
      inMerged('branch', '--quiet', '-D', 'forgotten', 'side');
      expect(await search('Siân O’Brien', merged)).toMatchObject({ commits: { name: 1 }, files: ['acme.yaml'] });
      expect(await search('Bethan Rowlands', merged)).toMatchObject({
        commits: { name: 1 },
        files: ['forgotten.yaml'],
      });
      // The merge has this line from a branch, whose own commit is counted.
      expect(await search('Owen Price', merged)).toMatchObject({ commits: { name: 1 }, files: ['side.yaml'] });
    } finally {
      rmSync(merged, { recursive: true, force: true });
    }
  });

  it('starts nothing that the settings of the repository name', async () => {
    const trap = join(folder, 'trap.sh');
    writeFileSync(trap, `#!/bin/sh\ntouch "${folder}/sprung"\n`, { mode: 0o755 });
    for (const key of ['diff.external', 'core.fsmonitor', 'core.pager', 'gpg.program', 'diff.words.textconv'])
      git('config', key, trap);
    git('config', 'log.showSignature', 'true');
    writeFileSync(join(folder, '.git/info/attributes'), '* diff=words\n');
    expect((await search('Siân O’Brien'))?.commits.name).toBe(3);
    expect(existsSync(join(folder, 'sprung'))).toBe(false);
  });

  it('of a folder without any commit is empty, and of no repository is said', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'policy-git-'));
    try {
      expect((await search('Siân O’Brien', empty))?.unsearched[0]?.why).toMatch(/^git says: not a git repository/);
      run('git', ['-C', empty, 'init', '--quiet', '.']);
      expect(await search('Siân O’Brien', empty)).toMatchObject({ commits: { name: 0 }, unsearched: [] });
    } finally {
      rmSync(empty, { recursive: true, force: true });
    }
  });
});
