/** A run over many organisations holds what it needs of all, and nothing else of those that it has made. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it } from 'vitest';
import { openWorkspace } from '../../src/engine/open-workspace.js';
import { renderPacks } from '../../src/engine/render.js';
import type { World } from '../../src/model/world.js';
import { memoryWorld } from '../support/memory-world.js';

const ORGANISATIONS = 200;
/** Of a run whose memories have been filled once: two batches and a half. */
const FILLED = 60;

/** Organisations between two looks, and in what is compared. */
const EVERY = 10;
const STRETCH = 50;

/** Bytes; a run keeps some 1,000, and one that holds the ways to write all values it came across 4,300. */
const MOST_KEPT_OF_EACH = 2000;

const POSTS = ['deputy_manager', 'safeguarding_lead', 'fire_safety_lead', 'training_lead', 'equality_lead'];

const TEMPLATE = `---
code: HC1
title: Lone working
---

# Lone working

<<org_field_name>> wants its people to come home safe. Call <<org_field_phone>> or write to <<org_field_email>>.

| Who | How to reach them |
| --- | --- |
| <<org_field_registered_manager_name>>, registered manager: Ms <<org_field_registered_manager_last_name>> | <<org_field_registered_manager_phone>> |
| <<org_field_name>> out of hours | <<org_field_out_of_hours_phone>> |
`;

/** An organisation whose numbers nobody else has; its people have the names of others’, as relations and neighbours have. */
function organisation(n: number): string {
  const name = ['Aber', 'Bryn', 'Caer', 'Dol', 'Glan'][n % 5] ?? '';
  const word = `${name}${String.fromCharCode(97 + (n % 26), 97 + (Math.floor(n / 26) % 26))}wyn`;
  const surname = `Pen${String.fromCharCode(97 + (Math.floor(n / 4) % 26), 97 + Math.floor(n / 104))}wyn`;
  const phone = (line: number) => `029 2${String(n).padStart(3, '0')} ${String(line * 1111)}`;
  return `name: ${word} Home Care
phone: ${phone(1)}
out_of_hours_phone: ${phone(2)}
email: office@${word.toLowerCase()}${n}.example.org
registered_manager:
  title: Ms
  first_name: ${word}a
  last_name: ${surname}
  phone: ${phone(3)}
${POSTS.map((post, at) => `${post}: {title: Mr, first_name: ${word}${'aeiouw'[at]}, last_name: ${surname}}\n`).join('')}`;
}

/** A world that forgets what is written, so that only the run's own memory grows. */
function forgetfulWorld(): World {
  const organisations = Array.from({ length: ORGANISATIONS }, (_, n) => [`orgs/home-${n}.yaml`, organisation(n)]);
  const world = memoryWorld({ 'templates/lone-working.md': TEMPLATE, ...Object.fromEntries(organisations) });
  const lock: World['files']['lock'] = async () => ({
    undone: [],
    write: async ({ files }) => files.map(({ path }) => ({ path, change: 'created' })),
    release: async () => undefined,
  });
  return { ...world, files: { ...world.files, lock } };
}

/** V8 goes on making machine code of what has run often, which doesn't grow with the organisations: no more of it while they are counted. */
function setOptimising(isOn: boolean): void {
  setFlagsFromString(isOn ? '--opt' : '--no-opt');
}

/** Bytes of all objects that are in use. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}

describe('a run over many organisations', () => {
  afterEach(() => setOptimising(true));

  it('keeps little of each that it has made', async () => {
    const workspace = (await openWorkspace(forgetfulWorld(), {})).value;
    if (!workspace) throw new Error('The workspace was not opened.');
    const heap: number[] = [];
    let made = 0;
    const request = { organisations: 'all' as const, loose: true };
    const { packs } = await renderPacks(workspace, request, {
      onPack: () => {
        if (made === FILLED) setOptimising(false);
        if (made++ % EVERY === 0) heap.push(heapInUse());
      },
    });
    expect(packs.map(({ status, files }) => `${status} ${files.length}`)).toEqual(
      Array.from({ length: ORGANISATIONS }, () => 'written 3'),
    );
    // Within a batch memory comes and goes: the least of each stretch of two batches is compared.
    const least = (from: number) => Math.min(...heap.slice(from / EVERY, (from + STRETCH) / EVERY));
    const perOrganisation = (least(ORGANISATIONS - STRETCH) - least(FILLED)) / (ORGANISATIONS - STRETCH - FILLED);
    expect(perOrganisation).toBeLessThan(MOST_KEPT_OF_EACH);
  });
});
