import type { DemoTraining } from "./training.ts";

export const economics: DemoTraining[] = [
  {
    key: "subsidies",
    category: "economics",
    trainer: "kamran",
    type: "VIDEO",
    difficulty: "BEGINNER",
    intro: true,
    certificate: "EKTİS ilə iş üzrə təlim | Training on working with EKTIS | Обучение по работе с EKTİS",
    examScore: 60,
    tags: ["subsidiya", "EKTİS", "fermer kartı"],
    crowd: 60,
    title:
      "Subsidiyalar və EKTİS: müraciətdən ödənişə | Subsidies and EKTIS: from application to payment | Субсидии и EKTİS: от заявки до выплаты",
    description:
      "Elektron Kənd Təsərrüfatı İnformasiya Sistemində qeydiyyat, əkin bəyannaməsi, subsidiya növləri, fermer kartı və tez-tez buraxılan səhvlər. | Registering in the electronic agriculture system, the sowing declaration, kinds of subsidy, the farmer's card, and common mistakes. | Регистрация в электронной системе сельского хозяйства, посевная декларация, виды субсидий, карта фермера и частые ошибки.",
    outline: `
      # Qeydiyyat | Registration | Регистрация
      - [video] Sistemə daxil olmaq | Signing in | Вход в систему
      - [video] Torpaq sahəsinin əlavə edilməsi | Adding a plot | Добавление участка
      # Müraciət | Application | Заявка
      - [video] Əkin bəyannaməsi | The sowing declaration | Посевная декларация
      - Subsidiya növləri və məbləğlər | Kinds and amounts | Виды и суммы субсидий
      - [image] Sahə yoxlamasında nəyə baxılır | What is checked in the field | Что проверяют на поле
      # Ödəniş | Payment | Выплата
      - Fermer kartından istifadə | Using the farmer's card | Использование карты фермера
      - Səhvlər və şikayət | Mistakes and appeals | Ошибки и обжалование
    `,
  },
  {
    key: "bookkeeping",
    category: "economics",
    trainer: "kamran",
    type: "ONLINE",
    difficulty: "INTERMEDIATE",
    days: [-75, -47],
    hours: ["19:00", "20:30"],
    recurs: "WEEKLY",
    seats: 35,
    scene: "storehouse",
    certificate:
      "Kooperativdə mühasibat uçotu üzrə təlim | Training on cooperative bookkeeping | Обучение по бухгалтерскому учёту в кооперативе",
    examScore: 65,
    tags: ["kooperativ", "mühasibat", "vergi"],
    crowd: 40,
    title: "Kooperativdə mühasibat uçotu | Bookkeeping in a cooperative | Бухгалтерский учёт в кооперативе",
    description:
      "Pay fondu, üzvlərlə hesablaşma, anbar uçotu, vergi güzəştləri və illik hesabat. Hər mövzu hazır cədvəllərlə verilir. | The share fund, settling with members, stock records, tax relief and the annual report, each with tables to use. | Паевой фонд, расчёты с членами, складской учёт, налоговые льготы и годовой отчёт. К каждой теме есть готовые таблицы.",
    outline: `
      # Əsaslar | Basics | Основы
      - Pay fondu və üzvlük haqqı | Share fund and fees | Паевой фонд и взносы
      - Sənəd dövriyyəsi | The flow of papers | Документооборот
      # Gündəlik uçot | Daily records | Текущий учёт
      - Anbar kitabı | The stock book | Складская книга
      - Üzvlərlə hesablaşma | Settling with members | Расчёты с членами
      # Hesabat | Reports | Отчётность
      - Vergi güzəştləri | Tax relief | Налоговые льготы
      - İllik hesabatın hazırlanması | The annual report | Подготовка годового отчёта
    `,
  },
  {
    key: "insurance",
    category: "economics",
    trainer: "kamran",
    type: "VIDEO",
    status: "ARCHIVED",
    difficulty: "BEGINNER",
    scene: "wheat",
    tags: ["aqrar sığorta"],
    crowd: 14,
    title:
      "Aqrar sığorta: əvvəlki qaydalar | Crop insurance: the former rules | Аграрное страхование: прежние правила",
    description:
      "Kurs arxivdədir: qaydalar yenilənib. Müraciət nümunələri məlumat üçün saxlanılır. | Archived: the rules have changed. The sample claims are kept for information. | Курс в архиве: правила обновлены. Образцы заявлений сохранены для справки.",
    outline: `
      # Müqavilə | The contract | Договор
      - Sığorta hadisələri | What is insured | Страховые случаи
      - Sığorta haqqının hesabı | The premium | Расчёт взноса
      # Hadisə | The event | Случай
      - Ərizə və sübutlar | Claim and evidence | Заявление и доказательства
      - Ödəniş müddəti | Time of payment | Срок выплаты
    `,
  },
];
