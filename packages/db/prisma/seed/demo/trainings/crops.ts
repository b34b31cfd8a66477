import type { DemoTraining } from "./training.ts";

export const crops: DemoTraining[] = [
  {
    key: "wheat-rust",
    category: "crops",
    trainer: "elchin",
    type: "ONLINE",
    difficulty: "INTERMEDIATE",
    days: [-9, 12],
    hours: ["18:00", "19:30"],
    recurs: "WEEKLY",
    intro: true,
    certificate:
      "Buğdanın pas xəstəlikləri üzrə təlim | Training on rust diseases of wheat | Обучение по ржавчине пшеницы",
    tags: ["buğda", "xəstəlik", "fungisid"],
    crowd: 38,
    title:
      "Buğdanın pas xəstəlikləri: erkən tanıma və mübarizə | Wheat rust: early recognition and control | Ржавчина пшеницы: раннее распознавание и борьба",
    description:
      "Sarı, qonur və gövdə pasını bir-birindən ayırmağı, yayılmanı vaxtında görməyi və fungisidi yalnız lazım olanda tətbiq etməyi öyrənirik. Məşğələlərdə Qarabağ və Şirvan sahələrindən çəkilmiş şəkillər müzakirə olunur. | How to tell yellow, brown and stem rust apart, see an outbreak in time, and spray only when it is needed. We discuss photographs taken in fields of Karabakh and Shirvan. | Учимся отличать жёлтую, бурую и стеблевую ржавчину, вовремя замечать вспышку и применять фунгициды только при необходимости. На занятиях разбираем снимки с полей Карабаха и Ширвана.",
    outline: `
      # Xəstəliyi tanımaq | Knowing the disease | Распознать болезнь
      - Üç növ pas və onların əlamətləri | The three rusts and their signs | Три вида ржавчины и их признаки
      - [image] Yarpaqda şiddətin qiymətləndirilməsi | Estimating severity on the leaf | Оценка степени поражения листа
      - [video] Sahədə müşahidə marşrutu | Walking a field to observe it | Маршрут осмотра поля
      # Yayılma və proqnoz | Spread and forecast | Распространение и прогноз
      - Hava şəraiti və infeksiya riski | Weather and the risk of infection | Погода и риск заражения
      - Davamlı sortların seçilməsi | Choosing resistant varieties | Выбор устойчивых сортов
      # Mübarizə | Control | Борьба
      - Fungisidin seçilməsi və norması | Choosing a fungicide and its rate | Выбор фунгицида и нормы
      - [video] Çiləyicinin tənzimlənməsi | Adjusting the sprayer | Регулировка опрыскивателя
      - [optional] Xərclərin hesablanması | Working out the costs | Расчёт затрат
    `,
  },
  {
    key: "winter-wheat",
    category: "crops",
    trainer: "elchin",
    type: "OFFLINE",
    difficulty: "BEGINNER",
    days: [-62, -60],
    hours: ["10:00", "15:00"],
    place: { address: "Bərdə rayonu, Aqrar İnkişaf Mərkəzi", latitude: 40.3744, longitude: 47.1266 },
    seats: 40,
    certificate: "Payızlıq taxıl üzrə təlim | Training on winter cereals | Обучение по озимым зерновым",
    tags: ["buğda", "səpin"],
    crowd: 44,
    title:
      "Payızlıq buğdanın səpini: norma, dərinlik, vaxt | Sowing winter wheat: rate, depth, timing | Сев озимой пшеницы: норма, глубина, сроки",
    description:
      "Üç günlük sahə məktəbi: toxumun hazırlanması, səpin normasının hesablanması və səpicinin tənzimlənməsi təcrübə sahəsində göstərilir. | A field school of three days: seed preparation, the seed rate and the setting of the drill are shown on a trial plot. | Трёхдневная полевая школа: подготовка семян, расчёт нормы высева и настройка сеялки показываются на опытном поле.",
    outline: `
      # Səpinə hazırlıq | Before sowing | Подготовка к севу
      - Sələf bitkisi və torpağın becərilməsi | Preceding crop and tillage | Предшественник и обработка почвы
      - Toxumun dərmanlanması | Seed dressing | Протравливание семян
      # Səpin | Sowing | Сев
      - Səpin normasının hesablanması | Working out the seed rate | Расчёт нормы высева
      - [video] Səpicinin tənzimlənməsi | Setting the drill | Настройка сеялки
      - Səpindən sonra yoxlama | Checks after sowing | Проверка после сева
    `,
  },
  {
    key: "fodder",
    category: "crops",
    trainer: "sabina",
    type: "VIDEO",
    difficulty: "BEGINNER",
    tags: ["yem", "yonca", "silos"],
    crowd: 26,
    title:
      "Yonca və qarğıdalı: keyfiyyətli yem tədarükü | | Люцерна и кукуруза: заготовка качественных кормов",
    description:
      "Yoncanın biçin vaxtı, qarğıdalının siloslanması və yemin qış boyu itkisiz saxlanması haqqında qısa videodərslər. | | Короткие видеоуроки о сроках скашивания люцерны, силосовании кукурузы и хранении корма зимой без потерь.",
    outline: `
      # Yonca | | Люцерна
      - [video] Səpin və ilk ilin qulluğu | | Посев и уход в первый год
      - [video] Biçin vaxtı və qurutma | | Срок скашивания и сушка
      # Silos | | Силос
      - [video] Qarğıdalının yetişmə mərhələsi | | Фаза спелости кукурузы
      - [video] Xəndəyin doldurulması və örtülməsi | | Закладка и укрытие траншеи
      - [draft] Silosun keyfiyyətinin yoxlanması | | Проверка качества силоса
    `,
  },
  {
    key: "climate",
    category: "crops",
    trainer: "leyla",
    type: "ONLINE",
    difficulty: "ADVANCED",
    days: [16, 44],
    hours: ["17:00", "18:30"],
    recurs: "WEEKLY",
    scene: "terraces",
    seats: 120,
    certificate:
      "İqlim dəyişikliyinə uyğunlaşma üzrə təlim | Training on adapting to climate change | Обучение по адаптации к изменению климата",
    tags: ["iqlim", "quraqlıq", "dayanıqlılıq"],
    crowd: 31,
    title:
      "İqlim dəyişikliyinə uyğunlaşan təsərrüfat | A farm that adapts to climate change | Хозяйство, которое адаптируется к изменению климата",
    description:
      "Quraqlıq, şaxta və isti dalğaları üçün təsərrüfatın risk xəritəsini qurur, əkin təqvimini və su planını yenidən nəzərdən keçiririk. | We draw a risk map of the farm for drought, frost and heat, and think again about the sowing calendar and the water plan. | Составляем карту рисков хозяйства на случай засухи, заморозков и жары, пересматриваем календарь посева и план воды.",
    outline: `
      # Risklər | Risks | Риски
      - Bölgənin iqlimi necə dəyişir | How the region's climate is changing | Как меняется климат региона
      - Təsərrüfatın risk xəritəsi | The farm's risk map | Карта рисков хозяйства
      # Su və torpaq | Water and soil | Вода и почва
      - Torpaqda rütubətin saxlanması | Keeping moisture in the soil | Сохранение влаги в почве
      - [video] Terraslar və örtük bitkiləri | Terraces and cover crops | Террасы и покровные культуры
      # Plan | The plan | План
      - Əkin təqviminin yenilənməsi | A new sowing calendar | Обновление календаря посева
      - [optional] Meteoroloji xəbərdarlıqlardan istifadə | Using weather warnings | Использование погодных предупреждений
    `,
  },
];
