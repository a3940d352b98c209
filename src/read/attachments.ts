/** The attachments that front matter or a pack lists, each with its place. */
import type { Attachment } from '../model/attachment.js';
import type { ListedAttachments } from '../model/attachment-schema.js';
import type { Span } from '../model/source.js';

/** Gives the attachments; `placeOf` tells where the value at a path of the list is. */
export function attachmentsOf(
  list: ListedAttachments,
  placeOf: (...path: readonly (string | number)[]) => Span | undefined,
): readonly Attachment[] {
  return list.flatMap(({ file, title, kind, version, reviewed, every, of }, at) => {
    const fileSpan = placeOf(at, 'file');
    if (!fileSpan) return [];
    return [
      {
        file,
        fileSpan,
        title,
        ...(kind ? { kind } : {}),
        ...(version ? { version } : {}),
        ...(reviewed ? { reviewed } : {}),
        ...(every ? { every } : {}),
        ...(of ? { of } : {}),
      },
    ];
  });
}
