/** How far the program sets things in when it writes a Word file, in twips (`src/write/docx`). */

/** From the mark of an item to its words. */
export const HANG = 400;

/** The words of quotes and of notes from what is around them. */
export const SET_IN = 300;

/** Word and LibreOffice round to other units. */
export const TOLERANCE = 30;
