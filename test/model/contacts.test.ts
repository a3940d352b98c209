import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeEmail, judgePhone, judgePostcode, judgeWebsite } from '../../src/model/contacts.js';

describe('telephone numbers', () => {
  test.each([
    ...[
      '029 2018 0123',
      '02920180123',
      '(029) 2018 0123',
      '07700 900123',
      '07700900123',
      '01632 960123',
      '016977 2345',
    ],
    ...['+44 29 2018 0123', '+44 (0)29 2018 0123', '+442920180123', '0044 29 2018 0123', '0808 157 0123', '0800 1111'],
    ...['0500 123456', '999', '111', '101', '112', '105', '119', '123', '116 123', '116123', '18000', '029-2018-0123'],
    ...[
      '029 2018 0123 ext 12',
      '029 2018 0123 ext. 12',
      '029 2018 0123x12',
      '029 2018 0123, extension 4',
      '111 option 2',
    ],
    ...['+353 1 234 5678', '+1 (212) 555-0123', '029\u00a02018\u00a00123'],
  ])('%s', (text) => {
    expect(judgePhone(text)).toEqual({ text });
  });

  test.each(['12345', '029 2018 012', '029 2018 01234 5', '00', '0000 000 0000', '2920180123', '+44 29 2018', '+1'])(
    '%s has an unusual length',
    (text) => {
      expect(judgePhone(text)).toMatchObject({ text, finding: { severity: 'warning', code: 'doubtful-identifier' } });
    },
  );

  test.each([
    'call us',
    '029 2018 0123 (days)',
    '029 2018 0123 or 07700 900123',
    '029 2018 0123 / 0124',
    '+',
    '()',
    'tel:111',
    'O29 2018 0123',
  ])('%s is none', (text) => {
    expect(judgePhone(text)).toMatchObject({ text, finding: { severity: 'error', code: 'invalid-value' } });
  });
});

describe('postcodes', () => {
  test.each([
    ['CF10 1AA', 'CF10 1AA'],
    ['cf101aa', 'CF10 1AA'],
    [' M1  1AE ', 'M1 1AE'],
    ['sw1a2aa', 'SW1A 2AA'],
    ['B33 8TH', 'B33 8TH'],
    ['gir0aa', 'GIR 0AA'],
    ['EC1A 1BB', 'EC1A 1BB'],
  ])('%s is %s', (written, text) => {
    expect(judgePostcode(written)).toEqual({ text });
  });

  test.each(['Cardiff', 'CF10', 'CF1O 1AA', '10 1AA', 'CF10 1A', 'CFX10 1AA', '90210', 'CF10-1AA'])(
    '%s is doubted',
    (text) => {
      expect(judgePostcode(text)).toMatchObject({ text, finding: { severity: 'warning' } });
    },
  );

  test('what was put into its form stays in it', () => {
    const any = fc.stringMatching(/^[A-Ha-h]{1,2}[0-9][0-9EHeh]? {0,2}[0-9][ABDabd]{2}$/);
    fc.assert(
      fc.property(any, (written) => {
        const { text, finding } = judgePostcode(written);
        expect(finding).toBeUndefined();
        expect(judgePostcode(text)).toEqual({ text });
      }),
    );
  });
});

describe('e-mail addresses', () => {
  test.each([
    'a@example.org',
    `${'Siân'.normalize('NFD').slice(0, 2)}@example.org`,
    "o'neil+care@sub.example.co.uk",
    'x_y-z@1st.example',
  ])('%s', (text) => {
    expect(judgeEmail(text)).toEqual({ text });
  });

  test.each([
    ...['', 'a', 'a@', '@example.org', 'a@b', 'a b@example.org', 'a@example..org', '.a@example.org', 'a.@example.org'],
    ...[
      'a@-example.org',
      'a@example.org.',
      'mailto:a@example.org',
      'Jo <a@example.org>',
      'a@example.org, b@example.org',
    ],
    ...['a@example.org\nb', 'o’neil@example.org', 'a@exa_mple.org', 'a@127.0.0.1', `${'a'.repeat(250)}@example.org`],
  ])('%j is none', (text) => {
    expect(judgeEmail(text).finding).toMatchObject({ severity: 'error', code: 'invalid-value' });
  });

  test('a long text is judged at once', () => {
    expect(judgeEmail(`${'a.'.repeat(500_000)}@`).finding?.severity).toBe('error');
  });
});

describe('web addresses', () => {
  test.each([
    ...[
      'https://www.example.org',
      'http://example.org',
      'www.example.org',
      'example.org/care?x=1#top',
      'example.co.uk',
    ],
    ...[
      'https://example.org:8443/',
      'HTTPS://EXAMPLE.ORG',
      'https://tŷ-gwyn.example.cymru/gofal',
      'https://xn--t-gwyn-xcb.example',
    ],
  ])('%s', (text) => {
    expect(judgeWebsite(text)).toEqual({ text });
  });

  test.each([
    ...[
      'javascript:alert(1)',
      'data:text/html,x',
      'ftp://example.org',
      'https://',
      'https:/example.org',
      '//example.org',
    ],
    ...[
      'example',
      'our site',
      'https://user:secret@example.org',
      'https://example.org/a b',
      'https://exa mple.org',
      'a@example.org',
    ],
    ...['https://example.org/"onload="', 'https://example.org\\x', '-.org', 'mailto:a@example.org'],
  ])('%s is none', (text) => {
    expect(judgeWebsite(text).finding).toMatchObject({ severity: 'error', code: 'invalid-value' });
  });
});
