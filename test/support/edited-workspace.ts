/**
 * A workspace that uses every kind of file, and what people do to it between two renders: edits of each kind of file, calls of other
 * commands, documents changed by hand, a state that is lost or damaged, another version of the program.
 */
import { run } from '../../src/commands/index.js';
import type { World } from '../../src/model/world.js';
import { type MemoryWorld, memoryWorld } from './memory-world.js';
import { documentXml, paragraph, wordFile } from './word-file.js';

const ROOT = '/workspace/';

/** What is done to a workspace; `number` chooses among a few ways of doing it. */
export interface Edit {
  readonly name: string;
  readonly number: number;
}

/** A render of a sequence: in which formats, and whether as one PDF too. */
export interface Rendering {
  readonly formats: string;
  readonly combined: boolean;
}

const front = (title: string, code: string, more = '') =>
  `---\ntitle: ${title}\ncode: ${code}\nversion: "1.0"\nowner: registered_manager\nreview: {last: 2026-01-12}\nchanges:\n  - {version: "1.0", date: 2026-01-12, note: First version.}\n${more}---\n\n`;

const form = (words: string) => wordFile({ 'word/document.xml': documentXml(paragraph(words)) });

// A picture of one grey dot.
const dot = (grey: number): Uint8Array =>
  Buffer.from(
    grey % 2 === 0
      ? 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='
      : 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTn83wAAAABJRU5ErkJggg==',
    'base64',
  );

const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'policy.yaml': 'theme: plain\n',
  'themes/plain.yaml': 'accent: "#1d5a84"\n',
  'packs/standard.yaml': 'title: The Pack\ncover: For staff\nextra_pages: [letter.md]\n',
  'packs/letter.md': '---\ntitle: A Letter\nslug: letter\n---\n\nDear <<org_field_name>>, welcome.\n',
  'orgs/_group.yaml': 'fields: {lift: "yes"}\n',
  'orgs/logos/acme.png': dot(0),
  'orgs/acme.yaml':
    'name: Acme Care Ltd\nextends: _group\npack: standard\nlogo: logos/acme.png\nphone: 029 2018 0100\nregistered_manager: {name: Ann Example}\napproved_by: Owen Achebe\napproved_on: 2026-02-01\n',
  'orgs/bala.yaml': 'name: Bala Homes\nphone: 029 2018 0155\nemail: office@bala.example\n',
  'templates/_passages/raise.md': 'Tell <<org_field_name>> at once.\n',
  'templates/DC1-keys.md': `${front('Keys', 'DC1', 'attachments:\n  - {file: ../forms/form.docx, title: Form, kind: form}\n')}Keep keys safe, as [Pets](DC2-pets.md#feed) says.\n\n<<passage raise>>\n`,
  'templates/DC2-pets.md': `${front('Pets', 'DC2', 'related: [DC1]\n')}# Feed\n\n<<#if org_field_lift>>There is a lift.<<else>>Stairs, Calon Care says.<</if>>\n\nCall <<org_field_phone>>.\n`,
  'forms/form.docx': form('Form of &lt;&lt;org_field_name&gt;&gt;'),
};

/** A workspace in memory, in which commands are called. */
export class EditedWorkspace {
  private world: MemoryWorld;
  private version = '1.0.0';
  /** Files that the last render said are not part of a pack: without its manifest, nobody knows that a document was. */
  private unlisted: ReadonlySet<string> = new Set();
  private readonly states: (readonly (readonly [string, Uint8Array])[])[] = [];

  constructor() {
    this.world = memoryWorld(FILES);
  }

  /** The files that people wrote, in another workspace where nothing was ever rendered. */
  untouched(): EditedWorkspace {
    const copy = new EditedWorkspace();
    const own = [...this.world.disk].filter(([path]) => !/^\/workspace\/(?:out|\.policy)\//.test(path));
    copy.world = memoryWorld(Object.fromEntries(own));
    copy.version = this.version;
    return copy;
  }

  /** Calls the program; gives what it says as data, for the commands that give it. */
  async call(line: string): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
    const { world } = this;
    world.printed.out = '';
    world.printed.err = '';
    const code = await run(line.split(' '), this.running(), this.version);
    return { code, out: world.printed.out, err: world.printed.err };
  }

  /** Renders everything; gives what is said about it, without what differs by how much there was to do. */
  async render({ formats, combined }: Rendering, more = ''): Promise<unknown> {
    const { world } = this;
    world.printed.out = '';
    const line = `render --all --json --format ${formats}${combined ? ' --combined' : ''}${more}`;
    const code = await run(line.split(' '), this.running(), this.version);
    const { organisations, diagnostics }: RenderJson = JSON.parse(world.printed.out);
    this.unlisted = new Set(organisations.flatMap((organisation) => organisation.unlisted));
    return {
      code,
      diagnostics,
      organisations: organisations.map(({ id, status, policies, pages, files }) => ({
        id,
        status,
        policies,
        pages,
        files: files.map(({ path }) => path).sort(),
      })),
    };
  }

