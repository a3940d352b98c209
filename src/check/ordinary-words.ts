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
  /** Is in a list, whatever that says of it. */
  listed: 2048,
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
  able absence abused abuser abusive accept acceptable accepts access accompanied accounts accuracy accurate
  accurately accused acknowledge acknowledged acted acting adapt add added adds adjourn adjustments adopt advertising
  advise adviser advises afar affairs affected affects afresh afterwards again against ages agree agreed agrees ahead
  alarm alcohol alleged allergies allow allowed allows alone aloud already alter alternatives amended among amount
  angry announce anonymous answer answered answers anybody anywhere apart apologise apologises apology app appear
  appears applicants applies apply applying appoint appointment appointments appoints apprentice appropriate approve
  approves apps argue arises arising arms arrange arranged arranges arrested arrives artificial ask asked asking asks
  assault assess assessed assesses assessor assume attacked attend attended attends attorney attorneys author
  authorisation authorised authorises authorities automatic available average avoid aware back backups bad badge badly
  bags balanced balances ban bar bare barred bases basis bath bathrooms batteries become becoming bedding bedroom
  bedrooms begin begins behind belief believe believes bells belong belongings belongs below belts beside better
  beyond bills bin birthdays blackmail blame blanket blew block blocking blocks blow board bodies boredom borrow
  borrowing both boundary brakes break breaking briefing bring bringing brings brother bully bus buy called caller
  callers calling calmly campaigning cancel cancelled caption captures car cards cares carries carry cars cases cash
  catalogues catch cause caused causes cautioned cctv certain certificate certificates certified certifies chairs
  challenge challenges chance chances changed changing channels characteristic charge charged charts chat chatbot
  chats check checked choice choices choose chooses choosing chose cigarette circumstances claim claims clarification
  clause clauses clean cleaner clear cleared clearly clicking clinician clipping clock close closed closely closeness
  closes clothes clothing cloud coercive cold colleague colleagues collect come comes comfort comfortable coming
  comment comments commit commitments committed companion compare compares competent complain complains complete
  completes completing complex computers concerned concerning concert condition confer confidence confidences
  confidential confirm confirms conflicts confront connect connected connection connections conscience consents
  considers consult contacted contains content continues contractor controlled controller controllers convenience
  conversation conversations convicted conviction copied copies copy copyright correct corrected correction corrects
  corridor corridors count country counts course courses cover covered covering covers crew crime crimes criminal
  criminals criticism cross crossed cruelty cupboards cures curiosity cut damage danger dangerous dare dated daughter
  dead deadlines deal dealing deals dealt deaths debrief debts decide decided decides deciding declarations declare
  defamation degrading dehydration delay delete deleted deletion deletions deliberate delight demeaning demotion
  denies depend depends deprive described describes describing deserve designated destroyed destroying destruction
  detail details diary die died dies differ difference different differently difficult difficulty directly disagree
  disagreement disappears discipline disciplined disclosed disclosing disclosures disconnect discourage discovers
  discovery discriminatory discuss diseases disguised dismiss dismissal dismissed display dispute disputed
  dissatisfied docs doctor doctors dogs don done door doorbell doorbells doors doorstep double doubled doubt doubtful
  down download draft drafted dressed drink drive drowsy dry due duration during earns earshot easier easy edition
  effect eight elsewhere emailing embarrass embarrasses emollient employ employed employers empowerment empty
  encouraging encrypted ended ends engine enhanced enlarging enquiries enrolled enter entered enters entertainer
  entertainers entrance entrances entry erased error errors escalation even evening everybody everyday everything
  examination examines example except exceptional excessive exclude executor exhausted exists expect expectant
  expected expects experienced experiencing explain explained explains explanation exploitative exploited expose
  expression extreme extremist face faces fact facts fail failed failing fails failure fair fairly faith false falsify
  far fault favour favours fear feasible fee feeding feeds feel feelings few field fields figures file files fill
  filled fills film films final find finding finds fine fingerprint finish finished finishes fit fitness fits fitted
  five flinching floor fluid folders follow followed following follows force formal format former forums forward found
  four fracture fraud free freedom friend friends frightened front fuel funds funny games gap gaping gaps garden
  gender genuine get gets gifts give given gives giving go goes going gone goods got gov governs grandchildren granted
  grants greater greeting grip gross guess guessed guesses guest guests habits hacked hacking hair hairdressers halves
  handle handles handovers hands handwriting hang happen happened happening happens harass harassed hard harder harmed
  harmful harmless harms harsh hate hated having headphones hear heard hearing hears held helper helpline helps hidden
  hiding higher hint hinted history hoist hoists hold holders holds honest honestly hse hug hungry hurries hurt hurts
  ico idea ideas identifiable identification identify ignore ignored ill illegal image images immigration implicated
  important improper improve improvise included includes including increase independently influencer informal informed
  informs initials injuries injury inner innocent inquiry inside inspectors instance instead instruction intelligence
  intention interest interests interpretation interpreter interview interviewed interviews intimate investigate
  investigates investigator investment invite invited involve involved involves isolated jewellery join joins jokes
  journalists judge judged judgement judgment justice keep keeping keeps kept keys kin knew knock know knowingly knows
  label lack lacks landlord landscape lap lapse larger lasted lasting lasts late later latest lawful lawfully laws
  lawyer lays leading learn learned least leaver leaves leaving left legitimate legs lend length lesser lesson lessons
  lets letters lies lighting lights like likelihood likely likes limit limited limits line lines link listed listen
  listening listens literacy lives loans lock locked lockers locks log logged login logins logo logs longer look
  looked looking looks loose lose losses lost low lower loyalty luck made make makes malicious manage managed
  manifestly map maps marked marks matches material matrix matter matters mean meaning means meant meantime meanwhile
  measure mediation meet meets message messages messaging met minutes mirrors miscarriage misconduct miss missed
  misses mistake mistaken mistakes misuse mock mocking moment moments monitors month months moods morning mostly
  mouths move moved moves multi multiply nails named naming narrow nations necessary need needed neglected neglecting
  neighbour neutral newsletter newsletters newspapers noise normal normally note noticeboard noticed notifiable
  notifies notify number numbered numbers numerous object objects obligation obligations obliges observe obtaining
  occurrences offence offer offered offers official often omission ones open opened openly opens opinions opt option
  order orders ordinary org orientation otherwise outbreaks outcome outdoor outing outsider overdue overhear overnight
  oversight pack packs pages paid pairs papers paragraph paragraphs parcel parcels particular parties parts pass
  passage passages passes passing passphrase password passwords past pattern patterns pause pay pays penalty pendant
  periods permanent permission pharmacist phishing photo photograph photographed photographs picture pictures
  placeholders placing plain plainly planned platform platforms played please pleasure pocket podcasts politely
  politics poor pop position possible posted posting posts power practicable practise praying precedence prefer
  preferred prefers pregnancy prescribed prescribes present press presses pressure presume presumption prevented print
  printed privately probation problem problems proceedings processing progress promise promptly proof proper properly
  proportionality proportionate protect protected protecting protective protects proud proved provide provides
  psychological publication publicity published publishes punish punished punishment purposes pushing put puts putting
  qualifying quarrel quarterly quicker quickest quickly quiet quietly quotation quote race rail rails raise raised
  random ransomware rate rather ration reach reached reaches read readily reading reads real really reason reasonable
  reasonably reasons reassignment recall receipt receipts receive receives receiving recipient recognise recognised
  recommend recorded recordings recover recruit reduce refer referred refers refresh refreshed refreshers refusal
  refuse refused refuses refusing regulated rehearse relate relied relies rely remember remind removal remove removed
  removes renew repairs repeated repeats replace replaced replies reply reportable reported request require requires
  research reserved resign resignation resigned resigns resort respect responds restored restrict restricted result
  results returning reveal reward rewritten rigid ring ringing rings roll romance romantic rotten round rounds route
  rugs rule run rung running runs rushed sack safely safes safest said salesperson samples satisfied satisfies saved
  saves saw say saying says scam scams scene scheme scorch score scorn scratch screen screens scroll search seating
  secrecy secret secretly securely sedation sedative see seeing seems seen sees seize seldom selfie sell selling send
  sender sending sends sensor sensors sent separate separated serious seriously serves set sets settled settlement
  seven severe sex sexualised sexuality shadow share shared shock shop shopping shortage shortened shoulders shouting
  show showing shown shows shredded side sides sign signed significant signs silent simply single sit sitting
  situation six sixteen size skill skin slavery sling slings slip slips small smart smoke snooping software soiled
  solicitor sometimes soon sooner sores sorry sort sound source speak speaker speakers speaking speaks specified
  spends spent spoke spoken sponsor sponsorship spot stages stained stand stands starter starters starting starts
  state stated station stay staying stays steered stitching stolen stop stopped stops store stories straight strange
  stranger streamed streams strict strongly student students substantially successor sudden suffered suggest suicidal
  suitable suits sum supervise supervised supervisory supplied supply sure survey survive suspect suspected suspend
  suspended suspending suspension suspicion suspicious swap swaps sweets switch tablet tablets take taken takes taking
  talk talking talks taught tax tears telecare telephones tell telling tells template templates ten tends terms tested
  tests text texts thank thanks theft theirs thighs things think thinking thorough threat threaten threatened
  threatening threatens threats threshold tie tied tilted time times today toiletries toilets told tone tonight took
  tool tools topic touch touches trackers traders train trained trainees transaction transcription translation
  translator travelling travels treat treated tribunal tribunals tries trolley trouble true truly try tube turn
  turnover turns twice uk unable unannounced unavailability unclear understand underwear undignified undue unequal
  unexplained unfair unfairly unfit unfounded unhappy unknown unlawful unlikely unopened unplugged unsafe unsupervised
  unsure untrained untreated untrue unwanted unwise upheld uphold upper upset urgent used uses usual usually valves
  vape variable verification victim victimisation video videos viewing views visa visas voice voicemails voices
  vouchers wages wait waiting waits walking walks want wanted wants warning wash washing watch watched watching way
  ways weaker wear weather week weekends weigh weighed weighs weight weights well went wet whatever whenever wherever
  whichever whistle whistleblower whoever whole wife wilful wilfully wills windows wins wipe wiped wished withdraw
  withdrawn withdraws withheld withhold witness witnesses word words worked worn worried worries worry worrying worse
  worst worth wounds write writer writes writing wrong wrongdoing wrongly wrote yearly zero
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

