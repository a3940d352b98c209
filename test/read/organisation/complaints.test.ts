/** What is refused or doubted in an organisation's file, and where it points. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { growsWithLength } from '../../support/growth.js';
import { complaints, complaintsOf, printed, readYaml } from '../../support/read-organisation.js';
import { runs } from '../../support/tier.js';

/** The hint of the only complaint. */
const hintOf = async (line: string) => (await readYaml(`name: Acme\n${line}\n`)).diagnostics[0]?.hint;

describe('the file’s name is the id', () => {
  const read = (path: string) => readYaml('name: Acme', path);

  test.each([
    'orgs/acme.yaml',
    'acme.yaml',
    'clients/a/b/ty-gwyn.yaml',
    'orgs/24-7.yaml',
    `orgs/${'a'.repeat(64)}.yaml`,
  ])('%s', async (path) => {
    const { value, diagnostics } = await read(path);
    expect(diagnostics).toEqual([]);
    expect(path.endsWith(`${value?.id}.yaml`)).toBe(true);
  });

  test.each([
    ['orgs/...yaml', 'can only have lower-case letters'],
    ['orgs/.yaml', 'nothing before .yaml'],
    ['orgs/CON.yaml', 'can only have lower-case letters'],
    ['orgs/con.yaml', 'Windows keeps this name'],
    ['orgs/lpt1.yaml', 'Windows keeps this name'],
    ['orgs/Acme.yaml', 'can only have lower-case letters'],
    ['orgs/acme home.yaml', 'can only have lower-case letters'],
    ['orgs/-acme.yaml', 'can only have lower-case letters'],
    ['orgs/acme--care.yaml', 'can only have lower-case letters'],
    ['orgs/tŷ-gwyn.yaml', 'can only have lower-case letters'],
    ['orgs/a\\b.yaml', 'can only have lower-case letters'],
    ['orgs/acme.yml', 'doesn’t end in .yaml'],
    [`orgs/${'a'.repeat(65)}.yaml`, 'longer than 64'],
  ])('%s cannot be one', async (path, reason) => {
    const { value, diagnostics } = await read(path);
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ severity: 'error', code: 'organisation-id', path }]);
    expect(diagnostics[0]?.message).toContain(reason);
  });

  test('a better name is offered', async () => {
    expect((await read('orgs/Tŷ Gwyn.yaml')).diagnostics[0]?.hint).toContain('ty-gwyn.yaml');
  });
});

describe('keys', () => {
  test('an unknown key is an error with the nearest known one', async () => {
    expect(await complaintsOf('registration_nr: 1')).toEqual(['2:1 error unknown-key']);
    expect(await hintOf('registration_nr: 1')).toBe('Did you mean "registration_no"?');
    expect(await hintOf('registered_manager: {frist_name: A}')).toBe('Did you mean "first_name"?');
    expect(await hintOf('policies: {DCW1: {reviewd: 2026-01-01}}')).toBe('Did you mean "reviewed"?');
  });

  test('all unknown keys are named, not the first alone', async () => {
    expect(await complaintsOf('nmae: x\nphnoe: y')).toEqual(['2:1 error unknown-key', '3:1 error unknown-key']);
  });

  test('a file without a name is an error at its start, and the rest is checked all the same', async () => {
    const outcome = await readYaml('# a comment\nemail: nonsense\n');
    expect(complaints(outcome)).toEqual(['2:1 error missing-key', '2:8 error invalid-value']);
    expect(outcome.value).toBeUndefined();
    expect(complaints(await readYaml('name:\nemail: nonsense\n'))).toEqual([
      '1:1 error missing-key',
      '2:8 error invalid-value',
    ]);
  });

  test('a key given twice is an error', async () => {
    expect(await complaintsOf('phone: 029 2018 0100\nphone: 029 2018 0101')).toEqual(['3:1 error yaml-syntax']);
  });

  test('keys that objects inherit are keys like others', async () => {
    for (const key of ['constructor', 'toString', 'hasOwnProperty', '__proto__'])
      expect(await complaintsOf(`${key}: x`), key).toEqual(['2:1 error unknown-key']);
  });
});

