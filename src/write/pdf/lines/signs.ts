/**
 * Finds the face for each sign that a text's own face lacks: ☒ and ★ are in faces of symbols, ✅ and 🔴 in one of emoji, and
 * what an organisation's own font lacks is in the program's. A sign is taken whole, with its marks, its skin tone and what is
 * joined to it. If no face has it whole, its parts are drawn one after the other.
 */
import { remember, rememberByValue } from '../../../model/remember.js';
import { isEmoji, signsOf } from '../../../model/signs.js';
import type { Faces } from './faces.js';
import { FAMILY_FACES, type FaceName, type SignFace } from './families.js';
import type { Ink } from './type-styles.js';

/** Part of a text, and the ink that has its glyphs. */
export interface InkedPart {
  readonly text: string;
  readonly ink: Ink;
}

/** A character with those after it that show nothing by themselves. */
const PART = /.\p{Default_Ignorable_Code_Point}*/gsu;

/** Cuts a text that its face can't show alone into parts, each with an ink whose face can. What no face has keeps its ink. */
export function inkedParts(text: string, ink: Ink, faces: Faces): readonly InkedPart[] {
  const parts: { text: string; face: FaceName }[] = [];
  const add = (words: string, face: FaceName) => {
    const last = parts.at(-1);
    if (last?.face === face) last.text += words;
    else parts.push({ text: words, face });
  };
  for (const sign of signsOf(text)) {
    const face = faceFor(sign, ink.face, faces);
    if (face) add(sign, face);
    else for (const part of sign.match(PART) ?? []) add(part, faceFor(part, ink.face, faces) ?? ink.face);
  }
  return parts.map(({ text: words, face }) => ({ text: words, ink: face === ink.face ? ink : inkIn(ink)(face) }));
}

function faceFor(sign: string, face: FaceName, faces: Faces): FaceName | undefined {
  if (faces.of(face).shape(sign).missingCodePoints.length === 0) return face;
  return substitutes(sign, face).find((name) => faces.of(name).holds(sign));
}

/** Everyday signs, which the program's own faces have; nearly all texts have no others. */
const OTHERS = /[^\t\n -~\u00a0-\u00ff\u2010\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026]/gu;

/** Tells whether a text has only signs for which a face steps in, whichever face the text is set in. */
export function surelyShown(faces: Faces): (words: string) => boolean {
  const isShown = rememberByValue((sign: string) => {
    const isHeld = (name: FaceName) => faces.of(name).holds(sign);
    if (FAMILY_FACES.every((style) => isHeld(`sans-${style}`) || isHeld(`mono-${style}`))) return true;
    return !NO_SIGN.test(sign) && ([...SIGN_FACES, 'emoji'] as const).some(isHeld);
  }, 'small');
  return (words) => (words.match(OTHERS) ?? []).every(isShown);
}

/**
 * What is no sign though a face of signs may have a glyph for it: control characters, marks without their letter, which would
 * be misplaced, and letters and digits of a script. One such face has Arabic letters for formulas, which would stand apart and
 * run from the left.
 */
const NO_SIGN = /\p{Cc}|^\p{M}|(?![\p{Script=Common}\p{Script=Inherited}])[\p{L}\p{M}\p{Nd}]/u;

const SIGN_FACES: readonly SignFace[] = ['symbols', 'more-symbols', 'mathematics'];

/** The faces that may step in, the nearest to the text's own first. */
function substitutes(sign: string, face: FaceName): readonly FaceName[] {
  const style = FAMILY_FACES.find((name) => face.endsWith(`-${name}`) || face === name) ?? 'regular';
  const [sans, mono] = [`sans-${style}`, `mono-${style}`] as const;
  const letters = face.startsWith('code-') ? [mono, sans] : [sans, mono];
  if (NO_SIGN.test(sign)) return letters;
  return isEmoji(sign) ? ['emoji', ...SIGN_FACES, ...letters] : [...letters, ...SIGN_FACES, 'emoji'];
}

/** As parts of the size of text: emoji fill their em, so that at full size they would be higher than a line's letters. */
const SIZES: Partial<Readonly<Record<FaceName, number>>> = { emoji: 0.85 };

/** The same ink for the same face, since lines are put together by ink. */
const inkIn = remember((ink: Ink) =>
  rememberByValue((face: FaceName): Ink => ({ ...ink, face, size: ink.size * (SIZES[face] ?? 1) }), 'all'),
);
