/**
 * Judges words between brackets: whether they ask for something (`[organisation name]`, `(insert date)`), or are an author's own,
 * such as words put into a quotation, a reference or a note.
 */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** What a blank asks for, even in small letters and alone. */
const ASKED = words(`
  name names surname surnames forename forenames initials date dates day month year time times organisation organization org
  orgs company provider agency business employer home house setting manager address street town city county postcode
  phone telephone tel mobile fax email number numbers no ref reference code id version signature location locations council
  amount sum cost fee percentage frequency interval logo website url department role job username lead officer owner author
  director trustee chair coordinator supervisor designation insurer pharmacy surgery hospital details contact ombudsman
  regulator commissioner reviewer trainer assessor contractor supplier engineer region area site branch bank school hospital
  system device service la dsl dpo siro yourcompany yourorganisation companyname homename title
`);

/** What a blank may ask for where the words are written as a name is, or with others that ask. */
const ASKED_AS_NAME = words(`
  service services person people individual staff resident child client customer employee worker carer member user parent
  guardian nurse doctor gp practice policy procedure document form record system software device bank account supplier
  school nursery club charity trust group team area region place premises site branch office room building authority board
  period hours days weeks months years minutes rate price figure description detail text content training course type size
  model status issue position post section page line lift item thing body representative arrangement arrangements
  procedures policies information warden aider deputy secretary head occupation relationship signed provision plan
`);

/** What may stand beside them. */
const BESIDE = words(`
  full first last middle family next previous current new old registered nominated responsible deputy assistant senior general
  care nursing residential domiciliary local main regional data protection safeguarding infection control prevention ipc health
  safety fire medication medicines complaints complaint designated named line hr human resources quality operations finance
  emergency out on call work review issue approval effective implementation start end birth expiry due legal trading short own
  other insurance registration registered cqc ciw ico vat utr sort charity whistleblowing caldicott information risk equality
  mental capacity child first aid welsh language moving handling relevant appropriate specific this that each all print printed
  typed block letters contact head area caretaker clinical practice service home telephone social media web work community
  e eg ie etc dd mm yyyy yy if as for of the a an and or to in at by on with your our their his her here please per s is are
  when where who which any one two completed complete insert enter add type state give describe list specify fill
`);

const ASKING =
  /^(?:please )?(?:insert|enter|add|type|fill in|state|specify|complete|describe|provide|select|choose|give|list|put)\b/i;
const ALWAYS_ASKING = /^(?:please )?(?:insert|enter|type|fill in|specify|your|input)\b/i;

/** Instructions to the person who adapts the text. */
const INSTRUCTION =
  /\b(?:insert|delete (?:as|if|where|this|before|or)|as appropriate|delete any|amend (?:as|to|this)|adapt (?:as|to|this)|customi[sz]e|tailor|to be (?:confirmed|completed|inserted|added|agreed|decided|advised)|please (?:complete|add|delete|state|specify|fill|amend|insert)|complete as|tbc|tba|tbd|to (?:add|insert|complete|confirm|specify|enter))\b|\bhere$/i;

const NAME_OF =
  /^(?:the )?(?:full )?(?:name|names|number|no\.?|date|title|details|address|job title|email|telephone number|contact details|signature|location|type)s? (?:and \w+ )?(?:of|for)\b/i;

/** Words that are never asked for, as the whole or the beginning of what is between the brackets. */
const AUTHORS_OWN = new RegExp(
  [
    // References and notes of an editor.
    '^(?:sic|ibid|op|loc|cf|ff|et|see|note[sd]?|footnote|endnote|source|quoted|cited|accessed|last accessed|available|online|internet|archived|retrieved)\\b(?!.*\\bdelete\\b)',
    '^(?:emphasis|italics|underlining|translation|translated|original|my|added|omitted|deleted|repealed|revoked|amended|inserted|substituted|words|name withheld|redacted|withheld|continued|cont|end|start|ends|begins)\\b',
    '^(?:figure|fig|table|appendix|annex|annexe|chapter|section|part|page|schedule|article|regulation|regulations|reg|paragraph|para|clause|standard|outcome|kloe|box|exhibit|item|step|form)\\.? (?:[\\divxlc]+|\\p{Lu})\\b',
    '\\b(?:act|regulations|order|rules|directive|report|code|guidance)(?: \\d{4}| \\(\\w+\\))\\b|\\bet al\\b|\\b(?:19|20)\\d\\d\\b',
    // Standing words of a page.
    '^(?:draft|final|confidential|official|restricted|private|public|internal|external|optional|mandatory|required|none|nil|not applicable|n/a|yes|no|true|false|male|female)(?:/\\w+)?$',
    '^(?:mr|mrs|ms|miss|mx|dr|prof)\\b|^(?:logo|photo|picture|image|drawing|map) of\\b',
    '^(?:crown|copyright|all rights|applies|applicable|adapted|adopted|based|updated|reproduced|reprinted|printed|produced|created|signed|agreed|approved|not|never|new|old|page left|this page)\\b',
    '^(?:edit|print|top|back(?: to top)?|home page|contents|pdf|word|excel|link|video|audio|image|photo|picture|diagram|chart|map|download|opens .*|external link|hide|show|close|menu)$',
    // Places and bodies.
    '^(?:england|wales|scotland|northern ireland|uk|gb|great britain|ireland|welsh|english|scottish|british)(?: (?:only|and .*))?$',
    '^(?:the )?(?:secretary of state|(?:welsh|scottish) ministers|care quality commission|commission|parliament|crown|court|ofsted|tribunal)$',
    '\\bonly$',
  ].join('|'),
  'iu',
);

