import type { DemoTraining } from "./training.ts";

export const livestock: DemoTraining[] = [
  {
    key: "lambing",
    category: "livestock",
    trainer: "sabina",
    type: "OFFLINE",
    difficulty: "BEGINNER",
    days: [40, 41],
    hours: ["10:00", "15:00"],
    place: {
      address: "Ağstafa rayonu, Ceyrançöl, qışlaq təsərrüfatı",
      latitude: 41.1189,
      longitude: 45.4539,
    },
    seats: 30,
    tags: ["qoyun", "quzulama"],
    crowd: 23,
    title:
      "Qoyunçuluq: doğuma hazırlıq və quzuların saxlanması | Sheep: preparing for lambing and rearing lambs | Овцеводство: подготовка к окоту и выращивание ягнят",
    description:
      "Boğaz qoyunların yemlənməsi, doğum yerinin hazırlanması, ağız südü, zəif quzulara kömək və ilk peyvəndlər. | Feeding pregnant ewes, preparing the pen, colostrum, helping weak lambs and the first vaccinations. | Кормление суягных овец, подготовка места окота, молозиво, помощь слабым ягнятам и первые прививки.",
    outline: `
      # Doğumdan əvvəl | Before lambing | До окота
      - Boğaz qoyunun rasionu | Ration of the pregnant ewe | Рацион суягной овцы
      - Doğum yerinin hazırlanması | Preparing the pen | Подготовка места
      # Doğumdan sonra | After lambing | После окота
      - [video] Ağız südü və ilk saatlar | Colostrum and the first hours | Молозиво и первые часы
      - Quzuların ayrılması və yemlənməsi | Weaning and feeding | Отъём и кормление
      - Peyvənd təqvimi | Vaccination calendar | Календарь прививок
    `,
  },
  {
    key: "dairy-ration",
    category: "livestock",
    trainer: "sabina",
    type: "ONLINE",
    difficulty: "ADVANCED",
    days: [-14, 7],
    hours: ["20:00", "21:00"],
    recurs: "WEEKLY",
    scene: "cattle",
    certificate:
      "Südlük inəklərin yemlənməsi üzrə təlim | Training on feeding dairy cows | Обучение по кормлению молочных коров",
    tags: ["süd", "rasion", "maldarlıq"],
    crowd: 41,
    title:
      "Südlük inəklər üçün rasionun tərtibi | Composing rations for dairy cows | Составление рациона для молочных коров",
    description:
      "Yerli yemlərdən tarazlı rasion: quru maddə, zülal və enerji, keçid dövrünün riskləri, südün yağlılığının yemləmə ilə əlaqəsi. | A balanced ration from local feeds: dry matter, protein and energy, the risks of transition, and how feeding changes the fat of the milk. | Сбалансированный рацион из местных кормов: сухое вещество, протеин и энергия, риски переходного периода, связь кормления с жирностью молока.",
    outline: `
      # Yem | Feed | Корм
      - Yemlərin qidalılığı | The value of feeds | Питательность кормов
      - [image] Yem nümunəsinin götürülməsi | Taking a feed sample | Отбор пробы корма
      # Rasion | The ration | Рацион
      - Quru maddə və zülal hesabı | Dry matter and protein | Расчёт сухого вещества и протеина
      - Keçid dövrü | The transition period | Переходный период
      - [video] Qarışığın hazırlanması | Mixing | Приготовление смеси
      # Nəzarət | Control | Контроль
      - Südün göstəriciləri nə deyir | What the milk tells | О чём говорят показатели молока
      - [optional] Xərc və gəlir cədvəli | Costs and income | Таблица затрат и дохода
    `,
  },
  {
    key: "insemination",
    category: "livestock",
    trainer: "sabina",
    type: "OFFLINE",
    difficulty: "EXPERT",
    days: [-120, -116],
    hours: ["09:00", "13:00"],
    place: { address: "Gəncə şəhəri, Atatürk prospekti 450", latitude: 40.6828, longitude: 46.3606 },
    seats: 16,
    approval: true,
    scene: "cattle",
    certificate:
      "Süni mayalanma texniki | Artificial insemination technician | Техник по искусственному осеменению",
    validYears: 2,
    tags: ["süni mayalanma", "seleksiya"],
    crowd: 27,
    title:
      "İribuynuzlu heyvanlarda süni mayalanma | Artificial insemination of cattle | Искусственное осеменение крупного рогатого скота",
    description:
      "Texniklər üçün beş günlük praktiki kurs: damazlıq planı, toxumla iş, gigiyena və qeydiyyat. Qrupda on altı yer var. | A practical course of five days for technicians: breeding plan, handling semen, hygiene and records. Sixteen places. | Пятидневный практический курс для техников: план разведения, работа с семенем, гигиена и учёт. В группе шестнадцать мест.",
    outline: `
      # Nəzəri hissə | Theory | Теория
      - Damazlıq planı | The breeding plan | План разведения
      - Hövrə gəlmənin aşkarlanması | Detecting heat | Выявление охоты
      # Təcrübə | Practice | Практика
      - Toxumla iş və saxlama | Handling and storing semen | Работа с семенем и хранение
      - Gigiyena və təhlükəsizlik | Hygiene and safety | Гигиена и безопасность
      - Qeydiyyat və hesabat | Records | Учёт и отчётность
    `,
  },
  {
    key: "pasture",
    category: "livestock",
    trainer: "sabina",
    type: "VIDEO",
    difficulty: "BEGINNER",
    scene: "terraces",
    tags: ["otlaq", "yaylaq"],
    crowd: 15,
    title: "Yaylaq və qışlaqların növbəli otarılması | | Загонная пастьба на летних и зимних пастбищах",
    description:
      "Otlağın yükünü hesablamaq, sahəni hissələrə bölmək və otun bərpasına vaxt vermək – köçəri qoyunçuluq üçün sadə qaydalar. | | Как рассчитать нагрузку на пастбище, разделить его на загоны и дать траве восстановиться – простые правила отгонного овцеводства.",
    outline: `
      # Otlağın yükü | | Нагрузка на пастбище
      - [video] Otun miqdarını ölçmək | | Измерение запаса травы
      - Baş sayının hesablanması | | Расчёт поголовья
      # Növbəli otarma | | Загонная пастьба
      - [video] Sahənin bölünməsi | | Деление на загоны
      - Su və duz yerləri | | Вода и соль
    `,
  },
];
