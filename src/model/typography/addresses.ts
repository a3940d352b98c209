/** Finds web and e-mail addresses among words: their signs aren't punctuation. */

/** As they stand in a text; the lengths keep a text of one long word from being searched again and again. */
const ADDRESSES =
  /(?:\b[a-z][a-z\d+.-]{0,20}:\/\/|\bwww\.|\bmailto:)\S+|[\p{L}\p{N}][\p{L}\p{N}._%+'-]{0,63}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu;
const BEHIND_ADDRESS = /["'”’.,;:!?)\]}>]$/;

interface Address {
  readonly start: number;
  readonly end: number;
}

/** Tells of places that are asked for in order whether they are within an address. */
export function addressesIn(text: string): (start: number, end: number) => boolean {
  if (!/@|:\/\/|www\.|mailto:/i.test(text)) return () => false;
  const addresses = [...text.matchAll(ADDRESSES)].map(({ 0: address, index: start }): Address => {
    return { start, end: start + lengthOf(address) };
  });
  let next = 0;
  return (start, end) => {
    while ((addresses[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++;
    return (addresses[next]?.start ?? Number.POSITIVE_INFINITY) < end;
  };
}

/** The length of an address without the signs of the sentence behind it; a quote that the address itself opens belongs to it. */
function lengthOf(address: string): number {
  let end = address.length;
  while (BEHIND_ADDRESS.test(address.slice(end - 1, end))) {
    const last = address[end - 1] ?? '';
    if ((last === '"' || last === "'") && address.slice(0, end).split(last).length % 2 === 1) break;
    end--;
  }
  return end;
}
