/** Fills a policy's title without reading its text. */
import type { Pack } from '../model/organisation-pack.js';
import { WHOLE_PACK } from '../model/pack.js';
import type { Job } from '../model/plan.js';
import type { TreeTemplate } from '../model/template.js';
import { type Titled, titledBy } from '../model/title-words.js';
import type { Wording } from '../model/wording/wording.js';
import { fillBlocks } from './blocks.js';
import type { Filling } from './filling.js';
import { fillInlines } from './inlines.js';
import { openScope } from './scope.js';

/** Titles, and the words of footers, are filled before the pack is known. */
export const NO_PACK: Omit<Pack, 'wording'> = {
  definition: WHOLE_PACK,
  policies: [],
  extraPages: [],
  absent: [],
  attachments: [],
};

/** The part of a job that a title can depend on. */
export type TitleJob = Pick<Job, 'organisation' | 'template' | 'review' | 'standing'>;

/** Gives the title on one line, or undefined where the organisation lacks a value that it needs. */
export function fillTitle(
  title: TreeTemplate['body']['title'],
  titleJob: TitleJob,
  wording: Wording,
): Titled | undefined {
  const job: Job = { ...titleJob, title: '', file: '', control: {}, outputs: [], pack: { ...NO_PACK, wording } };
  let lacks = false;
  const lack = () => {
    lacks = true;
  };
  const filling: Filling = { job, report: lack, miss: lack, fillBlocks };
  const titled = titledBy(fillInlines(title, openScope(job), filling));
  return lacks || titled.title === '' ? undefined : titled;
}
