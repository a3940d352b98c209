/** What is in a finished file: words with their place, pictures, and what within it can't be searched. */

export interface FileText {
  /** `page 3`, `the bookmarks`, `word/header1.xml`, `the text`. */
  readonly place: string;
  readonly words: string;
}

/** A picture within a file. */
export interface FilePicture {
  readonly place: string;
  /** Of its data as it lies in the file: the picture’s own bytes, or the packed rows of a PNG. */
  readonly hash: string;
  /** Width and height in pixels, where it is a PNG. */
  readonly size?: string;
  /** As `pictureKey` gives it: the same for the same picture, in whatever format it stands. Unpacks it. */
  readonly key: () => string;
}

/** Something within a file whose words can't be read. */
export interface UnreadPart {
  readonly place: string;
  /** `has a password`, `is of a kind that can’t be read`. */
  readonly why: string;
}

/** All that a reader finds in a file. */
export interface FinishedContent {
  readonly texts: readonly FileText[];
  readonly pictures: readonly FilePicture[];
  readonly unread: readonly UnreadPart[];
}

export const NO_CONTENT: FinishedContent = { texts: [], pictures: [], unread: [] };

/** The contents of a file's parts as one. */
export function joinedContents(contents: readonly FinishedContent[]): FinishedContent {
  return {
    texts: contents.flatMap(({ texts }) => texts),
    pictures: contents.flatMap(({ pictures }) => pictures),
    unread: contents.flatMap(({ unread }) => unread),
  };
}

/** The content of a file within another: each place says where the file is. */
export function contentWithin(path: string, { texts, pictures, unread }: FinishedContent): FinishedContent {
  const place = (inner: string) => `${path}, ${inner}`;
  return {
    texts: texts.map((text) => ({ ...text, place: place(text.place) })),
    pictures: pictures.map((picture) => ({ ...picture, place: place(picture.place) })),
    unread: unread.map((part) => ({ ...part, place: place(part.place) })),
  };
}
