/** The words of licences that some packages name in their manifest, but have no file of, or that their parts have besides. */

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE,
ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

const ISC = `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted,
provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED
WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR
CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF
CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS
SOFTWARE.`;

/** By package, as its manifest and its README say: whose the code is, and the licence. */
export const WORDS_WITHOUT_FILE: Readonly<Record<string, string>> = {
  saxes: `Copyright Louis-Dominique Dubeau and contributors. Based on sax 1.2.4, copyright Isaac Z. Schlueter and contributors.\n\n${ISC}`,
  'worker-f': `Copyright catamphetamine\n\n${MIT}`,
};

/**
 * By package: whose are the parts of it that others made, which its own licence file leaves out. The headers of hyph-en-gb.tex and
 * hyph-cy.tex in hyph-utf8 say so (https://www.hyphenation.org/tex).
 */
export const WORDS_BESIDE_FILE: Readonly<Record<string, string>> = {
  hyphen: `Its British patterns are those of hyph-en-gb.tex, Copyright (C) 1992, 1996, 2005, 2016 Dominik Wujastyk, Graham Toal (MIT):\n\n${MIT}\n
Its Welsh patterns are made from hyph-cy.tex, Copyright 1996 Yannis Haralambous, under the LaTeX Project Public License, version 1.3 or later
(https://www.latex-project.org/lppl.txt). They are a derived work: the same patterns in the form of a JavaScript module. The unchanged work
is part of hyph-utf8, at https://www.hyphenation.org/tex.`,
};
