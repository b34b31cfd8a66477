import type { DemoTraining } from "./training.ts";

export const greenhouses: DemoTraining[] = [
  {
    key: "tomato",
    category: "greenhouses",
    trainer: "nigar",
    type: "OFFLINE",
    difficulty: "INTERMEDIATE",
    days: [-3, 4],
    hours: ["10:00", "13:00"],
    recurs: "DAILY",
    place: {
      address: "Şəmkir rayonu, Çinarlı qəsəbəsi, İstixana kompleksi",
      latitude: 40.8531,
      longitude: 46.0153,
    },
    seats: 24,
    intro: true,
    certificate:
      "İstixana pomidoru üzrə təlim | Training on greenhouse tomato | Обучение по тепличному томату",
    examScore: 60,
    tags: ["pomidor", "istixana", "substrat"],
    crowd: 35,
    title:
      "İstixanada pomidor: şitildən yığıma | Greenhouse tomato: from seedling to harvest | Томат в теплице: от рассады до сбора",
    description:
      "Şitilin köçürülməsi, gövdənin aparılması, arılarla tozlanma, qida məhlulunun hazırlanması və ağ qanadlıya qarşı bioloji mühafizə. Məşğələlər işlək istixanada keçir. | Transplanting, leading the stem, pollination with bumblebees, mixing the nutrient solution, and biological protection against whitefly. Taught in a working greenhouse. | Высадка рассады, ведение стебля, опыление шмелями, приготовление питательного раствора и биозащита от белокрылки. Занятия идут в действующей теплице.",
    outline: `
      # Başlanğıc | The start | Начало
      - Hibridin seçilməsi | Choosing the hybrid | Выбор гибрида
      - [video] Şitilin köçürülməsi | Transplanting | Высадка рассады
      - Substratın hazırlanması | Preparing the substrate | Подготовка субстрата
      # Qidalanma | Nutrition | Питание
      - Qida məhlulu: EC və pH | Nutrient solution: EC and pH | Питательный раствор: EC и pH
      - Çatışmazlıq əlamətləri | Signs of deficiency | Признаки нехватки элементов
      # Bitki ilə iş | Working the plant | Работа с растением
      - [video] Bic zoğların çıxarılması | Removing side shoots | Пасынкование
      - Ağ qanadlı və bioloji mühafizə | Whitefly and biological control | Белокрылка и биозащита
      - [optional] Yığım və çeşidləmə | Picking and grading | Сбор и сортировка
    `,
  },
  {
    key: "greenhouse-climate",
    category: "greenhouses",
    trainer: "nigar",
    type: "ONLINE",
    difficulty: "EXPERT",
    days: [13, 34],
    hours: ["19:30", "21:00"],
    recurs: "WEEKLY",
    seats: 40,
    tags: ["istixana", "iqlim", "avtomatika"],
    crowd: 21,
    title:
      "İstixana iqliminin avtomatik idarə edilməsi | Automatic climate control in the greenhouse | Автоматическое управление климатом теплицы",
    description:
      "Temperatur, rütubət və karbon qazı arasında tarazlıq, ventilyasiya strategiyası, sensorların yerləşdirilməsi və qış enerjisinə qənaət. | The balance of temperature, humidity and carbon dioxide, ventilation, where to put sensors, and saving energy in winter. | Баланс температуры, влажности и углекислого газа, стратегия вентиляции, размещение датчиков и экономия энергии зимой.",
    outline: `
      # Fizika | The physics | Физика
      - İstilik və rütubət balansı | Balance of heat and moisture | Баланс тепла и влаги
      - Karbon qazının verilməsi | Adding carbon dioxide | Подача углекислого газа
      # İdarəetmə | Control | Управление
      - Sensorların yerləşdirilməsi | Placing the sensors | Размещение датчиков
      - Gecə və gündüz rejimi | Day and night settings | Дневной и ночной режим
      - [draft] Enerji xərclərinin təhlili | Analysing energy costs | Анализ затрат на энергию
    `,
  },
  {
    key: "cucumber",
    category: "greenhouses",
    trainer: "nigar",
    type: "VIDEO",
    difficulty: "BEGINNER",
    tags: ["xiyar", "şitil"],
    crowd: 17,
    title: "Ev istixanasında xiyar şitili",
    description:
      "Həyətyanı istixanada sağlam xiyar şitili yetişdirmək üçün qısa videodərslər: torpaq qarışığı, cücərtmə, işıq və suvarma.",
    outline: `
      # Hazırlıq
      - [video] Torpaq qarışığı
      - [video] Toxumun cücərdilməsi
      # Qulluq
      - [video] İşıq və temperatur
      - [video] Suvarma və möhkəmləndirmə
    `,
  },
];
