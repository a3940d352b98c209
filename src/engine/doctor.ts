/**
 * Looks at what most often keeps the program from working: the computer, the folders, git, and what was left behind. What it says can be
 * sent to anybody: no name or value of an organisation, and no path but the working folder's, with the user's own folder as ~.
 */
import { posix } from 'node:path';
import { hasErrors } from '../model/diagnostic.js';
import { joinPath } from '../model/paths.js';
import { FileTrouble, type World } from '../model/world.js';
import { openWorkspace } from './open-workspace.js';
import { programVersion } from './program-version.js';
import type { Workspace } from './workspace.js';

/** One thing that was looked at. */
export interface Checkup {
  /** Never changes, for scripts: `node`, `folders`. */
  readonly about: string;
  /** An error keeps packs from being rendered. */
  readonly level: 'fine' | 'warning' | 'error';
  readonly message: string;
  /** What to do. */
  readonly hint?: string;
}

const fine = (about: string, message: string): Checkup => ({ about, level: 'fine', message });
const warning = (about: string, message: string, hint: string): Checkup => ({ about, level: 'warning', message, hint });
/** What to do about one of these is in the report, where it is a call of the program. */
const failure = (about: string, message: string, hint?: string): Checkup => ({
  about,
  level: 'error',
  message,
  ...(hint === undefined ? {} : { hint }),
});

/** Looks at everything, in the order in which one would ask. */
export async function examine(world: World): Promise<readonly Checkup[]> {
  const { value: workspace, diagnostics } = await openWorkspace(world, {});
  const settings = hasErrors(diagnostics) ? [failure('settings', 'policy.yaml has errors')] : [];
  return [
    fine('program', `policy ${await programVersion(world)}`),
    ...computerCheckups(world),
    ...placeCheckups(world),
    ...(await fontCheckups(world)),
    ...settings,
    ...(workspace ? await workspaceCheckups(workspace) : []),
    ...(await leftBehind(world)),
  ];
}

/** The first and the last version of Node that the package names. */
const NODE = { first: [20, 19], last: 26 } as const;

function computerCheckups({ computer }: World): readonly Checkup[] {
  if (!computer) return [];
  const [major = 0, minor = 0] = computer.node.split('.').map(Number);
  const isSupported =
    (major > NODE.first[0] || (major === NODE.first[0] && minor >= NODE.first[1])) && major <= NODE.last;
  return [
    isSupported
      ? fine('node', `Node ${computer.node}`)
      : warning('node', `Node ${computer.node} isn’t supported`, 'Install Node 20.19 or later, up to 26.'),
    fine('system', computer.system),
    fine('time-zone', `Time zone ${computer.timeZone}: it decides which day is today`),
  ];
}

/** Folders of programs that keep a copy of files elsewhere, by a part of the path. */
const SYNCHRONISED = /(?:^|[\\/])(OneDrive|Dropbox|Google Drive|GoogleDrive|SharePoint|iCloud)/i;

/** Characters; below the working folder, documents of packs need up to 160 more, and Windows takes 259 in all. */
const LONG_FOLDER = 99;

function placeCheckups({ files, computer }: World): readonly Checkup[] {
  const folder = files.workingFolder;
  const home = computer?.home ?? '';
  const shown = home.length > 1 && folder.startsWith(home) ? `~${folder.slice(home.length)}` : folder;
  const [, service] = SYNCHRONISED.exec(folder) ?? [];
  const isWindows = computer?.platform === 'win32';
  return [
    service === undefined
      ? fine('folder', `Working folder ${shown}`)
      : warning(
          'folder',
          `Working folder ${shown}, which ${service} copies elsewhere`,
          'Let one person at a time work here, and wait until everything is synchronised.',
        ),
    ...(isWindows && folder.length > LONG_FOLDER
      ? [
          warning(
            'long-paths',
            `The working folder’s path has ${folder.length} characters; Windows takes 259 with the file’s name`,
            'Move the workspace to a folder with a shorter path, such as C:\\policies.',
          ),
        ]
      : []),
  ];
}