describe('kinds', () => {
  test.each([
    ['phone: [a, b]', '2:8 error wrong-type'],
    ['phone: {a: b}', '2:8 error wrong-type'],
    ['address: [Cardiff]', '2:10 error wrong-type'],
    ['fields: [a]', '2:9 error wrong-type'],
    ['fields: {lift: {a: b}}', '2:16 error wrong-type'],
    ['fields: {rooms: [[a]]}', '2:18 error wrong-type'],
    ['fields: {rooms: [a, {b: c}]}', '2:21 error wrong-type'],
    ['fields: {vans: [{make: [Ford]}]}', '2:24 error wrong-type'],
    ['policies: [DCW34]', '2:11 error wrong-type'],
    ['policies: {DCW34: yes}', '2:19 error wrong-type'],
    ['theme: [blue]', '2:8 error wrong-type'],
    ['reviewed_on: [2026-01-01]', '2:14 error wrong-type'],
  ])('%s', async (line, complaint) => {
    expect(await complaintsOf(line)).toEqual([complaint]);
  });

  test('a file that is no map', async () => {
    expect(complaints(await readYaml('- a\n- b\n'))).toEqual(['1:1 error wrong-type']);
    expect(complaints(await readYaml('just words'))).toEqual(['1:1 error wrong-type']);
  });

  test('a file of comments alone holds nothing', async () => {
    expect(complaints(await readYaml('# nothing\n'))).toEqual(['file error file-empty']);
  });
});

describe('forms that are errors', () => {
  test.each([
    ['email: office.example.org', '2:8 error invalid-value'],
    ['email: a@b', '2:8 error invalid-value'],
    ['email: "a@example.org, b@example.org"', '2:8 error invalid-value'],
    ['registered_manager: {email: Jo <jo@example.org>}', '2:29 error invalid-value'],
    ['phone: call the office', '2:8 error invalid-value'],
    ['local_authority: {safeguarding_phone: ask}', '2:39 error invalid-value'],
    ['website: "javascript:alert(1)"', '2:10 error invalid-value'],
    ['website: ftp://example.org', '2:10 error invalid-value'],
    ['website: our site', '2:10 error invalid-value'],
    ['nation: cymru', '2:9 error invalid-value'],
    ['service_type: nursing', '2:15 error invalid-value'],
    ['reviewed_on: 2026-02-30', '2:14 error invalid-date'],
    ['reviewed_on: 12 January 2026', '2:14 error invalid-date'],
    ['approved_on: 2026-1-2', '2:14 error invalid-date'],
    ['registration: {date: 31/01/2026}', '2:22 error invalid-date'],
    ['insurance: {expiry: 2025-02-29}', '2:21 error invalid-date'],
    ['policies: {DCW1: {reviewed: 2026-13-01}}', '2:29 error invalid-date'],
    ['policies: {DCW1: {every: fortnight}}', '2:26 error invalid-value'],
    ['policies: {DCW1: {include: maybe}}', '2:28 error invalid-value'],
    ['company_no: 445790', '2:13 error invalid-identifier'],
    ['fields: {Lift: yes}', '2:10 error invalid-value'],
    ['fields: {"two words": yes}', '2:10 error invalid-value'],
    ['fields: {vans: [{Make: Ford}]}', '2:18 error invalid-value'],
  ])('%s', async (line, complaint) => {
    expect(await complaintsOf(line)).toEqual([complaint]);
  });
});

describe('forms that are doubted', () => {
  test.each([
    ['phone: 029 2018', '2:8 warning doubtful-identifier'],
    ['address: {postcode: Cardiff}', '2:21 warning doubtful-identifier'],
    ['charity_no: 12', '2:13 warning doubtful-identifier'],
    ['ico_registration_no: 12345678', '2:22 warning doubtful-identifier'],
    ['vat_no: GB123456789', '2:9 warning doubtful-identifier'],
    ['nation: wales\nregistration_no: 1-123456789', '3:18 warning doubtful-identifier'],
    ['nation: england\nregistration_no: SIN-00012345-ABCD', '3:18 warning doubtful-identifier'],
    ['nation: england\nservice_type: fostering\nregistration_no: 1-123456789', '4:18 warning doubtful-identifier'],
    ['nation: scotland\nregistration_no: 12', '3:18 warning doubtful-identifier'],
    ['nation: wales\nregistration: {service_id: 12}', '3:28 warning doubtful-identifier'],
    ['registration: {regulator: CQC, provider_id: SIN-1}', '2:45 warning doubtful-identifier'],
    ['nation: wales\nlocal_authority: {authority_name: Bristol}', '3:35 warning unknown-authority'],
  ])('%s', async (line, complaint) => {
    expect(await complaintsOf(line)).toEqual([complaint]);
  });

  test('a number that has not its form prints as it was written', async () => {
    const { value } = await readYaml('name: Acme\nnation: wales\nregistration_no: ciw no. 12\n');
    expect(printed(value, 'org_field_registration_no')).toBe('ciw no. 12');
  });

  test.each([
    'registration_no: anything at all',
    'nation: northern_ireland\nregistration_no: 0012',
    'nation: wales\nregistration: {provider_id: 12}',
    'local_authority: {authority_name: Bristol City Council}',
    'nation: wales\nlocal_authority: {authority_name: Cyngor Sir Ynys Môn}',
    'nation: england\nservice_type: childrens_home\nregistration_no: SC123456',
  ])('%s is not', async (line) => {
    expect(await complaintsOf(line)).toEqual([]);
  });

  test('the nearest authority is suggested', async () => {
    expect(await hintOf('nation: wales\nlocal_authority: {authority_name: Cardif Council}')).toBe(
      'Did you mean "Cardiff"?',
    );
  });
});

