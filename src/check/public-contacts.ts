/** Telephone numbers, web addresses and other values that many organisations give and that are nobody’s own. */

/** Numbers that policies give their readers, without the 0 at the front. Sources: the bodies’ own pages. */
const HELPLINES: readonly string[] = [
  // Childline, NSPCC
  '8001111',
  '8088005000',
  // Domestic abuse: England, Wales, men, forced marriage, honour
  '8082000247',
  '8088010800',
  '8088010327',
  '2070080151',
  '8005999247',
  // Hourglass (abuse of older people), Age UK, Alzheimer’s Society, Mencap, Carers UK
  '8088088141',
  '8006781602',
  '3331503456',
  '8088081111',
  '8088087777',
  // Protect (whistleblowing), ACAS, equality advice
  '2031172520',
  '3001231100',
  '8088000082',
  // CQC, Care Inspectorate Wales, Healthcare Inspectorate Wales, Social Care Wales, Skills for Care
  '3000616161',
  '3007900126',
  '3000628163',
  '3003033444',
  '1132451716',
  // ICO, HSE, DBS
  '3031231113',
  '3453009923',
  '3000200190',
  // Ombudsmen: parliamentary and health, local government, Wales
  '3450154033',
  '3000610614',
  '3007900203',
  // Commissioners in Wales: older people, children
  '3442640670',
  '8088011000',
  // Crimestoppers, anti-terrorism, Action Fraud, victims
  '800555111',
  '800789321',
  '3001232040',
  '8081689111',
  // Samaritans’ former number
  '8457909090',
];

/** Numbers that stand for a number, without the 0 at the front. */
const PLACEHOLDER = /^(?:(\d)\1+|1234567\d*|\d{4}000000|7123456789)$/;

/** Whether a telephone number, without its 0 at the front, is a public helpline, or only stands for a number. */
export function isPublicNumber(digits: string): boolean {
  return HELPLINES.includes(digits) || PLACEHOLDER.test(digits);
}

/** Whether a postcode, without its space, only stands for one. */
export function isPlaceholderPostcode(compact: string): boolean {
  return /^(?:ab12cd|aa11aa|aa1a1aa|xx11xx|a11aa)$/.test(compact);
}

const COMMON_HOSTS = new Set(
  `
  gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk live.com live.co.uk msn.com yahoo.com yahoo.co.uk ymail.com
  rocketmail.com icloud.com me.com mac.com aol.com aol.co.uk btinternet.com btconnect.com btopenworld.com sky.com talktalk.net
  talktalk.co.uk virginmedia.com ntlworld.com blueyonder.co.uk tiscali.co.uk plus.com plusnet.com zoho.com mail.com gmx.com gmx.co.uk
  proton.me protonmail.com fastmail.com hey.com nhs.net cjsm.net onmicrosoft.com google.com sites.google.com facebook.com
  instagram.com linkedin.com uk.linkedin.com twitter.com x.com youtube.com tiktok.com wa.me bit.ly linktr.ee carehome.co.uk
  homecare.co.uk nhs.uk cqc.org.uk gov.uk gov.wales careinspectorate.com careinspectorate.wales rqia.org.uk wixsite.com
  wordpress.com weebly.com business.site
`
    .split(/\s+/)
    .filter((host) => host !== ''),
);

/** Whether a host is a public body’s, or one at which anybody can have a page or a mailbox; in small letters, without `www.`. */
export function isCommonHost(host: string): boolean {
  return COMMON_HOSTS.has(host) || /\.(?:gov\.uk|gov\.wales|gov\.scot|nhs\.uk|nhs\.scot|police\.uk|ac\.uk)$/.test(host);
}
