import type { DemoTraining } from "./training.ts";

export const orchards: DemoTraining[] = [
  {
    key: "pomegranate",
    category: "orchards",
    trainer: "gunel",
    type: "OFFLINE",
    difficulty: "BEGINNER",
    days: [19, 21],
    hours: ["10:00", "15:30"],
    place: { address: "Göyçay şəhəri, Nar Festivalı meydanı 3", latitude: 40.6531, longitude: 47.7406 },
    seats: 45,
    scene: "pomegranate",
    intro: true,
    certificate:
      "Nar bağının salınması üzrə təlim | Training on planting pomegranate | Обучение по закладке гранатового сада",
    tags: ["nar", "bağ", "Göyçay"],
    crowd: 36,
    title:
      "Nar bağının salınması və ilk üç il | Planting a pomegranate orchard: the first three years | Закладка гранатового сада: первые три года",
    description:
      "Sort və tinglərin seçilməsi, çəpərlər, cərgələrin istiqaməti, ilk budama və gənc bağın suvarılması. Göyçayda iki bağa səfər daxildir. | Choosing varieties and saplings, fencing, the direction of rows, the first pruning and the watering of a young orchard. Includes a visit to two orchards in Goychay. | Выбор сортов и саженцев, ограда, направление рядов, первая обрезка и полив молодого сада. Включает поездку в два сада в Гёйчае.",
    outline: `
      # Bağın planı | Planning the orchard | План сада
      - Sortlar: Gülöyşə və Bala Mürsəl | Varieties: Guloysha and Bala Mursal | Сорта: Гюлейша и Бала Мурсал
      - Torpaq və su təminatı | Soil and water | Почва и водоснабжение
      - Cərgələr və məsafələr | Rows and spacing | Ряды и расстояния
      # Əkin | Planting | Посадка
      - [video] Tingin əkilməsi | Planting the sapling | Посадка саженца
      - Şaxtadan qorunma | Protection from frost | Защита от мороза
      # Qulluq | Care | Уход
      - Kol formasının qurulması | Shaping the bush | Формирование куста
      - [image] Meyvə çatlamasının səbəbləri | Why fruit cracks | Причины растрескивания плодов
    `,
  },
  {
    key: "hazelnut",
    category: "orchards",
    trainer: "gunel",
    type: "VIDEO",
    difficulty: "BEGINNER",
    intro: true,
    certificate:
      "Fındıq bağlarına qulluq üzrə təlim | Training on hazelnut orchard care | Обучение по уходу за фундуком",
    examScore: 60,
    tags: ["fındıq", "Zaqatala", "budama"],
    crowd: 55,
    title:
      "Fındıq bağlarına ilboyu qulluq | Hazelnut orchards around the year | Уход за садами фундука круглый год",
    description:
      "Yanvardan dekabra qədər fındıq bağının işləri: kolların seyrəldilməsi, gübrələmə, taxtabiti və unlu şeh ilə mübarizə, yığım, qurutma və saxlama. | The work of a hazelnut orchard from January to December: thinning, fertilising, the fight against stink bugs and mildew, harvest, drying and storage. | Работы в саду фундука с января по декабрь: прореживание, удобрение, борьба с клопами и мучнистой росой, сбор, сушка и хранение.",
    outline: `
      # Qış və yaz | Winter and spring | Зима и весна
      - [video] Köhnə gövdələrin çıxarılması | Removing old stems | Удаление старых стволов
      - [video] Kökətrafı zoğların təmizlənməsi | Clearing the suckers | Удаление поросли
      - Yaz gübrələməsi | Spring fertilising | Весеннее удобрение
      # Yay | Summer | Лето
      - [video] Mərmər taxtabiti | Brown marmorated stink bug | Мраморный клоп
      - Unlu şeh | Powdery mildew | Мучнистая роса
      # Payız | Autumn | Осень
      - [video] Yığım və qabıqdan təmizləmə | Harvest and husking | Сбор и очистка
      - Qurutma: 6 faiz rütubətə qədər | Drying to 6 per cent moisture | Сушка до 6 процентов влажности
      - [optional] Alıcıların keyfiyyət tələbləri | What buyers ask for | Требования покупателей
    `,
  },
  {
    key: "fruit-pruning",
    category: "orchards",
    trainer: "gunel",
    type: "OFFLINE",
    difficulty: "INTERMEDIATE",
    days: [-280, -279],
    hours: ["09:00", "14:00"],
    place: {
      address: "Quba rayonu, Bağçılıq Elmi-Tədqiqat İnstitutu",
      latitude: 41.3611,
      longitude: 48.5136,
    },
    seats: 30,
    certificate:
      "Meyvə ağaclarının budanması üzrə təlim | Training on pruning fruit trees | Обучение по обрезке плодовых деревьев",
    tags: ["alma", "budama", "Quba"],
    crowd: 34,
    title:
      "Alma və armud ağaclarının qış budaması | Winter pruning of apple and pear | Зимняя обрезка яблони и груши",
    description:
      "İki gün bağda: kəsiklərin düzgün yeri, gənc və qoca ağacların fərqi, alətlərin itilənməsi və yaraların qorunması. | Two days in the orchard: where to cut, how young and old trees differ, sharpening the tools and protecting the wounds. | Два дня в саду: где делать срезы, чем отличаются молодые и старые деревья, заточка инструмента и защита ран.",
    outline: `
      # Əsaslar | Basics | Основы
      - Ağac budamaya necə cavab verir | How a tree answers to pruning | Как дерево отвечает на обрезку
      - Alətlər və təhlükəsizlik | Tools and safety | Инструменты и безопасность
      # Bağda | In the orchard | В саду
      - Gənc ağacın formalaşdırılması | Shaping a young tree | Формирование молодого дерева
      - Qoca ağacın cavanlaşdırılması | Renewing an old tree | Омоложение старого дерева
      - [optional] Calaq etmənin əsasları | Basics of grafting | Основы прививки
    `,
  },
  {
    key: "cold-storage",
    category: "orchards",
    trainer: "kamran",
    type: "ONLINE",
    difficulty: "ADVANCED",
    days: [27, 48],
    hours: ["16:00", "17:30"],
    recurs: "WEEKLY",
    scene: "storehouse",
    seats: 50,
    certificate:
      "Soyuq anbarın idarə edilməsi üzrə təlim | Training on running a cold store | Обучение по управлению холодильным складом",
    tags: ["soyuq anbar", "saxlama", "ixrac"],
    crowd: 19,
    title:
      "Soyuq anbar: meyvəni mövsümdən sonra satmaq | The cold store: selling fruit after the season | Холодильный склад: продажа фруктов после сезона",
    description:
      "Temperatur və rütubət rejimi, tənzimlənən atmosfer, anbara qəbul qaydaları, itkilərin və enerji xərclərinin hesabı. | Temperature and humidity, controlled atmosphere, rules of acceptance, and the account of losses and energy. | Режим температуры и влажности, регулируемая атмосфера, правила приёмки, учёт потерь и затрат на энергию.",
    outline: `
      # Məhsul | The produce | Продукция
      - Yığım vaxtı və ilkin soyutma | Harvest time and pre-cooling | Срок сбора и предварительное охлаждение
      - Məhsul üzrə rejimlər | Settings for each fruit | Режимы по видам продукции
      # Anbar | The store | Склад
      - Qəbul və yerləşdirmə | Acceptance and stacking | Приёмка и размещение
      - [video] Gündəlik nəzarət jurnalı | The daily log | Ежедневный журнал контроля
      - [draft] Tənzimlənən atmosfer | Controlled atmosphere | Регулируемая атмосфера
      # İqtisadiyyat | Economics | Экономика
      - Bir kiloqramın saxlama xərci | What storing one kilogram costs | Стоимость хранения килограмма
    `,
  },
];
