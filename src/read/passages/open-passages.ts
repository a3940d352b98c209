/** Opens shared passages for the texts that use them: each is parsed once, and read once for each kind of place. */
import { type Diagnostic, warning } from '../../model/diagnostic.js';
import { remember, rememberByValue } from '../../model/remember.js';
import type { SharedPassage } from '../../model/shared-passage.js';
import type { LoadPicture } from '../picture.js';
import { type BlockPairs, pairBlocks } from '../template/block-pairs.js';
import { foreignInBlocks } from '../template/foreign-placeholders.js';
import { type OpenMarkdown, openMarkdown } from '../template/markdown/index.js';
import {
  type OpenPassage,
  type OpenPassages,
  type PassageBody,
  type PassagePlace,
  usesOf,
} from '../template/open-passages.js';

/** Opens passages and those within them. */
export async function openPassages(
  passages: ReadonlyMap<string, SharedPassage>,
  loadPicture: LoadPicture,
): Promise<OpenPassages> {
  const opened = new Map<string, OpenPassage>();
  for (const [name, passage] of passages) opened.set(name, await openPassage(passage)(loadPicture));
  return opened;
}

const openPassage = remember((passage: SharedPassage) =>
  remember(async (loadPicture: LoadPicture): Promise<OpenPassage> => {
    const { source, bodyStart: start, uses } = passage;
    const inner = await openPassages(uses, loadPicture);
    return new ParsedPassage(
      source.path,
      await openMarkdown({ source, start, purpose: 'template' }, loadPicture),
      inner,
    );
  }),
);

function withoutText(path: string): Diagnostic {
  return warning('file-empty', 'The passage has no text', path);
}

class ParsedPassage implements OpenPassage {
  private readonly path: string;
  private readonly markdown: OpenMarkdown;
  private readonly inner: OpenPassages;
  private readonly pairs: { readonly inEach: BlockPairs; readonly outside: BlockPairs };
  private readonly readAt = rememberByValue((_key: string, place: PassagePlace) => this.readFor(place), 'small');

  constructor(path: string, markdown: OpenMarkdown, inner: OpenPassages) {
    this.path = path;
    this.markdown = markdown;
    this.inner = inner;
    this.pairs = { inEach: pairBlocks(markdown.tags, true), outside: pairBlocks(markdown.tags) };
  }

  uses(inEach: boolean) {
    return usesOf(this.pairsFor(inEach), this.inner);
  }

  read(place: PassagePlace): PassageBody {
    return this.readAt([place.inEach, place.depth, place.inFootnote, place.lift].join(), place);
  }

  private pairsFor(inEach: boolean): BlockPairs {
    return inEach ? this.pairs.inEach : this.pairs.outside;
  }

  private readFor({ inEach, depth, inFootnote, lift }: PassagePlace): PassageBody {
    const { blocks, headings, diagnostics } = this.markdown.read({
      passages: this.inner,
      pairs: this.pairsFor(inEach),
      headings: lift,
      depth,
      inFootnote,
    });
    const isEmpty = blocks.length === 0 && diagnostics.length === 0 && this.pairs.outside.passages.size === 0;
    const empty = isEmpty ? [withoutText(this.path)] : [];
    return { blocks, headings, diagnostics: [...diagnostics, ...empty, ...foreignInBlocks(blocks)] };
  }
}
