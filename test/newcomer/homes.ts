/** A spreadsheet of fifty homes as somebody keeps it: headings of their own, names and dates as people type them. */
import { type SheetValue, sheetsWorkbook } from '../support/workbook.js';

const TREES = ['Ash', 'Beech', 'Cedar', 'Elder', 'Fir', 'Hazel', 'Holly', 'Larch', 'Maple', 'Rowan'];
const KINDS = ['House', 'Lodge', 'Court', 'Grange', 'Cottage'];
const MANAGERS = [
  "O'Sample, Siân (Mrs)",
  'Mr Llŷr ap Sample',
  'SAMPLE-JONES, Anne Marie',
  'Dr Ffion Pattern',
  'Jo Specimen',
];
const SERVICES = [
  'Residential care home',
  'Care home with nursing',
  'Domiciliary care',
  'Supported living',
  'Day centre',
];

/** A row: spaces behind names, dates as words and as Excel keeps them, telephone numbers that lost their zero, empty cells. */
function rowOf(at: number): readonly SheetValue[] {
  const name = `${TREES[at % 10]} ${KINDS[Math.floor(at / 10)]}`;
  const number = String(at).padStart(3, '0');
  return [
    `${name} `,
    `1-10000${number}00`,
    at % 2 === 0 ? `01/10/20${String(10 + (at % 10))}` : { serial: 40452 + at },
    SERVICES[at % 5] ?? '',
    MANAGERS[at % 5] ?? '',
    at % 3 === 0 ? Number(`1614960${number}`) : `0161 496 0${number}`,
    `${at + 1} Example Street`,
    at % 7 === 0 ? 'Tŷ Newydd' : 'Sale',
    'M33 7HF',
    'Trafford',
    `0161 496 01${String(at).padStart(2, '0')}`,
    at % 10 === 0 ? 'ring after 5pm' : null,
  ];
}

/** What the messages of the first render asked for: the columns that home care in England needs besides, filled in for its rows. */
function askedDetails(at: number): readonly SheetValue[] {
  if (SERVICES[at % 5] !== 'Domiciliary care') return [];
  return [
    `office${at}@example.org`,
    `ZA1000${String(at).padStart(2, '0')}`,
    'Dr Ffion Pattern',
    MANAGERS[(at + 1) % 5] ?? '',
  ];
}

/** The workbook; with `withDetails`, as it is after somebody put in what was asked for. */
export function homesWorkbook(withDetails = false): Uint8Array {
  return sheetsWorkbook({
    Homes: [
      [
        'Name of home',
        'CQC Location ID',
        'Date registered',
        'Type of service',
        'Home Manager',
        'Tel.',
        'Address 1',
        'Town / City',
        'Post Code',
        'Council',
        'Safeguarding line',
        'Notes',
        ...(withDetails ? ['Email', 'ICO number', 'Nominated individual', 'Safeguarding lead'] : []),
      ],
      ...Array.from({ length: 50 }, (_, at) => [...rowOf(at), ...(withDetails ? askedDetails(at) : [])]),
    ],
  });
}
