/**
 * Pairs the policies of two shelves: by code, then by title, then by the name of the file. Titles and names are compared without years,
 * versions and words such as FINAL, so that last year’s purchased policy meets this year’s.
 */

/** What a policy is known by. */
export interface Pairable {
  readonly code?: string | undefined;
  readonly title: string;
  /** Of its file, without folder and ending. */
  readonly name: string;
  readonly folder: string;
}

/** A policy of one shelf and of the other; one side alone for what was added or removed. */
export interface Pair<Policy> {
  readonly before?: Policy;
  readonly after?: Policy;
}

type Key = (policy: Pairable) => string | undefined;

/** From the surest to the least sure. A key that two policies of one side have pairs nothing. */
const KEYS: readonly Key[] = [
  ({ code, folder }) => code && `${folder}\n${code.toUpperCase()}`,
  ({ code }) => code?.toUpperCase(),
  ({ title, folder }) => keyOf(plainTitle(title), folder),
  ({ title }) => plainTitle(title),
  ({ name, folder }) => keyOf(plainTitle(name), folder),
  ({ name }) => plainTitle(name),
  ({ title }) => bareTitle(title),
  ({ name }) => bareTitle(name),
];

function keyOf(words: string, folder: string): string | undefined {
  return words === '' ? undefined : `${folder}\n${words}`;
}

/** Pairs policies; a single policy on both sides is a pair, whatever it is called. */
export function paired<Policy extends Pairable>(
  before: readonly Policy[],
  after: readonly Policy[],
): readonly Pair<Policy>[] {
  const [first, second] = [before[0], after[0]];
  if (first && second && before.length === 1 && after.length === 1) return [{ before: first, after: second }];
  const partners = new Map<Policy, Policy>();
  let [earlier, later] = [before, after];
  for (const key of KEYS) {
    const [ofEarlier, ofLater] = [byKey(earlier, key), byKey(later, key)];
    for (const [value, one] of ofEarlier) {
      const other = ofLater.get(value);
      if (one && other) partners.set(one, other);
    }
    const met = new Set(partners.values());
    earlier = earlier.filter((policy) => !partners.has(policy));
    later = later.filter((policy) => !met.has(policy));
  }
  const pairs = before.map((policy): Pair<Policy> => {
    const partner = partners.get(policy);
    return partner ? { before: policy, after: partner } : { before: policy };
  });
  return [...pairs, ...later.map((policy) => ({ after: policy }))];
}

/** The policies by a key; undefined for a key that several have. */
function byKey<Policy extends Pairable>(
  policies: readonly Policy[],
  key: Key,
): ReadonlyMap<string, Policy | undefined> {
  const found = new Map<string, Policy | undefined>();
  for (const policy of policies) {
    const value = key(policy);
    if (value) found.set(value, found.has(value) ? undefined : policy);
  }
  return found;
}

/** The code at the beginning of a file's name or title: `DCW34` of `DCW34-confidentiality`. */
export function codeIn(words: string): string | undefined {
  return /^[A-Z]{2,5}\d{1,4}[A-Z]?(?![A-Za-z0-9])/.exec(words.trim())?.[0];
}

/** Small letters and digits with single spaces. */
function plainTitle(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[’']/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

/** What a title has of one edition: dates, years, versions, numbers of copies. */
const OF_AN_EDITION: readonly RegExp[] = [
  new RegExp(`\\b(?:\\d{1,2}(?:st|nd|rd|th)?\\s+)?${MONTH}\\s+(?:19|20)\\d{2}\\b`, 'giu'),
  /\b\d{1,2}[-./ ]\d{1,2}[-./ ](?:\d{4}|\d{2})\b/gu,
  /\b(?:19|20)\d{2}(?:[-./ ]\d{1,2}){2}\b/gu,
  /\b(?:19|20)\d{2}(?:\s*[-–/]\s*(?:(?:19|20)?\d{2}))?\b/gu,
  /\b(?:v|ver|vers|version|rev|revision|issue|edition)[.\s]*\d+(?:[._]\d+)*[a-z]?\b/giu,
  /\(\s*\d+\s*\)/gu,
];

/** Words that say how far an edition has come, and those that all titles have. */
const EMPTY_WORDS =
  /\b(?:final|draft|copy|of|updated?|amended|signed|approved|latest|new|clean|tracked|changes|master|template|current|reviewed|policy|policies|procedures?|and|the)\b/gu;

/** A title without what belongs to one edition; `''` where nothing is left. */
function bareTitle(words: string): string {
  let bare = words.replace(/_/g, ' ').replace(/^\s*[A-Z]{2,5}\d{1,4}[A-Z]?(?![A-Za-z0-9])/, ' ');
  for (const part of OF_AN_EDITION) bare = bare.replace(part, ' ');
  return plainTitle(plainTitle(bare).replace(EMPTY_WORDS, ' '));
}
