/**
 * Lint of meaning: checks a document's words against the organisation's nation and service, and against the present names of
 * laws and bodies. It only warns, and front matter can silence it.
 */
import { type Diagnostic, warning } from '../model/diagnostic.js';
import type { Document, Text } from '../model/document.js';
import type { Organisation } from '../model/organisation.js';
import type { Job } from '../model/plan.js';
import { remember } from '../model/remember.js';
import { type Span, spanWithin } from '../model/source.js';
import type { SilentCode } from '../model/template.js';
import { type AnyNode, textsIn } from '../model/walk.js';
import { MEANING_RULES, type MeaningRule } from './meaning-rules.js';

interface Finding {
  readonly rule: MeaningRule;
  readonly text: Text;
  readonly start: number;
  readonly end: number;
}

/** Gives the warnings for one organisation's document; values from the organisation's file are not checked. */
export function lintMeaning(document: Document, job: Job): readonly Diagnostic[] {
  const nodes = [...document.title, ...document.blocks];
  return lintWords(nodes, job.organisation, job.template.source.path, job.template.silence);
}

/** The same for any words; `path` is the file that they are from. */
export function lintWords(
  nodes: readonly AnyNode[],
  { id, nation, serviceType }: Organisation,
  path: string,
  silence: readonly SilentCode[] = [],
): readonly Diagnostic[] {
  return nodes
    .flatMap((node) => findingsIn(node))
    .filter(({ rule }) => !silence.includes(rule.code))
    .filter(({ rule: { code, nations, services } }) => {
      if (code === 'wrong-nation') return nation !== undefined && !nations?.includes(nation);
      if (code === 'wrong-service') return serviceType !== undefined && services?.includes(serviceType);
      return !nations || nation === undefined || !nations.includes(nation);
    })
    .map((finding) =>
      warning(finding.rule.code, finding.rule.message, placeOf(finding) ?? path, {
        hint: finding.rule.hint,
        organisation: id,
      }),
    );
}

/** The findings in a node; nodes that organisations share are searched once. */
const findingsIn = remember((node: AnyNode): readonly Finding[] =>
  node.type === 'text' ? findingsInText(node) : textsIn(node).flatMap((text) => findingsIn(text)),
);

function findingsInText(text: Text): readonly Finding[] {
  if (text.from !== undefined) return [];
  const words = text.value;
  const lower = words.toLowerCase();
  return MEANING_RULES.filter(({ signs }) => signs.some((sign) => lower.includes(sign))).flatMap((rule) =>
    [...words.matchAll(rule.spelling)]
      .filter((match) => !isOfThePast(words, match.index, match.index + match[0].length))
      .map((match): Finding => ({ rule, text, start: match.index, end: match.index + match[0].length })),
  );
}

/** "X (formerly Twitter)", "which replaced the Data Protection Act 1998": a name that is told as a former one. */
function isOfThePast(words: string, start: number, end: number): boolean {
  const before = words.slice(Math.max(0, start - 40), start);
  const after = words.slice(end, end + 40);
  return (
    /\b(?:former(?:ly)?|previously|once|replac\w+|repeal\w+|supersed\w+|instead of|took over from)\b[^.;]*$/i.test(
      before,
    ) ||
    /^[^.;]{0,12}(?:\(now\b|, now\b|\b(?:was|were|has been|have been) (?:replaced|repealed|superseded)|\bbecame\b)/i.test(
      after,
    )
  );
}

function placeOf({ text: { span, value }, start, end }: Finding): Span | undefined {
  return span && spanWithin(span, value, start, end);
}
