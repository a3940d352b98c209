/** What a document holds that no PDF can: characters without a glyph, pictures that cannot be shown, as diagnostics. */
import { type Diagnostic, error } from '../../model/diagnostic.js';
import type { Block, Document, Image } from '../../model/document.js';
import { packedPicture } from './embed.js';
import type { MissingAt } from './galley.js';
import { PictureTrouble } from './picture-trouble.js';

/** Says each character once for each place; then each picture that cannot be shown. */
export function refusals(missing: readonly MissingAt[], document: Document): readonly Diagnostic[] {
  const told = new Map<string, Diagnostic>();
  for (const one of missing) {
    const name = `U+${one.character.toString(16).toUpperCase().padStart(4, '0')}`;
    const { span, from } = one.text;
    const place = from ? ` in the value of ${from}` : one.place ? ` in ${one.place}` : '';
    const hint = 'Write it another way, or leave it out.';
    const key = `${name}|${place}|${span?.source.path ?? ''}|${span?.start ?? ''}`;
    if (!told.has(key))
      told.set(key, error('glyph-missing', `No face holds the character ${name}${place}`, span, { hint }));
  }
  return [...told.values(), ...picturesOf(document).flatMap(pictureRefusal)];
}

function pictureRefusal(image: Image): readonly Diagnostic[] {
  try {
    packedPicture(image.picture);
    return [];
  } catch (trouble) {
    if (!(trouble instanceof PictureTrouble)) throw trouble;
    const message = `The picture ${image.picture.path} cannot be shown. ${trouble.message.replace(/\.$/, '')}`;
    return [error('picture-unreadable', message, image.span ?? image.picture.path)];
  }
}

function picturesOf(document: Document): readonly Image[] {
  const { logo } = document.masthead;
  return [...(logo ? [logo] : []), ...document.blocks.flatMap(within)];
}

function within(block: Block): readonly Image[] {
  if (block.type === 'image') return [block];
  if (block.type === 'quote') return block.blocks.flatMap(within);
  return block.type === 'list' ? block.items.flatMap((item) => item.blocks.flatMap(within)) : [];
}
