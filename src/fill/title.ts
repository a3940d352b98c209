/** A policy's title as its documents print it, filled without reading the text. */
import { inlineText } from '../model/document.js';
import type { Job } from '../model/plan.js';
import type { TreeTemplate } from '../model/template.js';
import type { Filling } from './filling.js';
import { fillInlines } from './inlines.js';
import { openScope } from './scope.js';

/** Gives the words on one line, or nothing where the organisation lacks what the title asks for. */
export function fillTitle(title: TreeTemplate['body']['title'], job: Job): string | undefined {
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
