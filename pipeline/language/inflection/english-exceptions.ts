/**
 * English words that follow no rule. Closed classes of the language, as any grammar lists them (Quirk et al.,
 * *A Comprehensive Grammar of the English Language*, 3.11–3.20 for verbs, 5.73–5.103 for plurals).
 */

/** `a:b,c` pairs, one word each. */
function table(lines: string): ReadonlyMap<string, readonly string[]> {
  return new Map(
    lines
      .trim()
      .split(/\s+/)
      .map((line) => {
        const [word = '', forms = ''] = line.split(':');
        return [word, forms.split(',')] as const;
      }),
  );
}

function words(lines: string): ReadonlySet<string> {
  return new Set(lines.trim().split(/\s+/));
}

export const IRREGULAR_PLURALS = table(`
  man:men woman:women child:children person:people,persons foot:feet tooth:teeth goose:geese mouse:mice louse:lice
  ox:oxen die:dice,dies penny:pennies,pence datum:data medium:media,mediums criterion:criteria phenomenon:phenomena
  stratum:strata bacterium:bacteria curriculum:curricula,curriculums memorandum:memoranda,memorandums
  referendum:referendums,referenda addendum:addenda erratum:errata forum:forums,fora stadium:stadiums,stadia
  symposium:symposia,symposiums index:indexes,indices appendix:appendices,appendixes matrix:matrices,matrixes
  vertex:vertices vortex:vortices alumnus:alumni cactus:cacti,cactuses focus:focuses,foci fungus:fungi nucleus:nuclei
  stimulus:stimuli syllabus:syllabuses,syllabi radius:radii,radiuses alumna:alumnae formula:formulas,formulae
  larva:larvae antenna:antennas,antennae vertebra:vertebrae axis:axes corpus:corpora,corpuses genus:genera
  quiz:quizzes bus:buses,busses gas:gases,gasses passer-by:passers-by bureau:bureaus,bureaux plateau:plateaus,plateaux
  chateau:chateaux,chateaus tableau:tableaux cherub:cherubim,cherubs graffito:graffiti paparazzo:paparazzi
`);

export const UNCHANGING = words(`
  sheep deer fish salmon trout series species aircraft spacecraft hovercraft offspring headquarters news politics
  economics mathematics physics athletics gymnastics information equipment furniture advice luggage software hardware
  evidence research progress traffic music police cattle means crossroads
`);

export const VES_NOUNS = words(
  'calf elf half hoof knife leaf life loaf scarf self sheaf shelf thief wife wolf wharf',
);

export const OES_NOUNS = words('echo embargo hero negro potato tomato torpedo veto mosquito volcano domino');

export const IRREGULAR_DEGREES = table(`
  good:better,best bad:worse,worst far:farther,further,farthest,furthest little:less,least many:more,most much:more,most
`);

/** Past and participle. */
export const IRREGULAR_VERBS = table(`
  be:am,is,are,was,were,been have:had,has do:did,done go:went,gone say:said make:made take:took,taken come:came see:saw,seen
  know:knew,known get:got,gotten give:gave,given find:found think:thought tell:told become:became show:showed,shown
  leave:left feel:felt put:put bring:brought begin:began,begun keep:kept hold:held write:wrote,written stand:stood
  hear:heard let:let mean:meant set:set meet:met run:ran pay:paid sit:sat speak:spoke,spoken lie:lay,lain,lied
  lead:led read:read grow:grew,grown lose:lost fall:fell,fallen send:sent build:built understand:understood draw:drew,drawn
  break:broke,broken spend:spent cut:cut rise:rose,risen drive:drove,driven buy:bought wear:wore,worn choose:chose,chosen
  seek:sought throw:threw,thrown catch:caught deal:dealt win:won forget:forgot,forgotten sell:sold fight:fought
  teach:taught eat:ate,eaten sing:sang,sung strike:struck,stricken hang:hung,hanged shake:shook,shaken ride:rode,ridden
  feed:fed shoot:shot drink:drank,drunk hit:hit arise:arose,arisen fly:flew,flown spread:spread sleep:slept cost:cost
  beat:beat,beaten light:lit,lighted bind:bound hurt:hurt shut:shut steal:stole,stolen swim:swam,swum hide:hid,hidden
  bite:bit,bitten blow:blew,blown burn:burnt,burned dig:dug dream:dreamt,dreamed forgive:forgave,forgiven freeze:froze,frozen
  forbid:forbade,forbidden learn:learnt,learned lend:lent quit:quit ring:rang,rung shine:shone,shined sink:sank,sunk
  slide:slid speed:sped,speeded spell:spelt,spelled split:split stick:stuck swear:swore,sworn sweep:swept swing:swung
  tear:tore,torn wake:woke,woken weep:wept bend:bent bet:bet bid:bid,bade,bidden bleed:bled breed:bred burst:burst cast:cast
  cling:clung creep:crept flee:fled foresee:foresaw,foreseen grind:ground kneel:knelt lay:laid leap:leapt,leaped
  mistake:mistook,mistaken overcome:overcame override:overrode,overridden oversee:oversaw,overseen prove:proved,proven
  rid:rid rewrite:rewrote,rewritten shed:shed shrink:shrank,shrunk spin:spun spring:sprang,sprung sting:stung stride:strode
  undergo:underwent,undergone undertake:undertook,undertaken uphold:upheld withdraw:withdrew,withdrawn withhold:withheld
  withstand:withstood wind:wound broadcast:broadcast forecast:forecast,forecasted input:input,inputted upset:upset reset:reset
`);
