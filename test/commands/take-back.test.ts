/** `policy take-back`: a customer's edits of a Word file, as a person takes them back. */
import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { zipPart } from '../../src/formats/zip/part.js';
import { readZip } from '../../src/formats/zip/read.js';
import { writeZip } from '../../src/formats/zip/write.js';
import { EDITED_WORKSPACE } from '../support/edited-policy.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';
import { picture } from '../support/sample-document.js';
import { WordEditor } from '../support/word-editor.js';
import { documentXml, paragraph, relsXml, typesXml, W, wordFile } from '../support/word-file.js';

const PATH = '/workspace/out/acme/docx/DC1-lone-working.docx';

async function policy(world: MemoryWorld, line: string | readonly string[]) {
  world.printed.out = '';
  world.printed.err = '';
  const code = await run(typeof line === 'string' ? line.split(' ') : line, world, '1.0.0');
  return { code, ...world.printed };
}

let sent: Uint8Array;

beforeAll(async () => {
  const world = memoryWorld(EDITED_WORKSPACE);
  await policy(world, 'render --all');
  sent = world.disk.get(PATH) ?? new Uint8Array();
});

/** The file with words in place of others. */
function edited(...changes: readonly (readonly [string, string])[]): Uint8Array {
  const editor = new WordEditor(sent);
  for (const [before, after] of changes) expect(editor.replaceEverywhere(before, after)).toBeGreaterThan(0);
  return editor.bytes();
}

function worldWith(file: Uint8Array, more: Readonly<Record<string, string>> = {}): MemoryWorld {
  return memoryWorld({ ...EDITED_WORKSPACE, ...more, 'edited.docx': file });
}

function text(world: MemoryWorld, path: string): string {
  return new TextDecoder().decode(world.disk.get(`/workspace/${path}`));
}

const TAKE_BACK = 'take-back edited.docx --org acme';

/** The file with another text in one of its parts. */
function withPart(file: Uint8Array, path: string, change: (xml: string) => string): Uint8Array {
  const parts = [...readZip(file)].map(([name, bytes]) =>
    zipPart(name, name === path ? change(new TextDecoder().decode(bytes)) : bytes),
  );
  return writeZip(parts);
}

/** The file as programs save it that lose what it says about itself. */
function withoutProperties(file: Uint8Array): Uint8Array {
  return ['docProps/custom.xml', 'docProps/core.xml', 'docProps/app.xml'].reduce(
    (bytes, path) =>
      withPart(bytes, path, (xml) => xml.replace(/(<(?:Properties|cp:coreProperties)\b[^>]*>).*(<\/)/s, '$1$2')),
    file,
  );
}

const PICTURE =
  '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">' +
  '<wp:extent cx="900000" cy="600000"/><wp:docPr id="991" name="Picture 1" descr="The key safe"/>' +
  '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">' +
  '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">' +
  '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:embed="rIdNew"/>' +
  '</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>';

/** The file with a picture below a paragraph. */
function withPicture(file: Uint8Array, above: string): Uint8Array {
  const drawn = withPart(file, 'word/document.xml', (xml) => {
    const end = xml.indexOf('</w:p>', xml.indexOf(above)) + '</w:p>'.length;
    return xml.slice(0, end) + PICTURE + xml.slice(end);
  });
  const related = withPart(drawn, 'word/_rels/document.xml.rels', (xml) =>
    xml.replace(
      '</Relationships>',
      '<Relationship Id="rIdNew" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" ' +
        'Target="media/new.png"/></Relationships>',
    ),
  );
  return writeZip([
    ...[...readZip(related)].map(([name, bytes]) => zipPart(name, bytes)),
    zipPart('word/media/new.png', picture(4, 3, 'new.png').bytes),
  ]);
}

/** The file of another Office program, as its streams tell ([MS-CFB]). */
function compoundFile(stream: string): Uint8Array {
  const header = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  return Buffer.concat([header, Buffer.alloc(504), Buffer.from(`${stream}\0`, 'utf16le')]);
}

