/**
 * How much a word tells about whose it is. A name that is made of the words of every policy, such as "Home Care" or "Review Schedule",
 * tells nothing by itself; one with an everyday word tells something where it has its capital letters; any other word is rare.
 */
import { hashOfWord } from './word-letters.js';

/** What is known of a word, as flags. */
export const WORD_KINDS = {
  /** Stands in every policy, in headings with a capital letter too. */
  field: 1,
  /** A word of everyday English, or of policies. */
  common: 2,
  /** A word of policies that rarely stands in their headings. */
  plain: 1024,
  /** Binds other words; within names it often has a small letter. */
  binding: 4,
  /** Ltd, and what else says that a name is a company’s. */
  suffix: 8,
  /** Mr, and what else stands before a surname. */
  title: 16,
  capital: 32,
  /** Nothing but digits. */
  number: 64,
  hasDigit: 128,
  /** One letter. */
  initial: 256,
  /** So long that it can be several words written as one, as in web addresses. */
  long: 512,
} as const;

const BINDING = `
  a a'r about after all also always am an and another any anyone anything ar are around as at away be because been
  before being between but by can cannot could d did do does doing each eg either else etc every everyone for from gan
  gyda had has have he her here him his how i i'r ie if in into is it its itself just less let ll may me might more
  most much must my neither never no nobody none nor not nothing now o'r of off on once one only onto or other others
  our ours ourselves out over own per re same several she should since so some somebody someone something still such t
  than that the their them themselves then there these they this those through to together too towards under unless
  until up upon us ve very via vs was we were what when where whether which while who whom whose why will with within
  without would y yes yet yn you your yours yourself yr
`;

