/** A small workspace whose one policy has all that templates can hold, and edits that a customer may make in its Word file. */
import fc from 'fast-check';
import { readDocx } from './docx-reader.js';
import type { WordEditor } from './word-editor.js';

const POLICY = `---
title: Lone Working Policy
code: DC1
version: "1.0"
---

## Purpose

This policy says how <<org_field_name>> looks after people who work alone. Ring **<<org_field_phone>>** at any hour.

It is for everyone.[^1]

[^1]: Volunteers of <<org_field_name>> too, and *agency* workers.

## Before a visit

Plan each visit with care:

- Read the care plan
- Charge your telephone
  - Take a spare battery
  - Know where the signal is poor
<<#if org_field_lift>>
- Use the lift at the office: <<org_field_lift>>
<</if>>
- Tell <<org_field_registered_manager_name>> where you go

### At night

1. Ring before you leave
2. Ring when you are back
3. Wait for an answer<<#if org_field_out_of_hours_phone>>, on <<org_field_out_of_hours_phone>> after hours<</if>>

> Nobody must enter a house that feels unsafe.

### In bad weather

<<#if org_field_lift>>
Cars stay at the office when it snows.
<<else>>
Drivers decide for themselves.
<</if>>

Keep a blanket in the car.

## Who to ring

| Who | When | Number |
|---|---|---|
| The office | In office hours | <<org_field_phone>> |
| <<org_field_registered_manager_name>> | At other times | <<org_field_registered_manager_phone>> |
| The police | In danger | 999 |

We work in these towns:

<<#each org_field_towns>>
- <<this>>
<</each>>

> [!WARNING]
> Never go back in alone. Ring <<org_field_phone>> first.

## Afterwards

Write down what happened. Managers read it within 24 hours.

::: landscape

| Risk | What we do |
|---|---|
| Dogs | Ask for them to be shut away |
| Stairs | Look where you tread |

:::

## Training

Everyone learns about lone working in their first week at <<org_field_name>>.
`;

const organisation = (name: string, digit: number) => `name: ${name}
phone: 029 2018 01${digit}0
nation: wales
service_type: domiciliary_support
out_of_hours_phone: 029 2018 01${digit}9
registered_manager:
  name: Ann Exemplar${digit}
  phone: 029 2018 01${digit}5
fields:
  lift: the blue one
  towns:
    - Barry
    - Penarth
`;

/** By path. */
export const EDITED_WORKSPACE: Readonly<Record<string, string>> = {
  'policy.yaml': 'formats: [docx]\n',
  'templates/DC1-lone-working.md': POLICY,
  'orgs/acme.yaml': organisation('Acme Care', 1),
  'orgs/bala.yaml': organisation('Bala Homes', 2).replace('  lift: the blue one\n', ''),
};

/** Values of Acme’s: an edit of one is an edit of the value. */
const VALUES = [
  'Acme Care',
  '029 2018 0110',
  '029 2018 0119',
  'Ann Exemplar1',
  '029 2018 0115',
  'the blue one',
  'Barry',
  'Penarth',
];

/** One edit; the numbers choose among what the file has. */
export type WordEdit =
  | { readonly kind: 'word'; readonly at: number; readonly word: number; readonly words: string }
  | { readonly kind: 'add'; readonly at: number; readonly words: string }
  | { readonly kind: 'remove'; readonly at: number }
  | { readonly kind: 'add-row'; readonly at: number; readonly words: string }
  | { readonly kind: 'remove-row'; readonly at: number }
  | { readonly kind: 'value'; readonly at: number }
  | { readonly kind: 'value-here'; readonly at: number; readonly place: number }
  | { readonly kind: 'rename'; readonly at: number; readonly words: string };

const words = fc.constantFrom(
  'Ring twice.',
  'lanterns & <keys>',
  'Ask *first*',
  '1. Then go',
  'a “quoted” | bar',
  '# 5 of them',
  'Ŵyna',
);
const at = fc.nat({ max: 1_000_000 });

