/** A contact that two organisations' files have: a copy with one line forgotten, unless they say that they share it. */
import { describe, expect, it } from 'vitest';
import { type Contacts, copiedContacts, sharedContacts } from '../../src/check/copied-contacts.js';
import { valuesOf } from '../../src/check/identifying-values.js';
import { readYaml } from '../support/read-organisation.js';

async function organisation(id: string, text: string, files: Readonly<Record<string, string>> = {}) {
  const { value, diagnostics } = await readYaml(text, `orgs/${id}.yaml`, files);
  if (!value) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return value;
}

const ACME = `name: Acme
phone: 029 2018 0100
email: office@acme.example
registered_manager: {name: Ann Example, phone: 07700 900123}
local_authority: {authority_name: Cardiff Council, safeguarding_phone: 029 2018 0120}
`;

async function told(acme: string, harbour: string) {
  const [one, other] = [await organisation('acme', acme), await organisation('harbour', harbour)];
  const everybody: Contacts[] = [one, other].map((each) => ({
    id: each.id,
    values: valuesOf(each),
    ...(each.sharesContactsWith ? { sharesContactsWith: each.sharesContactsWith } : {}),
    ...(each.base === undefined ? {} : { base: each.base }),
  }));
  const found = [one, other].flatMap((each) => copiedContacts(each, everybody));
  expect(sharedContacts(everybody).length > 0).toBe(found.length > 0);
  return found.map(({ message, span }) => `${span?.source.path} ${message}`);
}

describe('a contact that another organisation has too', () => {
  it('is told at its key in both files, however it is written, and once', async () => {
    expect(await told(ACME, 'name: Harbour\nphone: +44 29 2018 0100\nout_of_hours_phone: (029) 20180100\n')).toEqual([
      'orgs/acme.yaml The telephone number under "phone" is also that of harbour',
      'orgs/harbour.yaml The telephone number under "phone" is also that of acme',
    ]);
  });

  it('may be another person’s under another key', async () => {
    expect(await told(ACME, 'name: Harbour\nemail: Office@Acme.example\nphone: 07700900123\n')).toEqual([
      'orgs/acme.yaml The e-mail address under "email" is also that of harbour',
      'orgs/acme.yaml The telephone number under "registered_manager.phone" is also that of harbour',
      'orgs/harbour.yaml The e-mail address under "email" is also that of acme',
      'orgs/harbour.yaml The telephone number under "phone" is also that of acme',
    ]);
  });

  it('is no copy where either says that they share it, or both have one base', async () => {
    const harbour = 'name: Harbour\nphone: 029 2018 0100\n';
    expect(await told(ACME, `${harbour}shares_contacts_with: [acme]\n`)).toEqual([]);
    expect(await told(`${ACME}shares_contacts_with: [harbour, haven]\n`, harbour)).toEqual([]);
  });

  it('is nobody’s own where it is a council’s or a helpline’s', async () => {
    const harbour =
      'name: Harbour\nphone: 03000 616161\nlocal_authority: {authority_name: Cardiff Council, safeguarding_phone: 029 2018 0120}\n';
    expect(await told(ACME.replace('029 2018 0100', '03000 616161'), harbour)).toEqual([]);
  });
});