describe('stand-ins', () => {
  test.each(['TBC', 'tbc', 'N/A', 'n/a', 'XXX', 'xxxx', 'To be confirmed', '???', '[name]', 'TODO', '...'])(
    '%s is warned of wherever it stands',
    async (word) => {
      const quoted = JSON.stringify(word);
      expect(await complaintsOf(`registered_manager: {name: ${quoted}}`)).toEqual(['2:28 warning doubtful-value']);
      expect(await complaintsOf(`fields: {rooms: [a, ${quoted}]}`)).toEqual(['2:21 warning doubtful-value']);
      expect(await complaintsOf(`policies: {DCW1: {owner: ${quoted}}}`)).toEqual(['2:26 warning doubtful-value']);
    },
  );

  test.each([
    ['phone: TBC', '2:8'],
    ['email: TBC', '2:8'],
    ['website: "???"', '2:10'],
    ['company_no: N/A', '2:13'],
    ['ico_registration_no: TBC', '2:22'],
    ['charity_no: TBC', '2:13'],
    ['address: {postcode: XXX}', '2:21'],
    ['insurance: {expiry: to be confirmed}', '2:21'],
    ['registration: {date: TBC}', '2:22'],
    ['complaints_manager: {email: TBC}', '2:29'],
    ['nation: wales\nlocal_authority: {authority_name: TBC}', '3:35'],
  ])('is all that is said of %j, whose form is another', async (yaml, place) => {
    expect(await complaintsOf(yaml)).toEqual([`${place} warning doubtful-value`]);
  });

  test('is an error where the program has to know the value: a date that it counts from, a choice', async () => {
    expect(await complaintsOf('reviewed_on: TBC')).toEqual(['2:14 error invalid-date']);
    expect(await complaintsOf('approved_on: TBC')).toEqual(['2:14 error invalid-date']);
    expect(await complaintsOf('policies: {DCW1: {reviewed: TBC}}')).toEqual(['2:29 error invalid-date']);
    expect(await complaintsOf('policies: {DCW1: {every: TBC}}')).toEqual(['2:26 error invalid-value']);
    expect(await complaintsOf('service_type: TBC')).toEqual(['2:15 error invalid-value']);
  });

  test('prints as it was written', async () => {
    const { value } = await readYaml('name: Acme\nphone: tbc\ninsurance: {expiry: N/A}\n', 'orgs/acme.yaml', {});
    const lines = ['phone', 'insurance_expiry'].map((name) => value?.values.get(`org_field_${name}`));
    expect(lines).toMatchObject([{ lines: ['tbc'] }, { lines: ['N/A'] }]);
  });

  test.each(['Nathan', 'Toby Cole', 'Xxavier', 'no', 'none', 'yes', '-5', 'N/A unless told otherwise'])(
    '%s is no stand-in',
    async (word) => {
      expect(await complaintsOf(`trading_name: ${word}`)).toEqual([]);
    },
  );
});

describe('characters that no document can hold', () => {
  test.each([
    ['"a\\tb"', 'U+0009 (tab)'],
    ['"a\\0b"', 'U+0000 (NUL)'],
    ['"a\\ab"', 'U+0007'],
    ['"a\\x7fb"', 'U+007F (delete)'],
    ['"a\\x85b"', 'U+0085'],
    ['"a\\ud800b"', 'U+D800 (half of a surrogate pair)'],
    ['"a\\ufffeb"', 'U+FFFE (a noncharacter)'],
    ['"a\\ufdd0b"', 'U+FDD0 (a noncharacter)'],
    ['"a\\U0001ffffb"', 'U+1FFFF (a noncharacter)'],
  ])('%s', async (written, name) => {
    const outcome = await readYaml(`name: Acme\naddress: {town: ${written}}\n`);
    expect(complaints(outcome)).toEqual(['2:17 error value-character']);
    expect(outcome.diagnostics[0]?.message).toContain('"address.town"');
    expect(outcome.diagnostics[0]?.message).toContain(name);
    expect(printed(outcome.value, 'org_field_address_town')).toBeUndefined();
  });

  test('in the name, they are the one complaint', async () => {
    expect(complaints(await readYaml('name: "A\\tB"\n'))).toEqual(['1:7 error value-character']);
  });
});

