/** The program's own steps, called in this process: a workspace opened and planned, and what it fills and writes. */

import { Stopping } from '../build/edge/stopping.js';
import { openWorld } from '../build/edge/world.js';
import { openWorkspace } from '../build/engine/open-workspace.js';
import { prepare } from '../build/engine/production.js';
import { openWriters } from '../build/engine/writers.js';
import { fillTemplate } from '../build/fill/fill-template.js';
import { root } from './measure.mjs';

/** Opens a workspace and plans the documents of all its organisations. */
export async function openPlan(folder) {
  const world = openWorld(process, folder, root, new Stopping());
  const workspace = await openWorkspace(world, {});
  const preparation = await prepare(workspace.value, { organisations: 'all' });
  const writerFor = openWriters(workspace.value);
  const documents = preparation.plan.jobs.map((job) => ({ job, template: preparation.templates.get(job.template) }));
  return { preparation, documents, writerFor };
}

/** The bytes of a document in a format: filled, then written. Throws what stands against it. */
export async function fillAndWrite({ job, template }, format, writerFor) {
  const { value: document, diagnostics } = fillTemplate(template, job);
  if (!document) throw new Error(diagnostics[0]?.message);
  const written = await (await writerFor(format, job.organisation)).write(document);
  if (!written.value) throw new Error(`${format}: ${written.diagnostics[0]?.message}`);
  return written.value;
}
