/** A page of differences for tests: two packs that differ in whatever can differ, marked by hand. */

import { unionOutline } from '../../src/compare/outline.js';
import type { ChangesPage } from '../../src/model/changes-page.js';
import type { MarkedPolicy } from '../../src/model/compared-pack.js';
import type { Block, Cell, Document, Heading, Inline, ListItem, Text } from '../../src/model/document.js';
import type { RevisedNode, Revision } from '../../src/model/revisions.js';
import { ENGLISH } from '../../src/model/wording/english.js';
import type { Wording } from '../../src/model/wording/wording.js';
import {
  blockCell,
  bullets,
  documentOf,
  h,
  headingLink,
  item,
  numbered,
  p,
  picture,
  row,
  table,
  text,
} from './sample-document.js';

/** What a value says in both packs. */
export interface ChangedValue {
  readonly before: string;
  readonly after: string;
}

const PHONE: ChangedValue = { before: '029 2018 0100', after: '029 2018 0200' };

/** Marks nodes as it is told, and gives them back. */
class Marker {
  readonly marks = new Map<RevisedNode, Revision>();

  mark<Node extends RevisedNode>(kind: 'inserted' | 'deleted', node: Node): Node {
    this.marks.set(node, { kind });
    return node;
  }

  moved<Node extends RevisedNode>(kind: 'moved-here' | 'moved-away', move: number, node: Node): Node {
    this.marks.set(node, { kind, move });
    return node;
  }

  restyled<Node extends Block>(node: Node, before: Extract<Revision, { kind: 'restyled' }>['before']): Node {
    this.marks.set(node, { kind: 'restyled', before });
    return node;
  }
}

const value = (words: string): Text => ({ ...text(words), from: 'org_field_phone' });
const note = (...blocks: Block[]): Inline => ({ type: 'footnote', key: 'a', blocks });

/** The text of the policy that changed, with its marks, and the headings of both sides. */
function changedText({ before, after }: ChangedValue) {
  const marker = new Marker();
  const came = <Node extends RevisedNode>(node: Node) => marker.mark('inserted', node);
  const went = <Node extends RevisedNode>(node: Node) => marker.mark('deleted', node);
  const [purpose, rota, keys, road, gone, here, away, deep] = [
    h(1, 'Purpose'),
    h(1, 'The rota'),
    h(1, 'Keys'),
    h(2, 'On the road'),
    went(h(2, 'Pagers')),
    marker.moved('moved-here', 1, h(1, 'Visitors')),
    marker.moved('moved-away', 1, h(1, 'Visitors')),
    h(2, 'At the desk'),
  ];
  const renamed: Heading = { ...h(1, 'Contact '), children: [text('Contact'), came(text(' and help'))] };
  const cell: Cell = { type: 'cell', children: [went(text('Monday')), came(text('Tuesday'))] };
  const restyled = marker.restyled(p('Never alone.'), h(3, 'Never alone.'));
  const rows: ListItem[] = [
    item('Lock the car.'),
    came(item('Leave no key in it.', bullets('None at all.'))),
    went(item('Hide it.')),
  ];
  const blocks: Block[] = [
    p('Before the first heading.'),
    marker.moved('moved-away', 3, p('This was at the beginning.')),
    purpose,
    p('This policy says who holds keys.'),
    rota,
    p('The rota hangs in the office.'),
    here,
    marker.moved('moved-here', 1, p('Visitors sign in at the desk.')),
    keys,
    p('Every key is signed for.', note(p('In the book.'))),
    deep,
    p('The book lies at the desk.'),
    road,
    p(
      'Call ',
      went(value(before)),
      went(text(',')),
      came(value(after)),
      came(text(',')),
      ' at once, ',
      went(text('before')),
      came(text('before and after')),
      ' each visit; see ',
      headingLink('keys', 'Keys'),
      ', ',
      headingLink('nowhere', 'elsewhere'),
      '.',
    ),
    bullets(...rows),
    numbered(
      1,
      'First.',
      marker.moved('moved-here', 2, item('What was last is second.')),
      'Third.',
      marker.moved('moved-away', 2, item('What was last is second.')),
    ),
    went(p('Pagers are in the drawer.')),
    came(p('Telephones are in the drawer.')),
    restyled,
    gone,
    went(p('Carry your pager.')),
    away,
    marker.moved('moved-away', 1, p('Visitors sign in at the desk.')),
    renamed,
    marker.moved('moved-here', 3, p('This was at the beginning.')),
    came(table('Who is called', ['Who', 'When'], ['Manager', 'First'])),
    {
      ...table('Days', ['Day', 'Who'], []),
      rows: [
        { type: 'row', cells: [cell, { type: 'cell', children: [text('Ann')] }] },
        came(row('Wednesday', 'Bo')),
        went(row('Friday', blockCell('Cy', bullets('in the morning')))),
        { type: 'row', cells: [{ type: 'cell', children: [text('Sunday')] }, came(blockCell('Nobody'))] },
      ],
    },
    came({ type: 'quote', blocks: [p('Quoted.')] }),
    went({ type: 'image', picture: picture(8, 4), alt: [text('The old sign')] }),
    came({ type: 'note', kind: 'warning', blocks: [p('Keep it locked.')] }),
    went({ type: 'code-block', children: [text('0000')] }),
    { type: 'landscape', blocks: [p('A wide plan.'), came(p('With a new line.'))] },
    came({ type: 'rule' }),
  ];
  const earlier = [
    purpose,
    rota,
    keys,
    deep,
    road,
    h(3, 'Never alone.'),
    h(2, 'Pagers'),
    h(1, 'Visitors'),
    h(1, 'Contact'),
  ];
  const later = [purpose, rota, h(1, 'Visitors'), keys, deep, road, h(1, 'Contact and help')];
  return { blocks, earlier, later, marks: marker.marks };
}

