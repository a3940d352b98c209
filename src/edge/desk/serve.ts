/** Shows a site to browsers on this machine: on 127.0.0.1 and ::1 alone, to those that opened the secret address. */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Desk, Served, Site, SiteFile } from '../../model/desk.js';
import { FileTrouble } from '../../model/world.js';
import { codeOf } from '../trouble.js';
import { cookieName, judge, type ServerFacts, START } from './guard.js';

const TYPES: Readonly<Record<SiteFile['type'], string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  other: 'application/octet-stream',
};

/** What a page may load. A document runs no script and asks for nothing: its style and pictures are in it. */
const POLICIES = {
  site: "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  document:
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
  // The viewers of browsers are pages of their own, which a stricter policy would break.
  pdf: "frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
} as const;

const ALWAYS = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
} as const;

/** The path that tells what happens. */
const EVENTS = 'events';

const ADDRESSES = ['127.0.0.1', '::1'] as const;

/** How many free ports are tried until one is free on both addresses. */
const TRIES = 5;

/** Opens what serves sites; `random` gives a secret that nobody can guess. */
export function openServe(random: () => string = () => randomBytes(24).toString('base64url')): Desk['serve'] {
  return async (site, { port }) => {
    const desk = new SiteServer(site, random(), random());
    for (let tries = 1; ; tries++) {
      try {
        return await desk.listen(port ?? 0);
      } catch (cause) {
        const isTaken = codeOf(cause) === 'EADDRINUSE';
        if (!isTaken || port !== undefined || tries === TRIES) throw portTrouble(cause, port ?? 0);
      }
    }
  };
}

function portTrouble(cause: unknown, port: number): FileTrouble {
  const words = cause instanceof Error ? cause.message : String(cause);
  if (codeOf(cause) === 'EADDRINUSE')
    return new FileTrouble(
      'open',
      String(port),
      'another program uses this port',
      'Choose another port, or leave --port out.',
    );
  if (codeOf(cause) === 'EACCES')
    return new FileTrouble(
      'denied',
      String(port),
      'this port needs rights that you don’t have',
      'Choose a port above 1023.',
    );
  return new FileTrouble('other', String(port), words);
}

class SiteServer {
  private readonly site: Site;
  private readonly session: string;
  private token: string | undefined;
  private port = 0;

  constructor(site: Site, token: string, session: string) {
    this.site = site;
    this.token = token;
    this.session = session;
  }

  /** Listens on both addresses, or throws the system's error. */
  async listen(wanted: number): Promise<Served> {
    const servers: Server[] = [];
    const close = async () => {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((closed) => server.close(closed));
      }
    };
    try {
      for (const address of ADDRESSES) {
        const server = await this.listening(address, this.port === 0 || wanted !== 0 ? wanted : this.port);
        if (server) servers.push(server);
      }
    } catch (cause) {
      await close();
      this.port = 0;
      throw cause;
    }
    return { address: `http://127.0.0.1:${this.port}/${START}/${this.token}`, close };
  }

  /** A machine without IPv6 has one address of its own. */
  private listening(address: string, port: number): Promise<Server | undefined> {
    const server = createServer((request, response) => this.respond(request, response));
    return new Promise((listening, failed) => {
      server.once('error', (cause) => {
        if (address === '::1' && ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(codeOf(cause))) listening(undefined);
        else failed(cause);
      });
      server.listen({ host: address, port, exclusive: true }, () => {
        const bound = server.address();
        if (typeof bound === 'object' && bound) this.port = bound.port;
        listening(server);
      });
    });
  }

  private respond(request: IncomingMessage, response: ServerResponse): void {
    const { host, origin, cookie, 'sec-fetch-site': site } = request.headers;
    const facts: ServerFacts = { port: this.port, token: this.token, session: this.session };
    const verdict = judge(
      { method: request.method ?? '', url: request.url ?? '', host, origin, cookie, site: site?.toString() },
      facts,
    );
    if (verdict.kind === 'refused') plain(response, verdict.status, verdict.words);
    else if (verdict.kind === 'welcome') this.welcome(response);
    else if (verdict.path.join('/') === EVENTS) this.follow(verdict.query, response);
    else void this.send(verdict.path, response);
  }

  private welcome(response: ServerResponse): void {
    this.token = undefined;
    const cookie = `${cookieName(this.port)}=${this.session}; Path=/; HttpOnly; SameSite=Strict`;
    response.writeHead(303, { ...ALWAYS, Location: '/', 'Set-Cookie': cookie }).end();
  }

  private async send(path: readonly string[], response: ServerResponse): Promise<void> {
    try {
      const file = await this.site.file(path);
      if (!file) {
        plain(response, 404, 'There is no such page in this preview.');
        return;
      }
      const { type, bytes, from } = file;
      const isShown = type !== 'docx' && type !== 'other';
      response
        .writeHead(200, {
          ...ALWAYS,
          'Content-Type': TYPES[type],
          'Content-Length': bytes.byteLength,
          'Content-Security-Policy': type === 'pdf' ? POLICIES.pdf : POLICIES[from],
          ...(isShown
            ? {}
            : { 'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(path.at(-1) ?? '')}` }),
        })
        .end(bytes);
    } catch {
      // The site tells its own problems: this one nobody foresaw, and its words are for nobody's screen.
      plain(response, 500, 'The program failed in a way it did not foresee. Save again, or start the preview again.');
    }
  }

  private follow(query: ReadonlyMap<string, string>, response: ServerResponse): void {
    response.writeHead(200, {
      ...ALWAYS,
      'Content-Type': 'text/event-stream',
      'Content-Security-Policy': POLICIES.document,
    });
    response.write('\n');
    const end = this.site.follow(query, (text) => {
      response.write(
        `${text
          .split(/\r\n|\r|\n/)
          .map((line) => `data: ${line}\n`)
          .join('')}\n`,
      );
    });
    response.on('close', end);
  }
}

function plain(response: ServerResponse, status: number, words: string): void {
  response
    .writeHead(status, {
      ...ALWAYS,
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Security-Policy': POLICIES.document,
      Connection: 'close',
    })
    .end(`${words}\n`);
}
