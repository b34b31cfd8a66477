import type { DemoTraining } from "./training.ts";

export const vineyards: DemoTraining[] = [
  {
    key: "vine-pruning",
    category: "vineyards",
    trainer: "rashad",
    type: "OFFLINE",
    difficulty: "INTERMEDIATE",
    days: [66, 67],
    hours: ["10:00", "15:00"],
    place: { address: "Şamaxı rayonu, Mədrəsə kəndi, təcrübə bağı", latitude: 40.6092, longitude: 48.5447 },
    seats: 20,
    approval: true,
    certificate: "Tənəyin budanması üzrə təlim | Training on pruning the vine | Обучение по обрезке лозы",
    tags: ["üzüm", "budama", "Mədrəsə sortu"],
    crowd: 33,
    title:
      "Tənəyin quru budaması və formalaşdırılması | Dry pruning and training of the vine | Сухая обрезка и формирование лозы",
    description:
      "Şpaler sistemləri, göz yükünün hesablanması və yerli sortların xüsusiyyətləri. Yer məhduddur, müraciətlər baxıldıqdan sonra təsdiqlənir. | Trellis systems, the number of buds to leave, and the ways of local varieties. Places are few: applications are confirmed after a look at them. | Шпалерные системы, расчёт нагрузки глазками и особенности местных сортов. Места ограничены, заявки подтверждаются после рассмотрения.",
    outline: `
      # Nəzəriyyə | Theory | Теория
      - Tənəyin quruluşu və gözlər | The vine and its buds | Строение лозы и глазки
      - Şpaler sistemləri | Trellis systems | Шпалерные системы
      # Bağda iş | Work in the vineyard | Работа на винограднике
      - Göz yükünün hesablanması | How many buds to leave | Расчёт нагрузки глазками
      - [video] Qısa və uzun budama | Short and long pruning | Короткая и длинная обрезка
      - Zoğların bağlanması | Tying | Подвязка
    `,
  },
  {
    key: "vine-diseases",
    category: "vineyards",
    trainer: "rashad",
    type: "VIDEO",
    difficulty: "ADVANCED",
    certificate:
      "Üzümün xəstəlikləri üzrə təlim | Training on grape diseases | Обучение по болезням винограда",
    examScore: 65,
    tags: ["üzüm", "mildiu", "oidium"],
    crowd: 24,
    title:
      "Üzümün mildiu və oidium xəstəlikləri | Downy and powdery mildew of the grape | Милдью и оидиум винограда",
    description:
      "Xəstəliklərin inkişaf dövrü, hava məlumatına görə çiləmə vaxtı və müqavimətin qarşısını almaq üçün preparatların növbələşdirilməsi. | The life of both diseases, when to spray by the weather, and how to alternate products so that resistance does not arise. | Цикл развития болезней, сроки опрыскивания по погоде и чередование препаратов, чтобы не возникла устойчивость.",
    outline: `
      # Mildiu | Downy mildew | Милдью
      - [video] Əlamətlər və yoluxma şəraiti | Signs and conditions | Признаки и условия заражения
      - Çiləmə təqvimi | The spraying calendar | Календарь опрыскивания
      # Oidium | Powdery mildew | Оидиум
      - [video] Əlamətlər və kükürd | Signs, and sulphur | Признаки и сера
      - Müqavimətin idarə edilməsi | Managing resistance | Управление устойчивостью
    `,
  },
  {
    key: "wine-tourism",
    category: "vineyards",
    trainer: "rashad",
    type: "ONLINE",
    status: "DRAFT",
    difficulty: "BEGINNER",
    days: [80, 94],
    hours: ["18:00", "19:00"],
    tags: ["aqroturizm"],
    crowd: 0,
    title: "Üzüm bağında aqroturizm | Farm tourism in the vineyard | Агротуризм на винограднике",
    description:
      "Qonaq qəbulu, marşrut, dequstasiya və qiymət: kiçik təsərrüfat üçün əlavə gəlir. Kurs hazırlanır. | Guests, routes, tastings and prices: a second income for a small farm. The course is being prepared. | Приём гостей, маршрут, дегустация и цены: дополнительный доход небольшого хозяйства. Курс готовится.",
    outline: `
      # Qonaq | The guest | Гость
      - [draft] Marşrutun qurulması | Designing the route | Составление маршрута
      - [draft] Qiymətin hesablanması | Setting the price | Расчёт цены
      # Tərəfdaşlar | Partners | Партнёры
      - [draft] Kənd evləri ilə əməkdaşlıq | Working with guest houses | Работа с гостевыми домами
      - [draft] Reklam | Advertising | Реклама
    `,
  },
];