  /** All documents and manifests, by their paths, but for files that are not part of a pack. */
  documents(): ReadonlyMap<string, string> {
    const documents = [...this.world.disk].filter(
      ([path]) => path.startsWith(`${ROOT}out/`) && !this.unlisted.has(path.slice(ROOT.length)),
    );
    return new Map(
      documents.map(([path, bytes]) => [path, Buffer.from(bytes).toString('base64')] as const).sort(byPath),
    );
  }

  /** Remembers the state as it is, for a later edit to bring back. */
  keepState(): void {
    this.states.push([...this.world.disk].filter(([path]) => path.startsWith(`${ROOT}.policy/state/`)));
  }

  async edit({ name, number }: Edit): Promise<void> {
    await EDITS[name]?.(this, number);
  }

  text(path: string): string {
    return new TextDecoder().decode(this.world.disk.get(ROOT + path));
  }

  write(path: string, content: string | Uint8Array): void {
    this.world.disk.set(ROOT + path, typeof content === 'string' ? Buffer.from(content) : content);
  }

  change(path: string, from: string | RegExp, to: string): void {
    if (this.world.disk.has(ROOT + path)) this.write(path, this.text(path).replace(from, to));
  }

  remove(path: string): void {
    this.world.disk.delete(ROOT + path);
  }

  has(path: string): boolean {
    return this.world.disk.has(ROOT + path);
  }

  below(folder: string): readonly string[] {
    return [...this.world.disk.keys()]
      .filter((path) => path.startsWith(ROOT + folder))
      .map((path) => path.slice(ROOT.length))
      .sort();
  }

  upgrade(version: string): void {
    this.version = version;
  }

  restoreState(number: number): void {
    const state = this.states[number % Math.max(1, this.states.length)];
    for (const [path, bytes] of state ?? []) this.world.disk.set(path, bytes);
  }

  private running(): World {
    const { world, version } = this;
    const { files } = world;
    const read: typeof files.read = (path, limit) =>
      path === `${files.programFolder}/package.json`
        ? Promise.resolve(Buffer.from(JSON.stringify({ version })))
        : files.read(path, limit);
    return { ...world, files: { ...files, read } };
  }
}

interface RenderJson {
  readonly organisations: readonly {
    readonly id: string;
    readonly status: string;
    readonly policies: number;
    readonly pages: number;
    readonly files: readonly { readonly path: string }[];
    readonly unlisted: readonly string[];
  }[];
  readonly diagnostics: readonly unknown[];
}

