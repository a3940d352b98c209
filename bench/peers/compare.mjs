/** This program beside its peers: one document of four pages in one process, and 200 organisations as whole runs. */
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fillTemplate } from '../../build/fill/fill-template.js';
import { fillAndWrite, openPlan } from '../engine.mjs';
import { atMost, figure } from '../figures.mjs';
import { inTurn, median, PROGRAM, runNode } from '../measure.mjs';
import { folderUntilEnd, openBenchWorkspace } from '../workspace.mjs';
import { holdsValues } from './check.mjs';
import { docxtemplater, easyTemplate, handlebars, pdfMaker, typst } from './programs.mjs';
import { simpleDocument, valuesOf } from './simple.mjs';
import { docxTemplate, htmlTemplate, typstSource } from './templates.mjs';

const COLUMNS = ['What', 'policy', 'Best peer', 'Other peers', 'Ratio', 'Aim', 'Not equal work'];

const BESIDE = {
  html: 'Handlebars fills our own page, CSS and control table included: the same bytes but for the checksum of the style sheet that names the organisation, which only ours works out. Ours follows references too.',
  docx: 'The peers fill our own Word file: the same styles, control table and words.',
  pdf: 'Ours is PDF/UA-1 and PDF/A-2a with bookmarks and our control table. Typst’s is PDF/A-2a, tagged; pdfmake’s is not tagged.',
};

const AIMS = { html: [2, 1], docx: [0.15, 0.1], pdf: [0.35, 0.25] };
const STEPS = { html: [1500, 300], docx: [300, 60], pdf: [300, 60] };

/** The peers of each format, made from what this program made of a policy for its first organisation. */
async function peersOf([first], writerFor) {
  const values = valuesOf(first.job.organisation);
  const { value: document } = fillTemplate(first.template, first.job);
  const [html, docx] = [await fillAndWrite(first, 'html', writerFor), await fillAndWrite(first, 'docx', writerFor)];
  const simple = simpleDocument(document, values);
  const word = docxTemplate(docx, values);
  const templates = { html: htmlTemplate(html, values), docx: word, typ: typstSource(simple) };
  const peers = {
    html: { handlebars: handlebars(templates.html) },
    docx: { 'easy-template-x': easyTemplate(word), docxtemplater: docxtemplater(word) },
    pdf: { 'Typst in process': typst(templates.typ), pdfmake: pdfMaker(simple) },
  };
  return { templates, peers };
}

/** A page without the checksums of its style sheets, which no template can work out. */
function withoutHashes(page) {
  return new TextDecoder().decode(page).replace(/'sha256-[^']*'/g, '');
}

async function checkPeers(peers, documents, writerFor) {
  for (const document of [documents[0], documents.at(-1)]) {
    const values = valuesOf(document.job.organisation);
    for (const [format, programs] of Object.entries(peers)) {
      const ours = await fillAndWrite(document, format, writerFor);
      await holdsValues('policy', format, ours, values);
      for (const [name, fill] of Object.entries(programs)) await holdsValues(name, format, await fill(values), values);
      if (format === 'html' && withoutHashes(await programs.handlebars(values)) !== withoutHashes(ours))
        throw new Error('Handlebars fills in another page than this program');
    }
  }
}