describe('policy take-back', () => {
  it('says of a new picture what to do with it', async () => {
    const { code, out } = await policy(worldWith(withPicture(sent, 'It is for everyone')), TAKE_BACK);
    expect(code).toBe(1);
    expect(out).toContain('“The key safe”: the picture is in the Word file alone: save it from Word as PNG or JPEG');
    expect(out).not.toContain('word/media');
  });

  it.each([
    ['EncryptedPackage', 'This Word file is encrypted with a password', 'remove the password'],
    ['WordDocument', 'This is a Word 97–2003 document (.doc), not a .docx', 'choose Save As, Word Document (*.docx)'],
  ])('says what to do with a file that it can’t open (%s)', async (stream, message, hint) => {
    for (const command of [TAKE_BACK, 'diff edited.docx edited.docx']) {
      const { code, err } = await policy(worldWith(compoundFile(stream)), command);
      expect(code).toBe(1);
      expect(err).toContain(message);
      expect(err).toContain(hint);
    }
  });

  it('lists edits with numbers, and writes nothing', async () => {
    const world = worldWith(edited(['Keep a blanket', 'Keep two blankets'], ['029 2018 0115', '029 2018 0166']));
    const { code, out } = await policy(world, TAKE_BACK);
    expect(code).toBe(1);
    expect(out).toContain(
      '1. orgs/acme.yaml:8  another value for registered_manager.phone\n-029 2018 0115\n+029 2018 0166',
    );
    expect(out).toContain('2. orgs/acme/DC1.additions.md  replaces the text of “In bad weather”');
    expect(out).toContain('+Keep two blankets in the car.');
    expect(text(world, 'orgs/acme.yaml')).toBe(EDITED_WORKSPACE['orgs/acme.yaml']);
    expect(world.disk.has('/workspace/orgs/acme/DC1.additions.md')).toBe(false);
  });

  it('writes only what is accepted', async () => {
    const file = edited(['Keep a blanket', 'Keep two blankets'], ['029 2018 0115', '029 2018 0166']);
    const first = worldWith(file);
    expect((await policy(first, `${TAKE_BACK} --accept 1`)).code).toBe(1);
    expect(text(first, 'orgs/acme.yaml')).toContain('  phone: "029 2018 0166"\n');
    expect(first.disk.has('/workspace/orgs/acme/DC1.additions.md')).toBe(false);
    const all = worldWith(file);
    expect((await policy(all, `${TAKE_BACK} --accept all`)).code).toBe(0);
    expect(text(all, 'orgs/acme/DC1.additions.md')).toBe(
      '<<instead of "In bad weather">>\n\n<<#if org_field_lift>>\nCars stay at the office when it snows.\n<<else>>\nDrivers decide for themselves.\n<</if>>\n\nKeep two blankets in the car.\n',
    );
    const dry = worldWith(file);
    const { out } = await policy(dry, `${TAKE_BACK} --accept all --dry-run`);
    expect(out).toContain('--- orgs/acme.yaml\n+++ orgs/acme.yaml\n');
    expect(text(dry, 'orgs/acme.yaml')).toBe(EDITED_WORKSPACE['orgs/acme.yaml']);
    expect((await policy(worldWith(file), `${TAKE_BACK} --accept 7`)).code).toBe(2);
  });

  it('asks about each edit where somebody can answer', async () => {
    const world = worldWith(edited(['Keep a blanket', 'Keep two blankets'], ['029 2018 0115', '029 2018 0166']));
    const asked: string[] = [];
    const ask = {
      line: async () => '',
      choose: async <Value>(words: string, choices: readonly { readonly value: Value }[]) => {
        asked.push(words);
        return (choices[asked.length === 1 ? 1 : 0] as { readonly value: Value }).value;
      },
    };
    const code = await run(TAKE_BACK.split(' '), { ...world, terminal: { ...world.terminal, ask } }, '1.0.0');
    expect(asked).toEqual(['Accept 1 of 2?', 'Accept 2 of 2?']);
    expect(code).toBe(1);
    expect(text(world, 'orgs/acme.yaml')).toBe(EDITED_WORKSPACE['orgs/acme.yaml']);
    expect(world.disk.has('/workspace/orgs/acme/DC1.additions.md')).toBe(true);
  });

  it('tells lists apart that follow one another, which Word shows as one', async () => {
    const template = (EDITED_WORKSPACE['templates/DC1-lone-working.md'] ?? '').replace(
      'Write down what happened.',
      '- A torch\n- A map\n\n* Your badge\n* A whistle\n\nWrite down what happened.',
    );
    const world = memoryWorld({ ...EDITED_WORKSPACE, 'templates/DC1-lone-working.md': template });
    await policy(world, 'render --org acme');
    const editor = new WordEditor(world.disk.get(PATH) ?? new Uint8Array());
    expect(editor.replaceEverywhere('Your badge', 'Your blue badge')).toBe(1);
    editor.addBehind(editor.words().indexOf('A map'), 'A compass');
    world.disk.set('/workspace/edited.docx', editor.bytes());
    expect((await policy(world, `${TAKE_BACK} --accept all`)).code).toBe(0);
    expect(text(world, 'orgs/acme/DC1.additions.md')).toContain(
      '- A torch\n- A map\n- A compass\n\n* Your blue badge\n* A whistle\n',
    );
    expect((await policy(world, TAKE_BACK)).out).toContain('Nothing is left to take back');
  });

  describe('of a value that was changed in some places only', () => {
    /** The file with another telephone number in the warning alone. */
    function withOtherPhone(...more: readonly (readonly [string, string])[]): Uint8Array {
      const editor = new WordEditor(sent);
      const at = editor.words().findIndex((words) => words.includes('Never go back'));
      expect(editor.replaceIn(at, '029 2018 0110', '029 2018 0144')).toBe(true);
      for (const [before, after] of more) expect(editor.replaceEverywhere(before, after)).toBe(1);
      return editor.bytes();
    }

    const ADDITIONS = 'orgs/acme/DC1.additions.md';

    it('is offered everywhere, or as text of its section, which is what “all” takes', async () => {
      const world = worldWith(withOtherPhone());
      const { out, code } = await policy(world, TAKE_BACK);
      expect(out).toContain(
        '1. orgs/acme.yaml:2  another value for phone\n-029 2018 0110\n+029 2018 0144\n' +
          '   The file has it in 1 place, and the old value in 2 more. Accepting it changes all of them\n' +
          '   If it’s meant there only, accept 2 instead\n',
      );
      expect(out).toContain('+> Never go back in alone. Ring 029 2018 0144 first.\n');
      expect(out).toContain(
        '   It has the new phone as text, for this section alone. If it’s meant everywhere, accept 1\n',
      );
      expect(code).toBe(1);
      const all = await policy(world, `${TAKE_BACK} --accept all`);
      expect(all.out).toContain(
        'The new phone is in “Who to ring” only. If it’s meant everywhere, change orgs/acme.yaml:2 too',
      );
      expect(all.code).toBe(0);
      expect(text(world, 'orgs/acme.yaml')).toBe(EDITED_WORKSPACE['orgs/acme.yaml']);
      // The placeholder stays in the table above, which prints the old number.
      expect(text(world, ADDITIONS)).toContain('| <<org_field_phone>> |');
      expect((await policy(world, TAKE_BACK)).out).toContain('Nothing is left to take back');
    });

    it('is another everywhere, where that is accepted, and no text is replaced for it', async () => {
      const world = worldWith(withOtherPhone());
      expect((await policy(world, `${TAKE_BACK} --accept 1`)).code).toBe(0);
      expect(text(world, 'orgs/acme.yaml')).toContain('phone: "029 2018 0144"\n');
      expect(world.disk.has(`/workspace/${ADDITIONS}`)).toBe(false);
    });

    it('keeps its placeholder in a section with other edits, which are left to decide', async () => {
      const world = worldWith(withOtherPhone(['In danger', 'In any danger']));
      expect((await policy(world, `${TAKE_BACK} --accept 1 --dry-run`)).code).toBe(1);
      const { code } = await policy(world, `${TAKE_BACK} --accept 1,2`);
      expect(code).toBe(0);
      expect(text(world, 'orgs/acme.yaml')).toContain('phone: "029 2018 0144"\n');
      expect(text(world, ADDITIONS)).toContain('In any danger');
      expect(text(world, ADDITIONS)).toContain('Ring <<org_field_phone>> first.');
      expect(text(world, ADDITIONS)).not.toContain('029 2018 0144');
    });

    it('is asked about on a terminal, and then no more about a text that only had its words', async () => {
      const world = worldWith(withOtherPhone());
      const asked: string[] = [];
      const ask = {
        line: async () => '',
        choose: async <Value>(words: string, choices: readonly { readonly value: Value }[]) => {
          asked.push(words);
          return (choices[0] as { readonly value: Value }).value;
        },
      };
      const code = await run(TAKE_BACK.split(' '), { ...world, terminal: { ...world.terminal, ask } }, '1.0.0');
      expect(code).toBe(0);
      expect(asked).toEqual(['Accept 1 of 2?']);
      expect(world.disk.has(`/workspace/${ADDITIONS}`)).toBe(false);
    });

    it('is left to a person, also as text, where it’s another organisation’s', async () => {
      const editor = new WordEditor(sent);
      const at = editor.words().findIndex((words) => words.includes('Never go back'));
      expect(editor.replaceIn(at, '029 2018 0110', '029 2018 0120')).toBe(true);
      const world = worldWith(editor.bytes());
      const { code, out } = await policy(world, `${TAKE_BACK} --accept all`);
      expect(code).toBe(1);
      expect(out).toContain('bala has this value: check that the file isn’t theirs');
      expect(world.disk.has(`/workspace/${ADDITIONS}`)).toBe(false);
    });
  });

  it('names the line of the template that a small edit would mend', async () => {
    const { out } = await policy(worldWith(edited(['within 24 hours', 'within 48 hours'])), TAKE_BACK);
    const line = (EDITED_WORKSPACE['templates/DC1-lone-working.md'] ?? '')
      .split('\n')
      .findIndex((words) => words.includes('24 hours'));
    expect(out).toContain(
      `If this mends a mistake for everybody, change templates/DC1-lone-working.md:${line + 1} instead`,
    );
    const other = await policy(worldWith(edited(['within 24 hours', 'when they have time'])), TAKE_BACK);
    expect(other.out).not.toContain('mends a mistake');
  });

  it('adds a paragraph at the end of a section, and edits it there later', async () => {
    const editor = new WordEditor(sent);
    editor.addBehind(
      editor.words().findIndex((words) => words.startsWith('Everyone learns')),
      'And again each spring.',
    );
    const world = worldWith(editor.bytes());
    await policy(world, `${TAKE_BACK} --accept all`);
    expect(text(world, 'orgs/acme/DC1.additions.md')).toBe('<<at the end of "Training">>\n\nAnd again each spring.\n');
    await policy(world, 'render --all');
    const next = new WordEditor(world.disk.get(PATH) ?? new Uint8Array());
    next.replaceEverywhere('each spring', 'each autumn');
    const additions = `<!-- Ours. -->\n\n${text(world, 'orgs/acme/DC1.additions.md')}\n<<after "Purpose">>\n\nRead this *twice*.\n`;
    const later = worldWith(next.bytes(), { 'orgs/acme/DC1.additions.md': additions });
    await policy(later, `${TAKE_BACK} --accept all`);
    expect(text(later, 'orgs/acme/DC1.additions.md')).toContain(
      '<!-- Ours. -->\n\n<<at the end of "Training">>\n\nAnd again each autumn.\n',
    );
  });

  it('leaves out a section that went, and says that nothing is left the second time', async () => {
    const editor = new WordEditor(sent);
    const words = editor.words();
    const heading = words.indexOf('Training');
    editor.remove(heading + 1);
    editor.remove(heading);
    const world = worldWith(editor.bytes());
    await policy(world, `${TAKE_BACK} --accept all`);
    expect(text(world, 'orgs/acme/DC1.additions.md')).toBe('<<leave out "Training">>\n');
    const again = await policy(world, TAKE_BACK);
    expect(again).toMatchObject({ code: 0 });
    expect(again.out).toContain('Nothing is left to take back');
  });

  it('leaves nothing out because a section break was deleted, which turns the pages above it', async () => {
    const file = withPart(sent, 'word/document.xml', (xml) => {
      const [first = ''] = xml.match(/<w:p>(?:(?!<w:p>).)*<w:sectPr(?:(?!<w:p>).)*<\/w:p>/s) ?? [];
      expect(first).not.toBe('');
      return xml.replace(first, first.replace(/<w:sectPr.*<\/w:sectPr>/s, ''));
    });
    const world = worldWith(file);
    const { out } = await policy(world, `${TAKE_BACK} --accept all`);
    expect(out).toContain('its section is on landscape pages now');
    expect(world.disk.has('/workspace/orgs/acme/DC1.additions.md'), out).toBe(false);
  });

  it('takes the version that a file was made as for no edit, once its words have made another', async () => {
    const world = worldWith(edited(['Keep a blanket', 'Keep two blankets']));
    await policy(world, 'render --all --format docx');
    expect(await policy(world, 'issue --org acme --with-unapproved')).toMatchObject({ code: 0 });
    await policy(world, `${TAKE_BACK} --accept all`);
    const again = await policy(world, TAKE_BACK);
    expect(again.out).toContain('Nothing is left to take back');
    expect(again.code).toBe(0);
  });

  it('lists what has no place, and never drops it', async () => {
    const { code, out } = await policy(
      worldWith(edited(['Lone Working Policy', 'Working Alone'], ['Penarth', 'Penarth and Sully'])),
      `${TAKE_BACK} --json`,
    );
    const { unplaced } = JSON.parse(out);
    expect(unplaced).toContainEqual({ reason: 'title', words: 'Working Alone' });
    expect(code).toBe(1);
  });

  it('changes a value within a list', async () => {
    const world = worldWith(edited(['Penarth', 'Cowbridge']));
    const { out } = await policy(world, `${TAKE_BACK} --accept all`);
    expect(text(world, 'orgs/acme.yaml'), out).toContain('    - Barry\n    - Cowbridge\n');
  });

  it('offers a list of values with an item that was added, removed or moved', async () => {
    const place = (editor: WordEditor, words: string) => editor.words().indexOf(words);
    const made = async (edit: (editor: WordEditor) => void) => {
      const editor = new WordEditor(sent);
      edit(editor);
      const world = worldWith(editor.bytes());
      const { out, code } = await policy(world, `${TAKE_BACK} --accept all`);
      expect(code, out).toBe(0);
      expect(world.disk.has('/workspace/orgs/acme/DC1.additions.md'), out).toBe(false);
      return text(world, 'orgs/acme.yaml').split('towns:\n')[1];
    };
    expect(await made((editor) => editor.addBehind(place(editor, 'Barry'), 'Sully'))).toBe(
      '    - Barry\n    - Sully\n    - Penarth\n',
    );
    expect(await made((editor) => editor.addBehind(place(editor, 'Penarth'), 'Sully'))).toBe(
      '    - Barry\n    - Penarth\n    - Sully\n',
    );
    expect(await made((editor) => editor.remove(place(editor, 'Barry')))).toBe('    - Penarth\n');
    expect(
      await made((editor) => {
        editor.addBehind(place(editor, 'Penarth'), 'Barry');
        editor.remove(place(editor, 'Barry'));
        editor.replaceIn(place(editor, 'Penarth'), 'Penarth', 'Cowbridge');
      }),
    ).toBe('    - Cowbridge\n    - Barry\n');
  });

  it('leaves a list of values as it is where “all” is accepted and the list is printed elsewhere too', async () => {
    const template = `${EDITED_WORKSPACE['templates/DC1-lone-working.md'] ?? ''}\nIn short:\n\n<<#each org_field_towns>>\n- <<this>>\n<</each>>\n`;
    const files = { ...EDITED_WORKSPACE, 'templates/DC1-lone-working.md': template };
    const world = memoryWorld(files);
    await policy(world, 'render --org acme');
    const editor = new WordEditor(world.disk.get(PATH) ?? new Uint8Array());
    editor.addBehind(editor.words().indexOf('Penarth'), 'Sully');
    const later = worldWith(editor.bytes(), files);
    const { out, code } = await policy(later, `${TAKE_BACK} --accept all`);
    expect(out).toContain('other items for fields.towns\n-Barry\n-Penarth\n+Barry\n+Penarth\n+Sully\n');
    expect(out).toContain('The file has it in 1 place, and the old value in 1 more');
    expect(code).toBe(1);
    expect(text(later, 'orgs/acme.yaml')).toBe(EDITED_WORKSPACE['orgs/acme.yaml']);
  });

  it('takes back edits on landscape pages, and what was added behind them', async () => {
    const template = (EDITED_WORKSPACE['templates/DC1-lone-working.md'] ?? '').replace(
      '::: landscape\n',
      '::: landscape\n\n### Risks\n\nLook at these.\n',
    );
    const files = { ...EDITED_WORKSPACE, 'templates/DC1-lone-working.md': template };
    const world = memoryWorld(files);
    await policy(world, 'render --org acme');
    const editor = new WordEditor(world.disk.get(PATH) ?? new Uint8Array());
    editor.replaceEverywhere('Look where you tread', 'Look where you step');
    editor.addBehind(editor.words().indexOf('Look at these.'), 'And at these.');
    const later = worldWith(editor.bytes(), files);
    const { code, out } = await policy(later, `${TAKE_BACK} --accept all`);
    expect(code, out).toBe(0);
    expect(text(later, 'orgs/acme/DC1.additions.md')).toBe(
      '<<instead of "Risks">>\n\nLook at these.\n\nAnd at these.\n\n| Risk | What we do |\n|---|---|\n| Dogs | Ask for them to be shut away |\n| Stairs | Look where you step |\n',
    );
  });

  it('knows a section again whose heading has wholly other words', async () => {
    const editor = new WordEditor(sent);
    editor.replaceEverywhere('Afterwards', 'Recording');
    const at = editor.words().findIndex((words) => words.startsWith('Write down what happened'));
    editor.replaceIn(at, 'Write down what happened.', 'Please note it all down.');
    editor.addBehind(at, 'Keep the notes.');
    const world = worldWith(editor.bytes());
    const { code, out } = await policy(world, `${TAKE_BACK} --accept all`);
    expect(code, out).toBe(0);
    expect(text(world, 'orgs/acme/DC1.additions.md')).toContain(
      '<<instead of "Afterwards">>\n\n## Recording\n\nPlease note it all down. Managers read it within 24 hours.\n\nKeep the notes.\n',
    );
  });

  it('takes back edits of a Word template into its own paragraphs', async () => {
    const styles = `<w:styles xmlns:w="${W}"><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>`;
    const heading = (words: string) => paragraph(words).replace('<w:p>', '<w:p><w:pPr><w:pStyle w:val="H1"/></w:pPr>');
    const ring = 'Ring {{org_field_phone}} first.';
    const template = wordFile({
      '[Content_Types].xml': typesXml({ 'word/document.xml': 'document.main', 'word/styles.xml': 'styles' }),
      'word/_rels/document.xml.rels': relsXml([['rId1', 'styles', 'styles.xml']]),
      'word/styles.xml': styles,
      'word/document.xml': documentXml(
        [heading('Visits'), paragraph('Everyone signs the book.'), heading('Calls'), paragraph(ring)].join(''),
      ),
    });
    const files = {
      ...EDITED_WORKSPACE,
      'templates/visitors.docx': template,
      'templates/visitors.yaml': 'title: Visitors Policy\ncode: DC2\nversion: "1.0"\n',
    };
    const world = memoryWorld(files);
    await policy(world, 'render --all');
    const path = '/workspace/out/acme/docx/DC2-visitors.docx';
    const editor = new WordEditor(world.disk.get(path) ?? new Uint8Array());
    editor.replaceEverywhere('Everyone signs the book', 'Everyone signs in');
    editor.replaceEverywhere('029 2018 0110', '029 2018 0177');
    const later = memoryWorld({ ...files, 'edited.docx': editor.bytes() });
    const { code, out } = await policy(later, `${TAKE_BACK} --accept all`);
    expect(code, out).toBe(0);
    expect(text(later, 'orgs/acme.yaml')).toContain('phone: "029 2018 0177"\n');
    expect(text(later, 'orgs/acme/DC2.additions.md')).toBe('<<instead of "Visits">>\n\nEveryone signs in.\n');
    const other = world.disk.get(path.replace('acme', 'bala')) ?? new Uint8Array();
    const refused = await policy(memoryWorld({ ...files, 'edited.docx': other }), TAKE_BACK);
    expect(refused.out).toContain('   bala has this value: check that the file isn’t theirs\n');
    expect(refused.out).not.toContain('--accept all');
  });

  it('writes nothing where somebody stops at a question', async () => {
    const world = worldWith(edited(['Keep a blanket', 'Keep two blankets'], ['029 2018 0115', '029 2018 0166']));
    const before = new Map(world.disk);
    let asked = 0;
    const reached = new Promise<void>((resolve) => {
      const ask = {
        line: async () => '',
        // Ctrl-C: the program ends at the second question, whose answer never comes.
        choose: <Value>(_: string, choices: readonly { readonly value: Value }[]): Promise<Value> => {
          asked++;
          if (asked === 1 && choices[0]) return Promise.resolve(choices[0].value);
          resolve();
          return new Promise(() => undefined);
        },
      };
      void run(TAKE_BACK.split(' '), { ...world, terminal: { ...world.terminal, ask } }, '1.0.0');
    });
    await reached;
    expect(asked).toBe(2);
    expect(world.disk).toEqual(before);
  });

  it('leaves every byte of the workspace as it was where it refuses', async () => {
    const calls = [TAKE_BACK, 'take-back edited.docx --org nobody', 'take-back missing.docx --org acme --accept all'];
    const files = [sent.slice(0, 2000), new TextEncoder().encode('Hello'), new Uint8Array(), sent];
    for (const line of [...calls, `${TAKE_BACK} --accept 1,9`, 'take-back edited.docx --org bala --accept all'])
      for (const file of files) {
        const world = worldWith(file);
        const before = new Map(world.disk);
        await policy(world, line);
        expect(world.disk, line).toEqual(before);
      }
  });

  it('lists comments and tracked changes with author and date', async () => {
    const tracked = withPart(sent, 'word/document.xml', (xml) =>
      xml.replace(
        'It is for everyone.</w:t></w:r>',
        'It is for everyone.</w:t></w:r><w:ins w:id="9001" w:author="Sam Sample" w:date="2026-11-03T10:00:00Z"><w:r><w:t xml:space="preserve"> Bar none.</w:t></w:r></w:ins>',
      ),
    );
    const { out } = await policy(worldWith(tracked), TAKE_BACK);
    expect(out).toContain('Tracked: came (Sam Sample, 2026-11-03): “Bar none.”');
    expect(out).toMatch(/\+It is for everyone\..*Bar none\./);
  });

  it('refuses a file of another organisation, and names it by its id alone', async () => {
    const { code, err } = await policy(worldWith(sent), 'take-back edited.docx --org bala');
    expect(code).toBe(1);
    expect(err).toContain('edited.docx error This file was made for acme, not for bala');
    expect(err).not.toContain('Acme Care');
  });

  it('refuses a file of another organisation whose properties were lost', async () => {
    const world = memoryWorld(EDITED_WORKSPACE);
    await policy(world, 'render --all');
    const bare = withoutProperties(world.disk.get(PATH.replace('acme', 'bala')) ?? new Uint8Array());
    const { code, err } = await policy(worldWith(bare), TAKE_BACK);
    expect(code).toBe(1);
    expect(err).toContain('edited.docx error This file was made for bala, not for acme');
    const headless = withPart(bare, 'word/document.xml', (xml) =>
      xml.replace(/<w:p>(?:(?!<w:p>).)*w:val="Masthead"(?:(?!<w:p>).)*<\/w:p>/s, ''),
    );
    expect((await policy(worldWith(headless), TAKE_BACK)).err).toContain('was made for bala, not for acme');
  });

  it('refuses a PDF with the name of a Word file and one that needs a password, and says what to do', async () => {
    const pdf = await policy(worldWith(new TextEncoder().encode('%PDF-1.7\n')), TAKE_BACK);
    expect(pdf.err).toContain('edited.docx error This is a PDF file, not a Word document');
    const header = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    const locked = new Uint8Array([...header, ...Buffer.alloc(504), ...Buffer.from('EncryptedPackage', 'utf16le')]);
    const { err, code } = await policy(worldWith(locked), TAKE_BACK);
    expect(err).toContain('encrypted with a password');
    expect(err).toContain('remove the password');
    expect(code).toBe(1);
  });

  it('takes back a file that is protected against edits, whatever it is called', async () => {
    const file = withPart(edited(['Keep a blanket', 'Keep two blankets']), 'word/settings.xml', (xml) =>
      xml.replace(/(<w:settings[^>]*>)/, '$1<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'),
    );
    const world = memoryWorld({ ...EDITED_WORKSPACE, 'DC1-acme (1).docx': file });
    const { out } = await policy(world, ['take-back', 'DC1-acme (1).docx', '--org', 'acme']);
    expect(out).toContain('+Keep two blankets in the car.');
    expect(out).toContain('policy take-back "DC1-acme (1).docx" --org acme --accept all');
  });

  it('takes other quotation marks for no edit', async () => {
    const files = {
      ...EDITED_WORKSPACE,
      'templates/DC1-lone-working.md': (EDITED_WORKSPACE['templates/DC1-lone-working.md'] ?? '').replace(
        'Keep a blanket in the car.',
        'Don\'t forget the "blanket box" in the car.',
      ),
    };
    const world = memoryWorld(files);
    await policy(world, 'render --org acme');
    const editor = new WordEditor(world.disk.get(PATH) ?? new Uint8Array());
    const at = editor.words().findIndex((words) => words.includes('blanket box'));
    const words = editor.words()[at] ?? '';
    editor.replaceIn(at, words, 'Don’t forget the “blanket box” in the car.');
    expect((await policy(worldWith(editor.bytes(), files), TAKE_BACK)).out).toContain('Nothing is left to take back');
  });

  it('refuses a file whose policy isn’t in the pack, a damaged one, and one that isn’t there', async () => {
    const other = withPart(sent, 'docProps/custom.xml', (xml) => xml.replace('>DC1<', '>DC9<'));
    const renamed = withPart(other, 'docProps/core.xml', (xml) => xml.replaceAll('DC1', 'DC9'));
    expect((await policy(worldWith(renamed), TAKE_BACK)).err).toContain('DC9 isn’t in the pack of acme now');
    expect((await policy(worldWith(sent.slice(0, 2000)), TAKE_BACK)).code).toBe(1);
    expect((await policy(memoryWorld(EDITED_WORKSPACE), TAKE_BACK)).err).toContain('edited.docx error');
  });

  it('finds the policy by its words where the properties were lost', async () => {
    const file = edited(['Keep a blanket', 'Keep two blankets']);
    const { out } = await policy(worldWith(withoutProperties(file)), TAKE_BACK);
    expect(out).toContain('DC1 Lone Working Policy (acme)');
    expect(out).toContain('+Keep two blankets in the car.');
  });

  it('takes edits of an issue into the text of today, and says what the master changed since', async () => {
    const base = memoryWorld(EDITED_WORKSPACE);
    await policy(base, 'render --all');
    expect((await policy(base, 'issue --org acme --with-unapproved --on 2026-11-20')).code).toBe(0);
    const kept = Object.fromEntries(
      [...base.disk]
        .filter(([path]) => !path.startsWith('/workspace/out/') && !path.includes('/.policy/'))
        .map(([path, bytes]) => [path.replace('/workspace/', ''), bytes]),
    );
    const master = (EDITED_WORKSPACE['templates/DC1-lone-working.md'] ?? '')
      .replace('in their first week', 'in their first fortnight')
      .replace('Nobody must enter', 'Nobody may enter')
      .replace('Write down what happened.', 'Write down at once what happened.');
    const file = edited(
      ['Keep a blanket', 'Keep two blankets'],
      ['feels unsafe', 'feels wrong'],
      ['Write down what happened.', 'Write down the same day what happened.'],
    );
    const world = memoryWorld({ ...kept, 'templates/DC1-lone-working.md': master, 'edited.docx': file });
    const { out } = await policy(world, `${TAKE_BACK} --accept all`);
    expect(out).toContain('(acme), as of issue 1');
    expect(out).toMatch(/“Write down the same day what happened.*”: the policy says something else there now/);
    const additions = text(world, 'orgs/acme/DC1.additions.md');
    expect(additions).toContain('Keep two blankets in the car.');
    expect(additions).toContain('> Nobody may enter a house that feels wrong.');
    expect(additions).not.toContain('first week');
    expect(additions).not.toContain('Write down');
  });
});
