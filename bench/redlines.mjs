/** What a Word file with tracked changes costs, beside the plain document: each starter policy, edited in several places. */
import { compareDocuments } from '../build/compare/index.js';
import { fillTemplate } from '../build/fill/fill-template.js';
import { resolveOutline } from '../build/model/outline.js';
import { openPlan } from './engine.mjs';
import { figure } from './figures.mjs';
import { cpuOf, median } from './measure.mjs';
import { openBenchWorkspace } from './workspace.mjs';

const BY = { author: 'Acme Care', date: { year: 2026, month: 3, day: 3 } };

/** So many documents count for nothing at first: the code of a comparison is long, and Node compiles it as it goes. */
const WARM_UP = 4_000;

/** Measures the policies of so many organisations. */
export async function measureRedlines(organisations, { rounds }) {
  const workspace = openBenchWorkspace(organisations);
  const { documents, writerFor } = await openPlan(workspace.folder);
  const pairs = [];
  for (const { template, job } of documents)
    pairs.push({
      fill: () => fillTemplate(template, job).value,
      writer: await writerFor('docx', job.organisation),
      marked: compared(fillTemplate(template, job).value),
    });
  const [plain, marked, whole] = await inTurnByPair(pairs, rounds, [
    ({ fill, writer }) => writer.write(fill()),
    ({ writer, marked }) => writer.write(marked),
    ({ fill, writer }) => {
      const before = fill();
      return writer.write(compareDocuments(before, edited(fill()), BY));
    },
  ]);
  const times = (cost) => `${(cost / plain).toFixed(2)}`;
  const rows = [
    ['a document, filled and written', figure(plain, 'ms'), '1'],
    ['two that are compared already, written with tracked changes', figure(marked, 'ms'), times(marked)],
    ['two, filled, compared and written with tracked changes', figure(whole, 'ms'), times(whole)],
  ];
  for (const row of rows) console.log(row.join('  '));
  const remarks = [
    'Milliseconds of processor time for one document: the median of all, each measured in turn, in rounds after a warm-up. Each sixth block has another word, each thirtieth is gone, and the last three moved to the top.',
  ];
  const columns = ['What is written in Word', 'Cost', 'Times the document'];
  return { title: `Tracked changes in one of 8 policies, ${organisations} organisations`, columns, rows, remarks };
}

function compared(before) {
  return compareDocuments(before, edited(before), BY);
}

/** The median milliseconds of each way of writing, which take turns at each pair. */
async function inTurnByPair(pairs, rounds, ways) {
  const figures = ways.map(() => []);
  const warmUp = Math.ceil(WARM_UP / pairs.length);
  for (let round = 0; round < warmUp + rounds; round++) {
    for (const pair of pairs)
      for (const [at, write] of ways.entries()) {
        const cost = await cpuOf(async () => {
          const { value, diagnostics } = await write(pair);
          if (!value) throw new Error(diagnostics[0]?.message);
        });
        if (round >= warmUp) figures[at].push(cost);
      }
  }
  return figures.map(median);
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