async function fontCheckups({ files }: World): Promise<readonly Checkup[]> {
  const fonts = (await listed(files, joinPath(files.programFolder, 'fonts'))) ?? [];
  const count = fonts.filter((path) => path.endsWith('.ttf')).length;
  return count > 0
    ? [fine('fonts', `${count} font files`)]
    : [failure('fonts', 'The program’s fonts are missing', 'Install the program again.')];
}

/** The files below a folder; nothing where it can't be read. */
async function listed(files: World['files'], folder: string): Promise<readonly string[] | undefined> {
  try {
    return await files.list(folder);
  } catch (cause) {
    if (cause instanceof FileTrouble) return undefined;
    throw cause;
  }
}

async function workspaceCheckups(workspace: Workspace): Promise<readonly Checkup[]> {
  const { world, folders } = workspace;
  const organisations = await listed(world.files, folders.organisations);
  const templates = await listed(world.files, folders.templates);
  const issues = await listed(world.files, folders.issues);
  const kept = [...(organisations ?? []), ...(templates ?? []), ...((await listed(world.files, folders.packs)) ?? [])];
  return [
    foundFolder('organisations', organisations, /^[^_./][^/]*(?<!\.issues)\.ya?ml$/),
    foundFolder('templates', templates, /\.(?:md|txt|docx)$/),
    ...copies(kept),
    ...(await writeCheckups(workspace)),
    ...(await clockCheckups(world, [
      ...(organisations ?? []).map((path) => joinPath(folders.organisations, path)),
      ...(templates ?? []).map((path) => joinPath(folders.templates, path)),
    ])),
    ...(await historyCheckups(world, (issues ?? []).length > 0)),
  ];
}

function foundFolder(
  about: 'organisations' | 'templates',
  paths: readonly string[] | undefined,
  pattern: RegExp,
): Checkup {
  const count = (paths ?? []).filter((path) => pattern.test(path)).length;
  if (count > 0)
    return fine(
      about,
      `${about === 'templates' ? 'Templates' : 'Organisations'}: ${count} ${count === 1 ? 'file' : 'files'}`,
    );
  const message = paths ? `The folder of ${about} has no files` : `The folder of ${about} is missing or can’t be read`;
  return failure(about, message);
}