/** Words that begin a remark or stand in for a noun within a quotation. */
const REMARK =
  /^(?:the|a|an|his|her|its|their|our|my|this|that|these|those|such|he|she|it|they|we|i|you|him|them|us|who|which|what|where|when|while|if|in|on|at|by|of|to|for|from|with|without|and|or|but|as|is|are|was|were|be|been|being|has|have|had|must|may|shall|should|will|would|can|could|not|no longer|then|than|so|any|all|some|both|each|every|either|until|unless|against|within|about|after|before|because)$/i;

/** Where words stand: what is before and after the brackets in the same run. */
export interface Surroundings {
  readonly before: string;
  readonly after: string;
}

/** Whether the words between square or angle brackets ask for something. */
export function asksForWords(content: string, surroundings: Surroundings): boolean {
  const inner = content.trim();
  if (!/\p{L}/u.test(inner)) return false;
  const plain = withoutExample(inner);
  if (isExactBlank(plain) || isBlankOfItsPlace(plain, surroundings)) return true;
  const tokens = tokensOf(plain);
  if (tokens.length === 0) return false;
  if (isWithinQuotation(surroundings)) return asksWithinQuotation(plain, tokens);
  if (ALWAYS_ASKING.test(plain) && !/^enter(?:s|ed)\b/i.test(plain)) return true;
  if (AUTHORS_OWN.test(plain)) return false;
  if (INSTRUCTION.test(plain)) return true;
  if (ASKING.test(plain)) return tokens.length > 1 || /^\p{Lu}/u.test(plain);
  if (NAME_OF.test(plain)) return tokens.length <= 10;
  if (plain !== inner) return tokens.every(isKnown);
  if (isNameForm(plain)) return asksAsName(plain, tokens);
  const [first = ''] = tokens;
  if (REMARK.test(first) && !/^(?:on[- ]call|on[- ]duty|out[- ]of[- ]hours)\b/i.test(plain))
    return /^the \p{Lu}/u.test(plain) && tokens.every(isKnown);
  if (tokens.length <= 7 && HEAD_NOUN.test(tokens.at(-1) ?? '')) return true;
  return tokens.every(isKnown) && ASKED.has(headOf(tokens));
}

