/**
 * Which bullets of a Word file say something: ticks and crosses of what to do and not to do, boxes of a checklist. Others only show
 * where an item begins, and each format has its own for that.
 */

/** Dots, dashes, squares, diamonds and arrow heads, as Word offers them, and letters that stand for them in other fonts. */
const PLAIN_BULLETS = /^[\s•·∙⋅●⚫○◦⚪▪▫■◼◾◆◇❖⬥♦▸▹►▻▶➢➤➔→⇒‣⁃\-‐‑–—−―*oOØ§¨]*$/u;

/** The sign of a bullet that says something; undefined for one that doesn’t. */
export function tellingBullet(sign: string): string | undefined {
  return PLAIN_BULLETS.test(sign) ? undefined : sign.trim();
}
