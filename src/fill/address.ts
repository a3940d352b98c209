/**
 * Fills link targets. A value inside an address is escaped for its place; a value that is the whole address must be valid by
 * itself. Only http, https, mailto and tel addresses are allowed.
 */
import { error } from '../model/diagnostic.js';
import type { Field, Leaf, LinkTarget, Text } from '../model/document.js';
import { isStandIn } from '../model/stand-ins.js';
import { linesOf } from './field.js';
import { about, type Filling } from './filling.js';
import type { Scope } from './scope.js';

const ALLOWED = /^(?:https?:\/\/[^\s/?#]|mailto:[^\s@]+@[^\s@]|tel:\+?[\d*#])[^\s<>"]*$/i;
const BARE_DOMAIN = /^[a-z0-9](?:[a-z0-9-]*\.)+[a-z]{2,}(?:[/?#]\S*)?$/i;

function escapeFor(before: string, value: string): string {
  // `https://` before a placeholder for a whole site.
  if (/^https?:\/\/$/i.test(before) && BARE_DOMAIN.test(value)) return value;
  if (/^tel:/i.test(before)) return value.replace(/[^\d+*#]/g, '');
  // RFC 6068, 2: in mailto, what would end the address or begin another header is escaped; @ is not.
  if (/^mailto:/i.test(before)) return encodeURIComponent(value).replace(/%40/g, '@').replace(/%2B/gi, '+');
  return encodeURIComponent(value);
}

/** A value that is a whole address: a web address stays as it is, a domain gets https, an e-mail address gets mailto. */
function wholeAddress(value: string): string {
  if (BARE_DOMAIN.test(value)) return `https://${value}`;
  return /^[^\s@:/]+@[^\s@:/]+$/.test(value) ? `mailto:${value}` : value;
}

/**
 * Joins the leaves of an address; a result that is not a valid address is the error `link-target`. Where a stand-in (TBC) is the
 * reason, there is no link and no error: the words print, and the organisation's file was warned about the value already.
 */
export function fillAddress(leaves: readonly Leaf[], scope: Scope, filling: Filling): LinkTarget<Text> | undefined {
  let address = '';
  let standsIn = false;
  let from: Field | undefined;
  let lacksValue = false;
  for (const leaf of leaves) {
    if (leaf.type === 'text') {
      address += leaf.value;
      continue;
    }
    from = leaf;
    const lines = linesOf(leaf, scope, filling);
    lacksValue ||= lines.length === 0;
    const value = lines.join(' ');
    standsIn ||= isStandIn(value);
    address += leaves.length === 1 ? wholeAddress(value) : address === '' ? value : escapeFor(address, value);
  }
  if (!lacksValue && !ALLOWED.test(address)) {
    if (standsIn) return undefined;
    filling.report(
      error(
        'link-target',
        'With this organisation’s values, the link isn’t a web, e-mail or telephone address',
        from?.span,
        {
          ...about(filling.job),
          hint: 'Begin the link in the template with https://, mailto: or tel:.',
        },
      ),
    );
  }
  return { kind: 'address', address: [{ type: 'text', value: address, ...(from ? { from: from.name } : {}) }] };
}
