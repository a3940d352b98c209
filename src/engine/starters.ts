/** The starter policies that come with the program, and those of them that suit an organisation. */
import { posix } from 'node:path';
import { attachmentSource } from '../model/attachment.js';
import { compareNumbered } from '../model/order.js';
import { joinPath } from '../model/paths.js';
import type { ServiceChoice } from '../model/service-names.js';
import { NATIONS, SERVICE_TYPES } from '../model/services.js';
import type { TemplateHead } from '../model/template.js';
import type { World } from '../model/world.js';
import { suits } from '../plan/applies.js';
import { readTemplateHead } from '../read/template/head.js';
import { readText } from '../read/text.js';
import { loadPassages, PASSAGES_FOLDER } from './passages.js';

/** A starter policy. */
export interface Starter {
  /** Below the folder of starters. */
  readonly path: string;
  readonly head: TemplateHead;
}

/** The folder of starters, in the program’s own. */
export const STARTERS_FOLDER = 'templates';

/** Reads the front matter of all starters. */
export async function allStarters(world: World): Promise<readonly Starter[]> {
  const folder = joinPath(world.files.programFolder, STARTERS_FOLDER);
  const paths = await world.files.list(folder);
  const passages = await loadPassages(
    world,
    folder,
    paths.filter((path) => posix.dirname(path) === PASSAGES_FOLDER),
  );
  const starters: Starter[] = [];
  for (const path of paths.filter((each) => /^[^_.][^/]*\/[^/]+\.md$/.test(each))) {
    const source = await readText(world.files, joinPath(folder, path), path);
    const head = source.value && readTemplateHead(source.value, 'markdown', passages).value;
    if (head) starters.push({ path, head });
  }
  return starters.sort((a, b) => compareNumbered(a.path, b.path));
}

/** Those that suit a nation and a service. */
export function startersFor(starters: readonly Starter[], { nation, service }: ServiceChoice): readonly Starter[] {
  return starters.filter(({ head }) => suits({ nation, serviceType: service }, head));
}

/** The nations and services that there are starters for. */
export function servicesWithStarters(starters: readonly Starter[]): readonly ServiceChoice[] {
  const choices = NATIONS.flatMap((nation) => SERVICE_TYPES.map((service) => ({ nation, service })));
  return choices.filter((choice) => startersFor(starters, choice).length > 0);
}

/** The passages that starters use, by path. */
export function passagesOf(starters: readonly Starter[]): readonly string[] {
  const names = new Set(starters.flatMap(({ head }) => (head.parts ?? []).map(({ name }) => name)));
  return [...names].sort().map((name) => joinPath(PASSAGES_FOLDER, `${name}.md`));
}

/** The files that go with starters, by path. */
export function attachmentsOf(starters: readonly Starter[]): readonly string[] {
  const paths = starters.flatMap(({ path, head }) =>
    (head.attachments ?? []).map((attachment) => attachmentSource(attachment, path)),
  );
  return [...new Set(paths)].sort();
}
