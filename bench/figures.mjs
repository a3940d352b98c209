/** How figures and aims are written. */

/** Three significant digits, or whole numbers from 100. */
export function figure(number, unit) {
  const digits = number >= 100 ? number.toFixed(0) : number.toPrecision(number < 0.01 ? 1 : 3);
  return unit === undefined ? digits : `${digits} ${unit}`;
}

/** The aim, and whether a figure is at most that; a miss by up to a quarter is told apart. */
export function atMost(number, aim, unit) {
  const verdict = number <= aim ? 'met' : number <= aim * 1.25 ? 'missed by less than a quarter' : 'missed';
  return `≤ ${figure(aim, unit)}: ${verdict}`;
}
