/** Opens the writer of pages that show what differs between two packs. */
import type { ChangesPage } from '../../../model/changes-page.js';
import type { Outcome } from '../../../model/diagnostic.js';
import type { Theme } from '../../../model/theme.js';
import { styled } from '../head.js';
import { styleSheet } from '../style.js';
import { changesPage } from './page.js';

/** Writes the page in a theme; errors where it holds something that HTML can't. */
export function writeChangesPage(page: ChangesPage, theme: Theme): Outcome<Uint8Array> {
  return changesPage(page, styled(theme, styleSheet(theme)));
}
