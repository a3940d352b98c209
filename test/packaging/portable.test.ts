/** A portable folder starts the program with the Node in it, and its zip has the same bytes on every computer. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { verifyArchive } from '../../packaging/fetched-package.js';
import { type PortableFile, startingFiles } from '../../packaging/portable-files.js';
import { portableZip } from '../../packaging/portable-zip.js';
import { SYSTEM_NAMES, SYSTEMS } from '../../packaging/systems.js';
import { readZip } from '../../src/formats/zip/read.js';

const bytes = (text: string) => Buffer.from(text, 'utf8');
const licence = bytes('The licence of Node\n');
const textIn = (files: readonly PortableFile[], path: string) =>
  Buffer.from(files.find((file) => file.path === path)?.bytes ?? []).toString();

/** Name → permissions, of the zip's directory (APPNOTE 6.3.10, 4.3.12). */
function modesIn(zip: Uint8Array): Readonly<Record<string, string>> {
  const buffer = Buffer.from(zip);
  const modes: Record<string, string> = {};
  for (let at = buffer.indexOf('PK\x01\x02'); at >= 0; at = buffer.indexOf('PK\x01\x02', at + 4)) {
    const name = buffer.toString('utf8', at + 46, at + 46 + buffer.readUInt16LE(at + 28));
    expect(buffer.readUInt8(at + 5), 'made on Unix').toBe(3);
    modes[name] = (buffer.readUInt32LE(at + 38) >>> 16).toString(8);
  }
  return modes;
}

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Writes the files of a folder whose Node is a script that says how it was called. */
function folderFor(system: 'linux-x64'): string {
  const folder = mkdtempSync(join(tmpdir(), 'policy portable '));
  folders.push(folder);
  const node = bytes('#!/bin/sh\nprintf "[%s]" "$@"\nexit 3\n');
  for (const file of startingFiles(system, node, licence)) {
    const path = join(folder, file.path);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, file.bytes);
    chmodSync(path, file.runs ? 0o755 : 0o644);
  }
  return folder;
}

describe('the files of a portable folder', () => {
  it.each(SYSTEM_NAMES)('for %s are a starter, Node with its licence, and what to read', (system) => {
    const files = startingFiles(system, bytes('node'), licence);
    const isWindows = system.startsWith('windows');
    expect(files.filter(({ runs }) => runs).map(({ path }) => path)).toEqual(
      isWindows ? ['policy.cmd', 'node/node.exe'] : ['policy', 'node/node'],
    );
    expect(textIn(files, 'node/LICENSE')).toBe('The licence of Node\n');
    for (const path of ['README.txt', isWindows ? 'policy.cmd' : 'policy']) {
      const lines = textIn(files, path).split('\n').slice(0, -1);
      expect(
        lines.every((line) => line.endsWith('\r') === isWindows),
        path,
      ).toBe(true);
    }
    expect(SYSTEMS[system].node.integrity).toMatch(/^sha512-[\w+/]{86}==$/);
  });

  it('for Windows refuse to work in the system’s own folder, where a network folder leads', () => {
    const starter = textIn(startingFiles('windows-x64', bytes('node'), licence), 'policy.cmd');
    expect(starter).toContain('if /i not "%CD%"=="%SystemRoot%" goto start\r\n');
    expect(starter).toContain('"%~dp0node\\node.exe" "%~dp0program\\dist\\cli.js" %*\r\n');
  });

  it.runIf(process.platform !== 'win32')('start the program with every argument as it is, through links too', () => {
    const folder = folderFor('linux-x64');
    const links = join(folder, 'links');
    mkdirSync(links);
    symlinkSync('../policy', join(links, 'near'));
    symlinkSync(join(links, 'near'), join(links, 'far'));
    const args = ['set', 'acme', 'a "b"  $HOME `c`', '', '*'];
    for (const [starter, from] of [
      [join(folder, 'policy'), folder],
      ['./policy', folder],
      ['./far', links],
      [join(links, 'near'), tmpdir()],
    ] as const) {
      const call = () => execFileSync(starter, args, { cwd: from, stdio: 'pipe', encoding: 'utf8', timeout: 20_000 });
      expect(call).toThrow(expect.objectContaining({ status: 3 }));
      try {
        call();
      } catch (cause) {
        const printed = (cause as { readonly stdout: string }).stdout;
        const [program = '', ...rest] = printed.slice(1, -1).split('][');
        expect(rest).toEqual(args);
        expect(program).toMatch(/\/program\/dist\/cli\.js$/);
      }
    }
  });
});

describe('the zip of a portable folder', () => {
  const files = startingFiles('linux-x64', bytes('node '.repeat(1000)), licence);

  it('holds every file, and says which are run', () => {
    const zip = portableZip('policy-1.0.0-linux-x64', files);
    const modes = modesIn(zip);
    for (const { path, runs } of files)
      expect(modes[`policy-1.0.0-linux-x64/${path}`], path).toBe(runs ? '100755' : '100644');
    const unpacked = readZip(zip);
    expect(unpacked.size).toBe(files.length);
    expect(Buffer.from(unpacked.get('policy-1.0.0-linux-x64/node/LICENSE') ?? []).equals(licence)).toBe(true);
  });

  it('has the same bytes whatever the order of the files, the day and the time zone', () => {
    const zip = portableZip('policy', files);
    const zone = process.env.TZ;
    try {
      for (const elsewhere of ['Pacific/Kiritimati', 'America/Los_Angeles']) {
        process.env.TZ = elsewhere;
        expect(Buffer.compare(portableZip('policy', files.toReversed()), zip), elsewhere).toBe(0);
      }
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });
});

describe('a package that is fetched', () => {
  it('is refused where its archive isn’t the one that is pinned', () => {
    expect(() => verifyArchive(bytes('another'), SYSTEMS['linux-x64'].node.integrity)).toThrow(/has the hash sha512-/);
  });
});
