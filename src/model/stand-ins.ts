/** Recognises what people write when they don't know a value yet: `TBC`, `N/A`, `XXX`, `[name]`, `???`. */

const STAND_INS: readonly RegExp[] = [
  /^t\.?b\.?[acdn]$/,
  /^to be (?:added|advised|agreed|announced|appointed|arranged|assigned|completed|confirmed|decided|determined|inserted)$/,
  /^(?:n\/a|n\.a\.|na|not applicable|not known|not yet known|unknown|pending|awaited|awaiting)$/,
  /^(?:todo|to do|fixme|insert here|enter here|add here|placeholder|dummy|test|lorem ipsum)$/,
  /^x{2,}$/,
  /^x{2,}(?:[ -]x{2,})+$/,
  /^[?.…_–—-]+$/,
  /^(?:\[[^\]]*\]|<[^>]*>|\{[^}]*\})$/,
];

/** Whether the whole of a value is a stand-in, in any case, with or without a full stop or brackets around. */
export function isStandIn(text: string): boolean {
  const word = text.toLowerCase().trim();
  const open = word.replace(/^\((.*)\)$/, '$1').replace(/(?<=\w)[.!:]+$/, '');
  return STAND_INS.some((form) => form.test(word) || form.test(open));
}
