/** Knows what belongs to public bodies and helplines, which is the same in everybody's policies. */

/** Numbers of regulators, ombudsmen and helplines, as their own websites give them; digits only. */
const NUMBERS: ReadonlySet<string> = new Set([
  // Care Inspectorate, RQIA, NMC, ACAS, HSE, PHSO.
  ...['03456009527', '02895361111', '02076377181', '03001231100', '03450550055', '03450154033', '03453009923'],
  // Protect, the Disclosure and Barring Service, UKHSA, Older People's Commissioner for Wales, Alzheimer's Society, ICO.
  ...['02031172520', '03000200190', '03442254524', '03442640670', '03331503456', '03031231113', '01625545745'],
]);

/**
 * Whether a number is a public one. 030 numbers are for public bodies and charities alone (Ofcom, National Telephone Numbering Plan),
 * 0800 and 0808 are helplines.
 */
export function isPublicNumber(digits: string): boolean {
  return NUMBERS.has(digits) || /^(?:030|080)/.test(digits);
}

const DOMAINS =
  /(?:^|\.)(?:gov\.(?:uk|wales|scot)|nhs\.(?:uk|scot|wales)|police\.uk|parliament\.uk|llyw\.cymru|ac\.uk|cqc\.org\.uk|ico\.org\.uk|careinspectorate\.(?:com|wales|org)|rqia\.org\.uk|socialcare\.wales|gofalcymdeithasol\.cymru|sssc\.uk\.com|niscc\.info|nmc(?:-uk)?\.org(?:\.uk)?|gmc-uk\.org|hcpc-uk\.org|acas\.org\.uk|ageuk\.org\.uk|nspcc\.org\.uk|childline\.org\.uk|samaritans\.org|scie\.org\.uk|skillsforcare\.org\.uk|nice\.org\.uk|resus\.org\.uk|lgo\.org\.uk|ombudsman\.(?:org\.uk|wales)|spso\.org\.uk|equalityhumanrights\.com|protect-advice\.org\.uk|alzheimers\.org\.uk|dementiauk\.org|mind\.org\.uk|who\.int|rcn\.org\.uk|rpharms\.com|bnf\.org|redcross\.org\.uk|sja\.org\.uk|citizensadvice\.org\.uk|wearehourglass\.org|youthlegal\.org|google\.\w+|microsoft\.com|office\.com|youtube\.com|youtu\.be|facebook\.com|instagram\.com|linkedin\.com|twitter\.com|x\.com|wikipedia\.org|adobe\.com|zoom\.us|bbc\.co\.uk|w3\.org)$/i;

/** Whether a web or e-mail domain is a public body's, a helpline's or a service's that everybody uses. */
export function isPublicDomain(domain: string): boolean {
  return DOMAINS.test(domain.replace(/\.$/, ''));
}

/** Names of bodies whose address or number may follow. */
export const PUBLIC_BODY =
  /\b(?:CQC|CIW|HSE|ICO|RQIA|NMC|HCPC|DBS|NHS|Care Quality Commission|Care Inspectorate|Ofsted|Information Commissioner|Ombudsman|Commissioner for|Health and Safety Executive|Social Care Wales|Welsh Government|Department (?:of|for)|Public Health|UKHSA|Police|Council|Local Authority|Health Board|Safeguarding (?:Board|Team|Adults)|Social Services|Childline|NSPCC|Samaritans|Age UK|Helpline|Hospital|Surgery|Pharmacy|ACAS|Equality and Human Rights)\b/i;
