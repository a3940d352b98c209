/** What the starter policies cost in one process: filled, written in each format, and opened again by the final check. */
import { finalCheck } from '../build/engine/final-check.js';
import { finished } from '../build/engine/finished-file.js';
import { fillTemplate } from '../build/fill/fill-template.js';
import { FORMATS } from '../build/model/plan.js';
import { fillAndWrite, openPlan } from './engine.mjs';
import { figure } from './figures.mjs';
import { cpuOf, median } from './measure.mjs';
import { openBenchWorkspace } from './workspace.mjs';

const COLUMNS = ['Step', 'First round', 'Later rounds'];

/** Measures each step over all organisations and eight policies. */
export async function measureDocuments(organisations, { rounds }) {
  const workspace = openBenchWorkspace(organisations);
  const { preparation, documents, writerFor } = await openPlan(workspace.folder);
  const rows = [];
  const measure = async (words, count, work) => {
    const figures = [];
    for (let round = 0; round < rounds + 1; round++) figures.push((await cpuOf(work)) / count);
    rows.push([words, figure(figures[0], 'ms'), figure(median(figures.slice(1)), 'ms')]);
    console.log(rows.at(-1).join('  '));
  };
  await measure('filling', documents.length, () => {
    for (const { template, job } of documents) fillTemplate(template, job);
  });
  for (const format of ['html', 'docx', 'pdf'])
    await measure(`filling and writing, ${format.toUpperCase()}`, documents.length, async () => {
      for (const document of documents) await fillAndWrite(document, format, writerFor);
    });
  const few = documents.slice(0, 400);
  const packs = await finishedPacks(few, writerFor);
  await measure('final check of the three files', few.length, () => {
    for (const { organisation, files, filled } of packs) finalCheck(preparation, organisation, files, filled);
  });
  const remarks = ['Milliseconds of processor time for one document.'];
  return { title: `One of 8 policies, ${organisations} organisations`, columns: COLUMNS, rows, remarks };
}

/** The finished files of each organisation, with their filled documents. */
async function finishedPacks(documents, writerFor) {
  const packs = new Map();
  for (const { job, template } of documents) {
    const { organisation } = job;
    const pack = packs.get(organisation.id) ?? { organisation, files: [], filled: [] };
    packs.set(organisation.id, pack);
    pack.filled.push({ job, document: fillTemplate(template, job).value });
    for (const format of FORMATS) {
      const path = `${format}/${job.file}.${format}`;
      const bytes = await fillAndWrite({ job, template }, format, writerFor);
      pack.files.push(finished({ path, format }, bytes, { kind: 'policy', job, template }));
    }
  }
  return [...packs.values()];
}
