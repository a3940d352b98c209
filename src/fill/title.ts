/** A policy's title as its documents print it, filled without reading the text. */
import type { ClientPack } from '../model/client-pack.js';
import { inlineText } from '../model/document.js';
import { WHOLE_PACK } from '../model/pack.js';
import type { Job } from '../model/plan.js';
import type { TreeTemplate } from '../model/template.js';
import type { Wording } from '../model/wording/wording.js';
import type { Filling } from './filling.js';
import { fillInlines } from './inlines.js';
import { openScope } from './scope.js';

/** A title is filled before it is known what else the client has. */
const NO_PACK: Omit<ClientPack, 'wording'> = { definition: WHOLE_PACK, policies: [], extraPages: [], absent: [] };

/** What a title can ask for. */
export type TitleJob = Pick<Job, 'organisation' | 'template' | 'review'>;

/** Gives the words on one line, or nothing where the organisation lacks what the title asks for. */
export function fillTitle(title: TreeTemplate['body']['title'], asked: TitleJob, wording: Wording): string | undefined {
  const job: Job = { ...asked, title: '', file: '', control: {}, outputs: [], pack: { ...NO_PACK, wording } };
  let lacks = false;
  const lack = () => {
    lacks = true;
  };
  const filling: Filling = { job, report: lack, miss: lack };
  const words = inlineText(fillInlines(title, openScope(job), filling))
    .replace(/\s+/g, ' ')
    .trim();
  return lacks || words === '' ? undefined : words;
}
