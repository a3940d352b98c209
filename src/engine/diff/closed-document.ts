/** Makes a whole document of what was read from a file: numbers of lists, labels of lines to write on, and the outline are worked out. */
import { withFormLabels } from '../../fill/form-labels.js';
import { headingLinks, ledToHeadings, titleLedToHeadings } from '../../fill/links.js';
import { withLabels } from '../../fill/word/labels.js';
import { anchorsOf } from '../../model/anchors.js';
import { asWritten, runAsWritten } from '../../model/as-written.js';
import { changeLinksIn, changeRunLinks } from '../../model/change-links.js';
import { withHeadings } from '../../model/comparable-document.js';
import {
  type Block,
  type Document,
  type Heading,
  type Inlines,
  inlineText,
  type Link,
  plainText,
} from '../../model/document.js';
import { resolveOutline } from '../../model/outline.js';
import type { ReadDocument } from '../../model/read-document.js';
import type { Wording } from '../../model/wording/wording.js';

/** Closes a document; `name` is its title where neither text nor file has one. */
export function closedDocument(read: ReadDocument, name: string, wording: Wording): Document {
  const { numbering, control, organisation, registration, logo, properties } = read;
  const written = read.isRendered ? asWritten(read.blocks) : withHeadings(asWritten(read.blocks), counted);
  const labelled = withFormLabels(numbering ? withLabels(written, numbering) : written);
  const shown = runAsWritten(read.title);
  const title: Inlines = inlineText(shown).trim() === '' ? [{ type: 'text', value: properties.title ?? name }] : shown;
  const anchors = anchorsOf(resolveOutline(labelled, wording));
  const leadsNowhere = ({ target }: Link) => target.kind === 'heading' && anchors.find(target.anchor) === undefined;
  const living = (link: Link) => (leadsNowhere(link) ? link.children : [link]);
  const hasDead = headingLinks(title, labelled).some(({ anchor }) => anchors.find(anchor) === undefined);
  const alive = hasDead ? labelled.map((block): Block => changeLinksIn(block, living)) : labelled;
  const blocks = ledToHeadings(alive, anchors);
  const entry = (label: string) => control.find((each) => each.label === label)?.value;
  const code = entry(wording.labels.code) ?? properties.code;
  const version = entry(wording.labels.version) ?? properties.version;
  return {
    wording,
    title: titleLedToHeadings(changeRunLinks(title, living), anchors),
    masthead: {
      ...(logo
        ? {
            logo: {
              ...logo,
              alt: logo.alt.map((leaf) => (leaf.type === 'text' ? leaf : { type: 'text', value: leaf.name })),
            },
          }
        : {}),
      organisation: { type: 'text', value: organisation },
      ...(registration === undefined ? {} : { registration: { type: 'text', value: registration } }),
    },
    control,
    blocks,
    outline: resolveOutline(blocks, wording),
    properties: {
      title: plainText([{ type: 'text', value: inlineText(title) }]),
      organisation,
      ...(code === undefined ? {} : { code }),
      ...(version === undefined ? {} : { version }),
    },
  };
}

/** Numbers of headings in files from elsewhere aren’t compared: the program counts headings itself. */
function counted({ label: _, numbering: _numbering, ...heading }: Heading): Heading {
  return heading;
}
