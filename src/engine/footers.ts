/** The words of a workspace's footer for each organisation, checked as what they print is. */
import { lintWords } from '../check/meaning.js';
import { unknownNames } from '../check/placeholder-names.js';
import { fillFooter } from '../fill/footer-words.js';
import { type Diagnostic, error, hasErrors } from '../model/diagnostic.js';
import { type FilledFooter, type FooterWords, rowsForWords, rowsNeeded } from '../model/footer-words.js';
import type { Organisation } from '../model/organisation.js';
import type { Wording } from '../model/wording/wording.js';

/** The filled words, and what is wrong with them. */
export interface Footers {
  readonly of: ReadonlyMap<string, FilledFooter>;
  /** Ids of organisations for which they can't be printed. */
  readonly refused: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

const NO_FOOTERS: Footers = { of: new Map(), refused: [], diagnostics: [] };

/** Fills the words for each organisation; `declared` are the names of organisations' own fields. */
export function filledFooters(
  footer: FooterWords | undefined,
  organisations: readonly Organisation[],
  declared: ReadonlySet<string>,
  wording: Wording,
): Footers {
  if (!footer) return NO_FOOTERS;
  const unknown = unknownNames(footer, declared);
  if (unknown.length > 0) return { of: new Map(), refused: organisations.map(({ id }) => id), diagnostics: unknown };
  const of = new Map<string, FilledFooter>();
  const refused: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const organisation of organisations) {
    const filled = fillFooter(footer, organisation, wording);
    const problems = filled.diagnostics.map((one) => withCondition(one));
    if (filled.value) problems.push(...tooLong(filled.value, organisation, footer));
    diagnostics.push(...problems);
    if (hasErrors(problems)) refused.push(organisation.id);
    else if (filled.value) {
      of.set(organisation.id, filled.value);
      diagnostics.push(...lintWords(filled.value.nodes, organisation, footer.span.source.path));
    }
  }
  return { of, refused, diagnostics };
}

/** Says what else can be done about a missing value. */
function withCondition(diagnostic: Diagnostic): Diagnostic {
  if (diagnostic.code !== 'placeholder-missing') return diagnostic;
  const other =
    'If not every organisation has it, put the words between {{#if …}} and {{/if}} in policy.yaml: they are for those that do.';
  return { ...diagnostic, hint: diagnostic.hint ? `${diagnostic.hint} ${other}` : other };
}

function tooLong({ words }: FilledFooter, { id, theme }: Organisation, { span }: FooterWords): readonly Diagnostic[] {
  const [needed, room] = [rowsNeeded(words, theme), rowsForWords(theme)];
  if (needed <= room) return [];
  const message = `The words of the footer would take ${lines(needed)} for ${id}, and its theme has room for ${room === 0 ? 'none' : room}`;
  return [
    error('footer-words', message, span, {
      organisation: id,
      hint: 'Shorten them, or give the theme a larger bottom margin (margins.bottom) or smaller letters (sizes.small).',
    }),
  ];
}

const lines = (count: number) => (count === 1 ? '1 line' : `${count} lines`);
