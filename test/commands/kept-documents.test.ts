/** In a pack that is made again, only the documents that say something else or look different are made. */
import { describe, expect, it } from 'vitest';
import { EditedWorkspace } from '../support/edited-workspace.js';

interface Told {
  readonly organisations: readonly {
    readonly id: string;
    readonly documents?: { readonly made: number; readonly kept: number };
    readonly files: readonly { readonly path: string; readonly change: string }[];
  }[];
}

const told = async (workspace: EditedWorkspace, more = ''): Promise<Told['organisations']> => {
  const { out } = await workspace.call(`render --all --format docx,html --json${more}`);
  const { organisations }: Told = JSON.parse(out);
  return organisations;
};

/** How many documents each organisation had made; nothing for a pack that wasn't looked at. */
const made = async (workspace: EditedWorkspace, more = '') =>
  Object.fromEntries((await told(workspace, more)).map(({ id, documents }) => [id, documents?.made]));

const rendered = async () => {
  const workspace = new EditedWorkspace();
  await made(workspace);
  return workspace;
};

describe('a pack that is looked at again', () => {
  it('makes everything the first time, and nothing the next', async () => {
    const workspace = new EditedWorkspace();
    // Two policies, an attachment, six pack documents, of which the index counts twice, its page being searched; and a letter.
    expect(await told(workspace)).toMatchObject([
      { id: 'acme', documents: { made: 11, kept: 0 } },
      { id: 'bala', documents: { made: 10, kept: 0 } },
    ]);
    expect(await made(workspace)).toEqual({ acme: undefined, bala: undefined });
  });

  it.each([
    ['words of a template', 'template', { acme: 3, bala: 3 }],
    ['a page of one pack', 'page of a pack', { acme: 3, bala: 0 }],
    ['a passage that one template uses', 'passage', { acme: 3, bala: 3 }],
    ['an attachment', 'attachment', { acme: 1, bala: 1 }],
    ['a comment in a file', 'comment in a file', { acme: undefined, bala: 0 }],
    ['the theme of one organisation', 'theme of one organisation', { acme: undefined, bala: 9 }],
  ])('makes for %s only what it changes', async (_, name, expected) => {
    const workspace = await rendered();
    await workspace.edit({ name, number: 3 });
    expect(await made(workspace, ' --dry-run')).toEqual(expected);
    expect(await made(workspace)).toEqual(expected);
    expect(await made(workspace)).toEqual({ acme: undefined, bala: undefined });
  });

  it('makes a document that is missing or edited, and no other', async () => {
    const workspace = await rendered();
    workspace.remove('out/acme/html/DC1-keys.html');
    workspace.write('out/bala/docx/DC2-pets.docx', 'by hand');
    expect(await made(workspace)).toEqual({ acme: 1, bala: 1 });
  });

  it('checks a document again whose words somebody else is called now', async () => {
    const workspace = await rendered();
    workspace.write('orgs/calon.yaml', 'name: Calon Care\nphone: 029 2018 0177\n');
    const { err } = await workspace.call('render --all --format docx,html');
    expect(err).toContain('error The name of calon ("name") is in the template (acme, bala) [foreign-value]');
  });

  it('checks a document again when a template no longer allows its words', async () => {
    const workspace = new EditedWorkspace();
    workspace.write('orgs/calon.yaml', 'name: Calon Care\nphone: 029 2018 0177\n');
    await workspace.edit({ name: 'words that a template allows', number: 0 });
    const before = await workspace.call('render --all --format docx,html');
    expect(before.code).toBe(0);
    await workspace.edit({ name: 'words that a template allows', number: 1 });
    expect(await workspace.call('render --all --format docx,html')).toMatchObject({ code: 1 });
  });

  it('says how many documents it made and why, and where none is other than it was', async () => {
    const workspace = await rendered();
    await workspace.edit({ name: 'page of a pack', number: 3 });
    const { out } = await workspace.call('render --all --format docx,html');
    expect(out).toContain(
      `acme  2 policies and 7 pack documents: 4 files replaced, 14 unchanged
bala  2 policies and 6 pack documents: 16 files unchanged
3 of 11 documents made again because of
  text packs/letter.md: acme
Looked at again and unchanged, because of
  text packs/letter.md: bala
`,
    );
  });

  it('says in a dry run how many it would make', async () => {
    const workspace = await rendered();
    await workspace.edit({ name: 'template', number: 3 });
    const { out } = await workspace.call('render --all --format docx,html --dry-run');
    expect(out).toContain(
      '6 of 21 documents would be made again because of\n  text templates/DC1-keys.md: acme, bala\n',
    );
    expect(out).toContain('bala  2 policies and 6 pack documents: 4 files would be written, 12 unchanged\n');
  });
});
