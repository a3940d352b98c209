/**
 * What a sign is: a character as people see it, with its marks and all that is joined to it, and whether it is a picture
 * (an emoji). Unicode Technical Standard 51.
 */

/** Cuts a text into signs: the two letters of a flag; or a character with its marks, skin tone and tags, and what is joined to it. */
export function signsOf(text: string): readonly string[] {
  return text.match(/\p{RI}\p{RI}|.(?:[\p{M}\p{EMod}\u{e0020}-\u{e007f}]|\u200d\p{ExtPict})*/gsu) ?? [];
}

/** Whether a sign is shown as a picture: by its nature, or because a variation selector or the cap of a key says so. */
export function isEmoji(sign: string): boolean {
  return /\p{Emoji_Presentation}(?!\ufe0e)|[\ufe0f\u20e3]/u.test(sign);
}