/** What OneDrive, Dropbox, Drive, iCloud and Syncthing call the second of two files that were changed at once. */
const CONFLICT_COPY = [
  /\((?:[^()]*['’]s )?conflicted copy[^()]*\)/i,
  /\[Conflict[^\]]*\]/i,
  /\.sync-conflict-\d/i,
  /-(?:DESKTOP|LAPTOP|PC|MACBOOK)[-\w]*(?:-\d+)?\.\w+$/i,
  / \(\d+\)\.\w+$/,
  /[-_ ]copy(?: ?\(?\d*\)?)?\.\w+$/i,
];

function copies(paths: readonly string[]): readonly Checkup[] {
  const count = paths.filter((path) => CONFLICT_COPY.some((pattern) => pattern.test(path))).length;
  if (count === 0) return [];
  return [
    warning(
      'copies',
      `${count} ${count === 1 ? 'file looks like a copy' : 'files look like copies'} that OneDrive, Drive or Dropbox made of a changed file`,
      'Look for "conflicted copy", "(1)" or a computer’s name in the names of files. Compare each with its original, and delete one.',
    ),
  ];
}

/** Bytes; a pack of thirty policies in three formats takes about 15 MB. */
const LITTLE_SPACE = 500_000_000;

async function writeCheckups({ world, folders }: Workspace): Promise<readonly Checkup[]> {
  const { computer, files } = world;
  if (!computer) return [];
  const checkups: Checkup[] = [];
  for (const [about, folder] of [
    ['out', folders.out],
    ['organisations', folders.organisations],
    ['issues', folders.issues],
  ] as const) {
    const place = await nearestFolder(files, posix.resolve(files.workingFolder, folder));
    const trouble = await computer.writeTrouble(place);
    if (trouble !== undefined)
      checkups.push(
        failure(
          'write',
          `No files can be written for ${about}: ${trouble}`,
          'Ask for the right to write there, or name another folder in policy.yaml.',
        ),
      );
  }
  const free = await computer.freeSpace(files.workingFolder);
  if (free !== undefined && free < LITTLE_SPACE)
    checkups.push(
      warning(
        'space',
        `Only ${Math.floor(free / 1_000_000)} MB are free on the disk`,
        'Make room before you render many packs.',
      ),
    );
  return checkups.some(({ level }) => level === 'error')
    ? checkups
    : [fine('write', 'Files can be written'), ...checkups];
}

/** The folder, or the nearest above it that is there. */
async function nearestFolder(files: World['files'], folder: string): Promise<string> {
  let place = folder;
  while (place !== posix.dirname(place) && !(await files.exists(place))) place = posix.dirname(place);
  return place;
}

/** Nanoseconds; clocks of two computers differ by less. */
const A_DAY = 86_400_000_000_000n;

/** Files; a clock that is wrong shows in the first few. */
const MOST_LOOKED_AT = 200;

async function clockCheckups({ files, computer }: World, paths: readonly string[]): Promise<readonly Checkup[]> {
  if (!computer) return [];
  let newest = 0n;
  for (const path of paths.slice(0, MOST_LOOKED_AT)) {
    const written = (await files.traceOf(path))?.written ?? 0n;
    if (written > newest) newest = written;
  }
  return newest > computer.now() + A_DAY
    ? [
        warning(
          'clock',
          'Files were saved later than the computer’s clock says it is',
          'Set the clock: dates of reviews and issues come from it.',
        ),
      ]
    : [];
}

async function historyCheckups({ computer, files }: World, hasIssues: boolean): Promise<readonly Checkup[]> {
  const git = await computer?.git();
  if (!git) return [];
  if (git.kind === 'repository')
    return [
      git.hasCommits
        ? fine('history', 'git keeps the history')
        : warning('history', 'git has no commit yet', 'Run: git add ., then: git commit'),
      ...(git.changesLineEnds
        ? [
            warning(
              'line-ends',
              'git changes line ends here (core.autocrlf)',
              'Put "* -text" into .gitattributes, as a new workspace has it.',
            ),
          ]
        : []),
      ...(git.ignoresState || !(await files.exists('.policy'))
        ? []
        : [
            warning(
              'state',
              'git doesn’t ignore .policy',
              'Put "/.policy/" into .gitignore: it is private to one computer.',
            ),
          ]),
    ];
  const none = git.kind === 'no-git' ? 'git isn’t installed' : 'The working folder isn’t in git';
  if (hasIssues) return [fine('history', `${none}; issues are kept`)];
  return [
    warning(
      'history',
      `${none}, and there are no issues: nothing shows what a file said before`,
      'Keep the workspace in git, or back it up each day: all but the folder of documents.',
    ),
  ];
}

/** What an interrupted run left, and whether others can read what the program keeps. */
async function leftBehind({ files, computer }: World): Promise<readonly Checkup[]> {
  const state = joinPath(files.workingFolder, '.policy');
  const left = (await listed(files, state)) ?? [];
  const count = (folder: string) => left.filter((path) => path.startsWith(`${folder}/`)).length;
  const mode = await computer?.permissions(state);
  return [
    ...(mode !== undefined && (mode & 0o077) !== 0
      ? [warning('state', 'Others on this computer can read .policy', 'Run: chmod -R go-rwx .policy')]
      : []),
    ...(count('locks') > 0
      ? [
          warning(
            'locks',
            `Locks: ${count('locks')}. A run is under way, or one was ended`,
            'If no run is under way on any computer, the next one takes over those of this computer. Delete others from .policy/locks.',
          ),
        ]
      : []),
    ...(count('journal') > 0
      ? [
          warning(
            'interrupted',
            'A run was interrupted while it wrote',
            'Run the same command again: it first puts back what was begun.',
          ),
        ]
      : []),
  ];
}
