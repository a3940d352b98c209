/** An organisation as an issue kept it: its values that day, without look and logo. */
import type { Outcome } from '../model/diagnostic.js';
import { type Issue, valuesAt } from '../model/issues.js';
import { withoutMade } from '../model/made-values.js';
import type { Organisation } from '../model/organisation.js';
import { valuesText } from '../model/stored-values.js';
import { DEFAULT_THEME } from '../model/theme.js';
import { readOrganisation } from '../read/organisation/index.js';

/** Reads the values as of an issue; no value and no diagnostics where none were kept. `today` is the organisation now. */
export async function issuedOrganisation(
  issues: readonly Issue[],
  number: number,
  today: Organisation,
): Promise<Outcome<Organisation>> {
  const values = valuesAt(issues, number);
  if (!values) return { diagnostics: [] };
  const { value, diagnostics } = await readOrganisation(
    { path: today.source.path, text: valuesText(values) },
    {
      loadPicture: async () => ({ diagnostics: [] }),
      readTheme: async () => ({ value: DEFAULT_THEME, diagnostics: [] }),
    },
  );
  return { ...(value ? { value: withoutMade(value, today.fieldsOfOthers ?? new Set()) } : {}), diagnostics };
}
