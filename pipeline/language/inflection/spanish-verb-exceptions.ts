/** Spanish verbs whose stem changes, and the common irregular ones (RAE, *Nueva gramática*, ch. 4). */

function stems(infinitives: string): ReadonlySet<string> {
  return new Set(
    infinitives
      .trim()
      .split(/\s+/)
      .map((infinitive) => infinitive.slice(0, -2)),
  );
}

export const STEM_CHANGES: readonly { from: string; to: string; stems: ReadonlySet<string> }[] = [
  {
    from: 'e',
    to: 'ie',
    stems: stems(`
      acertar apretar atravesar calentar cerrar comenzar confesar despertar empezar encerrar enterrar gobernar helar
      manifestar merendar negar nevar pensar plegar quebrar recomendar regar segar sembrar sentar temblar tropezar
      ascender atender defender descender encender entender extender perder tender verter
      advertir convertir divertir herir hervir invertir mentir preferir referir requerir sentir sugerir transferir
      querer discernir adquirir
    `),
  },
  { from: 'i', to: 'ie', stems: stems('adquirir inquirir') },
  {
    from: 'o',
    to: 'ue',
    stems: stems(`
      acordar acostar almorzar apostar aprobar avergonzar colgar comprobar consolar contar costar demostrar encontrar
      esforzar forzar mostrar probar recordar reforzar renovar rodar rogar soltar sonar soñar tronar volar colar poblar
      cocer conmover devolver disolver doler llover morder mover oler poder promover remover resolver revolver soler
      torcer volver envolver dormir morir
    `),
  },
  { from: 'u', to: 'ue', stems: stems('jugar') },
  {
    from: 'e',
    to: 'i',
    stems: stems(`
      advertir convertir divertir herir hervir invertir mentir preferir referir requerir sentir sugerir transferir
      competir concebir conseguir corregir derretir despedir elegir expedir freír gemir impedir medir pedir perseguir
      proseguir reír rendir repetir seguir servir sonreír vestir investir
    `),
  },
  { from: 'o', to: 'u', stems: stems('dormir morir') },
  {
    from: 'u',
    to: 'uy',
    stems: stems(
      'atribuir concluir constituir construir contribuir destruir disminuir distribuir excluir huir incluir influir instruir reconstruir sustituir',
    ),
  },
  {
    from: 'i',
    to: 'í',
    stems: stems(
      'ampliar confiar criar desafiar desviar enfriar enviar espiar esquiar fiar guiar reenviar variar vaciar prohibir aislar',
    ),
  },
  {
    from: 'u',
    to: 'ú',
    stems: stems('actuar acentuar continuar efectuar evaluar graduar insinuar puntuar situar reunir'),
  },
];

/** Stems of the strong past, and of the future. */
export const IRREGULAR_STEMS: ReadonlyMap<string, { past?: string; future?: readonly string[] }> = new Map([
  ['andar', { past: 'anduv' }],
  ['caber', { past: 'cup', future: ['cabr'] }],
  ['conducir', { past: 'conduj' }],
  ['decir', { past: 'dij', future: ['dir'] }],
  ['estar', { past: 'estuv' }],
  ['haber', { past: 'hub', future: ['habr'] }],
  ['hacer', { past: 'hic', future: ['har'] }],
  ['poder', { past: 'pud', future: ['podr'] }],
  ['poner', { past: 'pus', future: ['pondr'] }],
  ['componer', { past: 'compus', future: ['compondr'] }],
  ['disponer', { past: 'dispus', future: ['dispondr'] }],
  ['exponer', { past: 'expus', future: ['expondr'] }],
  ['imponer', { past: 'impus', future: ['impondr'] }],
  ['proponer', { past: 'propus', future: ['propondr'] }],
  ['suponer', { past: 'supus', future: ['supondr'] }],
  ['producir', { past: 'produj' }],
  ['introducir', { past: 'introduj' }],
  ['querer', { past: 'quis', future: ['querr'] }],
  ['reducir', { past: 'reduj' }],
  ['saber', { past: 'sup', future: ['sabr'] }],
  ['salir', { future: ['saldr'] }],
  ['tener', { past: 'tuv', future: ['tendr'] }],
  ['contener', { past: 'contuv', future: ['contendr'] }],
  ['detener', { past: 'detuv', future: ['detendr'] }],
  ['mantener', { past: 'mantuv', future: ['mantendr'] }],
  ['obtener', { past: 'obtuv', future: ['obtendr'] }],
  ['sostener', { past: 'sostuv', future: ['sostendr'] }],
  ['traducir', { past: 'traduj' }],
  ['traer', { past: 'traj' }],
  ['valer', { future: ['valdr'] }],
  ['venir', { past: 'vin', future: ['vendr'] }],
]);

