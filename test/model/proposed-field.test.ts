/** Which field is proposed for a placeholder of another program. */
import { describe, expect, it } from 'vitest';
import { POLICY_NAMES, SCHEMA_NAMES } from '../../src/model/placeholders.js';
import { proposeField } from '../../src/model/proposed-field.js';

describe('the field proposed for', () => {
  it.each([
    ['[Organisation Name]', 'org_field_name'],
    ['[INSERT COMPANY NAME]', 'org_field_name'],
    ['|The Setting|', 'org_field_name'],
    ['«Registered_Manager»', 'org_field_registered_manager_name'],
    ['[Insert name of Safeguarding Lead]', 'org_field_safeguarding_lead_name'],
    ['[Manager’s Name]', 'org_field_registered_manager_name'],
    ['{dpo_email}', 'org_field_data_protection_officer_email'],
    ['{RegisteredManagerFirstName}', 'org_field_registered_manager_first_name'],
    ['[Local Authority]', 'org_field_local_authority_authority_name'],
    ['[Insert telephone number]', 'org_field_phone'],
    ['[Out of Hours Telephone]', 'org_field_out_of_hours_phone'],
    ['[CIW Registration Number]', 'org_field_registration_no'],
    ['[Next Review Date]', 'next_review_date'],
    ['[Review Date]', 'last_update_date'],
    ['[Year]', 'current_year'],
    ['org_field_phone', 'org_field_phone'],
  ])('%s is %s', (spelling, field) => {
    expect(proposeField(spelling)).toBe(field);
    expect([...SCHEMA_NAMES.keys(), ...POLICY_NAMES]).toContain(field);
  });

  it.each(['[Banana Split]', '____', '[Name]', '[INSERT HERE]'])('%s is none', (spelling) => {
    expect(proposeField(spelling)).toBeUndefined();
  });
});
