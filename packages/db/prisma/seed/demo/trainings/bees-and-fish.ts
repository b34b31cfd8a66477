import type { DemoTraining } from "./training.ts";

export const beesAndFish: DemoTraining[] = [
  {
    key: "wintering",
    category: "bees",
    trainer: "tural",
    type: "ONLINE",
    difficulty: "BEGINNER",
    days: [-5, 9],
    hours: ["20:00", "21:00"],
    recurs: "WEEKLY",
    intro: true,
    tags: ["arı", "qışlama"],
    crowd: 32,
    title:
      "Arı ailələrinin uğurlu qışlaması | Bringing bee colonies through the winter | Успешная зимовка пчелиных семей",
    description:
      "Payız yoxlaması, yem ehtiyatı, pətəyin isti saxlanması və qış müşahidəsi. Dağ və aran bölgələri ayrıca izah olunur. | The autumn check, food stores, keeping the hive warm and watching it in winter, for mountains and lowlands apart. | Осенняя ревизия, запас корма, утепление улья и зимнее наблюдение. Горные и низменные районы рассматриваются отдельно.",
    outline: `
      # Payız | Autumn | Осень
      - Payız yoxlaması | The autumn check | Осенняя ревизия
      - Yem ehtiyatının hesablanması | How much food to leave | Расчёт кормовых запасов
      # Qış | Winter | Зима
      - [video] Pətəyin isti saxlanması | Keeping the hive warm | Утепление улья
      - [audio] Pətəyin səsini dinləmək | Listening to the hive | Слушаем улей
      - Yazda ilk baxış | The first look in spring | Первый весенний осмотр
    `,
  },
  {
    key: "varroa",
    category: "bees",
    trainer: "tural",
    type: "VIDEO",
    difficulty: "INTERMEDIATE",
    certificate: "Varroa ilə mübarizə üzrə təlim | | Обучение по борьбе с варроатозом",
    examScore: 60,
    tags: ["arı", "varroa"],
    crowd: 22,
    title: "Varroa gənəsi ilə mübarizə təqvimi | | Календарь борьбы с клещом варроа",
    description:
      "Yoluxma dərəcəsinin sayılması, üzvi turşularla emal və dərmansız üsullar. Hər ay üçün işlərin siyahısı verilir. | | Подсчёт заражённости, обработка органическими кислотами и безмедикаментозные методы. Даётся список работ на каждый месяц.",
    outline: `
      # Sayma | | Подсчёт
      - [video] Şəkər tozu üsulu | | Метод сахарной пудры
      - Nəticənin qiymətləndirilməsi | | Оценка результата
      # Emal | | Обработка
      - [video] Oksalat turşusu | | Щавелевая кислота
      - [video] Erkək sürfənin kəsilməsi | | Вырезание трутневого расплода
      - [draft] Dərmanların növbələşdirilməsi | | Чередование препаратов
    `,
  },
  {
    key: "trout",
    category: "fisheries",
    trainer: "tural",
    type: "OFFLINE",
    difficulty: "INTERMEDIATE",
    days: [52, 54],
    hours: ["09:30", "13:30"],
    place: {
      address: "Qəbələ rayonu, Vəndam qəsəbəsi, forel təsərrüfatı",
      latitude: 40.9436,
      longitude: 47.9333,
    },
    seats: 18,
    certificate:
      "Forel yetişdirilməsi üzrə təlim | Training on trout farming | Обучение по разведению форели",
    tags: ["forel", "hovuz"],
    crowd: 20,
    title:
      "Dağ çaylarında forel yetişdirilməsi | Trout farming on mountain streams | Разведение форели на горных реках",
    description:
      "Suyun oksigeni və temperaturu, hovuzların axını, yemləmə norması, xəstəliklərin qarşısının alınması və satışa hazırlıq. | Oxygen and temperature, flow through the ponds, feeding rates, preventing disease, and preparing fish for sale. | Кислород и температура воды, проточность прудов, норма кормления, профилактика болезней и подготовка к продаже.",
    outline: `
      # Su | Water | Вода
      - Oksigen, temperatur, axın | Oxygen, temperature, flow | Кислород, температура, проточность
      - [image] Hovuzun sxemi | Plan of a pond | Схема пруда
      # Balıq | Fish | Рыба
      - Balıq körpələrinin qəbulu | Receiving fingerlings | Приём малька
      - Yemləmə cədvəli | The feeding table | График кормления
      - Xəstəliklərin qarşısının alınması | Preventing disease | Профилактика болезней
      # Satış | Sale | Продажа
      - Çeşidləmə və soyuq zəncir | Grading and the cold chain | Сортировка и холодовая цепь
      - [optional] Qiymətin hesablanması | Setting the price | Расчёт цены
    `,
  },
  {
    key: "sturgeon",
    category: "fisheries",
    trainer: "tural",
    type: "ONLINE",
    status: "DRAFT",
    difficulty: "EXPERT",
    days: [95, 116],
    hours: ["17:00", "18:00"],
    tags: ["nərə"],
    crowd: 0,
    title: "Nərə balıqlarının qapalı dövriyyədə saxlanması",
    description:
      "Qapalı su təchizatı qurğularında nərə yetişdirilməsi. Proqram mütəxəssislərlə razılaşdırılır.",
    outline: `
      # Qurğu
      - [draft] Suyun təmizlənmə dövrü
      - [draft] Oksigenin idarə edilməsi
      # Balıq
      - [draft] Yaş qrupları
      - [draft] Yemləmə
    `,
  },
];