describe('spellings of placeholders', () => {
  test.each([
    '{{org_field_name}}',
    'a << b >> c',
    '{{ x }}',
    '<<#if x>>',
    'x {{{y}}} z',
    '{{!note}}',
    '{{1}}',
    '{{a\\nb}}',
  ])('%s', async (text) => {
    const outcome = await readYaml(`name: Acme\nfields:\n  motto: "${text}"\n  list: ["${text}"]\n`);
    expect(complaints(outcome)).toEqual(['3:10 error value-placeholder', '4:10 error value-placeholder']);
    expect(outcome.diagnostics.map((one) => one.message)).toEqual([
      expect.stringContaining('"fields.motto"'),
      expect.stringContaining('"fields.list[1]"'),
    ]);
  });

  test.each(['{x}', '< b >', '<b>', '{{', '}}', '<<', '{{ }}', 'a << b', '>> x <<', '}} x {{', '«x»', '{{x>>'])(
    '%s prints as it is',
    async (text) => {
      const { value, diagnostics } = await readYaml(`name: Acme\nfields: {motto: "${text}!"}\n`);
      expect(diagnostics).toEqual([]);
      expect(printed(value, 'org_field_motto')).toBe(`${text}!`);
    },
  );
});

describe('two paths that give one placeholder', () => {
  test('are an error at the second, which names both', async () => {
    const after = await readYaml('name: Acme\naddress: {town: Cardiff}\nfields: {address_town: Newport}\n');
    expect(complaints(after)).toEqual(['3:10 error name-clash']);
    expect(after.diagnostics[0]?.message).toContain('"fields.address_town" and "address.town"');
    expect(printed(after.value, 'org_field_address_town')).toBe('Cardiff');
    const before = await readYaml('name: Acme\nfields: {address_town: Newport}\naddress: {town: Cardiff}\n');
    expect(complaints(before)).toEqual(['3:11 error name-clash']);
  });

  test('so is a field that takes a name of the schema’s, though that is not given', async () => {
    expect(await complaintsOf('fields: {registered_manager_name: Jo}')).toEqual(['2:10 error name-clash']);
    expect(await complaintsOf('fields: {logo: x.png}')).toEqual(['2:10 error name-clash']);
  });
});

describe('colours', () => {
  test.each([
    ['theme: {accent: red}', '2:17 error invalid-value'],
    ['theme: {accent: "#12345"}', '2:17 error invalid-value'],
    ['theme: {accent: "#1d5a84", colour: "#fff"}', '2:28 error unknown-key'],
    ['theme: {accent: "#ffd700"}', '2:17 error invalid-value'],
    ['theme: {tint: "#777777"}', '2:15 error invalid-value'],
  ])('%s', async (line, complaint) => {
    expect(await complaintsOf(line)).toContain(complaint);
  });

  test('contrast below WCAG AA is an error with the measured ratio', async () => {
    const { diagnostics } = await readYaml('name: Acme\ntheme: {accent: "#ffd700"}\n');
    expect(diagnostics.map((one) => one.message)).toEqual([
      '"theme.accent": the contrast on white is 1.40:1, but text needs 4.5:1 (WCAG 2.2, 1.4.3)',
    ]);
    const onTint = await readYaml('name: Acme\ntheme: {accent: "#757575", tint: "#dddddd"}\n');
    expect(onTint.diagnostics.map((one) => one.message).join()).toMatch(/theme\.accent.*on the tint is 3\.\d\d:1/);
  });

  test('a tint too dark for the default colours is an error at the tint', async () => {
    const { diagnostics } = await readYaml('name: Acme\ntheme: {tint: "#999999"}\n');
    expect(diagnostics.every((one) => one.message.startsWith('"theme.tint"'))).toBe(true);
    expect(diagnostics.map((one) => /of (accent|text|muted)/.exec(one.message)?.[1])).toEqual(['accent', 'muted']);
  });

  test('a colour without quotes, which YAML takes for a comment, is no silence', async () => {
    expect(await complaintsOf('theme:\n  accent: #1d5a84')).toEqual(['3:11 error invalid-value']);
    expect(await hintOf('theme:\n  accent: #1d5a84')).toBe('Put the colour in quotes, like "#1d5a84".');
    expect(await complaintsOf('theme:\n  accent: # ours is not decided')).toEqual([]);
  });

  test('errors of one colour do not hide the contrast of another', async () => {
    expect(await complaintsOf('theme: {accent: "#ffd700", line: grey}')).toEqual([
      '2:17 error invalid-value',
      '2:34 error invalid-value',
    ]);
  });
});

