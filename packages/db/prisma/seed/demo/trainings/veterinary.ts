import type { DemoTraining } from "./training.ts";

export const veterinary: DemoTraining[] = [
  {
    key: "brucellosis",
    category: "veterinary",
    trainer: "orxan",
    type: "ONLINE",
    difficulty: "INTERMEDIATE",
    days: [-24, 4],
    hours: ["18:30", "20:00"],
    recurs: "WEEKLY",
    seats: 80,
    intro: true,
    certificate:
      "Brusellyozun profilaktikası üzrə təlim | Training on brucellosis prevention | Обучение по профилактике бруцеллёза",
    validYears: 2,
    examScore: 75,
    tags: ["brusellyoz", "peyvənd", "bioloji təhlükəsizlik"],
    crowd: 60,
    title:
      "Brusellyozun profilaktikası: sürüdən süfrəyə | Preventing brucellosis: from herd to table | Профилактика бруцеллёза: от стада до стола",
    description:
      "Xəstəliyin yoluxma yolları, sürünün yoxlanması və peyvəndlənməsi, süd və pendirin təhlükəsizliyi, ailənin qorunması. Rayon baytarları və fermerlər üçün birgə kurs. | How the disease spreads, testing and vaccinating the herd, safe milk and cheese, and protecting the family. For district vets and farmers together. | Пути заражения, проверка и вакцинация стада, безопасность молока и сыра, защита семьи. Совместный курс для районных ветеринаров и фермеров.",
    outline: `
      # Xəstəlik | The disease | Болезнь
      - Yoluxma yolları | How it spreads | Пути заражения
      - Heyvanda və insanda əlamətlər | Signs in animals and people | Признаки у животных и людей
      # Sürüdə | In the herd | В стаде
      - Qan nümunəsi və laboratoriya | Blood samples and the laboratory | Проба крови и лаборатория
      - [video] Peyvəndləmə qaydaları | Vaccination | Правила вакцинации
      - Yeni heyvanların karantini | Quarantine of new animals | Карантин новых животных
      # Evdə | At home | Дома
      - Südün pasterizasiyası | Pasteurising milk | Пастеризация молока
      - [audio] Həkim cavablandırır | A doctor answers | Отвечает врач
    `,
  },
  {
    key: "identification",
    category: "veterinary",
    trainer: "orxan",
    type: "VIDEO",
    difficulty: "BEGINNER",
    scene: "sheep",
    tags: ["identifikasiya", "sırğa", "qeydiyyat"],
    crowd: 30,
    title:
      "Heyvanların identifikasiyası və qeydiyyatı | Identifying and registering animals | Идентификация и регистрация животных",
    description:
      "Sırğaların vurulması, elektron bazada qeydiyyat, satış və köçürmə zamanı sənədlər. | Fitting ear tags, registering in the electronic database, and papers for sale and transport. | Установка бирок, регистрация в электронной базе, документы при продаже и перевозке.",
    outline: `
      # Nişanlama | Tagging | Мечение
      - [video] Sırğanın vurulması | Fitting the tag | Установка бирки
      - Nömrənin quruluşu | How the number is made | Структура номера
      # Qeydiyyat | Registration | Регистрация
      - [video] Bazaya daxil etmə | Entering the database | Внесение в базу
      - Satış və köçürmə sənədləri | Papers for sale and transport | Документы на продажу и перевозку
    `,
  },
  {
    key: "bird-flu",
    category: "veterinary",
    trainer: "orxan",
    type: "OFFLINE",
    status: "CANCELLED",
    difficulty: "INTERMEDIATE",
    days: [6, 6],
    hours: ["10:00", "14:00"],
    place: { address: "Lənkəran şəhəri, Aqrar Xidmətlər Mərkəzi", latitude: 38.7529, longitude: 48.8475 },
    seats: 40,
    scene: "poultry",
    tags: ["quş qripi", "quşçuluq"],
    crowd: 18,
    title:
      "Quş qripi: quşçuluq təsərrüfatında bioloji təhlükəsizlik | Bird flu: biosecurity on the poultry farm | Птичий грипп: биобезопасность на птицеферме",
    description:
      "Təlim təxirə salındı: yeni tarix elan olunacaq. Qeydiyyatdan keçənlərə məlumat göndəriləcək. | Called off: a new date will be announced. Those who registered will be told. | Обучение отменено: новая дата будет объявлена. Записавшиеся получат сообщение.",
    outline: `
      # Təhlükəsizlik | Biosecurity | Биобезопасность
      - Xəstəliyin gətirilmə yolları | How the disease gets in | Пути заноса болезни
      - Dezinfeksiya | Disinfection | Дезинфекция
      # Hadisə zamanı | In an outbreak | При вспышке
      - Xəbərdarlıq və təcrid | Reporting and isolation | Оповещение и изоляция
      - Zərərin ödənilməsi | Compensation | Возмещение ущерба
    `,
  },
];
