// The departments of the ministries, whose heads belong to the most senior civil servants,
// and the under-secretaries. Lines read "ministry | Finnish | Swedish | English".
import type { Titles } from './organisations'

const table = (text: string): { code: string; names: Titles }[] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [code = '', fi = '', sv = '', en = ''] = line.split('|').map((cell) => cell.trim())
      return { code, names: { fi, sv, en } }
    })

const departments = table(`
  VNK | EU-asioiden osasto | avdelningen för EU-ärenden | Government EU Affairs Department
  VNK | valtioneuvoston viestintäosasto | statsrådets kommunikationsavdelning | Government Communications Department
  VNK | hallinto-osasto | förvaltningsavdelningen | Administration Department
  VNK | strategiaosasto | strategiavdelningen | Strategy Department
  VNK | omistajaohjausosasto | ägarstyrningsavdelningen | Government Ownership Steering Department
  UM  | poliittinen osasto | politiska avdelningen | Political Department
  UM  | Eurooppa-osasto | Europaavdelningen | Department for Europe
  UM  | Amerikan ja Aasian osasto | avdelningen för Amerika och Asien | Department for the Americas and Asia
  UM  | Afrikan ja Lähi-idän osasto | avdelningen för Afrika och Mellanöstern | Department for Africa and the Middle East
  UM  | kehityspoliittinen osasto | utvecklingspolitiska avdelningen | Department for Development Policy
  UM  | kansainvälisen kaupan osasto | avdelningen för internationell handel | Department for International Trade
  UM  | hallinto-osasto | förvaltningsavdelningen | Department for Administration
  OM  | demokratia- ja julkisoikeusosasto | avdelningen för demokrati och offentlig rätt | Department for Democracy and Public Law
  OM  | yksityisoikeuden ja oikeudenhoidon osasto | avdelningen för privaträtt och rättsvård | Department for Private Law and Administration of Justice
  OM  | kriminaalipolitiikan ja rikosoikeuden osasto | avdelningen för kriminalpolitik och straffrätt | Department for Criminal Policy and Criminal Law
  OM  | hallinto- ja ohjausosasto | förvaltnings- och styrningsavdelningen | Department for Administration and Steering
  SM  | poliisiosasto | polisavdelningen | Police Department
  SM  | pelastusosasto | räddningsavdelningen | Department for Rescue Services
  SM  | maahanmuutto-osasto | migrationsavdelningen | Migration Department
  SM  | rajavartio-osasto | gränsbevakningsavdelningen | Border Guard Department
  SM  | hallinto- ja kehittämisosasto | förvaltnings- och utvecklingsavdelningen | Department for Administration and Development
  PLM | puolustuspoliittinen osasto | försvarspolitiska avdelningen | Defence Policy Department
  PLM | resurssipoliittinen osasto | resurspolitiska avdelningen | Resource Policy Department
  PLM | hallintopoliittinen osasto | förvaltningspolitiska avdelningen | Administrative Policy Department
  VM  | kansantalousosasto | ekonomiska avdelningen | Economics Department
  VM  | budjettiosasto | budgetavdelningen | Budget Department
  VM  | vero-osasto | skatteavdelningen | Tax Department
  VM  | rahoitusmarkkinaosasto | finansmarknadsavdelningen | Financial Markets Department
  VM  | kunta- ja aluehallinto-osasto | kommun- och regionförvaltningsavdelningen | Department for Local Government and Regional Administration
  VM  | valtionhallinnon kehittämisosasto | avdelningen för utveckling av statsförvaltningen | Public Governance Department
  VM  | julkisen hallinnon tieto- ja viestintätekninen osasto | avdelningen för informations- och kommunikationsteknik inom den offentliga förvaltningen | Public Sector ICT Department
  VM  | valtiovarain controller -toiminto | finanscontrollerfunktionen | Government Financial Controller's Function
  VM  | EU- ja kansainvälisten asioiden sihteeristö | sekretariatet för EU-frågor och internationella frågor | Secretariat for EU and International Affairs
  VM  | kehittämis- ja hallintotoiminto | utvecklings- och förvaltningsfunktionen | Administrative Governance and Development
  OKM | varhaiskasvatuksen ja perusopetuksen osasto | avdelningen för småbarnspedagogik och grundläggande utbildning | Department for Early Childhood Education and Basic Education
  OKM | lukiokoulutuksen ja ammatillisen koulutuksen osasto | avdelningen för gymnasieutbildning och yrkesutbildning | Department for General Upper Secondary and Vocational Education
  OKM | korkeakoulu- ja tiedepolitiikan osasto | avdelningen för högskole- och forskningspolitik | Department for Higher Education and Science Policy
  OKM | kulttuuri- ja taidepolitiikan osasto | avdelningen för kultur- och konstpolitik | Department for Art and Cultural Policy
  OKM | nuoriso- ja liikuntapolitiikan osasto | avdelningen för ungdoms- och idrottspolitik | Department for Youth and Sport Policy
  OKM | hallinto- ja budjettiosasto | förvaltnings- och budgetavdelningen | Administration and Budget Department
  MMM | ruokaosasto | livsmedelsavdelningen | Food Department
  MMM | luonnonvaraosasto | naturresursavdelningen | Natural Resources Department
  MMM | tieto- ja tutkimusosasto | avdelningen för information och forskning | Department for Information and Research
  MMM | hallinto-osasto | förvaltningsavdelningen | Administration Department
  LVM | verkko-osasto | nätavdelningen | Networks Department
  LVM | palveluosasto | serviceavdelningen | Services Department
  LVM | tieto-osasto | dataavdelningen | Data Department
  LVM | turvallisuusosasto | säkerhetsavdelningen | Safety and Security Department
  LVM | konserniohjausosasto | koncernstyrningsavdelningen | Ministry Governance Department
  TEM | innovaatiot ja yritysrahoitus -osasto | avdelningen innovationer och företagsfinansiering | Innovations and Enterprise Financing Department
  TEM | työllisyys ja toimivat markkinat -osasto | avdelningen sysselsättning och fungerande marknader | Employment and Well-Functioning Markets Department
  TEM | energiaosasto | energiavdelningen | Energy Department
  TEM | alueet ja kasvupalvelut -osasto | avdelningen regioner och tillväxttjänster | Regions and Growth Services Department
  TEM | maahanmuutto ja kotouttaminen -osasto | avdelningen invandring och integration | Immigration and Integration Department
  TEM | hallinto-osasto | förvaltningsavdelningen | Administration Department
  STM | yhteisöt ja toimintakyky -osasto | avdelningen för gemenskaper och funktionsförmåga | Department for Communities and Functional Capacity
  STM | turvallisuus ja terveys -osasto | avdelningen för säkerhet och hälsa | Department for Safety and Health
  STM | asiakkuudet ja palvelut -osasto | avdelningen för klientrelationer och tjänster | Department for Clients and Services
  STM | sosiaaliturva- ja vakuutusosasto | avdelningen för socialskydd och försäkring | Department for Social Security and Insurance
  STM | työ- ja tasa-arvo-osasto | avdelningen för arbete och jämställdhet | Department for Work and Gender Equality
  STM | ohjausosasto | styrningsavdelningen | Steering Department
  YM  | luontoympäristöosasto | naturmiljöavdelningen | Department of the Natural Environment
  YM  | ympäristönsuojeluosasto | miljövårdsavdelningen | Environmental Protection Department
  YM  | rakennetun ympäristön osasto | avdelningen för den byggda miljön | Department of the Built Environment
  YM  | hallinto ja kansainväliset asiat -osasto | avdelningen för förvaltning och internationella ärenden | Administration and International Affairs Department
`)

const underSecretaries = table(`
  VNK | alivaltiosihteeri | understatssekreterare | Under-Secretary of State
  UM  | alivaltiosihteeri (poliittiset asiat) | understatssekreterare (politiska frågor) | Under-Secretary of State for Political Affairs
  UM  | alivaltiosihteeri (taloussuhteet) | understatssekreterare (ekonomiska relationer) | Under-Secretary of State for Economic Relations
  VM  | alivaltiosihteeri | understatssekreterare | Under-Secretary of State
`)

/** The titles of the posts below the permanent secretary that are among the most senior, by the ministry's sign. */
export const seniorTitlesOf = (code: string): Titles[] => [
  ...underSecretaries.filter((post) => post.code === code).map((post) => post.names),
  ...departments
    .filter((department) => department.code === code)
    .map(({ names }) => ({
      fi: `osastopäällikkö, ${names.fi}`,
      sv: `avdelningschef, ${names.sv}`,
      en: `Director General, ${names.en}`,
    })),
]
