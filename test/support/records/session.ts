/**
 * A workspace in memory whose records are kept by the program, and beside it what really happened: which words stood when, who
 * reviewed and approved them on which day, and what was issued.
 */

import { run } from '../../../src/commands/index.js';
import { addDays, isoDate, parseDate } from '../../../src/model/calendar.js';
import { type MemoryWorld, memoryWorld } from '../memory-world.js';
import { firstMaster, type Master, type SiteText, type SiteValues, siteText, templateText } from './master-model.js';
import { type MetText, type ModelEvent, type ModelSettings, type ModelStanding, standingIn } from './standing-model.js';

export const SITE_IDS = ['ash', 'bea'] as const;
export type SiteId = (typeof SITE_IDS)[number];

/** What an issue holds of a policy. */
export interface IssuedText {
  readonly version: string;
  readonly text: SiteText;
  /** Whether it was printed with an approval. */
  readonly approved: boolean;
}

export interface Site {
  readonly id: SiteId;
  values: SiteValues;
  /** Who is Responsible Individual now. */
  holder: string;
  readonly events: Map<string, ModelEvent[]>;
  /** The policies of each issue, in order. */
  readonly issues: { readonly on: string; readonly policies: ReadonlyMap<string, IssuedText> }[];
}

export interface SessionSettings extends ModelSettings {
  readonly pending: 'keep' | 'mark';
}

export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export class Session {
  readonly world: MemoryWorld;
  readonly masters = new Map<string, Master>();
  readonly sites: ReadonlyMap<SiteId, Site>;
  /** ISO; only grows. */
  day = '2026-01-05';
  /** What was done, as a person would tell it. */
  readonly story: string[] = [];
  /** What was printed for a policy in one state → the bytes, so that the same state is the same bytes. */
  readonly pages = new Map<string, string>();

  readonly settings: SessionSettings;

  constructor(settings: SessionSettings) {
    this.settings = settings;
    this.world = memoryWorld({
      'policy.yaml': `formats: [html]\ntemplate_source: supplied\npending: ${settings.pending}\napprove_every_review: ${settings.approveEveryReview ? 'yes' : 'no'}\nversion_after_review: ${settings.raisesAfterReview ? 'raise' : 'keep'}\ntext_fields: [org_field_minutes]\n`,
      'orgs/_group.yaml': '# What both sites share.\nnation: wales\n',
    });
    this.sites = new Map(
      SITE_IDS.map((id, at) => [
        id,
        {
          id,
          values: { lift: at === 0, minutes: 30, phone: '029 2018 0100' },
          holder: `Owen ${id}`,
          events: new Map(),
          issues: [],
        },
      ]),
    );
    for (const code of ['ZQ1', 'ZQ2', 'ZQ3']) this.setMaster(firstMaster(code, this.day));
    for (const { id, values, holder } of this.sites.values())
      this.write(`orgs/${id}.yaml`, siteFile(id, values, holder));
  }

  site(id: SiteId): Site {
    const site = this.sites.get(id);
    if (!site) throw new Error(`No site ${id}`);
    return site;
  }

  master(code: string): Master {
    const master = this.masters.get(code);
    if (!master) throw new Error(`No master ${code}`);
    return master;
  }

  setMaster(master: Master): void {
    this.masters.set(master.code, master);
    this.write(`templates/${master.code}.md`, templateText(master));
  }

  /** Changes values of a site in its file, as a person does in an editor: the rest of the file stays. */
  setValues(id: SiteId, values: SiteValues, holder: string): void {
    const site = this.site(id);
    const lines = this.read(`orgs/${id}.yaml`).split('\n');
    const fresh = new Map(
      siteFile(id, values, holder)
        .split('\n')
        .map((line) => [keyOf(line), line]),
    );
    this.write(`orgs/${id}.yaml`, lines.map((line) => fresh.get(keyOf(line)) ?? line).join('\n'));
    site.values = values;
    site.holder = holder;
  }

  pass(days: number): void {
    const date = parseDate(this.day);
    if (date) this.day = isoDate(addDays(date, days));
  }

  events(id: SiteId, code: string): ModelEvent[] {
    const { events } = this.site(id);
    const list = events.get(code) ?? [];
    events.set(code, list);
    return list;
  }

  /** The words that a site has of a policy now. */
  current(id: SiteId, code: string): MetText {
    const master = this.master(code);
    return { text: siteText(master, this.site(id).values), revision: master.revisions.length - 1 };
  }

  standing(id: SiteId, code: string): ModelStanding {
    return standingIn(this.master(code), this.events(id, code), this.current(id, code), this.settings);
  }

  async run(args: readonly string[]): Promise<Answer> {
    this.world.printed.out = '';
    this.world.printed.err = '';
    const code = await run([...args], this.world, '1.2.3');
    this.story.push(`${code === 0 ? '' : `[${code}] `}policy ${args.join(' ')}`);
    return { code, ...this.world.printed };
  }

  exists(path: string): boolean {
    return this.world.disk.has(`/workspace/${path}`);
  }

  read(path: string): string {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(this.world.disk.get(`/workspace/${path}`));
  }

  write(path: string, text: string): void {
    this.world.disk.set(`/workspace/${path}`, Buffer.from(text));
  }
}

const keyOf = (line: string) => /^ *([a-z_]+):/.exec(line)?.[1] ?? line;

/** An organisation's file, in which each value has a line of its own. */
function siteFile(id: SiteId, { lift, minutes, phone }: SiteValues, holder: string): string {
  return [
    `name: ${id === 'ash' ? 'Ash House' : 'Bea House'}`,
    'extends: _group',
    `phone: ${phone}`,
    'registered_manager: {name: Mair Manager, role: Registered Manager}',
    `responsible_individual: {name: ${holder}, role: Responsible Individual}`,
    'fields:',
    `  lift: ${lift ? 'yes' : 'no'}`,
    `  minutes: ${minutes}`,
    '',
  ].join('\n');
}
