/**
 * What is shown for signs that few fonts hold: the nearest that readers’ computers and the faces of a PDF have. Signs of lists and forms
 * are the ones that Word’s users know: ticks, crosses, boxes, bullets and arrows.
 */

/** The first and last of a series of signs, and what is shown for them, in turn. */
type Series = readonly [first: number, last: number, shown: string];

const SERIES: readonly Series[] = [
  // Arrows of many weights and heads.
  [0x2b60, 0x2b63, '←↑→↓'],
  [0x2b64, 0x2b65, '↔↕'],
  [0x2b66, 0x2b69, '↖↗↘↙'],
  [0x1f800, 0x1f847, '←↑→↓'],
  [0x1f850, 0x1f857, '←↑→↓↖↗↘↙'],
  [0x1f858, 0x1f859, '↔↕'],
  [0x1f860, 0x1f877, '←↑→↓↖↗↘↙'],
  [0x1f878, 0x1f87f, '←↑➔↓↖↗↘↙'],
  [0x1f880, 0x1f887, '←↑→↓↖↗↘↙'],
  // Triangles.
  [0x1f780, 0x1f783, '◂▴▸▾'],
  [0x2bc5, 0x2bc8, '▲▼◀▶'],
  // Circles and squares of many weights.
  [0x1f785, 0x1f789, '○'],
  [0x1f78a, 0x1f78b, '◉◎'],
  [0x1f78e, 0x1f78f, '☐'],
  [0x1f790, 0x1f793, '□'],
  [0x1f794, 0x1f796, '▣'],
  // Signs that are shown as coloured pictures elsewhere.
  [0x2b1b, 0x2b1c, '■□'],
  [0x23f4, 0x23f7, '◀▶▲▼'],
];

const SINGLE = new Map(
  [
    // Ticks and crosses.
    '🗴✗ 🗵☒ 🗶✗ 🗷☒ 🗸✓ 🗹☑ ⮽☒ ⮾⊗ ⮿⊗ 🗙✕',
    // Bullets.
    '∙· ⚫● ◼■ ◾▪ ⬝▪ ⭘○ ⬤● 🔾❍ 🔿❍ 🞄● 🞌▪ 🞍■ ⦁• 🞗◆ 🞘◆ 🞙◆ 🞚◆ 🞝⧫ 🞞⧫ 🞟⧫ ⬩◆ ⮚➢ ⮊➲ 🢬▭ 🢭▫',
    // Hands, writing, telephones and letters.
    '🖗☟ 🖉✎ 🕿☎ 🖂✉ 🖃✉ 🕱☠ 🎔♥',
    // Letters and punctuation.
    '🙰& 🙵& 🙶“ 🙷” 🄋⓪ 🄌⓿ ϒΥ ⸿¶ ※✳ ⁂✱',
  ].flatMap((pairs) => pairs.split(' ').map((pair): [string, string] => [sign(pair, 0), sign(pair, 1)])),
);

function sign(pair: string, at: number): string {
  return [...pair][at] ?? '';
}

/** Gives what is shown for a code point: itself, or a near sign. */
export function nearSign(codePoint: number): string {
  for (const [first, last, shown] of SERIES) {
    const signs = [...shown];
    if (codePoint >= first && codePoint <= last) return signs[(codePoint - first) % signs.length] ?? '';
  }
  const exact = String.fromCodePoint(codePoint);
  return SINGLE.get(exact) ?? exact;
}
