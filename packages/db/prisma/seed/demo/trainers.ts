import { type Translated, translated } from "./translated.ts";

export interface DemoTrainer {
  key: string;
  firstName: string;
  lastName: string;
  fatherName: string;
  email: string;
  gender: "female" | "male";
  region: string;
  profession: "AGRONOMIST" | "VETERINARIAN" | "RESEARCHER" | "ENTREPRENEUR";
  /** Years and months of experience. */
  experience: readonly [years: number, months: number];
  specialty: Translated;
  description: Translated;
  specializations: Translated[];
  qualifications: Translated[];
}

/** The trainers; the picture of the nth is portrait-n.svg. */
export const trainers = [
  {
    key: "leyla",
    firstName: "Leyla",
    lastName: "Məmmədova",
    fatherName: "Rafiq",
    email: "trainer@agrar.example",
    gender: "female",
    region: "Bakı",
    profession: "AGRONOMIST",
    experience: [14, 3],
    specialty: translated("Suvarma və meliorasiya | Irrigation and land improvement | Орошение и мелиорация"),
    description: translated(
      "Muğan və Mil düzlərində qırxdan çox təsərrüfatda damcı suvarma sistemlərinin layihələndirilməsinə rəhbərlik edib. Dərslərində hər hesablamanı fermerin öz sahəsi üzərində aparır. | She has led the design of drip systems on more than forty farms of the Mughan and Mil plains. In her lessons every calculation is done on the farmer's own field. | Руководила проектированием капельного орошения более чем в сорока хозяйствах Муганской и Мильской равнин. На её занятиях каждый расчёт делается для поля самого фермера.",
    ),
    specializations: [
      translated("Damcı suvarma | Drip irrigation | Капельное орошение"),
      translated("Suvarma rejimi | Irrigation scheduling | Режим орошения"),
      translated("Şoran torpaqların yuyulması | Leaching of saline soils | Промывка засолённых почв"),
    ],
    qualifications: [
      translated(
        "Azərbaycan Dövlət Aqrar Universiteti, magistr | Azerbaijan State Agrarian University, master's degree | Азербайджанский государственный аграрный университет, магистр",
      ),
      translated(
        "Su idarəçiliyi üzrə beynəlxalq kurs | International course in water management | Международный курс по управлению водой",
      ),
    ],
  },
  {
    key: "elchin",
    firstName: "Elçin",
    lastName: "Quliyev",
    fatherName: "Tofiq",
    email: "elchin.guliyev@agrar.example",
    gender: "male",
    region: "Bərdə",
    profession: "AGRONOMIST",
    experience: [22, 0],
    specialty: translated("Taxılçılıq və pambıqçılıq | Cereals and cotton | Зерновые и хлопок"),
    description: translated(
      "Qarabağ bölgəsində iyirmi ildən çox sahə aqronomu işləyib. Buğdanın pas xəstəlikləri və pambığın zərərvericiləri üzrə müşahidə şəbəkəsini qurub. | A field agronomist in the Karabakh region for over twenty years. He built the network that watches for wheat rust and cotton pests. | Более двадцати лет работал полевым агрономом в Карабахском регионе. Создал сеть наблюдения за ржавчиной пшеницы и вредителями хлопчатника.",
    ),
    specializations: [
      translated("Payızlıq taxıl | Winter cereals | Озимые зерновые"),
      translated("Pambıq | Cotton | Хлопчатник"),
      translated("Xəstəliklərin proqnozu | Disease forecasting | Прогноз болезней"),
    ],
    qualifications: [
      translated("Aqronom, Gəncə | Agronomist, Ganja | Агроном, Гянджа"),
      translated(
        "İnteqrasiyalı mühafizə üzrə təlimçi | Trainer in integrated pest management | Тренер по интегрированной защите",
      ),
    ],
  },
  {
    key: "gunel",
    firstName: "Günel",
    lastName: "Həsənli",
    fatherName: "Vaqif",
    email: "gunel.hasanli@agrar.example",
    gender: "female",
    region: "Zaqatala",
    profession: "AGRONOMIST",
    experience: [11, 6],
    specialty: translated("Bağçılıq | Orchards | Садоводство"),
    description: translated(
      "Şəki-Zaqatala bölgəsində fındıq bağlarının cavanlaşdırılması proqramını aparır, Göyçay və Ağsuda nar bağları salan ailələrə məsləhət verir. | She runs the programme that renews hazelnut orchards in Sheki and Zagatala, and advises families who plant pomegranate in Goychay and Aghsu. | Ведёт программу омоложения садов фундука в Шеки-Закатальской зоне, консультирует семьи, которые закладывают гранатовые сады в Гёйчае и Ахсу.",
    ),
    specializations: [
      translated("Fındıq | Hazelnut | Фундук"),
      translated("Nar | Pomegranate | Гранат"),
      translated("Budama | Pruning | Обрезка"),
    ],
    qualifications: [
      translated("Bağçılıq üzrə fəlsəfə doktoru | PhD in horticulture | Доктор философии по садоводству"),
    ],
  },
  {
    key: "rashad",
    firstName: "Rəşad",
    lastName: "İsmayılov",
    fatherName: "Nazim",
    email: "rashad.ismayilov@agrar.example",
    gender: "male",
    region: "Şamaxı",
    profession: "RESEARCHER",
    experience: [9, 4],
    specialty: translated("Üzümçülük | Viticulture | Виноградарство"),
    description: translated(
      "Yerli üzüm sortlarının – Mədrəsə və Bayanşirənin – aqrotexnikasını öyrənir, Şamaxı və Gəncə-Qazax təsərrüfatları ilə işləyir. | He studies how to grow the local grapes Madrasa and Bayanshira, and works with farms in Shamakhi and Ganja-Gazakh. | Изучает агротехнику местных сортов Мадраса и Баяншира, работает с хозяйствами Шамахи и Гянджа-Газахской зоны.",
    ),
    specializations: [
      translated("Yerli sortlar | Local varieties | Местные сорта"),
      translated("Tənəyin formalaşdırılması | Vine training | Формирование лозы"),
    ],
    qualifications: [
      translated(
        "Bitki mühafizəsi üzrə elmi işçi | Researcher in plant protection | Научный сотрудник по защите растений",
      ),
    ],
  },
  {
    key: "nigar",
    firstName: "Nigar",
    lastName: "Əliyeva",
    fatherName: "Kamil",
    email: "nigar.aliyeva@agrar.example",
    gender: "female",
    region: "Şəmkir",
    profession: "AGRONOMIST",
    experience: [8, 9],
    specialty: translated("İstixana təsərrüfatı | Greenhouse growing | Тепличное хозяйство"),
    description: translated(
      "Şəmkirdə altı hektarlıq istixananın baş aqronomudur. Substratda yetişdirmə və bioloji mühafizə üzrə təcrübəsini bölüşür. | Chief agronomist of a six-hectare greenhouse in Shamkir. She shares her experience with substrates and biological protection. | Главный агроном теплицы площадью шесть гектаров в Шамкире. Делится опытом выращивания на субстрате и биологической защиты.",
    ),
    specializations: [
      translated("Pomidor və xiyar | Tomato and cucumber | Томат и огурец"),
      translated("Mikroiqlim | Microclimate | Микроклимат"),
    ],
    qualifications: [translated("Aqronom-tərəvəzçi | Agronomist, vegetables | Агроном-овощевод")],
  },
  {
    key: "orxan",
    firstName: "Orxan",
    lastName: "Babayev",
    fatherName: "Şahin",
    email: "orxan.babayev@agrar.example",
    gender: "male",
    region: "Gəncə",
    profession: "VETERINARIAN",
    experience: [16, 2],
    specialty: translated("Baytarlıq | Veterinary medicine | Ветеринария"),
    description: translated(
      "Epizootologiya üzrə baytar həkim. Rayonlarda brusellyoz və dabaq əleyhinə peyvəndləmə kampaniyalarını təşkil edib. | A veterinary epidemiologist. He has organised vaccination campaigns against brucellosis and foot-and-mouth disease in the districts. | Ветеринарный врач-эпизоотолог. Организовывал в районах вакцинацию против бруцеллёза и ящура.",
    ),
    specializations: [
      translated("Yoluxucu xəstəliklər | Infectious diseases | Инфекционные болезни"),
      translated("Bioloji təhlükəsizlik | Biosecurity | Биобезопасность"),
    ],
    qualifications: [
      translated("Baytar həkim | Veterinarian | Ветеринарный врач"),
      translated("Epizootologiya üzrə ixtisas | Specialist in epidemiology | Специализация по эпизоотологии"),
    ],
  },
  {
    key: "sabina",
    firstName: "Səbinə",
    lastName: "Kərimli",
    fatherName: "Əli",
    email: "sabina.karimli@agrar.example",
    gender: "female",
    region: "Ağstafa",
    profession: "RESEARCHER",
    experience: [12, 0],
    specialty: translated("Heyvandarlıq və yemləmə | Livestock and feeding | Животноводство и кормление"),
    description: translated(
      "Südlük sürülərdə rasionun hesablanması və qoyunçuluqda seleksiya üzrə mütəxəssisdir. | She specialises in rations for dairy herds and in selective breeding of sheep. | Специалист по расчёту рационов для молочных стад и селекции в овцеводстве.",
    ),
    specializations: [
      translated("Rasion | Rations | Рационы"),
      translated("Qoyunçuluq | Sheep breeding | Овцеводство"),
      translated("Süni mayalanma | Artificial insemination | Искусственное осеменение"),
    ],
    qualifications: [translated("Zootexniya üzrə magistr | Master in animal science | Магистр зоотехнии")],
  },
  {
    key: "tural",
    firstName: "Tural",
    lastName: "Vəliyev",
    fatherName: "Hikmət",
    email: "tural.valiyev@agrar.example",
    gender: "male",
    region: "Qəbələ",
    profession: "ENTREPRENEUR",
    experience: [18, 5],
    specialty: translated(
      "Arıçılıq və balıqçılıq | Beekeeping and fish farming | Пчеловодство и рыбоводство",
    ),
    description: translated(
      "Üç yüz ailəlik arıxananın və forel təsərrüfatının sahibidir. Dağ şəraitində iş təcrübəsini sadə dillə izah edir. | Owner of an apiary of three hundred colonies and of a trout farm. He explains in plain words what works in the mountains. | Владелец пасеки на триста семей и форелевого хозяйства. Простыми словами объясняет, что работает в горах.",
    ),
    specializations: [
      translated("Qafqaz boz dağ arısı | Grey mountain Caucasian bee | Серая горная кавказская пчела"),
      translated("Forel | Trout | Форель"),
    ],
    qualifications: [
      translated(
        "Arıçılar Assosiasiyasının üzvü | Member of the beekeepers' association | Член Ассоциации пчеловодов",
      ),
    ],
  },
  {
    key: "aysel",
    firstName: "Aysel",
    lastName: "Rzayeva",
    fatherName: "Mübariz",
    email: "aysel.rzayeva@agrar.example",
    gender: "female",
    region: "Bakı",
    profession: "RESEARCHER",
    experience: [10, 1],
    specialty: translated("Torpaqşünaslıq | Soil science | Почвоведение"),
    description: translated(
      "Torpaq laboratoriyasının rəhbəri. Analiz nəticəsini gübrə planına çevirməyi, pestisidlərlə təhlükəsiz işləməyi öyrədir. | Head of a soil laboratory. She teaches how to turn an analysis into a fertiliser plan, and how to work safely with pesticides. | Руководитель почвенной лаборатории. Учит превращать анализ в план удобрений и безопасно работать с пестицидами.",
    ),
    specializations: [
      translated("Aqrokimya | Agrochemistry | Агрохимия"),
      translated("Pestisid təhlükəsizliyi | Pesticide safety | Безопасность пестицидов"),
      translated("Üzvi istehsal | Organic production | Органическое производство"),
    ],
    qualifications: [
      translated("Aqrokimya üzrə fəlsəfə doktoru | PhD in agrochemistry | Доктор философии по агрохимии"),
    ],
  },
  {
    key: "kamran",
    firstName: "Kamran",
    lastName: "Abbasov",
    fatherName: "Yaşar",
    email: "kamran.abbasov@agrar.example",
    gender: "male",
    region: "Bakı",
    profession: "ENTREPRENEUR",
    experience: [13, 8],
    specialty: translated("Aqrar iqtisadiyyat | Farm economics | Аграрная экономика"),
    description: translated(
      "Kooperativlərdə mühasibat uçotunu quran iqtisadçı. Subsidiya müraciətlərini və biznes planlarını fermerlərlə birlikdə hazırlayır. | An economist who sets up the books of cooperatives. He prepares subsidy applications and business plans together with farmers. | Экономист, который ставит учёт в кооперативах. Вместе с фермерами готовит заявки на субсидии и бизнес-планы.",
    ),
    specializations: [
      translated("Subsidiyalar | Subsidies | Субсидии"),
      translated("Kooperasiya | Cooperatives | Кооперация"),
    ],
    qualifications: [translated("Peşəkar mühasib | Certified accountant | Профессиональный бухгалтер")],
  },
] as const satisfies DemoTrainer[];

export type TrainerKey = (typeof trainers)[number]["key"];
