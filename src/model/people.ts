/** The people in an organisation's file. */

/** The people an organisation may name; each is a group of title, first_name, last_name, name, role, email, phone. */
export const PEOPLE = [
  'responsible_individual',
  'nominated_individual',
  'registered_manager',
  'deputy_manager',
  'data_protection_officer',
  'caldicott_guardian',
  'senior_information_risk_owner',
  'safeguarding_lead',
  'child_protection_lead',
  'infection_control_lead',
  'medication_lead',
  'mental_capacity_lead',
  'health_and_safety_lead',
  'fire_safety_lead',
  'first_aid_lead',
  'whistleblowing_contact',
  'complaints_manager',
  'equality_lead',
  'welsh_language_lead',
  'moving_and_handling_lead',
  'training_lead',
] as const;

export type PersonKey = (typeof PEOPLE)[number];

/** Whether a word is a person's key. */
export function isPerson(word: string): word is PersonKey {
  return PEOPLE.some((person) => person === word);
}
