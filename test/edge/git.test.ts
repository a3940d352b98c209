/** What git says of a real repository: changes in every state, names of all kinds, and why it can't say. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHistory } from '../../src/edge/git.js';

const LIMIT = 60_000;

const IDENTITY = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false'];

function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', [...IDENTITY, ...args], { cwd: folder, encoding: 'utf8', timeout: LIMIT, stdio: 'pipe' });
}

function hasGit(): boolean {
  try {
    return git(tmpdir(), '--version') !== '';
  } catch {
    return false;
  }
}

describe.skipIf(!hasGit())('what has changed', () => {
  let root = '';
  let repository = '';
  let workspace = '';
  const write = (path: string, text: string) => writeFileSync(join(workspace, path), text);
  const history = (folder = workspace) => openHistory(folder, tmpdir(), process.env);

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'policy-git-'));
    repository = join(root, 'repository');
    workspace = join(repository, 'sites ŷ');
    mkdirSync(join(workspace, 'orgs'), { recursive: true });
    mkdirSync(join(repository, 'clients'));
    git(repository, 'init', '--quiet', '--initial-branch=main');
    for (const name of ['same', 'edited', 'staged', 'removed', 'old', 'committed ŷ "q"'])
      write(`orgs/${name}.yaml`, name);
    write('.gitignore', 'out/\n');
    git(repository, 'add', '.');
    git(repository, 'commit', '--quiet', '-m', 'First');
    git(repository, 'checkout', '--quiet', '-b', 'work');
    write('orgs/committed ŷ "q".yaml', 'new');
    git(repository, 'commit', '--quiet', '-am', 'Work');
    git(repository, 'checkout', '--quiet', 'main');
    write('orgs/same.yaml', 'changed on main, not here');
    git(repository, 'commit', '--quiet', '-am', 'Main goes on');
    git(repository, 'checkout', '--quiet', 'work');
    write('orgs/edited.yaml', 'edited');
    write('orgs/edited.yaml', 'edited again');
    write('orgs/staged.yaml', 'staged anew');
    git(repository, 'add', 'sites ŷ/orgs/staged.yaml');
    rmSync(join(workspace, 'orgs/removed.yaml'));
    renameSync(join(workspace, 'orgs/old.yaml'), join(workspace, 'orgs/new\nline.yaml'));
    mkdirSync(join(workspace, 'out'));
    write('out/ignored.pdf', 'x');
    writeFileSync(join(repository, 'clients/acme.yaml'), 'beside the workspace');
  }, LIMIT);

  afterAll(() => rmSync(root, { recursive: true, force: true, maxRetries: 3 }));

  it('has what was committed, staged, saved, removed, renamed and added since the branches parted, from the folder', async () => {
    const { paths } = await history().changesSince('main');
    expect(paths).toEqual([
      '../clients/acme.yaml',
      'orgs/committed ŷ "q".yaml',
      'orgs/edited.yaml',
      'orgs/new\nline.yaml',
      'orgs/old.yaml',
      'orgs/removed.yaml',
      'orgs/staged.yaml',
    ]);
  });

  it('says what a file held then, as it was', async () => {
    const { before } = await history().changesSince('main');
    expect(Buffer.from((await before('orgs/committed ŷ "q".yaml')) ?? []).toString()).toBe('committed ŷ "q"');
    expect(await before('../clients/acme.yaml')).toBeUndefined();
  });

  it('knows commits, tags and earlier states, and nothing else', async () => {
    for (const reference of ['HEAD', 'HEAD~1', 'main^{/First}', git(repository, 'rev-parse', 'main').trim()])
      expect((await history().changesSince(reference)).paths).toContain('orgs/edited.yaml');
    for (const reference of ['nobody', '--output=x', '-h', 'HEAD:orgs', 'main..work', '$(touch x)', ' '])
      await expect(history().changesSince(reference), reference).rejects.toMatchObject({
        kind: 'unknown-reference',
        isShallow: false,
      });
  });

  it('says that a shallow clone has only its newest commits', async () => {
    const clone = join(root, 'clone');
    git(root, 'clone', '--quiet', '--depth=1', `file://${repository}`, clone);
    await expect(history(clone).changesSince('main~1')).rejects.toMatchObject({ isShallow: true });
    expect((await history(clone).changesSince('HEAD')).paths).toEqual([]);
  });

  it('says where there is no repository, and no git', async () => {
    const outside = openHistory(root, tmpdir(), { ...process.env, GIT_CEILING_DIRECTORIES: root });
    await expect(outside.changesSince('HEAD')).rejects.toMatchObject({ kind: 'no-repository' });
    const none = openHistory(workspace, tmpdir(), { PATH: root });
    await expect(none.changesSince('HEAD')).rejects.toMatchObject({ kind: 'no-git' });
  });

  it('starts no program that the repository’s settings name', async () => {
    const mark = join(root, 'started');
    const program = join(root, 'program.sh');
    writeFileSync(program, `#!/bin/sh\ntouch '${mark}'\n`, { mode: 0o755 });
    for (const setting of ['core.fsmonitor', 'diff.external', 'core.pager', 'core.sshCommand'])
      git(repository, 'config', setting, program);
    await history().changesSince('main');
    expect(() => execFileSync('test', ['-e', mark])).toThrow();
  });
});
