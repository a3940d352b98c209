/** The part of a schema that lists attachments, in front matter and in packs. */
import { z } from 'zod';
import { ATTACHMENT_ENDINGS, ATTACHMENT_KINDS, attachmentEnding } from './attachment.js';
import { refuse } from './schema-issue.js';
import { choice, cycle, date, LONGEST, singleLine } from './schema-parts.js';

const file = singleLine('The path of a Word, Excel or PDF file, starting from this file’s folder.', LONGEST.path)
  .transform((input, context) =>
    attachmentEnding(input)
      ? input
      : refuse(
          context,
          'invalid-value',
          'a pack can’t take this kind of file',
          `Give a file that ends in ${ATTACHMENT_ENDINGS.slice(0, -1)
            .map((ending) => `.${ending}`)
            .join(', ')} or .${ATTACHMENT_ENDINGS.at(-1)}.`,
        ),
  )
  .meta({ description: 'The path of a Word, Excel or PDF file, starting from this file’s folder.' });

/** The files that go into the pack with a policy, or with the pack itself. */
export const attachments = z
  .array(
    z.strictObject({
      file,
      title: singleLine('What the file is called on the index.'),
      kind: choice(ATTACHMENT_KINDS, 'What it is: a form, a leaflet, or an Easy Read version.'),
      version: singleLine('Its version, in quotes: "1.0".').nullish(),
      reviewed: date('The last review of it, YYYY-MM-DD.'),
      every: cycle('How often it is reviewed.'),
      of: singleLine('For an Easy Read version: the version of the policy that it tells, in quotes.').nullish(),
    }),
  )
  .nullish()
  .meta({ description: 'Finished files that go into the pack: forms, leaflets, Easy Read versions.' });

/** Attachments as they are listed. */
export type ListedAttachments = NonNullable<z.output<typeof attachments>>;
