/**
 * The forms of telephone numbers, postcodes, e-mail and web addresses as UK providers write them. A number or address
 * stays as it was written; a postcode takes its usual form.
 */
import type { Finding, Judgement } from './finding.js';

function refused(text: string, message: string, hint?: string): Judgement {
  return { text, finding: { severity: 'error', code: 'invalid-value', message, ...(hint ? { hint } : {}) } };
}

function doubted(text: string, message: string, hint?: string): Judgement {
  const finding: Finding = { severity: 'warning', code: 'doubtful-identifier', message, ...(hint ? { hint } : {}) };
  return { text, finding };
}

/** Characters; the longest numbers of the world, spaced and with an extension, need half of it. */
const LONGEST_PHONE = 60;

const NO_PHONE = 'this isn’t one telephone number in digits';
const PHONE_HINT = 'Write one number, such as 029 2018 0123 ext 4.';

/** An extension (`ext. 12`, `x12`, `option 2`) at the end of a telephone number. */
const EXTENSION = /[ ,;]*(?:\b(?:ext(?:ension|n)?\.?|option|opt\.?)|x) ?\d{1,6}$/i;

/**
 * Judges a telephone number: ten or eleven digits from 0, +44 in place of the 0, +… of another country, or a short code
 * such as 111 (Ofcom, National Telephone Numbering Plan). Anything but digits, spaces, hyphens, dots and brackets is an
 * error, an unusual length a warning.
 */
export function judgePhone(text: string): Judgement {
  if (text.length > LONGEST_PHONE) return refused(text, NO_PHONE, PHONE_HINT);
  const number = text.replace(EXTENSION, '').trim();
  if (!/^\+?[\d() .\-\u2010-\u2013\u00a0]+$/.test(number) || !/\d/.test(number))
    return refused(text, 'this isn’t one telephone number in digits', 'Write one number, such as 029 2018 0123 ext 4.');
  const digits = number.replace(/^(\+44[^\d]*)\(0\)/, '$1').replace(/[^\d+]/g, '');
  if (isUkNumber(digits) || /^\+(?!44)\d{8,15}$/.test(digits)) return { text };
  return doubted(
    text,
    'this telephone number is unusually long or short',
    'UK numbers have ten or eleven digits and begin with 0 or +44.',
  );
}

/** Ten digits occur after 01 and in a few old freephone numbers; all others have eleven. */
function isUkNumber(digits: string): boolean {
  const national = digits.replace(/^(?:\+44|0044)0?/, '0');
  return /^01\d{8,9}$|^0[2-9]\d{9}$|^08001111$|^084546\d{2}$|^0[58]00\d{6}$/.test(national) || isShortCode(digits);
}

/** 999, 111, 101, 105, 116 123 (harmonised numbers of social value), 18000 and its like (Relay UK). */
function isShortCode(digits: string): boolean {
  return /^(?:999|112|1[01]\d|1[2-9]\d{1,2}|116\d{3}|118\d{3}|1800\d|18\d{3})$/.test(digits);
}

/** The letters that each place of a postcode takes (BS 7666-0, Annex C; Royal Mail, PAF Programmers' Guide). */
const POSTCODE =
  /^(GIR|[A-PR-UWYZ](?:\d{1,2}|\d[A-HJKPSTUW]|[A-HK-Y]\d{1,2}|[A-HK-Y]\d[ABEHMNPRVWXY]))(\d[ABD-HJLNP-UW-Z]{2})$/;

/** Judges a postcode: upper case, one space before the last three; another form is a warning. */
export function judgePostcode(text: string): Judgement {
  const match = POSTCODE.exec(text.replace(/\s+/g, '').toUpperCase());
  if (match) return { text: `${match[1]} ${match[2]}` };
  return doubted(text, 'this doesn’t look like a UK postcode', 'Write it like CF10 1AA.');
}

const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const EMAIL = new RegExp(`^${ATOM}(?:\\.${ATOM})*@(?:${LABEL}\\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]$`);

/** Judges an e-mail address: the dot-atom form of RFC 5322, 3.4.1, with a host of at least two labels. */
export function judgeEmail(text: string): Judgement {
  if (text.length <= 254 && EMAIL.test(text)) return { text };
  return refused(text, 'this isn’t an e-mail address', 'Write one address, such as office@example.org.');
}

const HOST = '(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?\\.)+[\\p{L}][\\p{L}\\p{M}\\p{N}-]*';
const AFTER_HOST = '(?::\\d{1,5})?(?:[/?#][^\\s<>"\\\\]*)?$';
const WEBSITE = new RegExp(`^(?:https?://)?${HOST}${AFTER_HOST}`, 'iu');
/** Most hosts are of plain letters, and the pattern for letters of all scripts takes several milliseconds to make ready. */
const PLAIN_WEBSITE = new RegExp(`^(?:https?://)?(?:${LABEL}\\.)+[A-Za-z][A-Za-z0-9-]*${AFTER_HOST}`, 'i');

/** Judges a web address: http, https or a bare host (`www.example.org/care`); any other scheme is an error. */
export function judgeWebsite(text: string): Judgement {
  if (text.length <= 2000 && (PLAIN_WEBSITE.test(text) || WEBSITE.test(text))) return { text };
  return refused(text, 'this isn’t a web address', 'Write it like https://www.example.org or www.example.org.');
}
