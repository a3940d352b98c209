/** Every HTML page: well-formed as the writer promises, loaded by a browser without a complaint, read as it was written. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { elementsOf, linksOf, outlineOf, parseHtml, wordsOf } from '../support/html-reader.js';
import { documentsOf, nameOf, scratchFolder } from './support/documents.js';
import { requirePrograms, run } from './support/programs.js';

beforeAll(() => requirePrograms('chromium'));

const read = (path: string) => parseHtml(readFileSync(path, 'utf8'));

it('is a page with one h1, no level skipped, and links within it that lead somewhere', () => {
  for (const path of documentsOf('html')) {
    const page = read(path);
    const ids = new Set(elementsOf(page).map(({ attributes }) => attributes.get('id')));
    const lost = linksOf(page).filter(({ href }) => href.startsWith('#') && !ids.has(href.slice(1)));
    expect(lost, nameOf(path)).toEqual([]);
    const levels = outlineOf(page).map(({ level }) => level);
    expect(
      levels.filter((level) => level === 1),
      nameOf(path),
    ).toEqual([1]);
    expect(
      levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1),
      nameOf(path),
    ).toEqual([]);
  }
});

describe('Chromium', () => {
  const QUIET = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    '--no-first-run',
  ];

  /** Loads a page; gives the document as it then stands, and what it had to say on the console. */
  function load(path: string, limit: number) {
    const { code, stdout, stderr } = run(
      'chromium',
      [
        ...QUIET,
        `--user-data-dir=${scratchFolder()}`,
        '--enable-logging=stderr',
        '--virtual-time-budget=5000',
        '--dump-dom',
        pathToFileURL(path).href,
      ],
      limit,
    );
    expect(code, stderr).toBe(0);
    return { dom: stdout, said: stderr.split('\n').filter((line) => line.includes(':CONSOLE')) };
  }

  /** A page of frames: many documents for one start of the browser. */
  function framesOf(paths: readonly string[]): string {
    const frames = paths.map((path) => `<iframe src="${pathToFileURL(path).href}"></iframe>`);
    const file = join(scratchFolder(), 'frames.html');
    writeFileSync(file, `<!DOCTYPE html>\n${frames.join('\n')}\n`);
    return file;
  }

  it('loads every page without a word on the console', () => {
    expect(load(framesOf(documentsOf('html')), 300).said).toEqual([]);
  });

  it('complains of a page whose style sheet is not the one that its policy allows', () => {
    const [path = ''] = documentsOf('html');
    const source = readFileSync(path, 'utf8');
    const file = join(scratchFolder(), 'restyled.html');
    writeFileSync(file, source.replace('<style>\n', '<style>\nbody{color:red}\n'));
    expect(load(framesOf([file]), 60).said.join('\n')).toMatch(/Content Security Policy/i);
  });

  /** How wide a page is that a window of 320 px shows, in px, by its place among the paths: WCAG 2.2, 1.4.10. */
  function widthsAt320(paths: readonly string[]): ReadonlyMap<number, number> {
    const folder = scratchFolder();
    const report = (at: number) =>
      `<script>addEventListener('load',()=>parent.postMessage('${at}:'+document.documentElement.scrollWidth,'*'))</script>`;
    const frames = paths.map((path, at) => {
      const open = readFileSync(path, 'utf8')
        .replace(/<meta http-equiv[^>]*>/, '')
        .replace('<details>', '<details open="">');
      writeFileSync(join(folder, `${at}.html`), open.replace('</body>', `${report(at)}</body>`));
      return `<iframe src="${at}.html" style="width:320px;height:600px;border:0"></iframe>`;
    });
    const list = `<script>addEventListener('message',({data})=>document.body.append('['+data+']'))</script>`;
    writeFileSync(join(folder, 'frames.html'), `<!DOCTYPE html>\n<body>${list}${frames.join('')}`);
    const widths = load(join(folder, 'frames.html'), 300).dom.matchAll(/\[(\d+):(\d+)\]/g);
    return new Map([...widths].map(([, at, width]) => [Number(at), Number(width)]));
  }

  it('shows every page on a screen of 320 px without scrolling sideways', () => {
    const paths = documentsOf('html');
    const widths = widthsAt320(paths);
    expect(widths.size).toBe(paths.length);
    for (const [at, width] of widths) expect(width, nameOf(paths[at] ?? '')).toBeLessThanOrEqual(320);
  });

  it('would show one that does not fit', () => {
    const [path = ''] = documentsOf('html');
    const file = join(scratchFolder(), 'wide.html');
    writeFileSync(file, readFileSync(path, 'utf8').replace('</main>', '<hr style="width:400px"></main>'));
    expect(widthsAt320([file]).get(0)).toBeGreaterThan(320);
  });

  it('runs no script that somebody put into a page', () => {
    const [path = ''] = documentsOf('html');
    const file = join(scratchFolder(), 'script.html');
    const script =
      '<script>document.title = "it ran"</script><img alt="x" src="nowhere" onerror="document.title = \'it ran\'">';
    writeFileSync(file, readFileSync(path, 'utf8').replace('</main>', `${script}</main>`));
    const { dom, said } = load(file, 60);
    expect(dom).not.toContain('<title>it ran');
    expect(said.length).toBeGreaterThan(0);
  });

  it.each(['nodes/html/every-node.html', 'nodes/html/hostile.html'])(
    'reads in %s the words and the outline that were written',
    (name) => {
      const path = documentsOf('html').find((one) => nameOf(one) === name) ?? '';
      const shown = parseHtml(load(path, 60).dom.trim());
      expect(wordsOf(shown)).toEqual(wordsOf(read(path)));
      expect(outlineOf(shown)).toEqual(outlineOf(read(path)));
    },
  );
});
