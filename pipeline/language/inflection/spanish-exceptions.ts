/** Spanish words that follow no rule, and the lists that say which follow which. */

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

/** Plurals whose stress moves, or that go their own way. */
export const ACCENT_MOVES: ReadonlyMap<string, string> = new Map(
  [...table('carácter:caracteres régimen:regímenes espécimen:especímenes lord:lores')].map(
    ([word, [plural]]) => [word, plural!],
  ),
);

/** Short forms before a noun. */
export const APOCOPATED = table(`
  primer:primero,primera tercer:tercero,tercera buen:bueno,buena mal:malo,mala gran:grande algún:alguno,alguna
  ningún:ninguno,ninguna san:santo,santa postrer:postrero,postrera
`);

/** Feminines that are not made by a change of -o to -a. */
export const FEMININES = table(`
  actor:actriz,actora emperador:emperatriz,emperadora alcalde:alcaldesa abad:abadesa conde:condesa duque:duquesa
  príncipe:princesa héroe:heroína rey:reina sacerdote:sacerdotisa poeta:poetisa profeta:profetisa tigre:tigresa
  jefe:jefa presidente:presidenta vicepresidente:vicepresidenta cliente:clienta dependiente:dependienta gerente:gerenta
  asistente:asistenta intendente:intendenta sirviente:sirvienta infante:infanta juez:jueza concejal:concejala
  edil:edila fiscal:fiscala bachiller:bachillera huésped:huéspeda líder:lideresa capitán:capitana alemán:alemana
  catalán:catalana bailarín:bailarina campeón:campeona patrón:patrona español:española andaluz:andaluza
`);

/** In -or, with one form for both genders. */
export const INVARIABLE_OR = words(`
  mayor menor mejor peor superior inferior anterior posterior exterior interior ulterior
  valor color amor dolor error favor honor humor olor rumor sabor terror vapor vigor motor factor sector vector tenor
  calor temor rigor fervor furor pavor candor licor tumor rencor sudor tambor flor labor
`);

/** Nouns of persons in -o. */
export const PERSONS = words(`
  ministro viceministro maestro alumno niño hijo hermano amigo enemigo vecino primo tío abuelo novio esposo suegro nieto
  sobrino médico arquitecto candidato delegado diputado secretario muchacho chico ciudadano político técnico científico
  músico crítico químico físico matemático mecánico veterinario farmacéutico psicólogo abogado empleado jubilado
  refugiado soldado acusado detenido herido fallecido desaparecido desempleado licenciado graduado aficionado invitado
  socio dueño reo testigo miembro cocinero camarero ingeniero obrero consejero enfermero extranjero compañero portero
  carpintero panadero peluquero banquero granjero prisionero pasajero viajero guerrillero bombero tesorero vocero
  funcionario empresario usuario propietario destinatario funcionaria ganadero marinero minero gobernador legislador
  gitano cubano peruano mexicano colombiano venezolano ecuatoriano boliviano paraguayo uruguayo argentino chileno
  dominicano hondureño salvadoreño panameño puertorriqueño brasileño europeo africano asiático estadounidense americano
  ruso chino ucraniano palestino turco sirio iraní italiano griego polaco sueco suizo filipino indígena cristiano judío
  musulmán católico republicano demócrata socialista comunista gato perro lobo oso león cerdo burro
`);

/** Endings of words for persons; what is made of other words so (`contadora`) means what its maker does. */
export const HAS_FEMININE = /(?:[dts]or|[dts]ora|ólogo|ónomo|ógrafo|ílogo|ópata|ense)$/;
