/** Kinds of signs that stand beside punctuation. Straight quotes and their typographic forms are always of one kind. */

export function isSpace(sign: string): boolean {
  return /^\s$/.test(sign);
}

export function isDigit(sign: string): boolean {
  return sign >= '0' && sign <= '9';
}

export function isLetterOrDigit(sign: string): boolean {
  return /^[\p{L}\p{M}\p{N}]$/u.test(sign);
}

/** Whether a word may end in the sign, with what closes it. */
export function isWordEnd(sign: string): boolean {
  return /^[\p{L}\p{M}\p{N})\]}%’”'".,!?;…\uFFFC]$/u.test(sign);
}

/** Whether a word may begin with the sign, with what opens it. */
export function isWordStart(sign: string): boolean {
  return /^[\p{L}\p{N}([{£‘“’”'"\uFFFC]$/u.test(sign);
}

/** Whether a quotation may begin behind the sign: behind a space, an opening bracket, another opening quote or a dash. */
export function isBoundary(sign: string): boolean {
  return sign === '' || /^[\s([{“‘—–/]$/.test(sign);
}