const FIELD = `
  ability abuse abuses academy accessible accident accidents account accountability act action actions active
  activities activity acts acute additional address addresses admission adoption adult adults advance advice advocacy
  advocate advocates afc afternoon age aged agency agreement aid aids aim aims allegation allegations allowance
  alzheimer ambulance anaphylaxis annual antimicrobial appeal appeals appendices appendix applicable application
  applications appointed apprentices approach approval approved april area areas arrangements asbestos assessment
  assessments assisted associate association assurance attachment attachments attendance audit audits august authority
  autism autistic awareness background bank base based basic bathing bed beds behaviour behaviours being bereavement
  best body boundaries branch branches breach breaches breakdown building bullying business cabinet calendar call
  calls camera cameras candour capacity card care cared carer carers caring case category catering catheter central
  centre centred chair chairman chairperson change changes charges charity chart checking checklist checks chemical
  chief child children choking christmas chronic ciw cleaning client clients clinic clinical closing closure code
  codes coercion college commission commissioner commissioners common communication communications community company
  complaint complaints compliance computer concern concerns conditions conduct confidentiality confirmed conflict
  consent constipation consultancy consultant contact contacts contents continence contingency continuing continuity
  contract contractors contracts control controls coordinator corporate coshh cost council county court covert covid
  cpr cqc crisis criteria culture customer cyber daily data date dates day days death december decision decisions
  declaration definition definitions delegated delivery dementia dental department deprivation deputy description
  development device devices diabetes diagnosis dignity director directors disabilities disability disaster discharge
  disciplinary disclosure discrimination disease disposal disputes distress district diversity document documents dol
  dols domestic domiciliary driving drug drugs duties duty dying dysphagia early east easter eastern eating education
  electrical electronic email emergencies emergency emotional employee employees employer employment enablement
  enabling end engagement england enquiry environment environmental epilepsy equal equality equipment ethics
  evacuation evaluation event events evidence examples executive expenses exploitation external extra facilities
  facility fall falls families family february feedback fees female finance finances financial fire first flu folder
  food form forms foster fostering franchise frequently friday full funding further future gas general glossary goals
  good governance government great grievance group groups guardian guidance guide guidelines hand handling handover
  harassment harm hazard hazards head health healthcare healthy heating help high holiday holidays home homecare homes
  honesty hospice hospital hour hours house household housing hub human hydration hygiene identity illness immediate
  impact implementation improvement incident incidents inclusion independence independent individual individuals
  induction infection infections influenza information inspection inspections inspector inspectorate insurance
  integrated integrity intellectual intended internal internet intervention interventions introduction investigation
  investigations involvement ireland issue issues january job july june key kitchen knowledge language last laundry
  law lay lead leadership leads learner learning leave legal legionella legislation letter liability liberty licence
  life lifting list lists live living local location locations lockdown lone long loss lounge lps main maintenance
  making male management manager managers managing manual march masters maternity matron mca meals measures media
  medical medication medications medicine medicines meeting meetings member members mental mid middle minimum missing
  mission mobile mobility model monday money monitoring monthly mouth moving name names nation national natural near
  needs neglect network new next nhs night nights nominated nominee non north northern notes notice notices
  notification notifications november nurse nurses nursing nutrition objectives observation occupational october
  offences office officer officers older ombudsman online operational operations operative operator oral organisation
  organisational organisations outbreak outcomes outreach outside overview owner ownership oxygen page pain palliative
  pandemic paper parent parents part partner partners partnership passport patient patients payment pension people
  performance period person personal personnel persons pest pets pharmacy phone photography physical place plan
  planning plans point points police policies policy positive possessions post practical practice practices
  practitioner prescriber president prevent preventing prevention primary principal principles priorities privacy
  private procedure procedures process professional professionals profile programme prohibited project property
  proprietor protection protocol provider providers provision public purchase purpose qualified quality quarter
  question questions quick radicalisation rapid reablement reception receptionist record recording records recovery
  recruitment reducing redundancy reference references referral referrals refresher region register registered
  registration regulation regulations regulator regulatory related relationship relationships relative relatives
  religion report reporting reports representative requests requirement requirements residence resident residential
  residents resource resources respiratory respite response responsibilities responsibility responsible restraint
  restriction restrictions restrictive retention return review reviewed reviewing reviews riddor right rights risk
  risks role roles room rooms rota rotas rules safe safeguarding safer safety saturday schedule schedules school scope
  scotland second secondary secretary section sections secure security self senior sensitive sensory sepsis september
  service services session settings sexual sharing sheet sheets shift shifts short sickness signature signatures
  signing site sites skills sleep smoking social societal society south southern special specialist speech spiritual
  staff staffing stage standard standards start statement statements status statutory step steps storage storing
  strategy stress stroke structure studio subject substance summary sunday supervision supervisor supplier suppliers
  supplies support supported supporting supports surgery surname surveillance swallowing system systems table task
  tasks tbc team teams technician technology telephone temperature temporary tenancy tenant tenants test testing
  therapist therapists therapy third three thursday title topics trade trainer training transfer transgender
  transition transport travel treasurer treatment trust trustee trustees tuesday two type types ulcer ulcers
  understanding uniform union unit updates use user users using vacant vaccination value values vehicle vehicles
  version view violence vision visit visiting visitor visitors visits volunteer volunteering volunteers vulnerable
  wales waste water website wednesday weekend weekly weeks welcome welfare wellbeing welsh west western whistleblowing
  wi wishes women work worker workers workforce working workplace works workshop world wound written year years young
  youth
`;