function byPath([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a < b ? -1 : 1;
}

const toggle = (workspace: EditedWorkspace, path: string, content: string | Uint8Array) =>
  workspace.has(path) ? workspace.remove(path) : workspace.write(path, content);

const chosen = <Item>(items: readonly Item[], number: number): Item | undefined => items[number % items.length];

/** Everything that can be done, by its name. */
const EDITS: Readonly<Record<string, (workspace: EditedWorkspace, number: number) => unknown>> = {
  value: (w, n) => w.change('orgs/acme.yaml', /phone: .*/, `phone: 029 2018 01${10 + (n % 80)}`),
  'value of the other': (w, n) => w.change('orgs/bala.yaml', /phone: .*/, `phone: 029 2018 02${10 + (n % 80)}`),
  'name of the other': (w, n) =>
    w.change(
      'orgs/bala.yaml',
      /name: .*/,
      `name: ${chosen(['Bala Homes', 'Calon Care', 'Acme Care Homes', 'Welcome'], n)}`,
    ),
  'comment in a file': (w, n) => w.write('orgs/bala.yaml', `${w.text('orgs/bala.yaml')}# ${n}\n`),
  'unknown key': (w) => w.write('orgs/bala.yaml', `${w.text('orgs/bala.yaml')}strange: 1\n`),
  base: (w, n) => w.write('orgs/_group.yaml', n % 2 === 0 ? 'fields: {lift: "no", x: a}\n' : 'fields: {y: b}\n'),
  logo: (w, n) => w.write('orgs/logos/acme.png', dot(n)),
  'another organisation': (w, n) =>
    toggle(w, 'orgs/calon.yaml', `name: ${n % 2 === 0 ? 'Calon Care' : 'Sunrise'}\nphone: 029 2018 0155\n`),
  'an organisation leaves': (w) => w.write('orgs/bala.yaml', `${w.text('orgs/bala.yaml')}left: 2026-03-01\n`),
  'a broken file': (w) => w.change('orgs/bala.yaml', /^name: /, 'name: "'),
  template: (w, n) => w.change('templates/DC1-keys.md', /Keep keys.*?,/, `Keep keys at ${n},`),
  'front matter': (w, n) => w.change('templates/DC2-pets.md', /last: [\d-]*/, `last: 2026-01-${10 + (n % 20)}`),
  title: (w, n) => w.change('templates/DC2-pets.md', /title: .*/, `title: Pets ${n}`),
  'placeholder without a value': (w) => w.change('templates/DC2-pets.md', 'Call ', 'Ask <<org_field_email>>, or call '),
  heading: (w, n) => w.change('templates/DC2-pets.md', /# \w+/, `# ${chosen(['Feed', 'Walk'], n)}`),
  'another template': (w, n) => toggle(w, 'templates/DC3-visits.md', `${front('Visits', 'DC3')}Visitors sign. ${n}\n`),
  'broken template': (w) => w.change('templates/DC1-keys.md', /^title: .*$/m, ''),
  passage: (w, n) => w.write('templates/_passages/raise.md', `Tell <<org_field_name>> within ${n} hours.\n`),
  attachment: (w, n) => w.write('forms/form.docx', form(`Form ${n} of &lt;&lt;org_field_name&gt;&gt;`)),
  'attachment goes': (w) => w.remove('forms/form.docx'),
  theme: (w, n) => w.write('themes/plain.yaml', `accent: "#1d5a8${n % 10}"\n`),
  'theme of one organisation': (w, n) =>
    w.change('orgs/bala.yaml', /(?:theme:.*\n)?$/, `theme: {accent: "#88440${n % 10}"}\n`),
  'words that a template allows': (w, n) =>
    w.change('templates/DC2-pets.md', /(?:mentions:.*\n)?(?=code:)/, n % 2 === 0 ? 'mentions: [Calon Care]\n' : ''),
  'words that an organisation has itself': (w, n) =>
    w.change('orgs/bala.yaml', /(?:fields:.*\n)?(?=phone:)/, n % 2 === 0 ? 'fields: {partner: Calon Care}\n' : ''),
  'words that are anybody’s': (w, n) =>
    w.write(
      'policy.yaml',
      `theme: plain\n${n % 2 === 0 ? 'common_values: [{value: Calon Care, added_by: Ann Example, why: A word of policies.}]\n' : ''}`,
    ),
  settings: (w, n) => w.write('policy.yaml', n % 2 === 0 ? 'theme: {accent: "#884400"}\n' : 'theme: plain\n'),
  pack: (w, n) => w.change('packs/standard.yaml', /cover: .*/, `cover: For staff ${n}`),
  'page of a pack': (w, n) => w.change('packs/letter.md', /welcome.*/, `welcome ${n}.`),
  addition: (w, n) => toggle(w, 'orgs/acme/DC2.additions.md', `<!-- after: Feed -->\n\nAlso feed ${n} cats.\n`),
  'stray addition': (w) => toggle(w, 'orgs/dyfi/DC2.additions.md', 'No organisation.\n'),
  record: (w, n) =>
    w.change('orgs/acme.yaml', /(?:policies:[\s\S]*)?$/, `policies: {DC1: {reviewed: 2026-02-${10 + (n % 18)}}}\n`),
  review: (w) => w.call('review DC2 --org bala --on 2026-03-03'),
  approve: (w) => w.call('approve DC2 --org bala --by Ann --on 2026-03-04'),
  issue: (w, n) => w.call(`issue --all --on 2026-04-${10 + (n % 20)} --with-unapproved`),
  'edit of a document': (w, n) => {
    const path = chosen(w.below('out/'), n);
    if (path !== undefined && !path.endsWith('manifest.json')) w.write(path, `by hand ${n}`);
  },
  'edit of a document, of the same size': (w, n) => {
    const path = chosen(w.below('out/'), n);
    if (path !== undefined && !path.endsWith('manifest.json')) w.change(path, /[a-y]/, 'z');
  },
  'document goes': (w, n) => w.remove(chosen(w.below('out/'), n) ?? ''),
  'manifest goes': (w) => w.remove('out/acme/manifest.json'),
  'all documents go': (w) => {
    for (const path of w.below('out/acme/')) w.remove(path);
  },
  'state goes': (w, n) => w.remove(chosen(w.below('.policy/state/'), n) ?? ''),
  'all state goes': (w) => {
    for (const path of w.below('.policy/state/')) w.remove(path);
  },
  'damage to the state': (w, n) => {
    const path = chosen(w.below('.policy/state/'), n);
    if (path !== undefined) w.change(path, /\d(?!.*\d)/, 'x');
  },
  'torn state': (w, n) => {
    const path = chosen(w.below('.policy/state/'), n);
    if (path !== undefined) w.write(path, w.text(path).slice(0, n * 40));
  },
  'older state': (w, n) => w.restoreState(n),
  upgrade: (w, n) => w.upgrade(n % 2 === 0 ? '1.0.0' : '1.1.0'),
  'some policies': (w) => w.call('render --all --policy DC1 --format html'),
  'one organisation': (w) => w.call('render --org bala --format html'),
  'loose documents': (w) => w.call('render --all --loose --format html'),
  'a dry run': (w) => w.call('render --all --format html --dry-run'),
  'a strict run': (w) => w.call('render --all --format html --strict'),
  'for approval': (w) => w.call('render --org bala --for-approval --format html'),
};

export const EDIT_NAMES: readonly string[] = Object.keys(EDITS);
