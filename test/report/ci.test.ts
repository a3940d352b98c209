/** Reports for other programs: read back as those programs read them, valid by their schemas, within their limits. */
import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { type Diagnostic, error, missing, note, warning } from '../../src/model/diagnostic.js';
import { spanOf } from '../../src/model/source.js';
import { findingsOf, sentence } from '../../src/report/ci/findings.js';
import { type ReportKind, reportText } from '../../src/report/ci/index.js';
import type { ToldRun } from '../../src/report/ci/run.js';
import { HOSTILE } from '../support/hostile-values.js';
import { sarifFaults } from '../support/sarif-schema.js';

function runOf(diagnostics: readonly Diagnostic[], folder = '', told: Partial<ToldRun> = {}): ToldRun {
  const findings = findingsOf(diagnostics, folder);
  const settings = `${folder ? `${folder}/` : ''}policy.yaml`;
  const usual = { command: 'check', engine: 'policy 1.2.3', exitCode: 1, strict: false, packs: [] } as const;
  return { ...usual, findings, settings, ...told };
}

const report = (kind: ReportKind, ...args: Parameters<typeof runOf>) => reportText(kind, runOf(...args));

/** As the runner of GitHub Actions reads a workflow command. */
function readCommand(line: string) {
  const [, name = '', list = '', data = ''] = /^::([a-z]+) (.*?)::(.*)$/s.exec(line) ?? [];
  const plain = (text: string) => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
  const property = (text: string) => plain(text.replaceAll('%3A', ':').replaceAll('%2C', ','));
  const properties = list.split(',').map((pair): [string, string] => {
    const [key = '', ...value] = pair.split('=');
    return [key, property(value.join('='))];
  });
  return { name, properties: Object.fromEntries(properties), message: plain(data) };
}

const commandsIn = (text: string) => text.split('\n').filter(Boolean).map(readCommand);

interface SarifLog {
  readonly runs: readonly {
    readonly results: readonly {
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string };
          readonly region: Readonly<Record<string, number>>;
        };
      }[];
      readonly partialFingerprints: { readonly primaryLocationLineHash: string };
    }[];
    readonly invocations: readonly { readonly toolExecutionNotifications?: readonly unknown[] }[];
  }[];
}

const sarif = (...args: Parameters<typeof runOf>) => JSON.parse(report('sarif', ...args)) as SarifLog;
const resultsOf = (log: SarifLog) => log.runs.flatMap(({ results }) => results);
const uriOf = (result: ReturnType<typeof resultsOf>[number] | undefined) =>
  result?.locations[0]?.physicalLocation.artifactLocation.uri ?? '';

/** The elements of an XML text with their attributes; throws where it isn't well-formed. */
function elementsIn(xml: string) {
  const elements: { name: string; attributes: Record<string, string> }[] = [];
  const parser = new SaxesParser();
  parser.on('error', (problem) => {
    throw problem;
  });
  parser.on('opentag', ({ name, attributes }) => void elements.push({ name, attributes }));
  parser.write(xml).close();
  return elements;
}

/** The tables of a summary, as rows of cells in plain words. */
function tablesIn(markdown: string): readonly (readonly (readonly string[])[])[] {
  const tree = fromMarkdown(markdown, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  const words = (node: object): string =>
    'value' in node && typeof node.value === 'string'
      ? 'type' in node && node.type === 'html'
        ? '\n'
        : node.value
      : 'children' in node && Array.isArray(node.children)
        ? node.children.map(words).join('')
        : '';
  return tree.children.flatMap((node) =>
    node.type === 'table' ? [node.children.map((row) => row.children.map(words))] : [],
  );
}

const hostile = fc.oneof(fc.constantFrom(...Object.values(HOSTILE)), fc.string({ unit: 'binary' }));

const SOURCE = { path: 'orgs/acme.yaml', text: 'name: Acme\r\nnaem: x\r\nphone: |\r\n  1\r\n  2\r\n' };
const at = (words: string, length = words.length) => {
  const start = SOURCE.text.indexOf(words);
  return spanOf(SOURCE, start, start + length);
};

describe('what is told', () => {
  it('has errors first, and one problem for several organisations', () => {
    const of = (organisation: string) => error('reference-missing', 'No DC2', 'templates/a.md', { organisation });
    const findings = findingsOf(
      [note('file-empty', 'a', 'a'), warning('file-empty', 'b', 'b'), of('acme'), of('bala')],
      '',
    );
    expect(findings.map(({ severity }) => severity)).toEqual(['error', 'warning', 'note']);
    expect(findings[0]?.organisations).toEqual(['acme', 'bala']);
  });

  it('has one problem for an organisation that lacks many values', () => {
    const lacking = ['phone', 'email', 'address', 'website'].map((key) =>
      missing({ policies: ['DC1'], key, because: ', which is missing', addTo: 'orgs/acme.yaml' }, 'templates/a.md', {
        organisation: 'acme',
      }),
    );
    const [finding, ...others] = findingsOf(lacking, 'care');
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ file: 'care/orgs/acme.yaml', code: 'placeholder-missing' });
    expect(finding?.message).toBe('4 values that policies need are missing: phone, email, address, website');
  });

  it('names files from the root of the repository, and none that lie outside', () => {
    const file = (path: string, folder: string) => findingsOf([error('file-empty', 'It is empty', path)], folder)[0];
    expect(file('orgs/a.yaml', 'sites/north')).toMatchObject({ file: 'sites/north/orgs/a.yaml' });
    expect(file('../clients/a.yaml', 'sites/north')).toMatchObject({ file: 'sites/clients/a.yaml' });
    for (const path of ['../../../a.yaml', '/etc/a.yaml', 'D:/clients/a.yaml', '../..']) {
      expect(file(path, 'sites/north'), path).toMatchObject({ place: path });
      expect(file(path, 'sites/north'), path).not.toHaveProperty('file');
    }
  });
});