/** Other words of policies. */
const PLAIN = `
  able abused accept access accounts accused acknowledge acted acting add advise adviser advises affected affects
  afterwards again against agree agreed agrees alarm alcohol allow allowed allows alone aloud already amended
  anonymous answer answers anybody anywhere apart apologise apologises apology app appear applicants applies apply
  appoint appointment appropriate approve approves arms arrange arranged arranges arrives artificial ask asked asking
  asks assault assess attend attorney automatic avoid aware back backups bad badge badly basis bathrooms becoming
  bedding bedroom begin behind belief believe bells belongings belongs below beside better bills blame blow bodies
  borrow both bring bus buy caller car carries carry cases cash cause caused causes cctv certain changed changing
  channels charge charts check checked choice choose claim clarification clauses clean clear clock close closed closes
  clothes cloud cold colleague colleagues come comes comfort coming comment committed companion compare complain
  complete completes complex concerned confidence confidential confirm confirms confront connected consents considers
  consult content continues contractor controlled controller conversation conversations copies copy correct corrected
  count counts cover covered covers crew crime crimes criminal criminals criticism curiosity cut damage danger
  dangerous dated daughter deal dealing deals dealt decide decided decides delay delete depend depends deprive
  describes designated destroyed destruction detail details died difference different differently difficult disagree
  discipline discuss dismiss dismissed doctor done door doors doorstep doubled doubt down draft drink drowsy dry
  during earns easy employ employed encrypted ends enhanced enquiries enter entered enters entrance entry erased even
  everybody example experienced experiencing explain explained explains expose expression face faces fact facts fail
  failed failure fair fairly faith false far fault favour fear feasible fee feel few field fields file files film find
  finding finds finished fit fitness fits five flinching floor folders follow followed follows force forums forward
  found fraud free freedom friend friends frightened front gaps garden get gets gifts give given gives giving go goes
  going got gov governs gross guess habits handles hands hang happen happened happening happens hard harmed hate hear
  heard hearing held helps hidden hiding history hoist hold holds honest hse hurt ico ignored illegal image images
  improper improve included includes including injuries injury inquiry inside inspectors instance intelligence
  intention interest interests interpreter interview intimate investigate investigator investment involve involved
  jewellery jokes justice keep keeps kept keys kin knew know knowingly label lack lacks landscape lasting late later
  lawful lawyer learn least leaves leaving left legitimate lend lessons lets lies like likely limit limited limits
  line link listen lives lock locked log logged logs longer look looked looking looks lose lost made make makes map
  maps marked marks matter matters mean meaning means meant meet meets message messages messaging met minutes
  miscarriage misconduct miss missed mistake mistaken mistakes moment month months morning mouths move moved moves
  named naming narrow nations need needed neglected neighbour neutral normal normally note notifiable notifies notify
  number numbered numbers object obligation obliges observe offence offer offered offers official often ones open
  opinions order org otherwise outcome overnight pack paid pairs papers parcel particular pass passes passing
  passphrase password passwords pattern patterns pause pay pays penalty periods permanent permission pharmacist
  photograph photographs picture pictures plain plainly planned platform poor position possible posted posting posts
  power practise prefer prescribes press pressure printed probation proceedings processing progress promise promptly
  proof proportionate protect protected protects provide provides psychological publicity punish punishment put puts
  putting quarrel quickest quickly quiet race raise raised reach read reading reads real reason reasonable reasonably
  reasons receipts receive receives recognised recorded recover recruit refer refresh refreshers refusal refuse
  refused relies remove removed removes repeated replies reply reported request require requires respect restrict
  restricted result reveal ring rings romantic round route run runs safely said samples satisfies saw say saying says
  scams scene screen screens search secrecy secret see seen sees send sending sends sensors sent separate serious set
  sets seven sex share shared shop shopping shouting show showing shown shows shredded side sign signed signs silent
  simply six size slavery slips small smoke soon sooner sorry speak speaking speaks specified spent spoke spot stages
  stand starters starting starts stay stays stop stopped stops stories straight stranger streams strict students
  substantially suffered suggest suitable suits sure suspect suspected suspension swap tablet tablets take taken takes
  taking talk talking talks telephones tell telling tells ten tested text texts thank theft theirs things think threat
  threatening threats tilted time times today told tone took tool tools topic touch traders train trained translator
  travels treat treated tribunal trouble true try twice uk unable undue unfairly unhappy unlawful unlikely unopened
  unsafe untrue unwanted unwise upset urgent used uses usual usually victimisation video voice wages wait waiting
  waits walking want wanted wants warning wash watch way week weekends weighs well wet whatever whenever wherever
  whichever whistle whistleblower whoever whole wilful wipe wiped withdrawn withdraws witness words worked worn
  worried worries worry worse worth write writes writing wrong wrongdoing yearly zero
`;

