/** What a Word file with tracked changes costs, beside the plain document: each starter policy, edited in several places. */
import { compareDocuments } from '../build/compare/index.js';
import { fillTemplate } from '../build/fill/fill-template.js';
import { resolveOutline } from '../build/model/outline.js';
import { openPlan } from './engine.mjs';
import { figure } from './figures.mjs';
import { cpuOf, median } from './measure.mjs';
import { openBenchWorkspace } from './workspace.mjs';

const BY = { author: 'Acme Care', date: { year: 2026, month: 3, day: 3 } };

/** Measures the policies of so many organisations. */
export async function measureRedlines(organisations, { rounds }) {
  const workspace = openBenchWorkspace(organisations);
  const { documents, writerFor } = await openPlan(workspace.folder);
  const pairs = [];
  for (const { template, job } of documents) {
    const before = fillTemplate(template, job).value;
    pairs.push({ before, after: edited(before), writer: await writerFor('docx', job.organisation) });
  }
  const rows = [];
  const plain = await measured(pairs, rounds, ({ after, writer }) => writer.write(after));
  const marked = pairs.map((pair) => ({ ...pair, marked: compareDocuments(pair.before, pair.after, BY) }));
  const written = await measured(marked, rounds, (pair) => pair.writer.write(pair.marked));
  const whole = await measured(pairs, rounds, ({ before, after, writer }) =>
    writer.write(compareDocuments(before, after, BY)),
  );
  const times = (cost) => `${(cost / plain).toFixed(2)}`;
  rows.push(['the later document', figure(plain, 'ms'), '1']);
  rows.push(['both, with tracked changes', figure(written, 'ms'), times(written)]);
  rows.push(['both, compared and written', figure(whole, 'ms'), times(whole)]);
  for (const row of rows) console.log(row.join('  '));
  const remarks = ['Milliseconds of processor time for one document: the median of all, in rounds after the first.'];
  const columns = ['What is written in Word', 'Cost', 'Times the document'];
  return { title: `Tracked changes in one of 8 policies, ${organisations} organisations`, columns, rows, remarks };
}

async function measured(pairs, rounds, write) {
  const figures = [];
  for (let round = 0; round < rounds + 1; round++)
    for (const pair of pairs) {
      const cost = await cpuOf(async () => {
        const { value, diagnostics } = await write(pair);
        if (!value) throw new Error(diagnostics[0]?.message);
      });
      if (round > 0) figures.push(cost);
    }
  return median(figures);
}

/** As people edit: a word of every sixth block, every thirtieth gone, the last three moved up. */
function edited(document) {
  const changed = document.blocks.flatMap((block, at) => {
    if (at % 30 === 29) return [];
    return [at % 6 === 3 ? withOtherWord(block) : block];
  });
  const blocks = [...changed.slice(-3), ...changed.slice(0, -3)];
  return { ...document, blocks, outline: resolveOutline(blocks, document.wording), contents: false };
}

function withOtherWord(node) {
  if (Array.isArray(node)) return node.length > 0 ? [withOtherWord(node[0]), ...node.slice(1)] : node;
  if (node.type === 'text') return { ...node, value: `Now ${node.value}` };
  const key = ['children', 'blocks', 'items', 'rows', 'cells'].find((name) => node[name]);
  return key ? { ...node, [key]: withOtherWord(node[key]) } : node;
}
