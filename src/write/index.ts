/** Lists the formats. To add one, make a folder beside this file and add a line here. Each is imported when first used. */
import type { Format } from '../model/plan.js';
import type { Theme } from '../model/theme.js';
import type { OpenWriter, Resources, Writer } from './writer.js';

const WRITERS: Readonly<Record<Format, () => Promise<OpenWriter>>> = {
  html: async () => (await import('./html/index.js')).openHtmlWriter,
  docx: async () => (await import('./docx/index.js')).openDocxWriter,
  pdf: async () => (await import('./pdf/index.js')).openPdfWriter,
};

/** Opens the writer of a format for one theme. */
export async function openWriter(format: Format, theme: Theme, resources: Resources): Promise<Writer> {
  const open = await WRITERS[format]();
  return open(theme, resources);
}