/** Words that houses and companies like to be called by. */
const EVERYDAY = `
  above absolute across air alive amazing angel angels apple arm army art autumn baby balance ball band basket beach
  bear beautiful beauty bell bird birds birthday black blessing blood blossom blue boat bold book books border bread
  breath breeze bridge bright brighter brightest brilliant broken brook brown bubble bud butterfly button cake calm
  camp candle candles castle cat caught cedar celebrate chain champion charm cheer cherry chestnut circle city cliff
  climb clouds clover coast coat cool coral core corner cottage courage cream creek crown crystal dance dancing dawn
  dear deep desk diamond direct dish dog dove dream dreams drop ear earth ease edge elm embrace empower energy enjoy
  essence eternal ever evergreen excellence excellent eye farm fast father feather fern flag flame flat flight flow
  flower flowers focus foot forest forever forget fortune fountain fresh fruit galaxy game gardens gate gateway gentle
  gift glad glass glow gold golden grace grand grandparents grass green greener grey ground grow growing growth hall
  halo happier happy harmony harvest haven hawthorn hazel heart hearts heaven hedge helping hero hill hills holly hope
  horizon horizons horse hot humble hundred ideal inspire inspired island ivory ivy jewel journey journeys joy keen
  kind kindness king kite knight lake lamp land lane lantern lark laugh leaf leap led legacy level lifestyle light
  lighthouse lily lime lion little loch lodge love loved loving loyal lucky magic magnolia manor maple mark marvel
  meadow meadows mercy mile mind minds mirror mist moon moor moss mother mountain music mutual nature nest noble oak
  oaks oasis ocean olive optimum orange orchard orchid origin palm park path pathway pathways peace peaceful pearl
  pebble penny perfect phoenix pine pink pioneer planet plant platinum pond poplar poppy port precious premier
  prestige pride prime primrose prospect prosper pure purple quay queen radiance rain rainbow raven ray red reed
  reflection regal relax reliable reliance remedy rest ridge rise rising river rivers road robin rock rose rosemary
  royal ruby sail sanctuary sand sapphire satin sea season seasons seed serene serenity shade shell shelter shine
  shining shore sight silk silver simple sky smile smiles snow soft solace sole solution solutions song soul sparkle
  spirit spring springs square squirrel stable star stars stone storm story stream strength strong summer sun
  sunflower sunlight sunny sunrise sunset sunshine supreme swallow swan sweet thistle thrive tide tiger top touching
  tower town trail tranquil tranquillity treasure tree trees trinity trusted trusting truth tulip ultimate unique
  united unity universal valley victory village vine violet vital warm warmth white wild willow willows wind window
  wing wings winter wisdom wise wonder wood woodland woods yellow zone
`;

const SUFFIXES = 'ltd plc llp lp cic cio inc cyf ccc';
const TITLES = 'mr mrs ms miss mx dr prof sir dame rev revd fr lady lord sister nurse matron';

/** Words that are written in several ways; the first is what all are compared by. */
const SAME = [
  'ltd limited',
  'cyf cyfyngedig',
  'st saint street',
  'rd road',
  'ave avenue',
  'co company',
  'dr doctor',
  'prof professor',
  'rev reverend',
];

interface Meaning {
  /** What the word is compared by. */
  readonly hash: number;
  readonly kinds: number;
}

let meanings: ReadonlyMap<number, Meaning> | undefined;

/** What is known of the word with this number; undefined for a rare one. */
export function meaningOf(hash: number): Meaning | undefined {
  meanings ??= allMeanings();
  return meanings.get(hash);
}

function allMeanings(): ReadonlyMap<number, Meaning> {
  const { binding, field, plain, common, suffix, title } = WORD_KINDS;
  const known = new Map<number, { hash: number; kinds: number }>();
  const add = (words: string, kinds: number) => {
    for (const word of wordsOf(words)) {
      const hash = hashOfWord(word);
      known.set(hash, { hash, kinds: (known.get(hash)?.kinds ?? 0) | kinds });
    }
  };
  add(BINDING, binding | field | common);
  add(FIELD, field | common);
  add(PLAIN, plain | common);
  add(EVERYDAY, common);
  add(SUFFIXES, suffix | field | common);
  add(TITLES, title | field | common);
  for (const [first = '', ...others] of SAME.map(wordsOf)) {
    const hash = hashOfWord(first);
    const kindsNow = (word: string) => known.get(hashOfWord(word))?.kinds ?? 0;
    const kinds = [first, ...others].reduce((all, word) => all | kindsNow(word), 0);
    for (const word of [first, ...others]) known.set(hashOfWord(word), { hash, kinds });
  }
  return known;
}

function wordsOf(list: string): readonly string[] {
  return list.split(/\s+/).filter((word) => word !== '');
}