/** A policy that changed in whatever can change. */
export function changedPolicy(wording: Wording = ENGLISH, values: ChangedValue = PHONE): MarkedPolicy {
  const { blocks, earlier, later, marks } = changedText(values);
  const properties = { title: 'Keys Policy', organisation: 'Acme Home Care', code: 'DC1' };
  const about = { wording, title: [text('Keys Policy')], properties };
  const before = documentOf(earlier, { ...about, title: [text('Key Policy')] });
  const after = documentOf(later, about);
  const date = { year: 2026, month: 3, day: 1 };
  const marked: Document = {
    ...documentOf(blocks, about),
    outline: unionOutline(blocks, marks, { before, after, anchors: new Map() }).outline,
    revisions: { marks, author: 'Acme Home Care', date },
  };
  return {
    pair: { code: 'DC1', title: 'Keys Policy', file: 'DC1-keys', before, after },
    told: {
      code: 'DC1',
      title: 'Keys Policy',
      titleBefore: 'Key Policy',
      change: 'changed',
      entries: [
        { label: wording.labels.version, before: '1.0', after: '2.0' },
        { label: wording.labels.approvedBy, before: 'Owen Achebe' },
        { label: wording.labels.owner, after: 'Siân Morgan' },
      ],
      sections: [],
      hasOthers: false,
    },
    marked,
    text: marked,
  };
}

/** The page of a pack with policies that changed, came, went and were withdrawn. */
export function sampleChanges(wording: Wording = ENGLISH, values: ChangedValue = PHONE): ChangesPage {
  const policyLink: Inline = {
    type: 'link',
    target: { kind: 'policy', name: 'DC1', file: 'DC1-keys' },
    children: [text('the keys policy')],
  };
  const pets = documentOf([h(1, 'Pets'), p('Pets stay at home; see ', policyLink, '.')], { wording });
  const old = documentOf([h(1, 'Fax'), p('Send a fax.')], { wording });
  const nothing = { entries: [], sections: [], hasOthers: false } as const;
  const withdrawn = { policy: 'DC3', title: 'Fax', on: '2026-04-01', reason: 'Merged', replacedBy: ['DC1', 'DC2'] };
  return {
    wording,
    masthead: pets.masthead,
    before: { issue: 2, date: { year: 2026, month: 3, day: 1 } },
    policies: [
      changedPolicy(wording, values),
      {
        pair: { code: 'DC2', title: 'Pets', after: pets },
        told: { code: 'DC2', title: 'Pets', change: 'added', ...nothing },
      },
      {
        pair: { code: 'DC3', title: 'Fax', before: old, withdrawn },
        told: { code: 'DC3', title: 'Fax', change: 'withdrawn', withdrawn, ...nothing },
      },
      { pair: { title: 'Pagers', before: old }, told: { title: 'Pagers', change: 'removed', ...nothing } },
      {
        pair: { code: 'DC4', title: 'Signs', before: old, after: old },
        told: { code: 'DC4', title: 'Signs', change: 'changed', entries: [], sections: [], hasOthers: true },
        marked: old,
        text: old,
      },
    ],
    same: 3,
    attachments: (['added', 'removed', 'file', 'record'] as const).map((change) => ({
      change,
      attachment: {
        path: `attachments/${change}.pdf`,
        title: `Form ${change}`,
        policies: [],
        sha256: '0'.repeat(64),
        source: '0'.repeat(64),
      },
    })),
  };
}
