import type { DemoTraining } from "./training.ts";

export const irrigation: DemoTraining[] = [
  {
    key: "drip",
    category: "irrigation",
    trainer: "leyla",
    type: "ONLINE",
    difficulty: "INTERMEDIATE",
    days: [-18, 24],
    hours: ["19:00", "20:30"],
    recurs: "WEEKLY",
    seats: 60,
    intro: true,
    certificate:
      "Damcı suvarma sistemlərinin qurulması üzrə təlim | Training on building drip irrigation systems | Обучение по устройству капельного орошения",
    validYears: 3,
    examScore: 70,
    tags: ["damcı suvarma", "fertiqasiya", "nasos"],
    crowd: 58,
    title:
      "Damcı suvarma: layihədən quraşdırmaya | Drip irrigation: from plan to installation | Капельное орошение: от проекта до монтажа",
    description:
      "Altı həftəlik kurs: su mənbəyinin qiymətləndirilməsi, hidravlik hesab, filtr və nasosun seçimi, quraşdırma, gübrənin su ilə verilməsi və mövsüm sonunda konservasiya. Hər iştirakçı öz sahəsi üçün layihə hazırlayır. | Six weeks: judging the water source, hydraulic calculation, choice of filter and pump, installation, fertigation, and closing down for winter. Each participant draws up a plan for their own field. | Шесть недель: оценка водоисточника, гидравлический расчёт, выбор фильтра и насоса, монтаж, фертигация и консервация на зиму. Каждый участник готовит проект для своего участка.",
    outline: `
      # Su mənbəyi | The water source | Водоисточник
      - Suyun miqdarı və keyfiyyəti | Amount and quality of the water | Количество и качество воды
      - [video] Nümunənin götürülməsi | Taking a sample | Отбор пробы
      - Su icazəsi və sənədlər | Water permit and papers | Разрешение на воду и документы
      # Layihə | The plan | Проект
      - Sahənin planı və hündürlük fərqi | Site plan and slopes | План участка и перепады высот
      - Damcıladıcının seçilməsi | Choosing the dripper | Выбор капельницы
      - Təzyiq itkilərinin hesabı | Calculating pressure loss | Расчёт потерь давления
      - [mixed] Nümunə layihə: 2 hektar nar bağı | A worked plan: 2 ha of pomegranate | Пример проекта: 2 га граната
      # Avadanlıq | Equipment | Оборудование
      - Filtr növləri və yuyulma | Filters and flushing | Фильтры и промывка
      - Nasosun seçilməsi | Choosing the pump | Выбор насоса
      # Quraşdırma | Installation | Монтаж
      - [video] Boruların çəkilməsi | Laying the pipes | Прокладка труб
      - [video] İlk işə salma və yoxlama | First start and test | Первый пуск и проверка
      # İstismar | Running it | Эксплуатация
      - Suvarma cədvəli | The irrigation schedule | График полива
      - Gübrənin su ilə verilməsi | Fertigation | Фертигация
      - [optional] Tıxanmanın qarşısının alınması | Preventing clogging | Предотвращение засоров
      # Mövsümün sonu | End of season | Конец сезона
      - Konservasiya və qışa hazırlıq | Closing down for winter | Консервация и подготовка к зиме
      - Layihənin müdafiəsi | Presenting your plan | Защита проекта
    `,
  },
  {
    key: "water-budget",
    category: "irrigation",
    trainer: "leyla",
    type: "VIDEO",
    difficulty: "BEGINNER",
    tags: ["su", "hesablama"],
    crowd: 29,
    title:
      "Suvarma suyunun hesablanması sadə dillə | Irrigation water, calculated simply | Расчёт поливной воды простыми словами",
    description:
      "Nə qədər və nə vaxt suvarmalı? Buxarlanma, yağış və torpağın su tutumu əsasında sadə cədvəl qururuq. | How much to irrigate, and when? We build a simple table from evaporation, rain and the water a soil can hold. | Сколько и когда поливать? Строим простую таблицу по испарению, осадкам и влагоёмкости почвы.",
    outline: `
      # Əsaslar | Basics | Основы
      - [video] Torpaq suyu necə saxlayır | How soil holds water | Как почва удерживает воду
      - [video] Buxarlanma və əmsallar | Evaporation and coefficients | Испарение и коэффициенты
      # Cədvəl | The table | Таблица
      - [video] Həftəlik balans | The weekly balance | Недельный баланс
      - Hazır cədvəlin doldurulması | Filling in the table | Заполнение готовой таблицы
    `,
  },
  {
    key: "rainwater",
    category: "irrigation",
    trainer: "leyla",
    type: "OFFLINE",
    difficulty: "BEGINNER",
    days: [34, 34],
    hours: ["11:00", "16:00"],
    place: {
      address: "Qobustan rayonu, Mərəzə qəsəbəsi, Mədəniyyət evi",
      latitude: 40.5336,
      longitude: 48.9268,
    },
    seats: 25,
    scene: "terraces",
    tags: ["yağış suyu", "dağətəyi"],
    crowd: 12,
    title: "Dağətəyi kəndlərdə yağış suyunun toplanması",
    description:
      "Kiçik hovuzların yeri və ölçüsü, torpaq bəndlər, suyun süzülməsi və bağ üçün istifadəsi. Məşğələ kənd sakinləri üçün Azərbaycan dilində keçirilir.",
    outline: `
      # Toplama
      - Su toplayıcı sahənin hesablanması
      - Hovuzun yeri və ölçüsü
      # İstifadə
      - Süzgəc və paylama
      - Yay üçün ehtiyat planı
    `,
  },
];
