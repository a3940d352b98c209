import { expect, test } from 'vitest';
import { isStandIn } from '../../src/model/stand-ins.js';

test.each([
  ...['TBC', 'tbc', 'T.B.C', '(TBC)', 'TBC.', 'TBA', 'TBD', 'N/A', 'n/a', 'NA', 'N.A.', 'Not applicable', 'XXX', 'xx'],
  ...['xxxx xxxxxx', 'To be confirmed', 'to be advised.', 'TODO', 'Unknown', '[Name]', '<name>', '{name}', '?', '???'],
  ...['-', '–', '...', '…', '____', 'Insert here', 'placeholder'],
])('%s stands in for a value', (text) => {
  expect(isStandIn(text)).toBe(true);
});

test.each([
  ...['Acme', 'X', 'Xi', 'Max', 'Tab', 'Nathan Ambrose', 'none', 'no', 'yes', '0', '12', 'TBC Holdings Ltd', 'a-b'],
  ...['[a] and [b]', 'Unknown Warrior House', 'Pending Road 4', 'N/A unless told', 'Xxavier', '', 'two\nlines'],
])('%j does not', (text) => {
  expect(isStandIn(text)).toBe(false);
});
