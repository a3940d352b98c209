/** The approval in document control: name, role and day in one entry. */
import { describe, expect, it } from 'vitest';
import { withApprovalInOneEntry } from '../../src/model/approval-entry.js';
import { wordingOf } from '../../src/model/wording/languages.js';

const WORDING = wordingOf('en-GB');

describe('an approval in document control', () => {
  const by = { label: 'Approved by', value: 'Owen Achebe, Responsible Individual' };
  const on = { label: 'Approved on', value: '14 September 2026' };
  const code = { label: 'Code', value: 'DCW34' };

  it('has the day behind the name and the role, also where an earlier document has it apart', () => {
    const value = 'Owen Achebe, Responsible Individual, 14 September 2026';
    expect(withApprovalInOneEntry([by, code, on], WORDING)).toEqual([{ label: 'Approved by', value }, code]);
  });

  it('stays as it is where either is missing', () => {
    expect(withApprovalInOneEntry([code, by], WORDING)).toEqual([code, by]);
    expect(withApprovalInOneEntry([on], WORDING)).toEqual([on]);
  });

  it('is the day alone where nobody is named', () => {
    expect(WORDING.standing.approval('', '14 September 2026')).toBe('14 September 2026');
  });
});
