/** Opens an address in the person's browser, with what the system has for that. */
import { spawn } from 'node:child_process';

const OPENERS: Partial<Readonly<Record<NodeJS.Platform, readonly [program: string, ...options: string[]]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** Opens an address; whether the system had a program to ask. */
export function openAddress(address: string, platform: NodeJS.Platform = process.platform): Promise<boolean> {
  const [program, ...options] = OPENERS[platform] ?? ['xdg-open'];
  return new Promise((opened) => {
    const opener = spawn(program, [...options, address], { stdio: 'ignore', detached: true, windowsHide: true });
    opener.once('error', () => opened(false));
    opener.once('spawn', () => opened(true));
    // The browser stays when the preview ends.
    opener.unref();
  });
}
