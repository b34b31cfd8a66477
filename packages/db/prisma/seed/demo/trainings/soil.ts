import type { DemoTraining } from "./training.ts";

export const soil: DemoTraining[] = [
  {
    key: "soil-sampling",
    category: "soil",
    trainer: "aysel",
    type: "OFFLINE",
    difficulty: "BEGINNER",
    days: [-40, -39],
    hours: ["10:00", "14:00"],
    place: { address: "Sabirabad şəhəri, Torpaq Laboratoriyası", latitude: 40.0128, longitude: 48.4789 },
    seats: 28,
    certificate:
      "Torpaq nümunəsi və gübrə planı üzrə təlim | Training on soil sampling and fertiliser plans | Обучение по отбору проб и плану удобрений",
    tags: ["torpaq", "analiz", "gübrə"],
    crowd: 33,
    title:
      "Torpaq nümunəsindən gübrə planına | From soil sample to fertiliser plan | От пробы почвы до плана удобрений",
    description:
      "Nümunənin düzgün götürülməsi, laboratoriya cavabının oxunması və bitkiyə görə gübrə normasının hesablanması. | How to take a sample, read the laboratory's answer, and work out fertiliser for each crop. | Правильный отбор пробы, чтение лабораторного ответа и расчёт нормы удобрений под культуру.",
    outline: `
      # Nümunə | The sample | Проба
      - [video] Nümunənin götürülməsi | Taking the sample | Отбор пробы
      - Etiket və göndəriş | Labels and sending | Этикетка и отправка
      # Nəticə | The result | Результат
      - pH, humus və duzluluq | pH, humus and salinity | pH, гумус и засоление
      - Azot, fosfor, kalium | Nitrogen, phosphorus, potassium | Азот, фосфор, калий
      # Plan | The plan | План
      - Gübrə normasının hesabı | Working out the rate | Расчёт нормы удобрений
      - [optional] Peyin və kompost | Manure and compost | Навоз и компост
    `,
  },
  {
    key: "pesticide-safety",
    category: "soil",
    trainer: "aysel",
    type: "ONLINE",
    difficulty: "BEGINNER",
    days: [-30, 14],
    hours: ["12:00", "13:00"],
    recurs: "WEEKLY",
    intro: true,
    scene: "wheat",
    certificate:
      "Pestisidlərlə təhlükəsiz iş üzrə təlim | Training on working safely with pesticides | Обучение по безопасной работе с пестицидами",
    validYears: 3,
    examScore: 80,
    tags: ["pestisid", "əməyin mühafizəsi"],
    crowd: 57,
    title: "Pestisidlərlə təhlükəsiz iş | Working safely with pesticides | Безопасная работа с пестицидами",
    description:
      "Etiketin oxunması, fərdi mühafizə vasitələri, məhlulun hazırlanması, gözləmə müddəti, boş qabların təhvili və ilk yardım. Preparat alan hər kəs üçün məcburi mövzular. | Reading the label, protective clothing, mixing, waiting periods, returning empty containers, and first aid: what everyone who buys pesticides must know. | Чтение этикетки, средства защиты, приготовление раствора, сроки ожидания, сдача тары и первая помощь: обязательные темы для всех, кто покупает препараты.",
    outline: `
      # Etiket | The label | Этикетка
      - Təhlükə sinifləri və işarələr | Hazard classes and signs | Классы опасности и знаки
      - Norma və gözləmə müddəti | Rates and waiting periods | Норма и срок ожидания
      # Mühafizə | Protection | Защита
      - [video] Geyim, maska, əlcək | Clothing, mask, gloves | Одежда, маска, перчатки
      - Məhlulun hazırlanması | Mixing | Приготовление раствора
      - Küləkli havada çiləmə | Spraying in wind | Опрыскивание в ветер
      # Sonra | Afterwards | После работы
      - Boş qabların üçqat yuyulması | Rinsing containers three times | Тройное ополаскивание тары
      - Zəhərlənmədə ilk yardım | First aid in poisoning | Первая помощь при отравлении
    `,
  },
  {
    key: "organic",
    category: "soil",
    trainer: "aysel",
    type: "ONLINE",
    difficulty: "ADVANCED",
    days: [38, 59],
    hours: ["18:00", "19:30"],
    recurs: "WEEKLY",
    scene: "orchard",
    seats: 45,
    certificate:
      "Üzvi istehsala keçid üzrə təlim | Training on conversion to organic farming | Обучение по переходу на органическое производство",
    tags: ["üzvi", "sertifikat", "ixrac"],
    crowd: 16,
    title:
      "Üzvi sertifikatlaşdırma: keçid dövründən ixraca | Organic certification: from conversion to export | Органическая сертификация: от перехода до экспорта",
    description:
      "Keçid dövrünün planı, icazə verilən vasitələr, qeydlər və yoxlama, sertifikat orqanının seçilməsi və ixrac bazarının tələbləri. | A plan for conversion, permitted inputs, records and inspection, choosing a certifier, and what export markets ask. | План переходного периода, разрешённые средства, записи и проверка, выбор органа сертификации и требования экспортных рынков.",
    outline: `
      # Qaydalar | The rules | Правила
      - Keçid dövrü və sahələrin ayrılması | Conversion and separate fields | Переходный период и разделение полей
      - İcazə verilən vasitələr | Permitted inputs | Разрешённые средства
      # Yoxlama | Inspection | Проверка
      - Qeydlər və izlənə bilmə | Records and traceability | Записи и прослеживаемость
      - Sertifikat orqanının seçilməsi | Choosing a certifier | Выбор органа сертификации
      # Bazar | The market | Рынок
      - [draft] İxrac bazarının tələbləri | What export markets ask | Требования экспортных рынков
      - Qiymət və müqavilə | Price and contract | Цена и договор
    `,
  },
];
