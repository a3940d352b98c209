/** Which of a run's diagnostics concern which organisation, so that each keeps what a run for it alone would say. */
import type { Diagnostic } from '../../model/diagnostic.js';
import type { TemplateHead } from '../../model/template.js';
import type { Preparation } from '../production.js';

/** Gives the diagnostics of a preparation that concern an organisation. */
export function toldTo(preparation: Preparation): (id: string) => readonly Diagnostic[] {
  const { organisations, plan, diagnostics, ofTexts, unread } = preparation;
  // Whose values can't be looked for concerns all others.
  const forAll = new Set(unread);
  const ofFiles = new Map(organisations.map(({ id, diagnostics: found }) => [id, new Set(found)]));
  const paths = new Map(organisations.map(({ id, path }) => [path, id]));
  const aboutTexts = new Set([...ofTexts.values()].flat());
  const isInFile = new Set(organisations.flatMap((entry) => entry.diagnostics));
  const heads = new Map<string, Set<TemplateHead>>();
  for (const { organisation, template } of plan.jobs) {
    const used = heads.get(organisation.id) ?? new Set();
    used.add(template);
    if (template.master) used.add(template.master);
    heads.set(organisation.id, used);
  }
  return (id) => {
    const ofUsed = new Set([...(heads.get(id) ?? [])].flatMap((head) => ofTexts.get(head) ?? []));
    return diagnostics.filter((diagnostic) => {
      const { organisation, path } = diagnostic;
      if (forAll.has(diagnostic)) return true;
      // Who has left is about the choice of a run, and each run says it anew.
      if (diagnostic.code === 'organisation-left') return false;
      if (organisation !== undefined) return organisation === id;
      if (isInFile.has(diagnostic)) return ofFiles.get(id)?.has(diagnostic) === true;
      if (aboutTexts.has(diagnostic)) return ofUsed.has(diagnostic);
      const owner = path === undefined ? undefined : paths.get(path);
      return owner === undefined || owner === id;
    });
  };
}
