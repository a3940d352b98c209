/**
 * Policies as people export them from Word, in our own words. Before the lines that a person would take for the title or a
 * heading stands `T|` or `1|`, `2|` … with its level, before those that the program should leave out `-|`.
 */

const BODY = {
  purpose: 'This policy keeps people who work alone safe, and says who looks after them.',
  scope: 'It is for everyone who visits people at home.',
  rules: 'Call the office before you go in and after you have left.',
  review: 'We look at this policy every year.',
};

export const EXPORTED_POLICIES: Readonly<Record<string, string>> = {
  'numbers with a point': `T|Lone Working Policy
1|1. Purpose
${BODY.purpose}
1|2. Scope
${BODY.scope}
2|2.1 Who it is for
All staff.
1|3. Review
${BODY.review}`,
  'numbers with a zero': `T|Lone Working Policy
1|1.0 Purpose
${BODY.purpose}
1|2.0 Scope
${BODY.scope}
2|2.1 Who it is for
All staff.
3|2.1.1 Night staff
Them too.
1|3.0 Rules
${BODY.rules}`,
  'a gap': `T|Lone Working Policy
1|1. Purpose
${BODY.purpose}
1|2. Scope
${BODY.scope}
1|4. Rules
${BODY.rules}
1|5. Review
${BODY.review}`,
  'a repeat': `T|Lone Working Policy
1|1. Purpose
${BODY.purpose}
1|2. Scope
${BODY.scope}
1|2. Rules
${BODY.rules}
1|3. Review
${BODY.review}`,
  'a gap on the second level': `T|Lone Working Policy
1|1. Purpose
${BODY.purpose}
2|1.1 Aims
To be safe.
2|1.3 Words we use
They are plain.
1|2. Review
${BODY.review}`,
  'a tab after the number': `T|Lone Working Policy
1|1\tPurpose
${BODY.purpose}
1|2\tScope
2|2.1\tWho
${BODY.scope}`,
  'no space after the number': `T|Lone Working Policy
1|1.Purpose
${BODY.purpose}
1|2.Scope
${BODY.scope}
2|2.1Who it is for
All staff.`,
  'only a space after the number': `T|Lone Working Policy
1|1 Purpose
${BODY.purpose}
1|2 Scope
${BODY.scope}
2|2.1 Who it is for
All staff.
1|3 Review
${BODY.review}`,
  'a bracket after the number': `T|Lone Working Policy
1|1) Purpose
${BODY.purpose}
1|2) Scope
${BODY.scope}`,
  'a dash after the number': `T|Lone Working Policy
1|1 – Purpose
${BODY.purpose}
1|2 – Scope
${BODY.scope}`,
  'a colon after the name': `T|Lone Working Policy
1|1. Purpose:
${BODY.purpose}
1|2. Scope:
${BODY.scope}`,
  'numbers and capitals': `T|LONE WORKING POLICY
1|1. PURPOSE
${BODY.purpose}
1|2. SCOPE
${BODY.scope}`,
  'capitals alone': `T|LONE WORKING POLICY
1|PURPOSE
${BODY.purpose}
1|SCOPE
${BODY.scope}
1|WHO TO CALL
${BODY.rules}
1|REVIEW
${BODY.review}`,
  'capitals with colons': `T|Lone Working Policy
1|PURPOSE:
${BODY.purpose}
1|SCOPE:
${BODY.scope}`,
  'capitals that shout': `T|Lone Working Policy
1|PURPOSE
${BODY.purpose}
DO NOT GO IN ALONE!
1|RULES
Call the office.
NEVER LEAVE KEYS IN A CAR.`,
  'capitals of a company': `ACME HOME CARE LTD
T|LONE WORKING POLICY
1|PURPOSE
${BODY.purpose}
1|RULES
${BODY.rules}`,
  'the names of sections': `T|Lone Working Policy
1|Purpose
${BODY.purpose}
1|Scope
${BODY.scope}
1|Related policies
- Key Holding
1|Review
${BODY.review}`,
  'the names of sections with colons and blank lines': `T|Lone Working Policy

1|Introduction:

${BODY.purpose}

1|Policy statement:

${BODY.scope}
`,
  'a bracket line before the title': `[Policy Authority]
T|Lone Working Standard
1|1. Purpose
${BODY.purpose}
1|2. Scope
${BODY.scope}`,
  'a bracket line after the title': `T|Lone Working Standard
[Policy Authority]
1|1. Purpose
${BODY.purpose}
1|2. Scope
${BODY.scope}`,
  'instructions above the title': `Follow these steps:
1. Click each field
2. Delete this page
[Policy Authority]
T|Lone Working Standard
1|1. Purpose
${BODY.purpose}
1|2. Scope
${BODY.scope}`,
  'indented instructions below the title': `T|Lone Working Standard
Follow these steps:
    1. Click each field
    2. Delete this page
    3. Save it
[Policy Authority]
1|1. Purpose
${BODY.purpose}
1|2. Scope
${BODY.scope}
2|2.1 Who it is for
All staff.`,
  'document control below the title': `Acme Home Care
T|Lone Working Policy
Version: 1.2
Owner: Registered Manager
Date: 12 January 2026
1|1. Purpose
${BODY.purpose}`,
  'document control without colons': `T|Lone Working Policy
Version 1.2
January 2026
Telephone 029 2018 0100
1|1. Purpose
${BODY.purpose}`,
  'document control above the title': `Policy No: DCW40
Date: 12/01/2026
T|Lone Working
1|1. Purpose
${BODY.purpose}`,
  'the word Policy in capitals': `T|Lone Working
POLICY
1|1. Purpose
${BODY.purpose}`,
  'a title above another line': `T|Lone Working Policy
For all staff
1|1. Purpose
${BODY.purpose}`,
  'contents with leaders': `T|Lone Working Policy
-|Contents
-|1. Purpose .................... 2
-|2. Scope ...................... 3
-|2.1 Who it is for ............. 3
1|1. Purpose
${BODY.purpose}
1|2. Scope
${BODY.scope}
2|2.1 Who it is for
All staff.`,
  'contents with tabs': `T|Lone Working Policy
-|TABLE OF CONTENTS
-|1.\tPurpose\t2
-|2.\tScope\t3
1|1.\tPurpose
${BODY.purpose}
1|2.\tScope
${BODY.scope}`,
  'contents without pages': `T|Lone Working Policy
-|Contents
-|Purpose
-|Scope
1|Purpose
${BODY.purpose}
1|Scope
${BODY.scope}`,
  'contents without a name': `T|Lone Working Policy
-|PURPOSE ........ 2
-|SCOPE .......... 2
-|REVIEW ......... 3
1|PURPOSE
${BODY.purpose}
1|SCOPE
${BODY.scope}
1|REVIEW
${BODY.review}`,
  'contents of a box': `T|First Aid Policy
1|1. Purpose
${BODY.purpose}
1|2. Contents
Plasters
Bandages
Gloves\t12
1|3. Review
${BODY.review}`,
  'page numbers': `T|Lone Working Policy
-|Page 1 of 3
1|1. Purpose
${BODY.purpose}
-|Page 2 of 3
1|2. Scope
${BODY.scope}
-|Page 3 of 3`,
  'page numbers with the title and version': `T|Lone Working Policy
1|1. Purpose
${BODY.purpose}
-|Uncontrolled when printed
-|Lone Working Policy v1.2\tPage 1 of 3
1|2. Scope
${BODY.scope}
-|Uncontrolled when printed
-|Lone Working Policy v1.2\tPage 2 of 3
1|3. Review
${BODY.review}
-|Uncontrolled when printed
-|Lone Working Policy v1.2\tPage 3 of 3`,
  'laws, dates, addresses and telephone numbers': `T|Lone Working Policy
1|1. Purpose
2014 Act: see the Social Services and Well-being (Wales) Act
12 January 2026 is when it begins
20 High Street
029 2018 0100
07700 900123
1|2. Scope
24 hours later
10.30 Morning visit
3 Carers go together`,
  'items that are sentences': `T|Lone Working Policy
1|1. Purpose
${BODY.purpose}
1|2. Rules
1. Tell the office before you go in.
2. Tell it again when you leave.
3. Keep your phone on.
1|3. Review
${BODY.review}`,
  'short items without points': `T|Lone Working Policy
1|1. Purpose
Staff do these:
1. Read
2. Sign
3. File
1|2. Review
${BODY.review}`,
  clauses: `T|Lone Working Policy
1|1. Purpose
1.1 Staff must call the office before they go into a house where nobody else is.
1.2 The office must answer.
1.3 Both write it down
1|2. Review
2.1 The manager looks at this policy every year.`,
  'a table with numbers': `T|Lone Working Policy
1|1. Purpose
${BODY.purpose}
1\tGloves\t20
2\tAprons\t30
1|2. Review
${BODY.review}`,
  'a question and a placeholder': `<<org_field_logo>>
<<org_field_name>>
T|Lone Working Policy
1|1. What is lone working?
${BODY.purpose}
1|2. <<org_field_name>> and its staff
${BODY.scope}`,
  'front matter and a gap': `---
title: Lone Working
---
1|1. Purpose
${BODY.purpose}
1|3. Scope
${BODY.scope}`,
  'sections with a name': `T|Lone Working Policy
u1|Section 1: Purpose
${BODY.purpose}
u1|Section 2: Scope
${BODY.scope}
u2|2.1 Who it is for
All staff.
u1|Section 3: Review
${BODY.review}`,
  'sections named in words': `T|Lone Working Policy
u1|SECTION ONE – PURPOSE
${BODY.purpose}
u1|SECTION TWO – SCOPE
${BODY.scope}`,
  'parts with numbers that begin again': `T|Lone Working Policy
u1|Part A – Policy
u2|1. Purpose
${BODY.purpose}
u2|2. Scope
${BODY.scope}
u1|Part B – Procedure
u2|1. Before a visit
${BODY.rules}
u2|2. After a visit
${BODY.rules}`,
  'words about a part': `T|Lone Working Policy
1|1. Purpose
Part A of the form is for the office
Section 42 of the Act applies
Section 47 Enquiries
1|2. Review
${BODY.review}`,
  'appendices with numbers': `T|Lone Working Policy
1|1. Purpose
${BODY.purpose}
1|2. Review
${BODY.review}
u1|Appendix 1 – Telephone numbers
Ask the office for them.
u1|Appendix 2 – Form
Write your name on it.`,
  'appendices with letters': `T|Lone Working Policy
1|1. Purpose
${BODY.purpose}
a1|Appendix A: Telephone numbers
Ask the office for them.
a1|Appendix B: Form
Write your name on it.`,
  'a list of appendices': `T|Lone Working Policy
1|1. Purpose
${BODY.purpose}
1|2. Appendices
Appendix 1 – Telephone numbers
Appendix 2 – Form
1|3. Review
${BODY.review}`,
  'an introduction without a number': `T|Lone Working Policy
u1|Introduction
${BODY.purpose}
1|1. Scope
${BODY.scope}
1|2. Rules
${BODY.rules}
u1|References
Health and Safety at Work etc. Act 1974.`,
  'capitals below numbers': `T|Lone Working Policy
1|1. Rules
${BODY.rules}
u2|DAY STAFF
They carry a phone.
u2|NIGHT STAFF
They carry two.
1|2. Review
${BODY.review}`,
};