/** Whether the words between round brackets ask for something: these are mostly an author's own, so they need more. */
export function asksInRoundBrackets(content: string, { before }: Surroundings): boolean {
  const plain = withoutExample(content.trim());
  const tokens = tokensOf(plain);
  if (tokens.length === 0 || tokens.length > 10) return false;
  const asked = tokens.some((token) => ASKED.has(token) || ASKED_AS_NAME.has(token));
  if (/^(?:insert|tbc|tba|tbd|to be confirmed|x{3,})$/i.test(plain)) return true;
  if (/^(?:please )?(?:insert|enter|add|type|fill in|state|specify|complete|your)\b.*\bhere$/i.test(plain)) return true;
  if (/^(?:please )?(?:insert|enter|add|type|fill in|specify)\b/i.test(plain))
    return asked && (NAME_OF.test(plain.replace(/^(?:please )?\w+ (?:in )?/i, '')) || tokens.every(isKnown));
  const isBare = !/[,;:]/.test(plain);
  if (isBare && /^(?:full )?name of (?!the\b)/i.test(plain)) return tokens.every(isKnown);
  if (
    isBare &&
    /^(?:your )?(?:organi[sz]ation|company|provider|agency|home|care home|service|business|manager)(?:[’']s)? (?:name|address|number)$/i.test(
      plain,
    )
  )
    return true;
  return (
    /^(?:name|date|job title|role|number|phone|telephone|address|email)(?: here)?$/i.test(plain) &&
    /\b(?:on|by|from|until|dated|since|contact|call|ring|dear|to|is|at|of|signed)\s$/i.test(before)
  );
}

/** `TBC`, `XXX`, `DD/MM/YYYY`, `X weeks`: blanks whatever is around them. */
function isExactBlank(plain: string): boolean {
  return (
    /^(?:tbc|tba|tbd|x{2,}|x\.x|blank|placeholder)$/i.test(plain) ||
    /^(?:d{1,2}|day|xx)[ /.-](?:m{1,4}|month|xx)[ /.-](?:y{2,4}|year|x{2,4})$/i.test(plain) ||
    /^(?:x+|#+|number|no\.?) (?:hours?|days?|weeks?|months?|years?|minutes?|times|miles|people|beds?)$/i.test(plain)
  );
}

/** `within [X] weeks`, `Version: [v1.0]`: blanks by what is beside them. */
function isBlankOfItsPlace(plain: string, { before, after }: Surroundings): boolean {
  if (/^[xX]$/.test(plain))
    return /\S/.test(before) && /^\s(?:working )?(?:hours?|days?|weeks?|months?|years?|minutes?)\b/.test(after);
  return /^v?\d+(?:\.\d+)+$/i.test(plain) && /\bversion(?: no\.?| number)?:?\s*$/i.test(before);
}

/** What is asked for, whatever words are before it: `[local police station number]`. */
const HEAD_NOUN = /^(?:name|names|number|numbers|date|address|telephone|phone|email|postcode|signature|initials)$/;

/** The word that says what is asked for: the last, but before `of` or `for`. */
function headOf(tokens: readonly string[]): string {
  const of = tokens.findIndex((token) => /^(?:of|for|at|in)$/.test(token));
  return (of > 0 ? tokens[of - 1] : tokens.findLast((token) => !/^(?:here|please|s)$/.test(token))) ?? '';
}

/** Without `, e.g. Manager` and what follows. */
function withoutExample(plain: string): string {
  return plain.replace(/[\s,;:(–-]*\b(?:e\.g\.?|eg|for example|such as)(?=[\s,:]).*$/i, '');
}

function tokensOf(plain: string): readonly string[] {
  return plain
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .toLowerCase()
    .replace(/[’']s\b/g, '')
    .split(/[^\p{L}\d]+/u)
    .filter((token) => token !== '');
}

function isKnown(token: string): boolean {
  return ASKED.has(token) || ASKED_AS_NAME.has(token) || BESIDE.has(token) || /^\d{1,2}$/.test(token);
}

const SMALL_WORDS = /^(?:of|the|and|or|for|to|in|at|&|a|an|e\.g\.|s)$/;

/** Whether each word but the small ones has a capital: `Organisation Name`, `NAME OF HOME`, `POLICY_OWNER`. */
function isNameForm(plain: string): boolean {
  if (/[.;:!?“”"]/.test(plain.replace(/\bno\./i, 'no'))) return false;
  const parts = plain.split(/[\s/_,&()-]+/).filter((part) => part !== '');
  return (
    /^\p{Lu}/u.test(plain) &&
    parts.length <= 9 &&
    parts.every((part) => /^[\p{Lu}\d]/u.test(part) || SMALL_WORDS.test(part))
  );
}

function asksAsName(plain: string, tokens: readonly string[]): boolean {
  const asked = tokens.some((token) => ASKED.has(token) || ASKED_AS_NAME.has(token));
  const [first = ''] = tokens;
  if (REMARK.test(first)) return asked && tokens.length === 2 && /^the$/i.test(first) && tokens.every(isKnown);
  if (asked) return !/\d{3,}/.test(plain);
  // An abbreviation, a surname, a code: a reference.
  if (tokens.length === 1)
    return BESIDE.has(first) && first.length > 4 && !/^(?:registered|nominated|responsible)$/.test(first);
  return !/\d/.test(plain) && /^\p{L}{3,}/u.test(plain) && !/^[\p{Lu}\s]+$/u.test(plain);
}

/** Within a quotation, words in brackets are mostly an editor's. */
function asksWithinQuotation(plain: string, tokens: readonly string[]): boolean {
  if (ALWAYS_ASKING.test(plain) && tokens.length > 1) return true;
  return (
    tokens.every(isKnown) &&
    !REMARK.test(tokens[0] ?? '') &&
    tokens.some((token) => /^(?:name|date|number|address|phone|telephone|email|postcode|signature|title)$/.test(token))
  );
}

/** Whether a quotation is open before the brackets and goes on after them. */
function isWithinQuotation({ before, after }: Surroundings): boolean {
  const isWhole = /[“"‘']$/.test(before) && /^[”"’']/.test(after);
  if (isWhole) return false;
  const curly = before.lastIndexOf('“') > before.lastIndexOf('”') && after.includes('”');
  const straight = (before.match(/"/g) ?? []).length % 2 === 1 && after.includes('"');
  const single = /(?:^|[\s(])‘(?!.*’(?![\p{L}]))/u.test(before) && /’(?!\p{L})/u.test(after);
  return curly || straight || single;
}
