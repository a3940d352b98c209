/**
 * Lint of meaning: what a client's document says is held against its nation and service, and against what laws and bodies are
 * called today. Only warnings, which front matter can silence.
 */
import { type Diagnostic, warning } from '../model/diagnostic.js';
import { type Document, plainText, type Text } from '../model/document.js';
import type { Job } from '../model/plan.js';
import { type Span, spanWithin } from '../model/source.js';
import { MEANING_RULES, type MeaningRule } from './meaning-rules.js';

interface Finding {
  readonly rule: MeaningRule;
  readonly text: Text;
  readonly start: number;
  readonly end: number;
}

const found = new WeakMap<Text, readonly Finding[]>();

/** Gives the warnings of one client's document; the client's own values are not looked at. */
export function meaningOf(document: Document, job: Job): readonly Diagnostic[] {
  const { nation, serviceType } = job.organisation;
  const findings: Finding[] = [];
  visit(document.blocks, (text) => findings.push(...findingsIn(text)));
  return findings
    .filter(({ rule }) => !job.template.silence?.includes(rule.code))
    .filter(({ rule: { code, nations, services } }) => {
      if (code === 'wrong-nation') return nation !== undefined && !nations?.includes(nation);
      if (code === 'wrong-service') return serviceType !== undefined && services?.includes(serviceType);
      return !nations || nation === undefined || !nations.includes(nation);
    })
    .map((finding) =>
      warning(finding.rule.code, finding.rule.message, placeOf(finding) ?? job.template.source.path, {
        hint: finding.rule.hint,
        organisation: job.organisation.id,
      }),
    );
}

function visit(nodes: unknown, take: (text: Text) => void): void {
  if (Array.isArray(nodes)) for (const node of nodes) visit(node, take);
  else if (typeof nodes === 'object' && nodes !== null) {
    const node = nodes as { readonly type?: string };
    if (node.type === 'text') take(node as Text);
    else for (const key of HOLDERS) visit((nodes as Readonly<Record<string, unknown>>)[key], take);
  }
}

const HOLDERS = ['children', 'blocks', 'items', 'caption', 'header', 'rows', 'cells'];

function findingsIn(text: Text): readonly Finding[] {
  if (text.from !== undefined) return [];
  const known = found.get(text);
  if (known) return known;
  const words = plainText([text]);
  const findings = MEANING_RULES.flatMap((rule) =>
    [...words.matchAll(rule.spelling)]
      .filter((match) => !isOfThePast(words, match.index, match.index + match[0].length))
      .map((match): Finding => ({ rule, text, start: match.index, end: match.index + match[0].length })),
  );
  found.set(text, findings);
  return findings;
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