/** An edit of a person. */
export const anyWordEdit: fc.Arbitrary<WordEdit> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('word' as const), at, word: at, words }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('add' as const), at, words }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('remove' as const), at }) },
  fc.record({ kind: fc.constant('add-row' as const), at, words }),
  fc.record({ kind: fc.constant('remove-row' as const), at }),
  fc.record({ kind: fc.constant('value' as const), at }),
  fc.record({ kind: fc.constant('value-here' as const), at, place: at }),
  fc.record({
    kind: fc.constant('rename' as const),
    at,
    words: fc.constantFrom('What we expect', 'Our way of working', 'Looking after one another'),
  }),
);

const NEW_VALUES: readonly (readonly [string, string])[] = [
  ['Acme Care', 'Acme Care & Support'],
  ['029 2018 0110', '029 2018 0177'],
  ['Ann Exemplar1', 'Rhys Example'],
  ['the blue one', 'the red one'],
  ['Penarth', 'Cowbridge'],
];

/** Makes an edit, if the file has what it is about. */
export function makeEdit(editor: WordEditor, edit: WordEdit): void {
  const texts = editor.words();
  const styles = editor.styles();
  const place = edit.at % texts.length;
  // The word above a warning is the program’s.
  if (styles[place] === 'WarningTitle' && ['word', 'add', 'remove'].includes(edit.kind)) return;
  const isHeading = /^Heading/.test(styles[place] ?? '');
  switch (edit.kind) {
    case 'word': {
      const plain = VALUES.reduce((text, value) => text.replaceAll(value, ' '), texts[place] ?? '');
      const choices = plain.match(/\p{L}{4,}/gu) ?? [];
      const word = choices[edit.word % choices.length];
      if (word && !VALUES.some((value) => value.includes(word))) editor.replaceIn(place, word, edit.words);
      return;
    }
    case 'add':
      if (!isHeading) editor.addBehind(place, edit.words);
      return;
    case 'remove':
      // Of a warning without words, Word would still show the word above it.
      if (!isHeading && !/^Warning/.test(styles[place] ?? '') && !editor.isInTable(place)) editor.remove(place);
      return;
    case 'add-row':
      editor.addRowBehind(edit.at % editor.rows().length, edit.words);
      return;
    case 'remove-row':
      editor.removeRow(edit.at % editor.rows().length);
      return;
    case 'rename': {
      const headings = texts.flatMap((words, index) =>
        /^Heading/.test(styles[index] ?? '') ? [[index, words] as const] : [],
      );
      const [index, heading] = headings[edit.at % headings.length] ?? [];
      if (index !== undefined && heading) editor.replaceIn(index, heading, edit.words);
      return;
    }
    case 'value': {
      const [before, after] = NEW_VALUES[edit.at % NEW_VALUES.length] ?? ['', ''];
      editor.replaceEverywhere(before, after);
      return;
    }
    case 'value-here': {
      const [before, after] = NEW_VALUES[edit.at % NEW_VALUES.length] ?? ['', ''];
      const places = texts.flatMap((words, index) => (words.includes(before) ? [index] : []));
      const [index] = places.slice(edit.place % Math.max(1, places.length));
      if (index !== undefined) editor.replaceIn(index, before, after);
    }
  }
}

/** What a file's paragraphs say, but for its list of contents and document control. */
export function saidIn(bytes: Uint8Array): readonly string[] {
  const read = readDocx(bytes);
  return [
    ...read.paragraphs
      .filter(({ style, text }) => !/^(?:TOC|Control)/.test(style) && text.trim() !== '')
      // Two paragraphs of a cell that heads a column become two lines of one.
      .flatMap(({ style, label, text }) => text.split('\n').map((line) => `${style} ${label ?? ''} ${line}`))
      .map((line) => line.replace(/\s+/g, ' ').trim()),
    // Word keeps a note whose mark was deleted until it saves the file.
    ...read.footnotes
      .slice(0, read.footnoteMarks.length)
      .map(({ paragraphs }) => paragraphs.map(({ text }) => text).join(' ')),
  ];
}
