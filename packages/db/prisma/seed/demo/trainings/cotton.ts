import type { DemoTraining } from "./training.ts";

export const cotton: DemoTraining[] = [
  {
    key: "cotton-irrigation",
    category: "cotton",
    trainer: "leyla",
    type: "OFFLINE",
    difficulty: "INTERMEDIATE",
    days: [9, 11],
    hours: ["09:30", "14:00"],
    place: { address: "Saatlı şəhəri, Heydər Əliyev prospekti 12", latitude: 39.9321, longitude: 48.3669 },
    seats: 35,
    certificate:
      "Pambığın suvarılması üzrə təlim | Training on cotton irrigation | Обучение по орошению хлопчатника",
    tags: ["pambıq", "suvarma", "şırım"],
    crowd: 47,
    title:
      "Pambığın suvarılması: şırımdan damcıya | Cotton irrigation: from furrow to drip | Орошение хлопчатника: от борозды к капле",
    description:
      "Pambığın inkişaf mərhələlərinə görə su tələbatını hesablayır, şırım və damcı suvarmasının xərclərini müqayisə edirik. İkinci gün Saatlıda işləyən sistemə baxış keçirilir. | We work out how much water cotton needs at each stage and compare the cost of furrow and drip. On the second day we visit a working system in Saatly. | Рассчитываем потребность хлопчатника в воде по фазам, сравниваем затраты на бороздковый и капельный полив. На второй день осматриваем действующую систему в Саатлы.",
    outline: `
      # Bitki və su | The plant and water | Растение и вода
      - İnkişaf mərhələləri və su tələbatı | Growth stages and water demand | Фазы развития и потребность в воде
      - Torpağın rütubətini ölçmək | Measuring soil moisture | Измерение влажности почвы
      # Üsullar | Methods | Способы
      - Şırım suvarması: itkiləri azaltmaq | Furrow irrigation with fewer losses | Полив по бороздам с меньшими потерями
      - Damcı suvarma: xətlərin yerləşdirilməsi | Drip irrigation: laying the lines | Капельный полив: раскладка линий
      - [image] Şoranlaşma təhlükəsi | The danger of salinity | Опасность засоления
      # Hesab | The sums | Расчёты
      - Bir hektarın su və xərc hesabı | Water and cost of one hectare | Расчёт воды и затрат на гектар
    `,
  },
  {
    key: "cotton-pests",
    category: "cotton",
    trainer: "elchin",
    type: "VIDEO",
    difficulty: "INTERMEDIATE",
    intro: true,
    tags: ["pambıq", "zərərverici", "feromon"],
    crowd: 33,
    title:
      "Pambığın zərərvericiləri: müşahidə və hədd | Cotton pests: scouting and thresholds | Вредители хлопчатника: наблюдение и пороги",
    description:
      "Pambıq sovkası, tor gənəsi və mənənə üçün müşahidə qaydaları, iqtisadi hədlər və faydalı həşəratların qorunması. | Scouting rules and economic thresholds for bollworm, spider mite and aphids, and how to spare useful insects. | Правила наблюдения и экономические пороги для хлопковой совки, паутинного клеща и тли, сохранение полезных насекомых.",
    outline: `
      # Müşahidə | Scouting | Наблюдение
      - [video] Feromon tələlərin qurulması | Setting pheromone traps | Установка феромонных ловушек
      - [video] Yüz bitkidə sayma üsulu | Counting on a hundred plants | Учёт на ста растениях
      # Qərar | The decision | Решение
      - İqtisadi ziyan həddi | The economic threshold | Экономический порог вредоносности
      - [video] Faydalı həşəratlar | Useful insects | Полезные насекомые
      - [audio] Fermerin söhbəti: bir mövsümün dərsi | A farmer talks: lessons of one season | Рассказ фермера: уроки одного сезона
    `,
  },
  {
    key: "cotton-harvest",
    category: "cotton",
    trainer: "elchin",
    type: "OFFLINE",
    status: "ARCHIVED",
    difficulty: "BEGINNER",
    days: [-430, -428],
    hours: ["09:00", "13:00"],
    place: { address: "Salyan şəhəri, Aqroservis bazası", latitude: 39.5962, longitude: 48.9848 },
    seats: 30,
    tags: ["pambıq", "yığım"],
    crowd: 28,
    title: "Maşınla pambıq yığımı | Machine harvesting of cotton | Машинная уборка хлопка",
    description:
      "Defoliasiyanın vaxtı, kombaynın tənzimlənməsi və itkilərin ölçülməsi. Növbəti mövsümdə yenilənmiş proqramla keçiriləcək. | When to defoliate, how to set the picker and measure the losses. It returns next season with a renewed programme. | Сроки дефолиации, настройка комбайна и учёт потерь. В следующем сезоне пройдёт по обновлённой программе.",
    outline: `
      # Yığımdan əvvəl | Before the harvest | Перед уборкой
      - Defoliasiyanın vaxtı | When to defoliate | Сроки дефолиации
      - Sahənin hazırlanması | Preparing the field | Подготовка поля
      # Yığım | Harvest | Уборка
      - Kombaynın tənzimlənməsi | Setting the picker | Настройка комбайна
      - İtkilərin ölçülməsi | Measuring the losses | Учёт потерь
    `,
  },
];
