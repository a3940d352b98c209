/** `policy import` as a person calls it: what is typed, what is printed, how it ends, and which files it touches. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';

const LONE = `Lone Working Policy
Policy No: DCW40
1. Purpose
[Organisation Name] keeps people safe.
2. Review
Reviewed on: {{last_update_date}}`;

const KEYS = '# Key Holding Policy\n\n## Purpose\n\n- Keys are *safe*.\n- [Organisation Name] counts them.\n';

async function policy(
  args: readonly string[],
  files: Readonly<Record<string, string | Uint8Array>> = { 'old/lone.txt': LONE, 'old/keys.md': KEYS },
  world: MemoryWorld = memoryWorld(files),
) {
  world.printed.out = '';
  world.printed.err = '';
  const code = await run(['import', ...args], world, '1.2.3');
  return { code, out: world.printed.out, err: world.printed.err, world };
}

function textOf(world: MemoryWorld, path: string): string {
  return new TextDecoder().decode(world.disk.get(`/workspace/${path}`));
}

describe('policy import', () => {
  it('makes a template of a text, and says what it guessed', async () => {
    const { code, out, err, world } = await policy(['old/lone.txt']);
    expect(code).toBe(0);
    expect(out).toBe(`templates/DCW40-lone-working.md from old/lone.txt: created
  title: Lone Working Policy (the title line, old/lone.txt:1:1)
  code: DCW40 (“Policy No: DCW40”, old/lone.txt:2:1)
  left out, because the program prints it above every policy: Policy No: DCW40 (old/lone.txt:2:1)
1 template written or up to date, 1 warning
`);
    expect(
      err,
    ).toBe(`old/lone.txt:4:1 warning This looks like another program’s placeholder (once) [placeholder-foreign]
  4 | [Organisation Name] keeps people safe.
    | ^^^^^^^^^^^^^^^^^^^
  hint: Replace it with --map "[Organisation Name]=org_field_name".
`);
    expect(textOf(world, 'templates/DCW40-lone-working.md')).toBe(`---
title: Lone Working Policy
code: DCW40
status: draft
# Drafted from old/lone.txt. These notes are for you: check, decide, and delete them.
# Guessed: title, from the title line (old/lone.txt:1:1).
# Guessed: code, from “Policy No: DCW40” (old/lone.txt:2:1).
# Left out, because the program prints it above every policy: Policy No: DCW40 (old/lone.txt:2:1).
# Placeholder: [Organisation Name], once, first at old/lone.txt:4:1; perhaps <<org_field_name>>.
---

# Purpose

[Organisation Name] keeps people safe.

# Review

Reviewed on: <<last_update_date>>
`);
  });

  it('replaces placeholders as it is told, on the command line or in a file', async () => {
    const files = {
      'old/lone.txt': LONE,
      'old/keys.md': KEYS,
      'map.yaml': '"[Organisation Name]": org_field_name\n"[Somebody]": org_field_phone\n',
    };
    const told = await policy(['old/lone.txt', '--map', '[Organisation Name]=org_field_name']);
    expect(told.err).toBe('');
    expect(told.out).toContain('  replaced: [Organisation Name] with org_field_name, once\n');
    expect(textOf(told.world, 'templates/DCW40-lone-working.md')).toContain('<<org_field_name>> keeps people safe.');
    const read = await policy(['old/lone.txt', 'old/keys.md', '--map-file', 'map.yaml'], files);
    expect(read.code).toBe(0);
    expect(read.err).toBe(
      'map.yaml:2:1 warning "[Somebody]" isn’t in any of the documents [map-unused]\n  hint: Write it exactly as it is there, with its capitals and brackets.\n',
    );
    expect(textOf(read.world, 'templates/key-holding.md')).toContain('- <<org_field_name>> counts them.');
  });

  it('refuses maps that lead nowhere, with exit code 2', async () => {
    const nowhere = await policy(['old/lone.txt', '--map', '[Organisation Name]=org_field_nmae']);
    expect(nowhere.code).toBe(2);
    expect(nowhere.err).toBe('error "org_field_nmae" isn’t a known field\n  hint: Did you mean "org_field_name"?\n');
    const condition = await policy(['old/lone.txt', '--map', 'x=nation_wales']);
    expect(condition.err).toContain('It’s a condition, which works only in #if.');
    const twice = await policy(['old/lone.txt', '--map', 'x=org_field_name', '--map', 'x=org_field_phone']);
    expect(twice.err).toContain('"x" is mapped to org_field_name and to org_field_phone');
    expect((await policy(['old/lone.txt', '--map', 'x'])).err).toContain('Write "SPELLING=FIELD"');
    const broken = await policy(['old/lone.txt', '--map-file', 'map.yaml'], {
      'old/lone.txt': LONE,
      'map.yaml': 'x: [y]\n',
    });
    expect([broken.code, broken.out]).toEqual([1, 'No templates written or up to date, 1 error\n']);
    expect(broken.err).toContain('map.yaml:1:4 error Each line needs a placeholder');
    expect(nowhere.world.disk.has('/workspace/templates/DCW40-lone-working.md')).toBe(false);
  });

  it('takes the fields that a client declares', async () => {
    const files = { 'old/lone.txt': LONE, 'orgs/acme.yaml': 'name: Acme\nfields:\n  lift: yes\n' };
    const { code, err } = await policy(['old/lone.txt', '--map', '[Organisation Name]=org_field_lift'], files);
    expect([code, err]).toEqual([0, '']);
  });

  it('never writes over what is there, unless it is told to', async () => {
    const first = await policy(['old/keys.md']);
    const again = await policy(['old/keys.md'], {}, first.world);
    expect(again.code).toBe(2);
    expect(again.err).toContain('error templates/key-holding.md already exists\n');
    expect((await policy(['old/keys.md', '--force'], {}, first.world)).out).toContain(': unchanged\n');
    first.world.disk.set('/workspace/templates/key-holding.md', new TextEncoder().encode('mine'));
    expect((await policy(['old/keys.md', '--dry-run'], {}, first.world)).code).toBe(0);
    expect(textOf(first.world, 'templates/key-holding.md')).toBe('mine');
    expect((await policy(['old/keys.md', '--force'], {}, first.world)).out).toContain(': replaced\n');
  });

  it('shows what it would write', async () => {
    const { code, out, world } = await policy(['old/keys.md', '--dry-run', '--templates', 'drafts']);
    expect(code).toBe(0);
    expect(out).toContain('drafts/key-holding.md from old/keys.md: planned\n---\ntitle: Key Holding Policy\n');
    expect(out).toContain('# Purpose\n\n- Keys are *safe*.\n- [Organisation Name] counts them.\n');
    expect(out).toContain('1 template would be written, 1 warning\n');
    expect([...world.disk.keys()]).toHaveLength(2);
  });

  it('puts pictures beside the template', async () => {
    const png = readFileSync(join(resolve(import.meta.dirname, '../..'), 'orgs/logos/acme.png'));
    const files = {
      'old/plan of the house.png': png,
      'old/fire.md': '# Fire Policy\n\n## Plan\n\n![The way out](<plan of the house.png>)\n',
    };
    const { code, out, world } = await policy(['old/fire.md'], files);
    expect(code).toBe(0);
    expect(out).toContain('  picture: templates/fire-1.png\n');
    expect(textOf(world, 'templates/fire.md')).toContain('\n![The way out](fire-1.png)\n');
    expect(Buffer.compare(world.disk.get('/workspace/templates/fire-1.png') ?? Buffer.of(), png)).toBe(0);
  });

  it('writes no document that has an error, and the others', async () => {
    const files = { 'old/keys.md': KEYS, 'old/raw.md': '# Raw\n\n<<#if x>>\n\na <</if>>\n', 'old/none.txt': '' };
    const { code, out, err, world } = await policy(['old/raw.md', 'old/none.txt', 'old/keys.md', 'old/lost.md'], files);
    expect(code).toBe(1);
    expect(err).toContain('old/raw.md:3:1 error #if and its end');
    expect(err).toContain('old/none.txt error The file is empty [file-empty]');
    expect(err).toContain('old/lost.md error The file can’t be read');
    expect(out).toContain('old/raw.md: nothing written, see the problems above\n');
    expect(out).toContain('1 template written or up to date, 3 documents refused, 3 errors, 1 warning\n');
    expect(world.disk.has('/workspace/templates/key-holding.md')).toBe(true);
  });

  it('refuses files that are no documents', async () => {
    const { code, err, world } = await policy(['old/sheet.xlsx', 'old/keys.md']);
    expect(code).toBe(1);
    expect(err).toContain(
      'old/sheet.xlsx error This isn’t a document that can be imported [file-unreadable]\n  hint: Documents end in .docx, .dotx, .txt, .md.\n',
    );
    expect(world.disk.has('/workspace/templates/key-holding.md')).toBe(true);
    expect((await policy([])).code).toBe(2);
  });

  it('ends with exit code 3 where nothing can be written', async () => {
    const world = memoryWorld(
      { 'old/keys.md': KEYS },
      { fault: ({ name, path }) => (name === 'create' && path.includes('/templates/') ? 'EACCES' : undefined) },
    );
    const { code, out, err } = await policy(['old/keys.md'], {}, world);
    expect(code).toBe(3);
    expect(err).toContain(
      'templates/key-holding.md error Couldn’t write the file: you don’t have permission [output-unwritable]',
    );
    expect(out).toContain('No templates written');
  });

  it('tells everything as data', async () => {
    const { out } = await policy(['old/lone.txt', '--json', '--map', '{{last_update_date}}=last_update_date']);
    const result = JSON.parse(out) as Record<string, unknown>;
    expect(result).toMatchObject({
      version: 1,
      command: 'import',
      exitCode: 0,
      documents: [
        {
          from: 'old/lone.txt',
          template: 'templates/DCW40-lone-working.md',
          status: 'written',
          files: [{ path: 'templates/DCW40-lone-working.md', change: 'created' }],
          guesses: [
            { key: 'title', value: 'Lone Working Policy', file: 'old/lone.txt', line: 1, column: 1 },
            { key: 'code' },
          ],
          decisions: [{ kind: 'left-out', message: 'Policy No: DCW40', line: 2 }],
          unmapped: [{ spelling: '[Organisation Name]', count: 1, field: 'org_field_name', line: 4 }],
          replaced: [],
        },
      ],
      diagnostics: [{ code: 'map-unused' }, { code: 'placeholder-foreign', line: 4 }],
    });
  });

  it('tells of items whose children cannot be known', async () => {
    const text = 'Key Policy\n1. Rules\nRemember:\n- Keys are:\n- labelled\n- counted';
    const { err, world } = await policy(['keys.txt'], { 'keys.txt': text });
    expect(err).toContain('keys.txt:4:1 warning This item ends in a colon');
    expect(textOf(world, 'templates/key.md')).toContain(
      '# Look: This item ends in a colon, but the items after it aren’t indented (keys.txt:4:1).',
    );
  });

  it('leaves what renders as it is: a draft can be rendered', async () => {
    const files = { 'old/keys.md': KEYS, 'orgs/acme.yaml': 'name: Acme\nreviewed_on: 2026-09-01\n' };
    const { world } = await policy(['old/keys.md', '--map', '[Organisation Name]=org_field_name'], files);
    expect(await run(['render', '--all', '--format', 'html'], world, '1.2.3')).toBe(0);
    expect(textOf(world, 'out/acme/html/key-holding.html')).toContain('Acme counts them.');
  });
});