/** What is known of all words; each is looked up by its number, in a table with room for twice as many. */
class Meanings {
  private readonly numbers = new Int32Array(SLOTS);
  private readonly sames = new Int32Array(SLOTS);
  private readonly flags = new Uint16Array(SLOTS);

  /** The slot of a word’s number, or the empty one where it would be. */
  slotOf(hash: number): number {
    let slot = hash & (SLOTS - 1);
    while (this.flags[slot] !== 0 && this.numbers[slot] !== hash) slot = (slot + 1) & (SLOTS - 1);
    return slot;
  }

  kindsAt(slot: number): number {
    return this.flags[slot] ?? 0;
  }

  /** What the word there is compared by. */
  sameAt(slot: number): number {
    return this.sames[slot] ?? 0;
  }

  set(hash: number, same: number, kinds: number): void {
    const slot = this.slotOf(hash);
    this.numbers[slot] = hash;
    this.sames[slot] = same;
    this.flags[slot] = kinds;
  }
}

const SLOTS = 8192;

let meanings: Meanings | undefined;

/** What is known of words: those that `kindsAt` has no flags for are rare. */
export function knownWords(): Meanings {
  meanings ??= allMeanings();
  return meanings;
}

function allMeanings(): Meanings {
  const known = new Meanings();
  const kindsOf = (word: string) => known.kindsAt(known.slotOf(hashOfWord(word)));
  const add = (words: string, kinds: number) => {
    for (const word of wordsOf(words)) known.set(hashOfWord(word), hashOfWord(word), kindsOf(word) | kinds);
  };
  const { binding, field, plain, common, suffix, title, listed } = WORD_KINDS;
  add(BINDING, binding | field | common);
  add(FIELD, field | common);
  add(PLAIN, plain | common);
  add(EVERYDAY, common);
  add(SUFFIXES, suffix | field | common);
  add(TITLES, title | field | common);
  for (const words of SAME.map(wordsOf)) {
    const same = hashOfWord(words[0] ?? '');
    const kinds = words.reduce<number>((all, word) => all | kindsOf(word), listed);
    for (const word of words) known.set(hashOfWord(word), same, kinds);
  }
  return known;
}

function wordsOf(list: string): readonly string[] {
  return list.split(/\s+/).filter((word) => word !== '');
}