describe('YAML', () => {
  test('a syntax error is one error at its place', async () => {
    expect(await complaintsOf('phone: "029 2018')).toEqual([expect.stringMatching(/error yaml-syntax$/)]);
  });

  test('aliases and depth are bounded', async () => {
    expect(await complaintsOf('a: &a [x]\nb: [*a, *a]')).toEqual(
      expect.arrayContaining([expect.stringMatching(/^2:\d+ error yaml-alias$/)]),
    );
    const deep = await complaintsOf(`fields: {a: ${'['.repeat(20_000)}`);
    expect(deep).toEqual([expect.stringMatching(/error yaml-depth$/)]);
  });
});

test('one wrong key hides no other, and what is sound is given beside the errors', async () => {
  const outcome = await readYaml(`name: Acme
nation: walse
phone: ask
adress: {}
reviewed_on: soon
fields:
  lift: yes
  Bad: x
  rooms: [a, [b]]
policies:
  DCW1: {every: never, owner: Jo}
`);
  expect(complaints(outcome)).toEqual([
    '2:9 error invalid-value',
    '3:8 error invalid-value',
    '4:1 error unknown-key',
    '5:14 error invalid-date',
    '8:3 error invalid-value',
    '9:14 error wrong-type',
    '11:17 error invalid-value',
  ]);
  expect(outcome.value).toMatchObject({ id: 'acme', name: 'Acme', policies: [{ key: 'DCW1', owner: 'Jo' }] });
  expect([...(outcome.value?.declared ?? [])]).toEqual(['org_field_lift', 'org_field_rooms']);
  expect(printed(outcome.value, 'org_field_lift')).toBe('yes');
});

test('no complaint quotes a value', async () => {
  const secret = fc.constantFrom('Sian.Secret', 'secret@@example', '029 SECRET', '{{SECRET}}', 'SECRET\\tX', '#SECRET');
  const keys = fc.constantFrom(
    ...['email', 'phone', 'website', 'nation', 'service_type', 'company_no', 'ico_registration_no', 'vat_no'],
    ...['reviewed_on', 'approved_on', 'charity_no', 'name', 'logo', 'address', 'registration_no'],
  );
  await fc.assert(
    fc.asyncProperty(keys, secret, async (key, text) => {
      const { diagnostics } = await readYaml(
        `nation: wales\n${key === 'name' ? '' : 'name: Acme\n'}${key}: "${text}"\n`,
      );
      for (const one of diagnostics) expect(`${one.message} ${one.hint ?? ''}`).not.toMatch(/secret/i);
    }),
  );
});

test('any text as a file gives a value or an error, and never throws', async () => {
  const files = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc
      .array(fc.tuple(fc.constantFrom('name', 'fields', 'policies', 'theme', 'logo', 'x'), fc.json({ maxDepth: 3 })))
      .map((pairs) => pairs.map(([key, json]) => `${key}: ${json}`).join('\n')),
  );
  await fc.assert(
    fc.asyncProperty(files, async (text) => {
      const { value, diagnostics } = await readYaml(text);
      if (!value) expect(diagnostics.some((one) => one.severity === 'error')).toBe(true);
    }),
    { numRuns: runs(50, 5_000) },
  );
});

describe('long values are read in linear time', () => {
  const LONG = [
    ['letters', (size: number) => 'a'.repeat(size)],
    ['spaces', (size: number) => `0${' '.repeat(size)}1`],
    ['dots', (size: number) => `a${'.'.repeat(size)}x`],
    ['brackets', (size: number) => '{{'.repeat(size / 2)],
    ['accents', (size: number) => `e${'\u0301'.repeat(size)}`],
  ] as const;

  test.each(LONG)('%s', async (_, textOf) => {
    const keys = ['phone', 'email', 'website', 'company_no', 'vat_no', 'trading_name', 'nation', 'reviewed_on'];
    const read = async (size: number) => {
      const text = textOf(size);
      const yaml = `${keys.map((key) => `${key}: "${text}"`).join('\n')}\naddress: {postcode: "${text}"}\n`;
      const { diagnostics } = await readYaml(`name: Acme\nlocal_authority: {authority_name: "${text}"}\n${yaml}`);
      expect(diagnostics.length).toBeGreaterThan(0);
    };
    expect(await growsWithLength(read, 8_000)).toBe(true);
  });
});
