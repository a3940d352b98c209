/** The preview's server: for browsers on this machine that were given its secret address, and for nobody and nothing else. */
import { type IncomingHttpHeaders, request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServe } from '../../src/edge/desk/serve.js';
import type { Served, Site } from '../../src/model/desk.js';

const SITE: Site = {
  file: async (path) => {
    const from = path[0] === 'pack' ? 'document' : 'site';
    const ending = /\.(html|pdf|docx)$/.exec(path.at(-1) ?? '')?.[1];
    const type = ending === 'pdf' || ending === 'docx' ? ending : 'html';
    if (path.at(-1) === 'broken.html') throw new Error('secret words');
    return path.at(-1) === 'missing.html' ? undefined : { type, bytes: Buffer.from(path.join('|')), from };
  },
  follow: (query, tell) => {
    tell(`one\r\n${query.get('page')}`);
    return () => undefined;
  },
};

/** Of this machine; one without IPv6 has no second. */
const ADDRESSES = ['127.0.0.1', '::1'].filter((address) =>
  Object.values(networkInterfaces()).some((each) => each?.some((known) => known.address === address)),
);

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Asking {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly address?: string;
  readonly port: number;
}

/** Sends a request exactly as it is written; of events, waits for the first. */
function ask({ path = '/', method = 'GET', headers = {}, address = '127.0.0.1', port }: Asking): Promise<Answer> {
  return new Promise((answered, failed) => {
    const asked = request({ host: address, port, path, method, headers, agent: false }, (response) => {
      let body = '';
      const done = () => {
        answered({ status: response.statusCode ?? 0, headers: response.headers, body });
        asked.destroy();
      };
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text;
        if (body.includes('data: ')) done();
      });
      response.on('end', done);
    });
    asked.on('error', failed).end();
  });
}

let secrets = 0;
const serve = openServe(() => `secret-${++secrets}`);
let served: Served;
let port: number;
let start: string;
let cookie: string;

beforeAll(async () => {
  served = await serve(SITE, {});
  const { port: number, pathname } = new URL(served.address);
  port = Number(number);
  start = pathname;
  const { headers } = await ask({ port, path: start });
  cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? '';
});
afterAll(() => served.close());

const asking = (more: Omit<Asking, 'port'> = {}) => ask({ port, ...more, headers: { cookie, ...more.headers } });

describe('the first address', () => {
  it('gives a cookie that no script reads and no other site sends, and leads to the page', async () => {
    const other = await serve(SITE, {});
    const { port: number, pathname } = new URL(other.address);
    const { status, headers } = await ask({ port: Number(number), path: pathname });
    expect(status).toBe(303);
    expect(headers.location).toBe('/');
    expect(headers['set-cookie']).toEqual([
      expect.stringMatching(new RegExp(`^policy-preview-${number}=secret-\\d+; Path=/; HttpOnly; SameSite=Strict$`)),
    ]);
    expect(headers['set-cookie']?.[0]).not.toContain(pathname.split('/').at(-1));
    await other.close();
  });

  it('opens once', async () => {
    const again = await ask({ port, path: start });
    expect(again.status).toBe(403);
    expect(again.headers['set-cookie']).toBeUndefined();
    expect(again.body).toContain('opens once');
  });

  it.each(['/start/secret-0', '/start/', '/start', '/start/undefined', `/start/${'x'.repeat(500)}`])(
    'is no other: %s',
    async (path) => {
      expect((await ask({ port, path })).status).toBeGreaterThanOrEqual(400);
    },
  );
});

