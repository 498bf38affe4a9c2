/** Names that have a form in each language. Places by the Diccionario panhispánico de dudas, appendix 5. */
import type { Language } from '../model/locale.ts';

const PLACES =
  `London=Londres Germany=Alemania France=Francia Spain=España Italy=Italia England=Inglaterra Scotland=Escocia
Wales=Gales Ireland=Irlanda Netherlands=Países_Bajos Belgium=Bélgica Switzerland=Suiza Sweden=Suecia Norway=Noruega
Denmark=Dinamarca Finland=Finlandia Iceland=Islandia Poland=Polonia Hungary=Hungría Romania=Rumanía Greece=Grecia
Turkey=Turquía Russia=Rusia Ukraine=Ucrania Japan=Japón Brazil=Brasil Egypt=Egipto Morocco=Marruecos Algeria=Argelia
Tunisia=Túnez Libya=Libia Syria=Siria Lebanon=Líbano Jordan=Jordania Iraq=Irak Kenya=Kenia Ethiopia=Etiopía
Philippines=Filipinas Thailand=Tailandia Malaysia=Malasia Singapore=Singapur Mexico=México Peru=Perú Panama=Panamá
Haiti=Haití Canada=Canadá Tokyo=Tokio Beijing=Pekín Moscow=Moscú Geneva=Ginebra Vienna=Viena Brussels=Bruselas
Munich=Múnich Cologne=Colonia Milan=Milán Florence=Florencia Venice=Venecia Naples=Nápoles Rome=Roma Athens=Atenas
Warsaw=Varsovia Prague=Praga Lisbon=Lisboa Seville=Sevilla Havana=La_Habana Jerusalem=Jerusalén Bethlehem=Belén
Damascus=Damasco Baghdad=Bagdad Tehran=Teherán Kabul=Kabul Stockholm=Estocolmo Copenhagen=Copenhague Antwerp=Amberes
Edinburgh=Edimburgo Dublin=Dublín Paris=París Berlin=Berlín Europe=Europa Africa=África Asia=Asia Oceania=Oceanía
Ivory_Coast=Costa_de_Marfil Saudi_Arabia=Arabia_Saudí South_Africa=Sudáfrica South_Korea=Corea_del_Sur
North_Korea=Corea_del_Norte New_Zealand=Nueva_Zelanda United_States=Estados_Unidos United_Kingdom=Reino_Unido
New_York=Nueva_York New_Orleans=Nueva_Orleans Costa_Rica=Costa_Rica Cape_Town=Ciudad_del_Cabo`
    .split(/\s+/)
    .map((pair) => pair.replaceAll('_', ' ').split('=') as [string, string]);

/** To the language of the key: by the other language's name. Names that are the same in both are left out. */
export const EXONYMS: Readonly<Record<Language, ReadonlyMap<string, string>>> = {
  es: new Map(PLACES.filter(([en, es]) => en !== es)),
  en: new Map(PLACES.filter(([en, es]) => en !== es).map(([en, es]) => [es, en])),
};

/** Organisations and the like whose initials differ (Fundéu, siglas). English = Spanish. */
const INITIALS =
  `UN=ONU NATO=OTAN WHO=OMS EU=UE IMF=FMI WTO=OMC OAS=OEA OPEC=OPEP AIDS=sida GDP=PIB UK=Reino_Unido
ECB=BCE ILO=OIT IAEA=OIEA IPCC=IPCC NGO=ONG NGOs=ONG DNA=ADN RNA=ARN`
    .split(/\s+/)
    .map((pair) => pair.replaceAll('_', ' ').split('=') as [string, string]);

export const ACRONYMS: Readonly<Record<Language, ReadonlyMap<string, string>>> = {
  es: new Map(INITIALS.filter(([en, es]) => en !== es)),
  en: new Map(INITIALS.filter(([en, es]) => en !== es).map(([en, es]) => [es, en])),
};
