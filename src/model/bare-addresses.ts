/** Where an address leads that stands in a text as it is: `www.gov.uk`, `help@example.org`. */

/** The target of a bare web or e-mail address: with `https://` or `mailto:` where it lacks one. */
export function bareTarget(address: string): string {
  if (/^www\./i.test(address)) return `https://${address}`;
  return /^https?:/i.test(address) ? address : `mailto:${address}`;
}
