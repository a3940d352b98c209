/** Finds the name of the organisation that a document was written for: a company's, or a home's or agency's that is repeated. */

/** What can be seen of a document: its title, and the plain text of each run. */
export interface SeenText {
  readonly title: string;
  readonly runs: readonly string[];
}

const WORD = "\\p{Lu}[\\p{L}’'-]*";
const COMPANY_FORM = `${WORD}(?: (?:${WORD}|of|the|and|&|\\(\\p{L}+\\))){0,5} (?:Ltd|Limited|LLP|PLC|Plc|CIC|C\\.I\\.C)\\b\\.?`;
const COMPANY = new RegExp(COMPANY_FORM, 'gu');
const PLACE_FORM = `(?<![.!?:•|] )(?<!^)(?<=[\\p{Ll},] )${WORD}(?: (?:${WORD}|of|the|&)){0,3} (?:Care(?: Homes?| Services| Group)?|Homes?|House|Lodge|Court|Manor|Grange|Hall|Cottage|Villa|Healthcare|Homecare|Support Services|Care Centre|Nursing Home|Residential Home)\\b(?! [\\p{Lu}])`;
const PLACE = new RegExp(PLACE_FORM, 'gu');

/** Words that make a place's words common: no name has them in front of “Care” or “Home”. */
const COMMON =
  /^(?:The|A|An|Our|Your|This|Each|Every|All|Any|Residential|Nursing|Care|Home|Social|Health|Healthcare|Palliative|Personal|Person|Centred|End|Life|Domiciliary|Day|Respite|Duty|Acute|Primary|Secondary|Intensive|Community|Adult|Child|Children|Dementia|Continuing|Extra|Live-in|Foster|Mental|Clinical|Medical|Dental|Oral|Skin|Wound|Pressure|Catheter|Stoma|Mouth|Foot|Hair|Eye|Informal|Unpaid|Private|Council|Safe|Good|Quality|Royal|Parliament|White|Supreme|High|Crown|County|Magistrates|Family|District|Town|Village|Civic|Companies|Department|Secretary|Minister|National|Public|Welsh|English|Scottish|NHS|Integrated|Planned|Emergency|Urgent|In|At|On|For|With|From|To|And|Or|Of|By|Registered|Manager|Deputy|Head|Skills)$/;

/** The least number of times that a name without Ltd or the like is repeated. */
const LEAST = 3;

/** Gives the names, most often used first. */
export function organisationNames({ title, runs }: SeenText): readonly string[] {
  const companies = namesIn([title, ...runs], COMPANY).filter(
    ([name]) => !/\b(?:Insurance|Bank|Pharmacy|Software)\b/.test(name),
  );
  const [company] = companies;
  const short = company?.[0].replace(/ (?:Ltd|Limited|LLP|PLC|Plc|CIC|C\.I\.C)\.?$/, '');
  const places = namesIn(runs, PLACE).filter(
    ([name, count]) => count >= LEAST && !COMMON.test(name.split(' ')[0] ?? '') && name !== short,
  );
  const [place] = places;
  const isShortUsed = short?.includes(' ') && [title, ...runs].some((words) => usesAlone(words, short));
  return [...(company ? [company[0]] : []), ...(isShortUsed && short ? [short] : []), ...(place ? [place[0]] : [])];
}

function namesIn(texts: readonly string[], form: RegExp): readonly (readonly [name: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const words of texts)
    for (const [match] of words.matchAll(form)) {
      const name = match.replace(/^(?:The|At|In|For|By|Of|And|To|From|With|Our) (?=\p{Lu})/u, '').trim();
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  return [...counts].sort(([, a], [, b]) => b - a);
}

function usesAlone(words: string, short: string): boolean {
  return words
    .split(short)
    .slice(1)
    .some((following) => !/^ (?:Ltd|Limited|LLP|PLC|Plc|CIC|C\.I\.C)\b|^\p{L}/u.test(following));
}
