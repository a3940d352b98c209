/**
 * Looks of every kind for property tests, made as their authors make them: the keys of a theme with values at the limits of
 * its schema and between, in colours that can be read; and read as the program reads them.
 */
import fc from 'fast-check';
import { contrastRatio, LEAST_CONTRAST } from '../../src/model/contrast.js';
import { FURNITURE_PARTS, type Theme } from '../../src/model/theme.js';
import { PROGRAM_FAMILIES } from '../../src/model/theme-schema.js';
import { complaints, readYaml } from './read-organisation.js';

/** Numbers as they are written, the limits among them often. */
const measure = (least: number, most: number): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom(least, most).map(String),
    fc.integer({ min: least * 10, max: most * 10 }).map((tenths) => (tenths / 10).toFixed(1)),
  );

const hex = (channels: readonly number[]): string =>
  `#${channels.map((channel) => Math.floor(channel).toString(16).padStart(2, '0')).join('')}`;

const channels = (least: number, most: number) =>
  fc.tuple(...([0, 1, 2] as const).map(() => fc.integer({ min: least, max: most })));

/** A colour like this one, darkened until it can be read on white and on the tint. */
function inkOn(tint: string, colour: readonly number[]): string {
  const ink = hex(colour);
  const legible = ['#ffffff', tint].every((ground) => contrastRatio(ink, ground) >= LEAST_CONTRAST);
  return legible
    ? ink
    : inkOn(
        tint,
        colour.map((channel) => channel * 0.9),
      );
}

const colours = fc
  .record({
    tint: channels(0xc0, 0xff),
    line: channels(0, 0xff),
    inks: fc.tuple(channels(0, 0xff), channels(0, 0xff), channels(0, 0xff)),
  })
  .map(({ tint, line, inks: [accent, text, muted] }) => {
    const ground = hex(tint);
    const ink = (colour: readonly number[]) => inkOn(ground, colour);
    return { tint: ground, line: hex(line), accent: ink(accent), text: ink(text), muted: ink(muted) };
  });

const family = fc.constantFrom(...PROGRAM_FAMILIES);
const heading = measure(10, 32);
const side = fc
  .subarray([...FURNITURE_PARTS])
  .chain((parts) => fc.shuffledSubarray(parts, { minLength: parts.length }));
const furniture = fc.record({ left: side, right: side }, { requiredKeys: [] });

const written = fc
  .tuple(
    fc.option(colours, { nil: {} }),
    fc.record(
      {
        faces: fc.record({ body: family, headings: family, code: family }, { requiredKeys: [] }),
        word_face: fc.constantFrom('Arial', 'Gill Sans MT', 'Segoe UI'),
        sizes: fc.record(
          {
            body: measure(11, 16),
            title: measure(16, 48),
            headings: fc.tuple(heading, heading, heading, heading, heading),
            small: measure(8, 14),
          },
          { requiredKeys: [] },
        ),
        line_height: measure(1.2, 2),
        page: fc.constantFrom('a4', 'letter'),
        margins: fc.record(
          { top: measure(15, 50), right: measure(10, 50), bottom: measure(15, 50), left: measure(10, 50) },
          { requiredKeys: [] },
        ),
        header: furniture,
        footer: furniture,
        uncontrolled_when_printed: fc.constantFrom('yes', 'no'),
        logo: fc.record(
          { height: measure(5, 40), place: fc.constantFrom('left', 'centre', 'right') },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([inks, others]) => ({ ...inks, ...others }));

/** What a client may write at `theme:`, in the program's own faces. */
export const anyWrittenTheme: fc.Arbitrary<string> = written.map((theme) => JSON.stringify(theme));

/** The finished look of it, as the program reads it; throws where the program complains. */
export async function themeOf(theme: string): Promise<Theme> {
  const read = await readYaml(`name: Acme\ntheme: ${theme}\n`);
  if (!read.value || read.diagnostics.length > 0) throw new Error(`${theme} is no theme: ${complaints(read)}`);
  return read.value.theme;
}
