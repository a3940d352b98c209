/** Links between policies by the files of their templates, and to headings of other policies, in each format. */
import { inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';

import { memoryWorld } from '../support/memory-world.js';

const ALPHA = `---
title: Alpha Policy
---

# Purpose

See [Leave](hr/beta.md), [how to ask](hr/beta.html#how-to-ask-1), [notice](policy:beta#Notice) and [the rest](#2-scope).

# Scope

[The form](forms/leave.docx), [no heading](hr/beta.md#gone).
`;

const BETA = `---
title: Beta Policy
---

# How to ask

Ask. Back to [Alpha](../alpha.md) or [this](#notice).

# How to ask

Again, <<org_field_name>>.

# Notice

One week.
`;

const FILES = { 'orgs/acme.yaml': 'name: Acme Care\n', 'templates/alpha.md': ALPHA, 'templates/hr/beta.md': BETA };

async function render(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const world = memoryWorld(files);
  const code = await run(['render', '--org', 'acme', ...args], world, '1.2.3');
  const file = (path: string) => world.disk.get(`/workspace/out/acme/${path}`) ?? new Uint8Array();
  return { code, err: world.printed.err, file };
}

function documentXml(file: Uint8Array): string {
  return new TextDecoder().decode(unzipSync(file)['word/document.xml']);
}

/** The objects of a PDF as text: those in object streams (ISO 32000-1, 7.5.7), one stream after the other. */
function objectsOf(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1');
  const starts = [...text.matchAll(/\/ObjStm[^>]*>>\s*stream\n/g)].map(({ 0: words, index }) => index + words.length);
  return starts.map((start) => inflateSync(bytes.subarray(start)).toString('latin1')).join('\n');
}

describe('a link to another policy by its file', () => {
  it('leads to that policy, and to its heading, in each format', async () => {
    const { code, file } = await render(FILES);
    expect(code).toBe(0);
    const html = new TextDecoder().decode(file('html/alpha.html'));
    const links = [...html.matchAll(/<a href="([^"]*)">([^<]*)</g)].map(([, to, words]) => `${words}: ${to}`);
    expect(links).toContain('Leave: beta.html');
    expect(links).toContain('how to ask: beta.html#how-to-ask-2');
    expect(links).toContain('notice: beta.html#notice');
    expect(links).toContain('the rest: #scope');
    expect(links).toContain('no heading: beta.html');
    expect(html).toContain('<p>The form, ');
    expect(new TextDecoder().decode(file('html/beta.html'))).toContain('<a href="alpha.html">Alpha</a>');
    expect(documentXml(file('docx/alpha.docx'))).toMatch(
      /<w:hyperlink r:id="\w+" w:anchor="hhow_to_ask_2" w:history="1">/,
    );
    expect(documentXml(file('docx/beta.docx'))).toContain('w:name="hhow_to_ask_2"');
    const pdf = objectsOf(file('pdf/alpha.pdf'));
    expect(pdf).toContain('/UF(beta.pdf)>>/D(how-to-ask-2)');
    expect(pdf).toContain('/UF(beta.pdf)>>/D[0/Fit]');
    expect(objectsOf(file('pdf/beta.pdf'))).toMatch(/\/Names\[\(how-to-ask\)\[\d+ 0 R \/XYZ/);
  });

  it('keeps its words where there is no policy, and its policy where there is no heading', async () => {
    const { err } = await render(FILES, '--format', 'html');
    expect(err).toContain('warning No policy’s template is at "forms/leave.docx", so only the link’s words print');
    expect(err).toContain('warning beta has no heading for "#gone", so the link leads to its beginning');
  });

  it('leads there too where only its own policy is made', async () => {
    const { code, file } = await render(FILES, '--policy', 'alpha', '--format', 'html');
    expect(code).toBe(0);
    expect(new TextDecoder().decode(file('html/alpha.html'))).toContain('href="beta.html#how-to-ask-2"');
  });

  it('is an error where the organisation lacks that policy', async () => {
    const files = { ...FILES, 'orgs/acme.yaml': 'name: Acme Care\npolicies:\n  beta:\n    include: no\n' };
    const { code, err } = await render(files, '--format', 'html');
    expect(code).toBe(1);
    expect(err).toContain('error acme has no policy with the code or slug "beta": the organisation’s file excludes it');
  });

  it('leads to the page of its heading in the whole pack as one file', async () => {
    const { code, file } = await render(FILES, '--combined');
    expect(code).toBe(0);
    const pdf = Buffer.from(file('acme-policies.pdf')).toString('latin1');
    expect(pdf).not.toContain('/GoToR');
  });

  it('says where it leads if the file is elsewhere', async () => {
    const files = { ...FILES, 'templates/hr/beta.md': BETA.replace('../alpha.md', 'alpha.md') };
    const { code, err } = await render(files, '--format', 'html');
    expect(code).toBe(0);
    expect(err).toContain('No template is at "alpha.md", so this link leads to templates/alpha.md');
    expect(err).toContain('hint: Write policy:alpha if that is right.');
  });
});
