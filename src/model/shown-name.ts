/** What an organisation is called in its documents, which may be headed by the name that it trades under. */
import type { Organisation } from './organisation.js';
import { placeholderName } from './placeholders.js';
import type { Wording } from './wording/wording.js';

/** `Acme Home Care, a trading name of Acme Care Ltd`: what stands at the head of documents. */
export function headName(organisation: Organisation, wording: Wording): string {
  const tradingName = shownTradingName(organisation);
  return tradingName === undefined ? organisation.name : wording.page.tradingName(tradingName, organisation.name);
}

/** `Acme Home Care`: what stands on each page and in a file's properties, where there is no room for both. On one line. */
export function shortName(organisation: Organisation): string {
  return (shownTradingName(organisation) ?? organisation.name).replace(/\s+/g, ' ');
}

function shownTradingName({ isHeadedByTradingName, name, values }: Organisation): string | undefined {
  const value = isHeadedByTradingName ? values.get(placeholderName('trading_name')) : undefined;
  const words = value?.kind === 'text' ? value.lines.join(' ') : undefined;
  return words === name ? undefined : words;
}