function forms(present: string): readonly string[] {
  return present.split(' ');
}

/** Forms that no rule above makes. */
export const WHOLE_FORMS: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'ser',
    forms(
      'soy eres es somos sois son era eras éramos erais eran fui fuiste fue fuimos fuisteis fueron sea seas seamos seáis sean fuera fueras fueran sé',
    ),
  ],
  [
    'ir',
    forms(
      'voy vas va vamos vais van iba ibas íbamos ibais iban fui fuiste fue fuimos fuisteis fueron vaya vayas vayamos vayan fuera fueran yendo ve',
    ),
  ],
  ['estar', forms('estoy estás está están esté estés estén')],
  ['haber', forms('he has ha hay hemos han haya hayas hayamos hayan')],
  ['dar', forms('doy das da dais dan di diste dio dimos disteis dieron dé des den diera dieran')],
  ['ver', forms('veo vea veas veamos vean veía veías veíamos veían vio vi visto vista vistos vistas')],
  ['tener', forms('tengo tienes tiene tienen tenga tengas tengamos tengan ten')],
  ['contener', forms('contengo contiene contienen contenga contengan')],
  ['detener', forms('detengo detiene detienen detenga detengan')],
  ['mantener', forms('mantengo mantiene mantienen mantenga mantengan')],
  ['obtener', forms('obtengo obtiene obtienen obtenga obtengan')],
  ['sostener', forms('sostengo sostiene sostienen sostenga sostengan')],
  ['hacer', forms('hago haga hagas hagamos hagan haz hecho hecha hechos hechas')],
  ['decir', forms('digo dices dice dicen diga digas digamos digan di dicho dicha dichos dichas diciendo')],
  ['poner', forms('pongo ponga pongas pongamos pongan pon puesto puesta puestos puestas')],
  ['componer', forms('compongo componga compongan compuesto compuesta compuestos compuestas')],
  ['disponer', forms('dispongo disponga dispongan dispuesto dispuesta dispuestos dispuestas')],
  ['exponer', forms('expongo exponga expongan expuesto expuesta expuestos expuestas')],
  ['imponer', forms('impongo imponga impongan impuesto impuesta impuestos impuestas')],
  ['proponer', forms('propongo proponga propongan propuesto propuesta propuestos propuestas')],
  ['suponer', forms('supongo suponga supongan supuesto supuesta supuestos supuestas')],
  ['salir', forms('salgo salga salgas salgamos salgan sal')],
  ['valer', forms('valgo valga valgas valgamos valgan')],
  ['venir', forms('vengo vienes viene vienen venga vengas vengamos vengan ven viniendo')],
  ['traer', forms('traigo traiga traigas traigamos traigan trayendo')],
  ['caer', forms('caigo caiga caigas caigamos caigan')],
  ['oír', forms('oigo oyes oye oyen oiga oigas oigan')],
  ['saber', forms('sé sepa sepas sepamos sepan')],
  ['caber', forms('quepo quepa quepas quepan')],
  ['poder', forms('pudiendo')],
  ['abrir', forms('abierto abierta abiertos abiertas')],
  ['cubrir', forms('cubierto cubierta cubiertos cubiertas')],
  ['descubrir', forms('descubierto descubierta descubiertos descubiertas')],
  ['escribir', forms('escrito escrita escritos escritas')],
  ['describir', forms('descrito descrita descritos descritas')],
  ['imprimir', forms('impreso impresa impresos impresas')],
  ['morir', forms('muerto muerta muertos muertas')],
  ['romper', forms('roto rota rotos rotas')],
  ['volver', forms('vuelto vuelta vueltos vueltas')],
  ['devolver', forms('devuelto devuelta devueltos devueltas')],
  ['resolver', forms('resuelto resuelta resueltos resueltas')],
  ['ver', forms('veo vea veas veamos vean veía veías veía veíamos veían vio vi visto vista vistos vistas')],
]);
