/** The beginning of a handbook, the whole pack as one web page: what its index says at the head. */
import type { Document } from '../../model/document.js';
import { packTitle } from '../../model/organisation-pack.js';
import { HANDBOOK_PATH } from '../../model/pack.js';
import { controlOf, lackingBlock } from './index-page.js';
import { type PackView, pageDocument } from './page.js';

/** What stands before its contents: the issue, what is due and what has changed, and what must not be overlooked. */
export function handbookFront(view: PackView): Document {
  return pageDocument(view, packTitle(view.pack), controlOf(view), lackingBlock(view, HANDBOOK_PATH, 'html'));
}
