/** The kinds of notes that stand apart from the text, as GitHub names them: `> [!WARNING]`. */
export const NOTE_KINDS = ['note', 'tip', 'important', 'warning', 'caution'] as const;

export type NoteKind = (typeof NOTE_KINDS)[number];