/** The rows of one document; `scale` makes the counts smaller for a trial. */
async function measureDocument({ rounds, scale }, templatesTo) {
  const workspace = openBenchWorkspace(200, { fourPages: true });
  const { documents, writerFor } = await openPlan(workspace.folder);
  const policies = Map.groupBy ? Map.groupBy(documents, ({ job }) => job.template.code) : groups(documents);
  const rows = [];
  for (const [code, ofPolicy] of policies) {
    const { templates, peers } = await peersOf(ofPolicy, writerFor);
    writeFileSync(join(templatesTo, `${code}.html`), templates.html);
    writeFileSync(join(templatesTo, `${code}.docx`), templates.docx);
    writeFileSync(join(templatesTo, `${code}.typ`), templates.typ);
    await checkPeers(peers, ofPolicy, writerFor);
    if (rows.length > 0) continue;
    const values = ofPolicy.map(({ job }) => valuesOf(job.organisation));
    for (const [format, programs] of Object.entries(peers)) {
      const [warmUp, steps] = STEPS[format].map((count) => Math.max(3, Math.round(count * scale)));
      const contestants = [
        (n) => fillAndWrite(ofPolicy[n % ofPolicy.length], format, writerFor),
        ...Object.values(programs).map((fill) => (n) => fill(values[n % values.length])),
      ];
      const [ours, ...theirs] = await inTurn(contestants, { warmUp, rounds, steps });
      rows.push(rowOf(format, ours, Object.keys(programs), theirs));
      console.log(rows.at(-1).join('  '));
    }
  }
  return rows;
}

function groups(documents) {
  const codes = new Map();
  for (const document of documents)
    codes.set(document.job.template.code, [...(codes.get(document.job.template.code) ?? []), document]);
  return codes;
}

function rowOf(format, ours, names, theirs) {
  const best = Math.min(...theirs);
  const words = names.map((name, at) => [`${name} ${figure(theirs[at], 'ms')}`, theirs[at]]);
  const ratio = ours / best;
  const [aim, beyond] = AIMS[format];
  return [
    `${format.toUpperCase()}, fill and write, four pages`,
    figure(ours, 'ms'),
    words.find(([, cost]) => cost === best)[0],
    words.flatMap(([text, cost]) => (cost === best ? [] : [text])).join(', '),
    figure(ratio),
    `${atMost(ratio, aim)} (beyond: ${beyond})`,
    BESIDE[format],
  ];
}

/** The rows of whole runs: documents alone and packs, each against the best mix of peers. */
function measureMix({ rounds, scale }, templates) {
  const count = Math.max(3, Math.round(200 * scale));
  const workspace = openBenchWorkspace(count, { fourPages: true });
  const mix = fileURLToPath(new URL('mix.mjs', import.meta.url));
  const run = (args) => {
    workspace.setAside('out', '.policy', 'mixed');
    return runNode(args, { cwd: workspace.folder }).cpu / 1000;
  };
  const costs = { loose: [], pack: [], mix: [] };
  for (let round = 0; round < rounds; round++) {
    costs.loose.push(run([PROGRAM, 'render', '--all', '--loose']));
    costs.pack.push(run([PROGRAM, 'render', '--all']));
    costs.mix.push(run([mix, templates, 'mixed']));
  }
  const best = median(costs.mix);
  const row = (words, cost, aim, beyond, beside) => [
    `${count} organisations × 2 policies × 3 formats, ${words}`,
    figure(cost, 's'),
    `best mix ${figure(best, 's')}`,
    '',
    figure(cost / best),
    `${atMost(cost / best, aim)} (beyond: ${beyond})`,
    beside,
  ];
  const rows = [
    row(
      '`--loose`',
      median(costs.loose),
      0.6,
      0.4,
      'Ours checks every value and opens every finished file. The mix (handlebars, easy-template-x, Typst) fills templates that are ready, and writes.',
    ),
    row(
      'as a pack',
      median(costs.pack),
      0.9,
      0.6,
      'As above; ours makes pack documents, a manifest and hashes too, and writes all or nothing.',
    ),
  ];
  for (const each of rows) console.log(each.join('  '));
  return rows;
}

/** Measures all rows. */
export async function measurePeers({ rounds, scale }) {
  const templates = folderUntilEnd(tmpdir(), 'policy-peers-');
  const rows = [...(await measureDocument({ rounds, scale }, templates)), ...measureMix({ rounds, scale }, templates)];
  const remarks = [
    'Processor time, medians of rounds in turn after a warm-up. The policy has nine sections, lists, a table and 24 placeholders.',
    'Each program’s output is opened first: it must hold every value, and Handlebars’ page must be ours but for a checksum.',
  ];
  return { title: 'Beside other programs', columns: COLUMNS, rows, remarks };
}