describe('--report github', () => {
  it('is read back as it was, whatever the words and names', () => {
    fc.assert(
      fc.property(hostile, hostile, (message, name) => {
        const path = `orgs/${name.replaceAll('/', '-')}.yaml`;
        const text = report('github', [error('file-empty', message, path, { hint: 'Say: 100 %, a' })]);
        const [{ name: command, properties, message: words } = { name: '', properties: {}, message: '' }, ...others] =
          commandsIn(text);
        expect(others).toEqual([]);
        expect([command, properties.title]).toEqual(['error', 'file-empty']);
        expect(properties.file).toBe(path);
        expect(words.split('\n')).toEqual([expect.any(String), 'Say: 100 %, a']);
      }),
    );
  });

  it('has columns where a place is within one line, and lines elsewhere', () => {
    const [one, several, whole] = commandsIn(
      report('github', [
        error('unknown-key', 'a', at('naem')),
        error('wrong-type', 'b', at('phone', 14)),
        error('file-empty', 'c', 'x'),
      ]),
    );
    expect(one?.properties).toMatchObject({ line: '2', endLine: '2', col: '1', endColumn: '5' });
    expect(several?.properties).toEqual({ file: 'orgs/acme.yaml', line: '3', endLine: '4', title: 'wrong-type' });
    expect(whole?.properties).toEqual({ file: 'x', title: 'file-empty' });
  });

  it('says with the tenth annotation how many more there are of a kind', () => {
    const many = Array.from({ length: 5000 }, (_, at) => error('file-empty', `Problem ${at}`, `orgs/${at}.yaml`));
    const commands = commandsIn(
      report('github', [...many, warning('file-empty', 'A warning', 'b'), note('file-empty', 'n', 'c')]),
    );
    expect(commands.map(({ name }) => name)).toEqual([...Array(10).fill('error'), 'warning', 'notice']);
    expect(commands[9]?.message).toBe('4991 more errors: the log of this step lists them');
    const ten = commandsIn(report('github', many.slice(0, 10)));
    expect(ten[9]?.message).toBe('Problem 9');
  });
});

