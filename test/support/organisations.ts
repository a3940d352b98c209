/** Organisations and template heads for tests of planning and filling, made without reading a file. */
import type { Organisation, Value } from '../../src/model/organisation.js';
import type { Pack } from '../../src/model/organisation-pack.js';
import { WHOLE_PACK } from '../../src/model/pack.js';
import type { Job } from '../../src/model/plan.js';
import type { SourceText, Span } from '../../src/model/source.js';
import type { TemplateHead } from '../../src/model/template.js';
import { DEFAULT_THEME } from '../../src/model/theme.js';
import { ENGLISH } from '../../src/model/wording/english.js';

export const sourceOf = (path: string, text = ''): SourceText => ({ path, text });

const at = (source: SourceText): Span => ({ source, start: 0, end: 1 });

/** A value as the organisation's reader would give it: text, a list of texts, or a list of maps. */
export type Given = string | readonly string[] | readonly Readonly<Record<string, string>>[];

function valueFrom(given: Given, span: Span): Value {
  if (typeof given === 'string') return { kind: 'text', lines: given.split('\n'), span };
  const listed = (text: string) => ({ lines: text.split('\n'), span });
  if (given.every((one) => typeof one === 'string')) {
    return { kind: 'texts', items: given.map((one) => listed(String(one))), span };
  }
  const items = given.map((one) => new Map(Object.entries(one).map(([key, text]) => [key, listed(String(text))])));
  return { kind: 'maps', items, span };
}

/** A client called Acme, with values by placeholder name. */
export function organisationOf(
  values: Readonly<Record<string, Given>> = {},
  changes: Partial<Organisation> = {},
): Organisation {
  const source = sourceOf('orgs/acme.yaml');
  const given: Readonly<Record<string, Given>> = { org_field_name: 'Acme Home Care', ...values };
  return {
    id: 'acme',
    source,
    name: 'Acme Home Care',
    nation: 'wales',
    serviceType: 'domiciliary_support',
    values: new Map(Object.entries(given).map(([name, value]) => [name, valueFrom(value, at(source))])),
    declared: new Set(),
    kept: {},
    policies: [],
    theme: DEFAULT_THEME,
    ...changes,
  };
}

/** The head of a template. */
export function headOf(changes: Partial<TemplateHead> = {}): TemplateHead {
  const source = changes.source ?? sourceOf('templates/sample.md', 'Sample');
  return {
    kind: 'markdown',
    text: { method: 1, pieces: [] },
    source,
    bodyStart: 0,
    title: 'Sample Policy',
    titleSpan: at(source),
    slug: 'sample',
    related: [],
    changes: [],
    satisfies: [],
    ...changes,
  };
}

/** A pack of policies by their templates and the names of their files. */
export function packOf(policies: readonly (readonly [template: TemplateHead, file: string])[] = []): Pack {
  return {
    wording: ENGLISH,
    definition: WHOLE_PACK,
    policies: policies.map(([template, file]) => ({
      template,
      title: template.title,
      file,
      review: { cycle: { months: 12 } },
      control: {},
    })),
    extraPages: [],
    absent: [],
    attachments: [],
  };
}

/** A job of one template for one organisation, reviewed on 12 January 2026 and due a year later. */
export function jobOf(organisation: Organisation, template: TemplateHead = headOf(), changes: Partial<Job> = {}): Job {
  return {
    organisation,
    template,
    review: {
      last: { year: 2026, month: 1, day: 12 },
      cycle: { months: 12 },
      next: { year: 2027, month: 1, day: 12 },
    },
    control: {},
    title: template.title,
    file: 'sample',
    pack: packOf(),
    outputs: [{ format: 'html', path: 'acme/html/sample.html' }],
    ...changes,
  };
}