describe('a browser that opened it', () => {
  it('sees the page and the documents, on both addresses of the machine', async () => {
    expect(await asking()).toMatchObject({ status: 200, body: '' });
    expect(await asking({ path: '/pack/acme/html/a.html' })).toMatchObject({
      status: 200,
      body: 'pack|acme|html|a.html',
    });
    for (const address of ADDRESSES)
      expect(await asking({ address, path: '/pack/acme/index.html' })).toMatchObject({ status: 200 });
    expect(await asking({ headers: { host: `localhost:${port}` } })).toMatchObject({ status: 200 });
    expect(
      await asking({ headers: { origin: `http://127.0.0.1:${port}`, 'sec-fetch-site': 'same-origin' } }),
    ).toMatchObject({
      status: 200,
    });
  });

  it('keeps nothing, and runs no script that comes from a document', async () => {
    const site = (await asking()).headers;
    const document = (await asking({ path: '/pack/acme/html/a.html' })).headers;
    for (const headers of [site, document])
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
      });
    expect(site['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
    expect(site['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(document['content-security-policy']).toMatch(/^default-src 'none'; style-src/);
    expect(document['content-security-policy']).not.toContain('script-src');
  });

  it('shows a PDF, and saves a Word file', async () => {
    expect((await asking({ path: '/pack/acme/pdf/a.pdf' })).headers).toMatchObject({
      'content-type': 'application/pdf',
    });
    expect((await asking({ path: '/pack/acme/docx/T%C5%B7.docx' })).headers['content-disposition']).toBe(
      "attachment; filename*=UTF-8''T%C5%B7.docx",
    );
  });

  it('is told what happens, each line as one of the same text', async () => {
    const { headers, body } = await asking({ path: '/events?page=html%2Fa.html' });
    expect(headers['content-type']).toBe('text/event-stream');
    expect(body).toBe('\ndata: one\ndata: html/a.html\n\n');
  });

  it('is told of a page that there isn’t, and of a fault without its words', async () => {
    expect(await asking({ path: '/pack/acme/missing.html' })).toMatchObject({ status: 404 });
    const { status, body } = await asking({ path: '/pack/acme/broken.html' });
    expect(status).toBe(500);
    expect(body).not.toContain('secret words');
  });
});

describe('whoever else asks', () => {
  it.each([
    ['has no cookie', { cookie: '' }],
    ['has another cookie', { cookie: 'policy-preview-0=secret-2' }],
    ['has the first address’s secret for a cookie', { cookie: 'policy-preview=secret-1' }],
  ])('%s', async (_, headers) => {
    for (const path of ['/', '/preview.js', '/events', '/pack/acme/index.html'])
      expect((await ask({ port, path, headers })).status).toBe(403);
  });

  it.each(['evil.example', 'evil.example:80', '127.0.0.1', '127.0.0.1:1', 'localhost.evil.example', '0.0.0.0'])(
    'uses another name: %j',
    async (host) => {
      for (const name of [host, `${host.replace(/:.*/, '')}.:${port}`])
        expect((await asking({ headers: { host: name } })).status).toBeGreaterThanOrEqual(400);
      expect((await ask({ port, path: start, headers: { host } })).status).toBeGreaterThanOrEqual(400);
    },
  );

  it.each(['http://evil.example', 'null', 'http://127.0.0.1', 'https://127.0.0.1:1'])(
    'is a page elsewhere: %s',
    async (origin) => {
      expect((await asking({ headers: { origin } })).status).toBe(403);
      expect((await asking({ path: '/events', headers: { origin } })).status).toBe(403);
    },
  );

  it.each(['cross-site', 'same-site'])('is a page elsewhere that says no origin: %s', async (site) => {
    expect((await asking({ headers: { 'sec-fetch-site': site } })).status).toBe(403);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('wants to change something: %s', async (method) => {
    expect((await asking({ method })).status).toBe(405);
  });
});

describe('a path', () => {
  it.each([
    '/../policy.yaml',
    '/pack/../../policy.yaml',
    '/pack/acme/%2e%2e/%2e%2e/policy.yaml',
    '/pack/acme/..%2f..%2fpolicy.yaml',
    '/pack/acme/..%5c..%5cpolicy.yaml',
    '/pack/acme/%252e%252e/policy.yaml/..',
    '/pack/acme//etc/passwd',
    '/pack/acme/C:%5cpolicy.yaml',
    '/pack/acme/file.html:stream',
    '/pack/acme/a%00.html',
    '/pack/acme/%ff',
    '/pack/%',
    '/pack/acme/',
    '//evil.example/',
    'http://evil.example/',
    '*',
  ])('leads nowhere else: %s', async (path) => {
    const { status, body } = await asking({ path });
    expect(status).toBe(400);
    expect(body).not.toContain('pack|');
  });

  it('is not longer than any of ours', async () => {
    expect((await asking({ path: `/${'a'.repeat(3_000)}` })).status).toBe(414);
  });
});

describe('a port', () => {
  it('that another program uses is said to be so', async () => {
    await expect(serve(SITE, { port })).rejects.toMatchObject({
      kind: 'open',
      hint: expect.stringContaining('another port'),
    });
  });

  it('is free again once the site is closed', async () => {
    const first = await serve(SITE, {});
    const { port: number } = new URL(first.address);
    await first.close();
    const second = await serve(SITE, { port: Number(number) });
    expect(new URL(second.address).port).toBe(number);
    await second.close();
  });
});