describe('--report sarif', () => {
  it('is valid by the schema, whatever the words and names, and its paths are those of the files', () => {
    fc.assert(
      fc.property(hostile, hostile, (message, name) => {
        const path = `orgs/${name.replace(/[/\p{Cs}]/gu, '-')}.yaml`;
        const log = sarif([
          error('unknown-key', message, spanOf({ path, text: 'a: b' }, 3, 4)),
          warning('file-empty', 'b'),
        ]);
        expect(sarifFaults(log)).toEqual([]);
        const uri = uriOf(resultsOf(log)[0]);
        expect(uri).toMatch(/^[\w.~!*'()%/-]+$/);
        expect(decodeURIComponent(uri)).toBe(path);
      }),
      { numRuns: 60 },
    );
  });

  it('is found wrong by the schema where it is', () => {
    const log = sarif([error('unknown-key', 'a', at('naem'))]);
    expect(sarifFaults({ ...log, version: '2.0' })).not.toEqual([]);
    expect(sarifFaults({ ...log, runs: [{ ...log.runs[0], tool: {} }] })).not.toEqual([]);
  });

  it('shows a problem without a place at the settings, and one of a Word file at its first line', () => {
    const word = {
      path: 'templates/a.docx',
      text: 'One\nTwo',
      paragraphs: [
        { part: 'word/document.xml', paragraph: 1 },
        { part: 'word/header1.xml', paragraph: 2 },
      ],
    };
    const log = sarif(
      [
        error('unknown-key', 'a'),
        error('unknown-key', 'b', '/elsewhere/x.yaml'),
        error('unknown-key', 'c', spanOf(word, 4)),
      ],
      'sites',
    );
    expect(sarifFaults(log)).toEqual([]);
    const [none, outside, inWord] = resultsOf(log);
    expect([uriOf(none), uriOf(outside), uriOf(inWord)]).toEqual([
      'sites/policy.yaml',
      'sites/policy.yaml',
      'sites/templates/a.docx',
    ]);
    expect(outside?.message.text).toBe('/elsewhere/x.yaml: b.');
    expect(inWord?.message.text).toBe('word/header1.xml, paragraph 2: c.');
    expect(inWord?.locations[0]?.physicalLocation.region).toEqual({ startLine: 1 });
  });

  it('marks a problem alike when its line moves, and two of one kind apart', () => {
    const marks = (text: string) => {
      const source = { path: 'orgs/a.yaml', text };
      const all = [...text.matchAll(/x/g)].map(({ index }) => error('unknown-key', 'x', spanOf(source, index)));
      return resultsOf(sarif(all)).map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash);
    };
    expect(marks('x\nx\n')).toEqual(marks('a\nb\nx\n\nx\n'));
    expect(new Set(marks('x\nx\n')).size).toBe(2);
  });
});

describe('--report junit', () => {
  it('is well-formed, and its counts are those of its cases', () => {
    fc.assert(
      fc.property(hostile, hostile, fc.boolean(), (message, name, strict) => {
        const diagnostics = [
          error('file-empty', message, name),
          warning('file-empty', message, name),
          note('file-empty', message),
        ];
        const packs = [
          { id: 'acme', outcome: 'fine', words: message, reasons: [] },
          { id: 'bala', outcome: 'refused', words: message, reasons: [] },
        ] as const;
        const [root, ...elements] = elementsIn(report('junit', diagnostics, '', { strict, packs }));
        const count = (wanted: string) => elements.filter((element) => element.name === wanted).length;
        expect(root?.attributes).toMatchObject({ tests: `${count('testcase')}`, failures: `${count('failure')}` });
        expect([count('testcase'), count('failure'), count('skipped')]).toEqual([5, strict ? 2 : 1, 1]);
      }),
    );
  });

  it('has a case where all is well', () => {
    const packs = [{ id: 'acme', outcome: 'fine', words: '1 policy', reasons: [] }] as const;
    expect(report('junit', [], '', { exitCode: 0, packs })).toContain('<testcase classname="packs" name="acme">');
  });
});

describe('--report markdown', () => {
  it('has each problem in a row of its own, in its own words', () => {
    fc.assert(
      fc.property(hostile, hostile, (message, name) => {
        const path = `orgs/${name}`;
        const told = runOf([error('file-empty', message, path)]);
        const [table = []] = tablesIn(reportText('markdown', told));
        expect(table).toHaveLength(2);
        const [severity, , what = ''] = table[1] ?? [];
        expect(severity).toBe('error');
        const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();
        expect(squeezed(what)).toBe(squeezed(`${told.findings.map(sentence).join()} file-empty`));
      }),
    );
  });

  it('says what changed for whom, and what became of each pack', () => {
    const text = report('markdown', [], '', {
      command: 'render',
      exitCode: 0,
      packs: [{ id: 'acme', outcome: 'fine', words: '3 files created', reasons: ['value phone'] }],
      changes: {
        reference: 'origin/main',
        files: new Map([
          ['orgs/acme.yaml', ['acme']],
          ['a|b.md', []],
        ]),
      },
    });
    expect(text).toContain('## policy render: fine\n');
    expect(tablesIn(text)).toEqual([
      [
        ['File', 'Concerns'],
        ['orgs/acme.yaml', 'acme'],
        ['a|b.md', 'nobody'],
      ],
      [
        ['Organisation', 'Result', 'Because of'],
        ['acme', '3 files created', 'value phone'],
      ],
    ]);
    expect(text).toContain('No problems found.');
  });

  it('stays below what GitHub takes', () => {
    const many = Array.from({ length: 5000 }, (_, at) =>
      error('file-empty', `Problem ${at} ${'x'.repeat(400)}`, `orgs/${at}.yaml`),
    );
    const text = report('markdown', many);
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
    expect(text).toContain('… and 4800 more.');
  });
});
