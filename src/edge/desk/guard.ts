/**
 * Decides whether a request may be answered. The server listens on this machine alone, but any web page that a person has open can send
 * requests there, and other people may be logged in to the machine. So a browser has to know a secret, the page has to be ours, and the
 * name that it used has to be one of this machine: a name that leads here by a trick of its owner (DNS rebinding) is not.
 */
import { timingSafeEqual } from 'node:crypto';

/** What a request says of itself. */
export interface RequestFacts {
  readonly method: string;
  /** Path and query, as they were sent. */
  readonly url: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** Where the request comes from, as browsers of today say it: `same-origin`, `none` for an address that was typed. */
  readonly site: string | undefined;
  readonly cookie: string | undefined;
}

/** What the server knows of itself. */
export interface ServerFacts {
  readonly port: number;
  /** Of the first address, until it has been opened. */
  readonly token: string | undefined;
  /** What a browser that opened it was given. */
  readonly session: string;
}

/** How a request is to be answered. */
export type Verdict =
  | { readonly kind: 'refused'; readonly status: 400 | 403 | 405 | 414 | 421; readonly words: string }
  /** The secret address was opened for the first time. */
  | { readonly kind: 'welcome' }
  | {
      readonly kind: 'answered';
      readonly path: readonly string[];
      readonly query: ReadonlyMap<string, string>;
    };

/** Characters; far more than any address of ours. */
const LONGEST = 2_000;

/** The folder of the first address. */
export const START = 'start';

/** The cookie’s name: cookies are for all ports of a machine. */
export function cookieName(port: number): string {
  return `policy-preview-${port}`;
}

/** Judges a request. */
export function judge(request: RequestFacts, server: ServerFacts): Verdict {
  const { port } = server;
  const hosts = [`127.0.0.1:${port}`, `[::1]:${port}`, `localhost:${port}`];
  if (request.host === undefined || !hosts.includes(request.host.toLowerCase()))
    return refused(421, 'This preview is only for this computer.');
  if (request.origin !== undefined && request.origin.toLowerCase() !== `http://${request.host.toLowerCase()}`)
    return refused(403, 'Another page asked for this.');
  if (request.site !== undefined && request.site !== 'same-origin' && request.site !== 'none')
    return refused(403, 'Another page asked for this.');
  if (request.method !== 'GET' && request.method !== 'HEAD') return refused(405, 'A preview is only for looking at.');
  if (request.url.length > LONGEST) return refused(414, 'The address is too long.');
  const address = readAddress(request.url);
  if (!address) return refused(400, 'The address can’t be read.');
  const [folder, token] = address.path;
  if (folder === START && address.path.length === 2)
    return isSame(token, server.token) && request.method === 'GET' ? { kind: 'welcome' } : refused(403, USED);
  if (!isSame(cookieOf(request.cookie, cookieName(port)), server.session)) return refused(403, UNKNOWN);
  return { kind: 'answered', ...address };
}

const USED =
  'This address opens once, and has been opened or replaced. Go to the window that it opened, or stop the preview with Ctrl-C and start it again for another address.';

const UNKNOWN = 'Open the preview with the address that the program printed.';

function refused(status: Extract<Verdict, { kind: 'refused' }>['status'], words: string): Verdict {
  return { kind: 'refused', status, words };
}

function isSame(said: string | undefined, secret: string | undefined): boolean {
  if (said === undefined || secret === undefined) return false;
  const [some, others] = [Buffer.from(said), Buffer.from(secret)];
  return some.length === others.length && timingSafeEqual(some, others);
}

function cookieOf(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

/** The parts of a path, decoded, and the query; nothing for a path with a part that could lead elsewhere. */
function readAddress(
  url: string,
): { readonly path: readonly string[]; readonly query: ReadonlyMap<string, string> } | undefined {
  const [before = '', after = ''] = url.split('?', 2);
  if (!before.startsWith('/')) return undefined;
  try {
    const path = before === '/' ? [] : before.slice(1).split('/').map(decodeURIComponent);
    return path.every(isPlain) ? { path, query: new Map(new URLSearchParams(after)) } : undefined;
  } catch {
    return undefined;
  }
}

function isPlain(part: string): boolean {
  return part !== '' && part !== '.' && part !== '..' && !/[/\\:\p{Cc}]/u.test(part);
}
