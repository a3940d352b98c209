/** What links by path mean, as people, wikis and sites write them. */
import { describe, expect, it } from 'vitest';
import { FileLinks } from '../../src/model/file-links.js';

const PATHS = [
  'templates/alpha.md',
  'templates/hr/Beta Policy.docx',
  'templates/hr/leave/index.md',
  'templates/it/leave.md',
];

const links = new FileLinks(
  PATHS.map((path) => ({ path, names: path.includes('Beta') ? ['beta', 'DCW29'] : [], item: path })),
);

const found = (path: string, from = 'templates/alpha.md') => links.find(from, path)?.item;

describe('a link by path', () => {
  it.each([
    ['./alpha.md', 'templates/alpha.md'],
    ['hr/Beta Policy.docx', 'templates/hr/Beta Policy.docx'],
    ['hr/beta-policy.html', 'templates/hr/Beta Policy.docx'],
    ['hr/Beta_Policy', 'templates/hr/Beta Policy.docx'],
    ['hr/leave/', 'templates/hr/leave/index.md'],
    ['hr/leave.md', 'templates/hr/leave/index.md'],
    ['/hr/leave/', 'templates/hr/leave/index.md'],
    ['/it/leave', 'templates/it/leave.md'],
    ['../../../alpha/', 'templates/alpha.md'],
    ['/policies/beta/', 'templates/hr/Beta Policy.docx'],
    ['DCW29', 'templates/hr/Beta Policy.docx'],
  ])('%s means %s', (path, file) => {
    expect(found(path)).toBe(file);
  });

  it('starts from the folder of the file that has it', () => {
    expect(found('leave.md', 'templates/it/rota.md')).toBe('templates/it/leave.md');
    expect(found('../alpha.md', 'templates/hr/Beta Policy.docx')).toBe('templates/alpha.md');
  });

  it.each(['', '.', '..', '/', 'leave', 'forms/alpha.docx', 'alpha.pdf', 'alpha.md.png', 'a', 'lpha'])(
    'means nothing where no file, or several, may be meant: %j',
    (path) => {
      expect(found(path)).toBeUndefined();
    },
  );

  it('is a guess where the file is elsewhere than it says', () => {
    expect(links.find('templates/it/leave.md', 'alpha.md')).toEqual({ item: 'templates/alpha.md', isGuess: true });
    expect(links.find('templates/it/leave.md', '/alpha/')).toEqual({ item: 'templates/alpha.md', isGuess: false });
    expect(links.find('templates/alpha.md', '/policies/beta/')?.isGuess).toBe(true);
  });
});
