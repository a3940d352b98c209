/** Fingerprints of texts as records keep them: `1-<32 digits>` of a master text, `1-<32>-<12>` of an organisation's. */

export interface FingerprintParts {
  readonly method: number;
  /** Of the words: hexadecimal digits. */
  readonly words: string;
  /** Of the branches and values that were decided; absent for a master text with all its branches. */
  readonly choices?: string;
}

/** Takes a fingerprint apart; undefined for what is none. */
export function fingerprintParts(fingerprint: string): FingerprintParts | undefined {
  const [, method, words, choices] = /^([1-9]\d{0,3})-([0-9a-f]{32})(?:-([0-9a-f]{12}))?$/.exec(fingerprint) ?? [];
  if (method === undefined || words === undefined) return undefined;
  return { method: Number(method), words, ...(choices === undefined ? {} : { choices }) };
}

/** Whether two organisation's texts had the same branches and the same values that count as text, whatever their words. */
export function sameChoices(a: string, b: string): boolean {
  const [first, second] = [fingerprintParts(a), fingerprintParts(b)];
  return first !== undefined && first.method === second?.method && first.choices === second.choices;
}
