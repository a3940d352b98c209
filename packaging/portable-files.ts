/** What a portable folder holds: Node, the program with the packages that it needs, and a script that starts the one with the other. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetchedPackage } from './fetched-package.js';
import { NODE_LICENCE, NODE_VERSION, SYSTEMS, type SystemName } from './systems.js';

/** A file of the folder. */
export interface PortableFile {
  /** Within the folder, forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Whether it is run. */
  readonly runs: boolean;
}

/** Starts the program on Windows. A command window can't stand in a network folder, and would work in Windows' own instead. */
const WINDOWS_STARTER = `@echo off
rem Starts policy with the Node.js in this folder. Nothing has to be installed.
if /i not "%CD%"=="%SystemRoot%" goto start
echo error A command window cannot work in a network folder such as \\\\server\\share, and went to %SystemRoot% instead. 1>&2
echo   hint: Give the network folder a drive letter ^(net use P: \\\\server\\share^), go there and call policy again. 1>&2
exit /b 2
:start
"%~dp0node\\node.exe" "%~dp0program\\dist\\cli.js" %*
exit /b %ERRORLEVEL%
`;

/** Starts the program elsewhere, through a link too, with nothing but a shell. */
const UNIX_STARTER = `#!/bin/sh
# Starts policy with the Node.js in this folder. Nothing has to be installed.
path=$0
while [ -h "$path" ]; do
  link=$(readlink "$path")
  case $link in
    /*) path=$link ;;
    *) path=\${path%/*}/$link ;;
  esac
done
folder=\${path%/*}
exec "$folder/node/node" "$folder/program/dist/cli.js" "$@"
`;

const WINDOWS_READ_ME = `policy for Windows, with everything that it needs

1. Keep this folder where you like, such as C:\\policy. Nothing has to be installed.
2. Open it in Explorer, type cmd where the path stands, and press Enter.
3. In the window that opens, type:

     policy init C:\\policies
     cd /d C:\\policies
     policy render --all

   "init" asks a few questions, and "render" writes the documents. If Windows does not
   know the word policy in C:\\policies, see below.

To call policy from every folder, put this folder on your path: in the Start menu, look
for "environment variables for your account", open Path, and add the folder.

The pages that explain the program begin with program\\README.md. Where they write
"npx policy", type "policy". To remove the program, delete this folder.
`;

const UNIX_READ_ME = `policy, with everything that it needs

Keep this folder where you like. Nothing has to be installed. In a terminal, in this folder:

    ./policy init ~/policies

"init" asks a few questions, and says how to write the documents. To call policy from
every folder, put a link to it where your shell looks for programs:

    sudo ln -s "$PWD/policy" /usr/local/bin/policy

If macOS will not open what was downloaded, this lets it:

    xattr -dr com.apple.quarantine .

The pages that explain the program begin with program/README.md. Where they write
"npx policy", type "policy". To remove the program, delete this folder.
`;

const withCarriageReturns = (text: string) => text.replaceAll('\n', '\r\n');

/** The files beside the program: how to start, Node and its licence. */
export function startingFiles(system: SystemName, node: Uint8Array, nodeLicence: Uint8Array): readonly PortableFile[] {
  const isWindows = SYSTEMS[system].executable === 'bin/node.exe';
  const text = (words: string) => Buffer.from(isWindows ? withCarriageReturns(words) : words, 'utf8');
  const starter = isWindows ? text(WINDOWS_STARTER) : text(UNIX_STARTER);
  return [
    { path: 'README.txt', bytes: text(isWindows ? WINDOWS_READ_ME : UNIX_READ_ME), runs: false },
    { path: isWindows ? 'policy.cmd' : 'policy', bytes: starter, runs: true },
    { path: isWindows ? 'node/node.exe' : 'node/node', bytes: node, runs: true },
    { path: 'node/LICENSE', bytes: nodeLicence, runs: false },
    { path: 'node/VERSION', bytes: text(`Node.js ${NODE_VERSION}\n`), runs: false },
  ];
}

/** Everything that a portable folder holds; `program` are the files of the package and of what it depends on. */
export function portableFiles(system: SystemName, program: readonly PortableFile[]): readonly PortableFile[] {
  const { node, executable } = SYSTEMS[system];
  const licence = readFileSync(join(fetchedPackage(NODE_LICENCE.node), NODE_LICENCE.path));
  const starting = startingFiles(system, readFileSync(join(fetchedPackage(node), executable)), licence);
  return [...starting, ...program];
}
