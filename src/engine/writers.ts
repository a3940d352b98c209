/** The writers of one run: each opened when it is first needed, one for each format and look. */
import type { Theme } from '../model/theme.js';
import { themeKey } from '../model/theme-layers.js';
import { openWriter } from '../write/index.js';
import type { Resources, Writer } from '../write/writer.js';
import type { WriterFor } from './documents.js';
import type { Workspace } from './workspace.js';

/** Gives the writers of a run. */
export function openWriters(workspace: Workspace): WriterFor {
  const { files } = workspace.world;
  const fonts = new Map<string, Promise<Uint8Array>>();
  const resources: Resources = {
    font: (file) => {
      const font = fonts.get(file) ?? files.read(`${files.programFolder}/fonts/${file}`);
      fonts.set(file, font);
      return font;
    },
  };
  const writers = new Map<string, Promise<Writer>>();
  const keys = new WeakMap<Theme, string>();
  return (format, { theme }) => {
    const look = keys.get(theme) ?? themeKey(theme);
    keys.set(theme, look);
    const key = `${format} ${look}`;
    const writer = writers.get(key) ?? openWriter(format, theme, resources);
    writers.set(key, writer);
    return writer;
  };
}
