/** The writers of one run: each opened when it is first needed, one for each format and look. */
import type { Format } from '../model/plan.js';
import { remember, rememberByValue } from '../model/remember.js';
import type { Theme } from '../model/theme.js';
import { themeKey } from '../model/theme-layers.js';
import { openWriter } from '../write/index.js';
import type { Resources } from '../write/writer.js';
import type { WriterFor } from './documents.js';
import type { Workspace } from './workspace.js';

/** Gives the writers of a run, the same however many plans it has. */
export const openWriters = remember((workspace: Workspace): WriterFor => {
  const { files } = workspace.world;
  const resources: Resources = {
    font: rememberByValue((file: string) => files.read(`${files.programFolder}/fonts/${file}`), 'all'),
    script: rememberByValue((file: string) => files.read(`${files.programFolder}/site/${file}`), 'all'),
  };
  const lookOf = remember(themeKey);
  const writersIn = rememberByValue(
    (format: Format) => rememberByValue((_look: string, theme: Theme) => openWriter(format, theme, resources), 'huge'),
    'all',
  );
  return (format, { theme }) => writersIn(format)(lookOf(theme), theme);
});
